"""调查表: T-3 to T-1 and a goal for T+2 as heads, codes, a unit column, explanations with thresholds and examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = ("T-3年", "T-2年", "T-1年", "T+2年目标")
# (code, label, unit as printed, indicator, unit, places, yearly growth to the goal or none, explanation)
Row = tuple[str, str, str, str, str, int, float | None, str]
_GROUPS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "A 规模质量",
        (
            ("A1", "总产值", "亿元", "output_total", "亿元", 2, 8.0, "近三年均应在30亿元以上"),
            ("A2", "其中：中小企业产值", "亿元", "output_sme", "亿元", 2, 8.4, "A2÷A1应高于70%"),
            ("A3", "其中：主导产业产值", "亿元", "output_leading", "亿元", 2, 8.2, "A3÷A1应高于70%，例：75.60"),
            ("A4", "纳税总额", "万元", "tax", "万元", 0, None, "实际入库数，取整"),
            ("A5", "从业人数", "人", "employees", "人", 0, None, "年末数"),
        ),
    ),
    (
        "B 企业梯度",
        (
            ("B1", "企业总数", "家", "firms_total", "家", 0, None, "年末在产企业"),
            ("B2", "其中：中小企业", "家", "firms_sme", "家", 0, None, "按工信部联企业〔2011〕300号划分"),
            ("B3", "其中：主导产业企业", "家", "firms_leading", "家", 0, None, ""),
        ),
    ),
    (
        "C 创新",
        (
            ("C1", "中小企业研发投入", "万元", "rd_sme", "万元", 0, 9.6, "年均增长应高于7%"),
            ("C2", "有效发明专利拥有量", "件", "patents_valid", "件", 0, 12.0, "不含实用新型、外观设计"),
            ("C3", "每万人有效发明专利拥有量", "件", "patents_per_10k", "件", 2, None, "不低于10件"),
            ("C4", "参与制修订标准（累计）", "项", "standards", "项", 0, None, "国际1项折国内3项"),
        ),
    ),
    (
        "D 数字绿色",
        (
            ("D1", "平台应用普及率（工业互联网）", "%", "platform_penetration", "%", 1, 7.0, "不低于15，例：23.5"),
            ("D2", "工业软件应用率", "%", "software_adoption", "%", 1, 4.0, ""),
            ("D3", "二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 4, -3.5, "逐年下降"),
        ),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群指标调查表", 19, word_kit.TITLE, "center", bold=True)
    word_kit.add(
        document,
        f"填表须知：T为申报年度，本次申报T={YEAR}；T-1年即上一自然年度，T-3年、T-2年类推。"
        "数据为零的填“0”，无此项的填“无”；比率类只填百分数，不填“%”。",
        10.5,
    )
    for label, value in (("集群名称", app.cluster), ("填表单位", app.applicant), ("填表人", app.contact)):
        word_kit.add(document, f"{label}：{ledger.pair(label, value)}", 11)
    made = word_kit.table(document, 1, [1.2, 4.4, 1.7, 1.9, 1.9, 1.9, 2.1, 3.4])
    _write_row(made.rows[0], ("代码", "指标名称", "单位", *_HEADS, "指标说明"), word_kit.HEAD)
    for group, rows in _GROUPS:
        cells = made.add_row().cells
        word_kit.fill(cells[0].merge(cells[7]), group, 10, word_kit.HEAD, "left")
        for row in rows:
            _write_row(made.add_row(), _row(ledger, *row))
        if group.startswith("B"):
            _write_row(made.add_row(), ("B4", "当年净增企业", "家", "2", "-1", "3", "无", "减少以负数填列"))
    word_kit.add(document, "E 截至T-1年末的优质企业及其他", 11, word_kit.HEAD)
    for line in _lines():
        word_kit.add(document, ledger.fill(line), 11)
    word_kit.save(document, path)


def _row(
    ledger: Ledger,
    code: str,
    label: str,
    shown: str,
    indicator: str,
    unit: str,
    places: int,
    growth: float | None,
    explanation: str,
) -> tuple[str, ...]:
    numbers = ledger.by_year(indicator, unit, places)
    heads = list(_HEADS[: len(YEARS)])
    if growth is not None:
        numbers.append(ledger.goal(indicator, YEAR + 2, unit, places, growth))
        heads.append(_HEADS[-1])
    values = ledger.row(label.removeprefix("其中："), heads, numbers)
    return (code, label, shown, *values, *(["无"] if growth is None else []), explanation)


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        word_kit.fill(cell, word, 9.5, font)


def _lines() -> list[str]:
    return [
        "E1 国家级专精特新“小巨人”企业<little_giants C 家>家，E2 国家高新技术企业<hnte C 家>家，"
        "E3 省级专精特新中小企业<srdi_provincial C 家>家，E4 创新型中小企业<innovative_smes C 家>家，"
        "E5 上市企业：无。",
        f"E6 {YEARS[0]}—{LAST}年总产值年均增速<output_growth_avg - % 2>%，C1年均增速<rd_sme_growth_avg - % 2>%，"
        "C2年均增速<patents_growth_avg - % 2>%。",
        "E7 集群占地面积<area - 平方公里 2>平方公里（上限100平方公里）。",
    ]
