"""附表 of a three-year plan on a wide sheet: three years 实际, three 目标, the unit behind the label's comma."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_AHEAD = (YEAR, YEAR + 1, YEAR + 2)
_HEADS = tuple(str(year) for year in (*YEARS, *_AHEAD))
# (label, indicator, unit, places, growth aimed at, office)
_ROWS = (
    ("集群总产值，亿元", "output_total", "亿元", 1, 9.0, "区工信局"),
    ("　#中小企业，亿元", "output_sme", "亿元", 1, 9.2, "区工信局"),
    ("　#主导产业，亿元", "output_leading", "亿元", 1, 9.1, "区工信局"),
    ("实现税收，亿元", "tax", "亿元", 2, 8.0, "区税务局"),
    ("出口总值，亿元", "exports", "亿元", 1, 6.5, "区商务局"),
    ("集群企业，户", "firms_total", "户", 0, 7.0, "区工信局"),
    ("中小企业研发经费，亿元", "rd_sme", "亿元", 2, 11.0, "区科技局"),
    ("有效发明专利，件", "patents_valid", "件", 0, 12.0, "区市监局"),
    ("工业互联网平台应用普及率，%", "platform_penetration", "%", 1, 6.0, "区工信局"),
    ("工业软件应用率，%", "software_adoption", "%", 1, 4.0, "区工信局"),
    ("单位产值碳排放，吨/万元", "co2_intensity", "吨/万元", 3, -4.0, "区发改局"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("附表2", 12, "Hei"),
        pdf_kit.text("集群发展主要指标完成情况及三年目标表", 17, "Hei", "center"),
        pdf_kit.text(
            f"集群名称：{ledger.pair('集群名称', app.cluster)}　　　填表单位：{ledger.pair('填表单位', app.applicant)}",
            10.5,
            after=4,
        ),
        _table(ledger),
        *(pdf_kit.text(ledger.fill(line), 10, before=3) for line in _notes(ledger)),
    ]
    pdf_kit.save(story, path, app.applicant, "集群培育三年行动计划", pagesize=landscape(A4))


def _table(ledger: Ledger) -> Any:
    cells = [
        ["指标及单位", "实际完成", "", "", "规划目标", "", "", "责任单位"],
        ["", *_HEADS, ""],
    ]
    for label, indicator, unit, places, growth, office in _ROWS:
        goals = [ledger.goal(indicator, year, unit, places, growth) for year in _AHEAD]
        name = label.strip("　#")
        values = ledger.row(name, _HEADS, [*ledger.by_year(indicator, unit, places), *goals])
        cells.append([label, *values, office])
    spans = [((0, 0), (0, 1)), ((1, 0), (3, 0)), ((4, 0), (6, 0)), ((7, 0), (7, 1))]
    return pdf_kit.grid(cells, [6.2, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.6], 2, spans, size=10)


def _notes(ledger: Ledger) -> list[str]:
    place = ledger.app.place["name"]
    at_least = ledger.claim("output_sme_share", YEAR + 2, Decimal(75), "75", "target")
    return [
        f"备注：1.{LAST}年，集群中小企业产值占比<output_sme_share C % 1>%，到{YEAR + 2}年稳定在{at_least}%以上；"
        f"主导产业产值"
        f"占比<output_leading_share C % 1>%。{YEARS[0]}至{LAST}年集群总产值年均增速<output_growth_avg - % 1>%。",
        f"2.{LAST}年末拥有国家级专精特新“小巨人”企业<little_giants C 户>户、高新技术企业<hnte C 户>户、省级专精特新"
        "中小企业<srdi_provincial C 户>户。三年内计划新培育小巨人企业3户、高新技术企业10户。",
        f"3.{LAST}年末集群中小企业<firms_sme C 户>户，占地面积<area - 平方公里 1>平方公里，"
        f"从业人员<employees C 万人 2>万人，"
        "每万人有效发明专利<patents_per_10k C 件 1>件，各类创新平台<innovation_platforms C 个>个。",
        f"4.{place}“十五五”规划提出，到2030年全区工业总产值达到1500亿元，年均增长7.5%。",
    ]
