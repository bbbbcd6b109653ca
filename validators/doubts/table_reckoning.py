"""What a way of reckoning gives, on intervals, and which printed numbers of a table do not agree with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from itertools import pairwise, product

import msgspec

from pipeline.interval import Interval
from pipeline.model import Figure, Printed, Reckoning, Way

_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)
_HUNDRED = Decimal(100)


def groups(reckonings: Iterable[Reckoning]) -> dict[tuple[str, str], list[Reckoning]]:
    """By file and group: what bears out each other's heads."""
    found: dict[tuple[str, str], list[Reckoning]] = defaultdict(list)
    for reckoning in reckonings:
        found[reckoning.source.file, reckoning.group.partition("&")[0]].append(reckoning)
    return found


def broken_among(members: Sequence[Reckoning]) -> list[Reckoning]:
    """Those that none of their ways gives, where most others of the group bear out how it was understood."""
    wrong = [one for one in members if not any(gives(way, one.result) for way in one.ways)]
    right = [one for one in members if one not in wrong]
    if not right:
        return wrong if len(wrong) == 1 and wrong[0].alone else []
    names = {way.name for one in right for way in one.ways if gives(way, one.result)}
    borne_out = [(one, tuple(way for way in one.ways if way.name in names)) for one in wrong]
    broken = [msgspec.structs.replace(one, ways=ways) for one, ways in borne_out if ways]
    return broken if len(broken) <= len(right) else []


Cells = dict[tuple[str, int | None, int | None, int | None, str | None], int]


def figures_by_cell(figures: Sequence[Figure]) -> Cells:
    return {
        (one.source.file, one.source.table, one.source.row, one.source.column, one.source.sheet): number
        for number, one in enumerate(figures)
        if one.source.table is not None and one.source.row is not None
    }


def at_cell(cells: Cells, reckoning: Reckoning, printed: Printed) -> int | None:
    """The figure read from a cell of the reckoning's table."""
    source = reckoning.source
    return cells.get((source.file, source.table, printed.row, printed.column, source.sheet))


def gives(way: Way, result: Printed) -> bool:
    """Whether the printed result, rounded or cut off, can be what the way gives; true where nothing can be said."""
    results = expected(way)
    return not results or any(_cut_or_rounded(result).meets(one) for one in results)


def expected(way: Way) -> tuple[Interval, ...]:
    """The results that honest ways of reckoning allow; empty where an operand is open or the base may be zero."""
    spans = [operand.interval for operand in way.operands]
    if not all(one.is_bounded for one in spans):
        return ()
    if way.rule == "sum":
        return (spans[0],)
    if way.rule == "growth":
        return _growths(spans[0], spans[1])
    if way.rule == "share":
        ratio = _quotient(spans[0], spans[1])
        return () if ratio is None else (ratio.scale(_HUNDRED),)
    if way.rule == "average":
        return _averages(spans)
    return (spans[0] - spans[1],)


def _growths(now: Interval, then: Interval) -> tuple[Interval, ...]:
    """The change in percent of the base; of a negative base some take the amount, some the size."""
    change = _quotient(now - then, then)
    if change is None:
        return ()
    percent = change.scale(_HUNDRED)
    # now less then counts the base twice: for a base above zero the narrower form is right
    if then.low is not None and then.low > 0 and now.low is not None and now.low >= 0:
        return ((now / then).scale(_HUNDRED) - Interval.exactly(100),)
    return (percent, -percent)


def _averages(levels: Sequence[Interval]) -> tuple[Interval, ...]:
    """Compound and mean of the yearly rates, over all years and over all but the first."""
    if any(one.low is None or one.low <= 0 for one in levels):
        return ()
    found = []
    for years in (levels, levels[1:]):
        if len(years) < 2:
            continue
        rates = [_growths(now, then)[0] for then, now in pairwise(years)]
        total = Interval.exactly(0)
        for rate in rates:
            total = total + rate
        found.append(_divided(total, len(rates)))
        found.append(_root(years[-1] / years[0], len(rates)).scale(_HUNDRED) - Interval.exactly(100))
    return tuple(found)


def _divided(total: Interval, parts: int) -> Interval:
    low = None if total.low is None else _DOWN.divide(total.low, Decimal(parts))
    return Interval(low, None if total.high is None else _UP.divide(total.high, Decimal(parts)))


def _root(ratio: Interval, degree: int) -> Interval:
    """A root of a positive interval, rounded outward at ten places."""
    step, power = Decimal("1E-10"), Decimal(1) / degree
    low = None if ratio.low is None else (ratio.low**power).quantize(step) - step
    return Interval(low, None if ratio.high is None else (ratio.high**power).quantize(step) + step)


def _quotient(part: Interval, whole: Interval) -> Interval | None:
    """The quotient of signed intervals; None where the divisor may be zero."""
    ends = (part.low, part.high, whole.low, whole.high)
    if any(end is None for end in ends) or (whole.low or 0) <= 0 <= (whole.high or 0):
        return None
    pairs = list(product((part.low, part.high), (whole.low, whole.high)))
    low = min(_DOWN.divide(a, b) for a, b in pairs if a is not None and b is not None)
    return Interval(low, max(_UP.divide(a, b) for a, b in pairs if a is not None and b is not None))


def _cut_or_rounded(result: Printed) -> Interval:
    """The interval of a print that may have been cut off or rounded up rather than rounded."""
    if result.low is None or result.high is None:
        return result.interval
    half = (result.high - result.low) / 2
    return Interval(result.low - half, result.high + half)
