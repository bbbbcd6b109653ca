"""The service that looks after an inbox: a Prefect deployment that looks at it every so often, and the server for it.

Ctrl-C ends it with KeyboardInterrupt, SIGTERM, which is how a system stops its services, with exit status 0.
What is being processed then stays in the inbox's `working` and is carried on by the next service.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from flows import prefect_settings
from flows.inbox import server
from flows.inbox.descendant import SERVICE
from flows.inbox.folders import Inbox, open_inbox
from flows.inbox.lock import only_one
from flows.options import Options, check_standing, load_history, make_output
from pipeline.errors import BadUsage


class Service(msgspec.Struct, frozen=True):
    """What the service was asked for. `every` and `settle` in seconds."""

    standing: Options
    every: int
    settle: int
    port: int


def serve(asked: Service) -> None:
    """Serve until stopped. Raises IntakeError, KeyboardInterrupt."""
    signal.signal(signal.SIGTERM, _end)
    check_standing(asked.standing)
    load_history(asked.standing)
    inbox = open_inbox(asked.standing.batch, asked.standing.out)
    kept = make_output(asked.standing.out)
    with only_one(inbox.own / "serve.lock", f"收件文件夹“{inbox.root}”已有一个服务在看管"):
        os.environ[SERVICE] = str(os.getpid())
        prefect_settings.prepare(kept / "prefect")
        with _prefect(asked.port, kept):
            # Prefect reads its settings when it is imported
            from flows.inbox.deployment import look_every

            ready = lambda pages: _tell(asked, inbox, pages)  # noqa: E731
            stopped_by = look_every(asked.standing, asked.every, asked.settle, inbox, ready)
    if stopped_by is signal.SIGINT:
        raise KeyboardInterrupt
    print("收件服务已停止。正在处理的材料下次启动后接着处理。", flush=True)


@contextlib.contextmanager
def _prefect(port: int, kept: Path) -> Any:
    """The server that the environment names, else one of our own."""
    named = os.environ.get("PREFECT_API_URL")
    if named:
        if not server.answers(named):
            raise BadUsage(f"PREFECT_API_URL 所指的流程服务（{named}）连接不上。请检查该服务，或取消这个设置后再运行。")
        yield
        return
    os.environ.update(server.settings_for(port))
    print("正在启动流程服务，约需十余秒…", flush=True)
    with server.running(port, kept / "prefect-server.log"):
        yield


def _tell(asked: Service, inbox: Inbox, pages: str) -> None:
    """Where everything is, and how to stop."""
    print(
        f"收件服务已启动，每 {asked.every} 秒查看一次；材料 {asked.settle} 秒没有变化即视为传完。\n"
        f"  收件文件夹：{inbox.root}（放入一批材料的文件夹或压缩包即可）\n"
        f"  报告文件夹：{asked.standing.out.resolve()}\n"
        f"  流程页面：{pages}（查看各批的进展，也可在此立即查看一次）\n"
        "停止请按 Ctrl-C；正在处理的材料下次启动后接着处理。",
        flush=True,
    )


def _end(*_: object) -> NoReturn:
    sys.exit(0)
