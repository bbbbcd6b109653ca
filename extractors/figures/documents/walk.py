"""Through the blocks of a document in their order: every paragraph and table to what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from extractors.figures.documents.captions import CAPTION_LENGTH, Captions, title_over
from extractors.figures.documents.list_lengths import stated_lengths
from extractors.figures.documents.nested_tables import with_nested
from extractors.figures.documents.pairs import pairs
from extractors.figures.documents.sections import Sections
from extractors.figures.documents.told_figures import figure_told, left_over, passages_told
from extractors.figures.documents.year import letter_year, this_year
from extractors.figures.lines.answers import read_paragraph
from extractors.figures.lines.labels_above import answer_below, as_label
from extractors.figures.lines.typed_tables import TypedTable, typed_tables
from extractors.figures.lists.partial_lists import is_partial_title
from extractors.figures.lists.rosters import Found, find_roster
from extractors.figures.meaning.claims import figure
from extractors.figures.meaning.language import read
from extractors.figures.places import certainty_at, line_source
from extractors.figures.sentences.statement import Statement
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from extractors.figures.tables.reckonings import reckonings_of
from extractors.figures.tables.sheet_blocks import SheetBlock, blocks_of
from extractors.figures.tables.stacked_lines import Unstacked, unstacked
from extractors.figures.tables.told import Told
from pipeline.model import Content, Figure, Leftover, Pair, Paragraph, Passage, Reckoning, Roster, Table

_CONTINUED = re.compile(r"续表|续上表|[（(]续[）)]|^续")


class Walk:
    """Through the blocks of a document in their order."""

    def __init__(self, content: Content, file: str, year: int | None) -> None:
        self.content, self.file, self.year = content, file, year
        self.this_year, self.letter_year = this_year(content), letter_year(content, year)
        self.typed = {id(line): typed for typed in typed_tables(content.blocks) for line in typed.lines}
        self.sections = Sections(year)
        self.captions = Captions(content, self.sections, year)
        self.figures: list[Figure] = []
        self.rosters: list[Roster] = []
        self.passages: list[Passage] = []
        self.pairs: list[Pair] = []
        self.leftover: list[Leftover] = []
        self.last: Grid | None = None
        self.label: str | None = None
        self.reckonings: list[Reckoning] = []

    def run(self) -> None:
        since: list[Paragraph] = []
        for block in self.content.blocks:
            if isinstance(block, Paragraph):
                if block.place in ("body", "textbox"):
                    self._paragraph(block, since)
                    since.append(block)
            else:
                for part in blocks_of(block) if block.sheet else (SheetBlock(block, ()),):
                    for table, above in with_nested(part.table, [*since, *part.above]):
                        self._table(table, above)
                since = []

    def _around(self, *, period: str | None = None, target: bool = False) -> Surroundings:
        return Surroundings(self.year, period, target, this_year=self.this_year)

    # -- running text ---------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph, above: list[Paragraph]) -> None:
        if self.sections.meet(paragraph):
            self.label = None
            return
        if paragraph.heading:
            self.label = as_label(paragraph)
            if len(paragraph.text) <= CAPTION_LENGTH:
                # 国家级高新技术企业（9家）
                for said in read_paragraph(paragraph.text, self._around()).statements:
                    self._said(said, paragraph)
            return
        if len(paragraph.text.strip()) < 4:
            return
        source = line_source(paragraph, 0, self.file, paragraph.text)
        self.passages.append(Passage(paragraph.text, self.sections.path, "other", source))
        if id(paragraph) in self.typed:
            typed = self.typed[id(paragraph)]
            if typed.lines[0] is paragraph:
                self._typed_table(typed, above)
            return
        around = self._around(period=self.sections.period, target=self.sections.is_of_targets)
        if self._answers_label(paragraph, around):
            return
        self.label = as_label(paragraph)
        text = read_paragraph(paragraph.text, around)
        self.pairs += (self._placed(self._under_year(pair), paragraph) for pair in text.pairs)
        for said in text.statements:
            self._said(said, paragraph)

    def _under_year(self, pair: Pair) -> Pair:
        """With the year over its line before its label."""
        over = self.sections.label
        return msgspec.structs.replace(pair, label=f"{over} / {pair.label}") if over else pair

    def _answers_label(self, paragraph: Paragraph, around: Surroundings) -> bool:
        """Whether a paragraph was read as the answer to the label in the line above it."""
        answer = answer_below(self.label, paragraph.text, around) if self.label else None
        if answer is None:
            return False
        self.pairs.append(self._placed(answer.pair, paragraph))
        for said in answer.statements:
            self._said(said, paragraph)
        return True

    def _placed(self, pair: Pair, paragraph: Paragraph) -> Pair:
        """The pair with the line its value stands in."""
        start = max(paragraph.text.find(pair.value), 0)
        return msgspec.structs.replace(pair, source=line_source(paragraph, start, self.file, pair.value))

    def _typed_pairs(self, found: Iterable[Pair], typed: TypedTable) -> None:
        for pair in found:
            self.pairs.append(self._placed(pair, typed.lines[pair.source.row or 0]))

    def _typed_table(self, typed: TypedTable, above: list[Paragraph]) -> None:
        caption = self.captions.above(above)
        grid = self._read(typed.table)
        self._typed_pairs(pairs(grid, self.file), typed)
        for told in read_table(grid, caption, self._around(target=caption.target)):
            cell = told.look.cell
            start = typed.starts[cell.row][cell.column]
            for claim in told.claims or ((None,) if told.look.kind == "value" and told.label else ()):
                said = Statement(start, start + len(cell.text), claim, f"{told.label}：{cell.text}")
                self._said(said, typed.lines[cell.row])

    def _said(self, said: Statement, paragraph: Paragraph) -> None:
        place = line_source(paragraph, said.start, self.file, said.text)
        if said.claim is None:
            if read(said.text, None).concepts:
                self.leftover.append(Leftover(said.text[:40], said.text, place))
            return
        certainty = certainty_at(paragraph, said.start)
        claim = self.sections.weighed(said.claim)
        self.figures.append(figure(claim, place, "text", ocr=certainty < 1, certainty=certainty))

    # -- tables ---------------------------------------------------------------------------------------

    def _table(self, table: Table, above: list[Paragraph]) -> None:
        caption = self.captions.above(above, table.sheet)
        found = find_roster(table, self.file, caption.text)
        if found is not None:
            self.rosters.append(found.roster)
            self._totals(found, caption, above)
            return
        stacked = unstacked(table)
        if stacked is not None:
            self._stacked(stacked, caption)
            return
        grid = self._read(table, self._continued(table, above), title_over(above))
        self._reckon(grid, caption, above)
        self._grid(grid, caption)

    def _read(self, table: Table, before: Grid | None = None, caption: str = "") -> Grid:
        return Grid(table, self.year, before, caption, self.letter_year)

    def _grid(self, grid: Grid, caption: Caption) -> None:
        self.last = grid
        self.pairs += pairs(grid, self.file)
        for told in read_table(grid, caption, self._around(target=caption.target)):
            self._told(told, grid.table)

    def _stacked(self, stacked: Unstacked, caption: Caption) -> None:
        """What stands line by line within cells, at the cells it stands in."""
        found: list[list[Any]] = [self.figures, self.pairs, self.leftover, self.passages]
        before = [len(kept) for kept in found]
        self._grid(self._read(stacked.table), caption)
        for kept, start in zip(found, before, strict=True):
            kept[start:] = [msgspec.structs.replace(one, source=stacked.place(one.source)) for one in kept[start:]]

    def _reckon(self, grid: Grid, caption: Caption, above: list[Paragraph]) -> None:
        around = " ".join(paragraph.text for paragraph in above[-4:])
        self.reckonings += reckonings_of(grid, caption.units, around, self.file)

    def _continued(self, table: Table, above: list[Paragraph]) -> Grid | None:
        """The table before, where this one goes on with it: right after it or under 续表, in as many columns."""
        between = [p for p in above if p.text.strip()]
        goes_on = not between or any(_CONTINUED.search(squeezed(p.text)) for p in between[-2:])
        return self.last if goes_on and self.last and self.last.table.columns == table.columns else None

    def _totals(self, found: Found, caption: Caption, above: list[Paragraph]) -> None:
        table = found.table
        # the sum of the six largest is none of the cluster's figures
        is_of_some = is_partial_title(found.roster.title)
        grid, around = self._read(table), self._around(period=found.roster.period)
        if not is_of_some:
            self.figures += stated_lengths(table, found, self.file, self.year)
            self.pairs += (pair for pair in pairs(grid, self.file) if pair.source.row in found.total_rows)
        if found.total_rows:
            self._reckon(grid, caption, above)
        for told in read_table(grid, caption, around, found.total_rows):
            if is_of_some:
                self.leftover += left_over(msgspec.structs.replace(told, claims=()), table, self.file)
                continue
            # all firms' R&D is not the SMEs' unless the head says so
            claims = tuple(c for c in told.claims if c.indicator != "rd_sme" or "中小" in told.label)
            self.figures += [figure_told(c, table, told, self.file) for c in claims]

    def _told(self, told: Told, table: Table) -> None:
        self.figures += [figure_told(claim, table, told, self.file) for claim in told.claims]
        self.leftover += left_over(told, table, self.file)
        if told.look.kind == "prose":
            self.passages += passages_told(told, table, self.sections.path, self.file)
