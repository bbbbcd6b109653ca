"""A flow server that does not start or answer on a busy machine holds up no batch: the work is done without it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from flows import prefect_server
from flows.batch import in_threads
from flows.failures import ServerFailed
from flows.options import Options
from flows.process_batch import in_flow_run, in_tasks
from pipeline.errors import IntakeError
from pipeline.model import BatchReport, RulesetName

REPORT = BatchReport(RulesetName("shantou-2025", "1"), 2025, "2025-06-30", (), ())


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(batch=tmp_path / "无人应答", out=tmp_path / "out", date=datetime.date(2025, 6, 30), workers=1)


@pytest.fixture
def closed_door() -> Iterator[None]:
    """A server is named, and nobody is there."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"}):
        yield


def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> None:
        raise RuntimeError("Timed out while attempting to connect to ephemeral Prefect API server.")

    monkeypatch.setattr(prefect_server, "PREFECT_API_URL", SimpleNamespace(value=lambda: None))
    monkeypatch.setattr(prefect_server, "SubprocessASGIServer", lambda: SimpleNamespace(start=start))


def test_no_server_is_started_where_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefect_server, "PREFECT_API_URL", SimpleNamespace(value=lambda: "http://127.0.0.1:4200/api"))
    monkeypatch.setattr(prefect_server, "SubprocessASGIServer", None)
    prefect_server.start_server()


def test_a_server_that_does_not_start_is_told_of_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    no_server(monkeypatch)
    with pytest.raises(ServerFailed, match="流程服务没有启动成功"):
        prefect_server.start_server()


def test_without_a_server_the_work_is_done_in_threads_and_that_is_said(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_server(monkeypatch)
    ways, said = [], []
    report = in_flow_run(options, lambda each: ways.append(each) or REPORT, said.append)
    assert (report, ways) == (REPORT, [in_threads])
    assert [words.startswith("流程服务没有应答") for words in said] == [True]


@pytest.mark.usefixtures("closed_door")
def test_a_named_server_that_is_not_there_is_done_without(options: Options) -> None:
    ways, said = [], []
    assert in_flow_run(options, lambda each: ways.append(each) or REPORT, said.append) == REPORT
    assert (ways, len(said)) == ([in_threads], 1)


@pytest.mark.usefixtures("prefect_server")
def test_a_server_that_goes_while_tasks_run_is_done_without(options: Options) -> None:
    ways, said = [], []

    def work(each):
        ways.append(each)
        if each is in_tasks:
            raise httpx.ConnectError("All connection attempts failed")
        return REPORT

    assert in_flow_run(options, work, said.append) == REPORT
    assert (ways, len(said)) == ([in_tasks, in_threads], 1)


@pytest.mark.usefixtures("prefect_server")
def test_what_the_work_itself_raises_comes_through_and_is_not_tried_again(options: Options) -> None:
    ways, said = [], []

    def work(each):
        ways.append(each)
        raise IntakeError("材料有误")

    with pytest.raises(IntakeError, match="材料有误"):
        in_flow_run(options, work, said.append)
    assert (ways, said) == ([in_tasks], [])


@pytest.mark.usefixtures("prefect_server")
def test_finished_work_is_not_done_again_because_its_table_could_not_be_left(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise httpx.ConnectError("All connection attempts failed")

    monkeypatch.setattr("flows.process_batch.leave_table", gone)
    ways, said = [], []
    assert in_flow_run(options, lambda each: ways.append(each) or REPORT, said.append) == REPORT
    assert (ways, said) == ([in_tasks], [])
