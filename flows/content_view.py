"""`cluster-intake/content/1`: what was read, understood and left over in one file, for who debugs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from flows.one_file import bare_extraction, named_format
from flows.page_news import watch_pages
from flows.weight import Weight, weigh
from flows.workers import Workers, result
from pipeline import settings
from pipeline.intake import ReceivedFile
from pipeline.model import Content, Extraction, Leftover, Paragraph, Problem, Role, Table

SCHEMA = "cluster-intake/content/1"


def content_json(file: Path, role: Role | None) -> bytes:
    """Read and extract one file in a worker, as a batch does. Raises OSError where it cannot be opened."""
    with file.open("rb") as opened:
        sha256, size = hashlib.file_digest(opened, "sha256").hexdigest(), file.stat().st_size
    with Workers(1) as workers:
        outcome: Weight | bytes | Problem = result(workers.start(settings.SECONDS_TO_WEIGH, weigh, file))
        if isinstance(outcome, Weight):
            seconds = settings.seconds_to_read(size, outcome.pages, outcome.is_converted) + settings.seconds_for(size)
            outcome = result(workers.start(seconds, _read_and_extract, file, sha256, role))
    if isinstance(outcome, bytes):
        return outcome
    received = ReceivedFile(file.name, sha256, size, file, problem=outcome)
    content = Content(format=named_format(file.name), status="unreadable", problem=outcome)
    return _json(content, bare_extraction(received), role)


def _read_and_extract(file: Path, sha256: str, role: Role | None) -> bytes:
    from extractors.figures import application_year, extract
    from extractors.reading import read
    from extractors.twice import confirmed

    with watch_pages(file.name) as on_page:
        content = read(file, on_page)
    extraction = extract(content, file=file.name, sha256=sha256, year=application_year([content]))
    return _json(content, confirmed(file, extraction), role)


def _json(content: Content, extraction: Extraction, role: Role | None) -> bytes:
    view = content_view(content, extraction, role or extraction.document.role)
    return (json.dumps(view, ensure_ascii=False, indent=1, default=_digits) + "\n").encode("utf-8", "backslashreplace")


def content_view(content: Content, extraction: Extraction, role: Role) -> dict[str, Any]:
    document = extraction.document
    return {
        "schema": SCHEMA,
        "file": document.file,
        "format": content.format,
        "sha256": document.sha256,
        "status": content.status,
        "problem": _plain(content.problem),
        "role": role,
        "pages": _pages(content),
        "tables": [_table(table) for table in _all_tables(content.blocks)],
        "pairs": _plain(extraction.pairs),
        "figures": _plain(extraction.figures),
        "facts": _plain(extraction.facts),
        "leftover": [_leftover(left) for left in extraction.leftover],
        "remarks": _plain(extraction.remarks),
    }


def _pages(content: Content) -> list[dict[str, Any]]:
    """Word files and sheets have no pages of their own: their lines stand on one page without a number."""
    if content.pages:
        return [
            {
                "number": page.number,
                "width": page.width,
                "height": page.height,
                "ocr": page.ocr,
                "lines": [{"text": line.text, "bbox": line.bbox, "confidence": line.confidence} for line in page.lines],
            }
            for page in content.pages
        ]
    lines = [
        {"text": block.text, "bbox": None, "confidence": 1.0, "paragraph": block.number}
        for block in content.blocks
        if isinstance(block, Paragraph)
    ]
    return [{"number": None, "width": None, "height": None, "ocr": False, "lines": lines}] if lines else []


def _all_tables(blocks: tuple[Paragraph | Table, ...]) -> Iterator[Table]:
    """Every table in the order of the document, a nested one right after the one it stands in."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells:
                yield from _all_tables(cell.tables)


def _table(table: Table) -> dict[str, Any]:
    return {
        "page": table.page,
        "bbox": table.bbox,
        "sheet": table.sheet,
        "rows": table.rows,
        "columns": table.columns,
        "cells": [
            {
                "row": cell.row,
                "column": cell.column,
                "row_span": cell.row_span,
                "column_span": cell.column_span,
                "text": cell.text,
                "page": cell.page,
                "bbox": cell.bbox,
            }
            for cell in table.cells
        ],
    }


def _leftover(left: Leftover) -> dict[str, Any]:
    return {"label": left.label, "text": left.text, "page": left.source.page, "bbox": left.source.bbox}


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value, builtin_types=(Decimal,))


def _digits(number: Any) -> str:
    """Decimals in digits, never with an exponent."""
    if not isinstance(number, Decimal):
        raise TypeError(f"not for JSON: {number!r}")
    return format(number, "f")
