"""统计表: two years, the change, the share of the district, the rank in the city; the first year in a table below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_HEADS = (f"{LAST}年", f"{_SECOND}年", "同比±%", "占全区比重（%）", "全市集群排名")
# (label, unit as printed, indicator, unit, places, share of the district, rank)
Row = tuple[str, str, str, str, int, str, str]
_ROWS: tuple[Row, ...] = (
    ("一、工业总产值（现价）", "亿元", "output_total", "亿元", 2, "11.6", "3"),
    ("　　其中：中小企业", "亿元", "output_sme", "亿元", 2, "13.2", "3"),
    ("　　其中：主导产业", "亿元", "output_leading", "亿元", 2, "—", "4"),
    ("二、入库税金", "万元", "tax", "万元", 0, "9.8", "5"),
    ("三、外贸出口额", "万元", "exports", "万元", 0, "14.7", "2"),
    ("四、企业单位数", "个", "firms_total", "个", 0, "6.5", "7"),
    ("　　其中：中小企业", "个", "firms_sme", "个", 0, "6.4", "7"),
    ("五、期末用工人数", "人", "employees", "人", 0, "8.1", "4"),
    ("六、中小企业R&D经费支出", "万元", "rd_sme", "万元", 0, "12.4", "3"),
    ("七、期末有效发明专利", "件", "patents_valid", "件", 0, "10.3", "3"),
    ("八、综合能源消费量", "吨标准煤", "energy_use", "吨标准煤", 0, "5.2", "—"),
    ("九、二氧化碳排放量", "吨", "co2_emissions", "吨", 0, "—", "—"),
)
# (label, indicator, unit, places, the average growth's indicator)
_BASE = (
    ("工业总产值（亿元）", "output_total", "亿元", 2, "output_growth_avg"),
    ("中小企业产值（亿元）", "output_sme", "亿元", 2, ""),
    ("主导产业产值（亿元）", "output_leading", "亿元", 2, ""),
    ("中小企业R&D经费支出（万元）", "rd_sme", "万元", 0, "rd_sme_growth_avg"),
    ("有效发明专利（件）", "patents_valid", "件", 0, "patents_growth_avg"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"{app.place['name']}重点产业集群统计表", 19, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群：{ledger.pair('集群', app.cluster)}", 11)
    word_kit.add(document, f"报送单位：{ledger.pair('报送单位', app.applicant)}　　报送时间：{app.date:%Y年%m月}", 11)
    made = word_kit.table(document, 1, [4.9, 1.9, 2.2, 2.2, 1.7, 1.9, 1.6])
    _write_row(made.rows[0], ("指　标", "计量单位", *_HEADS), word_kit.HEAD)
    for row in _ROWS:
        _write_row(made.add_row(), _row(ledger, *row))
    word_kit.add(document, "补充表：基期数据及年均增速", 11, word_kit.HEAD, "center")
    base = word_kit.table(document, 1, [6.4, 4.0, 4.0])
    heads = (f"{_FIRST}年（基期）", f"{_FIRST}—{LAST}年年均增速（%）")
    _write_row(base.rows[0], ("指标", *heads), word_kit.HEAD)
    for label, indicator, unit, places, mean in _BASE:
        numbers = [ledger.number(indicator, _FIRST, unit, places), ledger.number(mean, None, "%", 1) if mean else ""]
        _write_row(base.add_row(), (label, *ledger.row(label, heads, numbers)))
    for line in _notes():
        word_kit.add(document, ledger.fill(line), 10)
    word_kit.save(document, path)


def _row(
    ledger: Ledger, label: str, shown: str, indicator: str, unit: str, places: int, share: str, rank: str
) -> tuple[str, ...]:
    now, before = (ledger.number(indicator, year, unit, places) for year in (LAST, _SECOND))
    if indicator == "output_total":
        change = ledger.number("output_growth", LAST, "%", 1)
    else:
        change = growth(ledger.app, indicator).removeprefix("+")
    name = label.lstrip("　").removeprefix("其中：").partition("、")
    ledger.row(name[2] or name[0], _HEADS[:2], [now, before])
    return label, shown, now, before, change, share, rank


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for number, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        word_kit.fill(cell, word, 10, font, "left" if number == 0 and font == word_kit.BODY else "center")


def _notes() -> list[str]:
    return [
        "注：①“占全区比重”中工业总产值按全区规上工业口径计算；②“全市集群排名”指在全市9个市级以上集群中的位次；"
        "③“—”表示不计算；④增速按现价计算，未扣除价格因素。",
        f"另：{LAST}年，中小企业产值占集群工业总产值的<output_sme_share C % 1>%，主导产业产值占"
        "<output_leading_share C % 1>%，分别居全市集群第2位、第4位。集群面积<area - 平方公里 1>平方公里；"
        "国家级“小巨人”企业<little_giants C 家>家、高新技术企业<hnte C 家>家、"
        "省级专精特新企业<srdi_provincial C 家>家，占全区的比重依次为25.0%、18.6%、21.2%。",
        f"{LAST}年工业互联网平台应用普及率<platform_penetration C % 1>%，全区平均为19.4%。",
    ]
