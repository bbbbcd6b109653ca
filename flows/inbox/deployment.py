"""The inbox as a deployment on a Prefect server. Import this module when the server answers."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import signal
import time
from collections.abc import Callable
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import EntrypointType
from prefect.runner import Runner
from prefect.settings import PREFECT_UI_URL
from prefect.states import Crashed

from flows.failures import ServerFailed
from flows.inbox.flow import parameters, scan_inbox, tag
from flows.inbox.folders import Inbox
from flows.options import Options

_UNDER_WAY = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
_SECONDS_TO_SCHEDULE = 90.0


def look_every(
    standing: Options, every: int, settle: int, inbox: Inbox, ready: Callable[[str], None]
) -> signal.Signals:
    """Look at the inbox now and every `every` seconds; returns by which signal it was stopped.

    `ready` is told the address of the pages. Raises ServerFailed.
    """
    close_broken_off(inbox)
    # A look taken up ahead of its time finds the one before still there, and is cancelled
    runner = Runner(name=f"inbox {inbox.root.name}", prefetch_seconds=1)
    id = runner.add_deployment(deployment(standing, every, settle, inbox))
    with get_client(sync_client=True) as client:
        client.create_flow_run_from_deployment(id)
    check_schedule(id)
    ready(PREFECT_UI_URL.value() or "")
    return asyncio.run(_until_stopped(runner))


async def _until_stopped(runner: Runner) -> signal.Signals:
    """Prefect itself kills the flow run that is under way; it must have the time to leave its batch in order."""
    by: list[signal.Signals] = []
    stopping: list[asyncio.Task[None]] = []

    def stop(signal: signal.Signals) -> None:
        if not by:
            stopping.append(asyncio.create_task(runner.astop()))
        by.append(signal)

    running = asyncio.create_task(runner.start())
    while not runner.started and not running.done():
        await asyncio.sleep(0.1)
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop, each)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    for one in stopping:
        await one
    return by[0]


def deployment(standing: Options, every: int, settle: int, inbox: Inbox) -> RunnerDeployment:
    """The flow with what it is to be run with, and when."""
    return scan_inbox.to_deployment(
        name=inbox.root.as_posix().strip("/").replace("/", "-").replace("%", "-"),
        interval=datetime.timedelta(seconds=every),
        parameters=parameters(standing, settle),
        tags=[tag(inbox)],
        # It is paused when the service ends
        paused=False,
        # A look that comes due while a batch is processed would wait in line for nothing
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def close_broken_off(inbox: Inbox) -> None:
    """What a killed service left as running will never end by itself, and would keep the only place taken."""
    for run in _runs(_UNDER_WAY, FlowRunFilterTags(all_=[tag(inbox)])):
        with get_client(sync_client=True) as client:
            client.set_flow_run_state(run.id, Crashed(message="服务中断；材料由下一次查看接着处理"), force=True)


def check_schedule(deployment: UUID) -> None:
    """Wait for the server to plan the looks: one whose scheduler fails would leave batches lying without a word."""
    until = time.monotonic() + _SECONDS_TO_SCHEDULE
    while not _runs([StateType.SCHEDULED], FlowRunFilterTags(all_=["auto-scheduled"]), deployment):
        if time.monotonic() > until:
            raise ServerFailed(
                "流程服务没有排出查看的时间，放入的材料会无人处理，因此没有开始服务。"
                "请在程序目录重新执行 make install 后再运行；仍不成功的，请联系技术人员。"
            )
        time.sleep(0.5)


def _runs(states: list[StateType], tags: FlowRunFilterTags, deployment: UUID | None = None) -> list[FlowRun]:
    of = DeploymentFilter(id=DeploymentFilterId(any_=[deployment])) if deployment else None
    wanted = FlowRunFilter(tags=tags, state=FlowRunFilterState(type=FlowRunFilterStateType(any_=states)))
    with get_client(sync_client=True) as client:
        found: list[FlowRun] = client.read_flow_runs(
            flow_run_filter=wanted, deployment_filter=of, sort=FlowRunSort.ID_DESC, limit=200
        )
        return found
