"""What can stop a run, each with the exit status it ends with and words that say what to do next.

A file or a submission that fails is no error here: it becomes a `Problem` or a `Failed` and the
rest goes on. The messages are what bureau people read on the terminal.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import ClassVar


class IntakeError(Exception):
    """Stops the whole run; `str()` is the Chinese message, `status` the exit status."""

    status: ClassVar[int] = 2


class BadUsage(IntakeError):
    """The command was asked for something that cannot be done; nothing was written."""


class UnopenedFile(BadUsage):
    """The one file that was to be looked into cannot be opened."""

    @classmethod
    def because(cls, path: Path, error: OSError) -> UnopenedFile:
        why = _OPENING.get(error.errno or 0, f"系统提示 {error.strerror or error}。请检查文件名和访问权限。")
        return cls(f"无法打开“{path}”：{why}")


class MissingBatch(IntakeError):
    """There is no batch at the place named."""

    @classmethod
    def at(cls, path: Path) -> MissingBatch:
        return cls(f"找不到申报材料：{path}。请检查路径是否写对、共享盘是否已连接，再运行一次。")


class EmptyBatch(IntakeError):
    """The batch holds no submission."""

    @classmethod
    def at(cls, path: Path) -> EmptyBatch:
        return cls(
            f"“{path}”中没有任何申报材料。请把每个集群的材料各放入一个文件夹（或一个 zip、7z、rar 压缩包），"
            "一并放到这个文件夹下，再运行一次。"
        )


class UnopenedBatch(IntakeError):
    """The batch is neither a folder nor an archive that can be opened."""

    @classmethod
    def at(cls, path: Path, why: str) -> UnopenedBatch:
        return cls(f"无法打开“{path}”：{why}")


class OutputNotWritable(IntakeError):
    """The output, or what is kept with it, cannot be written."""

    status = 3

    @classmethod
    def because(cls, path: Path, error: OSError) -> OutputNotWritable:
        return cls(f"无法写入“{path}”：{_why(error, '--out')}{_KEPT}")

    @classmethod
    def for_one_file(cls, path: Path, error: OSError, option: str) -> OutputNotWritable:
        """What was asked for with `option` on one file cannot be written."""
        return cls(f"无法写入“{path}”：{_why(error, option)}处理好之后再运行一次即可。")


def _why(error: OSError, option: str) -> str:
    known = _WRITING.get(error.errno or 0)
    return known.format(option=option) if known else f"系统提示 {error.strerror or error}。"


_KEPT = "已完成的报告不受影响，处理好之后用同样的命令再运行一次即可接着做。"
_WRITING = {
    errno.ENOSPC: "磁盘已满。请清理磁盘，或用 {option} 换一个有空间的位置。",
    errno.EDQUOT: "磁盘配额已用完。请清理文件，或用 {option} 换一个有空间的位置。",
    errno.EACCES: "没有写入权限。请联系管理员开通权限，或用 {option} 换一个位置。",
    errno.EPERM: "没有写入权限。请联系管理员开通权限，或用 {option} 换一个位置。",
    errno.EROFS: "该磁盘是只读的。请用 {option} 换一个位置。",
    errno.EISDIR: "该位置是一个文件夹。请在后面写上文件名。",
    errno.ENOTDIR: "路径上有一处是文件而不是文件夹。请用 {option} 换一个位置。",
    errno.EEXIST: "该位置已有一个同名文件。请用 {option} 换一个位置，或先移走该文件。",
}
_OPENING = {
    errno.ENOENT: "没有这个文件。请检查文件名是否写对、共享盘是否已连接。",
    errno.ENOTDIR: "没有这个文件。请检查路径是否写对。",
    errno.EISDIR: "这是一个文件夹。请写上其中一个文件的名称；整批材料请用 process 命令。",
    errno.EACCES: "没有读取权限。请联系管理员开通权限。",
    errno.EPERM: "没有读取权限。请联系管理员开通权限。",
}
