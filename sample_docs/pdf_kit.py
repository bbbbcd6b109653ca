"""Bureau-like PDF papers: embedded Song and Hei typefaces, ruled tables, seals, page numbers."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from sample_docs.seal import seal_png

# what the typeface is called here, and the files that may hold it, best first
_FACES = {
    "Song": ("/usr/share/fonts/truetype/arphic/uming.ttc", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
    "Hei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/arphic/uming.ttc"),
}
_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "both": TA_JUSTIFY}
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
)


def typefaces() -> dict[str, str]:
    """Which file each typeface came from; a CID font without a file where none is installed."""
    found = {}
    for name, paths in _FACES.items():
        path = next((path for path in paths if Path(path).exists()), None)
        found[name] = path or "STSong-Light"
    return found


def _without_names(font: TTFont) -> TTFont:
    """Leaves the font's table of names out of every subset: twenty kilobytes that no page needs."""
    whole = font.face.get_table
    font.face.get_table = lambda tag: b"\0\0\0\0\0\x06" if tag == "name" else whole(tag)
    return font


def _register() -> dict[str, str]:
    names = {}
    for name, path in typefaces().items():
        if path == "STSong-Light":
            pdfmetrics.registerFont(UnicodeCIDFont(path))
            names[name] = path
        else:
            pdfmetrics.registerFont(_without_names(TTFont(name, path, subfontIndex=0, asciiReadable=0)))
            names[name] = name
    return names


rl_config.useA85 = 0
FONT = _register()


def text(
    words: str,
    size: float = 12,
    font: str = "Song",
    align: str = "both",
    indent: float = 0,
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    style = ParagraphStyle(
        "paper",
        fontName=FONT[font],
        fontSize=size,
        leading=size * 1.65,
        alignment=_ALIGN[align],
        firstLineIndent=size * indent,
        spaceBefore=before,
        spaceAfter=after,
        wordWrap="CJK",
    )
    return Paragraph(words, style)


def cell(words: str, size: float = 9.5, font: str = "Song", align: str = "center") -> Paragraph:
    style = ParagraphStyle(
        "cell", fontName=FONT[font], fontSize=size, leading=size * 1.35, alignment=_ALIGN[align], wordWrap="CJK"
    )
    return Paragraph(words.replace("\n", "<br/>"), style)


def grid(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], head: int = 1, spans: Sequence[Any] = (), size: float = 9.5
) -> Table:
    """A ruled table of words; the first `head` rows stand in Hei and repeat on each page."""
    cells = [
        [cell(word, size, "Hei" if number < head else "Song") if isinstance(word, str) else word for word in row]
        for number, row in enumerate(rows)
    ]
    style = TableStyle([("SPAN", first, last) for first, last in spans], parent=GRID)
    if head:
        style.add("BACKGROUND", (0, 0), (-1, head - 1), colors.Color(0.93, 0.93, 0.93))
    return Table(cells, colWidths=[width * cm for width in widths], repeatRows=head, style=style)


class Signature(Flowable):
    """An office's name and date at the right, under its red seal; `words`: the date in another notation."""

    def __init__(self, office: str, day: datetime.date, sealed: bool = True, words: str | None = None) -> None:
        super().__init__()
        self.office, self.sealed = office, sealed
        self.words = f"{day.year}年{day.month}月{day.day}日" if words is None else words
        self.width, self.height = 15.5 * cm, 3.6 * cm

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont(FONT["Song"], 13)
        right = self.width - 1.2 * cm
        canvas.drawRightString(right, 2.0 * cm, self.office)
        canvas.drawRightString(right - 0.6 * cm, 1.2 * cm, self.words)
        if self.sealed:
            picture = ImageReader(io.BytesIO(seal_png(self.office)))
            canvas.drawImage(picture, right - 4.6 * cm, -0.3 * cm, 3.9 * cm, 3.9 * cm, mask="auto")


class RedHead(Flowable):
    """The red head of an official letter with its rule and document number."""

    def __init__(self, office: str, number: str) -> None:
        super().__init__()
        self.office, self.number = office, number
        self.width, self.height = 15.5 * cm, 3.1 * cm

    def draw(self) -> None:
        canvas = self.canv
        red = colors.Color(0.8, 0.08, 0.1)
        size = min(30, 15.0 * cm / len(self.office))
        canvas.setFillColor(red)
        canvas.setFont(FONT["Song"], size)
        canvas.drawCentredString(self.width / 2, 1.7 * cm, self.office)
        canvas.setStrokeColor(red)
        canvas.setLineWidth(1.6)
        canvas.line(0, 1.1 * cm, self.width, 1.1 * cm)
        canvas.setFillColor(colors.black)
        canvas.setFont(FONT["Song"], 12)
        canvas.drawRightString(self.width, 0.4 * cm, self.number)


def save(
    story: list[Any],
    path: Path,
    author: str,
    header: str = "",
    cover: bool = False,
    password: str | None = None,
    pagesize: tuple[float, float] = A4,
) -> None:
    """Writes the pages; running head and page number stand on every page but a cover, letters have none."""
    width, height = pagesize

    def furniture(canvas: Any, document: Any) -> None:
        number = document.page - (1 if cover else 0)
        if number < 1 or not header:
            return
        canvas.setFont(FONT["Song"], 9)
        canvas.drawCentredString(width / 2, 1.5 * cm, f"— {number} —")
        canvas.drawString(2.7 * cm, height - 1.7 * cm, header)
        canvas.setLineWidth(0.4)
        canvas.line(2.7 * cm, height - 1.85 * cm, width - 2.7 * cm, height - 1.85 * cm)

    path.parent.mkdir(parents=True, exist_ok=True)
    document = SimpleDocTemplate(
        str(path),
        pagesize=pagesize,
        leftMargin=2.7 * cm,
        rightMargin=2.7 * cm,
        topMargin=2.6 * cm,
        bottomMargin=2.4 * cm,
        author=author,
        producer="WPS 文字",
        creator=author,
        title="",
        invariant=1,
        encrypt=StandardEncryption(password, strength=40) if password else None,
    )
    document.build(story, onFirstPage=furniture, onLaterPages=furniture)


def gap(centimetres: float) -> Spacer:
    return Spacer(1, centimetres * cm)


__all__ = [
    "FONT",
    "KeepTogether",
    "PageBreak",
    "RedHead",
    "Signature",
    "cell",
    "gap",
    "grid",
    "save",
    "text",
    "typefaces",
]
