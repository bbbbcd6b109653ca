"""The characters numbers are written with: Arabic and Chinese digits, 大写, full width, traditional.

`fold` makes them plain one by one, so that offsets in the folded text are offsets in the original. NFKC is not
used: it turns footnote ① into 1 and ² into 2, and "30亿元①" into 301.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_MARKS = str.maketrans("．％＋－−﹣＜＞／：（）＄＾\u3000\xa0", ".%+---<>/:()$^  ")
_TRADITIONAL = str.maketrans(
    "萬億兩點個負幾餘圓幣噸畝頃種類條項張臺輛雙對隻戶處歐鎊韓貳參弐倆陸過達",
    "万亿两点个负几余圆币吨亩顷种类条项张台辆双对只户处欧镑韩贰叁二两陆过达",
)
_FOLD = {place: chr(plain) for place, plain in {**_LATIN, **_MARKS, **_TRADITIONAL}.items()}
_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}]")
# a comma between full-width digits was typed with them and groups thousands; between plain digits it ends a clause
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
DIGITS |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"○": 0, "两": 2, "俩": 2}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = {**TENS, **MYRIADS}
ABBREVIATED = {"廿": 20, "卅": 30}
CHINESE = "".join((*DIGITS, *TENS, *MYRIADS, *ABBREVIATED))


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Full width and traditional made plain, character by character (the length stays)."""
    if text.isascii():
        return text
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    return _FOLDED.sub(lambda match: _FOLD[ord(match.group())], text)
