"""Output by industry with 小计 for the leading ones and for the others; only 合计 is the cluster's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(f"{year}年产值" for year in YEARS)
_SHARES = (Decimal("0.47"), Decimal("0.33"))
_OTHER_TRADES = ("包装印刷", "物流仓储设备", "模具加工")


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "集群分行业情况及申报表", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11)
    word_kit.add(document, "单位：亿元、家", 10.5, align="right")
    made = word_kit.table(document, 1, [2.4, 3.8, 2.6, 2.6, 2.6, 2.6])
    for cell, words in zip(made.rows[0].cells, ("类别", "行业", *_HEADS, f"{LAST}年末企业数"), strict=True):
        word_kit.fill(cell, words, 10, word_kit.HEAD)
    for row in _rows(ledger):
        for cell, words in zip(made.add_row().cells, row, strict=True):
            word_kit.fill(cell, words, 10)
    for first, last in (((1, 0), (4, 0)), ((5, 0), (8, 0)), ((9, 0), (9, 1))):
        word_kit.merge(made, first, last)
    for line in _lines():
        word_kit.add(document, ledger.fill(line), 12)
    word_kit.save(document, path)


def _rows(ledger: Ledger) -> list[list[str]]:
    app = ledger.app
    leading = [Decimal(value) for value in ledger.by_year("output_leading", "亿元", 2)]
    whole = [Decimal(value) for value in ledger.by_year("output_total", "亿元", 2)]
    firms_leading, firms = (int(ledger.number(name, LAST, "家")) for name in ("firms_leading", "firms_total"))
    trades = (f"{app.industry['name']}整机", f"{app.industry['name']}零部件", f"{app.industry['name']}材料")
    rows = _part("主导产业", trades, leading, firms_leading)
    rows += _part(
        "配套产业", _OTHER_TRADES, [a - b for a, b in zip(whole, leading, strict=True)], firms - firms_leading
    )
    rows.append(["合　　计", "", *(f"{value:f}" for value in whole), str(firms)])
    for head, part, total in zip(_HEADS, leading, whole, strict=True):
        ledger.pair("主导产业", "小计", head, f"{part:f}")
        ledger.pair("合计", head, f"{total:f}")
    return rows


def _part(name: str, trades: tuple[str, ...], outputs: list[Decimal], firms: int) -> list[list[str]]:
    """Three trades and their 小计, which the last trade fills up to."""
    parts = [[(value * share).quantize(Decimal("0.01")) for value in outputs] for share in _SHARES]
    parts.append([value - sum(column) for value, column in zip(outputs, zip(*parts, strict=True), strict=True)])
    counts = [firms // 2, firms // 4]
    counts.append(firms - sum(counts))
    rows = [
        ["", trade, *(f"{value:f}" for value in row), str(count)]
        for trade, row, count in zip(trades, parts, counts, strict=True)
    ]
    rows[0][0] = name
    return [*rows, ["", "小计", *(f"{value:f}" for value in outputs), str(firms)]]


def _lines() -> list[str]:
    return [
        f"{LAST}年全部中小企业实现产值<output_sme C 亿元 2>亿元，占<output_sme_share C % 1>%；"
        "主导产业占<output_leading_share C % 1>%。"
        "近三年产值年均增长<output_growth_avg - % 1>%。",
        "年末有效发明专利<patents_valid C 件>件，较上年末的<patents_valid B 件>件继续增加；"
        "中小企业研发经费<rd_sme C 万元>万元。",
        f"{LAST}年实缴税收<tax C 亿元 2>亿元，出口<exports C 亿元 2>亿元，年末从业人员<employees C 人>人。"
        "集群用地<area - 平方公里 1>平方公里，有国家级高新技术企业<hnte C 家>家、"
        "国家级“小巨人”企业<little_giants C 家>家。",
        "其中包装印刷行业另有发明专利7件，属合作开发，未计入。",
    ]
