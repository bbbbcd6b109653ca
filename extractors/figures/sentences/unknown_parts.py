"""Whether a number of a sentence is of a part only, of which no word tells but one that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.figures.meaning.claims import Meaning
from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import Concept, Reading
from extractors.figures.meaning.modifiers import narrows
from extractors.figures.meaning.vocabulary import ASPECTS, measures
from extractors.figures.sentences.owner import start_of_clause
from extractors.quantity import Amount

_STRANGE = 3


def is_of_unknown(text: str, words: Sequence[Concept], last_end: int, amount: Amount, gap: int) -> bool:
    """其中省级工程技术研究中心3个, 其中研发设计类软件应用率36%: a part that is named, by a word that is not known.

    `words` are those before the number since the one that ended at `last_end`, `gap` is how strange what follows them.
    """
    begin = max(last_end, start_of_clause(text, amount.start, "，,；：、"))
    before = text[begin : words[0].start] if words else ""
    is_part = text[begin : amount.start].lstrip().startswith("其中")
    return is_part and max(gap if words else 0, strangeness(before)) > _STRANGE


def is_narrowed(reading: Reading, words: Sequence[Concept], last_end: int, amount: Amount, found: Meaning) -> bool:
    """Whether words that are not known stand right beside what is measured: 新材料产值37亿元, 出口退税3万元."""
    aspects = [w for w in words if found.inherited and w.code in ASPECTS]
    named = [w for w in words if w.code in measures()] or aspects
    if not named:
        return False
    first, last = named[0], named[-1]
    before = [w for w in reading.concepts if last_end <= w.start and w.end <= first.start]
    if before and before[-1].code == "leading":
        return False  # 主导产业玩具创意实现产值78.6亿元: the trade's name
    ends = [last_end, *(w.end for w in before)]
    begin = max(start_of_clause(reading.text, first.start, "，,；：、。（(）)”／/"), *ends)
    return narrows(reading, begin, first.start) or narrows(reading, last.end, amount.start)
