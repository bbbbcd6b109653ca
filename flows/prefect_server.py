"""Starts Prefect's temporary server so that Ctrl-C stops us and not the server under us.

A terminal sends Ctrl-C to every process of the command. A server that goes first leaves Prefect
asking a closed door for a minute, and then reporting that instead of the interruption.
"""

from __future__ import annotations

import signal
import threading

from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import PREFECT_API_URL

from flows.failures import ServerFailed


def start_server() -> None:
    """Start the temporary server that Prefect's clients will find; nothing where one is named already.

    The server inherits the signal mask of the thread that starts it, and keeps it whatever handlers it
    sets; the main thread stays open to Ctrl-C. The server ends with this process. Raises ServerFailed.
    """
    if PREFECT_API_URL.value():
        return
    failures: list[BaseException] = []

    def start() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            SubprocessASGIServer().start()
        except BaseException as error:
            failures.append(error)

    starter = threading.Thread(target=start, name="prefect-server", daemon=True)
    starter.start()
    starter.join()
    if failures:
        raise ServerFailed("流程服务没有启动成功，多半是机器太忙或者内存不足。") from failures[0]
