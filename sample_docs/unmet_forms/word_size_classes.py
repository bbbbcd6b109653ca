"""Firms by size: large, medium, small and micro, a subtotal of the small and medium ones, and the whole."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_HEADS = ("企业规模", "企业数（家）", "产值（亿元）", "占比（%）", "研发经费（万元）")


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    word_kit.add(document, f"（一）{LAST}年分规模情况", 13, word_kit.HEAD)
    _sizes(ledger, document)
    word_kit.add(document, "（二）历年情况", 13, word_kit.HEAD)
    for paragraph in _years():
        word_kit.body(document, ledger.fill(paragraph), 12)
    word_kit.add(document, "（三）优质企业", 13, word_kit.HEAD)
    _titles(ledger, document)
    word_kit.save(document, path)


def _sizes(ledger: Ledger, document: Any) -> None:
    number = ledger.number
    total = [number("firms_total", LAST, "家"), number("output_total", LAST, "亿元", 2), "100.0", ""]
    sme = [number("firms_sme", LAST, "家"), number("output_sme", LAST, "亿元", 2)]
    sme += [number("output_sme_share", LAST, "%", 1), number("rd_sme", LAST, "万元")]
    large = _rest(total, sme)
    medium = [_part(sme[0], "0.3", 0), _part(sme[1], "0.55", 2), _part(sme[2], "0.55", 1), _part(sme[3], "0.6", 0)]
    small = _rest(sme, medium)
    large[3] = _part(sme[3], "0.4", 0)
    total[3] = str(int(sme[3]) + int(large[3]))
    made = word_kit.table(document, 6, [4.0, 2.8, 3.0, 2.8, 3.2])
    rows = [
        _HEADS,
        ("大型企业", *large),
        ("中型企业", *medium),
        ("小微企业", *small),
        ("中小企业小计", *sme),
        ("合计", *total),
    ]
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            word_kit.fill(made.cell(row, column), word, 10.5, word_kit.BODY if row else word_kit.HEAD)
            if row and column:
                ledger.pair(words[0], _HEADS[column], word)


def _part(whole: str, share: str, places: int) -> str:
    return f"{(Decimal(whole) * Decimal(share)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}"


def _rest(whole: list[str], part: list[str]) -> list[str]:
    return [f"{Decimal(one) - Decimal(other)}" if one else "" for one, other in zip(whole, part, strict=True)]


def _years() -> list[str]:
    return [
        f"{_FIRST}年、{_SECOND}年，集群总产值分别为<output_total A 亿元 2>亿元和<output_total B 亿元 2>亿元，"
        f"其中主导产业"
        f"<output_leading A 亿元 2>亿元和<output_leading B 亿元 2>亿元；{LAST}年主导产业产值<output_leading C 亿元 2>"
        f"亿元，占全部产值"
        "<output_leading_share C % 1>%。三年产值年均增速<output_growth_avg - % 1>%。",
        f"中小企业研发经费{_FIRST}年<rd_sme A 万元>万元、{_SECOND}年<rd_sme B 万元>万元。有效发明专利{_FIRST}"
        f"年末<patents_valid A 件>件、"
        f"{_SECOND}年末<patents_valid B 件>件、{LAST}年末<patents_valid C 件>件。集群占地<area - 平方公里 1>平方公里。"
        f"{LAST}年工业互联网平台应用普及率<platform_penetration C % 1>%。",
    ]


def _titles(ledger: Ledger, document: Any) -> None:
    """What was gained this year stands beside the stock."""
    made = word_kit.table(document, 4, [6.4, 3.4, 3.4])
    rows = [["称号", f"{LAST}年新增", f"{LAST}年末累计"]]
    for label, indicator in (
        ("国家级专精特新“小巨人”企业", "little_giants"),
        ("国家级高新技术企业", "hnte"),
        ("省级专精特新中小企业", "srdi_provincial"),
    ):
        stock = ledger.number(indicator, LAST, "家")
        rows.append([label, str(int(stock) // 3), ledger.pair(label, f"{LAST}年末累计", stock)])
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            word_kit.fill(made.cell(row, column), word, 10.5, word_kit.BODY if row else word_kit.HEAD)
