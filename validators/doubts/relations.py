"""The relations that the figures of one application must keep, each reckoned on intervals.

One Tie is one relation for one period: the statements it was reckoned from, what the result would
have to be, and whether the stated result can be true together with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Figure
from validators.doubts.subject import Subject

MILLE = Decimal(10_000)

SHARES = (
    ("output_sme_share", "output_sme", "output_total"),
    ("output_leading_share", "output_leading", "output_total"),
)
PARTS = (
    ("output_sme", "output_total"),
    ("output_leading", "output_total"),
    ("firms_sme", "firms_total"),
    ("firms_leading", "firms_total"),
    ("little_giants", "firms_total"),
    ("hnte", "firms_total"),
    ("srdi_provincial", "firms_total"),
    ("innovative_smes", "firms_total"),
    ("chain_leaders", "firms_total"),
    ("champions_national", "firms_total"),
    ("champions_other", "firms_total"),
    ("titled_firms", "firms_total"),
)
BELOW = (("rd_sme", "output_sme"), ("rd_sme", "output_total"), ("tax", "output_total"), ("exports", "output_total"))
JUMPING = ("output_total", "output_sme", "output_leading", "rd_sme", "tax", "exports", "employees", "population")
AVERAGES = (
    ("output_growth_avg", "output_total"),
    ("rd_sme_growth_avg", "rd_sme"),
    ("patents_growth_avg", "patents_valid"),
)


class Tie(msgspec.Struct, frozen=True):
    """`figures[0]` states the result, the others are its inputs. `expected`: each reading's result.

    `by_rounding_mode` says that it would hold if the result had been cut off or rounded up.
    """

    code: str
    indicator: str
    period: str | None
    figures: tuple[int, ...]
    expected: tuple[Interval, ...]
    holds: bool
    by_rounding_mode: bool


def ties(subject: Subject) -> tuple[Tie, ...]:
    """All relations of the application that can be reckoned, kept and broken."""
    return (
        *share_ties(subject),
        *part_ties(subject),
        *growth_ties(subject),
        *average_ties(subject),
        *intensity_ties(subject),
        *per_head_ties(subject),
    )


def loosened(figure: Figure) -> Interval:
    """The interval of a print that may have been cut off or rounded up rather than rounded."""
    if figure.low is None or figure.high is None:
        return figure.interval
    step = figure.high - figure.low
    return Interval(min(figure.low, figure.value - step), max(figure.high, figure.value + step))


def share_ties(subject: Subject) -> Iterator[Tie]:
    """A share in percent is its part over its whole."""
    for share, part, whole in SHARES:
        yield from _by_year(subject, "share_mismatch", share, (part, whole), _percent)


def growth_ties(subject: Subject) -> Iterator[Tie]:
    """A year's growth in percent follows from the year's and the year before's total."""
    for indicator, period in subject.cells:
        if indicator != "output_growth" or period is None or not period.isdigit():
            continue
        before = str(int(period) - 1)
        for stated in subject.stated("output_growth", period):
            file = subject.figure(stated).source.file
            now, then = (subject.beside("output_total", year, file) for year in (period, before))
            if now is not None and then is not None:
                expected = _growth(_spans(subject, (now, then)))
                yield from _tie(subject, "growth_mismatch", (stated, now, then), expected)


def average_ties(subject: Subject) -> Iterator[Tie]:
    """A stated average growth is what some reading of 年均 gives."""
    if not subject.years:
        return
    for average, base in AVERAGES:
        for stated in subject.stated(average, None):
            file = subject.figure(stated).source.file
            levels = [subject.beside(base, year, file) for year in subject.years]
            known = tuple(number for number in levels if number is not None)
            if len(known) < len(levels):
                continue
            rates = _stated_rates(subject, average, file)
            expected = average_readings(_spans(subject, known), [subject.figure(rate).interval for rate in rates])
            yield from _tie(subject, "growth_avg_mismatch", (stated, *known), expected)


def average_readings(levels: Sequence[Interval], rates: Sequence[Interval]) -> tuple[Interval, ...]:
    """Every reading of an average yearly growth, in percent, over Y-3, Y-2, Y-1.

    Compound and mean of the two yearly rates; the mean of the stated rates; and, where the rate of Y-3
    is stated, compound and mean over three years, whose base Y-4 that rate implies.
    """
    first, middle, last = levels
    if not _positive(*levels):
        return ()
    yearly = [_growth((middle, first))[0], _growth((last, middle))[0]]
    readings = [_less_one((last / first).sqrt()), _mean(yearly)]
    if len(rates) >= 2:
        readings.append(_mean(rates[-2:]))
    if len(rates) == 3:
        readings += [_mean(rates), _mean([rates[0], *yearly])]
        start = rates[0].scale(Decimal("0.01")) + Interval.exactly(1)
        if _positive(start):
            readings.append(_less_one(_cube_root(start * (last / first))))
    return tuple(readings)


def intensity_ties(subject: Subject) -> Iterator[Tie]:
    """CO2 per 10,000 yuan of output; output is in 亿元."""

    def reckon(spans: Sequence[Interval]) -> tuple[Interval, ...]:
        return (spans[0] / spans[1].scale(MILLE),)

    yield from _by_year(subject, "co2_ratio_mismatch", "co2_intensity", ("co2_emissions", "output_total"), reckon)


def per_head_ties(subject: Subject) -> Iterator[Tie]:
    """Patents per 10,000 residents or employees: the policy allows both, so either will do."""
    for indicator, period in subject.cells:
        if indicator != "patents_per_10k":
            continue
        for stated in subject.stated(indicator, period):
            file = subject.figure(stated).source.file
            patents = subject.beside("patents_valid", period, file)
            heads = [subject.beside(base, period, file) for base in ("population", "employees")]
            known = [number for number in heads if number is not None and _positive(subject.figure(number).interval)]
            if patents is None or len(known) < len(heads):
                continue
            count = subject.figure(patents).interval.scale(MILLE)
            expected = tuple(count / subject.figure(number).interval for number in known)
            yield from _tie(subject, "patents_ratio_mismatch", (stated, patents, *known), expected)


def part_ties(subject: Subject) -> Iterator[Tie]:
    """A part is not above its whole."""
    for part, whole in PARTS:
        for period in sorted({period or "" for indicator, period in subject.cells if indicator == part}):
            small, big = subject.chosen(part, period or None), subject.chosen(whole, period or None)
            if small is None or big is None:
                continue
            holds = not subject.figure(big).interval.is_below(subject.figure(small).interval)
            limit = Interval(None, subject.figure(big).high)
            yield Tie("part_above_whole", part, period or None, (small, big), (limit,), holds, False)


def _by_year(
    subject: Subject,
    code: str,
    result: str,
    inputs: tuple[str, str],
    reckon: Callable[[Sequence[Interval]], tuple[Interval, ...]],
) -> Iterator[Tie]:
    for indicator, period in subject.cells:
        if indicator != result:
            continue
        for stated in subject.stated(result, period):
            file = subject.figure(stated).source.file
            numbers = [subject.beside(one, period, file) for one in inputs]
            known = tuple(number for number in numbers if number is not None)
            if len(known) == len(inputs) and _positive(*_spans(subject, known)):
                yield from _tie(subject, code, (stated, *known), reckon(_spans(subject, known)))


def _tie(subject: Subject, code: str, numbers: tuple[int, ...], expected: tuple[Interval, ...]) -> Iterator[Tie]:
    stated = subject.figure(numbers[0])
    if not expected:
        return
    holds = any(stated.interval.meets(one) for one in expected)
    nearly = any(loosened(stated).meets(one) for one in expected)
    yield Tie(code, stated.indicator, stated.period, numbers, expected, holds, nearly and not holds)


def _spans(subject: Subject, numbers: Sequence[int]) -> list[Interval]:
    return [subject.figure(number).interval for number in numbers]


def _positive(*spans: Interval) -> bool:
    return all(one.low is not None and one.low > 0 for one in spans)


def _percent(spans: Sequence[Interval]) -> tuple[Interval, ...]:
    return ((spans[0] / spans[1]).scale(100),)


def _growth(spans: Sequence[Interval]) -> tuple[Interval, ...]:
    return (_less_one(spans[0] / spans[1]),) if _positive(*spans) else ()


def _less_one(ratio: Interval) -> Interval:
    return ratio.scale(100) - Interval.exactly(100)


def _mean(rates: Sequence[Interval]) -> Interval:
    total = Interval.exactly(0)
    for rate in rates:
        total = total + rate
    return total.scale(Decimal(1) / len(rates)) if len(rates) != 3 else _third(total)


def _third(total: Interval) -> Interval:
    """A third, rounded outward."""
    low = None if total.low is None else (total.low / 3).next_minus()
    return Interval(low, None if total.high is None else (total.high / 3).next_plus())


def _cube_root(ratio: Interval) -> Interval:
    """Cube root of a positive interval, rounded outward at ten places."""
    step = Decimal("1E-10")
    low = None if ratio.low is None else (ratio.low ** (Decimal(1) / 3)).quantize(step) - step
    high = None if ratio.high is None else (ratio.high ** (Decimal(1) / 3)).quantize(step) + step
    return Interval(low, high)


def _stated_rates(subject: Subject, average: str, file: str) -> list[int]:
    """The stated yearly rates that go with an average, oldest first; empty unless two or three are known."""
    if average != "output_growth_avg":
        return []
    known = [subject.beside("output_growth", year, file) for year in subject.years]
    if known[1] is None or known[2] is None:
        return []
    return [number for number in known if number is not None]
