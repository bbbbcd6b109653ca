"""The district's table of the clusters it recommends: a row of figures for each application."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractors.figures.documents.nested_tables import with_nested
from extractors.figures.documents.paper import paper
from extractors.figures.documents.roles import identify
from extractors.figures.documents.told_figures import figure_told
from extractors.figures.meaning.fact_labels import facts_named
from extractors.figures.places import cell_source
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from pipeline.model import Content, Document, Fact, SummaryRow, Table


def summary_rows(
    content: Content, *, file: str, sha256: str, year: int | None
) -> tuple[Document, tuple[SummaryRow, ...]]:
    """A file at the top of the batch: the document, and one row for each application it recommends."""
    rows: list[SummaryRow] = []
    around = Surroundings(year)
    outer = [block for block in content.blocks if isinstance(block, Table)]
    for table, _ in (found for block in outer for found in with_nested(block, [])):
        told = list(read_table(Grid(table, year), Caption(), around))
        names = [c for c in table.cells if _names_clusters(squeezed(c.text))]
        if not names:
            continue
        head = names[0]
        for cell in (c for c in table.cells if c.column == head.column and c.row > head.row and c.text.strip()):
            facts = tuple(_row_facts(table, head.row, cell.row, file))
            figures = tuple(
                figure_told(c, table, t, file) for t in told if t.look.cell.row == cell.row for c in t.claims
            )
            if figures or len(facts) > 1:
                rows.append(SummaryRow(" ".join(cell.text.split()), facts, figures))
    identity = identify(content, file)
    if rows and identity.role not in ("recommendation_summary", "application_form"):
        identity = msgspec.structs.replace(identity, role="recommendation_summary")
    return paper(content, file, sha256, identity), tuple(rows)


def _names_clusters(head: str) -> bool:
    """Whether a head is that of the clusters' column; 名称 alone may be anybody's."""
    return "集群名称" in head or (head != "名称" and "cluster_name" in facts_named(head))


def _row_facts(table: Table, head: int, row: int, file: str) -> Iterator[Fact]:
    heads = {c.column: c.text for c in table.cells if c.row == head}
    for cell in (c for c in table.cells if c.row == row and c.text.strip()):
        for name in facts_named(heads.get(cell.column, ""))[:1]:
            yield Fact(name, " ".join(cell.text.split()), cell_source(table, cell, file))
