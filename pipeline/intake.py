"""Takes a batch in: finds the submissions, unpacks archives, hashes every file.

Nothing is read here. Each file received is listed, also one that cannot be taken out of its
archive; only what computers leave lying about (Thumbs.db, .DS_Store, ~$ lock files) is passed over.
"""

from __future__ import annotations

import hashlib
import itertools
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from pipeline import settings
from pipeline.archives import ArchiveError, Member, unpack
from pipeline.errors import EmptyBatch, MissingBatch, OutputNotWritable, UnopenedBatch
from pipeline.model import Failed, Problem

_ARCHIVES = (".zip", ".rar", ".7z")
_SYSTEM_FILES = {"thumbs.db", "desktop.ini", ".ds_store"}
_SYSTEM_FOLDERS = {"__macosx", "$recycle.bin", "system volume information"}
_LONGEST_ID = 200  # bytes; a folder's name may have 255, and reports put temporary names beside it
_LATER = "目前请先解压成同名文件夹再运行。"


class ReceivedFile(msgspec.Struct, frozen=True):
    """One file as received. `file` is its path inside the submission, NFC, `/`-separated.

    `path` is where its bytes lie, None where they could not be had; then `problem` says why.
    An archive that was unpacked is listed too, with `unpacked` set.
    """

    file: str
    sha256: str
    size: int
    path: Path | None
    problem: Problem | None = None
    unpacked: bool = False


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
    """Take in the folder or zip `batch`; what has to be unpacked lies in `work` as long as it is read.

    Raises MissingBatch, EmptyBatch, UnopenedBatch, and OutputNotWritable where `work` is full.
    """
    if not batch.exists():
        raise MissingBatch.at(batch)
    place = _places(work)
    members = _batch_members(batch, place)
    tops = sorted({member.name.split("/")[0] for member in members})
    folders = {top for top in tops if any(_is_below(member, top) for member in members)}
    archives = [top for top in tops if top not in folders and top.lower().endswith(_ARCHIVES)]
    if not folders and not archives:
        raise EmptyBatch.at(batch)
    loose = [member for member in members if "/" not in member.name and member.path and member.name not in archives]
    submissions, failed = [], []
    for name, id in _ids([*sorted(folders), *archives]).items():
        try:
            files = _inside(name, members) if name in folders else _opened(name, members, place)
            submissions.append(_submission(id, files, place))
        except ArchiveError as error:
            failed.append(Failed(id, error.problem.message))
    return Batch(
        documents=tuple(sorted((_received(member) for member in loose), key=lambda file: file.file)),
        submissions=tuple(sorted(submissions, key=lambda submission: submission.id)),
        failed=tuple(sorted(failed, key=lambda one: one.id)),
    )


# -- the batch --------------------------------------------------------------------------------------


def _batch_members(batch: Path, place: Callable[[str], Path]) -> list[Member]:
    if batch.is_dir():
        return _walk(batch)
    try:
        return _unwrapped(_applicants(unpack(batch, place)), batch.stem)
    except ArchiveError as error:
        raise UnopenedBatch.at(batch, error.problem.message) from error
    except OSError as error:
        raise OutputNotWritable.because(batch, error) from error


def _unwrapped(members: list[Member], stem: str) -> list[Member]:
    """A zip of a folder has the folder itself at its top; a zip of one application must not lose its own.

    The top folder is a wrapping when nothing stands beside it, it holds folders or archives, and either
    bears the zip's name, holds no loose papers, or only summary tables.
    """
    tops = {member.name.split("/")[0] for member in members}
    if len(tops) != 1:
        return members
    top = tops.pop()
    inner = [msgspec.structs.replace(m, name=m.name[len(top) + 1 :]) for m in members if m.name != top]
    loose = [m.name for m in inner if "/" not in m.name and not m.is_folder and not m.name.lower().endswith(_ARCHIVES)]
    holds_submissions = len(loose) < len(inner)
    is_wrapping = top == _nfc(stem) or not loose or all("汇总" in name for name in loose)
    return inner if holds_submissions and is_wrapping else members


def _ids(names: Sequence[str]) -> dict[str, str]:
    """Each folder's or archive's id: its name without the archive's ending, unless that leaves two alike."""
    bare = {name: _bare(name) if name.lower().endswith(_ARCHIVES) else name for name in names}
    count = Counter(bare.values())
    ids: dict[str, str] = {}
    for name in names:
        wanted = _fitting(bare[name] if count[bare[name]] == 1 else name)
        tries = (wanted if n == 1 else f"{wanted} ({n})" for n in itertools.count(1))
        ids[name] = next(one for one in tries if one not in ids.values())
    return ids


def _bare(name: str) -> str:
    bare = name.rsplit(".", 1)[0]
    return bare if bare.strip(". ") else name


def _fitting(id: str) -> str:
    """An id names a folder of the output, so it must not be too long for the disk."""
    data = id.encode()
    if len(data) <= _LONGEST_ID:
        return id
    return data[: _LONGEST_ID - 9].decode(errors="ignore") + "~" + hashlib.sha256(data).hexdigest()[:8]


# -- one submission ---------------------------------------------------------------------------------


def _is_below(member: Member, top: str) -> bool:
    return member.name.startswith(top + "/") or (member.is_folder and member.name == top)


def _inside(folder: str, members: Iterable[Member]) -> list[Member]:
    head = folder + "/"
    return [msgspec.structs.replace(m, name=m.name[len(head) :]) for m in members if m.name.startswith(head)]


def _opened(archive: str, members: Iterable[Member], place: Callable[[str], Path]) -> list[Member]:
    member = next(member for member in members if member.name == archive)
    if member.path is None:
        raise ArchiveError("damaged", member.problem.message if member.problem else "压缩包取不出来。请重新报送。")
    if not archive.lower().endswith(".zip"):
        raise ArchiveError("unsupported", f"暂不能打开 {archive.rsplit('.', 1)[1].lower()} 格式的压缩包。{_LATER}")
    found = _applicants(unpack(member.path, place))
    tops = {one.name.split("/")[0] for one in found}
    return _inside(_nfc(_bare(archive)), found) if tops == {_nfc(_bare(archive))} else found


def _submission(id: str, members: list[Member], place: Callable[[str], Path]) -> Submission:
    files = [file for member in members if not member.is_folder for file in _with_inner(member, place, 1)]
    if not files:
        raise ArchiveError("empty", "其中没有任何文件。请核对申报单位报送的材料是否漏放，补齐后再运行一次。")
    return Submission(id, tuple(sorted(files, key=lambda file: file.file)))


def _with_inner(member: Member, place: Callable[[str], Path], depth: int) -> list[ReceivedFile]:
    """The file, and where it is a zip archive, what is in it, under the archive's own path."""
    received = _received(member)
    if received.path is None or not _is_plain_zip(received):
        return [received]
    if depth > settings.ARCHIVE_DEPTH:
        problem = Problem("nested", "压缩包层层嵌套过深，未再解压。请申报单位解压后以文件夹形式报送。")
        return [msgspec.structs.replace(received, problem=problem)]
    try:
        found = _applicants(unpack(received.path, place))
    except ArchiveError as error:
        return [msgspec.structs.replace(received, problem=error.problem)]
    inner = [msgspec.structs.replace(one, name=f"{member.name}/{one.name}") for one in found if not one.is_folder]
    files = [file for one in inner for file in _with_inner(one, place, depth + 1)]
    return [msgspec.structs.replace(received, unpacked=True), *files]


def _is_plain_zip(file: ReceivedFile) -> bool:
    """Office files and OFD are zips too; only what is named a zip and holds none of their marks is unpacked."""
    if not file.file.lower().endswith(".zip") or file.path is None:
        return False
    try:
        with zipfile.ZipFile(file.path) as opened:
            return not {"[Content_Types].xml", "OFD.xml", "mimetype"} & set(opened.namelist())
    except (zipfile.BadZipFile, OSError):
        return True


# -- files ------------------------------------------------------------------------------------------


def _walk(folder: Path) -> list[Member]:
    """Everything below a folder. Links are listed, never followed: they may lead anywhere."""
    members = []
    for path in sorted(folder.rglob("*")):
        name = readable(path.relative_to(folder).as_posix())
        if path.is_symlink():
            members.append(Member(name, None, Problem("link", "这是一个快捷链接，不是文件本身。请放入文件本身。")))
        elif path.is_dir():
            members.append(Member(name, None))
        elif path.is_file():
            members.append(Member(name, path))
    return _applicants(members)


def _applicants(members: list[Member]) -> list[Member]:
    """The members that applicants sent, with names in NFC."""
    return [
        msgspec.structs.replace(member, name=_nfc(member.name)) for member in members if not is_systems(member.name)
    ]


def is_systems(name: str) -> bool:
    """Whether it is what computers leave lying about, or lies in such a folder; `name` is `/`-separated."""
    *folders, last = name.lower().split("/")
    if any(part in _SYSTEM_FOLDERS for part in [*folders, last]):
        return True
    return last in _SYSTEM_FILES or last.startswith(("~$", "._", ".~lock"))


def readable(name: str) -> str:
    """A name whose bytes are no UTF-8 comes from an old Chinese Windows share: it is GBK then."""
    data = name.encode("utf-8", errors="surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _received(member: Member) -> ReceivedFile:
    """The file with its hash; what has no bytes is known by the hash of nothing."""
    nothing = hashlib.sha256(b"").hexdigest()
    if member.path is None:
        return ReceivedFile(member.name, nothing, 0, None, member.problem)
    try:
        with member.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return ReceivedFile(member.name, digest, member.path.stat().st_size, member.path)
    except OSError as error:
        problem = Problem("no_access", f"文件打不开（{error.strerror}）。请检查该文件的访问权限后再运行一次。")
        return ReceivedFile(member.name, nothing, 0, None, problem)


def _places(work: Path) -> Callable[[str], Path]:
    """Fresh paths with running numbers in the work folder."""
    numbers = itertools.count(1)
    return lambda ending: work / f"{next(numbers):06d}{ending}"
