"""What a check is: a record that explains the doubt, and one generator function.

A check registers itself by decorating its function with its record. It yields Drafts; what all
findings have in common (stable id, sources, the rules that hang on it, folding) is added by
`validators.doubts.assembly`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from pipeline.model import Fold, Kind, Severity, Source
from validators.doubts.subject import Subject


class Draft(msgspec.Struct, frozen=True):
    """A doubt as a check states it.

    `key` tells the doubts of one check in one application apart and must not change over re-runs.
    Each of `contests` holds the indices of statements that cannot stand together; their sources and
    indicators are added to `sources` and `indicators`. `kind` and `severity` override the check's own.
    """

    key: str
    message: str
    contests: tuple[tuple[int, ...], ...] = ()
    sources: tuple[Source, ...] = ()
    indicators: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()
    kind: Kind | None = None
    severity: Severity | None = None

    @property
    def figures(self) -> tuple[int, ...]:
        """All statements concerned, each once."""
        return tuple(dict.fromkeys(number for contest in self.contests for number in contest))


Finder = Callable[[Subject], Iterator[Draft]]


class Check(msgspec.Struct, frozen=True):
    """A check's record. Calling it with a function registers the function."""

    code: str
    kind: Kind
    severity: Severity
    clause: str
    title: str

    def __call__(self, find: Finder) -> Finder:
        if self.code in _REGISTRY:
            raise ValueError(f"two checks are called {self.code}")
        _REGISTRY[self.code] = (self, find)
        return find


_REGISTRY: dict[str, tuple[Check, Finder]] = {}


def registered() -> tuple[tuple[Check, Finder], ...]:
    """All checks known so far with their functions, by code."""
    return tuple(_REGISTRY[code] for code in sorted(_REGISTRY))
