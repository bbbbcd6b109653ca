"""No table: each number at the end of dots from its label, the years as lines of their own below the indicator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_WIDTH = 33
# (label, indicator, unit, places, style)
_THREE_YEARS = (
    ("集群工业总产值", "output_total", "亿元", 2, "plain"),
    ("中小企业工业产值", "output_sme", "亿元", 2, "plain"),
    ("主导产业工业产值", "output_leading", "亿元", 2, "plain"),
    ("中小企业研发经费", "rd_sme", "万元", 0, "grouped"),
    ("发明专利有效量", "patents_valid", "件", 0, "plain"),
    ("吨位排放：二氧化碳排放强度", "co2_intensity", "吨/万元", 3, "plain"),
)
# (label, indicator, unit, places)
_LAST_YEAR = (
    ("企业总户数", "firms_total", "户", 0),
    ("其中：中小企业户数", "firms_sme", "户", 0),
    ("国家级专精特新“小巨人”企业", "little_giants", "家", 0),
    ("国家级高新技术企业", "hnte", "家", 0),
    ("省级专精特新中小企业", "srdi_provincial", "家", 0),
    ("从业人员", "employees", "人", 0),
    ("税收", "tax", "亿元", 2),
    ("出口", "exports", "亿元", 2),
    ("工业互联网平台应用普及率", "platform_penetration", "%", 1),
    ("工业软件应用率", "software_adoption", "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [pdf_kit.text("汕头市特色产业集群申报表", 18, "Hei", "center", after=6)]
    lines = [("集群名称", ledger.pair("集群名称", app.cluster)), ("申报单位", ledger.pair("申报单位", app.applicant))]
    story += [_line(label, words) for label, words in lines]
    story.append(_line("占地面积", ledger.pair("占地面积", ledger.full("area", None, "平方公里", 1))))
    story.append(pdf_kit.text("第一部分　三年指标", 12, "Hei", before=6))
    for number, (label, indicator, unit, places, style) in enumerate(_THREE_YEARS, 1):
        story.append(pdf_kit.text(f"{number}．{label}", 11))
        for year, value in zip(YEARS, ledger.by_year(indicator, unit, places, style), strict=True):
            story.append(_line(f"　　{year}年", f"{ledger.pair(label, f'{year}年', value)} {unit}"))
    story.append(pdf_kit.text(f"第二部分　{LAST}年（末）指标", 12, "Hei", before=6))
    for label, indicator, unit, places in _LAST_YEAR:
        value = ledger.number(indicator, LAST, unit, places)
        story.append(_line(label, f"{ledger.pair(label.removeprefix('其中：'), value)} {unit}"))
    story.append(pdf_kit.text("第三部分　增速与占比", 12, "Hei", before=6))
    for label, indicator, year in (
        (f"{LAST}年中小企业产值占比", "output_sme_share", LAST),
        (f"{LAST}年主导产业产值占比", "output_leading_share", LAST),
        ("产值年均增速", "output_growth_avg", None),
        ("中小企业研发经费年均增速", "rd_sme_growth_avg", None),
        ("有效发明专利年均增速", "patents_growth_avg", None),
    ):
        story.append(_line(label, f"{ledger.pair(label, ledger.number(indicator, year, '%', 1))}%"))
    pdf_kit.save(story, path, app.applicant, "集群申报表")


def _line(label: str, words: str) -> Any:
    """The label, dots up to the right margin, the value."""
    return pdf_kit.text(f"{label}{'…' * max(3, _WIDTH - len(label) - (len(words) + 1) // 2)}{words}", 11, align="left")
