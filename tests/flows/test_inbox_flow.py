"""The look at the inbox with Prefect around it: each batch a flow run of its own, the same reports as `process`."""

from __future__ import annotations

import datetime
import inspect
from pathlib import Path

import msgspec
import pytest

from flows.inbox import flow as flow_module
from flows.inbox.folders import REASON
from flows.inbox.scan import Look
from flows.options import Options

FULL = Options(
    batch=Path("/收件"),
    out=Path("/报告"),
    date=datetime.date.today(),
    workers=3,
    ruleset="shantou-2025",
    year=2025,
    history=(Path("/往年"),),
    settings=Path("/口径.yaml"),
    recognised=Path("/名册.csv"),
    references=Path("/参考资料"),
    template=Path("/模板"),
    scoring=Path("/评分表.xlsx"),
    pdf=True,
)


def test_everything_asked_of_the_service_reaches_the_look(monkeypatch):
    """An option that the flow does not know would be dropped without a word."""
    assert all(value is not None and value != () for value in msgspec.structs.asdict(FULL).values())
    asked = []
    monkeypatch.setattr(
        flow_module, "look_once", lambda options, settle: asked.append((options, settle)) or Look((), (), False)
    )
    given = flow_module.parameters(FULL, 7.0)
    assert set(given) == set(inspect.signature(flow_module.scan_inbox.fn).parameters)
    flow_module.scan_inbox.fn(**given)
    assert asked == [(FULL, 7.0)]


def test_what_the_pages_say_of_the_parameters_is_complete():
    from prefect.utilities.callables import parameter_schema

    told = parameter_schema(flow_module.scan_inbox).properties
    assert all(one.get("description") for one in told.values()), told


@pytest.mark.usefixtures("prefect_server")
def test_batches_are_flow_runs_with_their_names_and_their_endings(batch, run, tmp_path, capsys):
    from prefect import get_client

    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "空批").mkdir()
    run(batch, tmp_path / "plain", date=datetime.date.today())
    batch.rename(inbox / batch.name)
    for _ in range(2):
        state = flow_module.scan_inbox(str(inbox), str(tmp_path / "报告"), 0.0, 2025, workers=1, return_state=True)
    assert state.is_completed()
    assert (inbox / "done" / batch.name).is_dir()
    assert "没有任何申报材料" in (inbox / "failed" / f"空批{REASON}").read_text()
    ours, plain = tmp_path / "报告" / batch.name, tmp_path / "plain"
    assert (ours / "batch.json").read_bytes() == (plain / "batch.json").read_bytes()
    with get_client(sync_client=True) as client:
        endings = {one.name: one.state_type.value for one in client.read_flow_runs(limit=50, sort="ID_DESC")}
    assert (endings[batch.name], endings["空批"]) == ("COMPLETED", "FAILED")
    assert "处理完毕" in capsys.readouterr().out
