"""The cases as they were judged, kept beside what was read, so that they can be judged again without any file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from pipeline.errors import BadUsage
from pipeline.model import Case, Report, RuleResult, RulesetName
from pipeline.store import Store

_KIND = "judged"


class KeptCase(msgspec.Struct, frozen=True):
    """A case with what was answered to it, and under which ruleset."""

    case: Case
    ruleset: RulesetName
    results: tuple[RuleResult, ...]


def keep(store: Store, cases: Sequence[Case], reports: Sequence[Report]) -> None:
    """Keep every case that has a report. Raises OutputNotWritable."""
    by_id = {report.submission.id: report for report in reports}
    for case in cases:
        if case.id in by_id:
            report = by_id[case.id]
            store.put(_KIND, (case.id,), KeptCase(case, report.ruleset, report.eligibility))


def kept_cases(out: Path) -> Iterator[tuple[str, KeptCase | None]]:
    """Each application of the batch in that output, by id; None where its case was not kept.

    Raises BadUsage where there is no output of this program.
    """
    try:
        batch = json.loads((out / "batch.json").read_bytes())
        ids = [str(one["id"]) for one in batch["submissions"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadUsage(
            f"“{out}”中没有可以重审的报告。请指向 process 命令的输出文件夹（其中应有 batch.json）。"
        ) from error
    store = Store(out / ".store")
    for id in sorted(ids):
        yield id, store.get(_KIND, (id,), KeptCase)


def earlier_cases(outs: Sequence[Path]) -> tuple[Case, ...]:
    """The cases kept in earlier outputs; one that was handed on as reports alone has none."""
    whole = [out for out in outs if (out / "batch.json").is_file() and (out / ".store").is_dir()]
    return tuple(kept.case for out in whole for _, kept in kept_cases(out) if kept is not None)
