"""One file, scan or letter that stands for two papers: in one application, in two of the batch, in two years.

A copy in another folder under the same name, the parts of a paper bound together again, and public papers that
many applications enclose are no matter. A letter that itself names this cluster is at home here, wherever else
it was handed in; one that two clusters of a district enclose without being named in it is only noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import PurePosixPath

from pipeline.model import Document, Report, Severity, Source
from pipeline.names import cluster_core
from validators.doubts.check import Check, Draft
from validators.doubts.earlier import is_earlier, own_earlier
from validators.doubts.holders import Holders, holders, named, others
from validators.doubts.papers import OWN, PROOFS, Keys, paper_keys
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import role_name

twice = Check("file_twice", "duplicate", "query", "二（三）1", "同一文件充作两份材料")
shared = Check("file_two_applications", "duplicate", "query", "二（三）1", "同一文件用于两件申报")
again = Check("file_of_earlier_year", "duplicate", "query", "二（三）1", "沿用往年提交的文件")

# what more applications than this enclose is a public paper
_MOST = 3
# founding papers and three-year plans hold for years
_LASTING = ("operator_proof", "development_plan")


@twice
def find_twice(subject: Subject) -> Iterator[Draft]:
    keys = _keys_of(subject)
    seen: set[tuple[str, ...]] = set()
    for how, files in _groups(keys):
        names = {PurePosixPath(file).name for file in files}
        if files in seen or len(names) == 1:
            continue
        seen.add(files)
        proofs = all(subject.role(file) in PROOFS for file in files)
        yield Draft(
            key="|".join(files),
            message=(
                f"{'、'.join(f'《{file}》' for file in files)}{_SAME[how]}，却以不同名称作为{len(files)}份材料提交。"
                "可能的原因：上传时误选文件、同一份材料用于多项证明而未注明。"
                "请申报单位核对各项应交的材料，补交缺少的一份，或注明一份材料对应哪几项。"
            ),
            sources=tuple(Source(file) for file in files),
            severity=None if proofs else "note",
        )
    yield from _shared_pages(subject, seen)


_SAME = {"file": "内容完全相同（文件逐字节一致）", "scan": "是同一份扫描件", "words": "文字和数字完全相同"}


def _groups(keys: Keys) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Files with a key in common and how they are the same, the strongest way first."""
    files: dict[str, list[str]] = defaultdict(list)
    for file, found in keys.items():
        for key in found:
            files[key].append(file)
    for key in sorted(files, key=lambda one: (tuple(_SAME).index(one.partition(":")[0]), sorted(files[one]))):
        if len(files[key]) > 1:
            yield key.partition(":")[0], tuple(sorted(files[key]))


def _shared_pages(subject: Subject, seen: set[tuple[str, ...]]) -> Iterator[Draft]:
    """One scanned page within two proofs; a proof bound into a larger file again is no matter."""
    pages: dict[str, dict[str, int]] = defaultdict(dict)
    for file, image in subject.case.page_images:
        if subject.role(file) in PROOFS:
            pages[file].setdefault(image.digest, image.page)
    holding: dict[str, list[str]] = defaultdict(list)
    for file, images in pages.items():
        for digest in images:
            holding[digest].append(file)
    for digest, files in sorted(holding.items(), key=lambda item: item[1]):
        for pair in combinations(sorted(files), 2):
            bound = any(pages[one].keys() <= pages[other].keys() for one, other in (pair, pair[::-1]))
            if bound or pair in seen or any(set(pair) <= set(group) for group in seen):
                continue
            seen.add(pair)
            yield Draft(
                key="|".join(pair),
                message=(
                    "、".join(f"《{file}》第{pages[file][digest]}页" for file in pair)
                    + "是同一页扫描件。可能的原因：扫描时装订有误、同一页用于两项证明。"
                    "请申报单位核对两份材料各自的完整原件。"
                ),
                sources=tuple(Source(file, page=pages[file][digest]) for file in pair),
            )


@shared
def find_shared(subject: Subject) -> Iterator[Draft]:
    known = subject.batch.once(_holders)
    for file, keys in _keys_of(subject).items():
        document = subject.documents[file]
        elsewhere = others(subject, known, keys)
        if not elsewhere or len(elsewhere) >= _MOST:
            continue
        how = next(how for how in _SAME if any(key in known for key in keys if key.startswith(how)))
        yield Draft(
            key=file,
            message=(
                f"{role_name(document.role)}《{file}》与申报材料{named(elsewhere)}中的一份文件{_SAME[how].removeprefix('是')}。"
                "可能的原因：同一单位为几个集群出具一份材料、共用公开资料、上传时误放。"
                "请申报单位说明该材料说的是哪个集群，必要时补交本集群的材料。"
            ),
            sources=(Source(file),),
            related=elsewhere,
            severity=_severity(subject, document, elsewhere),
        )


def _severity(subject: Subject, document: Document, elsewhere: Sequence[str]) -> Severity | None:
    if document.role not in (*PROOFS, *OWN) or _names_this_cluster(subject, document.file):
        return "note"
    districts = {_district(other) for other in subject.batch.by_id(elsewhere)}
    return "note" if document.role in PROOFS and districts == {_district(subject)} else None


def _names_this_cluster(subject: Subject, file: str) -> bool:
    """Whether the paper speaks of this cluster, by its name without place and ending."""
    fact = subject.case.fact("cluster_name")
    core = cluster_core(fact.value) if fact else ""
    return len(core) > 1 and any(
        core in passage.text for passage in subject.case.passages if passage.source.file == file
    )


def _district(subject: Subject) -> str | None:
    fact = subject.case.fact("district")
    return fact.value if fact else None


@again
def find_again(subject: Subject) -> Iterator[Draft]:
    known = subject.batch.once(_earlier_files)
    for document in subject.case.documents:
        report = next((one for one in known.get(document.sha256, ()) if is_earlier(subject, one)), None)
        if report is None or document.role not in (*PROOFS, *OWN):
            continue
        own = any(one is report for one in own_earlier(subject))
        if own and document.role in _LASTING:
            continue
        whose = "本集群" if own else f"“{report.submission.cluster_name or report.submission.id}”"
        yield Draft(
            key=document.file,
            message=(
                f"{role_name(document.role)}《{document.file}》"
                f"与{whose}{report.submission.year or '往'}年申报时提交的文件完全相同。"
                "可能的原因：上传时误选旧文件、材料仍在有效期内而未更新。请申报单位核对，提交本年度的材料或说明其仍然有效。"
            ),
            sources=(Source(document.file),),
            related=(report.submission.id,),
        )


def _earlier_files(batch: Batch) -> dict[str, list[Report]]:
    """Earlier reports by the hash of each file they were made from."""
    found: dict[str, list[Report]] = defaultdict(list)
    for report in batch.history:
        for document in report.documents:
            if document.sha256 and document.role != "archive":
                found[document.sha256].append(report)
    return dict(found)


def _keys_of(subject: Subject) -> Keys:
    return subject.batch.once(_keys).get(subject.case.id, {})


def _keys(batch: Batch) -> dict[str, Keys]:
    return {subject.case.id: paper_keys(subject) for subject in batch.subjects}


def _holders(batch: Batch) -> Holders:
    return holders(batch, lambda one: (key for keys in _keys_of(one).values() for key in keys))
