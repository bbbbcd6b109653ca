"""The inbox's own folders, and which of the things lying in it are batches.

INBOX/               batches are dropped here
INBOX/working/       taken, being processed; nobody else's hands
INBOX/done/          processed
INBOX/failed/        could not be processed, the reason beside each
INBOX/journal.jsonl  what was taken when, and what came of it
INBOX/.intake/       locks, and what was seen at the last look
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection
from pathlib import Path

import msgspec

from pipeline.archives.names import without_ending
from pipeline.errors import BadUsage, OutputNotWritable
from pipeline.folder import is_systems, readable
from pipeline.whole_file import write_whole

NOTICE = "使用说明.txt"
REASON = "-未能处理的原因.txt"
AGAIN = "改好后，请把材料重新放进收件文件夹。"
_NOTICE_TEXT = """把一批申报材料（一个文件夹，或一个压缩包）放进这个文件夹即可，材料传完后会自动开始处理。

working   正在处理的材料，请不要改动
done      已处理的材料，审核报告在报告文件夹中同名的文件夹里
failed    未能处理的材料，原因写在旁边的文本文件里；改好后把材料重新放进上一级文件夹即可
journal.jsonl   收件和处理的记录，供技术人员查看
"""


class Inbox(msgspec.Struct, frozen=True):
    """The folder `root` that batches are dropped into."""

    root: Path

    @property
    def working(self) -> Path:
        return self.root / "working"

    @property
    def done(self) -> Path:
        return self.root / "done"

    @property
    def failed(self) -> Path:
        return self.root / "failed"

    @property
    def journal(self) -> Path:
        return self.root / "journal.jsonl"

    @property
    def own(self) -> Path:
        return self.root / ".intake"

    def entries(self) -> list[Path]:
        """What was dropped, by name. Names that begin with a dot are copies still under way."""
        ours = {self.working, self.done, self.failed, self.journal, self.root / NOTICE}
        return [path for path in _things(self.root) if path not in ours]

    def taken(self) -> list[Path]:
        """What was claimed and is not put away yet, by name."""
        return _things(self.working)


def _things(folder: Path) -> list[Path]:
    names = sorted(os.listdir(folder))
    return [folder / name for name in names if not name.startswith(".") and not is_systems(name)]


def open_inbox(root: Path, out: Path) -> Inbox:
    """The inbox with its folders, made where they are not there. Raises BadUsage, OutputNotWritable."""
    inbox, home = Inbox(root.resolve()), out.resolve()
    if home == inbox.root or inbox.root in home.parents:
        raise BadUsage(f"报告文件夹“{out}”在收件文件夹之内，报告会被当作材料。请用 --out 另指定一个文件夹。")
    if not inbox.root.parent.is_dir():
        raise BadUsage(f"找不到“{inbox.root.parent}”，无法在其中建立收件文件夹。请检查路径是否写对、共享盘是否已连接。")
    if inbox.root.exists() and not inbox.root.is_dir():
        raise BadUsage(f"“{root}”是文件而不是文件夹。请用 --inbox 指定一个文件夹。")
    try:
        for folder in (inbox.working, inbox.done, inbox.failed, inbox.own):
            folder.mkdir(parents=True, exist_ok=True)
        write_whole(inbox.root / NOTICE, _NOTICE_TEXT.encode())
        inbox.entries()
    except OSError as error:
        raise not_usable(inbox, error) from error
    return inbox


def not_usable(inbox: Inbox, error: OSError) -> OutputNotWritable:
    """The inbox cannot be read or written: nothing is lost, the next look goes on."""
    return OutputNotWritable(
        f"收件文件夹“{inbox.root}”无法读写（{error.strerror or error}）。请检查共享盘连接、访问权限和磁盘空间；"
        "已收到的材料都在原处，处理好之后会接着做。"
    )


def free_place(folder: Path, name: str, promised: Collection[str] = ()) -> Path:
    """Where `name` can be put without taking anything's place: itself, else with (2), (3) ... behind it."""
    bare = without_ending(name)
    tries = (name if n == 1 else f"{bare} ({n}){name[len(bare) :]}" for n in itertools.count(1))
    return next(folder / one for one in tries if one not in promised and not os.path.lexists(folder / one))


def label(path: Path) -> str:
    """A name that can be written down, also where the disk has it in bytes that are no UTF-8."""
    return readable(path.name)
