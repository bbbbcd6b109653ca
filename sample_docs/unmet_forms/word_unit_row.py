"""Landscape: years down in Chinese, the units in a head row of their own, one value merged over all years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
# (group, item, unit as printed, indicator, unit, places, style)
_Column = tuple[str, str, str, str, str, int, str]
_SIZE: tuple[_Column, ...] = (
    ("企业单位", "总数", "家", "firms_total", "家", 0, "plain"),
    ("企业单位", "中小企业", "家", "firms_sme", "家", 0, "plain"),
    ("产值", "总量", "万元", "output_total", "万元", 0, "typed"),
    ("产值", "中小企业", "万元", "output_sme", "万元", 0, "typed"),
    ("产值", "主导产业", "万元", "output_leading", "万元", 0, "typed"),
    ("产值", "总量增长", "%", "output_growth", "%", 1, "plain"),
    ("产值占比", "中小企业", "%", "output_sme_share", "%", 1, "plain"),
    ("产值占比", "主导产业", "%", "output_leading_share", "%", 1, "plain"),
    ("税收", "总额", "万元", "tax", "万元", 0, "typed"),
)
_QUALITY: tuple[_Column, ...] = (
    ("创新", "中小企业研发经费", "千元", "rd_sme", "千元", 0, "spaced"),
    ("创新", "有效发明专利", "件", "patents_valid", "件", 0, "plain"),
    ("创新", "每万人有效发明专利", "件", "patents_per_10k", "件", 1, "plain"),
    ("人口", "常住人口", "万人", "population", "万人", 2, "plain"),
    ("数字化", "平台普及率", "%", "platform_penetration", "%", 1, "plain"),
    ("数字化", "工业软件应用率", "%", "software_adoption", "%", 1, "plain"),
    ("能源与碳", "综合能耗", "吨标准煤", "energy_use", "吨标准煤", 0, "spaced"),
    ("能源与碳", "碳排放", "吨", "co2_emissions", "吨", 0, "spaced"),
    ("能源与碳", "碳强度", "吨/万元", "co2_intensity", "吨/万元", 3, "plain"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    word_kit.add(document, "特色产业集群认定申报表（指标部分）", 16, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"申报单位：{app.applicant}　　集群：{app.cluster}　　填报人：{app.contact}", 10.5)
    ledger.pair("申报单位", app.applicant)
    ledger.pair("集群", app.cluster)
    _block(ledger, document, _SIZE, ("用地", "面积", "公顷", ledger.number("area", None, "公顷")))
    word_kit.add(document, "注：产值按当年价格；“平台普及率”为工业互联网平台应用普及率。", 9)
    _block(ledger, document, _QUALITY, None)
    word_kit.add(
        document,
        ledger.fill(
            "汇总：产值年均增速<output_growth_avg - % 1>%；中小企业研发经费年均增速<rd_sme_growth_avg - % 1>%；"
            "有效发明专利"
            f"年均增速<patents_growth_avg - % 1>%；{LAST}年末有国家级“小巨人”<little_giants C 家>家、"
            f"国家级高企<hnte C 家>家、"
            "省级专精特新<srdi_provincial C 家>家、创新型中小企业<innovative_smes C 家>家。"
        ),
        10.5,
    )
    word_kit.save(document, path)


def _block(ledger: Ledger, document: Any, columns: Sequence[_Column], once: tuple[str, str, str, str] | None) -> None:
    """Three head rows and a row a year; `once` is a last column whose value stands for all years."""
    count = len(columns) + 1 + (once is not None)
    made = word_kit.table(document, 6, [2.6, *[22.0 / (count - 1)] * (count - 1)])
    word_kit.fill(word_kit.merge(made, (0, 0), (2, 0)), "年　度", 9.5, word_kit.HEAD)
    groups = [column[0] for column in columns]
    for group in dict.fromkeys(groups):
        first = groups.index(group) + 1
        cell = word_kit.merge(made, (0, first), (0, first + groups.count(group) - 1))
        word_kit.fill(cell, group, 9.5, word_kit.HEAD)
    for place, (group, item, shown, indicator, unit, places, style) in enumerate(columns, 1):
        word_kit.fill(made.cell(1, place), item, 9.5)
        word_kit.fill(made.cell(2, place), shown, 9)
        for row, year in enumerate(YEARS, 3):
            if (indicator, year) not in ledger.app.exact:
                word_kit.fill(made.cell(row, place), "／", 9.5)
                continue
            number = ledger.number(indicator, year, unit, places, style)
            word_kit.fill(made.cell(row, place), ledger.pair(_name(year), group, item, number), 9.5)
    for row, year in enumerate(YEARS, 3):
        word_kit.fill(made.cell(row, 0), _name(year), 9.5)
    if once is not None:
        for row, word in enumerate(once[:3]):
            word_kit.fill(made.cell(row, count - 1), word, 9.5)
        word_kit.fill(word_kit.merge(made, (3, count - 1), (5, count - 1)), once[3], 9.5)


def _name(year: int) -> str:
    """二〇二四年."""
    return f"{year}年".translate(_DIGITS)
