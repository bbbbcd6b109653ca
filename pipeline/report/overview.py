"""A report arranged for reading: findings numbered, rules by clause, figures by indicator and year.

The page, the workbook and the paper to be signed all draw on this, so that they agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import msgspec

from pipeline.indicators import indicators
from pipeline.model import Decision, Figure, Finding, Kind, Report, RuleResult, Severity, Value, Verdict
from pipeline.report.charts import Trend, line
from pipeline.report.labels import indicator_name, labels
from pipeline.report.numbers import period_words

NO_NAME = "集群名称未读到"
SEVERITIES: tuple[Severity, ...] = ("doubt", "query", "note")
_GRAVEST: tuple[Verdict, ...] = ("fail", "undetermined", "review", "pass", "not_applicable")
_CONDITION = re.compile(r"^.*）")
_YEAR = re.compile(r"\d{4}")


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


class Stated(msgspec.Struct, frozen=True):
    """The figure the application stands on, and the other statements of it that agree or do not."""

    index: int
    figure: Figure
    agreeing: tuple[int, ...]
    differing: tuple[int, ...]


class IndicatorRow(msgspec.Struct, frozen=True):
    """One indicator: a cell for each year asked for, and what is stated of no year or of other periods."""

    code: str
    name: str
    unit: str
    cells: tuple[Stated | None, ...]
    others: tuple[Stated, ...]


def level_words(report: Report) -> str:
    """疑点, 待说明, 提示 or 无疑点: the highest severity found."""
    if report.review.level == "clear" and report.findings:
        return labels().severities["note"]
    return labels().levels[report.review.level]


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
    points = [
        Point(f"{one.name}：{words.kinds[one.finding.kind]}{_concerned(one.finding)}", f"finding-{one.finding.id}")
        for severity, group in numbered_findings(report).items()
        if severity != "note"
        for one in group
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


def _concerned(finding: Finding) -> str:
    names = list(dict.fromkeys(map(indicator_name, finding.indicators)))
    return f"（{'、'.join(names[:2])}{'等' if len(names) > 2 else ''}）" if names else ""


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


def districts(reports: Sequence[Report]) -> tuple[str, ...]:
    """The districts that applied, by name; what has none is left out."""
    return tuple(sorted({report.submission.district for report in reports if report.submission.district}))


def kinds_found(reports: Sequence[Report]) -> tuple[Kind, ...]:
    """The kinds of doubts and queries that occur, in the order of the labels."""
    found = {finding.kind for report in reports for finding in report.findings if finding.severity != "note"}
    return tuple(kind for kind in labels().kinds if kind in found)


def row_trend(row: IndicatorRow, years: Sequence[str]) -> Trend | None:
    """The chart of a row's years where two at least were read."""
    read = {year: cell.figure.value for year, cell in zip(years, row.cells, strict=True) if cell}
    return line(row.code, read) if len(read) > 1 else None


def last_years(report: Report) -> tuple[str, ...]:
    """The three years before the application's; where its year is unknown, the last three with a stated value."""
    if report.submission.year is not None:
        return tuple(str(report.submission.year - back) for back in (3, 2, 1))
    years = {
        value.period
        for value in report.values
        if value.period and _YEAR.fullmatch(value.period) and report.figures[value.figure].status != "target"
    }
    return tuple(sorted(years)[-3:])


def indicator_rows(report: Report, years: Sequence[str]) -> tuple[IndicatorRow, ...]:
    """The stated values, in the order of the indicator table; indicators of which nothing is stated are left out."""
    by_code: dict[str, list[Value]] = {}
    for value in report.values:
        by_code.setdefault(value.indicator, []).append(value)
    order = {code: place for place, code in enumerate(indicators())}
    codes = sorted(by_code, key=lambda code: (order.get(code, len(order)), code))
    return tuple(_row(report, code, by_code[code], years) for code in codes)


def stated_values(report: Report) -> tuple[Stated, ...]:
    return tuple(_stated(report, value) for value in report.values)


def rule_titles(reports: Sequence[Report]) -> dict[str, str]:
    """Code and title of every rule judged in any of the reports, in the order of the policy."""
    return {result.rule: result.title for report in reports for result in report.eligibility}


def spread_words(stated: Stated) -> str:
    """In how many places the value stands: 3处一致, or 2处一致、1处不一致; empty where it stands in one alone."""
    words = f"{1 + len(stated.agreeing)}处一致" if stated.agreeing else ""
    if stated.differing:
        words += ("、" if words else "") + f"{len(stated.differing)}处不一致"
    return words


def remark_words(figure: Figure) -> str:
    """What must be known beside the number: that it is no actual, its scope, and that it was read from pixels."""
    parts = [] if figure.status == "actual" else [labels().figure_status[figure.status]]
    if figure.scope:
        parts.append(figure.scope)
    if figure.ocr:
        parts.append("图像识别")
    if figure.confidence < 0.9:
        parts.append(f"可信度{figure.confidence:.0%}")
    return "，".join(parts)


def figure_name(figure: Figure) -> str:
    """集群总产值（2024年）."""
    return indicator_name(figure.indicator) + (f"（{period_words(figure.period)}）" if figure.period else "")


def _row(report: Report, code: str, values: Sequence[Value], years: Sequence[str]) -> IndicatorRow:
    known = indicators().get(code)
    by_period = {value.period: _stated(report, value) for value in values}
    return IndicatorRow(
        code,
        indicator_name(code),
        known.unit if known else report.figures[values[0].figure].unit,
        tuple(by_period.get(year) for year in years),
        tuple(stated for period, stated in by_period.items() if period not in years),
    )


def _stated(report: Report, value: Value) -> Stated:
    figure = report.figures[value.figure]
    agreeing = tuple(other for other in value.others if report.figures[other].interval.meets(figure.interval))
    differing = tuple(other for other in value.others if other not in agreeing)
    return Stated(value.figure, figure, agreeing, differing)
