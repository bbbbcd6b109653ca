"""年度培育情况表: the year of recognition, the next one, the last year's plan beside what was done, a plan ahead."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_HEADS = (f"认定时\n（{_FIRST}年）", f"上年度\n（{_SECOND}年）", "计划", "完成", "完成率", f"{YEAR}年计划")
# (number, label, indicator, unit, places)
_ROWS = (
    ("1", "总产值（亿元）", "output_total", "亿元", 2),
    ("1.1", "其中：中小企业（亿元）", "output_sme", "亿元", 2),
    ("1.2", "其中：主导产业（亿元）", "output_leading", "亿元", 2),
    ("2", "税收（亿元）", "tax", "亿元", 2),
    ("3", "出口总额（亿元）", "exports", "亿元", 2),
    ("4", "中小企业研发投入（万元）", "rd_sme", "万元", 0),
    ("5", "有效发明专利拥有量（件）", "patents_valid", "件", 0),
    ("6", "工业软件应用率（%）", "software_adoption", "%", 1),
    ("7", "碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群年度培育情况表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"（{LAST}年度）", 12, word_kit.TITLE, "center")
    made = word_kit.table(document, 0, [1.1, 4.4, 1.9, 1.9, 1.7, 1.7, 1.6, 1.9])
    for label, value in (("集群名称", app.cluster), ("运营管理机构", app.operator)):
        cells = made.add_row().cells
        word_kit.fill(cells[0].merge(cells[1]), label, 10.5)
        word_kit.fill(cells[2].merge(cells[7]), ledger.pair(label, value), 10.5)
    _indicators(ledger, made)
    for label, words in _texts():
        cells = made.add_row().cells
        word_kit.fill(cells[0].merge(cells[1]), label, 10.5)
        word_kit.fill(cells[2].merge(cells[7]), ledger.fill(words), 10.5, align="left")
    word_kit.save(document, path)


def _indicators(ledger: Ledger, made: Any) -> None:
    top, below = made.add_row().cells, made.add_row().cells
    for column, words in ((0, "序号"), (1, "指　标"), (2, _HEADS[0]), (3, _HEADS[1]), (7, _HEADS[5])):
        word_kit.fill(top[column].merge(below[column]), words, 10, word_kit.HEAD)
    word_kit.fill(top[4].merge(top[6]), f"本年度（{LAST}年）", 10, word_kit.HEAD)
    for column, words in enumerate(_HEADS[2:5], 4):
        word_kit.fill(below[column], words, 10, word_kit.HEAD)
    for row in _ROWS:
        for cell, words in zip(made.add_row().cells, _row(ledger, *row), strict=True):
            word_kit.fill(cell, words, 10)


def _row(ledger: Ledger, number: str, label: str, indicator: str, unit: str, places: int) -> list[str]:
    """What was planned for the last year is a twentieth less than what was reached, so the two are never equal."""
    done = ledger.number(indicator, LAST, unit, places)
    factor = Decimal(10_000) if unit == "万元" else Decimal(1)
    planned = (Decimal(done) * Decimal("0.95")).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    values = [
        ledger.number(indicator, _FIRST, unit, places),
        ledger.number(indicator, _SECOND, unit, places),
        ledger.claim(indicator, LAST, planned / factor, f"{planned:f}", "target"),
        done,
        f"{100 * Decimal(done) / planned:.1f}%",
        ledger.goal(indicator, YEAR, unit, places, -4 if indicator == "co2_intensity" else 9),
    ]
    heads = [head.replace("\n", "") for head in _HEADS]
    return [number, label, *ledger.row(label.removeprefix("其中："), heads, values)]


def _texts() -> list[tuple[str, str]]:
    return [
        (
            "企业培育",
            f"截至{LAST}年底，集群企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家；拥有国家级专精特新“小巨人”"
            "企业<little_giants C 家>家、高新技术企业<hnte C 家>家、省级专精特新中小企业<srdi_provincial C 家>家。"
            "全年兑现奖励资金420万元。",
        ),
        (
            "占比与增速",
            f"{LAST}年中小企业产值占<output_sme_share C % 1>%（认定时<output_sme_share A % 1>%），主导产业产值占"
            "<output_leading_share C % 1>%（认定时<output_leading_share A % 1>%）；总产值比上年增长"
            "<output_growth C % 1>%，三年年均增长<output_growth_avg - % 1>%。",
        ),
        (
            "存在问题",
            "一是融资难，贷款不良率仍有1.8%；二是用地紧张，亩均税收28万元，低于珠三角平均水平；三是人才缺口约300人。",
        ),
        (
            "下一步措施",
            f"{YEAR}年新增省级以上创新平台2个（现有各级平台<innovation_platforms C 个>个）；改造老旧厂房120亩；"
            "举办对接会不少于6场。",
        ),
        ("变更事项", "☑无变更　□主导产业变更　□空间范围变更　□运营机构变更"),
        ("备注", "集群占地面积<area - 平方公里 1>平方公里，与认定时一致。"),
    ]
