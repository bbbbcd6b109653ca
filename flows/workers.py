"""Worker processes that open untrusted files, each file within limits of time and memory.

A file that hangs, crashes its worker or eats its memory is that file's problem alone: the worker
is killed and replaced, and the file comes back with a `Problem` in Chinese.
Workers write what they read into the store themselves; only paths and hashes travel.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import signal
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as WorkerTimeout
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline import settings
from pipeline.errors import IntakeError
from pipeline.model import Problem

P = ParamSpec("P")
T = TypeVar("T")

_WARM = ["extractors.reading", "extractors.figures", "flows.one_file"]


class Workers:
    """A pool of `count` workers. `start` hands work in, `Work.result` waits for it."""

    def __init__(self, count: int) -> None:
        # Neither fork (deadlocks beside threads) nor spawn (two seconds of imports for each replaced worker)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_WARM)
        self.count = count
        self._unfinished: set[Future[Any]] = set()
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=settings.WORKER_FILES,
            initializer=_limit_worker,
            initargs=(settings.WORKER_BYTES,),
            context=context,
        )

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self.stop()
        self._pool.join()

    def stop(self) -> None:
        """End all workers at once; who waits for unfinished work gets a CancelledError."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        # Pebble itself would leave them waiting for ever
        for future in list(self._unfinished):
            future.cancel()

    def start(self, seconds: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> ProcessFuture[T]:
        """Hand in `work`, an importable function; its time counts from when a worker takes it up."""
        future = self._pool.schedule(work, args=args, kwargs=kwargs, timeout=seconds)
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        return future


def result(future: ProcessFuture[T]) -> T | Problem:
    """What the work returned, or the Problem by which it ended.

    OSError goes through, for it may pass, and IntakeError, for it stops the run.
    """
    try:
        return future.result()
    except WorkerTimeout:
        return Problem("timeout", "读取用时过长，已中止。请打开该文件核对是否正常，另存为新文件或拆分后重新放入。")
    except MemoryError:
        return Problem("memory", "读取时占用内存过多，已中止。请打开该文件核对是否正常，压缩图片或拆分后重新放入。")
    except ProcessExpired:
        return Problem(
            "crashed", "读取时程序异常退出，已跳过该文件。请打开该文件核对是否正常，另存为新文件后重新放入。"
        )
    except (OSError, IntakeError, CancelledError):
        raise
    except Exception as error:
        logging.getLogger("cluster_intake").error("a file could not be processed", exc_info=error)
        return Problem("failed", f"读取时出现意外错误（{type(error).__name__}），请人工查阅该文件，并告知技术人员。")


def _limit_worker(data_bytes: int) -> None:
    """Runs once in each new worker. Ctrl-C is the parent's business; libraries keep their chatter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    resource.setrlimit(resource.RLIMIT_DATA, (data_bytes, data_bytes))
    # A crash must not leave a dump of an applicant's papers on the disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak_bytes() -> int:
    """The most memory the worker that runs this has used; for the benchmark."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
