"""Figures whose second reading shows another number: a text layer unlike the page, a scan's layer unlike its image.

What software extracts and what people see must be the same number. Readings that cannot be told apart for certain
never come here; layers of text beneath scans are a recogniser's work and often wrong, so they are only noted.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Figure, Remark, Source
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

image = Check("text_unlike_image", "integrity", "doubt", "二（三）1", "数字的文字层与页面显示不一致")
again = Check("second_reading_differs", "integrity", "note", "二（三）1", "数字两次读取的结果不一致")


@image
def find_unlike_image(subject: Subject) -> Iterator[Draft]:
    for file, remarks in _by_file(subject, "unlike_image").items():
        told = "；".join(f"{_page(one)}文字层为“{one.text}”，{_shown(one)}" for one in _distinct(remarks))
        yield _draft(
            subject, file, remarks,
            f"《{file}》有数字的文字层与页面显示不一致：{told}。这些数据已按不确定处理，以页面显示为准。"
            "可能的原因：导出或转换软件的字体编码有误，或者修改后文字层与图像没有同步。"
            "请审核人员对照页面核对，请申报单位重新导出该文件，或者提交加盖印章的原件扫描件。",
        )  # fmt: skip


@again
def find_unlike_second(subject: Subject) -> Iterator[Draft]:
    for file, remarks in _by_file(subject, "unlike_layer", "unlike_parse").items():
        told = "；".join(
            f"{place(_source(file, one))}读作“{one.text}”，{_LAYER[one.code]}为“{one.context}”"
            for one in _distinct(remarks)
        )
        yield _draft(
            subject, file, remarks,
            f"有数字两次读取的结果不一致：{told}。这些数据已按不确定处理。"
            "多为扫描软件识别有误，请审核人员对照原件核对。",
        )  # fmt: skip


_LAYER = {"unlike_layer": "图像之下的文字层", "unlike_parse": "另一种读法"}


def _by_file(subject: Subject, *codes: str) -> Mapping[str, Sequence[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for file, remark in subject.case.remarks:
        if remark.code in codes:
            found[file].append(remark)
    return found


def _distinct(remarks: Sequence[Remark]) -> list[Remark]:
    """One remark for each pair of readings on a page."""
    return list({(one.page, one.table, one.row, one.text, one.context): one for one in remarks}.values())


def _draft(subject: Subject, file: str, remarks: Sequence[Remark], message: str) -> Draft:
    numbers = [
        number
        for number, figure in enumerate(subject.case.figures)
        if figure.source.file == file and any(_stands_there(figure, one) for one in remarks)
    ]
    return Draft(
        key=file,
        message=message,
        contests=tuple((number,) for number in numbers),
        sources=tuple(_source(file, one) for one in remarks),
    )


def _stands_there(figure: Figure, remark: Remark) -> bool:
    source = figure.source
    here = (source.page, source.bbox, source.table, source.row, source.column)
    there = (remark.page, remark.bbox, remark.table, remark.row, remark.column)
    return here == there and _plain(remark.text) in _plain(figure.raw)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _page(remark: Remark) -> str:
    return f"第{remark.page}页"


def _shown(remark: Remark) -> str:
    return f"页面显示为“{remark.context}”" if remark.context else "页面上看不到该数字"


def _source(file: str, remark: Remark) -> Source:
    return Source(
        file, page=remark.page, bbox=remark.bbox, table=remark.table, row=remark.row, column=remark.column,
        paragraph=remark.paragraph, text=remark.text,
    )  # fmt: skip
