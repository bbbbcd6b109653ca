"""The same as `batch.process`, with Prefect's tasks around it and nothing else.

A task is one submission: never a page or a cell, each costs milliseconds. Only ids cross Prefect;
paths, readings and reports stay with us. Import this module after `prefect_settings.prepare`.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner

from flows.batch import Outcomes, TakeOne, process
from flows.bench import Bench
from flows.options import Options
from flows.prefect_server import start_server
from pipeline import settings
from pipeline.intake import Batch, Submission
from pipeline.model import BatchReport, Report

_LASTING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT}
_LEVELS = {"doubt": "疑点", "query": "待说明", "clear": "无疑点"}


def process_with_prefect(batch: Batch, options: Options, bench: Bench, history: Sequence[Report]) -> BatchReport:
    """Run the flow on a temporary server (9 to 19 s to start) or on the one the environment names."""
    start_server()
    return in_flow_run(options, lambda: process_in_tasks(batch, options, bench, history))


def process_in_tasks(batch: Batch, options: Options, bench: Bench, history: Sequence[Report]) -> BatchReport:
    """What is to be done in the flow run."""
    return process(batch, options, bench, history, in_tasks)


def in_flow_run(options: Options, work: Callable[[], BatchReport]) -> BatchReport:
    """Do `work` as a flow run that bears the batch's name; what it raises fails the run and comes through."""

    @flow(  # type: ignore[untyped-decorator]
        name="process-batch",
        flow_run_name=lambda: options.batch.name,
        task_runner=ThreadPoolTaskRunner(max_workers=settings.SUBMISSIONS_AT_ONCE),
        validate_parameters=False,
        persist_result=False,
    )
    def process_batch(batch_folder: str, out: str) -> list[Any]:  # noqa: ARG001 - shown with the run
        # A list around it: Prefect looks into what a flow returns for states, and asks it for its truth
        report = work()
        leave_table(report)
        return [report]

    # With the heartbeat each flow run ends with a second of waiting for its thread
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        report: BatchReport = process_batch(str(options.batch), str(options.out))[0]
    return report


def in_tasks(submissions: Sequence[Submission], take_one: TakeOne, _threads: int) -> Outcomes:
    """Each submission in a task of its own; a passing fault, such as a share that stutters, is tried again."""
    by_id = {submission.id: submission for submission in submissions}

    @task(  # type: ignore[untyped-decorator]
        name="take-submission",
        task_run_name="{id}",
        retries=2,
        retry_delay_seconds=[1, 5],
        retry_condition_fn=_may_pass,
        persist_result=False,
        cache_policy=NO_CACHE,
    )
    def take_submission(id: str) -> Any:
        return take_one(by_id[id])

    futures = {id: take_submission.submit(id) for id in by_id}
    return {id: future.result(raise_on_failure=False) for id, future in futures.items()}


def _may_pass(_task: Any, _run: Any, state: Any) -> bool:
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError) and error.errno not in _LASTING


def leave_table(report: BatchReport) -> None:
    """The batch's table as an artifact, for who looks at the run in Prefect's own pages."""
    rows = [
        {
            "申报": one.submission.id,
            "集群": one.submission.cluster_name or "",
            "县区": one.submission.district or "",
            "级别": _LEVELS[one.review.level],
            "优先度": one.review.priority,
        }
        for one in report.reports
    ]
    rows += [{"申报": one.id, "集群": "", "县区": "", "级别": "未能处理", "优先度": ""} for one in report.failed]
    create_table_artifact(table=rows, key="batch-table", description="本批申报审核一览")
