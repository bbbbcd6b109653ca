"""How a long reading tells that it is moving: page after page, from the worker to who watches.

The way is a named pipe in the run's folder. A line short enough is written whole or not at all, so
workers need no lock that one of them could take to its grave, and a pipe that is full costs a line of
news and not a moment of reading.

Each page also winds up the worker's clocks anew: a reading that stays on one page for too long is
ended by the kernel, however far off the limit of the whole file is.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from flows.processor_time import wind_up
from pipeline import settings

OnPage = Callable[[int, int], None]
# Told of each reading that takes its time: the label it was started with, the page, pages in all
Told = Callable[[str, int, int], None]

_PIPE = "pages"
# Below PIPE_BUF, the size up to which a write is whole; characters, of at most four bytes each
_LABEL = 400
_FIRST_AFTER_SECONDS, _THEN_EACH_SECONDS = 3.0, 1.0


class _News(msgspec.Struct, frozen=True, array_like=True):
    label: str
    page: int
    pages: int


# -- in the worker ----------------------------------------------------------------------------------

_out: int | None = None


def connect(folder: Path) -> None:
    """Called once in each worker; without it `watch_pages` watches nothing."""
    global _out
    _out = os.open(folder / _PIPE, os.O_WRONLY | os.O_NONBLOCK)


@contextlib.contextmanager
def watch_pages(label: str, seconds_to_first: float = 0) -> Iterator[OnPage]:
    """Hands out what a reader has to call with the number of each page it is done with, and of all pages.

    `seconds_to_first` is how long the first may take, 0 where the reader may be one that tells of none.
    """
    if _out is None:
        yield lambda _page, _pages: None
        return
    out, tell_from = _out, time.monotonic() + _FIRST_AFTER_SECONDS
    label = label[-_LABEL:].encode(errors="replace").decode()

    def on_page(page: int, pages: int) -> None:
        nonlocal tell_from
        # After the last page the whole document is put together, which takes as long as it is
        is_last = page >= min(pages, settings.PAGES_COUNTED)
        wind_up(0 if is_last else settings.SECONDS_ON_A_PAGE)
        if time.monotonic() >= tell_from:
            tell_from = time.monotonic() + _THEN_EACH_SECONDS
            with contextlib.suppress(BlockingIOError):
                os.write(out, msgspec.json.encode(_News(label, page, pages)) + b"\n")

    wind_up(seconds_to_first)
    try:
        yield on_page
    finally:
        wind_up(0)


# -- in the parent ----------------------------------------------------------------------------------


class PageNews:
    """Hands on what workers tell, in a thread that sleeps until there is something."""

    def __init__(self, folder: Path, told: Told) -> None:
        os.mkfifo(folder / _PIPE)
        # Open for writing too, so that it never ends while no worker is there
        self._pipe = os.open(folder / _PIPE, os.O_RDWR)
        self._told = told
        self._thread = threading.Thread(target=self._listen, name="page-news", daemon=True)
        self._thread.start()

    def close(self) -> None:
        os.write(self._pipe, b"\n")
        self._thread.join()
        os.close(self._pipe)

    def _listen(self) -> None:
        with os.fdopen(os.dup(self._pipe), "rb") as lines:
            for line in lines:
                if line == b"\n":
                    return
                with contextlib.suppress(msgspec.MsgspecError):
                    news = msgspec.json.decode(line, type=_News)
                    self._told(news.label, news.page, news.pages)

    def __enter__(self) -> PageNews:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
