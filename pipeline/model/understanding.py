"""What was understood of the files: facts, figures, lists and passages, each with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from pipeline.interval import Interval
from pipeline.model.content import Box, Problem, ReadStatus, Remark

Role = Literal[
    "application_form", "recommendation_summary", "development_plan", "statistics_proof", "enterprise_list",
    "patent_list", "title_list", "compliance_proof", "operator_proof", "audit_report", "annual_report",
    "archive", "other",
]  # fmt: skip
FigureStatus = Literal["actual", "preliminary", "estimate", "target"]
Method = Literal["table", "text", "list", "derived"]
RosterKind = Literal["enterprise", "patent", "title", "platform", "standard"]
GroundFor = Literal["labelled", "sentence", "counted", "reread", "adds_up", "follows", "stated_alike"]
GroundAgainst = Literal[
    "drawn_on", "unit_assumed", "year_assumed", "year_unclear", "far_off", "whose_unsaid", "of_a_part", "of_others",
    "one_of_many", "contradicted", "broken_off", "not_whole", "out_of_reach", "may_lack_rows", "pixels_unclear",
    "digit_unclear", "reread_otherwise", "adds_not", "follows_not", "stated_otherwise",
]  # fmt: skip
# The contract: a figure of this confidence or more is given as certain
SURE = 0.9


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
