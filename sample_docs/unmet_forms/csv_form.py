"""A form kept as CSV in the encoding of Chinese Windows: title lines, a head, a line an indicator."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, unit as printed, indicator, unit, places)
_ROWS = (
    ("集群总产值", "亿元", "output_total", "亿元", 2),
    ("中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("中小企业产值占比", "%", "output_sme_share", "%", 1),
    ("主导产业产值占比", "%", "output_leading_share", "%", 1),
    ("税收", "万元", "tax", "万元", 0),
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("有效发明专利", "件", "patents_valid", "件", 0),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    heads = [f"{year}年" for year in YEARS]
    lines: list[list[str]] = [
        ["汕头市中小企业特色产业集群申报表"],
        ["集群名称", ledger.pair("集群名称", app.cluster)],
        ["申报单位", ledger.pair("申报单位", app.applicant)],
        ["占地面积（平方公里）", ledger.pair("占地面积（平方公里）", ledger.number("area", None, "平方公里", 1))],
        [],
        ["指标", "单位", *heads],
    ]
    for label, shown, indicator, unit, places in _ROWS:
        values = ledger.by_year(indicator, unit, places, "grouped" if unit == "万元" else "plain")
        lines.append([label, shown, *ledger.row(label, heads, values)])
    lines += [
        [],
        ["产值年均增速（%）", ledger.pair("产值年均增速（%）", ledger.number("output_growth_avg", None, "%", 1))],
    ]
    lines.append([ledger.fill(f"{LAST}年末有企业<firms_total C 家>家，其中国家级高新技术企业<hnte C 家>家。")])
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="gb18030", newline="")
