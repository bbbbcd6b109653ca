"""The service's own Prefect server, with the pages and the scheduler that a run's temporary one lacks.

Run as `python -m flows.inbox.server PORT` it is the server itself, on this machine's own address alone.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from flows.failures import ServerFailed
from flows.inbox.descendant import end_with_service
from pipeline.errors import BadUsage

HOST = "127.0.0.1"
_SECONDS_TO_START = 180.0
_SECONDS_TO_END = 15.0


def address(port: int) -> str:
    return f"http://{HOST}:{port}"


def settings_for(port: int) -> dict[str, str]:
    """What the environment has to say, to the server and to who talks to it."""
    return {
        "PREFECT_API_URL": f"{address(port)}/api",
        "PREFECT_UI_URL": address(port),
        # The pages would call port 4200 whatever port they came from
        "PREFECT_SERVER_UI_API_URL": f"{address(port)}/api",
        # A look a minute makes half a million runs a year; the journal keeps what matters
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(14 * 24 * 3600),
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P1D",
    }


def check_port(port: int) -> None:
    """Raises BadUsage where the port is somebody else's."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server will do it: a port just given back counts as free
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            why = "已被其他程序占用" if error.errno == errno.EADDRINUSE else f"不能用（{error.strerror}）"
            raise BadUsage(f"端口 {port} {why}。请用 --port 另选一个，如 --port {port + 1}。") from error


@contextlib.contextmanager
def running(port: int, log: Path) -> Iterator[None]:
    """The server as long as the block; what it has to say goes to `log`. Raises BadUsage, ServerFailed."""
    check_port(port)
    with log.open("ab") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "flows.inbox.server", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            # Ctrl-C on the terminal is for the service, which still has to talk to its server
            start_new_session=True,
        )
    try:
        _wait_for(server, port, log)
        yield
    finally:
        server.terminate()
        try:
            server.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def answers(api: str) -> bool:
    """Whether a Prefect server answers at this address of its API."""
    try:
        with urllib.request.urlopen(f"{api.rstrip('/')}/health", timeout=5) as response:
            return bool(response.status == 200)
    except (OSError, ValueError):
        return False


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while not answers(f"{address(port)}/api"):
        if server.poll() is not None or time.monotonic() > until:
            raise ServerFailed(f"流程服务没有启动成功。请再运行一次；仍不成功的，请将 {log.resolve()} 交技术人员查看。")
        time.sleep(0.2)


def _serve(port: int) -> None:
    import uvicorn

    end_with_service()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host=HOST,
        port=port,
        log_level="error",
        # The pages keep connections open for as long as somebody looks at them
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    os.environ["PREFECT__SERVER_FINAL"] = "1"
    _serve(int(sys.argv[1]))
