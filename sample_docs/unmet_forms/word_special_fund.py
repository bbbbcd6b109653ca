"""专项资金申请表: one table of strips, 万元 with separators, a year ahead, losses, the fund's money, opinions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = (*(f"{year}年度" for year in YEARS), f"{YEAR}年度\n（预计）")
# (label, indicator, unit, places, growth to the year ahead in per cent; none where it is not estimated)
_ROWS: tuple[tuple[str, str, str, int, float | None], ...] = (
    ("产值规模", "output_total", "万元", 0, 8.2),
    ("　其中：中小企业产值", "output_sme", "万元", 0, 8.8),
    ("　　　　主导产业产值", "output_leading", "万元", 0, 8.5),
    ("中小企业产值占比（%）", "output_sme_share", "%", 2, None),
    ("主导产业产值占比（%）", "output_leading_share", "%", 2, None),
    ("上缴税金", "tax", "万元", 0, 7.5),
    ("中小企业研发费用", "rd_sme", "万元", 0, 10.4),
    ("发明专利拥有量（有效，件）", "patents_valid", "件", 0, 12.0),
    ("期末职工人数（人）", "employees", "人", 0, None),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "附件2", 12, word_kit.HEAD)
    title = f"{YEAR}年市级产业集群发展专项资金申请表"
    word_kit.add(document, title, 19, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"填表日期：{app.date:%Y-%m-%d}　　　　　　　　金额单位：万元", 10.5, align="right")
    made = word_kit.table(document, 0, [4.8, 2.8, 2.8, 2.8, 2.8])
    for label, words in _basics(ledger):
        _write_long(made, label, ledger.pair(label, ledger.fill(words)))
    _write_strip(made, "近三年主要指标")
    _indicators(ledger, made)
    _write_strip(made, "申请资金情况")
    for row in (("项目总投资", "4,860", "其中：自筹", "4,560", ""), ("申请专项资金", "300", "已获市级资金", "无", "")):
        cells = made.add_row().cells
        for cell, words in zip((*cells[:3], cells[3].merge(cells[4])), row, strict=False):
            word_kit.fill(cell, words, 10.5)
    _write_strip(made, "集群建设情况及审核意见")
    for label, words in _texts(ledger):
        _write_long(made, label, ledger.fill(words))
    word_kit.add(
        document,
        "填表说明：1.金额保留整数并使用千分位，如5,000；2.产值规模不足300,000万元的不予受理；"
        "3.申请资金不得超过项目总投资的10%，最高500万元；4.亏损以“-”号填列，没有数据的填“/”。",
        10,
    )
    word_kit.save(document, path)


def _basics(ledger: Ledger) -> list[tuple[str, str]]:
    app = ledger.app
    return [
        ("集群名称", app.cluster),
        ("申请单位", app.applicant),
        ("运营管理机构", app.operator),
        ("集群占地面积", "<area - 公顷>公顷"),
    ]


def _write_long(made: Any, label: str, words: str) -> None:
    cells = made.add_row().cells
    word_kit.fill(cells[0], label, 10.5)
    word_kit.fill(cells[1].merge(cells[4]), words, 10.5, align="left")


def _write_strip(made: Any, words: str) -> None:
    cells = made.add_row().cells
    word_kit.fill(cells[0].merge(cells[4]), words, 10.5, word_kit.HEAD)


def _indicators(ledger: Ledger, made: Any) -> None:
    for cell, words in zip(made.add_row().cells, ("指　　标", *_HEADS), strict=True):
        word_kit.fill(cell, words, 10.5, word_kit.HEAD)
    heads = [head.replace("\n", "") for head in _HEADS]
    for label, indicator, unit, places, growth in _ROWS:
        style = "plain" if unit == "%" else "grouped"
        numbers = ledger.by_year(indicator, unit, places, style)
        numbers.append(
            "/" if growth is None else ledger.goal(indicator, YEAR, unit, places, growth, "estimate", "grouped")
        )
        values = [
            value if value == "/" else ledger.pair(label.strip("　").removeprefix("其中："), head, value)
            for head, value in zip(heads, numbers, strict=True)
        ]
        _write_row(made, (label, *values))
        if indicator == "tax":
            _write_row(made, ("运营管理机构利润总额", "-126", "-38", "54", "60"))


def _write_row(made: Any, row: tuple[str, ...]) -> None:
    for place, (cell, words) in enumerate(zip(made.add_row().cells, row, strict=True)):
        word_kit.fill(cell, words, 10.5, align="left" if place == 0 else "right")


def _texts(ledger: Ledger) -> list[tuple[str, str]]:
    two_years_on = ledger.goal("output_total", YEAR + 1, "万元", 0, 8.0)
    return [
        (
            "企业培育情况",
            f"截至{LAST}年末，集群企业<firms_total C 户>户，其中中小企业<firms_sme C 户>户；现有国家级专精特新“小巨人”"
            "<little_giants C 户>户、高企<hnte C 户>户、省级专精特新中小企业<srdi_provincial C 户>户、"
            "创新型中小企业<innovative_smes C 户>户。近三年新增高企4户、摘牌1户。",
        ),
        (
            "创新及数字化情况",
            f"近三年产值规模、中小企业研发费用、发明专利拥有量年均分别增长<output_growth_avg - % 2>%、"
            "<rd_sme_growth_avg - % 2>%、<patents_growth_avg - % 2>%。"
            f"{LAST}年，工业互联网平台应用普及率<platform_penetration C % 2>%，"
            "工业软件应用率<software_adoption C % 2>%，每万元产值二氧化碳排放<co2_intensity C 吨/万元 4>吨。",
        ),
        (
            "资金使用绩效目标",
            f"到{YEAR + 1}年底，集群产值规模达到{two_years_on}万元，带动社会投资不少于4,500万元，新建公共服务平台2个，"
            "服务企业200家次以上，企业满意度不低于90%。",
        ),
        (
            "区财政局意见",
            f"经核，{LAST}年全区一般公共预算收入213,600万元，同比增长4.1%。拟按1:0.5配套区级资金150万元，同意申报。",
        ),
        (
            "区工信局意见",
            f"经审核，该集群{LAST}年产值规模同比增长<output_growth C % 1>%，高于全区规上工业产值5.7%的增速，"
            "材料齐全，符合申报条件，同意推荐。",
        ),
    ]
