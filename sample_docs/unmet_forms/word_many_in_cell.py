"""Three levels of labels, several indicators in one cell, relative years, filling notes between the parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (section, [(item, [(sub-item, what stands in the cell)])]); an item without sub-items names none
_Part = tuple[str, Sequence[tuple[str, Sequence[tuple[str, str]]]]]


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"{app.cluster}", 16, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "汕头市中小企业特色产业集群申报书", 16, word_kit.TITLE, "center", bold=True)
    word_kit.add(
        document,
        f"填报说明：1. “上年”指{LAST}年，“前年”指{_SECOND}年，“大前年”指{_FIRST}年。2. 产值按现价计算，保留两位小数。"
        "3. 申报条件为：上年中小企业产值占比、主导产业产值占比均须高于70%，平台应用普及率不低于15%。",
        10.5,
        word_kit.KAI,
    )
    made = word_kit.table(document, 0, [1.6, 2.6, 3.2, 8.6])
    for part in (_basics(ledger), _scale(ledger), _firms(ledger)):
        _section(ledger, made, part)
    word_kit.add(
        document, "（续表）以下由区工业和信息化、科技、统计部门共同填写。各单位填写前请核对口径。", 10.5, word_kit.KAI
    )
    made = word_kit.table(document, 0, [1.6, 2.6, 3.2, 8.6])
    for part in (_innovation(ledger), _digital(ledger), _green(ledger)):
        _section(ledger, made, part)
    word_kit.add(
        document, f"{app.applicant}（章）　{app.date.year}年{app.date.month}月{app.date.day}日", 12, align="right"
    )
    word_kit.save(document, path)


def _section(ledger: Ledger, made: Any, part: _Part) -> None:
    """A section's name runs down beside its items, an item's name beside its sub-items."""
    section, items = part
    rows = []
    for item, cells in items:
        first = len(made.rows)
        for sub_item, template in cells:
            words = ledger.fill(template)
            row = made.add_row().cells
            rows.append(row)
            labels = [item, sub_item] if sub_item else [item]
            ledger.pair(*labels, words)
            word_kit.fill(row[3], words, 10.5, align="left")
            if sub_item:
                word_kit.fill(row[2], sub_item, 10.5)
        last = len(made.rows) - 1
        item_cell = made.cell(first, 1).merge(made.cell(last, 1 if cells[0][0] else 2))
        word_kit.fill(item_cell, item, 10.5)
    word_kit.fill(rows[0][0].merge(rows[-1][0]), "\n".join(section), 11, word_kit.HEAD)


def _basics(ledger: Ledger) -> _Part:
    app = ledger.app
    of_district = ledger.one_of("7", "9", "11")
    products = "、".join(app.industry["lead"])
    return (
        "基本情况",
        [
            ("申报主体", [("单位名称", app.applicant), ("联系方式", f"{app.contact}，{app.phone}")]),
            (
                "集群范围",
                [
                    (
                        "",
                        f"位于{'、'.join(app.towns)}，占地<area - 平方公里 1>平方公里，为全区面积的{of_district}"
                        f"%左右。",
                    )
                ],
            ),
            ("主导产业", [("", f"{app.industry['name']}（{app.industry['code']}），以{products}为主要产品")]),
        ],
    )


def _scale(_: Ledger) -> _Part:
    def in_parts(year: str) -> str:
        return (
            "<output_total ? 亿元 2>亿元。其中：中小企业 <output_sme ? 亿元 2> 亿元，占 <output_sme_share ? % 1>%；"
            "主导产业 <output_leading ? 亿元 2> 亿元，占 <output_leading_share ? % 1>%"
        ).replace("?", year)

    return (
        "规模效益",
        [
            (
                "工业总产值",
                [
                    ("上年", in_parts("C") + "。比前年增长<output_growth C % 1>%"),
                    ("前年", in_parts("B") + "。比大前年增长<output_growth B % 1>%"),
                    ("大前年", in_parts("A")),
                    ("年均增速", "<output_growth_avg - % 1>%"),
                ],
            ),
            (
                "税收及出口",
                [
                    ("上年", "纳税 <tax C 亿元 2> 亿元；出口 <exports C 亿元 2> 亿元"),
                    ("前年", "纳税 <tax B 亿元 2> 亿元；出口 <exports B 亿元 2> 亿元"),
                ],
            ),
            ("就业", [("", "上年末 <employees C 人> 人（前年末 <employees B 人> 人）")]),
        ],
    )


def _firms(_: Ledger) -> _Part:
    counts = "<firms_total ? 家>家（中小企业<firms_sme ? 家>家、主导产业企业<firms_leading ? 家>家）"
    return (
        "企业梯队",
        [
            ("企业数量", [("上年末", counts.replace("?", "C")), ("前年末", counts.replace("?", "B"))]),
            (
                "优质企业",
                [
                    ("国家级", "专精特新“小巨人”<little_giants C 家>家，高新技术企业<hnte C 家>家"),
                    (
                        "省级及以下",
                        "专精特新<srdi_provincial C 家>家／创新型中小企业<innovative_smes C 家>"
                        "家／链主<chain_leaders C 家>家",
                    ),
                ],
            ),
        ],
    )


def _innovation(ledger: Ledger) -> _Part:
    school = ledger.app.industry["school"]
    return (
        "创新能力",
        [
            (
                "研发经费",
                [
                    (
                        "中小企业投入",
                        "大前年、前年、上年分别为 <rd_sme A 万元>万元、<rd_sme B 万元>万元、<rd_sme C 万元>万元",
                    ),
                    ("年均增长", "<rd_sme_growth_avg - % 1>%"),
                ],
            ),
            (
                "有效发明专利",
                [
                    (
                        "拥有量",
                        "大前年、前年、上年分别为 <patents_valid A 件>件、<patents_valid B 件>件、"
                        "<patents_valid C 件>件",
                    ),
                    ("年均增长率", "<patents_growth_avg - % 1>%"),
                    ("每万人拥有量", "<patents_per_10k C 件/万人 2>件（上年末常住人口<population C 人>人）"),
                ],
            ),
            (
                "平台与标准",
                [
                    (
                        "",
                        "上年末建有各类创新平台<innovation_platforms C 个>个，参与制修订标准<standards C 项>项，"
                        f"与{school}共建实验室1个",
                    )
                ],
            ),
        ],
    )


def _digital(ledger: Ledger) -> _Part:
    last, before = (ledger.app.exact["platform_penetration", year] for year in (LAST, _SECOND))
    software = "上年 <software_adoption C % 1>%，前年 <software_adoption B % 1>%，大前年 <software_adoption A % 1>%"
    return (
        "数字水平",
        [
            (
                "工业互联网平台应用普及率",
                [("", f"上年 <platform_penetration C % 1>%，较前年提高{last - before:.1f}个百分点")],
            ),
            ("工业软件应用率", [("", software)]),
        ],
    )


def _green(_: Ledger) -> _Part:
    intensity = "<co2_intensity A 吨/万元 4> → <co2_intensity B 吨/万元 4> → <co2_intensity C 吨/万元 4>"
    return (
        "绿色水平",
        [
            (
                "二氧化碳",
                [
                    ("排放强度（吨/万元）", f"大前年至上年依次为：{intensity}"),
                    ("排放总量", "上年 <co2_emissions C 吨> 吨"),
                ],
            ),
            ("能源", [("综合能耗", "上年 <energy_use C 吨标准煤> 吨标准煤，不属于高耗能行业")]),
        ],
    )
