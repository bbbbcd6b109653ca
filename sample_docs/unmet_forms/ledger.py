"""What one form prints: every figure that a careful reader would take from it, and every label with its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from random import Random
from typing import TypeVar

from sample_docs.teller import FACTORS
from sample_docs.truth import LAST, YEARS, Application
from sample_docs.unmet_forms.numerals import STYLES

Word = TypeVar("Word")
# factor from the canonical unit to the printed one; units not named here are canonical
_FACTORS = {
    **FACTORS,
    "千元": Decimal(100_000),
    "亩": Decimal(1_500),
    "万吨": Decimal("0.0001"),
    "万吨标准煤": Decimal("0.0001"),
    "千克/万元": Decimal(1_000),
    "‰": Decimal(10),
    "成": Decimal("0.1"),
}
# <output_total C 亿元 2 chinese>: a number of year Y-3 (A), Y-2 (B), Y-1 (C) or of no year (-), unit, places, style
_PLACE = re.compile(r"<(\w+) ([ABC-]) (\S+?)(?: (\d))?(?: ([a-z_]+))?>")
_PLACE_YEARS = {**dict(zip("ABC", YEARS, strict=True)), "-": None}
# a conversion that does not terminate is given with ten digits
_TEN_DIGITS = Context(prec=10, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True)
class Statement:
    """One printed figure; `value` in the indicator's canonical unit, `raw` as it stands on the paper."""

    indicator: str
    period: str | None
    value: Decimal
    raw: str
    status: str = "actual"

    @property
    def is_fact(self) -> bool:
        """Whether the application can stand on it: it was reached, be it counted finally or not."""
        return self.status in ("actual", "preliminary")


@dataclass(frozen=True)
class Pair:
    """A value and the words that label it, the nearest to the value last; both as printed."""

    labels: tuple[str, ...]
    value: str


@dataclass
class Ledger:
    """Prints figures of one cluster and keeps account of them."""

    app: Application
    random: Random
    statements: list[Statement] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def one_of(self, *choices: Word) -> Word:
        return self.random.choice(choices)

    def number(
        self, indicator: str, year: int | None, unit: str, places: int = 0, style: str = "plain", status: str = "actual"
    ) -> str:
        """The number without its unit, rounded half up to `places`."""
        return self._say(indicator, year, self.app.exact[indicator, year], unit, places, style, status)

    def by_year(self, indicator: str, unit: str, places: int = 0, style: str = "plain") -> list[str]:
        """The numbers of the three years, the earliest first."""
        return [self.number(indicator, year, unit, places, style) for year in YEARS]

    def full(self, indicator: str, year: int | None, unit: str, places: int = 0, style: str = "plain") -> str:
        """The number with its unit, as in a sentence."""
        return self.number(indicator, year, unit, places, style) + unit

    def fill(self, words: str) -> str:
        """The words with a number in each place like <output_total C 亿元 2>; the unit behind it is the words' own."""

        def number(place: re.Match[str]) -> str:
            indicator, year, unit, places, style = place.groups()
            return self.number(indicator, _PLACE_YEARS[year], unit, int(places or 0), style or "plain")

        return _PLACE.sub(number, words)

    def in_yuan(self, indicator: str, year: int) -> str:
        """An amount of money as on cheques, in whole 万元: 捌拾伍亿陆仟贰佰万元."""
        amount = (self.app.exact[indicator, year] * 10_000).quantize(Decimal(1), ROUND_HALF_UP) * 10_000
        raw = STYLES["formal"](amount)
        self.claim(indicator, year, amount / 100_000_000, raw)
        return f"{raw}元"

    def rounded(self, indicator: str, year: int, unit: str, step: int, word: str) -> str:
        """A true statement with a hedge: 超50 for 超50亿元; `step` in printed units."""
        number = int(self.app.exact[indicator, year] * _FACTORS.get(unit, Decimal(1)) // step) * step
        self.claim(indicator, year, number / _FACTORS.get(unit, Decimal(1)), str(number))
        return f"{word}{number}{unit}"

    def goal(
        self, indicator: str, year: int, unit: str, places: int, growth: float,
        status: str = "target", style: str = "plain",
    ) -> str:  # fmt: skip
        """A figure for a year to come: the last one grown by `growth` per cent a year."""
        value = self.app.exact[indicator, LAST] * (1 + Decimal(str(growth)) / 100) ** (year - LAST)
        rounding = ROUND_HALF_UP if growth < 0 else ROUND_UP
        return self._say(indicator, year, value, unit, places, style, status, rounding)

    def claim(self, indicator: str, period: int | str | None, value: Decimal, raw: str, status: str = "actual") -> str:
        """Keeps account of a figure that the form words itself, of a year or another period; answers the words."""
        statement = Statement(indicator, None if period is None else str(period), value, raw, status)
        if statement not in self.statements:
            self.statements.append(statement)
        return raw

    def pair(self, *labels_and_value: str) -> str:
        """Keeps account of a labelled value; answers the value."""
        *labels, value = labels_and_value
        self.pairs.append(Pair(tuple(labels), value))
        return value

    def row(self, label: str, heads: Sequence[str], values: Sequence[str]) -> list[str]:
        """The values of a table's row, each labelled by the row's label and its column's head."""
        return [self.pair(label, head, value) if value else value for head, value in zip(heads, values, strict=True)]

    def _say(
        self, indicator: str, year: int | None, exact: Decimal, unit: str, places: int, style: str,
        status: str = "actual", rounding: str = ROUND_HALF_UP,
    ) -> str:  # fmt: skip
        factor = _FACTORS.get(unit, Decimal(1))
        printed = (exact * factor).quantize(Decimal(1).scaleb(-places), rounding)
        return self.claim(indicator, year, _TEN_DIGITS.divide(printed, factor), STYLES[style](printed), status)
