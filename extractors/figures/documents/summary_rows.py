"""The district's table of the clusters it recommends: a row or a column of figures for each application."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractors.figures.documents.nested_tables import with_nested
from extractors.figures.documents.paper import paper
from extractors.figures.documents.roles import identify
from extractors.figures.documents.told_figures import figure_told
from extractors.figures.meaning.fact_labels import facts_named
from extractors.figures.meaning.language import read
from extractors.figures.places import cell_source
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from extractors.figures.tables.told import Told
from pipeline.model import Cell, Content, Document, Fact, Problem, SummaryRow, Table

_NO_ROWS = Problem(
    "no_rows",
    "推荐汇总表中没有认出各集群的行或列，未能与申报表核对。请人工核对该表，或者把集群一栏的表头写作“集群名称”后再运行一次。",
)


def summary_rows(
    content: Content, *, file: str, sha256: str, year: int | None
) -> tuple[Document, tuple[SummaryRow, ...]]:
    """A file at the top of the batch: the document, and one row for each application it recommends."""
    outer = [block for block in content.blocks if isinstance(block, Table)]
    tables = [table for block in outer for table, _ in with_nested(block, [])]
    rows = tuple(row for table in tables for row in _rows_of(table, file, year))
    identity = identify(content, file)
    if rows and identity.role not in ("recommendation_summary", "application_form"):
        identity = msgspec.structs.replace(identity, role="recommendation_summary")
    document = paper(content, file, sha256, identity)
    if document.role == "recommendation_summary" and document.status == "read" and not rows:
        document = msgspec.structs.replace(document, status="partial", problem=_NO_ROWS)
    return document, rows


def _rows_of(table: Table, file: str, year: int | None) -> Iterator[SummaryRow]:
    head = next((c for c in table.cells if _names_clusters(squeezed(c.text))), None)
    if head is None:
        return
    are_beside = _are_beside(table, head)
    # the place of a cell's cluster, and of its label
    own, labelled = (_column, _row) if are_beside else (_row, _column)
    labels = {labelled(c): c.text for c in table.cells if own(c) == own(head)}
    whole = [] if are_beside else _told(table, year)
    for cell in table.cells:
        if labelled(cell) != labelled(head) or own(cell) <= own(head) or not cell.text.strip():
            continue
        # a column alone: beside another cluster's the same label would state two values
        told = _told(_cut(table, own(head), own(cell)), year) if are_beside else whole
        filled = [c for c in table.cells if own(c) == own(cell) and c.text.strip()]
        facts = tuple(fact for c in filled for fact in _facts(labels.get(labelled(c), ""), c, table, file))
        figures = tuple(
            figure_told(claim, table, one, file)
            for one in told
            if own(one.look.cell) == own(cell)
            for claim in one.claims
        )
        if figures or len(facts) > 1:
            yield SummaryRow(" ".join(cell.text.split()), facts, figures)


def _told(table: Table, year: int | None) -> list[Told]:
    return list(read_table(Grid(table, year), Caption(), Surroundings(year)))


def _cut(table: Table, last_label: int, column: int) -> Table:
    """The columns of the labels and one more."""
    kept = tuple(c for c in table.cells if c.column <= last_label or c.column == column)
    return msgspec.structs.replace(table, cells=kept)


def _names_clusters(head: str) -> bool:
    """Whether a head is that of the clusters' column; 名称 alone may be anybody's."""
    return "集群名称" in head or (head != "名称" and "cluster_name" in facts_named(head))


def _are_beside(table: Table, head: Cell) -> bool:
    """Whether the clusters stand beside their label and not below it: then what is below it is a label, too."""
    at = {(c.row, c.column): squeezed(c.text) for c in table.cells}
    below = at.get((head.row + 1, head.column), "")
    beside = at.get((head.row, head.column + 1), "")
    return bool(facts_named(below) or read(below, None).concepts) and "集群" not in below and not facts_named(beside)


def _row(cell: Cell) -> int:
    return cell.row


def _column(cell: Cell) -> int:
    return cell.column


def _facts(label: str, cell: Cell, table: Table, file: str) -> Iterator[Fact]:
    for name in facts_named(label)[:1]:
        yield Fact(name, " ".join(cell.text.split()), cell_source(table, cell, file))
