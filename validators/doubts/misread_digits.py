"""Figures read from pixels that one digit keeps from agreeing with what belongs to them: 63.3 of 83.6 is no 78.7%.

Where a share, growth, average or total is not what its inputs give, and one digit taken for its like in shape or one
lost mark explains it, the recogniser is as likely to be wrong as the applicant. So the figures that such a digit
could set right are unsure; none is changed, and where another place prints it alike nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.model import Case, Figure, Ground, Printed, Reckoning, Way
from validators.doubts.confusable_digits import misread_as, reprinted
from validators.doubts.relations import Tie, ties
from validators.doubts.subject import Batch, Subject
from validators.doubts.table_reckoning import Cells, at_cell, broken_among, figures_by_cell, gives, groups

# The only digit that explains it, or one of several figures that may hold it
_MISREAD, _MAY_BE_MISREAD = 0.5, 0.8


def misread_doubted(case: Case) -> tuple[Figure, ...]:
    """The case's figures in their order, those unsure that a digit read for its like would explain."""
    if not any(figure.ocr for figure in case.figures):
        return case.figures
    subject = Batch((case,)).subjects[0]
    suspected: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for able in (*_in_ties(subject), *_in_tables(subject)):
        for number in able:
            suspected[number].append(able)
    return tuple(
        _doubted(figure, suspected[number], number) if number in suspected else figure
        for number, figure in enumerate(case.figures)
    )


def _doubted(figure: Figure, suspects: Sequence[tuple[int, ...]], number: int) -> Figure:
    most = _MISREAD if any(len(able) == 1 for able in suspects) else _MAY_BE_MISREAD
    others = tuple(dict.fromkeys(one for able in suspects for one in able if one != number))
    return msgspec.structs.replace(
        figure,
        confidence=min(figure.confidence, most),
        grounds=(*figure.grounds, Ground("digit_unclear", others)),
    )


# -- what belongs together by what it is ------------------------------------------------------------


def _in_ties(subject: Subject) -> Iterator[tuple[int, ...]]:
    """For each relation that does not hold, the figures that one digit of theirs would make it hold with."""
    for tie in ties(subject):
        if tie.code == "part_above_whole" or tie.holds or tie.by_rounding_mode:
            continue
        able = tuple(
            number for number in tie.figures if _may_be_misread(subject, number) and _mends(subject, tie, number)
        )
        if able:
            yield able


def _mends(subject: Subject, tie: Tie, number: int) -> bool:
    return any(_holds(subject, tie, number, other) for other in misread_as(subject.figure(number)))


def _holds(subject: Subject, tie: Tie, number: int, other: Figure) -> bool:
    figures = list(subject.case.figures)
    figures[number] = other
    changed = Batch((msgspec.structs.replace(subject.case, figures=tuple(figures)),)).subjects[0]
    return any(one.holds for one in ties(changed) if (one.code, one.figures) == (tie.code, tie.figures))


# -- what belongs together in its table -------------------------------------------------------------


def _in_tables(subject: Subject) -> Iterator[tuple[int, ...]]:
    """For each number that the others of its table do not give, the figures that one digit would make fit."""
    cells = figures_by_cell(subject.case.figures)
    for members in groups(subject.case.reckonings).values():
        for broken in broken_among(members):
            able = tuple(sorted(set(_able_in(subject, cells, broken))))
            if able:
                yield able


def _able_in(subject: Subject, cells: Cells, broken: Reckoning) -> Iterator[int]:
    for way in broken.ways:
        for place, printed in enumerate((broken.result, *way.operands)):
            number = at_cell(cells, broken, printed)
            if number is None or not _may_be_misread(subject, number):
                continue
            figure = subject.figure(number)
            others = [changed for other in misread_as(figure) if (changed := reprinted(printed, figure, other))]
            if any(_gives(way, broken.result, place, changed) for changed in others):
                yield number


def _gives(way: Way, result: Printed, place: int, changed: Printed) -> bool:
    """Whether the way gives the result with another reading of the result (place 0) or of an operand."""
    if place == 0:
        return gives(way, changed)
    operands = (*way.operands[: place - 1], changed, *way.operands[place:])
    return gives(msgspec.structs.replace(way, operands=operands), result)


def _may_be_misread(subject: Subject, number: int) -> bool:
    """Whether a number rests on pixels alone: it was not read twice, and no other place prints it alike."""
    figure = subject.figure(number)
    if not figure.ocr or any(ground.code == "reread" for ground in figure.grounds):
        return False
    places = subject.stated(figure.indicator, figure.period)
    others = (subject.figure(one) for one in places if one != number)
    return not any(one.source != figure.source and one.interval.meets(figure.interval) for one in others)
