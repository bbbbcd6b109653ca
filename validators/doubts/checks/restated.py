"""A figure of an earlier year that last time was declared otherwise.

The earlier application is found by the cluster's name, else by district and leading industry where only one
fits. Revised statistics are common, so it is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Figure, Report
from validators.doubts.check import Check, Draft
from validators.doubts.earlier import own_earlier
from validators.doubts.relations import loosened
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("history_restated", "history", "query", "二（三）1", "往年数据与上次申报不同")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for report in own_earlier(subject):
        pairs = list(_changed(subject, report))
        if pairs:
            words = "；".join(
                f"{name(now.indicator, now.period)}现填{quote(now)}，"
                f"上次（{report.submission.year or '往'}年申报）填{quote(then)}"
                for now, then in ((subject.figure(number), then) for number, then in pairs)
            )
            yield Draft(
                key=f"{report.submission.id}|{report.submission.year}",
                message=(
                    f"{words}。可能的原因：统计部门修订了历史数据、集群范围或口径调整、当时为快报数。请说明调整原因并提供依据。"
                ),
                contests=tuple((number,) for number, _ in pairs),
                related=(report.submission.id,),
            )


def _changed(subject: Subject, report: Report) -> Iterator[tuple[int, Figure]]:
    for value in report.values:
        then = report.figures[value.figure]
        number = subject.chosen(value.indicator, value.period) if value.period else None
        if number is None or then.status not in ("actual", "preliminary"):
            continue
        now = subject.figure(number)
        if now.scope and then.scope and now.scope != then.scope:
            continue
        if not loosened(now).meets(loosened(then)):
            yield number, then
