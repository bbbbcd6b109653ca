"""A 申报书 with its cover, instructions with example numbers, a table a chapter, 全口径 and 规上 rows, a promise."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = (*(f"{year}年" for year in YEARS), "三年平均增速（%）")
# (label, indicator, unit, places, the average growth's indicator)
_OUTPUT = (
    ("工业总产值（全口径）", "output_total", "output_growth_avg"),
    ("　其中：中小企业", "output_sme", ""),
    ("　　　　主导产业", "output_leading", ""),
    ("实缴税金", "tax", ""),
    ("出口交货值", "exports", ""),
)
_INNOVATION = (
    ("　其中：中小企业研发经费（万元）", "rd_sme", "万元", 0, "rd_sme_growth_avg"),
    ("期末有效发明专利数（件）", "patents_valid", "件", 0, "patents_growth_avg"),
    ("每万人有效发明专利拥有量（件）", "patents_per_10k", "件", 1, ""),
    ("各类创新平台（个）", "innovation_platforms", "个", 0, ""),
    ("参与制修订标准（项）", "standards", "项", 0, ""),
)


def write(ledger: Ledger, path: Path) -> None:
    document = word_kit.new_document("", ledger.app.applicant, ledger.app.date)
    _cover(ledger, document)
    _instructions(document)
    word_kit.add(document, "一、集群基本情况", 14, word_kit.HEAD, new_page=True)
    _basics(ledger, document)
    word_kit.add(document, "二、主要经济指标", 14, word_kit.HEAD)
    word_kit.add(document, "金额单位：万元", 10.5, align="right")
    _economy(ledger, document)
    word_kit.add(document, "三、创新能力", 14, word_kit.HEAD)
    _innovation(ledger, document)
    word_kit.add(document, "四、数字化与绿色化", 14, word_kit.HEAD)
    for line in _text():
        word_kit.body(document, ledger.fill(line), 12)
    word_kit.add(document, "五、真实性承诺", 14, word_kit.HEAD)
    word_kit.body(
        document,
        "本单位承诺：所填各项数据真实、准确，近三年未发生较大及以上安全、环保事故；如有不实，自愿退回奖励资金"
        "并在3年内不再申报。",
        12,
    )
    word_kit.save(document, path)


def _cover(ledger: Ledger, document: Any) -> None:
    app = ledger.app
    word_kit.add(document, "附件1", 14, word_kit.HEAD)
    word_kit.add(document, "省级中小企业特色产业集群", 24, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "申　报　书", 28, word_kit.TITLE, "center", bold=True)
    for label, value in (
        ("集 群 名 称", app.cluster),
        ("主 导 产 业", app.industry["name"]),
        ("申 报 单 位", app.applicant),
        ("联 系 人", app.contact),
        ("填 报 日 期", f"{app.date:%Y.%m.%d}"),
    ):
        word_kit.add(document, f"{label}：　{ledger.pair(label, value)}", 15, spacing=2)


def _instructions(document: Any) -> None:
    word_kit.add(document, "填 报 说 明", 16, word_kit.HEAD, "center", new_page=True)
    for line in (
        f"1．“近三年”指{YEARS[0]}、{YEARS[1]}、{LAST}年；未注明年份的指标均填{LAST}年末数。",
        "2．金额按表头单位填写、取整数，例如工业总产值为52.30亿元的，填“523000”。",
        "3．占比、增速填百分数，保留1位小数，例如中小企业产值占比为78.5%的，填“78.5”。",
        "4．集群须满足：工业总产值不低于30亿元，中小企业产值占比70%以上，有效发明专利年均增长率10%以上。",
        "5．没有发生的填“0”，不适用的填“/”。",
    ):
        word_kit.body(document, line, 12)


def _basics(ledger: Ledger, document: Any) -> None:
    app = ledger.app
    above = app.exact["firms_total", LAST] * Decimal("0.6") // 1
    rows = (
        ("所在县（市、区）", app.place["name"], "国民经济行业代码", app.industry["code"]),
        ("占地面积（亩）", ledger.number("area", None, "亩"), "涉及乡镇（街道）", "、".join(app.towns)),
        (
            "企业总数（家）",
            ledger.full("firms_total", LAST, "家") + f"\n（规上{above}家）",
            "其中：中小企业（家）",
            ledger.number("firms_sme", LAST, "家"),
        ),
        (
            "从业人员（万人）",
            ledger.number("employees", LAST, "万人", 2),
            "常住人口（万人）",
            ledger.number("population", LAST, "万人", 2),
        ),
        (
            "国家级“小巨人”（家）",
            ledger.number("little_giants", LAST, "家"),
            "高新技术企业（家）",
            ledger.number("hnte", LAST, "家"),
        ),
        (
            "省级专精特新中小企业（家）",
            ledger.number("srdi_provincial", LAST, "家"),
            "创新型中小企业（家）",
            ledger.number("innovative_smes", LAST, "家"),
        ),
        ("海外仓（个）", "/", "上市企业（家）", "0"),
    )
    made = word_kit.table(document, 0, [3.6, 4.4, 3.6, 4.4])
    for first, one, second, other in rows:
        if one != "/":
            ledger.pair(first, one.split("\n")[0])
        ledger.pair(second, other)
        for cell, words in zip(made.add_row().cells, (first, one, second, other), strict=True):
            word_kit.fill(cell, words, 11)


def _economy(ledger: Ledger, document: Any) -> None:
    exact = ledger.app.exact
    made = word_kit.table(document, 1, [5.6, 2.5, 2.5, 2.5, 2.9])
    _write_row(made.rows[0], ("指标", *_HEADS), word_kit.HEAD)
    above = [f"{exact['output_total', year] * Decimal('0.93') * 10_000:.0f}" for year in YEARS]
    _write_row(made.add_row(), ("营业收入", *(str(int(number) + 1800) for number in above), "/"))
    for label, indicator, mean in _OUTPUT:
        numbers = ledger.by_year(indicator, "万元")
        average = ledger.number(mean, None, "%", 1) if mean else ""
        values = ledger.row(label.strip("　").removeprefix("其中："), _HEADS, [*numbers, average])
        _write_row(made.add_row(), (label, *values))
        if indicator == "output_total":
            _write_row(made.add_row(), ("　其中：规模以上工业", *above, "/"))
    for label, indicator in (
        ("中小企业产值占比（%）", "output_sme_share"),
        ("主导产业占比（%）", "output_leading_share"),
    ):
        values = ledger.row(label, _HEADS, [*ledger.by_year(indicator, "%", 1), ""])
        _write_row(made.add_row(), (label, *values))


def _innovation(ledger: Ledger, document: Any) -> None:
    made = word_kit.table(document, 1, [5.6, 2.5, 2.5, 2.5, 2.9])
    _write_row(made.rows[0], ("指标", *_HEADS), word_kit.HEAD)
    whole = [f"{ledger.app.exact['rd_sme', year] * 11_700:.0f}" for year in YEARS]
    _write_row(made.add_row(), ("企业研发经费合计（万元）", *whole, "/"))
    for label, indicator, unit, places, mean in _INNOVATION:
        average = ledger.number(mean, None, "%", 1) if mean else ""
        numbers = [*ledger.by_year(indicator, unit, places), average]
        values = ledger.row(label.strip("　").removeprefix("其中："), _HEADS, numbers)
        _write_row(made.add_row(), (label, *values))
    _write_row(made.add_row(), ("当年授权发明专利（件）", "6", "8", "11", "/"))


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for number, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        word_kit.fill(cell, word or "/", 10.5, font, "left" if number == 0 and font == word_kit.BODY else "center")


def _text() -> list[str]:
    return [
        f"（一）数字化。{LAST}年，工业互联网平台应用普及率达到<platform_penetration C % 1>%，较{YEARS[0]}年的"
        "<platform_penetration A % 1>%明显提高；工业软件应用率为<software_adoption C % 1>%，其中研发设计类软件应用率"
        "36.4%。累计上云企业12家。",
        f"（二）绿色化。{LAST}年综合能源消费量<energy_use C 万吨标准煤 2>万吨标准煤，二氧化碳排放量"
        "<co2_emissions C 万吨 2>万吨，排放强度<co2_intensity C 吨/万元 3>吨/万元，比上年下降6.2%。"
        "建成国家级绿色工厂2家、省级绿色工厂3家。",
    ]
