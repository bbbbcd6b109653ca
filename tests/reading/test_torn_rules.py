"""Rules that a scan tore within a cell end where the cell does; what is no torn rule is not drawn on."""

from __future__ import annotations

import pytest

from extractors.reading.layout.look import Glyph, Rule
from extractors.reading.layout.torn_rules import with_torn_rules_whole

# two cells side by side, each 100 wide and 40 high
FRAME = [
    Rule(0, 0, 200, 0), Rule(0, 40, 200, 40),
    Rule(0, 0, 0, 40), Rule(100, 0, 100, 40), Rule(200, 0, 200, 40),
]  # fmt: skip


def whole(rule: Rule, text: Glyph | None = None) -> Rule:
    """What becomes of one rule within the frame."""
    rules = with_torn_rules_whole([*FRAME, rule], [text] if text else [])
    (found,) = (one for one in rules if one not in FRAME)
    return found


def written(top: float) -> Glyph:
    return Glyph("否", 150, top, 160, top + 10, 10, True, 0, 0.99)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(120, 20, 160, 20),  # touches nothing: a line to write on
        Rule(0, 20, 103, 20),  # the corner of a cell, overshot
        Rule(0, 20, 200, 20),
        Rule(0, 60, 130, 60),  # beside no upright rule
        Rule(50, 0, 50, 4),  # no cell below
    ],
)
def test_what_is_not_torn_is_left_as_it_is(rule: Rule) -> None:
    assert whole(rule) == rule


def test_nothing_is_drawn_through_what_is_written() -> None:
    torn = Rule(0, 20, 130, 20)
    assert whole(torn, written(15)) == torn


@pytest.mark.parametrize(
    ("torn", "end"),
    [
        (Rule(0, 20, 130, 20), Rule(0, 20, 200, 20)),
        (Rule(80, 20, 200, 20), Rule(0, 20, 200, 20)),
        (Rule(80, 20, 130, 20), Rule(0, 20, 200, 20)),
        (Rule(50, 0, 50, 12), Rule(50, 0, 50, 40)),
        (Rule(50, 22, 50, 40), Rule(50, 0, 50, 40)),
    ],
)
def test_a_torn_rule_goes_on_to_the_next_crossing(torn: Rule, end: Rule) -> None:
    assert whole(torn) == end


@pytest.mark.parametrize("top", [5, 22])
def test_text_above_or_below_is_in_no_ones_way(top: float) -> None:
    assert whole(Rule(0, 20, 130, 20), written(top)) == Rule(0, 20, 200, 20)
