"""Processes that end with the service they belong to, also when it is killed and can tell nobody.

A flow run or a server that outlived the service would go on processing beside the next one, or keep
its port taken.
"""

from __future__ import annotations

import os
import signal
import threading
import time

SERVICE = "CLUSTER_INTAKE_SERVICE_PID"
_SECONDS_TO_END = 8.0


def end_with_service() -> None:
    """Watch the process named in the environment from now on; nothing where none is named."""
    service = os.environ.get(SERVICE)
    if service and int(service) != os.getpid():
        threading.Thread(target=_watch, args=(int(service),), name="end-with-service", daemon=True).start()


def _watch(service: int) -> None:
    while os.getppid() == service:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_SECONDS_TO_END)
    os._exit(1)
