"""本年, 上年 and 增减% side by side; a change of something else than the output is no indicator."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (label, indicator, unit as printed, unit, places)
_ROWS = (
    ("集群工业总产值", "output_total", "亿元", "亿元", 2),
    ("　中小企业", "output_sme", "亿元", "亿元", 2),
    ("　主导产业", "output_leading", "亿元", "亿元", 2),
    ("上缴税金", "tax", "亿元", "亿元", 2),
    ("出口总值", "exports", "亿元", "亿元", 2),
    ("从业人员", "employees", "人", "人", 0),
    ("中小企业研发经费", "rd_sme", "万元", "万元", 0),
    ("有效发明专利", "patents_valid", "件", "件", 0),
    ("综合能源消费量", "energy_use", "吨标准煤", "吨标准煤", 0),
    ("单位产值碳排放", "co2_intensity", "吨/万元", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("集群申报表", 18, "Hei", "center"),
        pdf_kit.text("（市级中小企业特色产业集群）", 12, "Song", "center"),
        pdf_kit.text(f"一、集群名称：{ledger.pair('集群名称', app.cluster)}", 11.5),
        pdf_kit.text(f"二、申报单位：{ledger.pair('申报单位', app.applicant)}", 11.5),
        pdf_kit.text(f"三、主要指标（本年：{LAST}年，上年：{_SECOND}年）", 11.5, after=4),
        _table(ledger),
        *(pdf_kit.text(ledger.fill(line), 11.5, before=4) for line in _lines(ledger)),
        pdf_kit.gap(0.5),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "集群申报表")


def _table(ledger: Ledger) -> Any:
    rows: list[list[str]] = [["指　标", "计量单位", "本年", "上年", "增减%"]]
    for label, indicator, shown, unit, places in _ROWS:
        now, before = (ledger.number(indicator, year, unit, places) for year in (LAST, _SECOND))
        ledger.pair(label.strip("　"), "本年", now)
        ledger.pair(label.strip("　"), "上年", before)
        if indicator == "output_total":
            change = ledger.number("output_growth", LAST, "%", 1)
        else:
            change = f"{(Decimal(now) / Decimal(before) - 1) * 100:.1f}"
        rows.append([label, shown, now, before, ledger.pair(label.strip("　"), "增减%", change)])
    return pdf_kit.grid(rows, [5.2, 3.0, 2.8, 2.8, 2.2], size=10)


def _lines(ledger: Ledger) -> list[str]:
    platform = ledger.app.exact["platform_penetration", LAST] - ledger.app.exact["platform_penetration", _SECOND]
    return [
        f"四、{_FIRST}年数据：工业总产值<output_total A 亿元 2>亿元，其中中小企业<output_sme A 亿元 2>亿元、主导产业"
        "<output_leading A 亿元 2>亿元；中小企业研发经费<rd_sme A 万元>万元；有效发明专利<patents_valid A 件>件；"
        "单位产值碳排放"
        "<co2_intensity A 吨/万元 3>吨/万元。",
        "五、年均数：产值年均增速<output_growth_avg - % 1>%，研发经费年均增长<rd_sme_growth_avg - % 1>%，"
        "有效发明专利年均增长率"
        "<patents_growth_avg - % 1>%。",
        "六、占比：本年中小企业产值占<output_sme_share C % 1>%，主导产业产值占<output_leading_share C % 1>%；上年分别占"
        "<output_sme_share B % 1>%和<output_leading_share B % 1>%。",
        f"七、本年末工业互联网平台应用普及率<platform_penetration C % 1>%，比上年提高{platform:.1f}个百分点；"
        "工业软件应用率<software_adoption C % 1>%，比上年提高4.7个百分点。",
        "八、本年末企业<firms_total C 家>家，比上年增加2家；其中中小企业<firms_sme C 家>家。"
        "国家级“小巨人”<little_giants C 家>家、"
        "国家级高新技术企业<hnte C 家>家，省级专精特新中小企业<srdi_provincial C 家>家。用地面积<area - 平方公里 1>"
        "平方公里。",
    ]
