"""How exact figures become printed words, and the record of what was printed where."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal

from sample_docs.truth import LAST, YEARS, Application

# factor from the canonical unit to the printed one
FACTORS = {"万元": Decimal(10_000), "公顷": Decimal(100), "万人": Decimal("0.0001"), "吨/亿元": Decimal(10_000)}


@dataclass(frozen=True)
class Statement:
    """One printed figure; `value` in the printed unit as printed."""

    file: str
    indicator: str
    period: str | None
    value: str
    unit: str


@dataclass
class Record:
    """Everything an application prints: its files with role, issuer and date, and their figures."""

    documents: list[dict[str, str]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


@dataclass
class Teller:
    """Prints figures of one application for one place (form, narrative, plan, ...) in one file."""

    app: Application
    record: Record
    file: str
    place: str

    def at(self, place: str) -> Teller:
        return Teller(self.app, self.record, self.file, place)

    def number(self, indicator: str, year: int | None, unit: str, places: int = 0, grouped: bool = True) -> str:
        """The number alone, rounded half up to `places`."""
        value = self.app.value(self.place, indicator, year) * FACTORS.get(unit, Decimal(1))
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        text = f"{rounded:,}" if grouped else f"{rounded}"
        self._note(indicator, year, text, unit)
        return text

    def full(self, indicator: str, year: int | None, unit: str, places: int = 0, grouped: bool = False) -> str:
        """The number with its unit, as in a sentence."""
        printed = self.app.slipped_units.get((self.place, indicator, year), unit)
        text = self.number(indicator, year, unit, places, grouped)
        if printed != unit:
            self.record.statements.pop()
            self._note(indicator, year, text, printed)
        return f"{text}{printed}"

    def series(self, indicator: str, unit: str, places: int = 0) -> str:
        """The three years one after the other: 51.20亿元、56.84亿元和62.01亿元."""
        words = [self.full(indicator, year, unit, places) for year in YEARS]
        return f"{words[0]}、{words[1]}和{words[2]}"

    def beyond(self, indicator: str, year: int, unit: str, step: int) -> str:
        """A hedged statement that is true: 超50亿元."""
        value = self.app.value(self.place, indicator, year) * FACTORS.get(unit, Decimal(1))
        floor = (value // step) * step
        if floor in (0, value):
            return self.full(indicator, year, unit, 2)
        self._note(indicator, year, f"超{floor}", unit)
        return f"超{floor}{unit}"

    def target(self, indicator: str, steps: int, unit: str, places: int, growth: Decimal) -> str:
        """A goal `steps` years on: the last figure grown by `growth` per cent a year."""
        base = self.app.exact[indicator, LAST] * FACTORS.get(unit, Decimal(1))
        goal = base * (1 + growth / 100) ** steps
        rounding = ROUND_HALF_UP if growth < 0 else ROUND_UP
        text = str(goal.quantize(Decimal(1).scaleb(-places), rounding))
        self._note(indicator, LAST + steps, text, unit)
        return text

    def last(self, indicator: str, unit: str, places: int = 0) -> str:
        return self.full(indicator, LAST, unit, places)

    def average(self, indicator: str, places: int = 1) -> str:
        return self.full(indicator, None, "%", places)

    def _note(self, indicator: str, year: int | None, value: str, unit: str) -> None:
        period = None if year is None else str(year)
        statement = Statement(self.file, indicator, period, value, unit)
        if statement not in self.record.statements:
            self.record.statements.append(statement)
