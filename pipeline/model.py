"""The plain frozen data that travels from the readers to the reports.

Content is what a reader saw in one file; an Extraction is what was understood of it;
a Case is one application as the judges see it; a Report is what the bureau gets
(the shape of `report.json`). Nothing here computes anything.

Positions are PDF points from the top left corner of a page; pages count from 1,
table rows and columns, paragraphs and tables from 0.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from pipeline.interval import Interval

Box = tuple[float, float, float, float]

Role = Literal[
    "application_form", "recommendation_summary", "development_plan", "statistics_proof", "enterprise_list",
    "patent_list", "title_list", "compliance_proof", "operator_proof", "audit_report", "annual_report",
    "archive", "other",
]  # fmt: skip
ReadStatus = Literal["read", "partial", "unreadable"]
FigureStatus = Literal["actual", "preliminary", "estimate", "target"]
Method = Literal["table", "text", "list", "derived"]
Verdict = Literal["pass", "fail", "undetermined", "review", "not_applicable"]
RosterKind = Literal["enterprise", "patent", "title", "platform", "standard"]
Reason = Literal["missing", "rounding", "reading", "conflict", "unverified_threshold", "judgement"]
Severity = Literal["note", "query", "doubt"]
Level = Literal["clear", "query", "doubt"]
Choice = Literal["kept", "explained", "withdrawn"]
GroundFor = Literal["labelled", "sentence", "counted", "reread", "adds_up", "follows", "stated_alike"]
GroundAgainst = Literal[
    "drawn_on", "unit_assumed", "year_assumed", "year_unclear", "far_off", "of_a_part", "of_others", "one_of_many",
    "contradicted", "broken_off", "not_whole", "out_of_reach", "may_lack_rows", "pixels_unclear",
    "reread_otherwise", "adds_not", "follows_not", "stated_otherwise",
]  # fmt: skip
# The contract: a figure of this confidence or more is given as certain
SURE = 0.9
Kind = Literal[
    "completeness", "legibility", "arithmetic", "unit", "conflict", "period", "scope", "identifier", "title",
    "patent", "duplicate", "reuse", "integrity", "issuer", "history", "plausibility", "threshold",
]  # fmt: skip


# -- what a reader saw ------------------------------------------------------------------------------


class Line(msgspec.Struct, frozen=True):
    """One printed line. `confidence` is below 1 only where the text came from pixels."""

    text: str
    page: int | None = None
    bbox: Box | None = None
    confidence: float = 1.0


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running text, wrapped lines rejoined.

    `starts[i]` is the offset in `text` at which `lines[i]` begins, so that a phrase finds its line.
    `heading` is 0 for body text and the level for headings. `number` counts Word paragraphs.
    """

    text: str
    lines: tuple[Line, ...] = ()
    starts: tuple[int, ...] = ()
    heading: int = 0
    number: int | None = None
    place: Literal["body", "header", "footer", "textbox", "footnote", "comment"] = "body"


class Cell(msgspec.Struct, frozen=True):
    """The anchor of a table cell with its spans; covered positions have no Cell of their own.

    Lines wrapped by the cell's width are rejoined, real line breaks stay as newlines.
    `reference` is a spreadsheet's own name of the cell ("B3"). `tables` are nested tables, whose
    text is not repeated in `text`.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    bbox: Box | None = None
    reference: str | None = None
    hidden: bool = False
    confidence: float = 1.0
    tables: tuple[Table, ...] = ()


class Table(msgspec.Struct, frozen=True, tag="table"):
    """One table; where it runs over pages it is still one, and its cells keep their own page."""

    number: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    page: int | None = None
    bbox: Box | None = None
    sheet: str | None = None


class Page(msgspec.Struct, frozen=True):
    """One page; `kind` says what the first look found. Width and height in points.

    `image` is the digest of the pixels that a page was read from: the same for the same scan in two files.
    """

    number: int
    width: float
    height: float
    kind: Literal["text", "scan", "garbled", "blank"] = "text"
    ocr: bool = False
    lines: tuple[Line, ...] = ()
    image: str | None = None


class Remark(msgspec.Struct, frozen=True):
    """Something about the file itself that a reviewer may want to know, with its place.

    Codes: tracked_insertion, tracked_deletion, comment, hidden_text, hidden_sheet, hidden_row,
    hidden_column, repeated_header; seal (its words), signature and signature_changed, signature_broken,
    signature_unclear (who signed, and whether what was signed is unchanged, in Chinese);
    revised_number (an earlier state of the file printed `before`), mixed_fonts (`context` names the typefaces);
    unlike_image, unlike_layer, unlike_parse (a number that a second reading of its place does not confirm: `text`
    as read, `context` as at the second reading, empty where nothing is to be seen there).
    `text` holds the words concerned, `context` what stands around them.
    """

    code: str
    text: str
    context: str = ""
    page: int | None = None
    bbox: Box | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    before: str | None = None


class Problem(msgspec.Struct, frozen=True):
    """Why something could not be read; `message` is Chinese and says what to do next."""

    code: str
    message: str


class Content(msgspec.Struct, frozen=True):
    """One file as a reader saw it: its blocks in the order of the document.

    `format` is the true format found from the bytes ("docx", "pdf", "xlsx", ...), not the name's ending.
    """

    format: str
    status: ReadStatus = "read"
    problem: Problem | None = None
    pages: tuple[Page, ...] = ()
    blocks: tuple[Paragraph | Table, ...] = ()
    remarks: tuple[Remark, ...] = ()
    properties: dict[str, str] = {}


# -- what was understood ----------------------------------------------------------------------------


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a statement stands. `file` is the path inside the submission, "../name" at the batch's top."""

    file: str
    page: int | None = None
    bbox: Box | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    text: str | None = None


QuantityKind = Literal["number", "percent", "points", "money", "measure", "count", "period"]


class Quantity(msgspec.Struct, frozen=True):
    """A number phrase as read out of a text: `text[start:end]`.

    `value`, `low`, `high` are in the base unit of the kind: money in 元, percent and points as the number
    before %, area in 平方公里, counts and measures in `unit`.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    hedge: str | None = None


class Fact(msgspec.Struct, frozen=True):
    """A text value, such as the name of the cluster."""

    name: str
    value: str
    source: Source


class Ground(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a figure is believed, or what stands against it; `figures` are the other ones that say so, by index."""

    code: GroundFor | GroundAgainst
    figures: tuple[int, ...] = ()


class Figure(msgspec.Struct, frozen=True):
    """One numeric statement with its place; value and ends in the indicator's canonical unit."""

    indicator: str
    period: str | None
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    raw: str
    status: FigureStatus
    scope: str | None
    source: Source
    method: Method
    ocr: bool
    confidence: float
    inputs: tuple[Source, ...] = ()
    grounds: tuple[Ground, ...] = ()

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)


class Pair(msgspec.Struct, frozen=True):
    """A label and the value that belongs to it in a form, whether the label is known or not; the value's place."""

    label: str
    value: str
    source: Source = Source("")


class Leftover(msgspec.Struct, frozen=True):
    """What stood in a labelled place and was not understood."""

    label: str
    text: str
    source: Source


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row of a list of firms, patents, titles, innovation platforms or standards.

    `fields` by column code: name, uscc, town, is_sme, is_leading, output, rd, employees, title,
    certificate, issued, expires, patent_name, patent_number, holder, applied, granted, kind, status,
    platform, standard_number, standard_name.
    Dates are ISO; is_sme and is_leading are "yes" or "no"; amounts are decimal strings in the canonical
    unit of the indicator of that name. What is not understood stays under the head as printed.
    `certainty` is the recogniser's of the row's amounts: below 1 only where the row came from pixels.
    """

    fields: dict[str, str]
    source: Source
    certainty: float = 1.0


class Printed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A number of a table with its heads; `low` to `high` in the base unit of its kind, None where open.

    A sum of several cells has neither row nor column, and says in `text` what was added.
    """

    label: str
    text: str
    low: Decimal | None
    high: Decimal | None
    row: int | None = None
    column: int | None = None
    scale: Decimal = Decimal(1)
    """How much one of the printed unit is in the base unit."""

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)


class Way(msgspec.Struct, frozen=True):
    """One way to reckon a number from others: growth in percent of the first on the second, their difference in
    their own unit or (points) in percentage points, the first as a share in percent of the second, the only one (sum),
    or the average yearly growth in percent over all, oldest first. `name` tells ways apart within a group.
    """

    rule: Literal["growth", "change", "points", "share", "sum", "average"]
    operands: tuple[Printed, ...]
    name: str = ""


class Reckoning(msgspec.Struct, frozen=True):
    """A number that follows from others of its table, as their heads say; true if any of its ways gives it.

    What heads belong to what is borne out by the other numbers of the `group`: a column of rates, a row of totals.
    `alone` says that the heads leave no choice, so that a group of one can be judged.
    """

    group: str
    result: Printed
    ways: tuple[Way, ...]
    source: Source
    alone: bool = False


class Roster(msgspec.Struct, frozen=True):
    """A list as found in one table: of firms, patents, titled firms, innovation platforms or standards.

    `partial` says that it shows only some by its own words, or that rows of it could not be read: it is not counted.
    """

    kind: RosterKind
    file: str
    title: str
    entries: tuple[Entry, ...]
    period: str | None = None
    partial: bool = False


class Passage(msgspec.Struct, frozen=True):
    """A paragraph of running text with the headings above it, for rules that a person judges."""

    text: str
    heading: str
    role: Role
    source: Source


class PageImage(msgspec.Struct, frozen=True):
    """A page that was read from its pixels, with their digest."""

    page: int
    digest: str


class Document(msgspec.Struct, frozen=True):
    """One received file and what became of it."""

    file: str
    sha256: str
    format: str
    role: Role
    status: ReadStatus
    pages: int | None = None
    ocr_pages: int | None = None
    issuer: str | None = None
    date: str | None = None
    problem: Problem | None = None
    title: str | None = None


class Extraction(msgspec.Struct, frozen=True):
    """What was understood of one file. Sources carry the file's path inside the submission."""

    document: Document
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    rosters: tuple[Roster, ...] = ()
    passages: tuple[Passage, ...] = ()
    pairs: tuple[Pair, ...] = ()
    leftover: tuple[Leftover, ...] = ()
    remarks: tuple[Remark, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    page_images: tuple[PageImage, ...] = ()
    properties: dict[str, str] = {}


class SummaryRow(msgspec.Struct, frozen=True):
    """One application's row of a recommendation summary table at the top of the batch."""

    cluster_name: str
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]


# -- what is judged ---------------------------------------------------------------------------------


class Value(msgspec.Struct, frozen=True):
    """The one figure the application stands on for an indicator and period; indices into figures."""

    indicator: str
    period: str | None
    figure: int
    others: tuple[int, ...] = ()


class Case(msgspec.Struct, frozen=True):
    """One application as the judges see it. `figures` hold the summary table's too (file "../name").

    `remarks` and `page_images` go with the file they belong to; `properties` are what each file says of itself
    (author, created, modified, ...), by file.
    """

    id: str
    year: int | None
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    values: tuple[Value, ...] = ()
    rosters: tuple[Roster, ...] = ()
    passages: tuple[Passage, ...] = ()
    remarks: tuple[tuple[str, Remark], ...] = ()
    leftover: tuple[Leftover, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    page_images: tuple[tuple[str, PageImage], ...] = ()
    properties: dict[str, dict[str, str]] = {}

    def fact(self, name: str) -> Fact | None:
        """The first fact of that name, the application form's first."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def value(self, indicator: str, period: str | None) -> Figure | None:
        """The figure the application stands on, or None where none was read."""
        for value in self.values:
            if value.indicator == indicator and value.period == period:
                return self.figures[value.figure]
        return None


# -- what the bureau gets ---------------------------------------------------------------------------


class Flip(msgspec.Struct, frozen=True):
    """The smallest change of a single figure after which a rule would answer otherwise; canonical unit."""

    indicator: str
    period: str | None
    value: Decimal
    verdict: Verdict


class Measure(msgspec.Struct, frozen=True):
    """What a rule measured, beside what it demands: both in `unit`, `demand` in the policy's own words.

    `low` to `high` are the true values that what was printed can stand for; None is open. `at_least` tells
    on which side of `bound` the demand lies.
    """

    name: str
    low: Decimal | None
    high: Decimal | None
    bound: Decimal
    at_least: bool
    demand: str
    unit: str


class RuleResult(msgspec.Struct, frozen=True):
    """The judgement on one rule; `explanation` is Chinese, `figures` are indices into the case's.

    `provisional` is what a threshold that is not verified would have answered.
    """

    rule: str
    clause: str
    title: str
    verdict: Verdict
    reason: Reason | None
    measured: str | None
    threshold: str | None
    explanation: str
    figures: tuple[int, ...] = ()
    evidence: tuple[Source, ...] = ()
    provisional: Verdict | None = None
    flip: Flip | None = None
    measures: tuple[Measure, ...] = ()


class Fold(msgspec.Struct, frozen=True):
    """A symptom folded under the finding that explains it."""

    check: str
    kind: Kind
    message: str


class Decision(msgspec.Struct, frozen=True):
    """What a reviewer decided on a finding: who, when (ISO, with the zone), why.

    `is_open` says that the evidence has changed since, so that it is to be looked at again.
    """

    choice: Choice
    by: str
    at: str
    why: str
    is_open: bool = False

    @property
    def settles(self) -> bool:
        """Whether nothing is left to ask."""
        return self.choice != "kept" and not self.is_open


class Finding(msgspec.Struct, frozen=True):
    """Something a reviewer should look at. `id` is the same for the same doubt over re-runs.

    `title` says in a few words what is doubted, `clause` which clause of the policy it concerns.
    """

    id: str
    check: str
    kind: Kind
    severity: Severity
    message: str
    indicators: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    related: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    likely: tuple[int, ...] = ()
    folds: tuple[Fold, ...] = ()
    title: str = ""
    clause: str = ""
    decision: Decision | None = None


class Review(msgspec.Struct, frozen=True):
    """How urgently a reviewer should look: 0..100, with the reasons in Chinese."""

    priority: float
    level: Level
    reasons: tuple[str, ...] = ()


class SubmissionHead(msgspec.Struct, frozen=True):
    id: str
    cluster_name: str | None
    district: str | None
    applicant: str | None
    leading_industry: str | None
    year: int | None


class RulesetName(msgspec.Struct, frozen=True):
    id: str
    version: str


class Report(msgspec.Struct, frozen=True):
    """report.json of one application, schema cluster-intake/report/1.

    `titles` are the answers to what the policy says of other levels' titles; `rosters` are the lists
    of firms, patents and titled firms as read.
    """

    submission: SubmissionHead
    ruleset: RulesetName
    date: str
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    values: tuple[Value, ...]
    eligibility: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    review: Review
    leftover: tuple[Leftover, ...] = ()
    titles: tuple[RuleResult, ...] = ()
    rosters: tuple[Roster, ...] = ()


class Failed(msgspec.Struct, frozen=True):
    """A submission that could not be processed; `problem` is Chinese."""

    id: str
    problem: str


class BatchReport(msgspec.Struct, frozen=True):
    """batch.json, schema cluster-intake/batch/1; `reports` most doubtful first.

    `unclaimed` are rows of the recommendation tables that belong to none of the applications.
    """

    ruleset: RulesetName
    year: int | None
    date: str
    documents: tuple[Document, ...]
    reports: tuple[Report, ...]
    failed: tuple[Failed, ...] = ()
    unclaimed: tuple[SummaryRow, ...] = ()
