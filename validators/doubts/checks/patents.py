"""Patent numbers that fail their check digit, and listed inventions whose own number says otherwise.

The type digit of an application number says what it is: 1 and 8 inventions, 2 and 9 utility models,
3 designs. A list that has a column for the kind and calls the row a utility model is honest about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.identifiers import is_unexamined_publication, patent_check_is_valid, patent_kind
from pipeline.model import Entry
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

digits = Check("patent_check", "patent", "query", "二（二）5", "专利号校验位不符")
kinds = Check("not_an_invention", "patent", "doubt", "二（二）5", "发明专利清单中列入其他专利")

_WORDS = {"utility": "实用新型", "design": "外观设计"}


@digits
def find_digits(subject: Subject) -> Iterator[Draft]:
    for entry in _patents(subject):
        number = entry.fields.get("patent_number", "")
        if patent_check_is_valid(number) is False:
            yield Draft(
                key=number,
                message=(
                    f"专利号“{number}”（{place(entry.source)}，{entry.fields.get('patent_name', '名称未填')}）"
                    "的校验位与前面各位不符。可能的原因：抄录笔误或扫描识别有误，不说明专利不存在。请核对专利证书。"
                ),
                sources=(entry.source,),
                indicators=("patents_valid",),
            )


@kinds
def find_kinds(subject: Subject) -> Iterator[Draft]:
    wrong = [entry for entry in _patents(subject) if _misplaced(entry)]
    if not wrong:
        return
    listed = "；".join(
        f"“{entry.fields['patent_number']}”（{place(entry.source)}）为{_misplaced(entry)}" for entry in wrong
    )
    yield Draft(
        key="list",
        message=(
            f"发明专利清单中有{len(wrong)}件按号码不是授权发明专利：{listed}。专利号的种类位1、8为发明，2、9为实用新型，"
            "3为外观设计；公开号末字母A表示仅公布申请。可能的原因：清单未按专利种类筛选、号码抄录笔误。"
            "请申报单位核对专利证书，剔除后重新填报有效发明专利数。"
        ),
        sources=tuple(entry.source for entry in wrong),
        indicators=("patents_valid",),
    )


def _patents(subject: Subject) -> Iterator[Entry]:
    for roster in subject.rosters("patent"):
        yield from roster.entries


def _misplaced(entry: Entry) -> str | None:
    """What the row is instead of a granted invention, unless its kind column says so openly."""
    number, said = entry.fields.get("patent_number", ""), entry.fields.get("kind", "")
    if said and "发明" not in said:
        return None
    if is_unexamined_publication(number):
        return "发明专利申请的公开号"
    return _WORDS.get(patent_kind(number)) if patent_check_is_valid(number) else None
