"""Which stretches of narrative a few applications share and no others: an inverted index of shingles.

A shingle is eight letters in a row; digits, signs and blanks do not count, so that another figure or another line
break makes no other text. Boilerplate, official wording and sentences of a common model have many holders and fall
out by being counted, without a list of them. Work and memory grow with the length of the texts, not with pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.model import Passage

_LENGTH = 8
_NO_LETTERS = re.compile(r"[\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = "\0"
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
# the index is made in parts, by the first bits of the shingles
_PARTS = 16

Shingles = npt.NDArray[np.uint64]
_Numbers = npt.NDArray[np.int64]


class Narrative:
    """The passages of one application; `shingles` are its different ones, sorted."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        windows, _ = self._windows
        self.shingles = np.unique(windows)
        del self._windows

    @cached_property
    def _windows(self) -> tuple[Shingles, _Numbers]:
        """The shingle at each place, and the index of the passage that it stands in."""
        texts = [_NO_LETTERS.sub("", passage.text) for passage in self.passages]
        codes = np.frombuffer(_BETWEEN.join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
        count = len(codes) - _LENGTH + 1
        if count <= 0:
            return np.empty(0, np.uint64), np.empty(0, np.int64)
        mixed = np.zeros(count, np.uint64)
        for place in range(_LENGTH):
            mixed = mixed * _FACTOR + codes[place : place + count]
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _FACTOR
        ends = np.concatenate([[0], np.cumsum(codes == 0)])
        whole = ends[_LENGTH:] == ends[:count]
        return mixed[whole], ends[:count][whole]

    def holding(self, shingles: Shingles, least: int) -> Iterator[tuple[int, Shingles]]:
        """The passages in which at least so many of these shingles stand, by index, and which."""
        windows, passages = self._windows
        held = np.isin(windows, shingles)
        counts = np.bincount(passages[held], minlength=len(self.passages)) if held.any() else np.empty(0, np.int64)
        for index in np.flatnonzero(counts >= least):
            yield int(index), np.unique(windows[held & (passages == index)])

    def stretch(self, index: int, shingles: Shingles) -> str:
        """The words of a passage from the first of the shingles to the end of the last, as printed."""
        windows, passages = self._windows
        places = np.flatnonzero(np.isin(windows[passages == index], shingles))
        text = self.passages[index].text
        letters = [match.start() for match in _LETTER.finditer(text)]
        return text[letters[places[0]] : letters[places[-1] + _LENGTH - 1] + 1]


def shared_by_few(narratives: Sequence[Narrative], most: int, least: int) -> dict[tuple[int, int], Shingles]:
    """The shingles that two narratives have in common and at most `most` hold, for pairs with at least `least`."""
    found = [part for part in (_part(narratives, number, most) for number in range(_PARTS)) if len(part[0])]
    if not found:
        return {}
    pairs = np.concatenate([part[0] for part in found])
    shingles = np.concatenate([part[1] for part in found])
    order = np.argsort(pairs, kind="stable")
    pairs, shingles = pairs[order], shingles[order]
    starts, counts = _runs(pairs)
    return {
        (int(pairs[start]) // len(narratives), int(pairs[start]) % len(narratives)): shingles[start : start + count]
        for start, count in zip(starts, counts, strict=True)
        if count >= least
    }


def _part(narratives: Sequence[Narrative], number: int, most: int) -> tuple[_Numbers, Shingles]:
    """Pairs of narratives (as one number) and the shingle they share, for one part of all shingles."""
    low, high = (np.uint64((end << 64) // _PARTS - bool(end)) for end in (number, number + 1))
    slices = [one.shingles[slice(*np.searchsorted(one.shingles, [low, high], side="right"))] for one in narratives]
    shingles = np.concatenate(slices)
    holders = np.repeat(np.arange(len(narratives), dtype=np.int64), [len(one) for one in slices])
    order = np.argsort(shingles, kind="stable")
    shingles, holders = shingles[order], holders[order]
    starts, counts = _runs(shingles)
    pairs: list[Any] = [np.empty(0, np.int64)]
    shared: list[Any] = [np.empty(0, np.uint64)]
    for size in range(2, most + 1):
        first = starts[counts == size]
        for one in range(size):
            for other in range(one + 1, size):
                pairs.append(holders[first + one] * len(narratives) + holders[first + other])
                shared.append(shingles[first])
    return np.concatenate(pairs), np.concatenate(shared)


def _runs(ordered: npt.NDArray[Any]) -> tuple[_Numbers, _Numbers]:
    """Where each run of equal values begins, and how long it is."""
    if not len(ordered):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    starts = np.concatenate([[0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1]).astype(np.int64)
    return starts, np.diff(np.append(starts, len(ordered)))


def longest_common(one: str, other: str) -> int:
    """The number of letters that two texts have in common in a row."""
    first, second = (_NO_LETTERS.sub("", text) for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
