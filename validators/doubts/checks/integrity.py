"""Tracked changes that touch figures, and hidden contents.

A sealed form and its Word file should say the same; a change left open shows two versions of a figure.
Changes of wording alone are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model import Remark, Source
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

changes = Check("tracked_changes", "integrity", "query", "二（三）1", "修订痕迹涉及数据")
hidden = Check("hidden_content", "integrity", "note", "二（三）1", "文件含隐藏内容")

_ROLES = ("application_form", "development_plan", "statistics_proof", "enterprise_list", "patent_list", "title_list")


@changes
def find_changes(subject: Subject) -> Iterator[Draft]:
    for file, remarks in _by_file(subject, "tracked_").items():
        touched = _touching_figures(remarks)
        if not touched or subject.role(file) not in _ROLES:
            continue
        yield Draft(
            key=file,
            message=(
                f"《{file}》留有未接受的修订，涉及数字：{'；'.join(_change(file, group) for group in touched)}。"
                "可能的原因：内部核稿后未接受修订。请申报单位说明以何者为准，并提交定稿。"
            ),
            contests=tuple((number,) for number in _figures_at(subject, file, touched)),
            sources=tuple(_source(file, group[0]) for group in touched),
        )


@hidden
def find_hidden(subject: Subject) -> Iterator[Draft]:
    for file, remarks in _by_file(subject, "hidden_").items():
        shown = "；".join(f"“{remark.text[:40]}”" for remark in remarks[:3] if remark.text.strip())
        yield Draft(
            key=file,
            message=(
                f"《{file}》含有隐藏的文字、行列或工作表{f'：{shown}' if shown else ''}。"
                "多为制表时隐藏的辅助内容，请审核人员留意。"
            ),
            sources=tuple(_source(file, remark) for remark in remarks),
        )


def _by_file(subject: Subject, prefix: str) -> dict[str, Sequence[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for file, remark in subject.case.remarks:
        if remark.code.startswith(prefix):
            found[file].append(remark)
    return dict(found)


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
    return f"{words}（{place(_source(file, group[0]))}）"


def _source(file: str, remark: Remark) -> Source:
    return Source(
        file=file,
        page=remark.page,
        bbox=remark.bbox,
        table=remark.table,
        row=remark.row,
        column=remark.column,
        paragraph=remark.paragraph,
        sheet=remark.sheet,
        cell=remark.cell,
        text=remark.text,
    )
