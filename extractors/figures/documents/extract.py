"""One document: from what a reader saw to what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from extractors.figures.documents.facts import facts_named, facts_of
from extractors.figures.documents.pairs import pairs
from extractors.figures.documents.roles import Identity, all_text, identify
from extractors.figures.documents.sections import TARGETS, Sections
from extractors.figures.documents.year import this_year
from extractors.figures.documents.year_basis import basis_noted, rebased
from extractors.figures.lines.answers import read_paragraph
from extractors.figures.lines.labels_above import answer_below, as_label
from extractors.figures.lines.typed_tables import TypedTable, typed_tables
from extractors.figures.lists.rosters import Found, find_roster
from extractors.figures.meaning.claims import Belief, Claim, figure
from extractors.figures.meaning.language import read
from extractors.figures.places import cell_source, certainty_at, line_source
from extractors.figures.sentences.read_sentences import Statement, Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import squeezed, units_in_label
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from extractors.figures.tables.reckonings import reckonings_of
from extractors.figures.tables.sheet_blocks import SheetBlock, blocks_of
from extractors.figures.tables.stacked_lines import Unstacked, unstacked
from extractors.figures.tables.told import Told
from extractors.figures.tables.unit_notes import units_noted
from extractors.quantity import Span, Unit
from pipeline.model import (
    Content,
    Document,
    Extraction,
    Fact,
    Figure,
    Leftover,
    Method,
    PageImage,
    Pair,
    Paragraph,
    Passage,
    Reckoning,
    Roster,
    SummaryRow,
    Table,
)
from pipeline.roster_keys import COUNTED_FOR

EXTRACTOR_VERSION = "3"
_UNIT_SAID = re.compile(r"单位[:：]")
_CONTINUED = re.compile(r"续表|续上表|[（(]续[）)]|^续")
_CAPTION_LENGTH = 44
_FEW_CHARACTERS = 40
# what the rows of a list are counted in
_COUNTED_IN = {"enterprise": "家户", "patent": "件项", "platform": "个家", "standard": "项个件"}


def extract(content: Content, *, file: str, sha256: str, year: int | None) -> Extraction:
    """Facts, figures, lists and passages of one file, every one with its place."""
    walk = _Walk(content, file, year)
    walk.run()
    facts = tuple(facts_of(content, file, year))
    applicant = next((f.value for f in facts if f.name == "applicant"), None)
    identity = identify(content, file, walk.rosters, applicant)
    passages = tuple(msgspec.structs.replace(p, role=identity.role) for p in walk.passages)
    return Extraction(
        document=_document(content, file, sha256, identity),
        facts=facts,
        figures=tuple(rebased(walk.figures, basis_noted(passage.text for passage in walk.passages))),
        rosters=tuple(walk.rosters),
        passages=passages,
        pairs=tuple(walk.pairs),
        leftover=tuple(walk.leftover),
        reckonings=tuple(walk.reckonings),
        remarks=content.remarks,
        page_images=tuple(_page_images(content)),
        properties=content.properties,
    )


def _page_images(content: Content) -> Iterator[PageImage]:
    """Pages read from their pixels, but for dividing sheets and the like, which repeat by right."""
    for page in content.pages:
        if page.image is not None and sum(len(squeezed(line.text)) for line in page.lines) >= _FEW_CHARACTERS:
            yield PageImage(page.number, page.image)


def summary_rows(
    content: Content, *, file: str, sha256: str, year: int | None
) -> tuple[Document, tuple[SummaryRow, ...]]:
    """A file at the top of the batch: the document, and one row for each application it recommends."""
    rows: list[SummaryRow] = []
    around = Surroundings(year)
    outer = [block for block in content.blocks if isinstance(block, Table)]
    for table, _ in (found for block in outer for found in _with_nested(block, [])):
        told = list(read_table(Grid(table, year), Caption(), around))
        names = [c for c in table.cells if _names_clusters(squeezed(c.text))]
        if not names:
            continue
        head = names[0]
        for cell in (c for c in table.cells if c.column == head.column and c.row > head.row and c.text.strip()):
            facts = tuple(_row_facts(table, head.row, cell.row, file))
            figures = tuple(_figure(c, table, t, file) for t in told if t.look.cell.row == cell.row for c in t.claims)
            if figures or len(facts) > 1:
                rows.append(SummaryRow(" ".join(cell.text.split()), facts, figures))
    identity = identify(content, file)
    if rows and identity.role not in ("recommendation_summary", "application_form"):
        identity = msgspec.structs.replace(identity, role="recommendation_summary")
    return _document(content, file, sha256, identity), tuple(rows)


def _names_clusters(head: str) -> bool:
    """Whether a head is that of the clusters' column; 名称 alone may be anybody's."""
    return "集群名称" in head or (head != "名称" and "cluster_name" in facts_named(head))


def _row_facts(table: Table, head: int, row: int, file: str) -> Iterator[Fact]:
    heads = {c.column: c.text for c in table.cells if c.row == head}
    for cell in (c for c in table.cells if c.row == row and c.text.strip()):
        for name in facts_named(heads.get(cell.column, ""))[:1]:
            yield Fact(name, " ".join(cell.text.split()), cell_source(table, cell, file))


def _document(content: Content, file: str, sha256: str, identity: Identity) -> Document:
    pages = len(content.pages) or None
    return Document(
        file=file, sha256=sha256, format=content.format, role=identity.role, status=content.status, pages=pages,
        ocr_pages=sum(p.ocr for p in content.pages) if pages else None, issuer=identity.issuer, date=identity.date,
        problem=content.problem, title=identity.title,
    )  # fmt: skip


def _figure(claim: Claim, table: Table, told: Told, file: str) -> Figure:
    cell = told.look.cell
    source = cell_source(table, cell, file)
    method: Method = "text" if told.look.kind == "prose" else "table"
    if told.look.kind != "prose":
        source = msgspec.structs.replace(source, text=f"{told.label}：{cell.text.strip()}")
    return figure(claim, source, method, ocr=cell.confidence < 1, certainty=cell.confidence)


def _with_nested(table: Table, since: list[Paragraph]) -> Iterator[tuple[Table, list[Paragraph]]]:
    """A table with the paragraphs above it, nested tables after the one that holds them."""
    yield table, since
    for cell in table.cells:
        for inner in cell.tables:
            yield from _with_nested(inner, [Paragraph(cell.text)] if cell.text.strip() else since)


class _Walk:
    """Through the blocks of a document in their order."""

    def __init__(self, content: Content, file: str, year: int | None) -> None:
        self.content, self.file, self.year = content, file, year
        self.this_year = this_year(content)
        self.typed = {id(line): typed for typed in typed_tables(content.blocks) for line in typed.lines}
        self.sections = Sections(year)
        self.noted = units_noted(all_text(content))
        self.figures: list[Figure] = []
        self.rosters: list[Roster] = []
        self.passages: list[Passage] = []
        self.pairs: list[Pair] = []
        self.leftover: list[Leftover] = []
        self.last: Grid | None = None
        self.label: str | None = None
        self.units: tuple[Unit, ...] = ()
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
                    for table, above in _with_nested(part.table, [*since, *part.above]):
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
            if len(paragraph.text) <= _CAPTION_LENGTH:
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
        caption = self._caption(above)
        grid = Grid(typed.table, self.year)
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
        caption = self._caption(above, table.sheet)
        found = find_roster(table, self.file, caption.text)
        if found is not None:
            self.rosters.append(found.roster)
            self._totals(found, caption, above)
            return
        stacked = unstacked(table)
        if stacked is not None:
            self._stacked(stacked, caption)
            return
        over = next((p.text for p in reversed(above) if p.text.strip() and not _UNIT_SAID.search(p.text)), "")
        grid = Grid(table, self.year, self._continued(table, above), over if len(over) <= _CAPTION_LENGTH else "")
        self._reckon(grid, caption, above)
        self._grid(grid, caption)

    def _grid(self, grid: Grid, caption: Caption) -> None:
        self.last = grid
        self.pairs += pairs(grid, self.file)
        for told in read_table(grid, caption, self._around(target=caption.target)):
            self._told(told, grid.table)

    def _stacked(self, stacked: Unstacked, caption: Caption) -> None:
        """What stands line by line within cells, at the cells it stands in."""
        found: list[list[Any]] = [self.figures, self.pairs, self.leftover, self.passages]
        before = [len(kept) for kept in found]
        self._grid(Grid(stacked.table, self.year), caption)
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

    def _stated_length(self, table: Table, found: Found) -> None:
        """共58件 above a list, 合计 27家 below it: how long the list says it is."""
        indicator, words = COUNTED_FOR.get(found.roster.kind), _COUNTED_IN.get(found.roster.kind, "")
        for cell in table.cells if indicator else ():
            if cell.row >= found.first_row and cell.row not in found.total_rows:
                continue
            text = squeezed(cell.text)
            for amount in read(text, self.year).amounts:
                alone = cell.row in found.total_rows and len(amount.text) == len(text)
                counted = alone or text[: amount.start].endswith(("共", "共计", "合计", "总计"))
                if counted and amount.text.endswith(tuple(words)):
                    claim = Claim(
                        str(indicator),
                        found.roster.period or Surroundings(self.year).last_year,
                        amount,
                        None,
                        "actual",
                        None,
                        Belief(0.95),
                    )
                    self.figures.append(figure(claim, cell_source(table, cell, self.file), "table"))

    def _totals(self, found: Found, caption: Caption, above: list[Paragraph]) -> None:
        table = found.table
        self._stated_length(table, found)
        grid, around = Grid(table, self.year), self._around(period=found.roster.period)
        if found.total_rows:
            self._reckon(grid, caption, above)
        for told in read_table(grid, caption, around, found.total_rows):
            # all firms' R&D is not the SMEs' unless the head says so
            claims = tuple(c for c in told.claims if c.indicator != "rd_sme" or "中小" in told.label)
            self.figures += [_figure(c, table, told, self.file) for c in claims]

    def _told(self, told: Told, table: Table) -> None:
        self.figures += [_figure(claim, table, told, self.file) for claim in told.claims]
        cell = told.look.cell
        if told.look.kind == "prose":
            source = cell_source(table, cell, self.file)
            for part in cell.text.split("\n"):
                if len(part.strip()) >= 4:
                    self.passages.append(
                        Passage(
                            part.strip(),
                            told.row_labels or told.label or self.sections.path,
                            "other",
                            msgspec.structs.replace(source, text=part.strip()),
                        )
                    )
            for said in told.statements:
                if said.claim is None and read(said.text, None).concepts:
                    self.leftover.append(
                        Leftover(told.label, said.text, msgspec.structs.replace(source, text=said.text))
                    )
        elif not told.claims and told.label:
            self.leftover.append(Leftover(told.label, cell.text.strip(), cell_source(table, cell, self.file)))

    def _is_application_year(self, span: Span, line: str) -> bool:
        """申报年度：2025年 over a form says when it is handed in, not what its figures are of."""
        return span.kind == "year" and span.code == str(self.year) and not TARGETS.search(line)

    def _caption(self, above: list[Paragraph], sheet: str | None = None) -> Caption:
        """Units and period from the short lines right above a table, its sheet's name, then from the headings."""
        printed = [line for p in above[-4:] for line in p.text.split("\n")]
        lines = [line for line in reversed(printed) if len(line.strip()) <= _CAPTION_LENGTH]
        lines += [sheet] if sheet else []
        lines += [text for _, text in reversed(self.sections.headings)]
        # a sentence that leads to the table says its unit too: ……主要指标如下（单位：万元）：
        leading = [
            line for line in reversed(printed) if len(line.strip()) > _CAPTION_LENGTH and _UNIT_SAID.search(line)
        ]
        units: tuple[Unit, ...] = next((u for u in map(units_in_label, [*lines, *leading]) if u), ())
        # a table cut in two for its width has its caption once
        units = units if units or any(line.strip() for line in printed) else self.units
        self.units = units
        period = None
        for line in lines:
            spans = [s for s in read(line.strip(), self.year).spans if s.kind in ("year", "part", "month")]
            if len(spans) == 1 and not self._is_application_year(spans[0], line):
                period = spans[0].code
                break
        target = any(TARGETS.search(x) for x in lines[:3])
        return Caption(units, period, target, " ".join(reversed(lines[:2])), self._years(lines), self.noted)

    def _years(self, lines: list[str]) -> tuple[int, ...]:
        """Years that a line above a table lists one after another."""
        for line in lines[:3]:
            named = [y for s in read(line.strip(), self.year).spans if s.kind != "day" for y in s.years]
            if len(named) > 1 and len(set(named)) == len(named):
                return tuple(named)
        return ()
