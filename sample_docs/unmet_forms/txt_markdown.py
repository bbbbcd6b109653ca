"""Plain text with the marks of Markdown: # headings, **bold** labels, - lists, tables of | and ---."""

from __future__ import annotations

from pathlib import Path

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(str(year) for year in YEARS)
# (label, indicator, unit, places)
_ROWS = (
    ("总产值(亿元)", "output_total", "亿元", 2),
    ("中小企业产值(亿元)", "output_sme", "亿元", 2),
    ("主导产业产值(亿元)", "output_leading", "亿元", 2),
    ("税收(万元)", "tax", "万元", 0),
    ("从业人员(人)", "employees", "人", 0),
    ("发明专利有效数(件)", "patents_valid", "件", 0),
    ("工业软件应用率(%)", "software_adoption", "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines(ledger)) + "\n", encoding="gb18030")


def _lines(ledger: Ledger) -> list[str]:
    app = ledger.app
    lines = ["# 集群申报材料", "", "## 1 基本信息", ""]
    for label, words in (
        ("集群名称", app.cluster),
        ("申报单位", app.applicant),
        ("占地面积", ledger.full("area", None, "平方公里", 1)),
        ("企业总数", ledger.full("firms_total", LAST, "家")),
        ("其中中小企业", ledger.full("firms_sme", LAST, "家")),
    ):
        lines.append(f"- **{label}**：{ledger.pair(label, words)}")
    lines += ["", "## 2 三年数据", "", f"| 指标 | {' | '.join(_HEADS)} |", "|:---|---:|---:|---:|"]
    for label, indicator, unit, places in _ROWS:
        values = ledger.row(label, _HEADS, ledger.by_year(indicator, unit, places))
        lines.append(f"| {label} | {' | '.join(values)} |")
    lines += ["", "## 3 占比与增速", ""]
    for label, words in (
        (f"{LAST}年中小企业产值占比", ledger.full("output_sme_share", LAST, "%", 1)),
        (f"{LAST}年主导产业产值占比", ledger.full("output_leading_share", LAST, "%", 1)),
        ("产值年均增速", ledger.full("output_growth_avg", None, "%", 1)),
        ("研发经费年均增速（中小企业）", ledger.full("rd_sme_growth_avg", None, "%", 1)),
    ):
        lines.append(f"* {label} = `{ledger.pair(label, words)}`")
    lines += ["", f"## 4 优质企业（截至{LAST}年底）", ""]
    for number, (label, indicator) in enumerate(
        (
            ("国家级专精特新“小巨人”", "little_giants"),
            ("国家级高新技术企业", "hnte"),
            ("省级专精特新中小企业", "srdi_provincial"),
            ("创新型中小企业", "innovative_smes"),
        ),
        1,
    ):
        lines.append(f"{number}. {label}: {ledger.pair(label, ledger.full(indicator, LAST, '家'))}")
    lines += ["", "> 注：全区同期规上工业总产值 512.36 亿元，不是本集群数据。", "", "---", ""]
    lines.append(f"*{app.applicant}，{app.date.year}年{app.date.month}月{app.date.day}日*")
    return lines
