"""Numbers and dates as a spreadsheet shows them: what is printed is what counts.

Covers the number formats that office tables use: decimals, thousands, percent, scaling commas,
quoted units, dates, sections by sign. An unusual format falls back to the plain number.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_BRACKET = re.compile(r"\[(?:\$([^\]-]*)(?:-[^\]]*)?|[^\]]*)\]")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
# Quoted words are set aside under these signs while the digits are looked for.
_SHELF = 0xE000


def display(value: object, number_format: str) -> str:
    """The text a cell shows for its stored value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date(value, number_format)
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(_exact(value), number_format)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _exact(value: int | float) -> Decimal:
    """The shortest decimal that the stored binary number stands for, free of float noise."""
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(format(value, ".15g"))


def _general(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    return format(value.normalize(), "f") if value else "0"


def _number(value: Decimal, number_format: str) -> str:
    if number_format in ("General", "@", "") or not value.is_finite():
        return _general(value)
    section, negative_by_format = _section(value, number_format)
    if not section.strip():
        return ""
    shelf: list[str] = []
    pattern = _QUOTED.sub(lambda match: _put_by(shelf, match.group(1) or match.group(2) or ""), section)
    pattern = _BRACKET.sub(lambda match: match.group(1) or "", pattern)
    pattern = re.sub(r"_.|\*.", "", pattern)
    if "General" in pattern:
        return _take_back(pattern.replace("General", _general(abs(value) if negative_by_format else value)), shelf)
    match = _DIGITS.search(pattern)
    if not match or re.search(r"[Ee][+-]|/", pattern):
        return _take_back(pattern, shelf) if not match and pattern.strip() else _general(value)
    shown = _digits(abs(value), match.group(), percent="%" in pattern)
    sign = "-" if value < 0 and not negative_by_format and Decimal(shown.replace(",", "")) != 0 else ""
    return _take_back(sign + pattern[: match.start()] + shown + pattern[match.end() :], shelf).strip()


def _section(value: Decimal, number_format: str) -> tuple[str, bool]:
    """The section of a format that applies, and whether it brings its own minus sign or brackets."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    if re.search(r"\[[<>=]", number_format):
        return sections[-1] if len(sections) > 1 else sections[0], False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _put_by(shelf: list[str], text: str) -> str:
    shelf.append(text)
    return chr(_SHELF + len(shelf) - 1)


def _take_back(text: str, shelf: list[str]) -> str:
    for number, words in enumerate(shelf):
        text = text.replace(chr(_SHELF + number), words)
    return text


def _digits(value: Decimal, pattern: str, *, percent: bool) -> str:
    """A positive number under a digit pattern such as #,##0.00; commas at its end scale by thousands."""
    whole, _, decimals = pattern.partition(".")
    scale = len(whole) - len(whole.rstrip(",")) + len(decimals) - len(decimals.rstrip(","))
    grouped = "," in whole.rstrip(",")
    decimals = decimals.rstrip(",")
    value = value.scaleb((2 if percent else 0) - 3 * scale)
    shown = format(value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP), ",f" if grouped else "f")
    head, _, tail = shown.partition(".")
    for sign in reversed(decimals):
        if sign == "0" or not tail.endswith("0"):
            break
        tail = tail[:-1]
    width = whole.count("0")
    if not grouped and len(head) < width:
        head = head.zfill(width)
    if head == "0" and width == 0 and tail:
        head = ""
    return f"{head}.{tail}" if tail else head


def _date(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    """ISO, or in Chinese where the format is; only the parts that the format shows."""
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    shown = _BRACKET.sub("", number_format).lower()
    has_day, has_month = "d" in shown, "m" in shown
    if "年" in number_format or "[$-F800]" in number_format or "DBNum" in number_format:
        text = f"{value.year}年" + (f"{value.month}月" if has_month else "") + (f"{value.day}日" if has_day else "")
    elif not has_day and "y" in shown:
        text = f"{value.year}-{value.month:02d}" if has_month else f"{value.year}"
    else:
        text = f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute) and "h" in shown:
        text += f" {value.hour:02d}:{value.minute:02d}"
    return text
