"""Finds the passages that speak to a rule, best first; they inform a person and decide nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.model import Case, Passage, Source
from validators.eligibility.outcome import Outcome, unread_note
from validators.policy import Rule

LIMIT = 6
_LENGTH = 200
# letters and lists speak of violations and firms, not of how the cluster works
_SILENT_ROLES = {"compliance_proof", "enterprise_list", "patent_list", "title_list", "recommendation_summary"}


def judge_by_person(case: Case, rule: Rule) -> Outcome:
    """Always review: the passages found, or the plain statement that there are none."""
    found = best_passages(case, rule.words)
    if not found:
        explanation = f"材料中未找到与本条有关的段落，需人工研判。{unread_note(case)}"
        return Outcome("review", explanation, "judgement")
    files = "、".join(dict.fromkeys(f"《{passage.source.file}》" for passage in found))
    explanation = f"本条须由人工研判。已列出{files}中与本条有关的{len(found)}个段落供参考。"
    return Outcome("review", explanation, "judgement", evidence=tuple(quoted(passage) for passage in found))


def best_passages(case: Case, words: Sequence[str]) -> list[Passage]:
    """Up to LIMIT passages that use most of the words; a heading's word counts twice."""
    scored = [
        (_score(passage, words), -position, passage)
        for position, passage in enumerate(case.passages)
        if passage.role not in _SILENT_ROLES
    ]
    best = sorted((item for item in scored if item[0]), key=lambda item: item[:2], reverse=True)
    return [passage for _, _, passage in _without_repeats(best)[:LIMIT]]


def quoted(passage: Passage) -> Source:
    """The place of a passage with its words, shortened for reading."""
    text = " ".join(passage.text.split())
    return msgspec.structs.replace(passage.source, text=text if len(text) <= _LENGTH else f"{text[:_LENGTH]}……")


def _score(passage: Passage, words: Sequence[str]) -> int:
    text, heading = passage.text, passage.heading
    # lists, not generators: this is asked of every passage for every rule
    in_text = len([word for word in words if word in text])
    return in_text + 2 * len([word for word in words if word in heading]) if in_text else 0


def _without_repeats(scored: list[tuple[int, int, Passage]]) -> list[tuple[int, int, Passage]]:
    """A form and its sealed scan say the same; once is enough."""
    first: dict[str, tuple[int, int, Passage]] = {}
    for item in scored:
        first.setdefault("".join(item[2].text.split()), item)
    return list(first.values())
