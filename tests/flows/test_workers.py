"""A file that hangs, crashes or eats memory is that file's problem alone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError

import hostile
import pytest

from flows.workers import Workers, result
from pipeline.model import Problem


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as pool:
        yield pool


@pytest.mark.parametrize(
    ("work", "seconds", "code"),
    [
        (hostile.hang, 0.5, "timeout"),
        (hostile.crash, 30, "crashed"),
        (hostile.eat_memory, 60, "memory"),
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
