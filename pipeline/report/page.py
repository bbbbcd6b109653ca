"""report.html of one application: the template with the report's data in it, self-contained."""

from __future__ import annotations

from pipeline.excerpt import ExcerptOf
from pipeline.model import Report
from pipeline.report import charts, evidence, overview, standing
from pipeline.report.pictures import Pictures
from pipeline.report.suspects import suspects
from pipeline.report.templates import rendered


def report_page(report: Report, excerpt_of: ExcerptOf | None = None) -> bytes:
    """The page, with what `excerpt_of` gives for the places that findings and verdicts rest on."""
    years = standing.last_years(report)
    return rendered(
        "report.html.j2",
        report=report,
        years=years,
        rows=standing.indicator_rows(report, years),
        findings=overview.numbered_findings(report),
        conditions=overview.conditions(report),
        points=overview.main_points(report, 12),
        titles=overview.rule_titles([report]),
        chosen={value.figure for value in report.values},
        unread=[one for one in report.documents if one.status != "read"],
        pictures=Pictures(evidence.sources_shown(report), excerpt_of),
        most_beside=evidence.MOST_BESIDE_EACH_OTHER,
        statements=lambda finding: evidence.statements(report, finding),
        suspects=lambda finding: suspects(report, finding),
        basis=lambda result: evidence.basis(report, result),
        scales=charts.scales,
        trend=lambda result: charts.trend(report, result),
        row_trend=standing.row_trend,
    )
