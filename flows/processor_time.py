"""The time a worker may take, counted by the processor's clock.

On a machine that is busy with other things a worker has a core for part of the time only. The clock on
the wall runs on meanwhile, and would end the reading of an honest file; the processor's stands still.
What waits and does not work, for a disk that is gone or for ever, is ended by the wall's clock, after
several times as long (`settings.WALL_SECONDS_A_SECOND`).
"""

from __future__ import annotations

import math
import resource
import signal
from collections.abc import Callable
from typing import TypeVar

from pipeline import settings

T = TypeVar("T")

# What the kernel ends a process with when one of its clocks has run down
_CLOCKS = (signal.SIGXCPU, signal.SIGPROF, signal.SIGALRM)


def within(seconds: float, call: Callable[[], T]) -> T:
    """Call in this worker; the kernel ends the worker when it has worked on it for so long.

    A program it starts may work as long again: the kernel counts each process by itself.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # Whole seconds only; a second more, for what a started one had left
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    return call()


def wind_up(seconds: float) -> None:
    """Start the clocks of one page anew; 0 stops them."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, settings.on_the_wall(seconds))


def ran_down(exit_code: int) -> bool:
    """Whether a worker was ended by one of its clocks."""
    return -exit_code in _CLOCKS
