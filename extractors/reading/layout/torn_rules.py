"""Rules of a scanned table that end in the middle of a cell, drawn on to where the cell ends.

A fax drops rules for a stretch, and a page laid straight tears those that were scanned askew. No table is ruled into
the middle of a cell: what begins at a crossing and stops on its way went on to the next one. A line that stands free,
as one to write on does, is left as it is, and so is one in whose way something is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.reading.layout.look import Glyph, Rule
from pipeline.model import Box

# In points: what lies nearer is one to the eye, and what reaches less far beyond a crossing ends there
_TOUCH, _OVERSHOT = 3.0, 6.0
# Of the height or width of a character: a rule may run so far into its box, which is drawn wide
_GRAZED = 0.2


def with_torn_rules_whole(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The rules of a page from pixels, each of those torn within a cell up to the rule that bounds the cell."""
    inked = [(glyph.x0, glyph.top, glyph.x1, glyph.bottom) for glyph in glyphs if glyph.text.strip()]
    flat = [rule for rule in rules if rule.x1 - rule.x0 >= rule.bottom - rule.top]
    upright = [rule for rule in rules if rule.x1 - rule.x0 < rule.bottom - rule.top]
    level = [_drawn_on(rule, upright, inked) for rule in flat]
    across, beside = [_flipped(rule) for rule in level], [_turned(box) for box in inked]
    return level + [_flipped(_drawn_on(_flipped(rule), across, beside)) for rule in upright]


def _drawn_on(rule: Rule, crossing: Sequence[Rule], inked: Sequence[Box]) -> Rule:
    """A level rule, drawn on at each end that lies in the middle of a cell."""
    height = (rule.top + rule.bottom) / 2
    places = sorted(one.x0 for one in crossing if one.top - _TOUCH <= height <= one.bottom + _TOUCH)
    touched = [x for x in places if rule.x0 - _TOUCH <= x <= rule.x1 + _TOUCH]
    if not touched:
        return rule
    before = max((x for x in places if x < rule.x0 - _TOUCH), default=None)
    after = min((x for x in places if x > rule.x1 + _TOUCH), default=None)
    x0, x1 = rule.x0, rule.x1
    if before is not None and touched[0] - x0 > _OVERSHOT and not _is_written(before, x0, height, inked):
        x0 = before
    if after is not None and x1 - touched[-1] > _OVERSHOT and not _is_written(x1, after, height, inked):
        x1 = after
    return rule._replace(x0=x0, x1=x1)


def _is_written(start: float, end: float, height: float, inked: Sequence[Box]) -> bool:
    """Whether a level line from `start` to `end` would run through a character."""
    return any(
        box[0] < end
        and box[2] > start
        and box[1] + _GRAZED * (box[3] - box[1]) < height < box[3] - _GRAZED * (box[3] - box[1])
        for box in inked
    )


def _flipped(rule: Rule) -> Rule:
    return rule._replace(x0=rule.top, top=rule.x0, x1=rule.bottom, bottom=rule.x1)


def _turned(box: Box) -> Box:
    return (box[1], box[0], box[3], box[2])
