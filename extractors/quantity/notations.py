"""Numbers that are computed from printed ones: 三分之二, 一又二分之一, 三打, 3/2, 4 1/2, 2^5.

Where the result does not terminate it is rounded to 15 significant digits. A document's figures are never
written like this (12/15 in a cell is two figures), so these numbers are no ground for one; but for shares such as
三分之二, of no more than tenths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal

from msgspec.structs import replace

from extractors.quantity.numerals import Numeral

_DIGITS_KEPT = 15
_TENTHS = 10
_DOZEN = re.compile("打(?![造击工印包开破响好算通折拼赢下架卡磨])")
_LARGEST_EXPONENT = 100
_CONTEXT = Context(prec=3 * _DIGITS_KEPT)
_OVER = re.compile(r" {0,3}分 {0,3}之 {0,3}")
_AND = re.compile(r" {0,3}又 {0,3}")
# a third number would make a date of 3/2, a letter a code, a word perhaps two figures: it has to stand alone
_ALONE = r"(?:(?<=[\s,，。；;(“\"：:=])|^){}(?=$|[\s,，。；;)”\"])"
_SLASH = re.compile(_ALONE.format(r"(?:(?P<whole>-?\d{1,6}) )?(?P<above>-?\d{1,9})/(?P<below>\d{1,9})"))
_POWER = re.compile(
    _ALONE.format(r"(?P<sign>-?)(?P<base>\d{1,9}(?:\.\d{1,9})?)\^(?P<exponent>[+-]?\d{1,3}(?:\.\d{1,9})?)")
)


def with_fractions(folded: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals, each 三分之二 and 一又三分之二 as the one number it is."""
    found: list[Numeral] = []
    below: Numeral | None = None
    for numeral in numerals:
        if below is not None and below.value and _OVER.fullmatch(folded, below.end, numeral.start):
            value, start = _CONTEXT.divide(numeral.value, below.value), below.start
            found.pop()
            if found and _AND.fullmatch(folded, found[-1].end, start):
                whole = found.pop()
                value, start = whole.value + value.copy_sign(whole.value), whole.start
            is_share = start == below.start and 0 < value < 1 and below.value <= _TENTHS
            found.append(replace(_computed(start, numeral.end, value), formal=is_share))
            below = None
        else:
            found.append(numeral)
            below = numeral
    return found


def with_dozens(folded: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals, each 三打 as three dozen."""
    if "打" not in folded:
        return list(numerals)
    return [
        replace(n, end=n.end + 1, value=n.value * 12, formal=False) if _DOZEN.match(folded, n.end) else n
        for n in numerals
    ]


def with_slashes(folded: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals, each 3/2, 4 1/2 or 2^5 that stands alone as the one number it is."""
    if "/" not in folded and "^" not in folded:
        return list(numerals)
    computed = [*_quotients(folded), *_powers(folded)]
    kept = [n for n in numerals if not any(c.start < n.end and n.start < c.end for c in computed)]
    return sorted([*kept, *computed], key=lambda n: n.start)


def _quotients(folded: str) -> Iterator[Numeral]:
    for match in _SLASH.finditer(folded):
        below = Decimal(match["below"])
        if below:
            value, whole = _CONTEXT.divide(Decimal(match["above"]), below), Decimal(match["whole"] or 0)
            yield _computed(match.start(), match.end(), whole + (value.copy_sign(whole) if whole else value))


def _powers(folded: str) -> Iterator[Numeral]:
    for match in _POWER.finditer(folded):
        base, exponent = Decimal(match["base"]), Decimal(match["exponent"])
        if base and abs(exponent) <= _LARGEST_EXPONENT:
            value = _CONTEXT.power(base, exponent)
            yield _computed(match.start(), match.end(), -value if match["sign"] else value)


def _computed(start: int, end: int, value: Decimal) -> Numeral:
    """`step` is what rounding left open: nothing where the value is exact."""
    kept = Context(prec=_DIGITS_KEPT).plus(value)
    step = Decimal(0) if kept == value else Decimal(1).scaleb(kept.adjusted() - _DIGITS_KEPT + 1)
    return Numeral(start, end, kept, step, formal=False)
