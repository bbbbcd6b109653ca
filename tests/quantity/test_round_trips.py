"""A value written in every way papers write it is read back as that value, inside its interval."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.quantity import quantities
from pipeline.model import Quantity

D = Decimal
_PLAIN = "零一二三四五六七八九", ("", "十", "百", "千"), ("", "万", "亿", "万亿")
_FORMAL = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿", "万亿")
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
_TRADITIONAL = str.maketrans("万亿点", "萬億點")


def chinese(number: int, letters: tuple[str, tuple[str, ...], tuple[str, ...]] = _PLAIN) -> str:
    """A whole number in Chinese as a clerk writes it: 10500 is 一万零五百."""
    digits, tens, myriads = letters
    groups = [number // 10000**place % 10000 for place in range(4)]
    written = ""
    for place in reversed(range(4)):
        group = groups[place]
        if not group:
            continue
        if written and (group < 1000 or groups[place + 1] % 10 == 0):
            written += digits[0]
        inner, open_zero = "", False
        for position, digit in enumerate(reversed(f"{group:04}")):
            if digit != "0":
                inner = digits[int(digit)] + tens[position] + (digits[0] if open_zero and inner else "") + inner
            open_zero = digit == "0"
        written += inner + myriads[place]
    return written


def only(text: str) -> Quantity:
    found = [q for q in quantities(text) if q.kind != "period"]
    assert len(found) == 1, [q.text for q in found]
    return found[0]


def ways(number: int) -> Iterator[str]:
    """How a whole number is written."""
    yield str(number)
    yield f"{number:,}"
    yield str(number).translate(_WIDE)
    yield f"{number:,}".translate(_WIDE)
    yield chinese(number)
    yield chinese(number, _FORMAL)
    yield chinese(number).translate(_TRADITIONAL)


whole = st.integers(min_value=1, max_value=10**12).filter(lambda n: n % 10 != 0)
hundredths = st.decimals(min_value=D("0.01"), max_value=D("9999.99"), places=2)


@given(whole)
def test_a_count_is_read_back_exactly(number: int) -> None:
    for written in ways(number):
        q = only(f"{written}家")
        assert (q.text, q.kind, q.value, q.low, q.high) == (f"{written}家", "count", number, number, number)


@given(whole)
def test_an_amount_of_yuan_is_read_back(number: int) -> None:
    for written in ways(number):
        for text in (f"{written}元", f"人民币{written}元", f"总产值{written}元，", f"{written}元人民币"):
            q = only(text)
            assert (q.kind, q.value, q.unit) == ("money", number, "元")


@given(hundredths, st.sampled_from(["万", "亿"]))
def test_scales_and_decimals(value: Decimal, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}[scale]
    whole_part, fraction = int(value), f"{value:.2f}".partition(".")[2]
    in_words = (chinese(whole_part) or "零") + "点" + "".join("零一二三四五六七八九"[int(c)] for c in fraction)
    for written in (f"{value:.2f}", f"{value:,.2f}", f"{value:.2f}".translate(_WIDE), in_words):
        q = only(f"{written}{scale}元")
        assert q.value == value * factor
        assert (q.low, q.high) == ((value - D("0.005")) * factor, (value + D("0.005")) * factor)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_hundred_millions_and_ten_thousands_mixed(upper: int, lower: int) -> None:
    value = upper * 10**8 + lower * 10**4
    for written in (f"{upper}亿{lower}万元", f"{upper}亿{lower:04}万元", f"{chinese(value)}元"):
        assert only(written).value == value


@given(hundredths)
def test_percentages(value: Decimal) -> None:
    whole_part, fraction = chinese(int(value)) or "零", f"{value:.2f}".partition(".")[2]
    words = whole_part + "点" + "".join("零一二三四五六七八九"[int(c)] for c in fraction)
    for text, kind in (
        (f"{value:.2f}%", "percent"),
        (f"{value:.2f}%".translate(_WIDE), "percent"),
        (f"百分之{value:.2f}", "percent"),
        (f"百分之{words}", "percent"),
        (f"{value:.2f}个百分点", "points"),
        (f"{words}个百分点", "points"),
    ):
        q = only(text)
        assert (q.kind, q.value) == (kind, value)
        assert (q.low, q.high) == (value - D("0.005"), value + D("0.005"))
    assert only(f"千分之{value:.2f}").value == only(f"{value:.2f}‰").value == value / 10
    assert only(f"-{value:.2f}%").value == only(f"负百分之{value:.2f}").value == -value


@given(st.integers(1, 9))
def test_tenths(tenths: int) -> None:
    word = chinese(tenths)
    for text in (f"{word}成", f"{tenths}成", f"{word}折", f"{tenths}折"):
        assert only(text).value == tenths * 10
    assert only(f"{word}成五").value == tenths * 10 + 5


HEDGES = {
    "above": ["超{}", "超过{}", "逾{}", "突破{}", "{}以上", "不低于{}", "不少于{}", "至少{}"],
    "below": ["不足{}", "不到{}", "{}以下", "{}以内", "不超过{}", "至多{}", "未超过{}"],
    "near": ["近{}", "接近{}"],
    "about": ["约{}", "大约{}", "{}左右", "{}上下"],
}


@given(hundredths, st.fractions(0, 1), st.sampled_from(["亿元", "万元", "%", "万人", "家"]))
def test_the_interval_of_a_hedge_holds_what_it_may_be_said_of(printed: Decimal, part: D, unit: str) -> None:
    number = f"{int(printed) + 1}" if unit == "家" else f"{printed:.2f}"
    exact = only(number + unit).value
    share = D(part.numerator) / D(part.denominator)
    may_be = {
        "above": exact * (1 + share),
        "below": exact * (1 - share),
        "near": exact * (1 - share / 10),
        "about": exact * (D("0.95") + share / 10),
    }
    for hedge, patterns in HEDGES.items():
        for pattern in patterns:
            text = pattern.format(number + unit)
            q = only(text)
            assert (q.text, q.hedge, q.value) == (text, hedge, exact)
            assert q.low is None or q.low <= may_be[hedge]
            assert q.high is None or may_be[hedge] <= q.high


@given(st.integers(1, 9), st.sampled_from([10, 100, 1000]), st.integers(0, 999), st.sampled_from("余多"))
def test_more_than_a_round_number(digit: int, place: int, beyond: int, word: str) -> None:
    printed = digit * place
    for written in (str(printed), chinese(printed)):
        q = only(f"{written}{word}家")
        assert q.value == q.low == printed
        assert q.high is not None
        assert printed + beyond % place < q.high


@given(
    hundredths, hundredths, st.sampled_from(["—", "－", "-", "~", "～", "至"]), st.sampled_from(["亿元", "%", "万人"])
)
def test_a_range_holds_both_ends(one: Decimal, other: Decimal, sign: str, unit: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        return
    for text in (f"{low:.2f}{sign}{high:.2f}{unit}", f"{low:.2f}{unit}{sign}{high:.2f}{unit}"):
        q = only(text)
        ends = only(f"{low:.2f}{unit}").value, only(f"{high:.2f}{unit}").value
        assert (q.text, q.low, q.high, q.value) == (text, *ends, sum(ends) / 2)


@given(st.integers(1, 10**7))
def test_the_true_value_lies_in_the_interval_of_its_rounding(people: int) -> None:
    for printed in (f"{D(people) / 10000:.2f}万人", f"{D(people) / 10000:.1f}万人", f"约{D(people) / 10000:.2f}万人"):
        q = only(printed)
        assert q.low is not None
        assert q.high is not None
        assert q.low <= people <= q.high
