"""One number a row: the indicator's name stands once beside its three years, also where the page breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, indicator, unit as printed, unit, places)
_BY_YEAR = (
    ("工业总产值", "output_total", "亿元", "亿元", 2),
    ("其中：中小企业完成", "output_sme", "亿元", "亿元", 2),
    ("中小企业所占比重", "output_sme_share", "%", "%", 1),
    ("其中：主导产业完成", "output_leading", "亿元", "亿元", 2),
    ("主导产业所占比重", "output_leading_share", "%", "%", 1),
    ("企业户数", "firms_total", "户", "家", 0),
    ("吸纳就业人数", "employees", "万人", "万人", 2),
    ("实现税收", "tax", "亿元", "亿元", 2),
    ("中小企业研发投入", "rd_sme", "万元", "万元", 0),
    ("拥有有效发明专利", "patents_valid", "件", "件", 0),
    ("工业互联网平台应用普及率", "platform_penetration", "%", "%", 1),
    ("工业软件应用率", "software_adoption", "%", "%", 1),
    ("碳排放强度", "co2_intensity", "千克/万元", "千克/万元", 1),
)
# (label, indicator, unit as printed, unit, places)
_ONCE = (
    ("规划面积", "area", None, "平方公里", 1),
    ("产值年均增速", "output_growth_avg", None, "%", 1),
    ("研发投入年均增速", "rd_sme_growth_avg", None, "%", 1),
    ("发明专利年均增长率", "patents_growth_avg", None, "%", 1),
    ("国家级小巨人企业数", "little_giants", LAST, "家", 0),
    ("国家级高新技术企业数", "hnte", LAST, "家", 0),
    ("每万人有效发明专利数", "patents_per_10k", LAST, "件", 1),
    ("常住人口数", "population", LAST, "人", 0),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text(f"{app.industry['name']}产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11, after=4),
        _by_year(ledger),
        pdf_kit.text("其他指标（时点数为上年末数，上年指" + f"{LAST}年）", 11, "Hei", before=8, after=4),
        _once(ledger),
        pdf_kit.text("以上数据由区统计局提供，占比按四舍五入后的数计算略有出入。", 9.5, before=4),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "集群申报")


def _by_year(ledger: Ledger) -> Any:
    rows: list[list[str]] = [["指标", "年度", "数值", "单位"]]
    spans = []
    for label, indicator, shown, unit, places in _BY_YEAR:
        first = len(rows)
        for year, number in zip(YEARS, ledger.by_year(indicator, unit, places), strict=True):
            ledger.pair(label, str(year), number)
            rows.append([label if len(rows) == first else "", str(year), number, shown])
        spans.append(((0, first), (0, len(rows) - 1)))
    return pdf_kit.grid(rows, [6.0, 2.6, 4.0, 3.0], spans=spans, size=10)


def _once(ledger: Ledger) -> Any:
    """Two indicators side by side in a row: name, value with its unit, name, value with its unit."""
    words = []
    for label, indicator, year, unit, places in _ONCE:
        words += [label, ledger.pair(label, ledger.full(indicator, year, unit, places))]
    rows = [words[place : place + 4] for place in range(0, len(words), 4)]
    return pdf_kit.grid(rows, [4.4, 3.4, 4.4, 3.4], head=0, size=10)
