"""Word files: the body in order, tables with their spans, and what stands around the body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from extractors.reading.headings import numbered_heading
from extractors.reading.layout.pages import PageRead
from extractors.reading.problems import problem
from extractors.reading.word.package import Package, W, open_package
from extractors.reading.word.pictures import PictureReader, blocks_of_pictures, count_tables
from extractors.reading.word.runs import ParagraphText, read_paragraph
from extractors.reading.word.styles import Styles, is_dark, outline_level
from extractors.reading.word.tables import PlacedCell, place_cells
from pipeline.model import Cell, Content, Line, Paragraph, Problem, Remark, Table

_Place = Literal["body", "header", "footer", "textbox", "footnote", "comment"]
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_MAX_DEPTH = 20
_LONGEST_CONTEXT = 1_000


def read_word(path: Path) -> Content:
    """The content of a .docx file. Raises Unreadable where it cannot be opened."""
    package = open_package(path)
    reader = _Reader(package, PictureReader(path, package.pictures))
    reader.read_all()
    words = any(isinstance(block, Table) or block.text for block in reader.blocks)
    trouble = reader.problem or reader.pictures.problem
    if not words:
        code = "pictures_only" if package.pictures else "no_content"
        return Content(format="docx", status="unreadable", problem=trouble or problem(code))
    return Content(
        format="docx",
        status="partial" if trouble else "read",
        problem=trouble,
        blocks=tuple(reader.blocks),
        remarks=tuple(reader.remarks),
        properties=package.properties,
    )


@dataclass(frozen=True)
class _Where:
    """Where in the document a paragraph stands."""

    place: _Place = "body"
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    on_dark: bool = False
    depth: int = 0


class _Reader:
    """Walks one document; `blocks` and `remarks` grow in reading order."""

    def __init__(self, package: Package, pictures: PictureReader) -> None:
        self._package, self.pictures = package, pictures
        self._styles = Styles(package.styles)
        self._comments = _notes_by_id(package.comments, "comment")
        self._paragraphs = 0
        self._tables = 0
        self._boxes: list[Any] = []
        self._scans: list[PageRead] = []
        self.blocks: list[Paragraph | Table] = []
        self.remarks: list[Remark] = []
        self.problem: Problem | None = None

    def read_all(self) -> None:
        package = self._package
        self._body(package.document.find(f"{W}body"), _Where())
        self._empty_scans(_Where(paragraph=max(self._paragraphs - 1, 0)))
        for place, roots in (("header", package.headers), ("footer", package.footers)):
            for root in roots:
                self._side(root, "header" if place == "header" else "footer")
        for root, tag in ((package.footnotes, "footnote"), (package.endnotes, "endnote")):
            for note in _notes_by_id(root, tag).values():
                self._side(note, "footnote")
        for comment in self._comments.values():
            self._side(comment, "comment")

    def _body(self, node: Any, where: _Where) -> None:
        """Paragraphs and tables below a node in their order."""
        for child in node:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if child.tag == f"{W}p":
                number = self._paragraphs if where.place == "body" else None
                self._paragraphs += 1 if where.place == "body" else 0
                self._paragraph(child, replace(where, paragraph=number))
            elif child.tag == f"{W}tbl":
                self._empty_scans(where)
                table = self._table(child, where)
                self.blocks.extend([table] if table else [])
            elif name == "altChunk":
                self.problem = problem("embedded_part")
            elif name in _WRAPPERS:
                self._body(child, where)
            self._empty_boxes(where)

    def _paragraph(self, element: Any, where: _Where) -> None:
        found = self._words(element, where)
        self._remark(found, where, found.text)
        if found.text:
            self._empty_scans(where)
            heading = self._heading(element, found) if where.place == "body" else 0
            line = Line(found.text)
            self.blocks.append(
                Paragraph(found.text, (line,), (0,), heading=heading, number=where.paragraph, place=where.place)
            )
        if where.place in ("body", "textbox"):
            self._scans += self._pages_of(found)

    def _pages_of(self, found: ParagraphText) -> list[PageRead]:
        """The pictures of a paragraph that are pages or tables."""
        return [page for drawn in found.pictures if (page := self.pictures.read(drawn)) is not None]

    def _empty_scans(self, where: _Where) -> None:
        """Pictures that follow each other are the pages of one paper; they stand before what comes next."""
        scans, self._scans = self._scans, []
        if scans:
            self.blocks.extend(self._shown(scans, where))

    def _shown(self, scans: list[PageRead], where: _Where) -> list[Paragraph | Table]:
        blocks, remarks = blocks_of_pictures(scans, where.paragraph, self._tables)
        self._tables += count_tables(blocks)
        self.remarks.extend(remarks)
        return blocks

    def _words(self, element: Any, where: _Where) -> ParagraphText:
        found = read_paragraph(element, self._styles, on_dark=where.on_dark)
        self._boxes.extend(found.boxes)
        return found

    def _empty_boxes(self, where: _Where) -> None:
        """Text boxes follow the paragraph or table that they hang on."""
        boxes, self._boxes = self._boxes, []
        if where.depth < _MAX_DEPTH:
            for box in boxes:
                self._body(box, replace(where, place="textbox", paragraph=None, depth=where.depth + 1))

    def _side(self, root: Any, place: _Place) -> None:
        """Headers, footers and notes: their paragraphs one by one, those in layout tables too."""
        for element in root.iter(f"{W}p"):
            if not any(parent.tag == f"{W}txbxContent" for parent in element.iterancestors()):
                self._paragraph(element, _Where(place))
                self._empty_boxes(_Where(place))

    def _heading(self, element: Any, found: ParagraphText) -> int:
        properties = element.find(f"{W}pPr")
        level = outline_level(properties)
        if level is not None:
            return level
        style = None if properties is None else properties.find(f"{W}pStyle")
        styled = self._styles.heading(style.get(f"{W}val")) if style is not None else 0
        return styled or numbered_heading(found.text, emphasised=found.emphasised)

    def _table(self, element: Any, where: _Where) -> Table | None:
        if where.depth >= _MAX_DEPTH:
            self.problem = problem("embedded_part")
            return None
        number = self._tables
        self._tables += 1
        style = element.find(f"{W}tblPr/{W}tblStyle")
        painted = style is not None and self._styles.is_shaded_table(style.get(f"{W}val"))
        placed = place_cells(element)
        cells = []
        for place in placed:
            cell = self._cell(place, number, painted, where)
            cells.extend([cell] if cell else [])
        if not cells:
            return None
        rows = max(cell.row + cell.row_span for cell in cells)
        columns = max(cell.column + cell.column_span for cell in cells)
        return Table(number, rows, columns, tuple(cells))

    def _cell(self, place: PlacedCell, number: int, painted: bool, where: _Where) -> Cell | None:
        on_dark = painted or is_dark(place.element.find(f"{W}tcPr/{W}shd"))
        row = None if place.deleted else place.row
        inside = replace(
            where, paragraph=None, table=number, row=row, column=place.column, on_dark=on_dark, depth=where.depth + 1
        )
        found: list[ParagraphText] = []
        tables: list[Table] = []
        self._cell_parts(place.element, inside, found, tables)
        pictured = [block for part in found for block in self._shown(self._pages_of(part), inside)]
        lines = [block for block in pictured if isinstance(block, Paragraph)]
        tables += [block for block in pictured if isinstance(block, Table)]
        text = "\n".join([part.text for part in found if part.text] + [block.text for block in lines])
        sure = min((line.confidence for block in lines for line in block.lines), default=1.0)
        if place.deleted:
            self.remarks.extend(_tracked_row("tracked_deletion", text, inside))
            return None
        if place.inserted:
            self.remarks.extend(_tracked_row("tracked_insertion", text, inside))
        for part in found:
            self._remark(part, inside, text)
        return Cell(
            place.row, place.column, text, place.row_span, place.column_span,
            hidden=place.hidden, confidence=sure, tables=tuple(tables),
        )  # fmt: skip

    def _cell_parts(self, node: Any, where: _Where, found: list[ParagraphText], tables: list[Table]) -> None:
        for child in node:
            if child.tag == f"{W}p":
                found.append(self._words(child, where))
            elif child.tag == f"{W}tbl":
                table = self._table(child, where)
                tables.extend([table] if table else [])
            elif isinstance(child.tag, str) and etree.QName(child).localname in _WRAPPERS:
                self._cell_parts(child, where, found, tables)

    def _remark(self, found: ParagraphText, where: _Where, context: str) -> None:
        notes = [change for change in found.changes if change[1].strip()]
        for identity in found.comments:
            comment = self._comments.get(identity)
            words = [] if comment is None else [
                read_paragraph(element, self._styles).text for element in comment.iter(f"{W}p")
            ]  # fmt: skip
            notes.append(("comment", "\n".join(word for word in words if word)))
        for code, text in notes:
            self.remarks.append(
                Remark(
                    code, text.strip(), context[:_LONGEST_CONTEXT], paragraph=where.paragraph,
                    table=where.table, row=where.row, column=where.column,
                )
            )  # fmt: skip


def _tracked_row(code: str, text: str, where: _Where) -> list[Remark]:
    """The words of one cell of a row that was inserted or deleted as a whole."""
    return [Remark(code, text, "", table=where.table, row=where.row, column=where.column)] if text else []


def _notes_by_id(root: Any | None, tag: str) -> dict[str, Any]:
    """Notes or comments by their id; the separators that Word keeps among them are left out."""
    return {
        note.get(f"{W}id") or "": note
        for note in (() if root is None else root.iterchildren(f"{W}{tag}"))
        if note.get(f"{W}type") in (None, "normal")
    }
