"""With Prefect around it: the same result, its table left behind, passing faults tried again."""

from __future__ import annotations

import datetime
import json

import pytest

from flows import batch as batch_module
from flows import run as run_module
from flows.options import Options
from flows.progress import Silent

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def with_prefect(batch, tmp_path):
    def go(out: str = "prefect"):
        options = Options(batch=batch, out=tmp_path / out, date=datetime.date(2025, 6, 30), workers=1, year=2025)
        return run_module.run(options, Silent())

    return go


def test_the_same_reports_as_without_it_and_a_table(with_prefect, run, batch, tmp_path):
    from prefect import get_client

    with_prefect()
    run(batch, tmp_path / "plain")
    for file in ("batch.json", "submissions/甲玩具集群/report.json", "worklist.xlsx"):
        assert (tmp_path / "prefect" / file).read_bytes() == (tmp_path / "plain" / file).read_bytes()
    with get_client(sync_client=True) as client:
        table = client.request("GET", "/artifacts/{key}/latest", path_params={"key": "batch-table"}).json()
    assert [row["申报"] for row in json.loads(table["data"])] == ["乙针织集群", "甲玩具集群"]


def test_a_passing_fault_is_tried_again_and_a_lasting_one_is_named(with_prefect, monkeypatch):
    take = batch_module.take
    tries: list[str] = []

    def stuttering(submission, *rest):
        tries.append(submission.id)
        if submission.id == "甲玩具集群" and tries.count(submission.id) == 1:
            raise OSError(5, "Input/output error")
        if submission.id == "乙针织集群":
            raise KeyError("an unforeseen shape")
        return take(submission, *rest)

    monkeypatch.setattr(batch_module, "take", stuttering)
    report = with_prefect()
    assert sorted(tries) == ["乙针织集群", "甲玩具集群", "甲玩具集群"]
    assert [one.submission.id for one in report.reports] == ["甲玩具集群"]
    assert [one.id for one in report.failed] == ["乙针织集群"]
