"""One hand at a time: locks that the system takes back when their holder ends, however it ends."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import BadUsage

_HELD = {errno.EACCES, errno.EAGAIN}


class Held(BadUsage):
    """Another process holds the lock."""


@contextlib.contextmanager
def only_one(path: Path, words: str) -> Iterator[None]:
    """Hold the lock at `path`. Raises Held with `words` and the holder's process number.

    Record locks belong to the process alone: a worker that outlives it holds nothing.
    """
    with path.open("a+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD:
                raise BadUsage(
                    f"“{path.parent}”所在的磁盘不支持文件锁（{error.strerror}），无法保证每批材料只处理一次。"
                    "请把收件文件夹放在本机磁盘上。"
                ) from error
            file.seek(0)
            raise Held(f"{words}（进程号 {file.read().strip() or '未知'}）。") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
