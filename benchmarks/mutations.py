"""One digit of one figure changed, many times over: is it found, is the right figure named, and what cannot be found.

    python benchmarks/mutations.py OUT [OUT ...] [--times 200] [--seed 1] [--details]

Each OUT is what `process` left for a batch. Of its applications those are taken in which nothing was doubted or
asked. A change is made as if the document printed it: the figure's words, value and interval at one place; then the
application is judged alone.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import msgspec

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from extractors.figures import choose_values, list_figures  # noqa: E402
from flows.kept_cases import KeptCase, kept_cases  # noqa: E402
from pipeline.model import Case, Document, Figure, Finding  # noqa: E402
from validators.doubts import find_doubts  # noqa: E402
from validators.doubts.localisation.claims import claims_of  # noqa: E402
from validators.doubts.localisation.equations import equations_of  # noqa: E402
from validators.doubts.relations import loosened  # noqa: E402
from validators.doubts.subject import Batch, Subject  # noqa: E402
from validators.eligibility import judge  # noqa: E402
from validators.policy import load_ruleset  # noqa: E402

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FACTS = ("actual", "preliminary")
LEVELS = ("doubt", "query", "note", "nothing")
NAMED = ("the right figure", "another", "it is one of several told", "none")

TARGET = "目标数、预计数：材料中没有可对照的数"
ALONE = "全部材料只有这一处，与其他数据没有算术关系"
ROUNDED = "其他各处取整后与改动后的数仍相符"
LOOSE = "只与其他数据有关系，改动后仍在取整或算法允许的范围内"
CLOSE = "与其他各处不符，但只差末位，按截尾仅作提示"
EXPLAINED = "材料注明增速按可比口径，与名义增速不同属正常，仅作提示"
MISSED = "应能发现而未发现"


class Change(msgspec.Struct, frozen=True):
    """A figure of a case and what it reads after one digit was changed."""

    number: int
    figure: Figure


class Outcome(msgspec.Struct, frozen=True):
    """What became of a change: the gravest new finding about it, and what was named first."""

    level: str
    named: str
    figure: Figure
    changed: Figure
    why: str = ""

    @property
    def words(self) -> str:
        one = self.figure
        return f"{one.indicator} {one.period} {one.raw} -> {self.changed.raw} ({one.source.file})"


def sound_cases(out: Path) -> Iterator[KeptCase]:
    """The applications in which nothing was doubted or asked about figures."""
    for _, kept in kept_cases(out):
        if kept is not None and all(one.severity == "note" for one in doubts(kept.case, kept)):
            yield kept


def doubts(case: Case, kept: KeptCase) -> tuple[Finding, ...]:
    """The findings of an application judged alone."""
    ruleset = load_ruleset(kept.ruleset.id)
    return find_doubts([case], {case.id: judge(case, ruleset)}, ruleset)[case.id]


def changes(case: Case, dice: random.Random) -> Change:
    """One digit of one printed figure, changed."""
    while True:
        number = dice.randrange(len(case.figures))
        figure = case.figures[number]
        printed = _NUMBER.search(figure.raw)
        if printed is None or not Decimal(printed[0].replace(",", "")) or figure.method not in ("table", "text"):
            continue
        digits = [at for at in range(printed.start(), printed.end()) if figure.raw[at].isdigit()]
        at = dice.choice(digits)
        leading = at == digits[0] and len(digits) > 1
        other = dice.choice([one for one in "0123456789"[leading:] if one != figure.raw[at]])
        return Change(number, _reading(figure, printed, figure.raw[:at] + other + figure.raw[at + 1 :]))


def _reading(figure: Figure, printed: re.Match[str], raw: str) -> Figure:
    """The figure as it reads then: value and interval moved by what the digit is worth."""
    before, after = (Decimal(text[printed.start() : printed.end()].replace(",", "")) for text in (figure.raw, raw))
    step = figure.value * (after - before) / before
    low, high = (None if end is None else end + step for end in (figure.low, figure.high))
    source = msgspec.structs.replace(figure.source, text=(figure.source.text or "").replace(figure.raw, raw))
    return msgspec.structs.replace(figure, raw=raw, value=figure.value + step, low=low, high=high, source=source)


def changed(case: Case, change: Change) -> Case:
    """The case with that figure read so, the values the application stands on chosen and the lists counted anew."""
    figures = (*case.figures[: change.number], change.figure, *case.figures[change.number + 1 :])
    figures = tuple(one for one in figures if one.method != "list")  # these stand last
    above = {one.source.file for one in figures if one.source.file.startswith("../")}
    summaries = [Document(file, "", "xlsx", "recommendation_summary", "read") for file in sorted(above)]
    documents = (*case.documents, *summaries)
    figures += list_figures(case.rosters, figures, documents, case.year)
    values = choose_values(figures, documents, case.year)
    return msgspec.structs.replace(case, figures=figures, values=values)


def outcome(kept: KeptCase, before: Sequence[Finding], change: Change) -> Outcome:
    figure = kept.case.figures[change.number]
    case = changed(kept.case, change)
    known = {(one.id, one.message) for one in before}
    new = [one for one in doubts(case, kept) if (one.id, one.message) not in known and one.kind != "threshold"]
    if not new:
        return Outcome("nothing", NAMED[3], figure, change.figure, why(kept.case, change))
    gravest = min(new, key=lambda one: (("doubt", "query", "note").index(one.severity), not one.likely))
    if gravest.severity == "note":
        return Outcome("note", NAMED[3], figure, change.figure, EXPLAINED if "可比口径" in gravest.message else CLOSE)
    return Outcome(gravest.severity, named_first(gravest, (change.number,)), figure, change.figure)


def named_first(finding: Finding, numbers: Collection[int]) -> str:
    """Whether the finding names one of these statements first, as one of several, or not."""
    if finding.likely:
        return NAMED[0] if finding.likely[0] in numbers else NAMED[1]
    return NAMED[2] if "可能是以下之一" in finding.message else NAMED[3]


def why(case: Case, change: Change) -> str:
    """Why the papers cannot show it, as far as that can be told; MISSED where they could."""
    figure = change.figure
    if figure.status not in _FACTS:
        return TARGET
    of = Batch([case]).subjects[0]
    others = [number for number in of.stated(figure.indicator, figure.period) if number != change.number]
    if any(not loosened(of.figure(number)).meets(loosened(figure)) for number in others):
        return MISSED
    if others:
        return ROUNDED
    return LOOSE if _is_tied(of, figure) else ALONE


def _is_tied(of: Subject, figure: Figure) -> bool:
    """Whether an equation reckons the figure from, or reckons with it for, others that are stated."""
    stated = {claim.cell for claim in claims_of(of)}
    cell = (figure.indicator, figure.period)
    return any(cell in one.cells and len(one.cells) > 2 and set(one.cells) <= stated for one in equations_of(of))


def report(found: Sequence[Outcome]) -> Iterator[str]:
    levels, named = Counter(one.level for one in found), Counter(one.named for one in found if one.why == "")
    asked = levels["doubt"] + levels["query"]
    yield f"changes {len(found)}: " + ", ".join(f"{level} {levels[level]}" for level in LEVELS)
    yield f"found {asked} of {len(found)} ({asked / len(found):.0%})"
    yield "of these, named first: " + ", ".join(f"{name} {named[name]}" for name in NAMED)
    for reason, count in Counter(one.why for one in found if one.why).most_common():
        yield f"  not found {count:>4}  {reason}"
        yield from [f"                  {one.words}" for one in found if one.why == reason][:2]
    possible = [one for one in found if one.why in ("", MISSED)]
    yield f"of the {len(possible)} that the papers can show: found {asked / max(len(possible), 1):.1%}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path, nargs="+")
    ask.add_argument("--times", type=int, default=200)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--details", action="store_true")
    asked = ask.parse_args()
    dice = random.Random(asked.seed)
    sound = [kept for out in asked.out for kept in sound_cases(out)]
    before = {kept.case.id: doubts(kept.case, kept) for kept in sound}
    print(f"applications in which nothing was asked: {len(sound)}")
    found = []
    for _ in range(asked.times):
        kept = dice.choice(sound)
        found.append(outcome(kept, before[kept.case.id], changes(kept.case, dice)))
    print(*report(found), sep="\n")
    if asked.details:
        print(*(f"{one.level} | {one.named} | {one.words} | {one.why}" for one in found), sep="\n")


if __name__ == "__main__":
    main()
