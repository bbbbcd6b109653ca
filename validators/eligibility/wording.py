"""Numbers, figures and places in the Chinese of an office."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from pipeline.indicators import indicators
from pipeline.interval import Interval
from pipeline.model import Figure
from validators.policy import Threshold

_SPOKEN_UNIT = re.compile(r"[元人家户件项个%％‰里顷亩吨克米名成]")


def name_of(indicator: str, period: str | None = None) -> str:
    """ "2024年集群总产值"; a period that is not a plain year stays as it is."""
    name = indicators()[indicator].name
    if period is None:
        return name
    return f"{period}年{name}" if period.isdigit() else f"{period}{name}"


def shown(figure: Figure) -> str:
    """The figure as printed, with its unit where the print itself leaves it to the table's head."""
    return _as_printed(figure) or f"{amount(figure)}（原文“{_raw(figure)}”）"


def amount(figure: Figure) -> str:
    """The same without the print where that is another number; what is said of it gives the print."""
    return _as_printed(figure) or f"{plain(figure.value)}{figure.unit}"


def _as_printed(figure: Figure) -> str | None:
    """The print with its unit; None where it is not the number in the indicator's unit."""
    raw = _raw(figure)
    if _SPOKEN_UNIT.search(raw):
        return raw
    return f"{raw}{figure.unit}" if _same_number(raw, figure.value) else None


def _raw(figure: Figure) -> str:
    return " ".join(figure.raw.split())


def stated(figure: Figure) -> str:
    """ "2024年集群总产值74.20亿元", with what a reader of the verdict must know about it."""
    remarks = [word for word in (_status(figure), figure.scope, _doubtful(figure)) if word]
    remark = f"（{'，'.join(remarks)}）" if remarks else ""
    return f"{name_of(figure.indicator, figure.period)}{shown(figure)}{remark}"


def place(figure: Figure) -> str:
    """The file and page in which a figure stands."""
    source = figure.source
    file = f"《{source.file.removeprefix('../')}》"
    return file + (f"第{source.page}页" if source.page else f"{source.sheet}" if source.sheet else "")


def plain(value: Decimal) -> str:
    """A number without exponent or needless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def measured(interval: Interval, unit: str, bound: Decimal | None = None) -> str:
    """A computed quantity to two decimals, or to as many as tell it from `bound`."""
    if interval.low is None or interval.high is None:
        return _open_ended(interval, unit)
    middle = (interval.low + interval.high) / 2
    return f"{rounded(middle, bound)}{unit}"


def ends(interval: Interval, unit: str, bound: Decimal) -> str:
    """Both ends of an interval that holds the bound: "69.98%至70.02%"."""
    if interval.low is None or interval.high is None:
        return _open_ended(interval, unit)
    return f"{rounded(interval.low, bound)}{unit}至{rounded(interval.high, bound)}{unit}"


def middle(interval: Interval, places: int) -> str:
    """The middle of a bounded interval to so many decimals; words for an open one."""
    if interval.low is None or interval.high is None:
        return _open_ended(interval, "")
    value = (interval.low + interval.high) / 2
    return format(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN), "f")


def rounded(value: Decimal, bound: Decimal | None = None) -> str:
    """Two decimals; more where two would make a value look equal to a bound it does not equal."""
    for places in range(2, 9):
        text = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
        if bound is None or value == bound or text != bound:
            return format(text, "f")
    return plain(value)


def gap(value: Decimal, threshold: Threshold, *, exact: bool = False) -> str:
    """How far a value is from the threshold: "差0.03个百分点" where it misses; `exact` values keep their digits."""
    bound = threshold.bound
    if value == bound:
        return "恰为标准值"
    unit = "个百分点" if threshold.unit == "%" else threshold.unit
    met = "比标准值高" if value > bound else "比标准值低"
    word = met if threshold.rule.holds(value, bound) else "差"
    away = abs(value - bound)
    return f"{word}{plain(away) if exact else rounded(away, Decimal(0))}{unit}"


def _open_ended(interval: Interval, unit: str) -> str:
    if interval.low is not None:
        return f"不低于{rounded(interval.low)}{unit}"
    return f"不高于{rounded(interval.high)}{unit}" if interval.high is not None else "范围不定"


def _same_number(raw: str, value: Decimal) -> bool:
    return bool(re.fullmatch(r"-?[\d,，]+(\.\d+)?", raw)) and Decimal(re.sub("[,，]", "", raw)) == value


def _status(figure: Figure) -> str:
    return {"preliminary": "初步数", "estimate": "预计数", "target": "目标数"}.get(figure.status, "")


def _doubtful(figure: Figure) -> str:
    return "" if figure.is_sure else "识别结果不够可靠，请核对原件"
