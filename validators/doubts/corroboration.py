"""What the other figures of an application say of each: the same, otherwise, that it follows from them or does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.model import SURE, Case, Figure, Ground, GroundAgainst, GroundFor, Reckoning, Way
from validators.doubts.relations import ties
from validators.doubts.subject import Batch, Subject
from validators.doubts.table_reckoning import Cells, at_cell, broken_among, expected, figures_by_cell, gives, groups

_Code = GroundFor | GroundAgainst


def corroborated(case: Case) -> tuple[Figure, ...]:
    """The case's figures in their order, each with what the others say of it after what was said of it alone."""
    subject = Batch((case,)).subjects[0]
    said: dict[int, dict[_Code, tuple[int, ...]]] = defaultdict(dict)
    for number, code, others in (
        *_elsewhere(subject), *_reckoned(subject), *_unclear_reckoned(case), *_in_tables(subject),
    ):  # fmt: skip
        told = said[number].get(code, ())
        said[number][code] = tuple(dict.fromkeys((*told, *(one for one in others if one != number))))
    return tuple(
        msgspec.structs.replace(
            figure, grounds=(*figure.grounds, *(Ground(code, others) for code, others in said[number].items()))
        )
        for number, figure in enumerate(case.figures)
    )


_Said = Iterator[tuple[int, _Code, Sequence[int]]]


def _elsewhere(subject: Subject) -> _Said:
    """Safe statements of the same thing in other places and lists; those of another scope are another thing."""
    for cell, stated in subject.cells.items():
        numbers = [*stated, *subject.listed(*cell)]
        for number in numbers:
            own = subject.figure(number)
            others = [one for one in numbers if _is_another(subject.figure(one), own)]
            alike = [one for one in others if subject.figure(one).interval.meets(own.interval)]
            if alike:
                yield number, "stated_alike", alike
            if len(alike) < len(others):
                yield number, "stated_otherwise", [one for one in others if one not in alike]


def _is_another(one: Figure, own: Figure) -> bool:
    return one.source != own.source and (one.scope == own.scope or None in (one.scope, own.scope))


def _reckoned(subject: Subject) -> _Said:
    """Shares, growths and averages beside what they follow from; that a part is not above its whole says little."""
    for tie in ties(subject):
        if tie.code != "part_above_whole":
            holds = tie.holds or tie.by_rounding_mode
            for number in tie.figures:
                yield number, "follows" if holds else "follows_not", tie.figures


def _unclear_reckoned(case: Case) -> _Said:
    """Numbers whose digits were not read surely and from which, as read, a share, growth or average follows."""
    unclear = {number for number, figure in enumerate(case.figures) if _is_unclear(figure)}
    if not unclear:
        return
    figures = tuple(
        msgspec.structs.replace(figure, confidence=SURE) if number in unclear else figure
        for number, figure in enumerate(case.figures)
    )
    for tie in ties(Batch((msgspec.structs.replace(case, figures=figures),)).subjects[0]):
        if tie.code != "part_above_whole" and tie.holds:
            for number in sorted(unclear & set(tie.figures)):
                yield number, "follows", tie.figures


def _is_unclear(figure: Figure) -> bool:
    return figure.ocr and not figure.is_sure and any(ground.code == "pixels_unclear" for ground in figure.grounds)


def _in_tables(subject: Subject) -> _Said:
    """Figures in a row or column of a table that adds up, or does not."""
    cells = figures_by_cell(subject.case.figures)
    for members in groups(subject.case.reckonings).values():
        for one in members:
            fitting = [way for way in one.ways if expected(way) and gives(way, one.result)]
            for way in fitting[:1]:
                yield from _of_cells(subject, cells, one, way, "adds_up")
        for one in broken_among(members):
            yield from _of_cells(subject, cells, one, one.ways[0], "adds_not")


def _of_cells(subject: Subject, cells: Cells, reckoning: Reckoning, way: Way, code: _Code) -> _Said:
    """What is said of the cells of a reckoning; a cell of running text holds other numbers too."""
    found = [at_cell(cells, reckoning, printed) for printed in (reckoning.result, *way.operands)]
    known = [number for number in found if number is not None and subject.figure(number).method == "table"]
    for number in known:
        yield number, code, known
