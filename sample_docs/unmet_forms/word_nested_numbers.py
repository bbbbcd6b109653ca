"""A list numbered three levels deep: the indicator on one level, its years on the next, each a line of its own."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (chapter, [(label, indicator, unit, places)])
_CHAPTERS = (
    (
        "规模情况",
        (
            ("集群总产值", "output_total", "亿元", 2),
            ("中小企业产值", "output_sme", "亿元", 2),
            ("主导产业产值", "output_leading", "亿元", 2),
            ("税收", "tax", "万元", 0),
        ),
    ),
    (
        "创新情况",
        (
            ("中小企业研发经费", "rd_sme", "亿元", 2),
            ("年末有效发明专利", "patents_valid", "件", 0),
        ),
    ),
    (
        "转型情况",
        (
            ("工业互联网平台应用普及率", "platform_penetration", "%", 1),
            ("二氧化碳排放强度", "co2_intensity", "吨/万元", 3),
        ),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    for chapter, (head, items) in enumerate(_CHAPTERS, 1):
        word_kit.add(document, f"{chapter} {head}", 13, word_kit.HEAD)
        for section, (label, indicator, unit, places) in enumerate(items, 1):
            word_kit.add(document, f"{chapter}.{section} {label}", 12)
            for line, (year, number) in enumerate(zip(YEARS, ledger.by_year(indicator, unit, places), strict=True), 1):
                value = ledger.pair(label, f"{year}年", number + unit)
                word_kit.add(document, f"{chapter}.{section}.{line} {year}年：{value}", 12, indent=2)
    word_kit.add(document, f"{len(_CHAPTERS) + 1} 其他情况（{LAST}年）", 13, word_kit.HEAD)
    for line, (label, place) in enumerate(_others(), 1):
        value = ledger.pair(label, ledger.fill(place))
        word_kit.add(document, f"{len(_CHAPTERS) + 1}.{line} {label}：{value}", 12)
    word_kit.save(document, path)


def _others() -> list[tuple[str, str]]:
    return [
        ("占地面积", "<area - 平方公里 1>平方公里"),
        ("企业总数", "<firms_total C 家>家"),
        ("中小企业数", "<firms_sme C 家>家"),
        ("中小企业产值占比", "<output_sme_share C % 1>%"),
        ("主导产业产值占比", "<output_leading_share C % 1>%"),
        ("国家级专精特新“小巨人”企业", "<little_giants C 家>家"),
        ("国家级高新技术企业", "<hnte C 家>家"),
        ("每万人有效发明专利拥有量", "<patents_per_10k C 件 1>件"),
    ]
