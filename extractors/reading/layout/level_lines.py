"""Cells of one row whose lines stand level, label by label and number by number: rows without a rule between them.

A line of labels that fills its cell would be taken for one that is broken, and numbers one below the other on a scan
for one cut in two. Where each label has its number beside it, both are what they look like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.reading.layout.lines import TextLine
from pipeline.model import Box

VALUE = re.compile(r"[-−]?\d(?:[\d.,，]*\d)?\s?[^\d\s.,，、和及与]{0,4}")
_WHOLE_VALUE = re.compile(r"[-−]?\d[\d,，]*(?:\.\d+\s?[^\d\s.,，]{0,4}|\s?[^\d\s.,，]{1,4})")
_LEAST_TO_BE_SURE = 3
# Of a line's size: how far two lines on one level may stand apart
_LEVEL = 0.5
# What a line that fills its cell leaves free: its padding and less than a digit
_FULL = 1.5


def level_lines(lines: Mapping[Box, Sequence[TextLine]]) -> dict[Box, bool]:
    """The cells whose lines stand level with those of their row; True where their numbers cannot be one cut in two."""
    rows: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box, own in lines.items():
        if len(own) > 1:
            rows[round(box[1]), round(box[3])].append(box)
    found: dict[Box, bool] = {}
    for boxes in rows.values():
        for values in (box for box in boxes if _are_values(box, lines[box])):
            level = [box for box in boxes if box is not values and _are_level(lines[box], lines[values])]
            if any(not VALUE.fullmatch(lines[box][0].text) for box in level):
                found |= dict.fromkeys([values, *level], _are_whole(lines[values]))
    return found


def _are_values(box: Box, lines: Sequence[TextLine]) -> bool:
    """Whether each line is a number, and none but the last fills its cell, as one does that is cut in two."""
    room = box[2] - box[0]
    full = any(room - line.width < _FULL * line.size for line in lines[:-1])
    return not full and all(VALUE.fullmatch(line.text) for line in lines)


def _are_level(lines: Sequence[TextLine], others: Sequence[TextLine]) -> bool:
    return len(lines) == len(others) and all(
        abs(one.top + one.bottom - other.top - other.bottom) <= 2 * _LEVEL * one.size
        for one, other in zip(lines, others, strict=True)
    )


def _are_whole(values: Sequence[TextLine]) -> bool:
    """Whether each is a number by itself: they are many, or all have a point or a unit."""
    return len(values) >= _LEAST_TO_BE_SURE or all(_WHOLE_VALUE.fullmatch(line.text) for line in values)
