"""A figure that an earlier state of the same file printed otherwise.

A PDF saved onto itself keeps what it was before. Seals, signatures and fields filled in later only add to it;
a number exchanged for another is told with both. Where the application's figures stand on the new number it is
a doubt, for the two cannot both be true; other numbers (dates, targets) are asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Remark
from validators.doubts.check import Check, Draft
from validators.doubts.remarks import by_file, figures_printed_at, source_of
from validators.doubts.subject import Subject
from validators.doubts.wording import name, place

check = Check("revised_figure", "integrity", "query", "二（三）1", "文件保存过的旧版本中数字不同")

_SHOWN = 6


@check
def find(subject: Subject) -> Iterator[Draft]:
    for file, remarks in by_file(subject, "revised_number").items():
        touched = {number: remark for remark in remarks for number in figures_printed_at(subject, file, remark)}
        stated = {number for numbers in subject.cells.values() for number in numbers}
        yield Draft(
            key=file,
            message=(
                f"《{file}》经过再次保存，文件内仍留有旧版本，与现有版本的数字不同："
                f"{_shown(subject, file, remarks, touched)}。"
                "可能的原因：定稿前更正笔误、换页重存。"
                "请申报单位说明改动的时间、缘由和依据，由出具单位确认以何者为准，或提交加盖印章的原件。"
            ),
            contests=tuple((number,) for number in touched),
            sources=tuple(source_of(file, remark) for remark in remarks),
            severity="doubt" if stated & set(touched) else None,
        )


def _shown(subject: Subject, file: str, remarks: Sequence[Remark], touched: dict[int, Remark]) -> str:
    """集群总产值由“70.24”改为“74.84”（证明.pdf第1页）."""
    words = []
    for remark in remarks[:_SHOWN]:
        figure = next((subject.figure(number) for number, one in touched.items() if one is remark), None)
        what = name(figure.indicator, figure.period) if figure else ""
        words.append(f"{what}由“{remark.before}”改为“{remark.text}”（{place(source_of(file, remark))}）")
    return "；".join(words) + (f"等{len(remarks)}处" if len(remarks) > _SHOWN else "")
