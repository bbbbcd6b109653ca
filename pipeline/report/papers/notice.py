"""补正通知: what a district is asked to supply or to explain, application by application."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import BatchReport, Finding, Report, RuleResult
from pipeline.report import overview
from pipeline.report.labels import prompts, ruleset_words
from pipeline.report.numbers import period_words
from pipeline.report.papers.extraction import NONE, UNREAD
from pipeline.report.papers.fields import Addressed, Demand, Notice, Place
from pipeline.report.places import gathered_places
from pipeline.report.telling import Told, told

# Nothing is wrong with what was said: something is not there
_SUPPLIED = ("completeness", "legibility")
_DIGITS = "零一二三四五六七八九"
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f.]+')
_LONGEST_NAME = 60


def notices(batch: BatchReport) -> dict[str, Notice]:
    """The notice to each district that is asked something, under the name its file bears."""
    by_district: dict[str, list[Report]] = {}
    for report in sorted(batch.reports, key=lambda one: one.submission.id):
        by_district.setdefault(_file_name(overview.district_of(report)), []).append(report)
    if batch.failed:
        by_district.setdefault(_file_name(""), [])
    found = {name: _notice(batch, name, reports) for name, reports in sorted(by_district.items())}
    return {name: notice for name, notice in found.items() if notice.count}


def _notice(batch: BatchReport, name: str, reports: Sequence[Report]) -> Notice:
    asked = [report for report in reports if _asks_something(report)]
    districts = [report.submission.district for report in reports if report.submission.district]
    lost = () if districts else tuple(Place(one.id, one.problem) for one in batch.failed)
    clusters = tuple(_addressed(number, report) for number, report in enumerate(asked, 1))
    return Notice(
        district=districts[0] if districts else name,
        year=f"{batch.year}年" if batch.year else UNREAD,
        ruleset=ruleset_words(batch.ruleset),
        date=period_words(batch.date) if batch.date else NONE,
        clusters=clusters,
        settled=tuple(overview.name_of(report) for report in reports if not _asks_something(report)),
        unprocessed=lost,
        count=sum(len(one.supply) + len(one.explain) for one in clusters) + len(lost),
    )


def _addressed(number: int, report: Report) -> Addressed:
    supply = [one for one in _asked(report) if one.kind in _SUPPLIED]
    explain = [one for one in _asked(report) if one.kind not in _SUPPLIED]
    lacking = _lacking(report)
    first = len(supply) + len(lacking) + 1
    return Addressed(
        number=chinese_number(number),
        cluster=overview.name_of(report),
        applicant=report.submission.applicant or UNREAD,
        id=report.submission.id,
        supply=(
            *(_demand(at, report, one) for at, one in enumerate(supply, 1)),
            *(_lack(at, one) for at, one in enumerate(lacking, len(supply) + 1)),
        ),
        explain=tuple(_demand(at, report, one) for at, one in enumerate(explain, first)),
    )


def _asks_something(report: Report) -> bool:
    return bool(_asked(report) or _lacking(report))


def _asked(report: Report) -> list[Finding]:
    """Doubts and queries, the gravest first; notes, and what a reviewer has settled, ask nothing."""
    groups = overview.numbered_findings(report)
    asked = (one.finding for severity in ("doubt", "query") for one in groups[severity])
    return [finding for finding in asked if not (finding.decision and finding.decision.settles)]


def _lacking(report: Report) -> list[RuleResult]:
    """Conditions that cannot be answered for want of a figure or a proof, where no finding asks for it already."""
    asked_for = {rule for finding in _asked(report) for rule in finding.decides}
    return [one for one in report.eligibility if one.reason == "missing" and one.rule not in asked_for]


def _demand(number: int, report: Report, finding: Finding) -> Demand:
    parts = told(finding.message)
    return Demand(
        number=number,
        clause=overview.clause_of(report, finding) or NONE,
        title=overview.title_of(finding),
        found=parts.headline,
        asks=asked_words(finding, parts),
        places=gathered_places(finding.sources),
    )


def _lack(number: int, result: RuleResult) -> Demand:
    asks = prompts().lacking
    return Demand(number, result.clause, result.title, result.explanation, asks, gathered_places(result.evidence))


def asked_words(finding: Finding, parts: Told) -> str:
    """What the finding asks for; what is usual for its severity where neither it nor its headline asks anything."""
    if parts.asks or "请" in parts.headline:
        return parts.asks
    return prompts().asks[finding.severity]


def chinese_number(number: int) -> str:
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _file_name(district: str) -> str:
    """A name that every file system takes."""
    name = _NOT_IN_A_NAME.sub("_", district).strip("_ ")
    return name[:_LONGEST_NAME] or f"区县{UNREAD}"
