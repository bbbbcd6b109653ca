"""Text values of forms: names, codes, dates, boxes ticked, under the labels of `fact_labels.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figures.documents.roles import printed_lines
from extractors.figures.lists.rosters import names_columns
from extractors.figures.meaning.fact_labels import facts_named
from extractors.figures.places import cell_source
from extractors.figures.tables.cells import Look, squeezed
from extractors.figures.tables.grid import Grid
from extractors.quantity import find_periods
from pipeline.model import Content, Fact, Paragraph, Source, Table

_LINE = re.compile(r"^\s*([^：:。，；]{2,16}?)\s*[：:]\s*(\S.*)$")
# 高耗能行业：□是 ☑否　高用水行业：□是 ☑否: several labels with their values on one line
_NEXT_LABEL = re.compile(r"(?<=\S)[\s　]+(?=([^：:。，；\s]{2,16})[：:])")
_CODE = re.compile(r"[A-T]?\d{3,4}")
_BOX = "□☐○☑√■☒✓✔●"
_TICKED_BEFORE = re.compile(r"[☑√■☒✓✔●]\s*([是否])")
_TICKED_AFTER = re.compile(r"([是否])\s*[☑√■☒✓✔●]")
_COMMITMENT = re.compile(
    r"(?:承诺|保证).{0,40}(?:真实|完整|准确|有效).{0,60}|(?:真实|完整|准确).{0,30}(?:承担|负责|负全部责任)"
)
_SIGNATURE = re.compile(r"(?:负责人|法定代表人|主要负责人|经办人)[（(]?签[字名章][）)]?[：:]\s*([一-龥]{2,4})")
_DOCUMENT_NUMBER = re.compile(r"[一-龥]{1,12}[〔\[【(（]\s?20\d\d\s?[〕\]】)）]\s?第?\s?\d+\s?号")
_FIGURE = re.compile(r"[\d,.%\s]+[亿万]?[元家件人%]?")
_NUMERIC = ("phone", "industry_code", "application_date")
_OPTIONAL = ("energy_intensive", "water_intensive")
# what a reader remarked on the file itself; a broken signature is no signature
_OF_THE_FILE = {
    "seal": "seal",
    "signature": "signature",
    "signature_changed": "signature",
    "signature_unclear": "signature",
}


def facts_of(content: Content, file: str, year: int | None) -> Iterator[Fact]:
    """Every fact stated under a label, in the order of the document; then the seals and digital signatures."""
    for block in content.blocks:
        if isinstance(block, Table):
            yield from _from_table(block, file, year)
        elif block.place in ("body", "textbox"):
            yield from _from_paragraph(block, file)
    for remark in content.remarks:
        if remark.code in _OF_THE_FILE:
            source = Source(file=file, page=remark.page, bbox=remark.bbox, text=remark.text)
            yield Fact(_OF_THE_FILE[remark.code], remark.text, source)


def _from_table(table: Table, file: str, year: int | None) -> Iterator[Fact]:
    grid = Grid(table, year)
    for row in range(table.rows):
        cells = [x for x in grid.row(row) if x.cell.row == row]
        if row in grid.cards:
            for look in cells:
                for head in grid.heads.above(look):
                    yield from _values(facts_named(head.cell.text), [look], file, table)
            continue
        if row in grid.cards.values() or names_columns([look.cell for look in cells]):
            continue
        for i, look in enumerate(cells):
            names = facts_named(look.cell.text)
            if not names:
                yield from _from_cell_lines(look, file, table)
                continue
            values = []
            for following in cells[i + 1 :]:
                if facts_named(following.cell.text):
                    break
                values.append(following)
            yield from _values(names, values, file, table)


def _values(names: list[str], values: list[Look], file: str, table: Table) -> Iterator[Fact]:
    filled = [v for v in values if v.cell.text.strip()]
    if len(names) > 1 and len(filled) == 1:
        parts = re.split(r"[\s、，,/／；;（）()]+", filled[0].cell.text.strip())
        parts = [p for p in parts if p]
        for name, part in zip(names, parts, strict=False):
            yield from _fact(name, part, cell_source(table, filled[0].cell, file))
        return
    for name, look in zip(names, filled, strict=False):
        yield from _fact(name, look.cell.text, cell_source(table, look.cell, file))


def _from_cell_lines(look: Look, file: str, table: Table) -> Iterator[Fact]:
    for line in look.cell.text.split("\n"):
        match = _LINE.match(line)
        if match:
            for name in facts_named(match[1])[:1]:
                yield from _fact(name, match[2], cell_source(table, look.cell, file))
        yield from _signs(line, cell_source(table, look.cell, file))


def _from_paragraph(paragraph: Paragraph, file: str) -> Iterator[Fact]:
    for text, line in printed_lines(paragraph):
        source = Source(file=file, page=line.page, bbox=line.bbox, paragraph=paragraph.number, text=text.strip())
        for part in _labelled(text):
            match = _LINE.match(part)
            for name in facts_named(squeezed(match[1]))[:1] if match else []:
                yield from _fact(name, re.split(r"\s{2,}", match[2].strip())[0] if match else "", source)
        yield from _signs(text, source)


def _labelled(text: str) -> Iterator[str]:
    """The parts of a line that may each be a label with its value."""
    for part in re.split("[。；;]", text):
        start = 0
        for gap in _NEXT_LABEL.finditer(part):
            if facts_named(gap[1]):
                yield part[start : gap.start()]
                start = gap.end()
        yield part[start:]


def _signs(text: str, source: Source) -> Iterator[Fact]:
    """Commitments, signatures and document numbers, which stand in running text."""
    if _COMMITMENT.search(text):
        yield Fact("commitment", text.strip(), source)
    signature = _SIGNATURE.search(text)
    if signature:
        yield Fact("signature", signature[1], source)
    number = _DOCUMENT_NUMBER.search(re.sub(r"\s", "", text))
    if number and len(text.strip()) < 30:
        yield Fact("document_number", number[0], source)


def _fact(name: str, value: str, source: Source) -> Iterator[Fact]:
    value = " ".join(value.split())
    if not value or value in ("/", "—", "-", "无"):
        return
    if name not in _NUMERIC and _FIGURE.fullmatch(value):
        return  # 主导产业 as the label of a figure: the name stands elsewhere
    if name == "industry_code":
        code = _CODE.search(value)
        if code is None:
            return
        value = code[0]
    elif name == "application_date":
        days = [s.code for s in find_periods(value) if s.kind == "day"]
        if not days:
            return
        value = days[-1]
    elif name in _OPTIONAL:
        # □是 ☑否: where boxes open the line, the tick before a word is that word's
        ticked = (_TICKED_BEFORE if value[0] in _BOX else _TICKED_AFTER).search(value)
        if ticked:
            value = ticked[1] + re.sub(rf"^[{_BOX}\s是否]+", "", value[ticked.end() :])
        if re.fullmatch(r"[□\s是否]*", value) and value not in ("是", "否"):
            return
    elif name == "leading_industry":
        code = re.search(r"[（(]?\s*([A-T]\d{3,4})\s*[）)]?", value)
        if code:
            yield Fact("industry_code", code[1], source)
            value = value.replace(code[0], "").strip() or value
    elif name in ("applicant", "recommender"):
        value = re.sub(r"[（(](?:盖章|公章|章|签章)[）)]", "", value)
    yield Fact(name, value, source)
