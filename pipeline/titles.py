"""Which title the printed words of a list name, as the code of the indicator that counts its firms."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from pipeline.model import Entry

# first match wins: 小巨人 carry 专精特新 in their name, and 省级单项冠军 is not the national title
_PRINTED = (
    ("little_giants", re.compile("小巨人")),
    ("champions_other", re.compile("(省级?|市级?).*单项冠军|单项冠军.*[（(](省|市)级?[）)]")),
    ("champions_national", re.compile("(国家级?|全国|工信部|工业和信息化部).*单项冠军|单项冠军.*[（(]国家级?[）)]")),
    ("srdi_provincial", re.compile("专精特新")),
    ("innovative_smes", re.compile("创新型中小|创新型企业")),
    ("chain_leaders", re.compile("链主")),
    ("hnte", re.compile("高新技术企业|高企")),
)
_SOME_CHAMPION = re.compile("单项冠军")
# the policy counts 链主 and 单项冠军 of any level, the others from the province's up
_OF_ANY_LEVEL = frozenset({"champions_other", "chain_leaders"})
_BELOW = re.compile("市级|区级|县级|培育库|入库|储备|后备")
TITLES = tuple(code for code, _ in _PRINTED)


class Title(msgspec.Struct, frozen=True):
    """A title as printed: whether its words leave no doubt, and whether they name a level below the one that counts."""

    code: str
    certain: bool = True
    below: bool = False


# a few titles, printed over and over in every list
@lru_cache(maxsize=4096)
def title_named(words: str) -> Title | None:
    """The title that words name, if any."""
    code = next((code for code, pattern in _PRINTED if pattern.search(words)), None)
    if code is None:
        return Title("champions_other", certain=False) if _SOME_CHAMPION.search(words) else None
    return Title(code, below=code not in _OF_ANY_LEVEL and bool(_BELOW.search(words)))


def title_indicator(entry: Entry) -> str | None:
    """The indicator that counts the title of a row, where its words leave no doubt."""
    title = title_named(entry.fields.get("title", ""))
    return title.code if title and title.certain else None
