"""A passage of the form or the plan that one or two other applications have word for word, and no others.

What more applications share is a model, boilerplate or official wording; the policy's own words and what a form
says on how to fill it in do not count either. Where the passage's products and places recur in the rest of one of
the two, it was written there: for that one it is only noted; where each has its own, names were exchanged and both
are asked. Two clusters of one district describe the same
administration. In batches of a handful, what two share cannot be told from what all share: nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from pipeline.indicators import indicators
from pipeline.model import Passage, Severity, Source
from validators.doubts.authorship import is_at_home
from validators.doubts.check import Check, Draft
from validators.doubts.earlier import of_other_clusters
from validators.doubts.narrative import narrative_of
from validators.doubts.shingles import Narrative, Shingles, longest_common, shared_by_few
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import place
from validators.eligibility.assertions import phrase

check = Check("shared_passage", "reuse", "query", "二（三）1", "文字说明与另一申报雷同")

_FEWEST = 5
# Shingles of eight letters that nobody else has: either some fifty letters in all, or fewer within a long stretch
# taken over letter by letter. Honest applications written after one model have by chance at most 21 in a
# passage, and at most 65 letters in a row.
_MANY, _SOME, _IN_A_ROW = 40, 15, 75
_SHOWN = 3
_LARGE = 30
# letters of its own that a passage needs: fewer are a row of figures, a formula or the policy in other words
_FEW_WORDS = 24
_CLAUSE = re.compile("[，。；：]")
_NUMBER = r"\d[\d,.，]*(?:\s?[—–~～-]\s?\d[\d,.]*)?"
_UNIT = "[%％‰]|[亿万千]?(?:元|吨|人|家|件|项|个|户|公顷)|平方公里"
_JOINING = "集群|企业|产值|年均|增长|增速|占比|比重|分别|其中|达到|提高|提升|由|从|到|至|为|年|末|底|和|及|与|占"
# so many other applications tell what is everybody's wording
_SAMPLE = 10


class Shared(msgspec.Struct, frozen=True):
    """A passage, what of it stands in another application, and the passage there."""

    mine: Passage
    stretch: str
    other: Subject
    theirs: Passage
    at_home: bool


@check
def find(subject: Subject) -> Iterator[Draft]:
    found: dict[str, list[Shared]] = defaultdict(list)
    for one in subject.batch.once(_shared).get(subject.case.id, ()):
        found[one.other.case.id].append(one)
    for other, stretches in found.items():
        yield Draft(
            key=other,
            message=(
                f"{'；'.join(_words(subject, one) for one in stretches[:_SHOWN])}"
                f"{f'，共{len(stretches)}处' if len(stretches) > _SHOWN else ''}。其他申报材料没有这些文字。"
                "可能的原因：参照同一范文、同一机构编写、两个集群情况相近。请申报单位核对所述是否为本集群的情况，并说明依据。"
            ),
            sources=tuple(dict.fromkeys(_source(one) for one in stretches)),
            related=(other,),
            severity=_severity(subject, stretches),
        )


def _title(subject: Subject, other: Subject) -> str:
    year = "" if other.case.year == subject.case.year else f"（{other.case.year}年申报）"
    return f"申报材料“{other.case.id}”{year}"


def _words(subject: Subject, one: Shared) -> str:
    """Both passages as printed, side by side."""
    return (
        f"“{_short(one.stretch)}”（{place(one.mine.source)}）与{_title(subject, one.other)}的"
        f"“{_short(one.theirs.text)}”（{place(one.theirs.source)}）雷同"
    )


def _short(text: str) -> str:
    text = re.sub(r"\s+", "", text)
    return text if len(text) <= 120 else text[:119] + "…"


def _source(one: Shared) -> Source:
    return msgspec.structs.replace(one.mine.source, text=one.stretch)


def _severity(subject: Subject, stretches: Sequence[Shared]) -> Severity | None:
    district = _district(subject)
    neighbours = district is not None and district == _district(stretches[0].other)
    return "note" if neighbours or all(one.at_home for one in stretches) else None


def _district(subject: Subject) -> str | None:
    fact = subject.case.fact("district")
    return fact.value if fact else None


def _shared(batch: Batch) -> dict[str, list[Shared]]:
    """The shared passages of each application by its id; earlier years' applications are held against, not asked.

    A cluster that applies again keeps its own words by right.
    """
    subjects = [*batch.subjects, *of_other_clusters(batch)]
    narratives = [Narrative(narrative_of(subject)) for subject in subjects]
    written = sum(len(one.shingles) > 0 for one in narratives)
    found: dict[str, list[Shared]] = defaultdict(list)
    if written < _FEWEST:
        return found
    # in a small batch three are many
    most = 2 if written < _LARGE else 3
    for (one, other), shingles in shared_by_few(narratives, most, _SOME).items():
        rest = [number for number in range(min(len(narratives), _SAMPLE)) if number not in (one, other)]
        elsewhere = [passage for number in rest for passage in narratives[number].passages]
        own = np.setdiff1d(shingles, _official())
        for mine, theirs in ((one, other), (other, one)):
            if mine < len(batch.subjects):
                found[subjects[mine].case.id] += _side(
                    narratives[mine], narratives[theirs], subjects[theirs], own, elsewhere
                )
    return found


def _side(
    mine: Narrative, theirs: Narrative, other: Subject, shingles: Shingles, elsewhere: Sequence[Passage]
) -> Iterator[Shared]:
    there = list(theirs.holding(shingles, 1))
    for index, held in mine.holding(shingles, _SOME):
        match, common = max(there, key=lambda one: (len(np.intersect1d(one[1], held)), -one[0]))
        alike = np.intersect1d(common, held)
        passage = mine.passages[index]
        in_a_row = longest_common(passage.text, theirs.passages[match].text)
        if len(alike) < _SOME or (len(alike) < _MANY and in_a_row < _IN_A_ROW):
            continue
        stretch = mine.stretch(index, alike)
        if _letters_of_its_own(stretch) < _FEW_WORDS:
            continue
        rest = [one for place, one in enumerate(mine.passages) if place != index]
        their_rest = [one for place, one in enumerate(theirs.passages) if place != match]
        theirs_too = is_at_home(theirs.stretch(match, alike), their_rest, rest, elsewhere)
        at_home = is_at_home(stretch, rest, their_rest, elsewhere) and not theirs_too
        yield Shared(passage, stretch, other, theirs.passages[match], at_home)


def _letters_of_its_own(stretch: str) -> int:
    """How many letters are left without figures and what they are of, without saying that nothing bad happened, and
    without the policy's own words.

    Every application gives the same figures, has to declare the same record and speaks of what the policy asks for.
    """
    said = [clause for clause in _CLAUSE.split(stretch) if not phrase("nothing_happened").search(clause)]
    words = _of_figures().sub("", "".join(said))
    pairs = [words[place : place + 2] in _official_pairs() for place in range(len(words) - 1)]
    return sum(not (before or after) for before, after in zip([False, *pairs], [*pairs, False], strict=True))


@cache
def _of_figures() -> re.Pattern[str]:
    """Numbers with their units, the names of indicators, and the words that join these."""
    names = sorted((indicator.name for indicator in indicators().values()), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, names), _NUMBER, _UNIT, _JOINING, r"\W"]))


@cache
def _official() -> Shingles:
    """The shingles of every policy that the program knows."""
    return Narrative([Passage(text, "", "other", Source("")) for text in _policies()]).shingles


@cache
def _official_pairs() -> frozenset[str]:
    """Every two letters that stand side by side in a policy."""
    letters = [re.sub(r"[\W\d_a-z]", "", text) for text in _policies()]
    return frozenset(text[place : place + 2] for text in letters for place in range(len(text) - 1))


@cache
def _policies() -> tuple[str, ...]:
    policies = (file for file in files("validators.policy").iterdir() if file.name.endswith("yaml"))
    return tuple(file.read_text(encoding="utf-8") for file in policies)
