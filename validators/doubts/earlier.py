"""The earlier reports of an application's cluster: by its name, else by district and leading industry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model import Report
from pipeline.names import cluster_key
from validators.doubts.subject import Batch, Subject

_Key = tuple[str, ...]


def is_earlier(subject: Subject, report: Report) -> bool:
    """Whether the report is of a year before the application's; where a year is not known it may be."""
    year = subject.case.year
    return year is None or report.submission.year is None or report.submission.year < year


def own_earlier(subject: Subject) -> list[Report]:
    """Earlier reports of the same cluster; by district and industry only where one cluster fits."""
    known = subject.batch.once(_by_key)
    named = _found(subject, known, _fact(subject, "cluster_name"))
    if named:
        return named
    alike = _found(subject, known, _fact(subject, "district"), _fact(subject, "leading_industry"))
    return alike if len({one.submission.cluster_name for one in alike}) == 1 else []


def of_other_clusters(batch: Batch) -> list[Subject]:
    """The earlier applications of clusters that none of the batch is of."""
    here = {_key(_fact(subject, "cluster_name")) for subject in batch.subjects}
    return [one for one in batch.earlier if _key(_fact(one, "cluster_name")) not in here]


def own_earlier_cases(subject: Subject) -> list[Subject]:
    """The earlier applications of the same cluster, where their cases were kept."""
    found = subject.batch.once(_cases_by_key).get(_key(_fact(subject, "cluster_name")), ())
    year = subject.case.year
    return [one for one in found if year is None or one.case.year is None or one.case.year < year]


def _cases_by_key(batch: Batch) -> dict[_Key, list[Subject]]:
    found: dict[_Key, list[Subject]] = defaultdict(list)
    for subject in batch.earlier:
        if key := _key(_fact(subject, "cluster_name")):
            found[key].append(subject)
    return dict(found)


def _found(subject: Subject, known: Mapping[_Key, Sequence[Report]], *words: str | None) -> list[Report]:
    key = _key(*words)
    return [one for one in known.get(key, ()) if is_earlier(subject, one)] if key else []


def _by_key(batch: Batch) -> dict[_Key, list[Report]]:
    found: dict[_Key, list[Report]] = defaultdict(list)
    for report in batch.history:
        head = report.submission
        for key in (_key(head.cluster_name), _key(head.district, head.leading_industry)):
            if key:
                found[key].append(report)
    return dict(found)


def _key(*words: str | None) -> _Key:
    """What is compared; empty where a word is missing."""
    return tuple(cluster_key(word) for word in words if word) if all(words) else ()


def _fact(subject: Subject, name: str) -> str | None:
    fact = subject.case.fact(name)
    return fact.value if fact else None
