"""The text of one Word paragraph as it stands now, and what was done to it.

Tracked insertions belong to the text, deletions and what is struck out do not; all are kept aside. python-docx's own
`text` leaves insertions out and cannot tell a note mark from a number, hence this walk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from extractors.reading.marks import plain_boxes, plain_characters, read_boxed, read_superscript, read_symbol
from extractors.reading.word.package import MC, W14, W
from extractors.reading.word.pictures import Drawn, drawn_picture
from extractors.reading.word.styles import Look, Styles, read_look

_THROUGH = frozenset(
    {"hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "oMath", "oMathPara"}
)
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_BOXES = "☑□☐☒■√"


@dataclass
class ParagraphText:
    """What one paragraph holds. `changes` are (remark code, words) in order; `boxes` text box contents;
    `pictures` what it draws."""

    text: str = ""
    changes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    emphasised: bool = False
    pictures: list[Drawn] = field(default_factory=list)


def read_paragraph(paragraph: Any, styles: Styles, *, on_dark: bool = False) -> ParagraphText:
    """The text of a w:p element. `on_dark` says that its cell is shaded, so white text is visible."""
    properties = paragraph.find(f"{W}pPr")
    style = None if properties is None else properties.find(f"{W}pStyle")
    look = styles.look(None if style is None else style.get(f"{W}val"))
    walk = _Walk(styles, look, on_dark)
    walk.through(paragraph)
    return walk.finish()


class _Walk:
    def __init__(self, styles: Styles, look: Look, on_dark: bool) -> None:
        self._styles, self._look, self._on_dark = styles, look, on_dark
        self._pieces: list[str] = []
        self._raised = ""
        self._change = ""
        self._field: list[str] = []
        self._instruction = ""
        self._weights: list[bool] = []
        self._out = ParagraphText()

    def finish(self) -> ParagraphText:
        self._lower()
        text = plain_characters(plain_boxes("".join(self._pieces)))
        self._out.text = "\n".join(line.strip() for line in text.split("\n")).strip()
        self._out.emphasised = bool(self._weights) and all(self._weights)
        return self._out

    def through(self, node: Any) -> None:
        for child in node:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if name == "r" and child.tag != f"{W}r":
                self._math_run(child)
            elif name == "r":
                self._run(child)
            elif name in _INSERTED:
                self._changed("tracked_insertion", child)
            elif name in _DELETED:
                self._changed("tracked_deletion", child)
            elif name == "sdt":
                self._control(child)
            elif child.tag == f"{MC}AlternateContent":
                self.through(_alternative(child))
            elif name in _THROUGH or (not child.tag.startswith(W) and len(child)):
                self.through(child)

    def _changed(self, code: str, node: Any) -> None:
        outer, self._change = self._change, "tracked_deletion" if self._change == "tracked_deletion" else code
        self.through(node)
        self._change = outer

    def _control(self, control: Any) -> None:
        """A content control; a check box shows its state in whatever glyph the template chose."""
        checked = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        if checked is not None or control.find(f"{W}sdtPr/{W14}checkbox") is not None:
            ticked = checked is not None and checked.get(f"{W14}val") in ("1", "true", "on")
            self._add("☑" if ticked else "□", Look())
            return
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self.through(content)

    def _math_run(self, run: Any) -> None:
        for text in run:
            if isinstance(text.tag, str) and etree.QName(text).localname == "t":
                self._add(text.text or "", self._look)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{W}rPr")
        style = None if properties is None else properties.find(f"{W}rStyle")
        look = read_look(properties)
        if style is not None:
            look = look.over(self._styles.look(style.get(f"{W}val")))
        look = look.over(self._look)
        for child in run:
            if isinstance(child.tag, str):
                self._piece(child, etree.QName(child).localname, look)

    def _piece(self, child: Any, name: str, look: Look) -> None:
        simple = _SIMPLE.get(name)
        if simple is not None:
            self._add(simple, look)
        elif name in ("t", "delText"):
            self._add(_symbols(child.text or "", look), look)
        elif name == "br":
            self._add("" if child.get(f"{W}type") == "page" else "\n", look)
        elif name == "sym":
            self._add(read_symbol(child.get(f"{W}font") or "", int(child.get(f"{W}char") or "0", 16)), look)
        elif name == "fldChar":
            self._field_mark(child, look)
        elif name == "instrText":
            self._instruction += child.text or ""
        elif name == "commentReference":
            self._out.comments.append(child.get(f"{W}id") or "")
        elif name == "ruby":
            for base in child.iterfind(f"{W}rubyBase/{W}r/{W}t"):
                self._add(base.text or "", look)
        elif name in ("drawing", "pict", "object") or child.tag == f"{MC}AlternateContent":
            self._drawing(child)

    def _drawing(self, child: Any) -> None:
        if self._change == "tracked_deletion":
            return
        node = _alternative(child) if child.tag == f"{MC}AlternateContent" else child
        for element in _visible(node):
            if element.tag == f"{W}txbxContent":
                self._out.boxes.append(element)
            elif etree.QName(element).localname in ("blip", "imagedata"):
                self._out.pictures.append(drawn_picture(element))

    def _field_mark(self, mark: Any, look: Look) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._instruction = ""
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                state = box.find(f"{W}checked")
                state = box.find(f"{W}default") if state is None else state
                ticked = state is not None and (state.get(f"{W}val") or "1") not in ("0", "false", "off")
                self._add("☑" if ticked else "□", look)
        elif kind == "end":
            self._add(read_boxed(self._instruction), look)
            self._instruction = ""

    def _add(self, text: str, look: Look) -> None:
        if not text:
            return
        invisible = look.hidden or look.tiny or (look.white and not look.shaded and not self._on_dark)
        if self._change != "tracked_deletion" and invisible:
            self._note("hidden_text", text)
            return
        change = "tracked_deletion" if look.struck else self._change
        if change:
            self._note(change, text)
        if change == "tracked_deletion":
            return
        if look.raised:
            self._raised += text
            return
        self._lower()
        self._pieces.append(text)
        if text.strip():
            self._weights.append(bool(look.bold or look.heading_font))

    def _lower(self) -> None:
        """Settle the raised text collected so far: an exponent, a note mark, or words."""
        if self._raised:
            self._pieces.append(read_superscript(self._raised, "".join(self._pieces[-8:])))
            self._raised = ""

    def _note(self, code: str, text: str) -> None:
        if self._out.changes and self._out.changes[-1][0] == code:
            text = self._out.changes.pop()[1] + text
        self._out.changes.append((code, text))


_SIMPLE: dict[str, str] = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def _symbols(text: str, look: Look) -> str:
    """Text typed in a symbol font means the symbols it shows."""
    if not look.symbol_font or any(box in text for box in _BOXES):
        return text
    return "".join(read_symbol(look.symbol_font, ord(letter)) or letter for letter in text)


def _alternative(node: Any) -> Any:
    """The first choice of alternatives that say the same thing twice."""
    choice = node.find(f"{MC}Choice")
    fallback = node.find(f"{MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else node


def _visible(node: Any) -> list[Any]:
    """Text boxes and pictures below a drawing, entering one alternative each and no text box twice."""
    found: list[Any] = []

    def visit(element: Any) -> None:
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag == f"{MC}AlternateContent":
                visit(_alternative(child))
                continue
            found.append(child)
            if child.tag != f"{W}txbxContent":
                visit(child)

    visit(node)
    return found
