"""Takes a batch in: finds the submissions, unpacks archives, hashes every file.

Nothing is read here. Each file received is listed, also one that cannot be taken out of its
archive; only what computers leave lying about (Thumbs.db, .DS_Store, ~$ lock files) is passed over.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from pipeline import settings
from pipeline.archives import Allowance, ArchiveError, Budget, Member, is_archive, unpack
from pipeline.archives.names import distinct, is_named_archive, nfc, volume_set, without_ending
from pipeline.errors import EmptyBatch, MissingBatch, OutputNotWritable, UnopenedBatch
from pipeline.folder import applicants, walk
from pipeline.model import Failed
from pipeline.received import ReceivedFile, receive, stamp
from pipeline.submission_ids import submission_ids

__all__ = ["Batch", "ReceivedFile", "Submission", "take_in"]

Folders = Iterator[Path]


class Submission(msgspec.Struct, frozen=True):
    """One application's files, sorted by their names."""

    id: str
    files: tuple[ReceivedFile, ...]


class Batch(msgspec.Struct, frozen=True):
    """What came in: files at the top, submissions by id, and those that could not be opened at all."""

    documents: tuple[ReceivedFile, ...]
    submissions: tuple[Submission, ...]
    failed: tuple[Failed, ...]


def take_in(batch: Path, work: Path) -> Batch:
    """Take in the folder or archive `batch`; what has to be unpacked lies in `work` as long as it is read.

    Raises MissingBatch, EmptyBatch, UnopenedBatch, and OutputNotWritable where `work` is full.
    """
    if not batch.exists():
        raise MissingBatch.at(batch)
    fresh = (work / f"{number:06d}" for number in itertools.count(1))
    try:
        return _sorted_out(batch, _batch_members(batch, fresh), fresh)
    except OSError as error:
        raise OutputNotWritable.because(work, error) from error


def _sorted_out(batch: Path, members: list[Member], fresh: Folders) -> Batch:
    folders = sorted({member.name.split("/")[0] for member in members if "/" in member.name or member.is_folder})
    at_top = [member for member in members if "/" not in member.name and not member.is_folder]
    archives = [member for member in at_top if _is_archive(member)]
    if not folders and not archives:
        raise EmptyBatch.at(batch)
    sets = _by_set(archives)
    submissions, failed = [], []
    for name, id in submission_ids(folders, list(sets)).items():
        try:
            submissions.append(_submission(id, name, members, sets, fresh))
        except ArchiveError as error:
            failed.append(Failed(id, error.problem.message))
    return Batch(
        documents=tuple(receive(member) for member in at_top if member not in archives),
        submissions=tuple(sorted(submissions, key=lambda submission: submission.id)),
        failed=tuple(sorted(failed, key=lambda one: one.id)),
    )


# -- the batch --------------------------------------------------------------------------------------


def _batch_members(batch: Path, fresh: Folders) -> list[Member]:
    try:
        if batch.is_dir():
            return applicants(walk(batch))
        whole = Member(batch.name, batch)
        return _unwrapped(_unpacked(whole, Allowance(Budget.of_batch(), batch.stat().st_size), fresh), batch.name)
    except ArchiveError as error:
        raise UnopenedBatch.at(batch, error.problem.message) from error
    except PermissionError as error:
        raise UnopenedBatch.at(batch, "没有读取权限。请开通权限后再运行一次。") from error


def _unwrapped(members: list[Member], archive: str) -> list[Member]:
    """An archive of a folder has the folder itself at its top; one of one application must not lose its own.

    The top folder is a wrapping when nothing stands beside it, it holds folders or archives, and either
    bears the archive's name, holds no loose papers, or only summary tables.
    """
    tops = {member.name.split("/")[0] for member in members}
    if len(tops) != 1:
        return members
    top = tops.pop()
    inner = _inside(top, members)
    loose = [m.name for m in inner if "/" not in m.name and not m.is_folder and not _is_archive(m)]
    holds_submissions = len(loose) < len(inner)
    is_wrapping = top == nfc(without_ending(archive)) or not loose or all("汇总" in name for name in loose)
    return inner if holds_submissions and is_wrapping else members


def _is_archive(member: Member) -> bool:
    return is_named_archive(member.name) if member.path is None else is_archive(member.name, member.path)


def _by_set(archives: Sequence[Member]) -> dict[str, list[Member]]:
    """The archives by name; volumes of one archive that lie side by side are one."""
    sets: dict[str, list[Member]] = {}
    for member in archives:
        sets.setdefault(volume_set(member.name) or member.name, []).append(member)
    # What stands alone keeps its own name
    return {name if len(found) > 1 else found[0].name: found for name, found in sets.items()}


# -- one submission ---------------------------------------------------------------------------------


def _submission(
    id: str, name: str, members: Sequence[Member], sets: Mapping[str, list[Member]], fresh: Folders
) -> Submission:
    """The submission in the folder or the archive `name`. Raises ArchiveError where there is nothing to read."""
    budget = Budget.of_submission()
    if name in sets:
        found, allowance = _opened(sets[name], budget, fresh)
    else:
        found, allowance = _inside(name, members), None
    files = [file for member in found if not member.is_folder for file in _with_inner(member, budget, allowance, fresh)]
    if not files:
        raise ArchiveError("empty_submission")
    names = distinct(file.file for file in files)
    named = [msgspec.structs.replace(file, file=name) for file, name in zip(files, names, strict=True)]
    return Submission(id, tuple(sorted(named, key=lambda file: file.file)))


def _inside(folder: str, members: Iterable[Member]) -> list[Member]:
    head = folder + "/"
    return [msgspec.structs.replace(m, name=m.name[len(head) :]) for m in members if m.name.startswith(head)]


def _opened(volumes: Sequence[Member], budget: Budget, fresh: Folders) -> tuple[list[Member], Allowance]:
    """What is in the archive of a submission, without a folder around it that only repeats its name."""
    if len(volumes) > 1:
        raise ArchiveError("volumes")
    (member,) = volumes
    if member.path is None:
        raise ArchiveError("damaged", member.problem.message if member.problem else None)
    allowance = Allowance(budget, _size(member.path))
    found = _unpacked(member, allowance, fresh)
    own = nfc(without_ending(member.name))
    tops = {one.name.split("/")[0] for one in found}
    return (_inside(own, found) if tops == {own} else found), allowance


def _with_inner(
    member: Member, budget: Budget, allowance: Allowance | None, fresh: Folders, depth: int = 1
) -> list[ReceivedFile]:
    """The file, and where it is an archive, what is in it, under the archive's own path."""
    received = receive(member)
    if received.path is None or not is_archive(member.name, received.path):
        return [received]
    try:
        if depth > settings.ARCHIVE_DEPTH:
            raise ArchiveError("nested")
        allowance = allowance or Allowance(budget, received.size)
        found = [one for one in _unpacked(member, allowance, fresh) if not one.is_folder]
        if not found:
            raise ArchiveError("empty")
    except ArchiveError as error:
        return [msgspec.structs.replace(received, problem=error.problem)]
    inner = [msgspec.structs.replace(one, name=f"{member.name}/{one.name}") for one in found]
    files = [file for one in inner for file in _with_inner(one, budget, allowance, fresh, depth + 1)]
    return [msgspec.structs.replace(received, unpacked=True), *files]


def _unpacked(member: Member, allowance: Allowance, fresh: Folders) -> list[Member]:
    """What applicants put into the archive. One that changes meanwhile looks damaged and is named as changed."""
    assert member.path is not None
    before = stamp(member.path)
    try:
        found = unpack(member.path, next(fresh), allowance)
    except ArchiveError as error:
        if stamp(member.path) != before:
            raise ArchiveError("changed") from error
        if error.problem.code == "damaged" and volume_set(member.name):
            raise ArchiveError("volumes") from error
        raise
    if stamp(member.path) != before:
        raise ArchiveError("changed")
    return applicants(found)


def _size(path: Path) -> int:
    found = stamp(path)
    return found[0] if found else 0
