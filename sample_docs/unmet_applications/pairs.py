"""The faults that two applications share: each is told in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from sample_docs.unmet_applications.dossier import Dossier


def plant_pairs(dossiers: list[Dossier], kinds: Sequence[str | None], random: Random) -> None:
    """The faults of two applications: the other one is the next that is not honest, else the last faulty one."""
    for place, kind in enumerate(kinds):
        if kind not in _PAIRS:
            continue
        others = [
            one for number, one in enumerate(dossiers) if number != place and kinds[number] not in (None, *_PAIRS)
        ]
        other = random.choice(others) if others else dossiers[place - 1]
        _PAIRS[kind](dossiers[place], other)


def _share_firm(first: Dossier, second: Dossier) -> None:
    """A firm of the second application takes the place of the smallest firm of the first one that has no title."""
    shared = second.app.firms[6]
    titled = {title.firm.name for title in first.app.titles}
    old = [firm for firm in first.app.firms if firm.name not in titled and firm.is_sme][-1]
    new = replace(old, name=shared.name, code=shared.code)
    patents = tuple(replace(one, holder=new.name) if one.holder == old.name else one for one in first.app.patents)
    firms = tuple(new if firm == old else firm for firm in first.app.firms)
    first.app = replace(first.app, firms=firms, patents=patents)
    _both(first, second, "firm_two_applications", "duplicate", [shared.code, shared.name], "同一企业列入两个集群")


def _share_passage(first: Dossier, second: Dossier) -> None:
    first.names["passage"] = second.names["plan_passage"] = first.wording("plan")["shared"]
    _both(first, second, "shared_passage", "reuse", ["灯塔夜班"], "两份材料有相同的段落")


def _swap_names(first: Dossier, second: Dossier) -> None:
    """Two chapters are the same but for the names of places, bodies and trades."""
    words = first.wording("plan")
    for one in (first, second):
        one.names["passage"] = words["swapped"].format(**one.names)
    _both(first, second, "names_swapped", "reuse", words["swapped_signs"], "两份材料段落相同，只换了名称")


def _both(first: Dossier, second: Dossier, kind: str, family: str, identifiers: list[str], note: str) -> None:
    for one in (first, second):
        one.faults.append(
            {
                "type": kind,
                "kinds": [family],
                "severity": "query",
                "indicators": [],
                "files": [],
                "identifiers": identifiers,
                "note": note,
            }
        )


_PAIRS: dict[str, Callable[[Dossier, Dossier], None]] = {
    "firm_two_applications": _share_firm,
    "shared_passage": _share_passage,
    "names_swapped": _swap_names,
}
