"""report.docx: the extraction report to file and sign."""

from __future__ import annotations

from pipeline.model import Report, RuleResult
from pipeline.report import overview
from pipeline.report.dates import day_of
from pipeline.report.labels import labels, ruleset_words
from pipeline.report.legible import clipped
from pipeline.report.numbers import brief, period_words, said
from pipeline.report.overview import IndicatorRow, Numbered, Stated
from pipeline.report.paper import Paper
from pipeline.report.places import gathered_places, place_words

TITLE = "申报材料审核摘录报告"
UNREAD = "未读到"
_QUOTED = 120  # characters of a passage; the page on screen has it whole
_PASSAGES = 3
_SOURCES = 8
_POINTS = 8


def report_letter(report: Report) -> bytes:
    """The paper; the same report gives the same bytes."""
    paper = Paper(TITLE, day_of(report.date))
    paper.title(TITLE, report.submission.cluster_name or "（集群名称未读到）")
    _head(paper, report)
    _overall(paper, report)
    _conditions(paper, report)
    _key_figures(paper, report)
    _findings(paper, report)
    _for_a_person(paper, report)
    _documents(paper, report)
    _signatures(paper)
    return paper.bytes()


def _head(paper: Paper, report: Report) -> None:
    head = report.submission
    paper.pairs(
        [
            ("所在区县", head.district or UNREAD),
            ("申报单位", head.applicant or UNREAD),
            ("主导产业", head.leading_industry or UNREAD),
            ("申报年度", f"{head.year}年" if head.year else UNREAD),
            ("审核依据", ruleset_words(report.ruleset)),
            ("审核日期", period_words(report.date) if report.date else "—"),
            ("材料编号", head.id),
            ("审核等级", f"{overview.level_words(report)}（优先级{report.review.priority:g}）"),
        ]
    )


def _overall(paper: Paper, report: Report) -> None:
    paper.heading("一、总体情况")
    verdicts = "、".join(
        f"{labels().verdicts[verdict]}{count}项" for verdict, count in overview.verdict_counts(report).items() if count
    )
    severities = "、".join(
        f"{labels().severities[severity]}{count}项"
        for severity, count in overview.severity_counts(report).items()
        if count
    )
    judged = f"共核对{len(report.eligibility)}项条件：{verdicts}。" if verdicts else "没有条件核对结果。"
    found = f"比对发现{severities}。" if severities else "比对未发现疑点、待说明事项或提示。"
    paper.text(judged + found)
    for number, point in enumerate(overview.main_points(report, _POINTS), 1):
        paper.text(f"{number}. {point.words}", "Item")
    paper.text(
        "本报告由系统对申报材料自动摘录、比对生成，供审核人员参考，不作为认定结论；各项数据以申报材料原件为准。",
        "Remark",
    )


def _conditions(paper: Paper, report: Report) -> None:
    paper.heading("二、认定条件逐条核对")
    if not report.eligibility:
        paper.text("没有条件核对结果。")
        return
    rows = [
        (
            f"{one.clause}\n{one.title}",
            _verdict(one, "\n{}"),
            one.measured or "—",
            one.threshold or "—",
            one.explanation,
        )
        for one in report.eligibility
    ]
    paper.table(("条件", "结论", "申报情况", "标准", "说明"), rows, (31, 20, 33, 23, 59))


def _key_figures(paper: Paper, report: Report) -> None:
    paper.heading("三、主要指标")
    years = overview.last_years(report)
    listed = set(labels().key_indicators)
    rows = [_figure_row(row) for row in overview.indicator_rows(report, years) if row.code in listed]
    if not rows:
        paper.text("未读到主要指标数据。")
        return
    heads = ("指标", *(f"{year}年" for year in years), "不分年度", "出处")
    year_width = 21 if years else 0
    widths = (32, *(year_width for _ in years), 20, 166 - 52 - year_width * len(years))
    paper.table(heads, rows, widths)


def _figure_row(row: IndicatorRow) -> tuple[str, ...]:
    stated = [one for one in row.cells if one]
    undated = [one for one in row.others if one.figure.period is None]
    return (
        row.name,
        *(_stated_words(one) for one in row.cells),
        "；".join(map(_stated_words, undated)) or "—",
        gathered_places([one.figure.source for one in [*stated, *undated]]) or "所列年度均未读到",
    )


def _stated_words(stated: Stated | None) -> str:
    if stated is None:
        return "—"
    words = brief(stated.figure)
    remark = overview.remark_words(stated.figure)
    if remark:
        words += f"（{remark}）"
    return words + (f"\n{len(stated.differing)}处说法不一" if stated.differing else "")


def _findings(paper: Paper, report: Report) -> None:
    paper.heading("四、疑点与待说明事项")
    if not report.findings:
        paper.text("未发现疑点、待说明事项或提示。")
    titles = overview.rule_titles([report])
    for group in overview.numbered_findings(report).values():
        for one in group:
            _finding(paper, report, one, titles)


def _finding(paper: Paper, report: Report, one: Numbered, titles: dict[str, str]) -> None:
    finding = one.finding
    paper.text(finding.message, lead=f"{one.name}（{labels().kinds[finding.kind]}）　", keep=bool(finding.sources))
    for number, source in enumerate(finding.sources[:_SOURCES], 1):
        quote = f"：“{clipped(source.text, _QUOTED)}”" if source.text else ""
        paper.text(f"出处{number}　{place_words(source)}{quote}", "Detail", keep=number < len(finding.sources))
    if len(finding.sources) > _SOURCES:
        paper.text(f"另有{len(finding.sources) - _SOURCES}处，见网页报告。", "Detail")
    for index in finding.likely:
        figure = report.figures[index]
        words = f"{overview.figure_name(figure)}：{said(figure)}，{place_words(figure.source)}"
        paper.text(f"最可能有误　{words}", "Detail")
    decided = "、".join(titles[rule] for rule in finding.decides if rule in titles)
    if decided:
        paper.text(f"影响条件　{decided}", "Detail")
    if finding.related:
        paper.text(f"涉及其他申报材料　{'、'.join(finding.related)}", "Detail")
    for fold in finding.folds:
        paper.text(f"同源现象　{clipped(fold.message, _QUOTED)}", "Detail")


def _for_a_person(paper: Paper, report: Report) -> None:
    paper.heading("五、待人工审核事项")
    waiting = [one for one in report.eligibility if one.verdict in ("review", "undetermined")]
    if not waiting:
        paper.text("没有待人工审核的条件。")
    for number, one in enumerate(waiting, 1):
        paper.text(one.explanation, lead=f"{number}. {one.title}（{one.clause}，{_verdict(one)}）　", keep=True)
        for source in one.evidence[:_PASSAGES]:
            quote = f"：“{clipped(source.text, _QUOTED)}”" if source.text else ""
            paper.text(f"摘录　{place_words(source)}{quote}", "Detail", keep=True)
        if len(one.evidence) > _PASSAGES:
            paper.text(f"另有{len(one.evidence) - _PASSAGES}处摘录，见网页报告。", "Detail", keep=True)
        paper.text("审核意见：□ 符合　□ 不符合　□ 需补充材料　　说明：____________________________", "Item")


def _documents(paper: Paper, report: Report) -> None:
    paper.heading("六、材料清单")
    if not report.documents:
        paper.text("未收到材料。")
        return
    rows = [
        (
            str(number),
            one.file,
            labels().roles[one.role],
            one.issuer or "—",
            one.date or "—",
            labels().read_status[one.status] + (f"：{one.problem.message}" if one.problem else ""),
        )
        for number, one in enumerate(report.documents, 1)
    ]
    paper.table(("序号", "文件", "材料类别", "出具单位", "日期", "读取情况"), rows, (10, 38, 25, 34, 20, 39))


def _signatures(paper: Paper) -> None:
    paper.heading("七、审核签字")
    day = "年　　月　　日　　"
    paper.form([("审核意见", ""), ("审核人（签字）", day), ("复核人（签字）", day)], 13)


def _verdict(result: RuleResult, reason: str = "，{}") -> str:
    words = labels().verdicts[result.verdict]
    return words + (reason.format(labels().reasons[result.reason]) if result.reason else "")
