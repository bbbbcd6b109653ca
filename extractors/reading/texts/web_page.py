"""Web pages (.html, .mht) and what programs save as such under the name of a Word or Excel file.

Only what stands in the file is read: nothing that it names is fetched, no script runs, pictures stay out.
"""

from __future__ import annotations

import email
import email.policy
import re
from pathlib import Path
from typing import Any

from lxml import etree, html

from extractors.reading.headings import numbered_heading
from extractors.reading.marks import plain_boxes, plain_characters, read_superscript
from extractors.reading.problems import Unreadable
from extractors.reading.texts.encoding import decode
from pipeline.model import Cell, Content, Line, Paragraph, Remark, Table

_MOST_BYTES = 20 << 20
_MOST_CELLS = 500_000
_LONGEST_SPAN = 500
_DEEPEST = 12
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "object", "iframe", "svg", "title"})
_INLINE = frozenset(
    {
        "a", "abbr", "b", "big", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "label", "mark", "q",
        "ruby", "rb", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr", "img",
        "input", "nobr",
    }
)  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_web_page(path: Path, file_format: str) -> Content:
    """The content of a web page, alone or in its .mht wrapper. Raises Unreadable."""
    if path.stat().st_size > _MOST_BYTES:
        raise Unreadable("too_large")
    data = path.read_bytes()
    text = _page_in_message(data) if file_format == "mht" else decode(data)
    if text is None:
        raise Unreadable("unknown_encoding")
    # lxml takes text with a declaration of its encoding for a mistake
    root = html.document_fromstring(_DECLARATION.sub("", text) or "<html/>", parser=html.HTMLParser(no_network=True))
    reader = _Reader()
    reader.body(root, 0)
    reader.end_paragraph()
    if not reader.blocks:
        raise Unreadable("no_content")
    return Content(format=file_format, blocks=tuple(reader.blocks), remarks=tuple(reader.remarks))


def _page_in_message(data: bytes) -> str | None:
    """The first page of a message that holds one with its pictures."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return decode(payload) if isinstance(payload, bytes) else None
    raise Unreadable("no_content")


class _Reader:
    """Walks a page; `blocks` and `remarks` grow in reading order."""

    def __init__(self) -> None:
        self._words = ""
        self._heading = 0
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0
        self.blocks: list[Paragraph | Table] = []
        self.remarks: list[Remark] = []

    def body(self, node: Any, depth: int) -> None:
        """Words gathered to paragraphs, tables between them."""
        self._words += _spaced(node.text)
        for child in node:
            self._child(child, depth)
            self._words += _spaced(child.tail)

    def _child(self, child: Any, depth: int) -> None:
        name = _name(child)
        if name in _SILENT or self._is_unseen(child):
            return
        if name == "table" and depth < _DEEPEST:
            self.end_paragraph()
            table = self._table(child, depth + 1)
            self.blocks.extend([table] if table else [])
        elif name == "br":
            self._words += "\n"
        elif name in _INLINE:
            self._words = _with_inline(self._words, child)
            if name not in ("sup", "input", "img"):
                self.body(child, depth)
        else:
            self.end_paragraph()
            self._heading = _HEADINGS.get(name, 0)
            self.body(child, depth)
            self.end_paragraph()

    def end_paragraph(self) -> None:
        # A line break in a page is what a paragraph is elsewhere
        heading, self._heading = self._heading, 0
        for text in map(_plain, self._words.split("\n")):
            if text:
                level = heading or numbered_heading(text, emphasised=False)
                self.blocks.append(Paragraph(text, (Line(text),), (0,), level, self._paragraphs))
                self._paragraphs += 1
        self._words = ""

    def _is_unseen(self, node: Any) -> bool:
        if _name(node) in _STRUCK:
            self._remark("tracked_deletion", node)
            return True
        if node.get("hidden") is None and not _UNSEEN.search(node.get("style") or ""):
            return False
        self._remark("hidden_text", node)
        return True

    def _remark(self, code: str, node: Any) -> None:
        words = _plain(" ".join(node.itertext()))
        if words:
            self.remarks.append(Remark(code, words))

    def _table(self, element: Any, depth: int) -> Table | None:
        number, self._tables = self._tables, self._tables + 1
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        for line, row in enumerate(rows):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (line, column) in taken:
                    column += 1
                down, across = min(_span(cell, "rowspan"), len(rows) - line), _span(cell, "colspan")
                self._cells += down * across
                if self._cells > _MOST_CELLS:
                    raise Unreadable("too_large")
                taken.update((line + y, column + x) for y in range(down) for x in range(across))
                cells.append(self._cell(cell, (line, column, down, across), depth))
                column += across
        if not any(cell.text or cell.tables for cell in cells):
            return None
        columns = max(cell.column + cell.column_span for cell in cells)
        return Table(number, len(rows), columns, tuple(cells))

    def _cell(self, element: Any, place: tuple[int, int, int, int], depth: int) -> Cell:
        """A cell is a small page: its paragraphs are lines, its tables stay tables."""
        inside = _Reader()
        inside._tables, inside._cells = self._tables, self._cells
        hidden = self._is_unseen(element)
        inside.body(element, depth)
        inside.end_paragraph()
        self._tables, self._cells = inside._tables, inside._cells
        self.remarks += inside.remarks
        text = "\n".join(block.text for block in inside.blocks if isinstance(block, Paragraph))
        tables = tuple(block for block in inside.blocks if isinstance(block, Table))
        row, column, down, across = place
        return Cell(row, column, text, down, across, hidden=hidden, tables=tables)


def _with_inline(words: str, node: Any) -> str:
    """The words with what an element adds that is no plain text: raised marks, filled-in fields."""
    name = _name(node)
    if name == "sup":
        return words + read_superscript("".join(node.itertext()).strip(), words)
    if name != "input":
        return words
    kind = (node.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return words + ("☑" if node.get("checked") is not None else "□")
    return words + (node.get("value") or "") if kind == "text" else words


def _name(node: Any) -> str:
    """The element's name, that of a silent one for comments and the like."""
    return etree.QName(node).localname.lower() if isinstance(node.tag, str) else "script"


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _LONGEST_SPAN) if value.isascii() and value[:6].isdigit() else 1


def _spaced(text: str | None) -> str:
    """Line ends in the source are no line ends on the page, and between Chinese characters nothing at all."""
    joined = re.sub(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])", "", text or "")
    return re.sub(r"[ \t\r\n\f]+", " ", joined)


def _plain(text: str) -> str:
    return plain_characters(plain_boxes(text.replace("\xa0", " "))).strip()
