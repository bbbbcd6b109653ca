"""A figure whose digits are set in two typefaces or sizes.

Only numbers that a figure of the application or a row of its lists was read from: dates and serial numbers in
forms are half printed and half filled in by right. Never more than a question, for software mixes faces too.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.check import Check, Draft
from validators.doubts.remarks import by_file, figures_printed_at, listed_at, source_of
from validators.doubts.subject import Subject
from validators.doubts.wording import name, place

check = Check("mixed_fonts", "integrity", "query", "二（三）1", "同一数字内字体或字号不一")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for file, remarks in by_file(subject, "mixed_fonts").items():
        words, numbers, sources = [], [], []
        for remark in remarks:
            found = list(figures_printed_at(subject, file, remark))
            if not found and not listed_at(subject, file, remark):
                continue
            what = (
                name(subject.figure(found[0]).indicator, subject.figure(found[0]).period) if found else "名单中的数字"
            )
            source = source_of(file, remark)
            words.append(f"{what}“{remark.text}”（{place(source)}）中，{remark.context}")
            numbers += found
            sources.append(source)
        if words:
            yield Draft(
                key=file,
                message=(
                    f"《{file}》中同一个数字的各位字体或字号不同：{'；'.join(words)}。"
                    "可能的原因：排版软件替换字体、定稿前更正笔误。请申报单位提供该文件的原件，由出具单位确认该数字。"
                ),
                contests=tuple((number,) for number in dict.fromkeys(numbers)),
                sources=tuple(sources),
            )
