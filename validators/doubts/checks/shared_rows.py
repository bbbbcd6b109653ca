"""A firm or a patent that stands in the lists of two applications of the batch.

A firm may work for two clusters, so it is asked about; its output must not be counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pipeline.model import Entry
from pipeline.roster_keys import firm_keys, patent_of
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import place

firms = Check("firm_two_applications", "duplicate", "query", "二（三）1", "同一企业列入两个申报集群")
patents = Check("patent_two_applications", "duplicate", "query", "二（二）5", "同一专利列入两个申报集群")

Index = dict[str, list[tuple[str, Entry]]]
Keys = Callable[[Entry], Iterable[str]]


@firms
def find_firms(subject: Subject) -> Iterator[Draft]:
    for key, mine, others in _shared(subject, "enterprise", firm_keys):
        yield Draft(
            key=key,
            message=(
                f"{firm_words(mine)}（{place(mine.source)}）同时列入申报材料{_names(others)}的企业名单。可能的原因：企业跨行业经营、"
                "在两地设有厂区、名单误列。请申报单位说明该企业归属，其产值、专利不应重复计算。"
            ),
            sources=(mine.source,),
            related=others,
            indicators=("firms_total",),
        )


@patents
def find_patents(subject: Subject) -> Iterator[Draft]:
    for key, mine, others in _shared(subject, "patent", _patent_keys):
        yield Draft(
            key=key,
            message=(
                f"专利“{mine.fields['patent_number']}”（{place(mine.source)}）同时列入申报材料{_names(others)}的专利清单。"
                "可能的原因：共有专利、权利人同属两个集群。请申报单位说明归属，同一专利不应重复计算。"
            ),
            sources=(mine.source,),
            related=others,
            indicators=("patents_valid",),
        )


def _patent_keys(entry: Entry) -> Iterable[str]:
    number = patent_of(entry)
    return (number,) if number else ()


def _names(others: tuple[str, ...]) -> str:
    return "、".join(f"“{other}”" for other in others)


def _shared(subject: Subject, kind: str, keys: Keys) -> Iterator[tuple[str, Entry, tuple[str, ...]]]:
    index = _index(subject.batch, kind, keys)
    seen: set[str] = set()
    for roster in subject.rosters(kind):
        for entry in roster.entries:
            found = {key: {owner for owner, _ in index[key]} - {subject.case.id} for key in sorted(keys(entry))}
            elsewhere = [key for key, owners in found.items() if owners]
            if elsewhere and not seen.intersection(found):
                seen.update(found)
                yield elsewhere[0], entry, tuple(sorted(set().union(*found.values())))


def _index(batch: Batch, kind: str, keys: Keys) -> Index:
    """Rows of every application by what identifies them, made once for a batch."""
    known = batch.memo.get(kind)
    if isinstance(known, dict):
        return known
    index: Index = defaultdict(list)
    for subject in batch.subjects:
        for roster in subject.rosters(kind):
            for entry in roster.entries:
                for key in keys(entry):
                    index[key].append((subject.case.id, entry))
    batch.memo[kind] = index
    return index
