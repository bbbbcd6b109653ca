"""How whole applications that the program has not met are processed: faults found, false alarms, roles, figures.

    python benchmarks/unmet_applications.py [--seed N ...] [--applications 8] [--hand first] [--fault NAME ...]
                                            [--details] [--keep DIR] [--score FILE]

Each seed is another batch, half of it honest. The score tool's own numbers are shown (tools/score.py of the shared
material, given with --score where it lies elsewhere), and how often the proofs were understood: the evidence rules that
pass where every proof is there.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from flows.batch import in_threads, process
from flows.options import Options
from flows.progress import Silent
from flows.run import run
from sample_docs.truth import YEAR
from sample_docs.unmet_applications.make_applications import ALL_FAULTS, APPLICATIONS, SEED, write_applications
from sample_docs.unmet_applications.names import HANDS

PROJECT = Path(__file__).resolve().parents[1]
SCORE = PROJECT.parent / "shared" / "tools" / "score.py"
DATE = datetime.date(YEAR, 6, 1)


def process_seed(
    seed: int, folder: Path, count: int = APPLICATIONS, faults: Sequence[str] | None = None, hand: str = HANDS[0]
) -> None:
    """Writes the seed's batch into `folder`/truth/<seed> and its output into `folder`/out/<seed>."""
    made, out = folder / "truth" / str(seed), folder / "out" / str(seed)
    write_applications(made, seed, count, faults, hand)
    options = Options(made / "batch", out, DATE, workers=2, year=YEAR)
    run(options, Silent(), partial(process, each=in_threads))


def score(folder: Path, tool: Path = SCORE) -> dict[str, Any]:
    """What the score tool says of all batches in `folder`."""
    scored: dict[str, Any] = _tool(tool).score(folder / "out", folder / "truth")
    return scored


def _tool(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"the score tool is not at {path}: name it with --score")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def proofs_understood(folder: Path) -> dict[str, tuple[int, int]]:
    """For each evidence rule: in how many applications it should pass by its proofs, and in how many it did."""
    wanted: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for truth, report in _reports(folder):
        got = {entry["rule"]: entry["verdict"] for entry in report["eligibility"]}
        for rule in (one["rule"] for one in truth["eligibility"] if one.get("expected") == "pass" and truth["clean"]):
            wanted[rule] += 1
            passed[rule] += got[rule] == "pass"
    return {rule: (passed[rule], count) for rule, count in wanted.items()}


def _reports(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for file in sorted((folder / "truth").glob("*/truth.json")):
        for one in json.loads(file.read_text(encoding="utf-8"))["submissions"]:
            report = folder / "out" / file.parent.name / "submissions" / one["id"] / "report.json"
            yield one, json.loads(report.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures the program on whole applications that it has not met.")
    parser.add_argument("--seed", type=int, action="append", help=f"may be given several times; {SEED} without")
    parser.add_argument("--applications", type=int, default=APPLICATIONS, metavar="N")
    parser.add_argument("--hand", choices=HANDS, default=HANDS[0], help="whose words, layouts and faults")
    parser.add_argument("--fault", action="append", choices=ALL_FAULTS, help="plant these instead of the seed's own")
    parser.add_argument("--details", action="store_true", help="list every miss")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave batches and output there")
    parser.add_argument("--score", type=Path, default=SCORE, metavar="FILE", help="the score tool")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="unmet-applications-") as scratch:
        folder = options.keep or Path(scratch)
        for seed in options.seed or [SEED]:
            process_seed(seed, folder, options.applications, options.fault, options.hand)
        _tool(options.score).show(score(folder, options.score), options.details)
        for rule, (passed, wanted) in proofs_understood(folder).items():
            print(f"proofs understood: {rule:<16} {passed}/{wanted}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
