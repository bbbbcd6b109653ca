"""report.json and batch.json keep the contract and can be read back."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from pipeline.model import Report, Source
from pipeline.report import batch_json, load_report, report_json

from . import example

SHARED = Path(__file__).resolve().parents[2] / "../shared"
REPORTS = {"doubtful": example.DOUBTFUL, "clean": example.CLEAN, "bare": example.BARE}


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("pipeline.report").joinpath(f"{name}.schema.json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_validates(report: Report) -> None:
    jsonschema.validate(json.loads(report_json(report)), schema("report"), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("batch", [example.BATCH, example.EMPTY_BATCH], ids=["batch", "empty"])
def test_a_batch_validates(batch: Any) -> None:
    jsonschema.validate(json.loads(batch_json(batch)), schema("batch"), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", ["report", "batch"])
def test_the_schemas_are_the_contracts(name: str) -> None:
    contract = SHARED / "contract" / f"{name}.schema.json"
    if not contract.exists():
        pytest.skip("the contract does not lie beside the project")
    assert json.loads(contract.read_text("utf-8")) == schema(name)


def test_decimals_are_plain_strings() -> None:
    figures = json.loads(report_json(example.DOUBTFUL))["figures"]
    employees = next(one for one in figures if one["indicator"] == "employees")
    assert (employees["value"], employees["low"], employees["high"]) == ("12000", "11500", "12500")
    assert (figures[0]["value"], figures[0]["low"]) == ("78.20", "78.195")


def test_an_open_end_is_null() -> None:
    figures = json.loads(report_json(example.DOUBTFUL))["figures"]
    target = next(one for one in figures if one["status"] == "target")
    assert (target["low"], target["high"]) == ("120", None)


def test_the_batch_counts_what_the_reports_hold() -> None:
    heads = json.loads(batch_json(example.BATCH))["submissions"]
    assert [one["id"] for one in heads] == [example.DOUBTFUL.submission.id, example.ODD_ID, "03"]
    first = heads[0]
    assert [first[key] for key in ("doubts", "queries", "fails", "undetermined")] == [2, 2, 1, 3]
    assert first["report"] == "submissions/01澄海区塑料玩具/report.json"


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_comes_back_as_it_was(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(report_json(report))
    assert load_report(path) == report


def test_a_sparse_earlier_report_is_read(tmp_path: Path) -> None:
    sparse = {
        "schema": "cluster-intake/report/1",
        "submission": {"id": "旧", "cluster_name": "某集群"},
        "figures": [{"indicator": "output_total", "period": "2023", "value": "80.1", "source": {"file": "表.docx"}}],
        "documents": None,
    }
    path = tmp_path / "report.json"
    path.write_text(json.dumps(sparse), encoding="utf-8")
    report = load_report(path)
    assert report.submission.district is None
    assert report.figures[0].value == Decimal("80.1")
    assert report.figures[0].source == Source("表.docx")
    assert (report.documents, report.findings, report.leftover) == ((), (), ())


def test_the_practice_history_is_read() -> None:
    history = SHARED / "practice/p3/history/submissions"
    if not history.exists():
        pytest.skip("the practice batches do not lie beside the project")
    reports = [load_report(path) for path in sorted(history.glob("*/report.json"))]
    assert reports
    assert all(report.values and report.submission.cluster_name for report in reports)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"schema": "other"}', b"\xff\xfe", b'{"schema": "cluster-intake/report/1"}']
)
def test_what_is_no_report_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="无法读取"):
        load_report(path)


def test_a_file_name_that_is_no_utf8_is_still_json() -> None:
    bad = msgspec.structs.replace(example.BARE.submission, id="\udcb9\udcfa.docx")
    data = json.loads(report_json(msgspec.structs.replace(example.BARE, submission=bad)))
    assert data["submission"]["id"] == "\udcb9\udcfa.docx"
