"""Why a figure is believed, and what stands against it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from pipeline.model import Document, Figure, Ground, GroundFor, Role
from pipeline.report.labels import indicator_name, labels

_FOR = frozenset(get_args(GroundFor))
_MOST_NAMED = 3


def for_words(figure: Figure, figures: Sequence[Figure], documents: Sequence[Document]) -> tuple[str, ...]:
    """What speaks for it: 两次读取一致, 另有3处一致（申报表、统计部门证明）."""
    return tuple(_told(figure, figures, documents, speaks_for=True))


def against_words(figure: Figure, figures: Sequence[Figure], documents: Sequence[Document]) -> tuple[str, ...]:
    """What stands against it; empty for most."""
    return tuple(_told(figure, figures, documents, speaks_for=False))


def _told(
    figure: Figure, figures: Sequence[Figure], documents: Sequence[Document], *, speaks_for: bool
) -> Iterator[str]:
    roles = {document.file: document.role for document in documents}
    for ground in figure.grounds:
        if (ground.code in _FOR) == speaks_for:
            others = [figures[one] for one in ground.figures]
            yield _words(ground).format(
                count=len(others), papers=_listed(_paper(one, roles) for one in others), names=_names(figure, others)
            )


def _words(ground: Ground) -> str:
    tables = (labels().grounds_for.items(), labels().grounds_against.items())
    return next(words for table in tables for code, words in table if code == ground.code)


def _paper(figure: Figure, roles: Mapping[str, Role]) -> str:
    """The kind of paper it stands in; what lies beside the applications is the district's table."""
    return labels().roles[roles.get(figure.source.file, "recommendation_summary")]


def _names(figure: Figure, others: Sequence[Figure]) -> str:
    """What a figure follows from, or what follows from it; other years of it where there is nothing else."""
    named = [indicator_name(one.indicator) for one in others if one.indicator != figure.indicator]
    return _listed(named or ["其他年份的" + indicator_name(figure.indicator)])


def _listed(names: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(names))
    return "、".join(distinct[:_MOST_NAMED]) + ("等" if len(distinct) > _MOST_NAMED else "")
