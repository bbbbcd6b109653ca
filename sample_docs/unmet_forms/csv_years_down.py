"""An export with a line a year and a column an indicator: a plan's line, a line of changes, names and dates again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

# (head, indicator, unit, places, growth of the plan in per cent or none)
_COLUMNS: tuple[tuple[str, str, str, int, float | None], ...] = (
    ("总产值(亿元)", "output_total", "亿元", 2, 8.0),
    ("中小企业产值(亿元)", "output_sme", "亿元", 2, 8.2),
    ("主导产业产值(亿元)", "output_leading", "亿元", 2, None),
    ("税收(万元)", "tax", "万元", 0, None),
    ("出口额(亿元)", "exports", "亿元", 2, None),
    ("从业人员(人)", "employees", "人", 0, None),
    ("中小企业研发经费(万元)", "rd_sme", "万元", 0, 9.0),
    ("有效发明专利(件)", "patents_valid", "件", 0, 11.0),
    ("碳排放强度(吨/万元)", "co2_intensity", "吨/万元", 3, None),
)
# (head, indicator, unit, places), of the last year only
_LAST_ONLY = (
    ("企业总数(家)", "firms_total", "家", 0),
    ("小巨人企业(国家级,家)", "little_giants", "家", 0),
    ("高新技术企业(家)", "hnte", "家", 0),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    heads = [head for head, *_ in (*_COLUMNS, *_LAST_ONLY)]
    lines = [["填报编号", "集群名称", "年度", *heads, "填报时间"]]
    for year in YEARS:
        values = [ledger.number(indicator, year, unit, places) for _, indicator, unit, places, _ in _COLUMNS]
        if year == LAST:
            values += [ledger.number(indicator, LAST, unit, places) for _, indicator, unit, places in _LAST_ONLY]
        else:
            values += [""] * len(_LAST_ONLY)
        ledger.row(str(year), heads, values)
        lines.append(_line(app.cluster, str(year), values, f"{app.date:%Y-%m-%d}"))
    goals = ["" if plan is None else ledger.goal(name, YEAR, *unit, plan) for name, unit, plan in _plans()]
    lines.append(_line(app.cluster, f"{YEAR}(计划)", [*goals, *[""] * len(_LAST_ONLY)], f"{app.date:%Y-%m-%d}"))
    changes = [
        ledger.number("output_growth", LAST, "%", 1) if name == "output_total" else growth(app, name).removeprefix("+")
        for _, name, *_ in _COLUMNS
    ]
    lines.append(_line(app.cluster, f"{LAST}年同比(%)", [*changes, *[""] * len(_LAST_ONLY)], ""))
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="gb18030", newline="")


def _line(cluster: str, year: str, values: list[str], day: str) -> list[str]:
    return ["JQ2025018", cluster, year, *values, day]


def _plans() -> list[tuple[str, tuple[str, int], float | None]]:
    return [(indicator, (unit, places), plan) for _, indicator, unit, places, plan in _COLUMNS]
