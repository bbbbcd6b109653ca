"""A table of two rows for each indicator: its name and unit stand in the caption only, the years above the numbers."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(f"{year}年" for year in YEARS)
# (caption, indicator, unit, places, the indicator of its average growth)
_TABLES = (
    ("集群总产值（亿元）", "output_total", "亿元", 2, "output_growth_avg"),
    ("中小企业产值（亿元）", "output_sme", "亿元", 2, ""),
    ("主导产业产值（亿元）", "output_leading", "亿元", 2, ""),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0, "rd_sme_growth_avg"),
    ("有效发明专利（件）", "patents_valid", "件", 0, "patents_growth_avg"),
    ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3, ""),
    ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1, ""),
)
# (label, indicator)
_COUNTS = (
    ("小巨人企业（国家级）", "little_giants"),
    ("高新技术企业（国家级）", "hnte"),
    ("专精特新中小企业（省级）", "srdi_provincial"),
    ("创新型中小企业", "innovative_smes"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "特色产业集群申报书", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, ledger.fill("集群面积：<area - 平方公里 1>平方公里"), 12)
    for number, (caption, indicator, unit, places, growth) in enumerate(_TABLES, 1):
        word_kit.add(document, f"表{number}　{caption}", 11, word_kit.HEAD, "center")
        values = ledger.row(caption, _HEADS, ledger.by_year(indicator, unit, places))
        columns = list(zip(_HEADS, values, strict=True))
        if growth:
            columns.append(("年均增长（%）", ledger.pair(caption, "年均增长", ledger.number(growth, None, "%", 1))))
        _table(document, columns)
    word_kit.add(document, f"表{len(_TABLES) + 1}　{LAST}年末优质企业（家）", 11, word_kit.HEAD, "center")
    _table(document, [(label, ledger.pair(label, ledger.number(name, LAST, "家"))) for label, name in _COUNTS])
    word_kit.save(document, path)


def _table(document: object, columns: list[tuple[str, str]]) -> None:
    made = word_kit.table(document, 2, [16 / len(columns)] * len(columns))
    for place, (head, value) in enumerate(columns):
        word_kit.fill(made.cell(0, place), head, 10.5, word_kit.HEAD)
        word_kit.fill(made.cell(1, place), value, 10.5)
