"""Years as the heads of a table write them: 2022 | 2023 | 2024, 22年 | 23年 | 24年, 前三年 | 前两年 | 前一年.

Alone such a text may be anything (2012 workers, the last three years together); in a row that counts up or down by
one it is a year.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

_NEAR = 8
"""Years further than this from the application year are no heads of its form."""
_AGO = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NOTE = r"\s*(?:[（(](?:目标|实际|基期|预计|规划|基准|完成)?值?[）)])?"
_FULL = re.compile(rf"((?:19|20)\d\d){_NOTE}")
_SHORT = re.compile(rf"['‘’]?(\d\d)\s?年度?{_NOTE}")
_BEFORE = re.compile(r"(?:申报)?(?:年度)?(?:之)?前(?:第)?([一二两三四1-4])个?年(?:度)?(?:数据|实际)?")
_LETTERS = re.compile(r"[（(]?[TYNtyn]\s?[-－—–]\s?([1-4])[）)]?\s?年?(?:度)?")


def _full(text: str, _: int | None) -> int | None:
    match = _FULL.fullmatch(text)
    return int(match[1]) if match else None


def _short(text: str, _: int | None) -> int | None:
    match = _SHORT.fullmatch(text)
    return 2000 + int(match[1]) if match else None


def _before(text: str, year: int | None) -> int | None:
    match = (_BEFORE.fullmatch(text) or _LETTERS.fullmatch(text)) if year else None
    return year - _AGO[match[1]] if match and year else None


_NOTATIONS: tuple[Callable[[str, int | None], int | None], ...] = (_full, _short, _before)


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
