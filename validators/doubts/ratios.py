"""Ratios by which an application is compared with what is possible (`ratios.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from pipeline.indicators import indicators
from pipeline.interval import Interval
from validators.doubts.subject import Subject


class Ratio(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    part: str
    whole: str
    factor: Decimal
    unit: str
    low: Decimal
    high: Decimal


class _Ratios(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ratios: tuple[Ratio, ...]


class Measured(msgspec.Struct, frozen=True):
    """A ratio of one application in Y-1 with the statements that it was reckoned from."""

    ratio: Ratio
    value: Interval
    part: int
    whole: int


@cache
def ratios() -> tuple[Ratio, ...]:
    text = files("validators.doubts").joinpath("ratios.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Ratios, strict=False).ratios


def measured(subject: Subject) -> Iterator[Measured]:
    """Every ratio that can be reckoned from what the application stands on for Y-1."""
    for ratio in ratios() if subject.years else ():
        part, whole = (_chosen(subject, code) for code in (ratio.part, ratio.whole))
        if part is None or whole is None:
            continue
        a, b = subject.figure(part).interval, subject.figure(whole).interval
        bounded = a.low is not None and a.low >= 0 and b.low is not None and b.low > 0
        if bounded and a.is_bounded and b.is_bounded:
            yield Measured(ratio, (a / b).scale(ratio.factor), part, whole)


def _chosen(subject: Subject, code: str) -> int | None:
    return subject.chosen(code, subject.years[-1] if indicators()[code].by_year else None)
