"""A brochure in two columns: dotted lines under a heading with the year, sentences that run into the next column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.platypus import BalancedColumns

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_DOTS = 30
# (label, indicator, unit, places)
_EVERY_YEAR = (
    ("总产值", "output_total", "亿元", 2),
    ("中小企业产值", "output_sme", "亿元", 2),
    ("主导产业产值", "output_leading", "亿元", 2),
    ("税收", "tax", "万元", 0),
    ("中小企业研发经费", "rd_sme", "万元", 0),
    ("年末有效发明专利", "patents_valid", "件", 0),
    ("工业软件应用率", "software_adoption", "%", 1),
    ("二氧化碳排放强度", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    columns: list[Any] = []
    for head, lines in (
        ("【集群简介】", _introduction(ledger)),
        *((f"【{year}年】", _block(ledger, year)) for year in reversed(YEARS)),
        ("【优质企业】", _firms(ledger)),
        ("【亮点】", _highlights()),
    ):
        columns.append(pdf_kit.text(head, 11, "Hei", before=4))
        columns += [pdf_kit.text(ledger.fill(line), 10, align="left") for line in lines]
    story = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(
            f"{app.cluster}　　申报单位：{ledger.pair('申报单位', app.applicant)}", 10.5, align="center", after=4
        ),
        BalancedColumns(columns, nCols=2, needed=60, innerPadding=18),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "集群申报")


def _introduction(ledger: Ledger) -> list[str]:
    app = ledger.app
    return [
        f"集群坐落于{'、'.join(app.towns)}，面积约<area - 平方公里 1>平方公里，以{'、'.join(app.industry['lead'])}"
        f"闻名。至{LAST}年末"
        "集聚企业<firms_total C 家>家（中小企业<firms_sme C 家>家），从业人员<employees C 万人 2>万人。"
        "产值三年间年均增长"
        f"<output_growth_avg - % 1>%。{app.place['name']}全区{LAST}年工业用电量{ledger.one_of('31.6', '28.9')}"
        f"亿千瓦时。",
        f"{LAST}年，中小企业产值和主导产业产值占集群总产值的比重依次为<output_sme_share C % 1>"
        f"%和<output_leading_share C % 1>%，"
        "均高于70%。",
    ]


def _block(ledger: Ledger, year: int) -> list[str]:
    lines = []
    for label, indicator, unit, places in _EVERY_YEAR:
        value = ledger.pair(label, ledger.full(indicator, year, unit, places))
        lines.append(f"{label}{'…' * ((_DOTS - 2 * len(label) - len(value)) // 2)}{value}")
    return lines


def _firms(ledger: Ledger) -> list[str]:
    lines = []
    for label, indicator in (
        ("国家级专精特新“小巨人”企业", "little_giants"),
        ("国家级高新技术企业", "hnte"),
        ("省级专精特新中小企业", "srdi_provincial"),
        ("创新型中小企业", "innovative_smes"),
    ):
        lines.append(f"◆ {label}：{ledger.pair(label, ledger.full(indicator, LAST, '家'))}")
    return [*lines, f"以上为{LAST}年末数。另有{ledger.one_of('5', '6')}家企业正在申报省级专精特新，不计入。"]


def _highlights() -> list[str]:
    return [
        f"——创新：{LAST}年末每万人拥有有效发明专利<patents_per_10k C 件 1>件（常住人口<population C 人>人），"
        f"是全市平均水平的2.4倍；"
        f"建成创新平台<innovation_platforms C 个>个。",
        f"——数字：工业互联网平台应用普及率由{_FIRST}年的<platform_penetration A % 1>%、{_SECOND}年的"
        f"<platform_penetration B % 1>%升至{LAST}年的<platform_penetration C % 1>%。",
        f"——开放：{LAST}年出口<exports C 亿元 2>亿元，跨境电商占其中三成左右。",
    ]
