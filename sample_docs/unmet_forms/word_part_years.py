"""Figures of parts of a year beside those of whole years: 上半年, 前三季度, 今年1—2月."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群申报书", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    for paragraph in _paragraphs(ledger):
        word_kit.body(document, ledger.fill(paragraph), 12)
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 12, align="right")
    word_kit.save(document, path)


def _part(ledger: Ledger, indicator: str, period: str, share: str, places: int, year: int = LAST) -> str:
    """A share of a year's figure as what was reached in a part of it."""
    exact = ledger.app.exact[indicator, year] * Decimal(share)
    value = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return ledger.claim(indicator, period, value, f"{value}")


def _paragraphs(ledger: Ledger) -> list[str]:
    this = LAST + 1
    half = _part(ledger, "output_total", f"{LAST}H1", "0.47", 2)
    quarters = _part(ledger, "output_total", f"{LAST}Q1-Q3", "0.72", 2)
    months = _part(ledger, "output_total", f"{this}-01/{this}-02", "0.15", 2)
    exported = _part(ledger, "exports", f"{this}-01/{this}-02", "0.14", 2)
    taxed = _part(ledger, "tax", f"{LAST}Q1-Q3", "0.71", 2)
    return [
        f"一、集群产值。{_FIRST}年全年集群总产值<output_total A 亿元 2>亿元，{_SECOND}年全年<output_total B 亿元 2>"
        f"亿元。{LAST}年上半年，"
        f"集群总产值{half}亿元；前三季度，集群总产值{quarters}亿元；{LAST}年全年，集群总产值<output_total C 亿元 2>"
        f"亿元，同比增长"
        f"<output_growth C % 1>%。{this}年1—2月，集群总产值{months}亿元，开局良好。",
        f"二、产值结构。{LAST}年全年，中小企业产值<output_sme C 亿元 2>亿元，占比<output_sme_share C % 1>%；"
        f"主导产业产值"
        "<output_leading C 亿元 2>亿元，占比<output_leading_share C % 1>%。",
        f"三、税收和出口。{LAST}年前三季度，集群税收{taxed}亿元，全年税收<tax C 亿元 2>亿元。{LAST}"
        f"年出口<exports C 亿元 2>亿元，"
        f"{this}年1—2月出口{exported}亿元。",
        f"四、创新。中小企业研发经费{_FIRST}年至{LAST}年分别为<rd_sme A 亿元 2>亿元、<rd_sme B 亿元 2>亿元、"
        f"<rd_sme C 亿元 2>亿元。截至"
        f"{_FIRST}年底、{_SECOND}年底、{LAST}年底，有效发明专利分别为<patents_valid A 件>件、<patents_valid B 件>件、"
        "<patents_valid C 件>件。",
        f"五、数字化。截至{LAST}年底，工业互联网平台应用普及率<platform_penetration C % 1>%，"
        f"工业软件应用率<software_adoption C % 1>%。",
        f"六、企业。截至{LAST}年底，集群有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家，"
        f"国家级高新技术企业<hnte C 家>家，"
        f"国家级专精特新“小巨人”企业<little_giants C 家>家。集群占地<area - 平方公里 1>平方公里。",
    ]
