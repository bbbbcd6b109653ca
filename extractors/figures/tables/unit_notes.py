"""Marks at labels whose units a note below says: 注：带※的指标单位为万元；带▲的单位为人。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from extractors.quantity import Unit, unit_named

_SIGNS = "※▲△☆★*＊#＃†‡◎①②③④⑤⑥⑦⑧⑨⑩"
_NOTE = re.compile(
    rf"(?P<mark>[{_SIGNS}]+)[^。；;，,\n{_SIGNS}]{{0,14}}?(?:单位\s*[为是：:]|以|按|为|是|[：:])\s*(?P<unit>[^\s。；;，,、（）()]{{1,8}})"
)
# 带 的指标单位为万元: on a scan the mark was not recognised, or taken for a character
_ABOUT_MARK = re.compile(
    r"(?:带|标|加|注)有?\s*(?P<mark>[^\s，。；;,：:的]{0,3})\s*(?:的|号|者)[^。；;，,]{0,10}?(?:单位\s*[为是：:]|以|按)\s*"
    r"(?P<unit>[^\s。；;，,、（）()]{1,8})"
)
_MARK = re.compile(rf"[{_SIGNS}]+")
_AT_END = re.compile(rf"[{_SIGNS}]+(?=\s*$|\s*[（(])")
_COUNTED = re.compile("(?:计|计算|表示|为单位|填报|填写)$")

# of the whole paper only where it says so: a caption holds for its table alone
_MONEY = re.compile(
    r"(?:金额|货币|价值)(?:类|型)?(?:指标|数据)?(?:的)?(?:计量)?单位[，,]?"
    r"(?:除[^，。；;：:]{1,12}外[，,]?(?:均|都|一律|统一)?|均|都|一律|统一)(?:为|是|以|按|用|[：:])\s*"
    r"(?P<unit>[^\s。；;，,、（）()]{1,4})"
)

Noted = Mapping[str, tuple[Unit, ...]]


def units_noted(text: str) -> dict[str, tuple[Unit, ...]]:
    """The unit that each mark stands for, as the notes of a paper say."""
    found = {match["mark"]: unit_named(_COUNTED.sub("", match["unit"])) for match in _NOTE.finditer(text)}
    return {mark: units for mark, units in found.items() if units}


def units_unplaced(text: str) -> tuple[Unit, ...]:
    """The units that notes give to marks which no label of the paper shows: any label may have lost one."""
    seen = Counter(_MARK.findall(text))
    notes = list(_ABOUT_MARK.finditer(text))
    in_notes = Counter(match["mark"] for match in notes)
    lost = [match["unit"] for match in notes if seen[match["mark"]] <= in_notes[match["mark"]]]
    return tuple(unit for named in lost for unit in unit_named(_COUNTED.sub("", named)))


def money_noted(text: str) -> tuple[Unit, ...]:
    """The unit that a note names for all amounts of money of a paper, where all its notes name the same."""
    units = {unit_named(_COUNTED.sub("", match["unit"])) for match in _MONEY.finditer(text)}
    found = units.pop() if len(units) == 1 else ()
    return found if found and found[0].kind == "money" else ()


def units_of_mark(label: str, noted: Noted) -> tuple[Unit, ...]:
    """The units of a label that ends with such a mark."""
    mark = _AT_END.search(label) if noted else None
    return noted.get(mark[0], ()) if mark else ()
