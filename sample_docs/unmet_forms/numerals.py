"""Numbers as people write them by hand and by typewriter: grouped, full width, in Chinese, in formal Chinese."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
_PLAIN_DIGITS, _PLAIN_TENS = "零一二三四五六七八九", ("", "十", "百", "千")
_FORMAL_DIGITS, _FORMAL_TENS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def plain(number: Decimal) -> str:
    return f"{number:f}"


def grouped(number: Decimal) -> str:
    return f"{number:,f}"


def spaced(number: Decimal) -> str:
    """856200 is 856 200, as the standard for numerals in publications has it."""
    return grouped(number).replace(",", " ")


def typed(number: Decimal) -> str:
    """856200 is 856，200, typed with the Chinese comma."""
    return grouped(number).replace(",", "，")


def wide(number: Decimal) -> str:
    """85.6 is ８５．６."""
    return plain(number).translate(_WIDE)


def wide_grouped(number: Decimal) -> str:
    """856200 is ８５６，２００."""
    return typed(number).translate(_WIDE)


def chinese(number: Decimal) -> str:
    """85.6 is 八十五点六."""
    text = _whole(int(number), _PLAIN_DIGITS, _PLAIN_TENS)
    text = text.removeprefix("一") if text.startswith("一十") else text
    _, _, decimals = plain(number).partition(".")
    return text + ("点" + "".join(_PLAIN_DIGITS[int(digit)] for digit in decimals) if decimals else "")


def formal(number: Decimal) -> str:
    """A whole number as on cheques: 856200 is 捌拾伍万陆仟贰佰."""
    return _whole(int(number), _FORMAL_DIGITS, _FORMAL_TENS)


def _whole(number: int, digits: str, tens: tuple[str, ...]) -> str:
    if not number:
        return digits[0]
    text = ""
    for place in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10_000**place % 10_000
        if not group:
            continue
        text += (digits[0] if text and group < 1000 else "") + _group(group, digits, tens) + _GROUPS[place]
    return text


def _group(number: int, digits: str, tens: tuple[str, ...]) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += digits[0] * gap + digits[digit] + tens[power]
            gap = False
        else:
            gap = bool(text)
    return text


STYLES: Mapping[str, Callable[[Decimal], str]] = {
    "plain": plain,
    "grouped": grouped,
    "spaced": spaced,
    "typed": typed,
    "wide": wide,
    "wide_grouped": wide_grouped,
    "chinese": chinese,
    "formal": formal,
}
