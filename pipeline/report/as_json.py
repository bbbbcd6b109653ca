"""report.json and batch.json, written and read back, in the shape of the contract's schemas."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from pipeline.model import BatchReport, Report
from pipeline.report.numbers import plain

REPORT_SCHEMA = "cluster-intake/report/1"
BATCH_SCHEMA = "cluster-intake/batch/1"


def report_json(report: Report) -> bytes:
    """report.json of one application: UTF-8, decimals as plain strings, ready to be compared byte by byte."""
    return _encode({"schema": REPORT_SCHEMA, **_builtins(report)})


def batch_json(batch: BatchReport) -> bytes:
    """batch.json: the batch's head, one line of counts for each application, and what failed."""
    return _encode(
        {
            "schema": BATCH_SCHEMA,
            "ruleset": _builtins(batch.ruleset),
            "year": batch.year,
            "date": batch.date,
            "documents": _builtins(batch.documents),
            "submissions": [_head(report) for report in batch.reports],
            "failed": _builtins(batch.failed),
            "unclaimed": _builtins(batch.unclaimed),
        }
    )


def load_report(path: Path) -> Report:
    """Read a report.json back; optional parts that an earlier version did not write are empty.

    Raises OSError where the file cannot be read and ValueError, with a Chinese message, where it
    is not a report.
    """
    try:
        data = json.loads(path.read_bytes())
        if not isinstance(data, dict) or data.get("schema") != REPORT_SCHEMA:
            raise ValueError("不是本系统的审核报告")
        return msgspec.convert(_completed(data), Report, strict=False)
    except ValueError as error:  # of json, of unicode and of msgspec alike
        raise ValueError(
            f"往年报告“{path}”无法读取（{error}），请核对文件是否完整，或将其移出往年资料目录后重试"
        ) from error


def load_batch(out: Path) -> BatchReport:
    """Read an output's batch.json back with all its reports.

    Raises OSError where one cannot be read and ValueError where one is not what it should be.
    """
    data = json.loads((out / "batch.json").read_bytes())
    if not isinstance(data, dict) or data.get("schema") != BATCH_SCHEMA:
        raise ValueError("不是本系统的批次结果")
    reports = [load_report(out / str(one["report"])) for one in data["submissions"]]
    return msgspec.convert(data | {"reports": reports}, BatchReport, strict=False)


def _head(report: Report) -> dict[str, Any]:
    severities = [finding.severity for finding in report.findings]
    verdicts = [result.verdict for result in report.eligibility]
    return {
        "id": report.submission.id,
        "cluster_name": report.submission.cluster_name,
        "district": report.submission.district,
        "priority": report.review.priority,
        "level": report.review.level,
        "doubts": severities.count("doubt"),
        "queries": severities.count("query"),
        "fails": verdicts.count("fail"),
        "undetermined": verdicts.count("undetermined"),
        "report": f"submissions/{report.submission.id}/report.json",
    }


def _builtins(value: Any) -> Any:
    return _plain_numbers(msgspec.to_builtins(value, builtin_types=(Decimal,)))


def _plain_numbers(value: Any) -> Any:
    """Decimals as digits: str() would write 1E+3, which the contract does not know."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain_numbers(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_numbers(part) for part in value]
    return value


def _encode(data: dict[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    # a file name that is no UTF-8 holds lone surrogates; written as \udcXX they are still JSON
    return text.encode("utf-8", "backslashreplace")


_EMPTY: dict[str, Any] = {
    "date": "", "documents": (), "facts": (), "figures": (), "values": (), "eligibility": (), "findings": (),
    "review": {"priority": 0, "level": "clear"}, "ruleset": {"id": "", "version": ""}, "leftover": (),
}  # fmt: skip
_EMPTY_HEAD = dict.fromkeys(("cluster_name", "district", "applicant", "leading_industry", "year"))
_EMPTY_FIGURE: dict[str, Any] = {
    "period": None, "low": None, "high": None, "unit": "", "raw": "", "status": "actual", "scope": None,
    "method": "table", "ocr": False, "confidence": 1.0,
}  # fmt: skip
_EMPTY_RESULT: dict[str, Any] = {
    "clause": "", "title": "", "reason": None, "measured": None, "threshold": None, "explanation": "",
}  # fmt: skip


def _completed(data: dict[str, Any]) -> dict[str, Any]:
    """The report with its optional parts filled in as empty."""
    whole = _EMPTY | {key: part for key, part in data.items() if part is not None}
    whole["submission"] = _EMPTY_HEAD | dict(whole.get("submission", {}))
    whole["figures"] = [_EMPTY_FIGURE | figure for figure in whole["figures"]]
    whole["eligibility"] = [_EMPTY_RESULT | result for result in whole["eligibility"]]
    return whole
