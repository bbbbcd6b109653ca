"""Work that misbehaves as untrusted files make libraries misbehave; run in worker processes."""

from __future__ import annotations

import os
import time


def hang() -> None:
    time.sleep(600)


def crash() -> None:
    os.abort()


def eat_memory() -> int:
    return len([bytearray(64 * 1024**2) for _ in range(1000)])


def stumble() -> None:
    raise KeyError("an unforeseen shape")


def share_gone() -> None:
    raise OSError(5, "Input/output error")


def answer() -> int:
    return 42
