"""Every word of the policy's conditions is accounted for, and nothing is judged that does not stand there.

Held in both directions: each phrase of the clauses is quoted by a rule of that clause, by a title
condition or by the list of what is not judged; each phrase that they quote stands in their clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from validators.policy import Ruleset, load_ruleset, rulesets

COPY = Path(__file__).parent / "shantou-2025.txt"
SHARED = Path(__file__).resolve().parents[2] / "../shared/policy/shantou-2025.txt"
RULESET = load_ruleset("shantou-2025")
_CHAPTER = re.compile(r"^([一二三四])、")
_SECTION = re.compile(r"^（([一二三四])）")
_ITEM = re.compile(r"^(\d)\.")


def clauses() -> dict[str, str]:
    """The policy's text by clause, such as 二（二）5; spaces and pictures left out."""
    found: dict[str, str] = {}
    chapter = section = item = ""
    for line in COPY.read_text(encoding="utf-8").splitlines():
        text = re.sub(r"\s|\[image.*?\]", "", line)
        if mark := _CHAPTER.match(text):
            chapter, section, item = mark[1], "", ""
        elif mark := _SECTION.match(text):
            section, item = f"（{mark[1]}）", ""
        elif mark := _ITEM.match(text):
            item = mark[1]
        if chapter and text:
            found[chapter + section + item] = found.get(chapter + section + item, "") + text
    return found


CLAUSES = clauses()


def phrases(text: str) -> list[str]:
    return [phrase for phrase in re.split("[，；。：]", re.sub(r"\s|（近三年）", "", text)) if phrase]


def quotations(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    yield from ((rule.clause, rule.test) for rule in ruleset.rules)
    yield from ((title.clause, title.text) for title in ruleset.titles)
    yield from ((left.clause, left.text) for left in ruleset.not_judged)


def body(text: str) -> str:
    """An item's text without its head: "5.具有较强协同创新能力。" opens the item."""
    return re.sub(r"^(\d\.|（.）|.、)[^。：]*[。：]", "", text)


def test_the_copy_of_the_policy_is_true() -> None:
    if not SHARED.exists():
        pytest.skip("the policy's text does not lie beside the project")
    assert COPY.read_text(encoding="utf-8") == SHARED.read_text(encoding="utf-8")


def test_the_text_falls_into_its_numbered_items() -> None:
    conditions = [clause for clause in CLAUSES if re.fullmatch(r"二（二）\d", clause)]
    assert conditions == [f"二（二）{number}" for number in range(1, 10)]
    assert {"二（三）1", "二（三）2", "三（三）5", "四（二）"} <= set(CLAUSES)


@pytest.mark.parametrize("clause", [*(f"二（二）{number}" for number in range(1, 10)), "二（三）1"])
def test_every_phrase_of_a_condition_is_quoted_under_its_clause(clause: str) -> None:
    quoted = [phrase for where, text in quotations(RULESET) if where == clause for phrase in phrases(text)]
    assert [phrase for phrase in phrases(body(CLAUSES[clause])) if phrase not in quoted] == []


@pytest.mark.parametrize(("clause", "text"), list(quotations(RULESET)))
def test_every_quotation_stands_in_its_clause(clause: str, text: str) -> None:
    assert [phrase for phrase in phrases(text) if phrase not in CLAUSES[clause]] == []


# a clause that only opens a list has no sentence of its own; clause 一 is listed as a whole
@pytest.mark.parametrize("clause", [key for key, text in CLAUSES.items() if "。" in text and key[0] != "一"] + ["一"])
def test_every_clause_is_judged_or_listed_with_the_reason(clause: str) -> None:
    assert clause in {where for where, _ in quotations(RULESET)}


def test_what_is_not_judged_says_why() -> None:
    for ruleset in rulesets():
        assert ruleset.not_judged
        assert all(len(left.reason) >= 6 for left in ruleset.not_judged)
