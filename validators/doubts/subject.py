"""One application as the checks see it, and the batch it came with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from pipeline.model import Case, Document, Figure, Report, Role, Roster, RuleResult
from validators.references.model import References

T = TypeVar("T")

_STATED = ("actual", "preliminary")
_STOCKS = ("家", "件", "人")


class Batch:
    """All applications of a run, and what is known besides: earlier reports, earlier cases, reference tables."""

    def __init__(
        self,
        cases: Sequence[Case],
        results: Mapping[str, Sequence[RuleResult]] | None = None,
        history: Sequence[Report] = (),
        references: References | None = None,
        earlier: Sequence[Case] = (),
    ) -> None:
        self.subjects = tuple(Subject(case, (results or {}).get(case.id, ()), self) for case in cases)
        self.history = tuple(history)
        self.references = references or References()
        self.earlier = tuple(Subject(case, (), self) for case in earlier)
        self._by_id = {subject.case.id: subject for subject in self.subjects}
        self._made: dict[Callable[[Batch], object], object] = {}

    def by_id(self, ids: Iterable[str]) -> list[Subject]:
        return [self._by_id[id] for id in ids]

    def once(self, make: Callable[[Batch], T]) -> T:
        """What `make` gives for this batch, made the first time it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[return-value]


class Subject:
    """A case with the look-ups that checks share. Only statements that were read safely count."""

    def __init__(self, case: Case, results: Sequence[RuleResult], batch: Batch) -> None:
        self.case = case
        self.results = tuple(results)
        self.batch = batch
        self.documents = {document.file: document for document in case.documents}
        self._cells: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        self._listed: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for number, figure in enumerate(case.figures):
            if figure.status not in _STATED or not figure.is_sure:
                continue
            if figure.method == "list":
                self._listed[figure.indicator, self.period_of_list(figure)].append(number)
            elif figure.method != "derived":
                self._cells[figure.indicator, figure.period].append(number)
        self._chosen = {(value.indicator, value.period): value.figure for value in case.values}

    @property
    def years(self) -> tuple[str, ...]:
        """Y-3, Y-2, Y-1 as periods; empty where the application year is unknown."""
        year = self.case.year
        return () if year is None else tuple(str(year - back) for back in (3, 2, 1))

    def period_of_list(self, figure: Figure) -> str | None:
        """The year whose figures a list is held against: its own, or the last where it names none.

        A list of firms as of this February stands beside the number at the last year's end.
        """
        if not self.years:
            return figure.period
        later = figure.period is not None and figure.unit in _STOCKS and figure.period[:4] >= self.years[-1]
        return self.years[-1] if figure.period is None or later else figure.period

    @property
    def cells(self) -> Mapping[tuple[str, str | None], Sequence[int]]:
        """Indices of the safe statements by indicator and period."""
        return self._cells

    def figure(self, number: int) -> Figure:
        return self.case.figures[number]

    def stated(self, indicator: str, period: str | None) -> Sequence[int]:
        return self._cells.get((indicator, period), ())

    @property
    def listed_cells(self) -> Mapping[tuple[str, str | None], Sequence[int]]:
        """Indices of what lists that can be whole count or add up to, by indicator and the year they stand for."""
        return self._listed

    def listed(self, indicator: str, period: str | None) -> Sequence[int]:
        return self._listed.get((indicator, period), ())

    def chosen(self, indicator: str, period: str | None) -> int | None:
        """Index of the value the application stands on, if it was read safely."""
        number = self._chosen.get((indicator, period))
        return number if number is not None and number in self.stated(indicator, period) else None

    def beside(self, indicator: str, period: str | None, file: str) -> int | None:
        """The statement to reckon with for a claim made in `file`: that file's own, else the chosen one."""
        chosen = self.chosen(indicator, period)
        own = [number for number in self.stated(indicator, period) if self.figure(number).source.file == file]
        if chosen in own or not own:
            return chosen
        return min(own, key=lambda number: (_width(self.figure(number)), number))

    def role(self, file: str) -> Role:
        document = self.documents.get(file)
        if document is not None:
            return document.role
        return "recommendation_summary" if file.startswith("../") else "other"

    def is_scan(self, file: str) -> bool:
        """Whether pages of the file were read from their pixels, where a letter may be the recogniser's own."""
        document = self.documents.get(file)
        return document is not None and bool(document.ocr_pages)

    def with_role(self, *roles: Role) -> tuple[Document, ...]:
        return tuple(document for document in self.case.documents if document.role in roles)

    def rosters(self, kind: str) -> tuple[Roster, ...]:
        """The lists of that kind out of documents that were read whole."""
        return tuple(
            roster
            for roster in self.case.rosters
            if roster.kind == kind and roster.entries and self._whole(roster.file)
        )

    def _whole(self, file: str) -> bool:
        document = self.documents.get(file)
        return document is None or document.status == "read"


def _width(figure: Figure) -> tuple[bool, object]:
    if figure.low is None or figure.high is None:
        return (True, 0)
    return (False, figure.high - figure.low)
