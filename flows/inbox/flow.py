"""The flow that looks at the inbox: `scan` with Prefect around it. Each batch is a flow run of its own within it.

Import this module after `prefect_settings.prepare`.
"""

from __future__ import annotations

import contextlib
import datetime
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from prefect import flow, tags
from prefect.states import Completed, Failed

from flows.failures import log_to
from flows.inbox.descendant import end_with_service
from flows.inbox.folders import Inbox, not_usable, open_inbox
from flows.inbox.journal import Journal
from flows.inbox.lock import Held, only_one
from flows.inbox.scan import Look, Process, Reception, scan
from flows.options import Options, make_output
from flows.progress import Plain
from pipeline.errors import IntakeError
from pipeline.model import BatchReport
from pipeline.settings import default_workers


def _run_name() -> str:
    return f"查看 {datetime.datetime.now():%m-%d %H:%M:%S}"


# The docstring is what the pages show beside the parameters
@flow(name="scan-inbox", flow_run_name=_run_name, persist_result=False)  # type: ignore[untyped-decorator]
def scan_inbox(
    inbox: str,
    out: str,
    settle: float = 30.0,
    year: int | None = None,
    ruleset: str | None = None,
    settings: str | None = None,
    recognised: str | None = None,
    references: str | None = None,
    template: str | None = None,
    scoring: str | None = None,
    pdf: bool = False,
    history: list[str] | None = None,
    workers: int | None = None,
) -> Any:
    """查看收件文件夹：已传完的每批材料处理一次，处理完移入 done，未能处理的移入 failed 并写明原因。

    Args:
        inbox: 收件文件夹
        out: 报告文件夹，每批材料的报告在其中同名的文件夹里
        settle: 材料多少秒没有变化即视为传完
        year: 申报年度，不填则从申报表中读取
        ruleset: 采用的政策规则，不填则为申报年度现行的规则
        settings: 审核口径文件
        recognised: 已认定集群名册
        references: 参考资料文件夹（资质官方名单、区县统计数据）
        template: 本单位的文书模板
        scoring: 本单位的评分表
        pdf: 审核摘录报告另存 PDF
        history: 往年的输出文件夹
        workers: 同时读取文件的进程数
    """
    end_with_service()
    asked = Options(
        batch=Path(inbox),
        out=Path(out),
        date=datetime.date.today(),
        workers=workers or default_workers(),
        ruleset=ruleset,
        year=year,
        settings=_path(settings),
        recognised=_path(recognised),
        references=_path(references),
        template=_path(template),
        scoring=_path(scoring),
        pdf=pdf,
        history=tuple(Path(folder) for folder in history or ()),
    )
    try:
        return _state(look_once(asked, settle))
    except Held as held:
        return Completed(message=str(held))
    except IntakeError as error:
        tell(str(error))
        return Failed(message=str(error))


def parameters(standing: Options, settle: float) -> dict[str, Any]:
    """What `scan_inbox` is to be called with, wherever its process works: paths are whole."""
    return {
        "inbox": str(standing.batch.resolve()),
        "out": str(standing.out.resolve()),
        "settle": settle,
        "year": standing.year,
        "ruleset": standing.ruleset,
        "settings": _whole(standing.settings),
        "recognised": _whole(standing.recognised),
        "references": _whole(standing.references),
        "template": _whole(standing.template),
        "scoring": _whole(standing.scoring),
        "pdf": standing.pdf,
        "history": [str(folder.resolve()) for folder in standing.history],
        "workers": standing.workers,
    }


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None


def _whole(path: Path | None) -> str | None:
    return str(path.resolve()) if path else None


def look_once(asked: Options, settle: float) -> Look:
    """One look at the inbox `asked.batch`, alone; reports go below `asked.out`. Raises IntakeError."""
    inbox = open_inbox(asked.batch, asked.out)
    log_to(make_output(asked.out))
    with (
        only_one(inbox.own / "scan.lock", "上一次查看还在处理材料，本次不重复查看"),
        stopping_at_once(),
        tags(tag(inbox)),
    ):
        try:
            journal = Journal(inbox.journal)
        except OSError as error:
            raise not_usable(inbox, error) from error
        return scan(Reception(inbox, asked.out, journal, processing(asked), tell), settle, time.time())


def processing(asked: Options) -> Process:
    """How a batch is processed: as `process` does it, in a flow run that bears the batch's name."""

    def process(batch: Path, out: Path) -> BatchReport:
        # Most looks find nothing, and need none of what it takes to read and judge
        from flows.batch import Each
        from flows.batch import process as process_plainly
        from flows.process_batch import in_flow_run
        from flows.run import run

        options = msgspec.structs.replace(asked, batch=batch, out=out)

        def work(each: Each) -> BatchReport:
            return run(options, Plain(sys.stdout), partial(process_plainly, each=each))

        return in_flow_run(options, work, tell)

    return process


def tag(inbox: Inbox) -> str:
    """What all flow runs of this inbox bear."""
    return f"收件:{inbox.root}"


def tell(text: str) -> None:
    print(f"{datetime.datetime.now():%m-%d %H:%M:%S} {text}", flush=True)


@contextlib.contextmanager
def stopping_at_once() -> Iterator[None]:
    """Let SIGTERM do what Ctrl-C does: the workers are stopped, and the batch stays where it can be carried on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _state(look: Look) -> Any:
    """The flow run's last state, which says in words what came of it."""
    words = [f"{line.batch}：{line.words}" for line in look.ended]
    words += [f"留待下次：{left}" for left in look.left]
    message = "\n".join(words) or "没有新的材料"
    return Failed(message=message) if look.blocked else Completed(message=message)
