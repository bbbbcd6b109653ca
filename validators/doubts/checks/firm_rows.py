"""Rows of the list of firms that cannot count as they are marked.

A firm that its own row calls closed, cancelled or moved away; and a firm marked as small or medium-sized with a
thousand people and 0.4 billion yuan, which in industry is a large one (工信部联企业〔2011〕300号). Output stands for
revenue there, so the second is only asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from pipeline.model import Entry
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.subject import Subject
from validators.doubts.wording import place

closed = Check("firm_closed", "conflict", "query", "二（三）1", "名单中列入停产、注销的企业")
large = Check("large_as_sme", "plausibility", "query", "二（二）2", "大型企业标为中小企业")

_CLOSED = re.compile("停产|停业|歇业|注销|吊销|破产|清算|迁出|搬离|关停|倒闭|经营异常")
_STATUS_HEAD = re.compile("状态|备注|说明|经营情况|生产情况|存续")
_PEOPLE, _REVENUE = 1000, 4  # people; 亿元
_SHOWN = 6


@closed
def find_closed(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("enterprise"):
        found = [(entry, f"“{words}”") for entry in roster.entries if (words := _said_closed(entry))]
        if found:
            yield _draft(
                roster.file,
                found,
                "企业名单中有{}家企业注明已停产、注销或者迁出：{}。可能的原因：名单按往年整理、只是部分车间停产。"
                "请申报单位核实；已不在集群内生产的，不应计入企业数。",
                ("firms_total",),
            )


def _said_closed(entry: Entry) -> str | None:
    for head, text in entry.fields.items():
        if _STATUS_HEAD.search(head) and _CLOSED.search(re.sub("[未无没][^，。；]{0,4}(停|注销|吊销|异常)", "", text)):
            return text
    return None


@large
def find_large(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("enterprise"):
        found = [
            (entry, f"从业人员{entry.fields['employees']}人、产值{entry.fields['output']}亿元")
            for entry in roster.entries
            if _is_large(entry)
        ]
        if found:
            yield _draft(
                roster.file,
                found,
                "企业名单中有{}家标为中小企业而人数和产值达到大型企业标准（工业：从业人员1000人以上且营业收入4亿元以上）：{}。"
                "可能的原因：产值高于营业收入、标注有误、人数含关联企业。请核对划型标准，说明中小企业产值是否含这些企业。",
                ("output_sme", "firms_sme"),
            )


def _is_large(entry: Entry) -> bool:
    try:
        people, output = Decimal(entry.fields["employees"]), Decimal(entry.fields["output"])
    except (KeyError, InvalidOperation):
        return False
    return entry.fields.get("is_sme") == "yes" and people >= _PEOPLE and output >= _REVENUE


def _draft(file: str, found: list[tuple[Entry, str]], words: str, indicators: tuple[str, ...]) -> Draft:
    names = "、".join(f"{firm_words(entry)}{why}（{place(entry.source)}）" for entry, why in found[:_SHOWN])
    return Draft(
        key=file,
        message=words.format(len(found), names),
        sources=tuple(entry.source for entry, _ in found),
        indicators=indicators,
    )
