"""Which of the statements that contradict each other is the odd one out.

Statements of one figure that can be true together make one claim. A claim is the more suspect,
the more relations it breaks; the less, the more relations it keeps and the more documents state it.
Where no claim stands out, none is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.interval import Interval
from validators.doubts.relations import ties
from validators.doubts.subject import Subject


class Claims:
    """The claims of one application with their scores."""

    def __init__(self, subject: Subject) -> None:
        self._of: dict[int, int] = {}
        self._members: list[list[int]] = []
        self._score: Counter[int] = Counter()
        for numbers in subject.cells.values():
            self._group(subject, numbers)
        for tie in ties(subject):
            for claim in {self._of[number] for number in tie.figures if number in self._of}:
                self._score[claim] += -1 if tie.holds else 1

    def suspects(self, contests: Iterable[Sequence[int]]) -> set[int]:
        """The claims that stand out, at most one for each contest."""
        return {claim for contest in contests for claim in self._outstanding(contest)}

    def _outstanding(self, contest: Sequence[int]) -> set[int]:
        involved = {self._of[number] for number in contest if number in self._of}
        if len(involved) < 2:
            return set()
        highest = max(self._score[claim] for claim in involved)
        top = {claim for claim in involved if self._score[claim] == highest}
        return top if len(top) == 1 else set()

    def behind(self, numbers: Iterable[int]) -> frozenset[int]:
        """The claims that these statements make."""
        return frozenset(self._of[number] for number in numbers if number in self._of)

    def statements(self, claims: set[int], numbers: Sequence[int]) -> tuple[int, ...]:
        """Those of the statements that make these claims."""
        return tuple(number for number in numbers if self._of.get(number) in claims)

    def _group(self, subject: Subject, numbers: Sequence[int]) -> None:
        start = len(self._members)
        spans: list[Interval] = []
        for number in numbers:
            interval = subject.figure(number).interval
            at = next(
                (i for i, members in enumerate(self._members[start:]) if self._fits(subject, interval, members)), None
            )
            if at is None:
                at = len(self._members) - start
                self._members.append([])
                spans.append(interval)
            self._members[start + at].append(number)
            self._of[number] = start + at
        rivals = len(self._members) - start - 1
        for claim in range(start, len(self._members)):
            files = {subject.figure(number).source.file for number in self._members[claim]}
            self._score[claim] += rivals - (len(files) - 1)

    @staticmethod
    def _fits(subject: Subject, interval: Interval, members: Sequence[int]) -> bool:
        return all(interval.meets(subject.figure(member).interval) for member in members)
