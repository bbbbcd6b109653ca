"""From what the cells of a table say to figures, passages and what is left over, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractors.figures.meaning.claims import Claim, figure
from extractors.figures.meaning.language import read
from extractors.figures.places import cell_source
from extractors.figures.tables.told import Told
from pipeline.model import Figure, Leftover, Method, Passage, Table


def figure_told(claim: Claim, table: Table, told: Told, file: str) -> Figure:
    cell = told.look.cell
    source = cell_source(table, cell, file)
    method: Method = "text" if told.look.kind == "prose" else "table"
    if told.look.kind != "prose":
        source = msgspec.structs.replace(source, text=f"{told.label}：{cell.text.strip()}")
    return figure(claim, source, method, ocr=cell.confidence < 1, certainty=cell.confidence)


def passages_told(told: Told, table: Table, path: str, file: str) -> Iterator[Passage]:
    """The lines of a text cell. `path` is the heading over the table, for texts without labels."""
    source = cell_source(table, told.look.cell, file)
    for part in map(str.strip, told.look.cell.text.split("\n")):
        if len(part) >= 4:
            place = msgspec.structs.replace(source, text=part)
            yield Passage(part, told.row_labels or told.label or path, "other", place)


def left_over(told: Told, table: Table, file: str) -> Iterator[Leftover]:
    """Numbers with known words or labels that were not understood."""
    cell = told.look.cell
    source = cell_source(table, cell, file)
    if told.look.kind != "prose":
        if not told.claims and told.label:
            yield Leftover(told.label, cell.text.strip(), source)
        return
    for said in told.statements:
        if said.claim is None and read(said.text, None).concepts:
            yield Leftover(told.label, said.text, msgspec.structs.replace(source, text=said.text))
