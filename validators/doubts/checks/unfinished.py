"""Words of a template or of a draft left in the form or the plan, and boxes ticked without what they ask for.

Printed instructions ask to fill in as well, and lines to write on are drawn by underscores, so only what can stand
for a missing word counts: 待填, ××区, XX亿元, 20XX年.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Source
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

template = Check("template_left", "completeness", "query", "二（三）1", "文字中留有待填内容")
benchmarks = Check(
    "benchmark_missing", "completeness", "query", "二（二）8", "属高耗能、高用水行业而缺少能效、水效数据"
)

_LEFT = re.compile(
    r"待(?:填写?|补充?|核实|定稿|确认|更新|提供)(?:[）)】\]。，；]|$)|[（(【\[]待[^（）()【】\[\]]{1,8}[）)】\]]"
    r"|(?<![A-Za-z\d×X])(?:[X×ХＸx]{2,4}|[○〇]{2,4}|[＿_]{2,})(?=(?:亿|万|千|百)?元|家|个|件|项|人|%|％|平方公里|区|县|镇|街道|公司|集群|产业|年|月)"
    r"|20[X×Ｘx]{2}年|(?:此处|这里)(?:填写|插入|补充)|示例文字|TODO|占位"
)
_INSTRUCTION = re.compile("填表说明|填报说明|填写说明|注[:：]|说明[:：]")
_ROLES = ("application_form", "development_plan")
_NEEDS = (
    ("energy_intensive", "能效", ("energy_efficiency", "energy_benchmark"), "energy_benchmark"),
    ("water_intensive", "水效", ("water_efficiency", "water_benchmark"), "water_benchmark"),
)


@template
def find_template(subject: Subject) -> Iterator[Draft]:
    found: dict[str, list[tuple[str, Source]]] = {}
    for text, source in _texts(subject):
        match = _LEFT.search(text)
        if match and not _INSTRUCTION.search(text[: match.start()]):
            around = text[max(0, match.start() - 15) : match.end() + 15].replace("\n", " ")
            found.setdefault(source.file, []).append((around, source))
    for file, places in found.items():
        shown = "、".join(f"“{around}”（{place(source)}）" for around, source in places[:4])
        yield Draft(
            key=file,
            message=(
                f"《{file}》有{len(places)}处看来尚未填写或者未定稿：{shown}。可能的原因：套用模板未填完、用符号代替。请申报单位补充完整。"
            ),
            sources=tuple(dict.fromkeys(source for _, source in places)),
        )


def _texts(subject: Subject) -> Iterator[tuple[str, Source]]:
    case = subject.case
    for passage in case.passages:
        if passage.role in _ROLES:
            yield passage.text, passage.source
    for left in case.leftover:
        if subject.role(left.source.file) in _ROLES:
            yield left.text, left.source
    for fact in case.facts:
        if subject.role(fact.source.file) in _ROLES:
            yield fact.value, fact.source


@benchmarks
def find_benchmarks(subject: Subject) -> Iterator[Draft]:
    stated = {figure.indicator for figure in subject.case.figures}
    for fact_name, word, indicators, rule in _NEEDS:
        fact = subject.case.fact(fact_name)
        missing = tuple(code for code in indicators if code not in stated)
        if fact is None or not fact.value.strip().startswith("是") or not missing:
            continue
        yield Draft(
            key=fact_name,
            message=(
                f"申报表填“{fact.value.strip()[:20]}”（{place(fact.source)}），材料中未读到{word}水平与行业基准值的比较。可能的原因：漏填、"
                "写在附件中。请补充单位产品能耗（水耗）、行业基准值及其依据。"
            ),
            sources=(fact.source,),
            indicators=missing,
            decides=(rule,),
        )
