"""A firm, a patent or a certificate that stands in the lists of two applications of the batch.

A firm may work for two clusters, so it is asked about; its output must not be counted twice. A certificate is
asked about only where the two name different firms as its holder: the same firm is asked about as a firm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.identifiers import hnte_certificate_is_valid, plain
from pipeline.model import Entry
from pipeline.roster_keys import firm_keys, patent_of
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.holders import Holders, holders, named, others
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import place

firms = Check("firm_two_applications", "duplicate", "query", "二（三）1", "同一企业列入两个申报集群")
patents = Check("patent_two_applications", "duplicate", "query", "二（二）5", "同一专利列入两个申报集群")
certificates = Check(
    "certificate_two_applications", "duplicate", "query", "二（二）3", "两件申报中不同企业使用同一证书编号"
)

# the reports of a batch would name each other without end
_RELATED = 20


@firms
def find_firms(subject: Subject) -> Iterator[Draft]:
    for key, mine, elsewhere in _shared(subject, "enterprise", firm_keys, subject.batch.once(_firm_holders)):
        yield Draft(
            key=key,
            message=(
                f"{firm_words(mine)}（{place(mine.source)}）同时列入申报材料{named(elsewhere)}的企业名单。可能的原因：企业跨行业经营、"
                "在两地设有厂区、名单误列。请申报单位说明该企业归属，其产值、专利不应重复计算。"
            ),
            sources=(mine.source,),
            related=elsewhere[:_RELATED],
            indicators=("firms_total",),
        )


@patents
def find_patents(subject: Subject) -> Iterator[Draft]:
    for key, mine, elsewhere in _shared(subject, "patent", _patent_keys, subject.batch.once(_patent_holders)):
        yield Draft(
            key=key,
            message=(
                f"专利“{mine.fields['patent_number']}”（{place(mine.source)}）同时列入申报材料{named(elsewhere)}的专利清单。"
                "可能的原因：共有专利、权利人同属两个集群。请申报单位说明归属，同一专利不应重复计算。"
            ),
            sources=(mine.source,),
            related=elsewhere[:_RELATED],
            indicators=("patents_valid",),
        )


@certificates
def find_certificates(subject: Subject) -> Iterator[Draft]:
    known = subject.batch.once(_certificate_holders)
    seen: set[str] = set()
    for entry in _rows(subject, "title"):
        for number in _certificate_keys(entry):
            same_firm = others(subject, known, _held(entry, number))
            strangers = tuple(id for id in others(subject, known, (number,)) if id not in same_firm)
            if strangers and number not in seen:
                seen.add(number)
                yield Draft(
                    key=number,
                    message=(
                        f"{firm_words(entry)}的证书编号{number}（{place(entry.source)}）在申报材料{named(strangers)}中列在另一家企业名下。"
                        "一个编号只对应一家企业。可能的原因：抄录笔误、企业更名。请核对证书原件。"
                    ),
                    sources=(entry.source,),
                    related=strangers[:_RELATED],
                    indicators=("hnte",),
                )


def _shared(
    subject: Subject, kind: str, keys: Callable[[Entry], Iterable[str]], known: Holders
) -> Iterator[tuple[str, Entry, tuple[str, ...]]]:
    """A key, the row, and the other applications that have it; each once."""
    seen: set[str] = set()
    for entry in _rows(subject, kind):
        found = [key for key in keys(entry) if key in known]
        elsewhere = others(subject, known, found)
        if elsewhere and not seen.intersection(found):
            seen.update(found)
            yield min(found), entry, elsewhere


def _rows(subject: Subject, kind: str) -> Iterator[Entry]:
    for roster in subject.rosters(kind):
        yield from roster.entries


def _patent_keys(entry: Entry) -> Iterable[str]:
    number = patent_of(entry)
    return (number,) if number else ()


def _certificate_keys(entry: Entry) -> Iterable[str]:
    number = plain(entry.fields.get("certificate", ""))
    return (number,) if hnte_certificate_is_valid(number) else ()


def _held(entry: Entry, number: str) -> list[str]:
    """The certificate together with whatever identifies its holder."""
    return [f"{number}|{firm}" for firm in firm_keys(entry)]


def _firm_holders(batch: Batch) -> Holders:
    return holders(batch, lambda one: (key for entry in _rows(one, "enterprise") for key in firm_keys(entry)))


def _patent_holders(batch: Batch) -> Holders:
    return holders(batch, lambda one: (key for entry in _rows(one, "patent") for key in _patent_keys(entry)))


def _certificate_holders(batch: Batch) -> Holders:
    return holders(
        batch,
        lambda one: (
            key
            for entry in _rows(one, "title")
            for number in _certificate_keys(entry)
            for key in (number, *_held(entry, number))
        ),
    )
