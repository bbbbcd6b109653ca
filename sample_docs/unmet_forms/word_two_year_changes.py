"""The last year before the one before it, then the change, in 千元; points for shares; the first year in the notes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.changes import growth, rise
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_HEADS = (f"{LAST}年", f"{_SECOND}年", "比上年增减±%")
# (label, unit as printed, indicator, unit, places); without an indicator the row heads a group
_ROWS = (
    ("一、规模效益", "", "", "", 0),
    ("集群工业总产值", "千元", "output_total", "千元", 0),
    ("　＃中小企业", "千元", "output_sme", "千元", 0),
    ("　＃主导产业", "千元", "output_leading", "千元", 0),
    ("上缴税收", "千元", "tax", "千元", 0),
    ("出口额", "千元", "exports", "千元", 0),
    ("中小企业产值占集群比重", "%", "output_sme_share", "%", 1),
    ("主导产业产值占集群比重", "%", "output_leading_share", "%", 1),
    ("二、企业与人员", "", "", "", 0),
    ("集群企业", "家", "firms_total", "家", 0),
    ("　＃中小企业", "家", "firms_sme", "家", 0),
    ("年末从业人员", "人", "employees", "人", 0),
    ("三、研发创新", "", "", "", 0),
    ("中小企业R&D经费", "千元", "rd_sme", "千元", 0),
    ("有效发明专利", "件", "patents_valid", "件", 0),
    ("四、数字绿色", "", "", "", 0),
    ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("碳排放总量", "吨CO₂", "co2_emissions", "吨", 0),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"{LAST}年度中小企业特色产业集群申报数据表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群：{ledger.pair('集群', app.cluster)}", 11)
    word_kit.add(document, f"填报：{ledger.pair('填报', app.applicant)}　　审核：{app.contact}", 11)
    made = word_kit.table(document, 1, [5.6, 1.9, 2.9, 2.9, 2.9])
    _write_row(made.rows[0], ("指标名称", "单位", *_HEADS), word_kit.HEAD)
    for row in _ROWS:
        if row[2]:
            _write_row(made.add_row(), _row(ledger, *row))
        else:
            cells = made.add_row().cells
            word_kit.fill(cells[0].merge(cells[4]), row[0], 10.5, word_kit.HEAD, "left")
    for line in _notes(ledger):
        word_kit.add(document, ledger.fill(line), 10.5)
    word_kit.save(document, path)


def _row(ledger: Ledger, label: str, shown: str, indicator: str, unit: str, places: int) -> tuple[str, ...]:
    style = "grouped" if unit == "千元" else "plain"
    now, before = (ledger.number(indicator, year, unit, places, style) for year in (LAST, _SECOND))
    if indicator == "output_total":
        change = ledger.number("output_growth", LAST, "%", 1)
    elif unit == "%":
        risen = ledger.app.exact[indicator, LAST] > ledger.app.exact[indicator, _SECOND]
        change = f"{'+' if risen else '-'}{rise(ledger.app, indicator)}个百分点"
    else:
        change = growth(ledger.app, indicator).removeprefix("+")
    return (label, shown, *ledger.row(label.strip("　＃"), _HEADS, [now, before, change]))


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for number, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        align = "left" if number == 0 and font == word_kit.BODY else "center"
        word_kit.fill(cell, word, 10.5, font, align)


def _notes(ledger: Ledger) -> list[str]:
    whole = ledger.app.exact["output_total", LAST] * Decimal("7.7")
    return [
        f"注：1.{_FIRST}年，集群工业总产值<output_total A 千元 0 grouped>千元，"
        f"其中中小企业<output_sme A 千元 0 grouped>"
        "千元，主导产业<output_leading A 千元 0 grouped>千元；中小企业R&D经费<rd_sme A 千元 0 grouped>千元；"
        "有效发明专利<patents_valid A 件>件。",
        "2.三年平均增长速度：工业总产值<output_growth_avg - % 1>%，中小企业R&D经费<rd_sme_growth_avg - % 1>%，"
        "有效发明专利<patents_growth_avg - % 1>%（同期全市分别为6.1%、8.0%、11.2%）。",
        f"3.{LAST}年末国家级专精特新“小巨人”企业<little_giants C 家>家，国家高新技术企业<hnte C 家>家，省专精特新"
        "中小企业<srdi_provincial C 家>家；当年新认定高新技术企业3家。",
        "4.集群占地<area - 平方公里 2>平方公里，每万人有效发明专利<patents_per_10k C 件 2>件，单位产值碳排放"
        "<co2_intensity C 吨/万元 4>吨/万元。",
        f"5.＃表示“其中”。全区{LAST}年规上工业总产值{whole * 100_000:,.0f}千元，同比增长6.3%。",
    ]
