"""`cluster-intake/content/1`: what was read, understood and left over in one file, for who debugs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from flows.one_look import Seen
from pipeline.model import Content, Extraction, Paragraph, Role, Source, Table

SCHEMA = "cluster-intake/content/1"


def content_json(seen: Seen) -> bytes:
    """The view of a file as JSON, UTF-8."""
    view = content_view(seen.content, seen.extraction, seen.role)
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
        "pairs": [{"label": pair.label, "value": pair.value, **_place(pair.source)} for pair in extraction.pairs],
        "figures": _plain(extraction.figures),
        "facts": _plain(extraction.facts),
        "leftover": [{"label": left.label, "text": left.text, **_place(left.source)} for left in extraction.leftover],
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


def _place(source: Source) -> dict[str, Any]:
    return {"page": source.page, "bbox": source.bbox}


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value, builtin_types=(Decimal,))


def _digits(number: Any) -> str:
    """Decimals in digits, never with an exponent."""
    if not isinstance(number, Decimal):
        raise TypeError(f"not for JSON: {number!r}")
    return format(number, "f")
