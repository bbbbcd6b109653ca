"""Makes the committed batch, or many coherent applications for measuring speed.

python -m sample_docs.make_samples                             rewrites sample_docs/batch and truth.json
python -m sample_docs.make_samples --check                     says whether what is committed is what would be made
python -m sample_docs.make_samples --many 200 --out DIR        200 distinct clean applications with a summary table
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sample_docs.bundles import write_application
from sample_docs.cases import CASES
from sample_docs.pdf_kit import typefaces
from sample_docs.summary import write_summary
from sample_docs.truth import WORLD, YEAR, Application, Profile, make_application

HERE = Path(__file__).resolve().parent
SEED = 20250423
_PLACES = {place["name"]: place for place in WORLD["districts"]}
_TRADES = {industry["name"]: industry for industry in WORLD["industries"]}


def committed() -> list[Application]:
    """The applications of the committed batch."""
    made = []
    for number, case in enumerate(CASES, 1):
        place, trade = _PLACES[case.district], _TRADES[case.industry]
        app = make_application(number, case.layout, place, trade, case.profile, SEED)
        made.append(case.fault(app) if case.fault else replace(app, shows=case.shows))
    return made


def many(count: int, seed: int) -> list[Application]:
    """`count` distinct clean applications; district, industry and layout change from one to the next."""
    pairs = [(place, trade) for place in WORLD["districts"] for trade in WORLD["industries"]]
    Random(seed).shuffle(pairs)
    made = []
    for number in range(1, count + 1):
        place, trade = pairs[(number - 1) % len(pairs)]
        lap = (number - 1) // len(pairs)
        if lap:
            mark = place["towns"][lap % 4][:2] + "新老东西南北中上下"[lap // 4 % 10] * (lap >= 4)
            trade = {**trade, "name": mark + trade["name"], "mark": mark}
        random = Random(f"{seed}:{number}")
        growth = (round(random.uniform(8.2, 12.5), 1), round(random.uniform(8.2, 12.5), 1))
        profile = Profile(
            output=random.randint(420, 1100) * 1000,
            growth=growth,
            firms=random.randint(24, 40),
            patents=random.randint(40, 90),
            hedged=number % 4 == 0,
        )
        made.append(make_application(number, 1 + (number - 1) % 3, place, trade, profile, seed))
    return made


def write(applications: Sequence[Application], out: Path) -> dict[str, Any]:
    """Writes the batch into `out`; answers its truth: what is printed where, and what is wrong."""
    records = [(app, write_application(app, out)) for app in applications]
    rows = write_summary(applications, out)
    submissions = []
    for app, record in records:
        submissions.append(
            {
                "id": app.id,
                "cluster_name": app.cluster,
                "district": app.district,
                "applicant": app.applicant,
                "layout": app.layout,
                "clean": not app.doubts,
                "shows": app.shows,
                "doubts": [asdict(doubt) for doubt in app.doubts],
                "documents": record.documents,
                "exact": {_key(name, year): str(value) for (name, year), value in sorted(app.exact.items(), key=str)},
                "printed": [asdict(statement) for statement in (*record.statements, *rows[app.id].statements)],
            }
        )
    return {"year": YEAR, "typefaces": typefaces(), "submissions": submissions}


def _key(name: str, year: int | None) -> str:
    return name if year is None else f"{name}@{year}"


def truth_json(truth: dict[str, Any]) -> str:
    return json.dumps(truth, ensure_ascii=False, indent=1) + "\n"


def differences(made: Path, kept: Path) -> list[str]:
    """Files that are only on one side or not the same bytes."""
    sides = [
        {file.relative_to(top).as_posix(): file for file in top.rglob("*") if file.is_file()} for top in (made, kept)
    ]
    names = sorted(sides[0].keys() | sides[1].keys())
    return [
        name
        for name in names
        if name not in sides[0] or name not in sides[1] or sides[0][name].read_bytes() != sides[1][name].read_bytes()
    ]


def check() -> int:
    """0 when the committed batch is what this script makes."""
    with tempfile.TemporaryDirectory() as scratch:
        truth = write(committed(), Path(scratch))
        kept = (HERE / "truth.json").read_text(encoding="utf-8")
        wrong = differences(Path(scratch), HERE / "batch")
        if json.loads(kept)["typefaces"] != truth["typefaces"]:
            print("other typefaces are installed than the batch was made with: PDFs and seals are not compared")
            wrong = [name for name in wrong if name.endswith(".xlsx")]
            truth["typefaces"] = json.loads(kept)["typefaces"]
        if truth_json(truth) != kept:
            wrong.append("truth.json")
    print("\n".join(wrong) or "the committed batch is what the script makes")
    return 1 if wrong else 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Makes invented applications.")
    parser.add_argument("--check", action="store_true", help="compare the committed batch with what would be made")
    parser.add_argument("--many", type=int, metavar="N", help="make N distinct clean applications")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where --many writes its batch")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    if options.check:
        return check()
    if options.many is not None:
        if options.out is None or options.many < 1:
            parser.error("--many needs a number above 0 and --out DIR")
        truth = write(many(options.many, options.seed), options.out)
        (options.out.parent / f"{options.out.name}.truth.json").write_text(truth_json(truth), encoding="utf-8")
        return 0
    shutil.rmtree(HERE / "batch", ignore_errors=True)
    truth = write(committed(), HERE / "batch")
    (HERE / "truth.json").write_text(truth_json(truth), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
