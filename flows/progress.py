"""What the terminal shows while a batch is processed: what is being done and what is left.

On a terminal a bar that moves; in a file or a scheduler's log one plain line for each step.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Protocol, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

# In a log; a terminal shows every page that is told of
_SECONDS_BETWEEN_PAGES = 15.0
# In columns: the bar, and at the most what else stands in its line before the name of the file
_BAR, _BESIDE_BAR = 12, 46


class Watcher(Protocol):
    """Who is told how the work goes on. May be called from several threads."""

    def say(self, text: str) -> None:
        """A plain line."""

    def stage(self, name: str, total: int) -> None:
        """A stage of so many steps begins; the one before has ended."""

    def step(self, text: str, figures: int = 0) -> None:
        """One step is done; `text` says on what, `figures` how many were found in it."""

    def page(self, text: str, page: int, pages: int) -> None:
        """A reading that takes its time has come to this page; `text` says of what."""

    def close(self) -> None:
        """The work is over, well or badly."""


class Silent:
    """Tells nobody."""

    def say(self, text: str) -> None: ...

    def stage(self, name: str, total: int) -> None: ...

    def step(self, text: str, figures: int = 0) -> None: ...

    def page(self, text: str, page: int, pages: int) -> None: ...

    def close(self) -> None: ...


class Plain:
    """One line a stage, one at each tenth of it, one now and then in between: enough for a log, not a flood."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._lock = out, threading.Lock()
        self._name, self._total, self._done, self._figures = "", 0, 0, 0
        self._next_page = 0.0

    def say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def stage(self, name: str, total: int) -> None:
        with self._lock:
            self._name, self._total, self._done, self._figures = name, total, 0, 0
        if total:
            self.say(f"{name}：共 {total} 项")

    def step(self, text: str, figures: int = 0) -> None:
        with self._lock:
            self._done += 1
            self._figures += figures
            done, total, found = self._done, self._total, _found(self._figures)
        if done * 10 // total > (done - 1) * 10 // total:
            self.say(f"{self._name}：{done}/{total}，还剩 {total - done}{found}（{text}）")

    def page(self, text: str, page: int, pages: int) -> None:
        if time.monotonic() >= self._next_page:
            self._next_page = time.monotonic() + _SECONDS_BETWEEN_PAGES
            self.say(f"{self._name}：正在读第 {page}/{pages} 页（{text}）")

    def close(self) -> None: ...


class Bar:
    """A moving bar on a terminal."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=_BAR),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[found]}"),
            TextColumn("{task.fields[on]}"),
            console=console,
        )
        self._room = max(console.width - _BAR - _BESIDE_BAR, 8)
        self._task: TaskID | None = None
        self._figures = 0
        self._progress.start()

    def close(self) -> None:
        self._progress.stop()

    def say(self, text: str) -> None:
        self._progress.console.print(Text(text))

    def stage(self, name: str, total: int) -> None:
        self._clear()
        self._figures = 0
        self._task = self._progress.add_task(name, total=total, on="", found="")

    def step(self, text: str, figures: int = 0) -> None:
        if self._task is not None:
            self._figures += figures
            # Text() keeps names with square brackets from being taken for markup
            self._progress.update(
                self._task, advance=1, on=_short(text, self._room), found=_found(self._figures).lstrip("，")
            )

    def page(self, text: str, page: int, pages: int) -> None:
        if self._task is not None:
            at = f" 第 {page}/{pages} 页"
            self._progress.update(self._task, on=_short(text, self._room - cell_len(at)) + at)

    def _clear(self) -> None:
        if self._task is not None:
            self._progress.update(self._task, on="")


class Lines:
    """One JSON object a line for scripts: what is said, stages, each step, pages now and then."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._lock = out, threading.Lock()
        self._name, self._total, self._done = "", 0, 0
        self._next_page = 0.0

    def say(self, text: str) -> None:
        self.tell("message", text=text)

    def stage(self, name: str, total: int) -> None:
        with self._lock:
            self._name, self._total, self._done = name, total, 0
        self.tell("stage", name=name, total=total)

    def step(self, text: str, figures: int = 0) -> None:
        with self._lock:
            self._done += 1
            done = self._done
        self.tell("step", stage=self._name, done=done, total=self._total, on=text, figures=figures)

    def page(self, text: str, page: int, pages: int) -> None:
        if time.monotonic() >= self._next_page:
            self._next_page = time.monotonic() + _SECONDS_BETWEEN_PAGES
            self.tell("page", stage=self._name, on=text, page=page, pages=pages)

    def tell(self, event: str, **what: object) -> None:
        """One line; several threads may tell at once."""
        with self._lock:
            print_line(self._out, {"event": event, **what})

    def close(self) -> None: ...


def print_line(out: TextIO, line: dict[str, object]) -> None:
    """A JSON object on a line of its own; a file name that is no UTF-8 stays readable as \\udcXX."""
    text = json.dumps(line, ensure_ascii=False)
    print(text.encode("utf-8", "backslashreplace").decode(), file=out, flush=True)


def _found(figures: int) -> str:
    return f"，已读出 {figures} 处数据" if figures else ""


def _short(text: str, room: int) -> str:
    """The end of a text that is too wide for so many columns, of which a Chinese character takes two."""
    text = text.replace("[", "［").replace("]", "］")
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > room - 1:
        text = text[1:]
    return f"…{text}"


def watcher(quiet: bool, as_json: bool = False) -> Watcher:
    """The one that fits where standard error goes; results, and lines for scripts, go to standard output."""
    if quiet:
        return Silent()
    if as_json:
        return Lines(sys.stdout)
    console = Console(stderr=True)
    return Bar(console) if console.is_terminal else Plain(sys.stderr)
