"""A form that is a plan as well: last plan's target and what was reached side by side, then the targets to come."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (label, unit as printed, indicator, unit, places, growth aimed at, what the last plan asked of the last figure)
_ROWS = (
    ("集群总产值", "亿元", "output_total", "亿元", 1, 9.0, "0.97"),
    ("中小企业产值", "亿元", "output_sme", "亿元", 1, 9.5, "0.98"),
    ("主导产业产值", "亿元", "output_leading", "亿元", 1, 9.5, "0.96"),
    ("税收", "亿元", "tax", "亿元", 2, 8.0, "1.02"),
    ("从业人员", "人", "employees", "人", 0, 3.0, "0.99"),
    ("中小企业研发经费", "亿元", "rd_sme", "亿元", 2, 11.0, "0.95"),
    ("有效发明专利", "件", "patents_valid", "件", 0, 15.0, "0.94"),
    ("国家级高新技术企业", "家", "hnte", "家", 0, 12.0, "1.10"),
    ("工业软件应用率", "%", "software_adoption", "%", 1, 6.0, "0.97"),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 3, -5.0, "1.03"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("申报表暨三年规划", app.applicant, app.date)
    word_kit.add(document, f"{app.cluster}申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"（附{LAST + 1}—{LAST + 3}年发展目标）", 12, word_kit.KAI, "center")
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    for head, paragraphs in (
        ("一、发展基础", _basis(ledger)),
        ("二、目标指标", ["各项指标见下表，表中“完成率”为实际与计划之比。"]),
    ):
        word_kit.add(document, head, 14, word_kit.HEAD)
        for paragraph in paragraphs:
            word_kit.body(document, ledger.fill(paragraph), 12)
    _targets(ledger, document)
    word_kit.add(document, "三、保障措施", 14, word_kit.HEAD)
    word_kit.body(
        document,
        f"区财政每年安排专项资金1,500万元支持集群建设，{LAST + 3}年底前新建标准厂房20万平方米，培训产业工人3,000人次。"
        f"力争到{LAST + 3}年工业互联网平台应用普及率不低于"
        f"{ledger.claim('platform_penetration', LAST + 3, Decimal(65), '65', 'target')}%，产值占全区工业的三成以上。",
        12,
    )
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 12, align="right")
    word_kit.save(document, path)


def _basis(ledger: Ledger) -> list[str]:
    app = ledger.app
    return [
        f"集群主导产业为{app.industry['name']}，占地<area - 平方公里 1>平方公里。上一轮规划期内，{_FIRST}年、"
        f"{_SECOND}年集群总产值"
        "先后达到<output_total A 亿元 2>亿元、<output_total B 亿元 2>亿元；中小企业产值分别为<output_sme A 亿元 2>"
        "亿元、"
        "<output_sme B 亿元 2>亿元，主导产业产值分别为<output_leading A 亿元 2>亿元、<output_leading B 亿元 2>亿元。",
        f"同期，中小企业研发经费{_FIRST}年为<rd_sme A 亿元 2>亿元，{_SECOND}年为<rd_sme B 亿元 2>亿元；有效发明专利"
        "年末数分别为<patents_valid A 件>件和<patents_valid B 件>件；"
        "二氧化碳排放强度分别为<co2_intensity A 吨/万元 3>吨/万元"
        "和<co2_intensity B 吨/万元 3>吨/万元。",
        f"{LAST}年，中小企业产值占比<output_sme_share C % 1>%，主导产业产值占比<output_leading_share C % 1>%，"
        "工业互联网平台应用普及率<platform_penetration C % 1>%，每万人有效发明专利拥有量<patents_per_10k C 件 1>件，"
        "国家级专精特新“小巨人”企业<little_giants C 家>家。",
    ]


def _targets(ledger: Ledger, document: Any) -> None:
    years = [LAST + 1, LAST + 2, LAST + 3]
    heads = [f"{LAST}年计划", f"{LAST}年实际", "完成率", *(f"{year}年" for year in years)]
    made = word_kit.table(document, 2 + len(_ROWS), [3.6, 1.8, 1.9, 1.9, 1.7, 1.8, 1.8, 1.8])
    word_kit.fill(word_kit.merge(made, (0, 0), (1, 0)), "指标", 10, word_kit.HEAD)
    word_kit.fill(word_kit.merge(made, (0, 1), (1, 1)), "单位", 10, word_kit.HEAD)
    word_kit.fill(word_kit.merge(made, (0, 2), (0, 4)), "上一轮规划执行情况", 10, word_kit.HEAD)
    word_kit.fill(word_kit.merge(made, (0, 5), (0, 7)), "本轮规划目标", 10, word_kit.HEAD)
    for place, head in enumerate(heads, 2):
        word_kit.fill(made.cell(1, place), head, 10, word_kit.HEAD)
    for row, (label, shown, indicator, unit, places, growth, asked) in enumerate(_ROWS, 2):
        planned = (ledger.app.exact[indicator, LAST] * Decimal(asked)).quantize(
            Decimal(1).scaleb(-places), ROUND_HALF_UP
        )
        plan = ledger.claim(indicator, LAST, planned, f"{planned}", "target")
        actual = ledger.number(indicator, LAST, unit, places)
        rate = f"{Decimal(actual) / planned * 100:.1f}%"
        goals = [ledger.goal(indicator, year, unit, places, growth) for year in years]
        word_kit.fill(made.cell(row, 0), label, 10)
        word_kit.fill(made.cell(row, 1), shown, 10)
        for place, word in enumerate(ledger.row(label, heads, [plan, actual, rate, *goals]), 2):
            word_kit.fill(made.cell(row, place), word, 10)
