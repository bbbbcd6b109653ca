"""A passage with figures that stands letter by letter in the cluster's application of an earlier year.

Words may be kept from year to year, figures move on: only a passage of several figures that has not one digit
changed and does not speak of the year that is applied for. History that is told again keeps its figures by right,
so it is a question. Needs the earlier output with what it kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Passage
from validators.doubts.check import Check, Draft
from validators.doubts.earlier import own_earlier_cases
from validators.doubts.narrative import narrative_of
from validators.doubts.subject import Subject
from validators.doubts.wording import place

check = Check("stale_passage", "reuse", "query", "二（三）1", "文字说明沿用往年，数据未更新")

_LEAST_LETTERS, _LEAST_FIGURES = 40, 2
_FIGURE = re.compile(r"\d[\d,.]*\s*(?:[百千万亿]*元|%|％|家|件|人|万人|吨|项|个|平方公里)")
_SHOWN = 3


@check
def find(subject: Subject) -> Iterator[Draft]:
    for earlier in own_earlier_cases(subject):
        before = {_plain(passage.text) for passage in narrative_of(earlier)}
        same = [one for one in narrative_of(subject) if _plain(one.text) in before and _is_dated(subject, one)]
        if same:
            shown = "；".join(f"“{_plain(one.text)[:100]}”（{place(one.source)}）" for one in same[:_SHOWN])
            yield Draft(
                key=f"{earlier.case.id}|{earlier.case.year}",
                message=(
                    f"{shown}{f'等{len(same)}处' if len(same) > _SHOWN else ''}，"
                    f"与{earlier.case.year or '往'}年的申报一字不差，其中的数据也未变。"
                    "可能的原因：所述为历史情况、沿用往年文字时漏改。请申报单位核对这些数据属于哪一年度，并更新。"
                ),
                sources=tuple(one.source for one in same),
                related=(earlier.case.id,),
            )


def _is_dated(subject: Subject, passage: Passage) -> bool:
    """Whether it gives figures, none of them said to be of the last year."""
    last = subject.years[-1] if subject.years else None
    figures = _FIGURE.findall(passage.text)
    return (
        len(_plain(passage.text)) >= _LEAST_LETTERS and len(figures) >= _LEAST_FIGURES and str(last) not in passage.text
    )


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)
