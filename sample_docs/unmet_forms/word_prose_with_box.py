"""申报书 in prose with goals among what was reached, and a planners' 专栏: base year, now, goal, office, kind."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_GOAL = YEAR + 2
_HEADS = (f"{_FIRST}年（基期）", f"{LAST}年（现状）", f"{_GOAL}年（目标）")
# (label, indicator, unit, places, yearly growth to the goal in per cent, office, kind)
_BOX = (
    ("集群产值（亿元）", "output_total", "亿元", 1, 8.0, "统计局", "预期性"),
    ("中小企业产值（亿元）", "output_sme", "亿元", 1, 8.3, "统计局", "预期性"),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0, 9.5, "科技局", "预期性"),
    ("有效发明专利拥有量（件）", "patents_valid", "件", 0, 12.0, "市场监管局", "预期性"),
    ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1, 7.5, "工信局", "预期性"),
    ("单位产值碳排放（吨/万元）", "co2_intensity", "吨/万元", 3, -4.0, "发改局", "约束性"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"{app.cluster}申报书", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"（{app.applicant}　{app.date.year}年{app.date.month}月）", 13, word_kit.KAI, "center")
    for chapter in (_basis(ledger), _economy(ledger), _innovation(ledger)):
        _write(ledger, document, chapter)
    word_kit.add(document, "专栏1　集群发展主要指标", 11, word_kit.HEAD, "center")
    _box(ledger, document)
    word_kit.add(document, "注：[　]内为三年累计数；预期性指标依靠市场主体实现，约束性指标由政府保障。", 10)
    _write(ledger, document, _ahead(ledger))
    word_kit.save(document, path)


def _write(ledger: Ledger, document: Any, chapter: tuple[str, ...]) -> None:
    word_kit.add(document, chapter[0], 14, word_kit.HEAD, indent=2)
    for words in chapter[1:]:
        word_kit.body(document, ledger.fill(words), 13)


def _box(ledger: Ledger, document: Any) -> None:
    made = word_kit.table(document, 1, [5.2, 2.5, 2.5, 2.5, 2.0, 1.7])
    for cell, words in zip(made.rows[0].cells, ("指标", *_HEADS, "牵头单位", "属性"), strict=True):
        word_kit.fill(cell, words, 10, word_kit.HEAD)
    for label, indicator, unit, places, rise, office, kind in _BOX:
        numbers = [ledger.number(indicator, year, unit, places) for year in (_FIRST, LAST)]
        numbers.append(ledger.goal(indicator, _GOAL, unit, places, rise))
        values = ledger.row(label, _HEADS, numbers)
        for cell, words in zip(made.add_row().cells, (label, *values, office, kind), strict=True):
            word_kit.fill(cell, words, 10)
    for cell, words in zip(
        made.add_row().cells, ("新增规上工业企业（家）", "[7]", "[9]", "[12]", "工信局", "预期性"), strict=True
    ):
        word_kit.fill(cell, words, 10)


def _basis(ledger: Ledger) -> tuple[str, ...]:
    app = ledger.app
    return (
        "一、基本情况",
        f"集群位于{app.place['name']}{'、'.join(app.towns)}，上世纪90年代起步，占地面积"
        f"<area - 平方公里 1>平方公里，涉及8个行政村。{LAST}年末，集群现有企业<firms_total C 家>家，"
        f"中小企业占了<firms_sme C 家>家，从事{app.industry['name']}生产的主导产业企业<firms_leading C 家>家；"
        "带动上下游个体户1,300多户，直接从业人员<employees C 人>人。",
    )


def _economy(ledger: Ledger) -> tuple[str, ...]:
    app = ledger.app
    largest = Decimal(max(firm.output for firm in app.firms)) / 10_000
    return (
        "二、经济效益",
        f"“十四五”以来，集群产值连上台阶，{_FIRST}年为<output_total A 亿元 2>亿元，{_SECOND}年增至"
        f"<output_total B 亿元 2>亿元，增长<output_growth B % 1>%，{LAST}年再增<output_growth C % 1>%，"
        "达到<output_total C 亿元 2>亿元，两年平均增长<output_growth_avg - % 1>%。",
        f"中小企业是集群的主体。{LAST}年中小企业产值<output_sme C 亿元 2>亿元，占比由{_FIRST}年的"
        "<output_sme_share A % 1>%变为<output_sme_share C % 1>%；主导产业产值<output_leading C 亿元 2>亿元，"
        f"占比<output_leading_share C % 1>%。单个企业产值最高的为{largest:.2f}亿元。",
        f"全年入库税收<tax C 亿元 2>亿元，比上年增长{growth(app, 'tax')[1:]}%；出口<exports C 亿元 2>亿元，"
        "产品销往70多个国家和地区，其中东盟市场占38%。",
    )


def _innovation(ledger: Ledger) -> tuple[str, ...]:
    spent = sum(ledger.app.exact["rd_sme", year] for year in YEARS) * 10_000 // 1000 * 1000
    return (
        "三、创新与转型",
        f"{_FIRST}年至{LAST}年，中小企业累计投入研发经费超过{spent:.0f}万元，"
        f"其中{LAST}年<rd_sme C 亿元 2>亿元，三年年均增长"
        f"<rd_sme_growth_avg - % 1>%。截至{LAST}年底，有效发明专利增加到<patents_valid C 件>件，年均增长"
        "<patents_growth_avg - % 1>%，每万人拥有<patents_per_10k C 件 1>件，而全区、全市每万人分别拥有8.9件和11.2件。",
        f"企业梯队逐步成型：国家级“小巨人”企业<little_giants C 家>家，国家高新技术企业<hnte C 家>家，"
        "省级专精特新中小企业<srdi_provincial C 家>家，创新型中小企业<innovative_smes C 家>家；按规划，"
        f"{YEAR}年还将新增国家高新技术企业3家。",
        f"数字化方面，工业软件应用率<software_adoption C % 1>%，比全市平均高6.3个百分点。绿色化方面，{LAST}年"
        "消耗能源折合<energy_use C 吨标准煤>吨标准煤，排放二氧化碳<co2_emissions C 万吨 2>万吨。",
    )


def _ahead(ledger: Ledger) -> tuple[str, ...]:
    return (
        "四、发展目标",
        f"到{YEAR}年底，力争集群产值突破{ledger.goal('output_total', YEAR, '亿元', 0, 7.5)}亿元；到{_GOAL}年底，"
        f"中小企业产值占比稳定在{ledger.claim('output_sme_share', _GOAL, Decimal(75), '75', 'target')}%以上，"
        f"省级专精特新中小企业达到{ledger.goal('srdi_provincial', _GOAL, '家', 0, 18)}家，"
        "国家级“小巨人”企业实现翻番，新增技改投资10亿元，盘活低效用地600亩。",
    )
