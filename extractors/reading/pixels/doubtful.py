"""Numbers that may have been misread: which they are, and what a second look makes of them.

A recogniser is sure of itself where it should not be: of `12.095` for `12,095`, of `8` for a blurred `9`. So its
word is held against what can be measured without it: the form of a number, how far the ink of a point or comma
hangs below the digits, and on poor pages a second reading of the enlarged line. What stays open is given with
a confidence that no figure is sure with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from extractors.reading.layout.look import UNSURE
from extractors.reading.pixels.engine import Character, Image, Reading, recognise
from extractors.reading.pixels.text_lines import TextStrip

Darkness = npt.NDArray[np.float32]

# With the marks inside it and a point before it; a comma before it parts it from words, but at a line's beginning
_NUMBER = re.compile(r"(?:(?<!\S)[,，])?[.．]*\d[\d.,:，．：]*\d|\d")
_WELL_FORMED = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,2}[:：]\d{2}")
_POINTED = re.compile(r"\d{1,4}(?:\.\d{1,2}){2,3}")
_NUMBERED_YEAR = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}20\d\d")
# One to three digits, a mark, three digits: the mark may be either
_EITHER = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_CERTAIN_POINT = re.compile(r"(?<![\d.,])(?:\d+\.\d{1,2}|0\.\d+|\d+\.\d{4,})(?![\d.,])")
# The second ring of a per mille sign
_PER_MILLE = re.compile(r"\d+(?:\.\d+)?(?=[%％][oO0〇°])")
# A stroke for none, read as a number: a slash leans by this much of its height at least
_STROKES = ("1", "一")
_LEANS = 0.25
# Of the height of a digit: how much farther than a point a comma hangs down, for one mark and for a page of them
_HANGS, _HANG_TOGETHER = 0.045, 0.03
_LEAST_MARKS, _LEAST_POINTS = 3, 3
_SURE_MARK = 0.95
# Below this height of a character in pixels, or this mean certainty of digits, a page is poor
_POOR_EM, _POOR_CERTAINTY = 27.0, 0.985
# A true digit is read with more certainty than this, or might be its neighbour in shape
_CLEAR = 0.97
_ENLARGED = 2


@dataclass(frozen=True)
class _Mark:
    """A point or comma between digits: its line, its place there, how far it hangs below the digits."""

    line: int
    place: int
    hang: float


def settled(strips: Sequence[TextStrip], em: float) -> list[TextStrip]:
    """The lines of a page of characters `em` pixels high, with doubtful numbers marked or put right."""
    readings = [strip.reading for strip in strips]
    poor = _is_poor(readings, em)
    readings = _read_again(strips, [place for place, one in enumerate(readings) if poor or _is_unclear(one)])
    readings = _marks_settled(strips, readings)
    readings = [_malformed_doubted(reading) for reading in readings]
    return [
        replace(strip, reading=_stroke_doubted(reading, strip.image))
        for strip, reading in zip(strips, readings, strict=True)
    ]


def _is_poor(readings: Sequence[Reading], em: float) -> bool:
    digits = [one.confidence for reading in readings for one in reading.characters if one.text.isdigit()]
    return bool(digits) and (em < _POOR_EM or sum(digits) / len(digits) < _POOR_CERTAINTY)


def _is_unclear(reading: Reading) -> bool:
    """Whether a digit may be its neighbour in shape, on a page that is clear as a whole."""
    return any(one.confidence < _CLEAR for one in reading.characters if one.text.isdigit())


# -- a second reading -------------------------------------------------------------------------------


def _read_again(strips: Sequence[TextStrip], places: Sequence[int]) -> list[Reading]:
    """Lines, those at `places` read once more, enlarged and sharpened: digits that come out otherwise are doubted."""
    readings = [strip.reading for strip in strips]
    numeric = [place for place in places if re.search(r"\d", readings[place].text)]
    again = recognise([_sharpened(strips[place].image) for place in numeric])
    for place, second in zip(numeric, again, strict=True):
        readings[place] = _agreed(readings[place], second)
    return readings


def _sharpened(line: Image) -> Image:
    large = cv2.resize(line, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 2.0)
    margin = line.shape[0] // 8
    sharp = cv2.addWeighted(large, 1.8, soft, -0.8, 0)
    return np.asarray(cv2.copyMakeBorder(sharp, margin, margin, margin, margin, cv2.BORDER_REPLICATE), dtype=np.uint8)


def _agreed(first: Reading, second: Reading) -> Reading:
    """The first reading, with every number doubted that has an unclear digit or that the second one does not show."""
    others = [_digits(other) for other in _NUMBER.findall(second.text)]
    characters = list(first.characters)
    for match in _NUMBER.finditer(first.text):
        clear = min(characters[place].confidence for place in range(*match.span()) if characters[place].text.isdigit())
        if clear >= _CLEAR and _digits(match.group()) in others:
            continue
        for place in range(*match.span()):
            characters[place] = _doubted(characters[place])
    return Reading(tuple(characters))


def _digits(number: str) -> str:
    """The digits alone: marks are judged by their ink."""
    return re.sub(r"\D", "", number)


# -- points and commas ------------------------------------------------------------------------------


def _marks_settled(strips: Sequence[TextStrip], readings: Sequence[Reading]) -> list[Reading]:
    """Marks that may be points or commas, by how far their ink hangs down beside that of certain points."""
    points = [mark.hang for mark in _marks(strips, readings, _CERTAIN_POINT)]
    open_marks = _marks(strips, readings, _EITHER)
    level = median(points) if len(points) >= _LEAST_POINTS else None
    seen_as_points = [mark for mark in open_marks if _at(readings, mark).text == "."]
    together = (
        level is not None
        and len(seen_as_points) >= _LEAST_MARKS
        and (median(mark.hang for mark in seen_as_points) - level >= _HANG_TOGETHER)
    )
    changed = {reading: list(readings[reading].characters) for reading in {mark.line for mark in open_marks}}
    for mark in open_marks:
        one = _at(readings, mark)
        hangs = level is not None and mark.hang - level >= _HANGS
        if one.text == ",":
            verdict = one if one.confidence >= _SURE_MARK or hangs else _doubted(one)
        elif together:
            verdict = one._replace(text=",", confidence=min(one.confidence, _SURE_MARK))
        else:
            # a true third decimal is rare, and nothing measured speaks for it strongly enough
            verdict = _doubted(one)
        changed[mark.line][mark.place] = verdict
    return [Reading(tuple(changed[place])) if place in changed else reading for place, reading in enumerate(readings)]


def _at(readings: Sequence[Reading], mark: _Mark) -> Character:
    return readings[mark.line].characters[mark.place]


def _marks(strips: Sequence[TextStrip], readings: Sequence[Reading], pattern: re.Pattern[str]) -> list[_Mark]:
    found = []
    for line, reading in enumerate(readings):
        for match in pattern.finditer(reading.text):
            place = next(at for at in range(*match.span()) if reading.text[at] in ".,")
            hang = _hang(strips[line].image, reading.characters, place)
            if hang is not None:
                found.append(_Mark(line, place, hang))
    return found


def _hang(line: Image, characters: Sequence[Character], place: int) -> float | None:
    """How far the ink between two digits reaches below them, as a share of their height; None without ink."""
    dark: Darkness = np.asarray((255 - line[:, :, 0].astype(np.float32)) / 255, dtype=np.float32)
    width = dark.shape[1]
    left, right = ((characters[at].start + characters[at].end) / 2 * width for at in (place - 1, place + 1))
    step = (right - left) / 2
    digits = np.concatenate(
        [_columns(dark, left - step / 2, left + 0.4 * step), _columns(dark, right - 0.4 * step, right + step / 2)],
        axis=1,
    )
    mark = _columns(dark, (left + right) / 2 - 0.56 * step, (left + right) / 2 + 0.56 * step)
    if not digits.size or not mark.size:
        return None
    head, foot = _extent(digits.max(axis=1))
    height = foot - head
    lower = int(head + 0.55 * height)
    profile = mark[lower:].max(axis=1) if lower < len(mark) else np.zeros(0, np.float32)
    if height < 4 or not profile.size or profile.max() <= 0.15:
        return None
    return (lower + _extent(profile)[1] - foot) / height


def _columns(dark: Darkness, start: float, end: float) -> Darkness:
    return dark[:, max(int(start), 0) : max(int(end) + 1, 0)]


def _extent(profile: Darkness) -> tuple[float, float]:
    """First and last row, in parts of rows, at which the ink is at least half as dark as at its darkest."""
    half = profile.max() / 2
    rows = np.flatnonzero(profile >= half)
    last = int(rows[-1])
    below = float(profile[last + 1]) if last + 1 < len(profile) else 0.0
    return float(rows[0]), last + (float(profile[last]) - half) / max(float(profile[last]) - below, 1e-6)


# -- the form of a number ---------------------------------------------------------------------------


def _malformed_doubted(reading: Reading) -> Reading:
    """Numbers that nobody writes so (`4.692.38`, `1,1.08`, `.39.1`): a mark was lost, added or misread; so `116%o`."""
    found = [
        match
        for match in _NUMBER.finditer(reading.text)
        if not _WELL_FORMED.fullmatch(match.group()) and not _is_code(reading.text, match)
    ]
    characters = list(reading.characters)
    for match in (*found, *_PER_MILLE.finditer(reading.text)):
        for place in range(*match.span()):
            characters[place] = _doubted(characters[place])
    return Reading(tuple(characters))


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether points belong to it: a chapter (2.1.3) alone or before a year, a date (2025.3.7), a patent number."""
    follows = text[match.end() : match.end() + 1]
    numbered_year = follows == "年" and _NUMBERED_YEAR.fullmatch(match.group())
    return bool(numbered_year or _POINTED.fullmatch(match.group())) or follows in ("X", "x")


def _stroke_doubted(reading: Reading, line: Image) -> Reading:
    """The reading, doubted where it is one stroke that stands alone and may be a slash or a dash: nothing to report."""
    text = reading.text.strip()
    if text not in _STROKES or (text == "1" and not _is_leaning(line)):
        return reading
    return Reading(tuple(_doubted(one) for one in reading.characters))


def _is_leaning(line: Image) -> bool:
    dark = line.min(axis=2) < (int(line.max()) + int(line.min())) / 2
    rows, columns = np.nonzero(dark)
    if not len(rows) or np.ptp(rows) < 4:
        return False
    slope = np.polyfit(rows, columns, 1)[0]
    return bool(abs(slope) >= _LEANS)


def _doubted(character: Character) -> Character:
    return character._replace(confidence=min(character.confidence, UNSURE))
