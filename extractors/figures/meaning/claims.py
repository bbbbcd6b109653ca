"""From understood words to Figures: which indicator, which unit, which period, how sure.

A Claim is a number phrase with a meaning, before it has a place. Confidence starts at what the way of reading
deserves and is lowered by every guess; 0.9 and above is given as certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from extractors.figures.meaning.vocabulary import ASPECTS, FOREIGN, SUBJECTS, indicator_named, measures, unit_for
from extractors.quantity import Amount, Unit
from extractors.quantity.units import in_base
from pipeline.indicators import indicators
from pipeline.interval import Interval
from pipeline.model import Figure, FigureStatus, Ground, GroundAgainst, GroundFor, Method, Source

# canonical units that are not the base unit of their kind: 元 -> 亿元
_CANONICAL = {"亿元": 10**8}
# 继续增加 between two figures turns the talk to nothing else
_OTHER_THINGS = FOREIGN - {"change", "demand", "rating"}
# a bare number beyond it is an amount, whatever its labels seem to say
_NO_SHARE = 1000
# kinds of units that measure no amount
RATES = ("percent", "points")
# what was understood by a guess that may as well be wrong
DOUBTFUL = 0.6
_COUNTED = {"家", "件", "个", "项", "人"}


class Focus(msgspec.Struct, frozen=True):
    """What is being spoken of: whose, what, and the indicator last understood."""

    measure: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    indicator: str | None = None
    foreign: bool = False
    words: frozenset[str] = frozenset()
    """All the words that the last indicator was understood by, for numbers that repeat it."""


class Meaning(msgspec.Struct, frozen=True):
    """An indicator with the unit its number is in, and how far that had to be inferred."""

    indicator: str
    unit: Unit | None
    inherited: bool = False
    assumed_unit: bool = False
    words: frozenset[str] = frozenset()
    """All the words it was understood by, those drawn on included."""


class Belief(msgspec.Struct, frozen=True):
    """How far something is believed, and every guess that was made on the way."""

    confidence: float
    guesses: tuple[GroundAgainst, ...] = ()

    def less(self, by: float, guess: GroundAgainst | None, when: bool = True) -> Belief:
        """The belief after a guess that costs so much; None for what is no guess worth telling."""
        if not when:
            return self
        return Belief(round(self.confidence - by, 3), (*self.guesses, guess) if guess else self.guesses)

    def at_most(self, most: float, guess: GroundAgainst, when: bool = True) -> Belief:
        """The belief after a guess with which it can be no surer than that."""
        return Belief(min(self.confidence, most), (*self.guesses, guess)) if when else self


class Claim(msgspec.Struct, frozen=True):
    """A number phrase and what it says; offsets of `amount` are those of the text it was read from."""

    indicator: str
    period: str | None
    amount: Amount
    unit: Unit | None
    status: FigureStatus
    scope: str | None
    belief: Belief
    negative: bool = False
    undated: bool = False
    """Whether it runs by years and nothing printed says of which it is."""


def narrowed(focus: Focus, concepts: Iterable[str], indicator: str | None) -> Focus:
    """The focus after words: a measure named anew replaces the old one, a subject alone keeps the measure."""
    found = frozenset(concepts)
    measure, subject = found & measures(), found & SUBJECTS
    if not measure and not subject and indicator is None:
        return msgspec.structs.replace(focus, foreign=focus.foreign or bool(found & _OTHER_THINGS))
    return Focus(
        measure or focus.measure,
        subject or (frozenset() if measure else focus.subject),
        indicator,
        bool(found & _OTHER_THINGS) or (focus.foreign and not measure),
        found if indicator else frozenset(),
    )


def candidates(concepts: frozenset[str], focus: Focus, whole: frozenset[str]) -> list[tuple[frozenset[str], bool]]:
    """The sets of concepts a phrase can mean, the most literal first; True where something was drawn on.

    `whole` is the measure of what a share is taken of: 主导产业占集群总产值的比重 is a share of output.
    """
    found = [(concepts, False)]
    own_subject = concepts & SUBJECTS
    if focus.foreign or not concepts:
        return found
    if concepts & measures():
        # 其产值占比: whose it is was said before
        return [*found, (concepts | focus.subject, True)] if "share" in concepts and not own_subject else found
    subject = frozenset() if own_subject else focus.subject
    measure = (whole or focus.measure) if own_subject else (focus.measure or whole)
    found.append((concepts | measure | subject, True))
    return found


class Units(msgspec.Struct, frozen=True):
    """The units printed around a number: on its own labels and heads, and on the whole table, the nearest first."""

    near: tuple[tuple[Unit, ...], ...] = ()
    far: tuple[tuple[Unit, ...], ...] = ()
    bare: bool = False
    """Whether a plain count may go without any unit, as in a cell; in a sentence it may not."""


def meaning(
    concepts: frozenset[str], amount: Amount, units: Units, focus: Focus, whole: frozenset[str] = frozenset()
) -> Meaning | None:
    """What a number with these words and units beside it says, or None."""
    if concepts & FOREIGN:
        return None
    sets = candidates(concepts, focus, whole)
    implied = _implied_by_unit(concepts, amount, units)
    sets += [(words | implied, True) for words, _ in sets] if implied else []
    named = [(indicator_named(words), words, inherited) for words, inherited in sets]
    for settle in (_with_unit, _without_unit):
        for indicator, words, inherited in named:
            found = settle(indicator, amount, units, words) if indicator else None
            if found is not None:
                return msgspec.structs.replace(found, inherited=inherited, words=words)
    return None


def _implied_by_unit(concepts: frozenset[str], amount: Amount, units: Units) -> frozenset[str]:
    """The aspect that a unit says by itself: 中小企业贡献76.6%, 万人有效发明专利（件/万人）."""
    around = [amount.units] if amount.units else list(units.near)
    kinds = {u.kind for one in around[:1] for u in one}
    if "per_ten_thousand" in kinds and "patents" in concepts:
        return frozenset({"per_10k"})
    if kinds == {"percent"} and concepts & {"sme", "leading"} and not concepts & ASPECTS:
        return frozenset({"share"})
    if "tonnes_per_output" in kinds and "co2" in concepts:
        return frozenset({"intensity"})
    return frozenset()


def _with_unit(indicator: str, amount: Amount, units: Units, words: frozenset[str]) -> Meaning | None:
    around = [amount.units] if amount.units else [*units.near, *units.far]
    for one in around:
        unit = unit_for(indicator, one, words)
        if unit is not None:
            return Meaning(indicator, unit)
    return None


def _without_unit(indicator: str, amount: Amount, units: Units, _words: frozenset[str]) -> Meaning | None:
    """A bare number: plain counts and shares can be taken as such, money and measures cannot."""
    if amount.units or units.near:
        return None
    canonical, elsewhere = indicators()[indicator].unit, bool(units.far)
    foreign = any(unit.kind == "foreign_money" for one in units.far for unit in one)
    if canonical == "亿元" and amount.scaled and amount.value >= 10**4 and not foreign:
        return Meaning(indicator, None, assumed_unit=indicator == "exports")  # 总产值85.6亿; exports may be in dollars
    if not units.bare:
        return None
    if canonical in _COUNTED and amount.value == amount.value.to_integral_value() and amount.value >= 0:
        return Meaning(indicator, None, assumed_unit=elsewhere)
    if canonical == "%" and not amount.scaled and amount.value < _NO_SHARE:
        return Meaning(indicator, None, assumed_unit=True)
    return None


def in_canonical(claim: Claim) -> tuple[Decimal, Interval]:
    """Value and interval in the indicator's canonical unit."""
    canonical, amount = indicators()[claim.indicator].unit, claim.amount
    if claim.unit is None and canonical in _COUNTED and _is_plain(amount):
        value, interval = amount.value, Interval.exactly(amount.value)
    else:
        value, interval = amount.within(claim.unit)
    divisor = _CANONICAL.get(canonical)
    if divisor is not None:
        part = Fraction(1, divisor)
        value = in_base(value, part)
        interval = Interval(
            None if interval.low is None else in_base(interval.low, part),
            None if interval.high is None else in_base(interval.high, part),
        )
    return (-value, -interval) if claim.negative else (value, interval)


def _is_plain(amount: Amount) -> bool:
    return not amount.scaled and amount.step == 1 and amount.hedge is None and amount.upper is None


# Firms and patents come whole: 13.1 of them are something else, a word of whose name was lost
_WHOLE = frozenset({"家", "件", "项", "个"})
_NOT_WHOLE = 0.5
# 亿元, above the whole city's product of a year: on a scan a 万 was not recognised, or the mark of a note on the unit.
# In print it is what the applicant wrote, and a unit that slipped is a finding
_BEYOND_ANY_CLUSTER, _OUT_OF_REACH = 5000, 0.6
# On a scan the year may stand there and not have been found
_UNDATED_SCAN = 0.8
_STANDS: Mapping[Method, GroundFor] = {
    "table": "labelled", "text": "sentence", "list": "counted", "derived": "follows",
}  # fmt: skip


def figure(claim: Claim, source: Source, method: Method, *, ocr: bool = False, certainty: float = 1.0) -> Figure:
    """The claim as a Figure at its place; `certainty` is the recogniser's where the text came from pixels."""
    value, interval = in_canonical(claim)
    known = indicators()[claim.indicator]
    belief = claim.belief.at_most(certainty, "pixels_unclear", certainty < claim.belief.confidence)
    belief = belief.at_most(_NOT_WHOLE, "not_whole", known.unit in _WHOLE and value != value.to_integral_value())
    is_beyond = ocr and known.unit == "亿元" and value >= _BEYOND_ANY_CLUSTER
    belief = belief.at_most(_OUT_OF_REACH, "out_of_reach", is_beyond)
    belief = belief.at_most(_UNDATED_SCAN, "year_assumed", ocr and claim.undated)
    codes = dict.fromkeys((_STANDS[method], *belief.guesses))
    return Figure(
        indicator=claim.indicator,
        period=claim.period if known.by_year else None,
        value=value,
        low=interval.low,
        high=interval.high,
        unit=known.unit,
        raw=claim.amount.text.strip(),
        status=claim.status,
        scope=claim.scope,
        source=source,
        method=method,
        ocr=ocr,
        confidence=round(belief.confidence, 3),
        grounds=tuple(Ground(code) for code in codes),
    )
