"""What a recogniser adds to the print out of habit, taken off again: widths, blanks within numbers, dashes as 一."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extractors.reading.pixels.engine import Character

_STRAY_BLANK = re.compile(r"(?<=\d\.)( )(?=\d)|(?<=\d,)( )(?=\d{3}(?!\d))")
# A dash beside a dash is no Chinese one
_DASH_AS_ONE = re.compile(r"(?<=[—―─])一+|一+(?=[—―─])")
_ONES, _CERTAIN_ONE = re.compile("一{2,}"), 0.9
_BULLET = re.compile(r"[:：] ?(?:20\d\d年|[\u4e00-\u9fff]{2})")


def plain_characters(characters: Sequence[Character]) -> list[Character]:
    """The characters of one line as they are printed."""
    return _with_bullet(_with_dashes(_without_stray_blanks([one for one in map(_plain, characters) if one.text])))


def _without_stray_blanks(characters: list[Character]) -> list[Character]:
    """Without the blanks that a wide-set point or comma makes the recogniser see in the middle of a number."""
    text = "".join(one.text for one in characters)
    stray = {match.start() for match in _STRAY_BLANK.finditer(text)}
    return [one for place, one in enumerate(characters) if place not in stray]


def _with_dashes(characters: list[Character]) -> list[Character]:
    """With the dashes that were taken for 一 as dashes; two of them side by side are, where neither is certain."""
    text = "".join(one.text for one in characters)
    found = [*_DASH_AS_ONE.finditer(text)]
    found += [
        match
        for match in _ONES.finditer(text)
        if all(characters[place].confidence < _CERTAIN_ONE for place in range(*match.span()))
    ]
    dashes = {place for match in found for place in range(*match.span())}
    return [one._replace(text="—") if place in dashes else one for place, one in enumerate(characters)]


def _with_bullet(characters: list[Character]) -> list[Character]:
    """With the bullet that a line begins with as one: no colon stands before a year or words at its beginning."""
    bullet = _BULLET.match("".join(one.text for one in characters))
    return [characters[0]._replace(text="·"), *characters[1:]] if bullet else characters


def _plain(character: Character) -> Character:
    """The recogniser's full-width digits and Latin letters are a matter of its taste, not of the print."""
    text = character.text
    if "\uff10" <= text <= "\uff5a" or text in "％．":
        text = unicodedata.normalize("NFKC", text)
    return character._replace(text=text)
