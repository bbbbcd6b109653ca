"""What could not be processed, in words for the reviewer and in detail for the log."""

from __future__ import annotations

import logging
from pathlib import Path

from pipeline.errors import IntakeError
from pipeline.model import Failed

LOG_FILE = "errors.log"
_log = logging.getLogger("cluster_intake")


class ServerFailed(IntakeError):
    """Prefect's server does not answer."""

    status = 1


def failed(id: str, error: BaseException) -> Failed:
    """The entry in `failed`; the traceback goes to the log beside what is kept."""
    _log.error("submission %s could not be processed", id, exc_info=error)
    if isinstance(error, OSError):
        words = f"读取材料时出错（{error.strerror or error}）。请检查共享盘连接和文件权限，再运行一次。"
    else:
        words = (
            f"处理时程序出现意外错误（{type(error).__name__}），该申报未出报告，其余申报不受影响。"
            f"请人工审阅，并将输出目录下 .store/{LOG_FILE} 交技术人员。"
        )
    return Failed(id, words)


def log_to(folder: Path) -> None:
    """Send the program's own log to a file, and nowhere else; made only when there is something to say."""
    _log.handlers.clear()
    handler = logging.FileHandler(folder / LOG_FILE, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)
    _log.propagate = False
