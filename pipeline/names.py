"""When two printed names mean one firm, one office or one cluster.

Brackets, width and spaces do not tell firms apart, nor does 有限公司 written as 有限责任公司.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans("〔〕[]【】", "()()()")


@lru_cache(maxsize=1 << 14)
def firm_key(name: str) -> str:
    """What the variants of one firm's name have in common."""
    folded = re.sub(r"[\s·•,，.。'\"“”]", "", unicodedata.normalize("NFKC", name))
    folded = folded.translate(_BRACKETS)
    return re.sub(r"(有限责任公司|有限公司)(?=$|\()", "有限公司", folded)


def office_key(name: str) -> str:
    """An office's name without brackets' content, the city's and the province's name and spaces."""
    folded = re.sub(r"\s|\(.*?\)", "", unicodedata.normalize("NFKC", name))
    return re.sub(r"^(广东省)?(汕头市)?", "", folded)


def cluster_key(name: str) -> str:
    """What the variants of one cluster's name have in common."""
    folded = re.sub(r"[\s\W]", "", unicodedata.normalize("NFKC", name))
    folded = re.sub(r"^(广东省?)?(汕头市?)?", "", folded)
    return re.sub(r"(中小企业)?(特色)?(产业)?集群$", "", folded)


def cluster_core(name: str) -> str:
    """What a cluster makes: its name without place and ending (汕头市澄海区玩具创意产业集群 -> 玩具创意)."""
    return re.sub(r"^[^区县]{1,12}[区县]", "", cluster_key(name))


def is_short_for(short: str, name: str) -> bool:
    """Whether all letters of one name stand in the other in their order: 工信局, 工业和信息化局."""
    letters = iter(name)
    return all(letter in letters for letter in short)
