"""Which rows of the lists of firms, patents and titles mean the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.identifiers import patent_key, plain, uscc_is_valid
from pipeline.interval import Interval
from pipeline.model import Entry, RosterKind
from pipeline.names import firm_key

# 汕头市甲有限公司（曾用名：汕头市乙厂）, （2024年由汕头市乙厂更名）
_FORMER = re.compile(
    r"[（(](?:曾用名|曾用名称|原名称?|更名前|前身|原|(?:(?:19|20)\d\d年(?:\d{1,2}月)?)?系?由)[：:为是]?"
    r"([^（）()]{3,40}?(?:公司|厂|社|行|店|部|中心|集团))(?:更名|改名|变更|改制)?(?:而来|而成|为现名)?[)）]"
)
# What the rows of a list of a kind are counted for
COUNTED_FOR: Mapping[RosterKind, str] = {
    "enterprise": "firms_total", "patent": "patents_valid", "platform": "innovation_platforms", "standard": "standards",
}  # fmt: skip
_FORMER_HEADS = ("曾用名", "曾用名称", "原名称", "原名", "更名前名称")


def firm_keys(entry: Entry) -> frozenset[str]:
    """What identifies the firm of a row: its code if it is a valid one, its normalised name and former names."""
    fields = entry.fields
    former = next((fields[head] for head in _FORMER_HEADS if head in fields), "")
    return _firm_keys(fields.get("uscc", ""), fields.get("name", ""), former)


@lru_cache(maxsize=1 << 14)
def _firm_keys(printed_code: str, printed_name: str, former: str) -> frozenset[str]:
    code = plain(printed_code)
    names = [_FORMER.sub("", printed_name), *_FORMER.findall(printed_name), *re.split(r"[、，,；;/]", former)]
    keys = {firm_key(name) for name in names} - {"", "无", "-"}
    return frozenset(keys | ({code} if uscc_is_valid(code) else set()))


def patent_of(entry: Entry) -> str | None:
    number = entry.fields.get("patent_number", "")
    return patent_key(number) if number.strip() else None


def own_key(entry: Entry) -> str | None:
    """What tells the patent, standard or platform of a row from others; None for a row that is of a firm alone."""
    fields = entry.fields
    number = re.sub(r"[\s—–－\-]+", "-", fields.get("standard_number", "").strip()).upper()
    return patent_of(entry) or number or firm_key(fields.get("platform", "")) or None


def same_rows(keys: Sequence[frozenset[str]]) -> tuple[tuple[int, ...], ...]:
    """The rows in groups, by index: rows with a common key are one group, a row without keys stands alone."""
    group = list(range(len(keys)))
    first: dict[str, int] = {}

    def root(row: int) -> int:
        while group[row] != row:
            row = group[row]
        return row

    for row, own in enumerate(keys):
        for key in own:
            one, other = sorted((root(first.setdefault(key, row)), root(row)))
            group[other] = one
    found: dict[int, list[int]] = {}
    for row in range(len(keys)):
        found.setdefault(root(row), []).append(row)
    return tuple(map(tuple, found.values()))


def distinct_firms(entries: Sequence[Entry]) -> int:
    """Number of firms behind the rows, rows with a common code or name being one."""
    return len(same_rows([firm_keys(entry) for entry in entries]))


def count_distinct(entries: Sequence[Entry]) -> int:
    """Distinct patents, standards or platforms where every row is of one, else distinct firms."""
    keys = [own_key(entry) for entry in entries]
    return len(set(keys)) if entries and all(keys) else distinct_firms(entries)


def has_length(entries: Sequence[Entry], length: Interval) -> bool:
    """Whether the rows, or the distinct firms or patents among them, are as many as `length` holds."""
    return any(Decimal(count) in length for count in {len(entries), count_distinct(entries)})
