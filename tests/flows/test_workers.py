"""A file that hangs, crashes or eats memory is that file's problem alone."""

from __future__ import annotations

import errno
import os
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import hostile
import pytest

from flows.workers import Workers, result
from pipeline import settings
from pipeline.model import Problem

HEAVY = settings.HEAVY_SECONDS + 1


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as pool:
        yield pool


def wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    return Path(f"/proc/{process}/cmdline").exists() and Path(f"/proc/{process}/cmdline").read_bytes() != b""


def test_a_file_is_not_cut_because_others_have_the_processor(workers):
    assert result(workers.start(0.5, hostile.wait_for_the_processor, 1.2)) == 42
    assert result(workers.start(60, hostile.wait_at_a_page, 0.5, 1.2)) == 42


def test_work_of_earlier_files_is_not_counted(workers):
    for _ in range(6):
        assert result(workers.start(3, hostile.work, 0.9)) == 42


@pytest.mark.parametrize(
    ("work", "seconds", "code"),
    [
        (hostile.hang, 0.5, "timeout"),
        (hostile.hang_in_native_code, 0.5, "timeout"),
        (hostile.crash, 30, "crashed"),
        (hostile.segfault, 30, "crashed"),
        (hostile.eat_memory, 60, "memory"),
        (hostile.die_for_want_of_memory, 60, "memory"),
        (hostile.be_killed_by_the_kernel, 60, "memory"),
        (hostile.stumble, 30, "failed"),
    ],
)
def test_misbehaviour_becomes_a_problem_and_the_next_file_is_served(workers, work, seconds, code):
    bad = workers.start(seconds, work)
    good = workers.start(60, hostile.answer)
    problem = result(bad)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert "请" in problem.message
    assert result(good) == 42


def test_a_crash_is_tried_once_more(workers, tmp_path):
    assert result(workers.start(60, hostile.crash_once, tmp_path / "mark")) == "second try"


def test_stopping_leaves_nobody_waiting():
    with Workers(1) as workers:
        waiting = [workers.start(600, hostile.hang) for _ in range(3)]
        workers.stop()
    for future in waiting:
        with pytest.raises(CancelledError):
            result(future)


def test_a_share_that_is_gone_is_not_taken_for_a_bad_file(workers):
    with pytest.raises(OSError, match="Input/output"):
        result(workers.start(30, hostile.share_gone))


def test_workers_that_die_without_work_are_replaced(workers):
    idle = result(workers.start(30, hostile.process_id))
    os.kill(idle, 9)
    wait_until(lambda: not is_alive(idle))
    time.sleep(0.3)
    assert result(workers.start(30, hostile.answer)) == 42


# -- no network -------------------------------------------------------------------------------------


@pytest.fixture
def listening() -> Iterator[int]:
    """The port of somebody on this machine who listens; that he can be reached is sure."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert hostile.reach(port) == "reached"
        assert hostile.child_reaches(port) == "reached"
        yield port


def test_a_worker_reaches_nobody(workers, listening):
    assert result(workers.start(30, hostile.reach, listening)) == "refused"
    assert result(workers.start(30, hostile.look_up)) == "refused"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the kernel's filter is Linux's own")
def test_neither_native_code_nor_a_program_it_starts_does(workers, listening):
    for family in (socket.AF_INET, socket.AF_INET6, 16, 17):
        assert result(workers.start(30, hostile.native_socket, int(family))) == errno.EPERM
    assert result(workers.start(30, hostile.child_reaches, listening)) == "refused"
    # what multiprocessing and LibreOffice talk over among themselves
    assert result(workers.start(30, hostile.native_socket, int(socket.AF_UNIX))) == 0


# -- nothing left behind ----------------------------------------------------------------------------


def test_a_killed_worker_leaves_no_file_and_no_program(tmp_path):
    note = tmp_path / "note"
    with Workers(1) as workers:
        assert result(workers.start(3, hostile.leave_a_mess, note)).code == "timeout"
        program, left, home = note.read_text().splitlines()
        wait_until(lambda: not is_alive(int(program)))
        assert not Path(left).exists()
        assert not Path(home).exists()
        assert result(workers.start(30, hostile.answer)) == 42
    assert not Path(home).parent.exists()


# -- taking turns -----------------------------------------------------------------------------------


def signed(book: Path) -> list[str]:
    return book.read_text().split() if book.exists() else []


def test_light_work_goes_first_and_heavy_last(workers, tmp_path):
    book, go = tmp_path / "book", tmp_path / "go"
    first = workers.start(60, hostile.sign_and_wait, book, "first", go)
    wait_until(lambda: signed(book) == ["first"])
    later = [
        workers.start(seconds, hostile.sign, book, name)
        for name, seconds in [("taken-along", 60), ("heaviest", 2 * HEAVY), ("heavy", HEAVY), ("b", 90), ("a", 70)]
    ]
    go.touch()
    for future in [first, *later]:
        assert result(future) is None
    assert signed(book) == ["first", "taken-along", "a", "b", "heavy", "heaviest"]


def test_heavy_work_leaves_a_worker_to_the_light_and_takes_it_when_there_is_none(tmp_path):
    book, heavy_ends, light_ends = tmp_path / "book", tmp_path / "heavy ends", tmp_path / "light ends"
    with Workers(2) as workers:
        heavy = [workers.start(HEAVY, hostile.sign_and_wait, book, "heavy", heavy_ends)]
        wait_until(lambda: signed(book) == ["heavy"])
        light = [workers.start(60, hostile.sign_and_wait, book, "light", light_ends)]
        heavy.append(workers.start(HEAVY, hostile.sign_and_wait, book, "heavy", heavy_ends))
        light += [workers.start(60, hostile.sign, book, "light") for _ in range(3)]
        light_ends.touch()
        for future in light:
            result(future)
        wait_until(lambda: len(signed(book)) == 6)
        assert signed(book) == ["heavy", *["light"] * 4, "heavy"]
        heavy_ends.touch()
        for future in heavy:
            result(future)


# -- page by page -----------------------------------------------------------------------------------


def test_a_long_reading_tells_its_pages_and_does_not_flood():
    told: list[tuple[str, int, int]] = []
    with Workers(1, lambda *news: told.append(news)) as workers:
        result(workers.start(60, hostile.read_pages, 45, 0.1))
    assert all(news[0] == "甲／扫描件.pdf" and news[2] == 45 for news in told)
    assert 1 <= len(told) <= 3
    assert told[0][1] > 20


def test_a_reading_that_stays_on_a_page_is_ended_long_before_its_limit(workers):
    started = time.monotonic()
    problem = result(workers.start(8000, hostile.stop_at_a_page, 0.5))
    assert problem.code == "timeout"
    assert time.monotonic() - started < 20


def test_nor_does_one_that_only_waits_there_hold_up_the_others(workers):
    assert result(workers.start(8000, hostile.wait_at_a_page, 0.5, 600)).code == "timeout"


# -- limits -----------------------------------------------------------------------------------------


def test_a_long_scan_has_time_and_a_single_page_that_hangs_is_cut_in_about_a_minute():
    assert settings.seconds_to_read(100_000, 1) < 90
    assert settings.seconds_to_read(40 * 1024**2, 400) > 400 * 8
    assert settings.seconds_to_read(1000, 10**9) == settings.seconds_to_read(1000, settings.PAGES_COUNTED)
