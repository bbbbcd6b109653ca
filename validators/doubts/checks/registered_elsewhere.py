"""Firms whose social credit code was given in another place than the cluster's district.

Characters 3 to 8 of a code are the region of first registration; a firm that moved keeps it. So a firm from outside
the city is only asked about, one from another of its districts only noted, once for a list. Codes of the city, the
province and of dissolved districts say nothing, nor do codes that fail their check character; a cluster in a zone
without districts of its own is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.identifiers import plain, uscc_is_valid
from pipeline.model import Entry
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.home import home_districts
from validators.doubts.places import places
from validators.doubts.subject import Subject
from validators.doubts.wording import place

check = Check("registered_elsewhere", "identifier", "query", "二（三）1", "企业登记地不在集群所在区县")

_SHOWN = 6


@check
def find(subject: Subject) -> Iterator[Draft]:
    home = home_districts(subject)
    if not home:
        return
    for roster in subject.rosters("enterprise"):
        found = [(entry, where) for entry in roster.entries if (where := _elsewhere(entry, home))]
        # where most firms are registered elsewhere, the district was not understood
        if found and 2 * len(found) < len(roster.entries):
            yield _draft(roster.file, found)


def _elsewhere(entry: Entry, home: set[str]) -> str | None:
    """Where the firm was registered, if that is not here."""
    code = plain(entry.fields.get("uscc", ""))
    region = code[2:8]
    if not uscc_is_valid(code) or not region.isdigit() or region.startswith("10"):
        return None
    district = places().codes.get(region)
    if district is not None:
        return None if district in home else district
    known = region.startswith((places().city, places().province))
    return None if known else f"区划代码{region}所在地"


def _draft(file: str, found: list[tuple[Entry, str]]) -> Draft:
    names = "、".join(f"{firm_words(entry)}登记于{where}（{place(entry.source)}）" for entry, where in found[:_SHOWN])
    return Draft(
        key=file,
        message=(
            f"《{file}》中有{len(found)}家企业的统一社会信用代码第3至8位不是集群所在区县：{names}。可能的原因：企业由外地迁入"
            "（代码不随迁移改变）、总部在外地而厂区在集群内。请提供这些企业在集群范围内生产经营的证明。"
        ),
        sources=tuple(entry.source for entry, _ in found),
        indicators=("firms_total",),
        severity=None if any(where not in places().districts for _, where in found) else "note",
    )
