"""Work that misbehaves as untrusted files make libraries misbehave; run in worker processes."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flows.page_news import watch_pages
from pipeline import settings


def hang() -> None:
    time.sleep(600)


def hang_in_native_code() -> None:
    """No signal handler of Python runs before it ends."""
    hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)


def wait_for_the_processor(seconds: float) -> int:
    """As on a machine on which others have it."""
    time.sleep(seconds)
    return 42


def work(seconds: float) -> int:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return 42


def crash() -> None:
    os.abort()


def crash_on(_path: Path) -> None:
    os.abort()


def segfault() -> None:
    ctypes.string_at(0)


def die_for_want_of_memory() -> None:
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc\n")
    os.abort()


def be_killed_by_the_kernel() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def crash_once(mark: Path) -> str:
    """Crashes where it is the first to come by, as after what an earlier file left in the worker."""
    if not mark.exists():
        mark.touch()
        os.abort()
    return "second try"


def eat_memory() -> int:
    return len([bytearray(64 * 1024**2) for _ in range(1000)])


def stumble() -> None:
    raise KeyError("an unforeseen shape")


def share_gone() -> None:
    raise OSError(5, "Input/output error")


def answer() -> int:
    return 42


def process_id() -> int:
    return os.getpid()


# -- what no document may do ------------------------------------------------------------------------


def reach(port: int) -> str:
    """By Python's own way."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except PermissionError:
        return "refused"
    return "reached"


def look_up() -> str:
    try:
        socket.getaddrinfo("localhost", 80)
    except PermissionError:
        return "refused"
    return "found"


def native_socket(family: int) -> int:
    """By the C library, as native code does: the error number, 0 where the socket was made."""
    library = ctypes.CDLL(None, use_errno=True)
    return ctypes.get_errno() if library.socket(family, socket.SOCK_STREAM, 0) < 0 else 0


def child_reaches(port: int) -> str:
    """By a program started from the worker, with no Python hook of ours in it."""
    code = f"import socket; socket.create_connection(('127.0.0.1', {port}), timeout=5); print('reached')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return "refused" if "PermissionError" in ended.stderr else ended.stdout.strip() or ended.stderr


# -- what a killed worker leaves behind -------------------------------------------------------------


def leave_a_mess(note: Path) -> None:
    """A temporary file, something in the home folder, and a program in a session of its own; then hangs."""
    left = tempfile.NamedTemporaryFile(delete=False)  # noqa: SIM115
    (Path.home() / "kept").touch()
    program = subprocess.Popen(["sleep", "600"], start_new_session=True)
    note.write_text(f"{program.pid}\n{left.name}\n{Path.home()}")
    time.sleep(600)


# -- taking turns -----------------------------------------------------------------------------------


def sign(book: Path, name: str) -> None:
    with book.open("a") as lines:
        lines.write(f"{name}\n")


def sign_and_wait(book: Path, name: str, until: Path) -> None:
    sign(book, name)
    while not until.exists():
        time.sleep(0.02)


# -- readings page by page --------------------------------------------------------------------------


def read_pages(pages: int, seconds_each: float) -> None:
    with watch_pages("甲／扫描件.pdf") as on_page:
        for page in range(1, pages + 1):
            on_page(page, pages)
            time.sleep(seconds_each)


def stop_at_a_page(seconds: float) -> None:
    """The first page comes, the second never."""
    settings.SECONDS_ON_A_PAGE = seconds
    with watch_pages("甲／扫描件.pdf") as on_page:
        on_page(1, 400)
        hang_in_native_code()


def wait_at_a_page(seconds: float, waits: float) -> int:
    settings.SECONDS_ON_A_PAGE = seconds
    with watch_pages("甲／扫描件.pdf") as on_page:
        on_page(1, 400)
        return wait_for_the_processor(waits)
