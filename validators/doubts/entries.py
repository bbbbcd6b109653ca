"""What is counted and compared in lists of firms, patents and titles."""

from __future__ import annotations

import re

from pipeline.model import Entry, Roster
from pipeline.roster_keys import firm_keys, same_rows

# Chinese names of titles as printed in lists, first match wins. 省级/市级单项冠军 is not the national title.
_PRINTED = (
    ("little_giants", re.compile(r"小巨人")),
    ("champions_other", re.compile(r"(省级?|市级?).*单项冠军")),
    ("champions_national", re.compile(r"(国家级?|工信部|全国).*单项冠军")),
    ("srdi_provincial", re.compile(r"专精特新")),
    ("innovative_smes", re.compile(r"创新型中小")),
    ("chain_leaders", re.compile(r"链主")),
    ("hnte", re.compile(r"高新技术企业|高企")),
)
TITLES = tuple(code for code, _ in _PRINTED)
_PARTIAL = re.compile(r"部分|重点|骨干|主要|规上|规模以上|代表|前\d+|示例|节选")


def is_excerpt(roster: Roster) -> bool:
    """Whether the list says itself that it shows only some: such a list is not counted."""
    return bool(_PARTIAL.search(roster.title))


def firm_words(entry: Entry) -> str:
    """汕头市某某有限公司（9144…）."""
    code = entry.fields.get("uscc")
    name = entry.fields.get("name", "名称未填")
    return f"{name}（{code}）" if code else name


def title_indicator(entry: Entry) -> str | None:
    """The indicator that counts the title of a row."""
    words = entry.fields.get("title", "")
    return next((code for code, pattern in _PRINTED if pattern.search(words)), None)


def distinct_firms(entries: tuple[Entry, ...]) -> int:
    """Number of firms behind the rows, rows with a common code or name being one."""
    return len(same_rows([firm_keys(entry) for entry in entries]))
