"""index.html of the batch: the work list with its filters, self-contained, with links to the reports below it."""

from __future__ import annotations

from pipeline.model import BatchReport, Report
from pipeline.report import charts, overview
from pipeline.report.coverage import coverage
from pipeline.report.papers.notice import notices
from pipeline.report.templates import rendered

_OUTPUT, _SHARES = "output_each_year", ("sme_share", "leading_share")


def index_page(batch: BatchReport) -> bytes:
    """The page."""
    return rendered(
        "index.html.j2",
        batch=batch,
        letters=notices(batch),
        titles=overview.rule_titles(batch.reports),
        verdicts=[{result.rule: result for result in report.eligibility} for report in batch.reports],
        not_met=sum(bool(overview.missed(report)) for report in batch.reports),
        levels=overview.level_counts(batch.reports),
        coverage=coverage(batch),
        districts=overview.districts(batch.reports),
        kinds=overview.kinds_found(batch.reports),
        output_trend=_output_trend,
        share_scales=_share_scales,
    )


def _output_trend(report: Report) -> charts.Trend | None:
    """Three years of output beside what is demanded of each."""
    result = next((one for one in report.eligibility if one.rule == _OUTPUT), None)
    return charts.trend(report, result) if result else None


def _share_scales(report: Report) -> list[tuple[str, charts.Scale]]:
    """The shares of output beside what is demanded, with the rule each belongs to."""
    results = [one for one in report.eligibility if one.rule in _SHARES]
    return [(result.rule, scale) for result in results for scale in charts.scales(result)]
