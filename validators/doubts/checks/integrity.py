"""Tracked changes and comments that touch figures, and hidden contents.

A sealed form and its Word file should say the same; a change left open shows two versions of a figure.
Changes of wording alone are left alone, and so are comments that do not ask for another number. Hidden rows
and sheets are common in tables; a hidden amount within the words of a form or a proof is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model import Remark
from validators.doubts.check import Check, Draft
from validators.doubts.remarks import by_file, source_of
from validators.doubts.subject import Subject
from validators.doubts.wording import place

changes = Check("tracked_changes", "integrity", "query", "二（三）1", "修订痕迹涉及数据")
comments = Check("comment_on_figure", "integrity", "query", "二（三）1", "批注要求改动数据")
hidden = Check("hidden_content", "integrity", "note", "二（三）1", "文件含隐藏内容")

_ROLES = ("application_form", "development_plan", "statistics_proof", "enterprise_list", "patent_list", "title_list")
_PROOFS = ("application_form", "statistics_proof", "compliance_proof", "audit_report")
_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:[百千万亿]*元|%|％|家|件|人|吨|平方公里)|\d\.\d|\d,\d{3}")
# “产值改成74.8”、“26.5%不够，凑到30%”; not “请补填2024年数据”
_ANOTHER_NUMBER = re.compile(
    r"(?:改|调|提|降|压|凑|填|写|加|减)[^，。；\d]{0,8}(?!20\d\d年)\d"
    r"|\d[^，。；\d]{0,6}(?:不够|偏低|太低|偏高|太高|达不到|没达到|未达标)"
)


@changes
def find_changes(subject: Subject) -> Iterator[Draft]:
    for file, remarks in by_file(subject, "tracked_").items():
        touched = _touching_figures(remarks)
        if not touched or subject.role(file) not in _ROLES:
            continue
        yield Draft(
            key=file,
            message=(
                f"《{file}》留有未接受的修订或划去的字，涉及数字："
                f"{'；'.join(_change(file, group) for group in touched)}。"
                "可能的原因：内部核稿后未接受修订、未清稿。请申报单位说明以何者为准，并提交定稿。"
            ),
            contests=tuple((number,) for number in _figures_at(subject, file, touched)),
            sources=tuple(source_of(file, group[0]) for group in touched),
        )


@comments
def find_comments(subject: Subject) -> Iterator[Draft]:
    for file, remarks in by_file(subject, "comment").items():
        asking = [remark for remark in remarks if _ANOTHER_NUMBER.search(remark.text)]
        if not asking or subject.role(file) not in _ROLES:
            continue
        shown = "；".join(f"“{remark.text[:80]}”（{place(source_of(file, remark))}）" for remark in asking)
        yield Draft(
            key=file,
            message=(
                f"《{file}》的批注要求改动数字：{shown}。可能的原因：核稿时更正笔误、提示补数。"
                "请申报单位说明批注的缘由、数据以何为依据，并提交定稿。"
            ),
            contests=tuple((number,) for number in _figures_at(subject, file, [[remark] for remark in asking])),
            sources=tuple(source_of(file, remark) for remark in asking),
        )


@hidden
def find_hidden(subject: Subject) -> Iterator[Draft]:
    for file, remarks in by_file(subject, "hidden_").items():
        shown = "；".join(f"“{remark.text[:40]}”" for remark in remarks[:3] if remark.text.strip())
        amounts = [one for one in remarks if one.code == "hidden_text" and _AMOUNT.search(one.text)]
        asked = bool(amounts) and subject.role(file) in _PROOFS
        tail = (
            "隐藏的文字中有数据，打印和阅读时看不到。可能的原因：模板的遗留、排版时的试填。请申报单位说明，并提交清稿。"
            if asked
            else "多为制表时隐藏的辅助内容，请审核人员留意。"
        )
        yield Draft(
            key=file,
            message=f"《{file}》含有隐藏的文字、行列或工作表{f'：{shown}' if shown else ''}。{tail}",
            sources=tuple(source_of(file, remark) for remark in remarks),
            severity="query" if asked else None,
        )


def _touching_figures(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """Changes at one place together, where a number is put in or taken out."""
    places: dict[tuple[object, ...], list[Remark]] = defaultdict(list)
    for remark in remarks:
        places[_where(remark)].append(remark)
    return [group for group in places.values() if any(re.search(r"\d", remark.text) for remark in group)]


def _where(remark: Remark) -> tuple[object, ...]:
    return (remark.table, remark.row, remark.column, remark.paragraph, remark.page, remark.sheet, remark.cell)


def _figures_at(subject: Subject, file: str, groups: Sequence[Sequence[Remark]]) -> list[int]:
    """The figures that stand in changed table cells."""
    cells = {(group[0].table, group[0].row, group[0].column) for group in groups if group[0].table is not None}
    return [
        number
        for number, figure in enumerate(subject.case.figures)
        if figure.source.file == file and (figure.source.table, figure.source.row, figure.source.column) in cells
    ]


def _change(file: str, group: Sequence[Remark]) -> str:
    """“70.2”改为“74.8”（位置）."""
    old = "".join(remark.text for remark in group if remark.code == "tracked_deletion")
    new = "".join(remark.text for remark in group if remark.code == "tracked_insertion")
    words = f"“{old}”改为“{new}”" if old and new else f"删除“{old}”" if old else f"插入“{new}”"
    return f"{words}（{place(source_of(file, group[0]))}）"
