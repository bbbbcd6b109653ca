"""Which sheets the workbooks have: the reviewers' work list, and the recommendation table made anew."""

from __future__ import annotations

from pipeline.model import BatchReport
from pipeline.report import frames, summary_table
from pipeline.report.roster_frames import SHEETS, overlap_frame, roster_frame
from pipeline.report.spreadsheet import Sheet, spreadsheet

_TITLE = "集群申报材料审核"


def worklist(batch: BatchReport) -> bytes:
    """worklist.xlsx: most doubtful first."""
    found = (
        ("工作清单", frames.work_list(batch), 2),
        ("判定矩阵", frames.verdict_matrix(batch), 1),
        ("疑点", frames.findings(batch), 2),
        ("指标汇总", frames.summary(batch), 1),
        ("指标数据", frames.figures(batch), 2),
        *((name, roster_frame(batch, kind), 3) for kind, name in SHEETS.items()),
        ("名单重合", overlap_frame(batch), 3),
        ("文件", frames.documents(batch), 2),
    )
    sheets = [Sheet(name, frame, frozen, f"{_TITLE}：{name}") for name, frame, frozen in found]
    return spreadsheet(f"{_TITLE}工作清单", batch.date, sheets)


def recommendation_table(batch: BatchReport) -> bytes:
    """summary.xlsx: the recommendation table from the forms' own figures, with its differences to the one submitted."""
    widths = {column.title(batch.year): column.width for column in summary_table.columns()}
    year = f"{batch.year}年度" if batch.year else ""
    title = f"{year}中小企业特色产业集群推荐汇总表"
    sheets = (
        Sheet("推荐汇总表", summary_table.table_frame(batch), 2, f"{title}（按申报材料生成）", widths),
        Sheet("与报送表的差异", summary_table.difference_frame(batch), 2, f"{title}与申报材料的差异"),
    )
    return spreadsheet(title, batch.date, sheets)
