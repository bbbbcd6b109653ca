"""The smallest change of a single figure after which a rule would answer otherwise.

Each figure the rule stands on is moved up and down in steps of its last printed digit until the rule
passes instead of failing, or fails instead of passing; the change that is smallest beside the figure
itself counts. The rule's own function judges every step, so there is no second understanding of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case, Figure, Flip, RuleResult, Value, Verdict
from validators.eligibility.outcome import Outcome
from validators.eligibility.statements import is_hedged, last_digit
from validators.eligibility.supposition import suppose
from validators.eligibility.wording import plain
from validators.policy import Rule

Judge = Callable[[Case, Rule], Outcome]
_SETTLED: tuple[Verdict, ...] = ("pass", "fail")
# beyond ten times itself a figure is another figure
_FURTHEST = 10
_FROM_NOTHING = Decimal("Infinity")


class Move(msgspec.Struct, frozen=True):
    """A figure and the step, signed, by which it is moved."""

    figure: Figure
    step: Decimal

    @property
    def most(self) -> int:
        """How many steps make sense: down to nothing, up to a multiple of it."""
        if self.step < 0:
            return int(self.figure.value / -self.step)
        return int(max(self.figure.value * (_FURTHEST - 1), self.step * 100) / self.step)

    def size(self, steps: int) -> Decimal:
        """How large so many steps are beside the figure."""
        return abs(self.step * steps / self.figure.value) if self.figure.value else _FROM_NOTHING

    def steps_within(self, size: Decimal) -> int:
        """How many steps are no larger than that."""
        if size == _FROM_NOTHING or not self.figure.value:
            return self.most
        return min(self.most, int(size * abs(self.figure.value / self.step)))

    def after(self, steps: int) -> Figure:
        """The figure printed with as many digits elsewhere; a hedge (约, 超) is taken as the number it names."""
        distance = self.step * steps
        value = Decimal(plain(self.figure.value + distance))
        moved = Interval.exactly(value)
        if not is_hedged(self.figure) and self.figure.low is not None and self.figure.high is not None:
            moved = Interval(self.figure.low + distance, self.figure.high + distance)
        return msgspec.structs.replace(self.figure, value=value, low=moved.low, high=moved.high, raw="")


def smallest_change(case: Case, rule: Rule, result: RuleResult, judge: Judge) -> Flip | None:
    """None where no change of one figure does, or where the rule is open because something is missing."""
    if rule.kind != "figure" or result.verdict == "not_applicable" or result.reason in ("missing", "conflict"):
        return None
    small = _only(case, result.figures)
    present = judge(small, rule)
    if present.reason == "missing":
        return None
    wanted = [verdict for verdict in _SETTLED if verdict != present.verdict]
    best, size = None, _FROM_NOTHING
    for move in _moves(small):

        def verdict(steps: int, move: Move = move) -> Verdict:
            return judge(suppose(small, move.after(steps)), rule).verdict

        steps = _fewest(verdict, wanted, move.steps_within(size))
        if steps and (best is None or move.size(steps) < size):
            moved, size = move.after(steps), move.size(steps)
            best = Flip(moved.indicator, moved.period, moved.value, verdict(steps))
    return best


def _only(case: Case, used: tuple[int, ...]) -> Case:
    """The case with the chosen figures that the rule stands on, and no other: it is judged many times over."""
    values = [value for value in case.values if value.figure in used]
    return msgspec.structs.replace(
        case,
        figures=tuple(case.figures[value.figure] for value in values),
        values=tuple(Value(value.indicator, value.period, number) for number, value in enumerate(values)),
    )


def _moves(case: Case) -> Iterator[Move]:
    for figure in case.figures:
        step = last_digit(figure)
        yield from (Move(figure, step), Move(figure, -step))


def _fewest(verdict: Callable[[int], Verdict], wanted: Sequence[Verdict], most: int) -> int | None:
    """The smallest number of steps up to `most` after which it is as wanted, taken to be so from there on."""
    if most < 1:
        return None
    high = 1
    while verdict(high) not in wanted:
        if high == most:
            return None
        high = min(high * 2, most)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if verdict(middle) in wanted else (middle, high)
    return high
