"""Whether what was dropped has arrived whole.

Nobody tells us when a copy ends. An entry has arrived when its whole listing is what it was at an
earlier look, at least the settle time ago by our own clock (a share's clock and the dates that come
with a copy prove nothing), no file in it bears a name of copies under way, and an archive opens.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from flows.inbox.archive_end import has_its_end
from flows.inbox.folders import Inbox, label
from pipeline.archives import is_archive
from pipeline.folder import readable
from pipeline.whole_file import write_whole

# What stays unfinished for so many settle times is not being copied any more
PATIENCE = 60
_ARCHIVE_NAMES = (".zip", ".7z", ".rar")
# Copies, downloads and documents open in an office program
_UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".crdownload", ".download", ".downloading", ".xltd", ".aria2")


class Sighting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry's listing, and since when (seconds of the epoch) it has been this one."""

    listing: str
    since: float


class Arrival(msgspec.Struct, frozen=True):
    """An entry at one look: taken when there is no `waits_for`; hopeless when there is a `reason`."""

    path: Path
    waits_for: str = ""
    reason: str = ""


def look(inbox: Inbox, settle: float, now: float) -> list[Arrival]:
    """Everything dropped, judged against the look before, which this one takes the place of.

    `settle` and `now` in seconds. Raises OSError where the inbox cannot be read or written.
    """
    kept = inbox.own / "seen.json"
    before = _seen(kept)
    seen: dict[str, Sighting] = {}
    arrivals = []
    for path in inbox.entries():
        name, digest = os.fsencode(path.name).hex(), listing(path)
        last = before.get(name)
        # A clock that was set back starts the wait again
        same = last is not None and last.listing == digest and last.since <= now
        seen[name] = last if last is not None and same else Sighting(digest, now)
        arrivals.append(_judged(path, now - seen[name].since, settle))
    waiting = {os.fsencode(one.path.name).hex() for one in arrivals if one.waits_for}
    write_whole(kept, msgspec.json.encode({name: seen[name] for name in seen if name in waiting}))
    return arrivals


def listing(entry: Path) -> str:
    """A digest of the names, sizes and times of everything in the entry. What vanishes meanwhile changes it."""
    digest = hashlib.sha256()
    for path in _within(entry):
        try:
            found = path.lstat()
            line = f"{found.st_mode}\0{found.st_size if not path.is_dir() else 0}\0{found.st_mtime_ns}"
        except OSError:
            line = "gone"
        digest.update(os.fsencode(path.relative_to(entry.parent)) + f"\0{line}\0".encode())
    return digest.hexdigest()


def _within(entry: Path) -> Iterator[Path]:
    """The entry itself and all below it, sorted; links are not followed."""
    yield entry
    if entry.is_dir() and not entry.is_symlink():
        yield from sorted(entry.rglob("*"))


def _no_batch(path: Path) -> str:
    if path.suffix.lower() in _ARCHIVE_NAMES:
        return "文件名是压缩包，内容却不是：可能改过名，也可能已经损坏。请把一批申报材料重新打包后再放入。"
    return "这是单个文件，不是一批材料。请把一批申报材料放在一个文件夹里（或打成一个压缩包）再放入。"


def _judged(path: Path, at_rest: float, settle: float) -> Arrival:
    if at_rest < settle:
        return Arrival(path, waits_for="等待传完")
    if path.is_symlink():
        return Arrival(path, reason="这是一个快捷链接，不是材料本身。请放入材料本身。")
    if path.is_file() and not is_archive(label(path), path):
        return Arrival(path, reason=_no_batch(path))
    unfinished = _unfinished(path)
    if not unfinished:
        return Arrival(path)
    if at_rest < settle * PATIENCE:
        return Arrival(path, waits_for=unfinished)
    return Arrival(path, reason=f"{unfinished}，等候已久仍是如此。请确认材料完整后重新放入。")


def _unfinished(entry: Path) -> str:
    """Why an entry at rest is not whole yet; empty when it is."""
    for path in _within(entry):
        if path.name.startswith("~$"):
            return f"有文件正被打开编辑（{label(path)}）"
        if path.name.lower().endswith(_UNFINISHED):
            return f"有文件没有传完（{readable(path.relative_to(entry.parent).as_posix())}）"
    if entry.is_file() and not has_its_end(entry):
        return "压缩包打不开，可能没有传完或已经损坏"
    return ""


def _seen(kept: Path) -> dict[str, Sighting]:
    """The look before. Without it everything counts as just come, which costs one settle time."""
    try:
        return msgspec.json.decode(kept.read_bytes(), type=dict[str, Sighting])
    except (FileNotFoundError, msgspec.MsgspecError):
        return {}
