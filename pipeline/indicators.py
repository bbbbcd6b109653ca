"""The indicators: code, Chinese name, canonical unit, whether stated by year (`indicators.csv`)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import msgspec

# amounts that run over a year and add up from year to year
_FLOW_UNITS = ("亿元", "吨", "吨标准煤")


class Indicator(msgspec.Struct, frozen=True):
    code: str
    name: str
    unit: str
    by_year: bool
    meaning: str

    @property
    def is_flow(self) -> bool:
        """Whether it is an amount of a whole year, so that a part of one or several together have another."""
        return self.by_year and self.unit in _FLOW_UNITS


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by code, in the order of the table."""
    with files("pipeline").joinpath("indicators.csv").open(encoding="utf-8") as rows:
        return {
            row["indicator"]: Indicator(
                row["indicator"], row["name"], row["unit"], row["by_year"] == "yes", row["meaning"]
            )
            for row in csv.DictReader(rows)
        }
