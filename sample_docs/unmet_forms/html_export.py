"""A page saved from the reporting system: a table with row spans, blanks as entities, units in small print."""

from __future__ import annotations

from pathlib import Path

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_STYLE = "table{border-collapse:collapse} td,th{border:1px solid #000;padding:4px}"
# (group, [(label, unit, indicator, unit, places)])
_GROUPS = (
    (
        "规模",
        (
            ("总产值", "亿元", "output_total", "亿元", 2),
            ("中小企业产值", "亿元", "output_sme", "亿元", 2),
            ("主导产业产值", "亿元", "output_leading", "亿元", 2),
            ("企业总数", "家", "firms_total", "家", 0),
        ),
    ),
    (
        "创新",
        (
            ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
            ("有效发明专利", "件", "patents_valid", "件", 0),
            ("参与制修订标准", "项", "standards", "项", 0),
        ),
    ),
    (
        "转型",
        (
            ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1),
            ("工业软件应用率", "%", "software_adoption", "%", 1),
            ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 3),
        ),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    years = "".join(f"<th>{year}年</th>" for year in YEARS)
    lines = [
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>集群申报表</title>',
        f"<style>{_STYLE}</style></head><body>",
        "<h2>汕头市中小企业特色产业集群申报表</h2>",
        f"<p>集群名称：{ledger.pair('集群名称', app.cluster)}&nbsp;&nbsp;申报单位："
        f"{ledger.pair('申报单位', app.applicant)}</p>",
        f"<table><thead><tr><th>类别</th><th>指标</th>{years}</tr></thead><tbody>",
    ]
    heads = [f"{year}年" for year in YEARS]
    for group, rows in _GROUPS:
        for place, (label, shown, indicator, unit, places) in enumerate(rows):
            values = ledger.row(label, heads, ledger.by_year(indicator, unit, places))
            first = f'<td rowspan="{len(rows)}">{group}</td>' if not place else ""
            cells = "".join(f"<td>{value}</td>" for value in values)
            lines.append(f"<tr>{first}<td>{label}<small>（{shown}）</small></td>{cells}</tr>")
    lines += ["</tbody></table>", *(f"<p>{ledger.fill(words)}</p>" for words in _words())]
    lines.append(
        f"<p>打印时间：{app.date.year}-{app.date.month:02d}-{app.date.day:02d}&nbsp;09:30:15</p></body></html>"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _words() -> list[str]:
    return [
        f"{LAST}年中小企业产值占比<b><output_sme_share C % 1></b>%，主导产业产值占比<b><output_leading_share C % 1>"
        f"</b>%。",
        "占地面积<b><area - 平方公里 1></b>平方公里，产值年均增速<b><output_growth_avg - % 1></b>%。",
        f"截至{LAST}年底，国家级专精特新“小巨人”企业<b><little_giants C 家></b>家，国家级高新技术企业<b><hnte C 家>"
        f"</b>家。",
        f"{LAST}年缴纳税收<b><tax C 亿元 2></b>亿元，年末从业人员<b><employees C 人></b>人。",
    ]
