"""Figures that decide a verdict are read twice: what does not come out the same is unsure, and said to be so."""

from __future__ import annotations

from pathlib import Path

import msgspec

from extractors.reading.again import read_again
from extractors.reading.layout.look import UNSURE
from extractors.reading.numbers_again import Printed, Second
from pipeline.deciding import decided_by
from pipeline.model import Extraction, Figure, Ground, GroundAgainst, GroundFor, Remark


def confirmed(path: Path, extraction: Extraction) -> Extraction:
    """The extraction of the file at `path`, its figures telling what came of their second reading.

    What that does not confirm is made unsure, and each such place leaves a remark: unlike_image where the page
    shows another number than its text layer or none, unlike_layer where a scan's hidden layer of text has another,
    unlike_parse where a Word file's parsers differ. `text` is the number as read, `context` the other one, empty
    where nothing is seen.
    """
    places = [place for place, one in enumerate(extraction.figures) if _decides(one)]
    printed = [Printed(extraction.figures[place].raw, extraction.figures[place].source) for place in places]
    figures = list(extraction.figures)
    remarks: list[Remark] = []
    for place, second in zip(places, read_again(path, extraction.document.format, printed), strict=True):
        if second is None:
            continue
        figures[place] = _with_second(figures[place], second)
        if not second.agrees:
            remarks.append(_remark(figures[place], second, extraction.document.format))
    told = (*extraction.remarks, *dict.fromkeys(remarks))
    return msgspec.structs.replace(extraction, figures=tuple(figures), remarks=told)


def _with_second(figure: Figure, second: Second) -> Figure:
    code: GroundFor | GroundAgainst = "reread" if second.agrees else "reread_otherwise"
    confidence = figure.confidence if second.agrees else min(figure.confidence, UNSURE)
    return msgspec.structs.replace(figure, confidence=confidence, grounds=(*figure.grounds, Ground(code)))


def _decides(figure: Figure) -> bool:
    return figure.indicator in decided_by() and figure.method in ("table", "text")


def _remark(figure: Figure, second: Second, file_format: str) -> Remark:
    source = figure.source
    code = "unlike_layer" if second.beneath else "unlike_image" if file_format == "pdf" else "unlike_parse"
    return Remark(
        code, second.number, second.seen, page=source.page, bbox=source.bbox, paragraph=source.paragraph,
        table=source.table, row=source.row, column=source.column,
    )  # fmt: skip
