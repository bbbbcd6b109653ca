"""A report arranged for reading: findings numbered, rules by clause, applications by level and district.

The page, the workbook and the paper to be signed all draw on this, so that they agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import msgspec

from pipeline.model import Decision, Finding, Kind, Report, RuleResult, Severity, Verdict
from pipeline.names import office_key
from pipeline.report.labels import indicator_name, labels

NO_NAME = "集群名称未读到"
SEVERITIES: tuple[Severity, ...] = ("doubt", "query", "note")
_GRAVEST: tuple[Verdict, ...] = ("fail", "undetermined", "review", "pass", "not_applicable")
_CONDITION = re.compile(r"^.*）")
# 龙湖区工业和信息化局, 汕头国家高新技术产业开发区管理委员会
_DISTRICT = re.compile(r"\w{1,12}?[区县]")


class Numbered(msgspec.Struct, frozen=True):
    """A finding with the number it goes by in this report, such as 疑点1."""

    name: str
    finding: Finding


class Point(msgspec.Struct, frozen=True):
    """One thing to look at, and where it stands in the report's page."""

    words: str
    anchor: str


class Condition(msgspec.Struct, frozen=True):
    """One of the policy's conditions with its rules; `number` is its own under the clause."""

    clause: str
    number: str
    heading: str
    results: tuple[RuleResult, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict that asks for most attention: what failed, what is open, what a person judges."""
        return min((result.verdict for result in self.results), key=_GRAVEST.index)


def level_words(report: Report) -> str:
    """疑点, 待说明, 提示 or 无疑点: the highest severity found."""
    if report.review.level == "clear" and any(not is_settled(finding) for finding in report.findings):
        return labels().severities["note"]
    return labels().levels[report.review.level]


def is_settled(finding: Finding) -> bool:
    """Whether a reviewer has decided that nothing is left to ask."""
    return finding.decision is not None and finding.decision.settles


def waiting(report: Report) -> tuple[Finding, ...]:
    """The doubts and queries that nobody has settled."""
    return tuple(one for one in report.findings if one.severity != "note" and not is_settled(one))


def verdict_counts(report: Report) -> dict[Verdict, int]:
    """How many rules came to each verdict, all verdicts named."""
    counted = Counter(result.verdict for result in report.eligibility)
    return {verdict: counted[verdict] for verdict in labels().verdicts}


def severity_counts(report: Report) -> dict[Severity, int]:
    counted = Counter(finding.severity for finding in report.findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def numbered_findings(report: Report) -> dict[Severity, tuple[Numbered, ...]]:
    """The findings by severity, gravest first, in the order they were found."""
    found: dict[Severity, tuple[Numbered, ...]] = {}
    for severity in SEVERITIES:
        of_it = [finding for finding in report.findings if finding.severity == severity]
        word = labels().severities[severity]
        found[severity] = tuple(Numbered(f"{word}{number}", finding) for number, finding in enumerate(of_it, 1))
    return found


def name_of(report: Report) -> str:
    """The cluster's name; where none was read, that it was not, and the application's id."""
    return report.submission.cluster_name or f"{NO_NAME}（{report.submission.id}）"


def title_of(finding: Finding) -> str:
    """What is doubted, in a few words; its kind where the finding does not say."""
    return finding.title or labels().kinds[finding.kind]


def clause_of(report: Report, finding: Finding) -> str:
    """The clause a finding concerns: its check's, or that of what it decides where no condition has the check's."""
    clauses = {result.rule: result.clause for result in report.eligibility}
    if finding.clause in clauses.values():
        return finding.clause
    return next((clauses[rule] for rule in finding.decides if rule in clauses), finding.clause)


def short_id(finding: Finding) -> str:
    """The part of the finding's id that tells it from others, without the check's code before it."""
    return finding.id.rpartition("-")[2]


def decision_words(decision: Decision | None) -> str:
    """已说明，张三，2025-06-03：理由, and whether it is open again; empty where nothing was decided."""
    if decision is None:
        return ""
    words = f"{labels().decisions[decision.choice]}，{decision.by}，{decision.at[:10]}：{decision.why}"
    return f"{words}（其后证据有变化，须重新处理）" if decision.is_open else words


def main_points(report: Report, most: int) -> tuple[Point, ...]:
    """What a reviewer will meet, a line each: doubts and queries, conditions missed or open, titles held or lacking."""
    words = labels()
    grouped = numbered_findings(report)
    asked = sorted((*grouped["doubt"], *grouped["query"]), key=lambda one: is_settled(one.finding))
    points = [
        Point(f"{one.name}：{title_of(one.finding)}{_concerned(report, one.finding)}", f"finding-{one.finding.id}")
        for one in asked
    ]
    if len(points) > most:
        points = [*points[: most - 1], Point(f"另有{len(points) - most + 1}项疑点或待说明事项", "findings")]
    open_or_missed: tuple[Verdict, ...] = ("fail", "undetermined")
    for verdict in open_or_missed:
        results = [result for result in report.eligibility if result.verdict == verdict]
        if results:
            titles = "、".join(result.title for result in results)
            points.append(Point(f"{words.verdicts[verdict]}：{titles}", f"rule-{results[0].rule}"))
    points += [Point(one.explanation, "titles") for one in report.titles if one.verdict in ("pass", "fail")]
    return tuple(points)


def _concerned(report: Report, finding: Finding) -> str:
    """What a reviewer decided where that settles it, what is most likely wrong, else what the finding speaks of."""
    if finding.decision and is_settled(finding):
        return f"（{labels().decisions[finding.decision.choice]}）"
    if finding.likely:
        return f"（{_named([report.figures[index].indicator for index in finding.likely])}最可能有误）"
    return f"（{indicator_words(finding)}）" if finding.indicators else ""


def indicator_words(finding: Finding) -> str:
    """The indicators a finding speaks of: two of them, where there are more."""
    return _named(finding.indicators)


def _named(codes: Sequence[str]) -> str:
    names = list(dict.fromkeys(map(indicator_name, codes)))
    return "、".join(names[:2]) + ("等" if len(names) > 2 else "")


def missed(report: Report) -> tuple[RuleResult, ...]:
    """The conditions that are not met, doubts or none."""
    return tuple(result for result in report.eligibility if result.verdict == "fail")


def conditions(report: Report) -> tuple[Condition, ...]:
    """The rules in the order of the policy, under the heading of their condition."""
    return tuple(
        Condition(clause, _short_clause(clause), labels().clauses.get(clause, ""), tuple(results))
        for clause, results in groupby(report.eligibility, key=lambda result: result.clause)
    )


def _short_clause(clause: str) -> str:
    """二（二）5 is 5; what is none of the numbered conditions has a mark of its own."""
    return labels().clause_marks.get(clause, _CONDITION.sub("", clause))


def level_counts(reports: Sequence[Report]) -> dict[str, int]:
    """How many applications there are of each level, in the words of `level_words`, the gravest first."""
    words = labels()
    named = [words.levels["doubt"], words.levels["query"], words.severities["note"], words.levels["clear"]]
    counted = Counter(map(level_words, reports))
    return {word: counted[word] for word in named}


def district_of(report: Report) -> str:
    """One name for 汕头市龙湖区 and 龙湖区, where none was read that of the applicant's office; empty without both."""
    if report.submission.district:
        return office_key(report.submission.district)
    found = _DISTRICT.match(office_key(report.submission.applicant or ""))
    return found[0] if found else ""


def district_words(report: Report) -> str:
    """The district as it was read, else as the applicant's name has it, which is said."""
    if report.submission.district:
        return report.submission.district
    district = district_of(report)
    return f"{district}（据申报单位名称）" if district else "区县未读到"


def districts(reports: Sequence[Report]) -> tuple[str, ...]:
    """The districts that applied, by name; what has none is left out."""
    return tuple(sorted({district_of(report) for report in reports} - {""}))


def kinds_found(reports: Sequence[Report]) -> tuple[Kind, ...]:
    """The kinds of doubts and queries that occur, in the order of the labels."""
    found = {finding.kind for report in reports for finding in waiting(report)}
    return tuple(kind for kind in labels().kinds if kind in found)


def rule_titles(reports: Sequence[Report]) -> dict[str, str]:
    """Code and title of every rule judged in any of the reports, in the order of the policy."""
    return {result.rule: result.title for report in reports for result in report.eligibility}
