"""A form made with Word's form tools: answers in content controls (in a line, a cell, a paragraph) and form fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, indicator, unit, places)
_ROWS = (
    ("集群总产值（亿元）", "output_total", "亿元", 2),
    ("中小企业产值（亿元）", "output_sme", "亿元", 2),
    ("主导产业产值（亿元）", "output_leading", "亿元", 2),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("工业软件应用率（%）", "software_adoption", "%", 1),
    ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3),
)
_LINES = (
    ("占地面积", "area", None, "平方公里", 1),
    ("产值年均增速", "output_growth_avg", None, "%", 1),
    (f"{LAST}年末企业总数", "firms_total", LAST, "家", 0),
    (f"{LAST}年末中小企业数", "firms_sme", LAST, "家", 0),
    (f"{LAST}年末从业人员", "employees", LAST, "人", 0),
    ("国家级专精特新“小巨人”企业", "little_giants", LAST, "家", 0),
    ("国家级高新技术企业", "hnte", LAST, "家", 0),
    (f"{LAST}年中小企业产值占比", "output_sme_share", LAST, "%", 1),
    (f"{LAST}年主导产业产值占比", "output_leading_share", LAST, "%", 1),
    (f"{LAST}年工业互联网平台应用普及率", "platform_penetration", LAST, "%", 1),
    ("每万人有效发明专利拥有量", "patents_per_10k", LAST, "件", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    for label, value in (("集群名称", app.cluster), ("申报单位", app.applicant), ("主导产业", app.industry["name"])):
        paragraph = word_kit.add(document, f"{label}：", 12)
        paragraph._p.append(_in_line(ledger.pair(label, value)))
    word_kit.add(document, "一、近三年指标", 13, word_kit.HEAD)
    _table(ledger, document)
    word_kit.add(document, "二、其他指标", 13, word_kit.HEAD)
    for place, (label, indicator, year, unit, places) in enumerate(_LINES):
        paragraph = word_kit.add(document, f"{label}：", 12)
        value = ledger.pair(label, ledger.number(indicator, year, unit, places))
        for node in [_in_line(value)] if place % 2 else _form_field(value):
            paragraph._p.append(node)
        word_kit.write(paragraph, unit)
    word_kit.add(document, "三、简要说明", 13, word_kit.HEAD)
    words = ledger.fill(
        f"{LAST}年集群缴纳税收<tax C 亿元 2>亿元，出口<exports C 亿元 2>亿元，常住人口<population C 人>人。"
    )
    document.element.body.insert(-1, _paragraph(words))
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 12, align="right")
    word_kit.save(document, path)


def _table(ledger: Ledger, document: Any) -> None:
    """Labels are plain cells, each number's whole cell is a control."""
    made = word_kit.table(document, 1 + len(_ROWS), [6.0, 3.3, 3.3, 3.3])
    heads = [f"{year}年" for year in YEARS]
    answers = []
    for column, head in enumerate(("指标", *heads)):
        word_kit.fill(made.cell(0, column), head, 10.5, word_kit.HEAD)
    for row, (label, indicator, unit, places) in enumerate(_ROWS, 1):
        word_kit.fill(made.cell(row, 0), label, 10.5)
        cells = [made.cell(row, column) for column in (1, 2, 3)]
        values = ledger.row(label, heads, ledger.by_year(indicator, unit, places))
        for cell, value in zip(cells, values, strict=True):
            word_kit.fill(cell, value, 10.5)
        answers += cells
    for cell in answers:
        _controlled(cell._tc)


def _controlled(cell: Any) -> None:
    """Puts a control around a whole cell, as Word does when all of it is selected."""
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
    cell.getparent().replace(cell, control)
    control[1].append(cell)


def _in_line(words: str) -> Any:
    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"
        f"<w:r><w:t>{escape(words)}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _paragraph(words: str) -> Any:
    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:richText/></w:sdtPr><w:sdtContent>"
        f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def _form_field(words: str) -> list[Any]:
    """A text field of the old form tools: its instruction, then what was typed."""
    marks = (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/><w:textInput/></w:ffData></w:fldChar>',
        '<w:instrText xml:space="preserve"> FORMTEXT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(words)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return [parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>") for mark in marks]
