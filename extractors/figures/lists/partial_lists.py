"""Lists that show only some of what they are of: what says so in their titles, notes and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# 前三季度 and 前5个月 are stretches of time; 产值亿元以上企业 are some, as 规模以上 are
_TITLE = re.compile(
    r"部分|重点|骨干|主要|规上|规模以上|以上(?=企业|工业)|代表|典型|龙头|示例|节选|摘录|抽样|样本|新增"
    r"|前\s*(?:\d+|[一二三四五六七八九十百]+)(?![季个月年\d])|[Tt][Oo][Pp]\s*\d"
)
# 部分企业数据为快报数 is a note on the numbers, not on the rows
_NOTE = re.compile(
    r"[仅只](?:列|选|摘|含|包括)|节选|摘录|未(?:能)?(?:全部|一一|逐一|悉数|完全)?列(?:出|入|示|全)|从略|余略|其余略"
    r"|(?:以上|上述|上表|本表|此表|表中|本名单|名单)(?:[仅只]?为|所列为|系|是)(?:部分|主要|重点|代表)"
)
_LEFT_OUT = re.compile(r"[.．。…·⋯—\-~～]{2,}|(?:以下|其余|下)?(?:从)?略|等")


def is_partial_title(title: str) -> bool:
    """Whether a list's title says that it shows only some."""
    return _TITLE.search(title) is not None


def says_partial(note: str) -> bool:
    """Whether a note below a list says that it shows only some."""
    return _NOTE.search(note) is not None


def is_left_out(text: str) -> bool:
    """Whether a cell stands for rows that are not shown (……)."""
    return _LEFT_OUT.fullmatch(text) is not None


def skips_numbers(numbers: Sequence[str]) -> bool:
    """Whether rows numbered so leave numbers out; a numbering may begin again."""
    counted = [int(number) if number.strip().isdecimal() else None for number in numbers]
    return any(
        after not in (1, before + 1) for before, after in pairwise(counted) if before is not None and after is not None
    ) or counted[:1] not in ([], [None], [1])
