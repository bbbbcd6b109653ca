"""The same as `batch.process`, with Prefect's tasks around it and nothing else.

A task is one submission: never a page or a cell, each costs milliseconds. Only ids cross Prefect;
paths, readings and reports stay with us. Import this module after `prefect_settings.prepare`.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

import httpx
from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner

from flows.batch import Each, Outcomes, TakeOne, in_threads, process
from flows.bench import Bench
from flows.failures import ServerFailed
from flows.options import Options
from flows.prefect_server import start_server
from pipeline import settings
from pipeline.intake import Batch, Submission
from pipeline.model import BatchReport, Report

_LASTING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT}
_WITHOUT_SERVER = "流程服务没有应答（多半是机器太忙），改为直接处理；报告不受影响，只是不在流程页面上留记录。"
_LEVELS = {"doubt": "疑点", "query": "待说明", "clear": "无疑点"}


def process_with_prefect(batch: Batch, options: Options, bench: Bench, history: Sequence[Report]) -> BatchReport:
    """Run the flow on a temporary server (9 to 19 s to start) or on the one the environment names."""
    work = partial(process, batch, options, bench, history)
    return in_flow_run(options, work, bench.watch.say)


def in_flow_run(options: Options, work: Callable[[Each], BatchReport], say: Callable[[str], None]) -> BatchReport:
    """Do `work` as a flow run that bears the batch's name; what it raises fails the run and comes through.

    No batch waits for a server that does not start or answer: its work is done in threads then, and `say` is told.
    What was read by then is kept, so that beginning again costs little.
    """
    ended: Future[BatchReport] = Future()

    @flow(  # type: ignore[untyped-decorator]
        name="process-batch",
        flow_run_name=lambda: options.batch.name,
        task_runner=ThreadPoolTaskRunner(max_workers=settings.SUBMISSIONS_AT_ONCE),
        validate_parameters=False,
        persist_result=False,
    )
    def process_batch(batch_folder: str, out: str) -> None:  # noqa: ARG001 - shown with the run
        try:
            ended.set_result(work(in_tasks))
        except BaseException as error:
            if not _is_of_server(error):
                ended.set_exception(error)
            raise
        leave_table(ended.result())

    try:
        start_server()
        # With the heartbeat each flow run ends with a second of waiting for its thread
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            process_batch(str(options.batch), str(options.out))
    except Exception as error:
        if not _is_of_server(error):
            raise
        logging.getLogger("cluster_intake").error("no flow server to work with", exc_info=error)
        if not ended.done():
            say(_WITHOUT_SERVER)
            return work(in_threads)
    return ended.result()


def _is_of_server(error: BaseException) -> bool:
    """Whether Prefect could not start or reach its server; nothing of ours asks anybody over a network."""
    return any(isinstance(one, ServerFailed | httpx.HTTPError) for one in (error, error.__cause__))


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
    outcomes = {id: future.result(raise_on_failure=False) for id, future in futures.items()}
    for outcome in outcomes.values():
        if isinstance(outcome, BaseException) and _is_of_server(outcome):
            raise outcome
    return outcomes


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
