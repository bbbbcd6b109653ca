"""绩效自评表: indicators of three levels with ≥ goals beside what was done, points, reasons; the budget above."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因及改进措施")
# (label, indicator, unit, places, what the goal is of the result, points, remark)
Row = tuple[str, str, str, int, str, str, str]
_GROUPS: tuple[tuple[str, tuple[tuple[str, tuple[Row, ...]], ...]], ...] = (
    (
        "产出\n指标",
        (
            (
                "数量\n指标",
                (
                    ("集群总产值", "output_total", "亿元", 2, "0.96", "10", "超额完成，年底订单集中"),
                    ("中小企业研发经费支出", "rd_sme", "万元", 0, "0.94", "8", ""),
                    ("高新技术企业数", "hnte", "家", 0, "0.9", "5", "新认定3家"),
                    ("省级专精特新中小企业数", "srdi_provincial", "家", 0, "0.8", "5", "另有2家公示中"),
                    ("有效发明专利拥有量", "patents_valid", "件", 0, "0.93", "8", "全年授权21件"),
                    ("组织供需对接活动", "", "≥6场", 0, "8场", "4", ""),
                ),
            ),
            (
                "质量\n指标",
                (
                    ("中小企业产值占集群比重", "output_sme_share", "%", 1, "0.95", "6", ""),
                    ("主导产业产值占集群比重", "output_leading_share", "%", 1, "0.95", "6", ""),
                    ("工业互联网平台应用普及率", "platform_penetration", "%", 1, "0.9", "6", "目标值偏低，下年调整"),
                ),
            ),
            ("时效\n指标", (("资金拨付及时率", "", "100%", 0, "100%", "4", ""),)),
        ),
    ),
    (
        "效益\n指标",
        (
            (
                "经济\n效益",
                (
                    ("总产值同比增速", "output_growth", "%", 1, "0.85", "8", ""),
                    ("税收总额", "tax", "亿元", 2, "0.97", "6", "受减税政策影响，增幅收窄2.3个百分点"),
                ),
            ),
            ("社会\n效益", (("吸纳就业人数", "employees", "人", 0, "0.98", "6", ""),)),
            ("生态\n效益", (("二氧化碳排放强度", "co2_intensity", "吨/万元", 3, "1.04", "8", ""),)),
        ),
    ),
    ("满意度\n指标", (("服务对象\n满意度", (("集群企业满意度", "", "≥90%", 0, "95.6%", "10", "回收问卷118份"),)),)),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"中小企业特色产业集群培育绩效自评表（{LAST}年度）", 17, word_kit.TITLE, "center", bold=True)
    _top(ledger, document)
    made = word_kit.table(document, 1, [1.4, 1.6, 3.4, 2.4, 2.4, 1.1, 1.1, 2.9])
    _write_row(made.rows[0], _HEADS, word_kit.HEAD)
    for group, parts in _GROUPS:
        first = len(made.rows)
        for part, rows in parts:
            top = len(made.rows)
            for row in rows:
                _write_row(made.add_row(), ("", "", *_row(ledger, *row)))
            word_kit.fill(made.cell(top, 1).merge(made.cell(len(made.rows) - 1, 1)), part, 9.5)
        word_kit.fill(made.cell(first, 0).merge(made.cell(len(made.rows) - 1, 0)), group, 9.5)
    cells = made.add_row().cells
    word_kit.fill(cells[0].merge(cells[4]), "总　分", 9.5, word_kit.HEAD)
    for cell, words in zip(cells[5:], ("100", "98.4", "自评等次：优"), strict=True):
        word_kit.fill(cell, words, 9.5)
    for line in _below():
        word_kit.add(document, ledger.fill(line), 10.5)
    word_kit.save(document, path)


def _top(ledger: Ledger, document: Any) -> None:
    app = ledger.app
    made = word_kit.table(document, 0, [3.0, 3.3, 3.4, 3.3, 3.3])
    for label, value in (("集群名称", app.cluster), ("主管部门", app.applicant)):
        cells = made.add_row().cells
        word_kit.fill(cells[0], label, 10)
        word_kit.fill(cells[1].merge(cells[4]), ledger.pair(label, value), 10)
    for row in (
        ("项目资金\n（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率"),
        ("财政拨款", "600.00", "600.00", "588.40", "98.07%"),
        ("其他资金", "—", "—", "—", "—"),
    ):
        _write_row(made.add_row(), row)
    word_kit.add(document, "", 4)


def _row(
    ledger: Ledger, label: str, indicator: str, unit: str, places: int, goal: str, points: str, remark: str
) -> tuple[str, ...]:
    """Without an indicator `unit` is the goal and `goal` what was reached."""
    if not indicator:
        return label, unit, ledger.pair(label, "实际完成值", goal), points, points, remark
    done = ledger.number(indicator, LAST, unit, places)
    planned = (Decimal(done) * Decimal(goal)).quantize(Decimal(1).scaleb(-places), ROUND_FLOOR)
    raw = ledger.claim(indicator, LAST, planned / (10_000 if unit == "万元" else 1), f"{planned:f}", "target")
    ledger.pair(label, "实际完成值", done + unit)
    sign = "≤" if indicator == "co2_intensity" else "≥"
    return label, f"{sign}{raw}{unit}", done + unit, points, points, remark


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        if word:
            word_kit.fill(cell, word, 9.5, font)


def _below() -> list[str]:
    return [
        f"需要说明的情况：1.以前年度完成情况：{_SECOND}年集群总产值<output_total B 亿元 2>亿元，{_FIRST}年"
        "<output_total A 亿元 2>亿元，三年年均增长<output_growth_avg - % 1>%；中小企业研发经费支出"
        f"{_SECOND}年为<rd_sme B 万元>万元，{_FIRST}年为<rd_sme A 万元>万元。",
        f"2.{LAST}年末，集群共有企业<firms_total C 家>家（中小企业<firms_sme C 家>家），占地面积"
        "<area - 平方公里 1>平方公里，每万人有效发明专利拥有量<patents_per_10k C 件 1>件。",
        "3.自评结果90分以上为优，80—90分为良，60—80分为中，60分以下为差。完成值超过指标值30%以上的应说明原因。",
    ]
