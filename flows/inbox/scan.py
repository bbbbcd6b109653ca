"""One look at the inbox: carry on what was left, take what has arrived whole, process it, put it away.

    INBOX/x  --claimed-->  working/x  --started, done----->  done/x
                                      --started, failed-->  failed/x, the reason beside it

Every step is one rename or one journal line, so that a crash between any two is mended by the next
look: what lies in `working` is processed, or, where the journal says that it was, only put away.
How a batch is processed is handed in.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from flows.inbox.arrival import Arrival, listing, look
from flows.inbox.folders import AGAIN, REASON, Inbox, free_place, label, not_usable
from flows.inbox.journal import ENDED, Journal, Line
from pipeline.archives.names import without_ending
from pipeline.errors import IntakeError, OutputNotWritable
from pipeline.model import BatchReport
from pipeline.whole_file import write_whole

# A batch that brings the program down is not tried for ever
ATTEMPTS = 5

Process = Callable[[Path, Path], BatchReport]
Say = Callable[[str], None]


class Reception(msgspec.Struct, frozen=True):
    """One inbox with the folder its reports go to, who processes a batch into a folder, who is told."""

    inbox: Inbox
    out: Path
    journal: Journal
    process: Process
    say: Say


class Look(msgspec.Struct, frozen=True):
    """What came of one look: batches put away; batches left for the next look, with the reason.

    `blocked` where some were left because the output cannot be written.
    """

    ended: tuple[Line, ...]
    left: tuple[str, ...]
    blocked: bool


def scan(at: Reception, settle: float, now: float) -> Look:
    """Look once; `settle` and `now` in seconds. Raises IntakeError where the inbox cannot be used.

    The caller sees to it that there is only one at a time.
    """
    steps, left = [], []
    try:
        for place in at.inbox.taken():
            steps.append(carry_on(at, place.name))
        for arrival in look(at.inbox, settle, now):
            if arrival.waits_for:
                left.append(f"{label(arrival.path)}（{arrival.waits_for}）")
            else:
                steps.append(take(at, arrival))
    except OSError as error:
        raise not_usable(at.inbox, error) from error
    ended = tuple(line for line in steps if line.event in ENDED)
    left += [f"{line.batch}（{line.words}）" for line in steps if line.event not in ENDED]
    return Look(ended, tuple(left), any(line.event == "blocked" for line in steps))


def take(at: Reception, arrival: Arrival) -> Line:
    """Claim what has arrived, and process it, or give it back where it never can be."""
    place = free_place(at.inbox.working, label(arrival.path))
    out = reports_folder(at, place.name)
    at.journal.write("claimed", place.name, out)
    try:
        arrival.path.rename(place)
    except OSError as error:
        # Somebody took it back, or it is not ours to move: no reason to leave the others lying
        return at.journal.write("stopped", place.name, out, f"无法移入处理文件夹，{error.strerror or error}")
    at.say(f"收到：{place.name}")
    if arrival.reason:
        return put_away(at, at.journal.write("failed", place.name, out, arrival.reason))
    return carry_on(at, place.name)


def reports_folder(at: Reception, batch: str) -> str:
    """The name of a folder of reports that is nobody else's, also not of a batch that has written none yet."""
    promised = [at.journal.last(place.name) for place in at.inbox.taken()]
    return free_place(at.out, without_ending(batch), {line.out for line in promised if line is not None}).name


def carry_on(at: Reception, name: str) -> Line:
    """Do what is left to do for the batch in `working`; returns the last step."""
    line = at.journal.last(name)
    if line is not None and line.event in ENDED:
        return put_away(at, line)
    if line is None or line.event == "away":
        line = at.journal.write("claimed", name, reports_folder(at, name))
    if at.journal.broken_off(name) >= ATTEMPTS:
        words = f"处理这批材料时程序已有 {ATTEMPTS} 次异常中断，不再重试。请将材料和记录交技术人员查看。"
        return put_away(at, at.journal.write("failed", name, line.out, words))
    line = attempt(at, name, line.out)
    return put_away(at, line) if line.event in ENDED else line


def attempt(at: Reception, name: str, out: str) -> Line:
    """Process the batch once. What is not the batch's fault leaves it in `working` for the next look."""
    batch = at.inbox.working / name
    as_taken = listing(batch)
    at.journal.write("started", name, out)
    at.say(f"开始处理：{name}")
    try:
        report = at.process(batch, at.out / out)
    except OutputNotWritable as error:
        return at.journal.write("blocked", name, out, str(error))
    except IntakeError as error:
        # People know the batch by its name, not by where it lies just now
        return at.journal.write("failed", name, out, str(error).replace(str(batch), name))
    except Exception as error:
        logging.getLogger("cluster_intake").error("batch %s could not be processed", name, exc_info=error)
        if isinstance(error, OSError):
            # A share that stutters: tried again, but not for ever
            raise
        words = f"处理时程序出现意外错误（{type(error).__name__}：{error}）。请将材料交技术人员查看。"
        return at.journal.write("failed", name, out, words)
    except BaseException:
        with contextlib.suppress(OSError):
            at.journal.write("stopped", name, out, "按要求停止，下次接着处理")
        raise
    if listing(batch) != as_taken:
        return at.journal.write("stopped", name, out, "处理期间材料有变动，将重新处理")
    return at.journal.write("done", name, out, in_words(report))


def put_away(at: Reception, line: Line) -> Line:
    """Move the batch out of `working`, to where the journal's line says; the reason lies there first."""
    target = free_place(at.inbox.done if line.event == "done" else at.inbox.failed, line.batch)
    if line.event == "failed":
        write_whole(target.with_name(target.name + REASON), f"{line.words}\n{AGAIN}\n".encode())
    (at.inbox.working / line.batch).rename(target)
    at.journal.write("away", line.batch, line.out)
    at.say(f"{'处理完毕' if line.event == 'done' else '未能处理'}：{line.batch}：{line.words}")
    return line


def in_words(report: BatchReport) -> str:
    """What came of a batch, in one line."""
    words = f"已处理 {len(report.reports)} 件申报"
    if report.failed:
        words += f"，另有 {len(report.failed)} 件未能处理：{'、'.join(one.id for one in report.failed)}"
    return words
