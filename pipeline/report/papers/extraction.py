"""What the extraction report says of an application: the paper that an officer files and signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.model import Document, Figure, Report, RuleResult, Source
from pipeline.report import overview, standing
from pipeline.report.labels import labels, ruleset_words
from pipeline.report.legible import clipped
from pipeline.report.margins import margin_words
from pipeline.report.numbers import brief, period_words, said, value_words
from pipeline.report.overview import Numbered
from pipeline.report.papers.fields import Condition, Datum, ExtractionReport, Indicator, Item, Place, Received
from pipeline.report.places import gathered_places, place_words
from pipeline.report.standing import IndicatorRow, Stated
from pipeline.report.suspects import suspects
from pipeline.report.telling import told

UNREAD, NONE = "未读到", "—"
_QUOTED = 120  # characters of a passage; the page on screen has it whole
_PASSAGES = 3
_SOURCES = 8
_POINTS = 8
_YEARS = 3


def extraction_report(report: Report) -> ExtractionReport:
    years = standing.last_years(report)
    conditions = conditions_of(report)
    documents = tuple(_received(number, one) for number, one in enumerate(report.documents, 1))
    open_ones = [result.verdict in ("review", "undetermined") for result in report.eligibility]
    return ExtractionReport(
        **head_of(report),
        level=overview.level_words(report),
        priority=f"{report.review.priority:g}",
        verdicts=_counted(labels().verdicts, overview.verdict_counts(report)),
        severities=_counted(labels().severities, overview.severity_counts(report)),
        points=tuple(point.words for point in overview.main_points(report, _POINTS)),
        conditions=conditions,
        waiting=tuple(one for one, is_open in zip(conditions, open_ones, strict=True) if is_open),
        years=_three([f"{year}年" for year in years]),
        indicators=_indicators(report, years),
        items=items_of(report),
        documents=documents,
        unread=tuple(one for one, read in zip(documents, report.documents, strict=True) if read.status != "read"),
        leftover=tuple(Place(place_words(one.source), f"{one.label}：{one.text}") for one in report.leftover),
        figures=tuple(_datum(number, figure) for number, figure in enumerate(report.figures, 1)),
    )


def head_of(report: Report) -> dict[str, Any]:
    """The fields that all papers on one application have."""
    head = report.submission
    return {
        "cluster": head.cluster_name or "（集群名称未读到）",
        "district": head.district or UNREAD,
        "applicant": head.applicant or UNREAD,
        "industry": head.leading_industry or UNREAD,
        "year": f"{head.year}年" if head.year else UNREAD,
        "ruleset": ruleset_words(report.ruleset),
        "date": period_words(report.date) if report.date else NONE,
        "id": head.id,
    }


def conditions_of(report: Report) -> tuple[Condition, ...]:
    return tuple(_condition(report, result) for result in report.eligibility)


def items_of(report: Report) -> tuple[Item, ...]:
    """The findings, gravest first."""
    titles = overview.rule_titles([report])
    return tuple(_item(report, one, titles) for group in overview.numbered_findings(report).values() for one in group)


def places_of(sources: Sequence[Source], most: int) -> tuple[Place, ...]:
    return tuple(Place(place_words(one), clipped(one.text or "", _QUOTED)) for one in sources[:most])


def _condition(report: Report, result: RuleResult) -> Condition:
    figures = [report.figures[index] for index in result.figures]
    return Condition(
        clause=result.clause,
        heading=labels().clauses.get(result.clause, ""),
        title=result.title,
        verdict=labels().verdicts[result.verdict],
        reason=labels().reasons[result.reason] if result.reason else "",
        measured=result.measured or NONE,
        threshold=result.threshold or NONE,
        explanation=result.explanation + (f"最小变动：{margin_words(result)}。" if result.flip else ""),
        figures=tuple(Place(place_words(one.source), f"{standing.figure_name(one)}：{said(one)}") for one in figures),
        passages=places_of(result.evidence, _PASSAGES),
        more_passages=max(len(result.evidence) - _PASSAGES, 0),
    )


def _item(report: Report, one: Numbered, titles: dict[str, str]) -> Item:
    finding = one.finding
    parts = told(finding.message)
    return Item(
        name=one.name,
        severity=labels().severities[finding.severity],
        kind=labels().kinds[finding.kind],
        title=overview.title_of(finding),
        clause=overview.clause_of(report, finding) or NONE,
        message=finding.message,
        headline=parts.headline,
        rest=parts.rest,
        reasons=parts.reasons,
        asks=parts.asks,
        places=places_of(finding.sources, _SOURCES),
        more_places=max(len(finding.sources) - _SOURCES, 0),
        likely=tuple(f"{value}，{stands}" for value, stands in suspects(report, finding)),
        decides="、".join(titles[rule] for rule in finding.decides if rule in titles),
        related="、".join(finding.related),
        decision=overview.decision_words(finding.decision),
        folds=tuple(clipped(fold.message, _QUOTED) for fold in finding.folds),
        id=overview.short_id(finding),
    )


def _indicators(report: Report, years: Sequence[str]) -> tuple[Indicator, ...]:
    listed = set(labels().key_indicators)
    return tuple(_indicator(row) for row in standing.indicator_rows(report, years) if row.code in listed)


def _indicator(row: IndicatorRow) -> Indicator:
    undated = [one for one in row.others if one.figure.period is None]
    stated = [one for one in (*row.cells, *undated) if one]
    first, second, third = _three([_stated(one) for one in row.cells])
    return Indicator(
        name=row.name,
        unit=row.unit,
        first=first,
        second=second,
        third=third,
        undated="；".join(map(_stated, undated)) or NONE,
        places=gathered_places([one.figure.source for one in stated]) or "所列年度均未读到",
    )


def _three(words: Sequence[str]) -> tuple[str, str, str]:
    """The last three years' words; where there are fewer years, nothing stands for the earlier ones."""
    first, second, third = [*[NONE] * (_YEARS - len(words)), *words][-_YEARS:]
    return first, second, third


def _stated(stated: Stated | None) -> str:
    if stated is None:
        return NONE
    words = brief(stated.figure)
    remark = standing.remark_words(stated.figure)
    if remark:
        words += f"（{remark}）"
    return words + (f"\n{len(stated.differing)}处说法不一" if stated.differing else "")


def _received(number: int, one: Document) -> Received:
    return Received(
        number=number,
        file=one.file,
        role=labels().roles[one.role],
        issuer=one.issuer or NONE,
        date=one.date or NONE,
        pages=NONE if one.pages is None else str(one.pages),
        status=labels().read_status[one.status],
        problem=one.problem.message if one.problem else "",
    )


def _datum(number: int, figure: Figure) -> Datum:
    return Datum(
        name=f"数据{number}",
        indicator=standing.figure_name(figure),
        said=figure.raw if figure.method != "list" else NONE,
        value=value_words(figure),
        remark="，".join(filter(None, (standing.remark_words(figure), standing.origin_words(figure)))),
        place=place_words(figure.source),
    )


def _counted(words: dict[Any, str], counts: dict[Any, int]) -> str:
    """满足14项、不满足1项; empty where nothing was counted."""
    return "、".join(f"{words[code]}{count}项" for code, count in counts.items() if count)
