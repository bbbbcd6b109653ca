"""A firm or a patent that stands twice in one list.

Firms are the same by a valid code, or by name where brackets and 有限公司/有限责任公司 do not count. Rows of a
title list repeat a firm by right. The same list handed in twice, as Word and as scan, is not looked at as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Entry
from pipeline.roster_keys import firm_keys, patent_of
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.subject import Subject
from validators.doubts.wording import place

firms = Check("firm_twice", "duplicate", "doubt", "二（三）1", "同一企业重复列入名单")
patents = Check("patent_twice", "duplicate", "doubt", "二（二）5", "同一专利重复列入清单")


@firms
def find_firms(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("enterprise"):
        seen: dict[str, Entry] = {}
        for entry in roster.entries:
            keys = firm_keys(entry)
            earlier = next((seen[key] for key in sorted(keys) if key in seen), None)
            if earlier is not None:
                yield _twice(roster.file, earlier, entry)
            seen.update(dict.fromkeys(keys, entry))


def _twice(file: str, earlier: Entry, entry: Entry) -> Draft:
    return Draft(
        key=f"{file}|{sorted(firm_keys(entry) & firm_keys(earlier))[0]}",
        message=(
            f"{firm_words(earlier)}（{place(earlier.source)}）与{firm_words(entry)}（{place(entry.source)}）为同一企业，"
            "在同一名单中列了两次。可能的原因：企业更名后新旧名称并列、合并名单时未去重。请申报单位去重并核对企业数和产值。"
        ),
        sources=(earlier.source, entry.source),
        indicators=("firms_total",),
    )


@patents
def find_patents(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("patent"):
        rows: dict[str, list[Entry]] = defaultdict(list)
        for entry in roster.entries:
            number = patent_of(entry)
            if number:
                rows[number].append(entry)
        for number, entries in rows.items():
            if len(entries) > 1:
                places = "、".join(place(entry.source) for entry in entries)
                yield Draft(
                    key=f"{roster.file}|{number}",
                    message=(
                        f"专利“{entries[0].fields['patent_number']}”在同一清单中列了{len(entries)}次（{places}）。可能的原因："
                        "共有专利按权利人分别列出、合并清单时未去重。同一专利只应计一件，请申报单位去重并核对专利数。"
                    ),
                    sources=tuple(entry.source for entry in entries),
                    indicators=("patents_valid",),
                )
