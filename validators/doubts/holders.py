"""Which applications of the batch hold the same thing: an index by key, never pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from validators.doubts.subject import Batch, Subject

# so many are named; what a whole province holds is named by its number
_NAMED = 5

Holders = Mapping[str, tuple[str, ...]]
"""The ids of the applications that hold a key, in the batch's order; only keys that more than one holds."""


def holders(batch: Batch, keys_of: Callable[[Subject], Iterable[str]]) -> Holders:
    first: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    for subject in batch.subjects:
        id = subject.case.id
        for key in set(keys_of(subject)):
            earlier = first.setdefault(key, id)
            if earlier != id:
                more.setdefault(key, [earlier]).append(id)
    return {key: tuple(ids) for key, ids in more.items()}


def others(subject: Subject, found: Holders, keys: Iterable[str]) -> tuple[str, ...]:
    """The other applications that hold any of the keys, sorted."""
    return tuple(sorted({id for key in keys for id in found.get(key, ())} - {subject.case.id}))


def named(ids: tuple[str, ...]) -> str:
    """“甲”、“乙”; the first few where there are many."""
    words = "、".join(f"“{one}”" for one in ids[:_NAMED])
    return words if len(ids) <= _NAMED else f"{words}等{len(ids)}件"
