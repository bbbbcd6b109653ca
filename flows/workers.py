"""Worker processes that open untrusted files, each file within limits of time and memory.

A file that hangs, crashes its worker or eats its memory is that file's problem alone: the worker
is killed and replaced, and the file comes back with a `Problem` in Chinese.
Workers write what they read into the store themselves; only paths and hashes travel.

The limit of time grows with the work, and so says how heavy it is: light work goes before heavy, and
while there is light work one worker stays free for it, so that a document of hundreds of scanned pages
holds up nobody else's.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as WorkerTimeout
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from flows.confinement import clear_after_dead, confine, ran_out_of_memory
from flows.page_news import PageNews, Told
from flows.processor_time import ran_down, within
from pipeline import settings
from pipeline.errors import IntakeError
from pipeline.model import Problem

P = ParamSpec("P")
T = TypeVar("T")

# Neither fork (deadlocks beside threads) nor spawn (two seconds of imports for each replaced worker)
_CONTEXT = multiprocessing.get_context("forkserver")
_WARM = ["extractors.reading", "extractors.figures", "flows.one_file"]
# onnxruntime tells its maker what it is used for, unless asked not to before it is imported
_NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1"}
_POOLS = 10


class FileProblem(Exception):
    """Raised by work that knows itself what is wrong with its file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class NoWorkers(IntakeError):
    """No worker process can be started; nothing can be read."""

    status = 1

    @classmethod
    def because(cls, error: BaseException) -> NoWorkers:
        return cls(
            f"读取文件的进程无法启动（{error}）。请检查临时文件夹（环境变量 TMPDIR）是否可写、"
            "路径是否过长，内存是否充足，再运行一次。"
        )


class _Job:
    """Work handed in; jobs compare by when they are to be taken up."""

    def __init__(self, number: int, seconds: float, call: Callable[[], Any]) -> None:
        self.number, self.seconds, self.call = number, seconds, call
        self.future: Future[Any] = Future()
        self.tries = 0

    @property
    def heavy(self) -> bool:
        """Work that takes long. What crashed a worker is tried once more with it: with few others beside."""
        return self.seconds > settings.HEAVY_SECONDS or self.tries > 0

    def __lt__(self, other: _Job) -> bool:
        return (self.heavy, self.seconds, self.number) < (other.heavy, other.seconds, other.number)


class Workers:
    """A pool of `count` workers. `start` hands work in, `result` waits for it.

    `told` hears, from a thread of its own, how long readings go on.
    """

    def __init__(self, count: int, told: Told = lambda _label, _page, _pages: None) -> None:
        self.count = count
        self._numbers = itertools.count()
        # A job's future calls back where it is settled, at times from within: the lock is one that can be retaken
        self._lock = threading.RLock()
        self._waiting: list[_Job] = []
        self._running: set[_Job] = set()
        self._stopped = False
        os.environ.update(_NO_TELEMETRY)
        _start_forkserver()
        self._folder = Path(tempfile.mkdtemp(prefix="cluster-intake-workers-"))
        self._news = PageNews(self._folder, told)
        self._pools = [self._new_pool()]

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.count,
            max_tasks=settings.WORKER_FILES,
            initializer=confine,
            initargs=(self._folder, settings.WORKER_BYTES),
            context=_CONTEXT,
        )

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        for pool in self._pools:
            pool.join()
        self._news.close()
        clear_after_dead(self._folder)
        shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """End all workers at once; who waits for unfinished work gets a CancelledError."""
        with self._lock:
            self._stopped = True
            unfinished = [*self._waiting, *self._running]
            self._waiting.clear()
        for pool in self._pools:
            pool.stop()  # type: ignore[no-untyped-call]
        # Pebble itself would leave them waiting for ever
        for job in unfinished:
            job.future.cancel()

    def start(self, seconds: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in `work`, an importable function; a worker may work on it for so many `seconds`."""
        job = _Job(next(self._numbers), seconds, partial(work, *args, **kwargs))
        self._take(job)
        return job.future

    # -- what is taken up when ----------------------------------------------------------------------

    def _take(self, job: _Job) -> None:
        with self._lock:
            if self._stopped:
                job.future.cancel()
                return
            heapq.heappush(self._waiting, job)
            self._hand_on()

    def _hand_on(self) -> None:
        """Give the pool what may begin; the lock is held."""
        while self._waiting and self._may_begin(self._waiting[0]):
            job = heapq.heappop(self._waiting)
            self._running.add(job)
            self._schedule(job)

    def _may_begin(self, job: _Job) -> bool:
        if not job.heavy:
            # One more than workers, so that none has to wait for us between two
            return len(self._running) <= self.count
        heavy = sum(one.heavy for one in self._running)
        return len(self._running) < self.count and (heavy < max(1, self.count - 1) or heavy == len(self._running))

    def _schedule(self, job: _Job) -> None:
        while True:
            pool = self._pools[-1]
            try:
                pooled = pool.schedule(within, args=(job.seconds, job.call), timeout=settings.on_the_wall(job.seconds))
            except RuntimeError as error:
                # Its workers died while they had no work; Pebble's pool does not recover from that
                if not self._replaced(pool):
                    self._running.discard(job)
                    job.future.set_exception(NoWorkers.because(error.__cause__ or error))
                    return
            else:
                pooled.add_done_callback(partial(self._ended, job, pool))
                return

    def _replaced(self, broken: ProcessPool) -> bool:
        """Whether there is another pool than the broken one; a new one is made, but not for ever."""
        if broken is self._pools[-1] and len(self._pools) < _POOLS:
            self._pools.append(self._new_pool())
        return broken is not self._pools[-1]

    # -- how it ends --------------------------------------------------------------------------------

    def _ended(self, job: _Job, pool: ProcessPool, pooled: Future[Any]) -> None:
        ending = CancelledError() if pooled.cancelled() else pooled.exception()
        error = self._named(ending)
        if isinstance(ending, ProcessExpired | WorkerTimeout):
            clear_after_dead(self._folder)
        with self._lock:
            self._running.discard(job)
            again = self._is_worth_another_try(job, pool, ending, error)
            if again:
                self._take(job)
            elif not self._stopped:
                self._hand_on()
        if not again and job.future.set_running_or_notify_cancel():
            if error is None:
                job.future.set_result(pooled.result())
            else:
                job.future.set_exception(error)

    def _named(self, ending: BaseException | None) -> BaseException | None:
        """What stands behind the end of a worker."""
        if isinstance(ending, BrokenProcessPool):
            return NoWorkers.because(ending)
        if not isinstance(ending, ProcessExpired):
            return ending
        if ran_down(ending.exitcode):
            return WorkerTimeout()
        return MemoryError() if ran_out_of_memory(self._folder, ending.pid, ending.exitcode) else ending

    def _is_worth_another_try(
        self, job: _Job, pool: ProcessPool, ending: BaseException | None, error: BaseException | None
    ) -> bool:
        """A crash may come of what an earlier file left in the worker; that a pool breaks is no job's fault."""
        if isinstance(ending, BrokenProcessPool):
            return self._replaced(pool)
        if not isinstance(ending, ProcessExpired) or isinstance(error, WorkerTimeout):
            return False
        job.tries += 1
        return job.tries == 1


def _start_forkserver() -> None:
    """Start what starts the workers: it imports what they need while the run does other things.

    A terminal's Ctrl-C reaches it too, and before it has learnt to ignore that it would die of it with a
    traceback: so it inherits the signal blocked. Its own helper goes first, for starting that unblocks it.
    """
    _CONTEXT.set_forkserver_preload(_WARM)
    try:
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    except OSError as error:
        raise NoWorkers.because(error) from error


def result(future: Future[T]) -> T | Problem:
    """What the work returned, or the Problem by which it ended.

    OSError goes through, for it may pass, and IntakeError, for it stops the run.
    """
    try:
        return future.result()
    except FileProblem as error:
        return error.problem
    except WorkerTimeout:
        return Problem(
            "timeout",
            "读取用时过长，已中止。机器繁忙时可直接再运行一次；仍不能读取的，请打开该文件核对是否正常，另存为新文件或拆分后重新放入。",
        )
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
