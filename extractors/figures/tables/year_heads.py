"""Years as the heads of a table write them: 2022 | 2023 | 2024, 22年 | 23年 | 24年, 前三年 | 前两年 | 前一年.

Alone such a text may be anything (2012 workers, the last three years together); in a row that counts up or down by
one it is a year. T-2年 | T-1年 | T+3年目标 count from a year that the paper names, or leaves open.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

_NEAR = 8
"""Years further than this from the application year are no heads of its form."""
_AGO = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_STATUS = r"\s*[（(](?:目标|实际|基期|预计|规划|计划|预期|基准|完成|快报)?[值数]?[）)]"
_NOTE = rf"(?:{_STATUS})?"
_FULL = re.compile(rf"((?:19|20)\d\d){_NOTE}")
# 2025（计划） below 2024年; a bare 2012 among them is no year
_NOTED = re.compile(rf"((?:19|20)\d\d)(?:\s?年度?[末底]?{_NOTE}|{_STATUS})")
_SHORT = re.compile(rf"['‘’]?(\d\d)\s?年度?{_NOTE}")
_BEFORE = re.compile(r"(?:申报)?(?:年度)?(?:之)?前(?:第)?([一二两三四1-4])个?年(?:度)?(?:数据|实际)?")
# N年末 and T+2年目标 as well; a T alone may be anything
_LETTER = r"[（(]?([TYNtyn])\s?(?:([-－—–+＋])\s?([1-5]))?[）)]?\s?"
_LETTERS = re.compile(rf"{_LETTER}(?:年?度?|年?[末底])(?:目标|实际|预计|规划|计划|完成)?值?{_NOTE}")


def _full(text: str, _: int | None) -> int | None:
    match = _FULL.fullmatch(text)
    return int(match[1]) if match else None


def _noted(text: str, _: int | None) -> int | None:
    match = _NOTED.fullmatch(text)
    return int(match[1]) if match else None


def _short(text: str, _: int | None) -> int | None:
    match = _SHORT.fullmatch(text)
    return 2000 + int(match[1]) if match else None


def _before(text: str, year: int | None) -> int | None:
    match = _BEFORE.fullmatch(text) if year else None
    return year - _AGO[match[1]] if match and year else None


_NOTATIONS: tuple[Callable[[str, int | None], int | None], ...] = (_full, _noted, _short, _before)


def years_of_heads(texts: Sequence[str], year: int | None, *, repeated: bool = False) -> list[int | None]:
    """The year each of a line's texts stands for, None for those that are none.

    `year` is the application year; `repeated` allows a column headed 年份 to start anew (2022, 2023, 2022, 2023).
    """
    for notation in _NOTATIONS:
        found = [notation(text.strip(), year) for text in texts]
        years = [y for y in found if y is not None]
        near = year is None or all(abs(y - year) <= _NEAR for y in years)
        steps = {b - a for a, b in itertools.pairwise(years)}
        if len(years) >= 2 and near and (steps in ({1}, {-1}) or repeated):
            return found
    return [None] * len(texts)


def offsets_of_heads(texts: Sequence[str]) -> list[int | None]:
    """How many years after T each of a line's texts is, T-1年 | T年 | T+2年目标; None for those that are none."""
    matches = [_LETTERS.fullmatch(text.strip()) for text in texts]
    found = [_offset(match) if match else None for match in matches]
    offsets = [offset for offset in found if offset is not None]
    steps = [b - a for a, b in itertools.pairwise(offsets)]
    letters = {match[1].upper() for match in matches if match}
    in_order = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    return found if len(offsets) >= 2 and in_order and len(letters) == 1 else [None] * len(texts)


def _offset(match: re.Match[str]) -> int:
    return int(match[3] or 0) * (1 if match[2] in ("+", "＋", None) else -1)
