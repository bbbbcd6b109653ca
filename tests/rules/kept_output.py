"""An output as `process` leaves it, made without reading anything: kept cases and the list of the batch."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from flows.conformance.building import build
from flows.conformance.suite import Situation
from flows.judging import judge_all
from flows.kept_cases import keep
from pipeline.model import BatchReport, Case, RulesetName
from pipeline.report import batch_json
from pipeline.store import Store
from validators.policy import load_ruleset

DATE = datetime.date(2025, 6, 1)
FIGURES = {
    "2022年集群总产值": "31.00亿元",
    "2023年集群总产值": "36.00亿元",
    "2024年集群总产值": "38.00亿元",
    "2024年中小企业产值": "30.00亿元",
    "占地面积": "95.0平方公里",
}


def case(id: str, **figures: str) -> Case:
    facts = {"集群名称": f"{id}玩具产业集群"}
    situation = Situation("例。", "其他", "无法判定", figures=FIGURES | figures, facts=facts)
    return msgspec.structs.replace(build(situation), id=id)


def write_output(out: Path, *cases: Case) -> Path:
    """The folder, holding what `judge` needs of it."""
    ruleset = load_ruleset("shantou-2025")
    reports = judge_all(cases, ruleset, DATE, ()).reports
    keep(Store(out / ".store"), cases, reports)
    name = RulesetName(ruleset.id, ruleset.version)
    batch = BatchReport(name, 2025, DATE.isoformat(), (), reports)
    (out / "batch.json").write_bytes(batch_json(batch))
    return out
