"""Whether confidence means what it says: of the figures given at each level of it, how many are wrong.

    python benchmarks/calibration.py [--practice OUT TRUTH] [--seed N ...] [--scan RECIPE] [--details]

Over the forms that the reader has not met, one or more seeds of each, and, with `--practice`, over what
`cluster-intake process` wrote for the practice batches (OUT holds a folder for each that TRUTH holds).
A figure is wrong if its file does not state that value of that indicator for that period. "at most" is the rate
that the true one stays below with 95 in 100 certainty: of 3,000 right ones one in 1,000 may still be wrong.
The target: at 0.9 and above at most one in 1,000 is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from scipy.stats import beta

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.unmet_forms import SURE, printed_and_given, written_and_read
from pipeline.indicators import indicators
from pipeline.model import Figure
from pipeline.report import load_report
from sample_docs.scanning import RECIPES
from sample_docs.unmet_forms.catalogue import FORMS
from sample_docs.unmet_forms.make_forms import SEED

_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.92, 0.94, 0.96, 0.98, 1.01)
_LISTS = {"enterprise_list", "patent_list", "title_list"}


class Given(NamedTuple):
    """A figure that was given, whether its paper states it, and where it comes from."""

    where: str
    figure: Figure
    is_right: bool


def of_forms(seeds: Sequence[int], recipe: str | None) -> Iterator[Given]:
    """What was read of forms not met before."""
    with tempfile.TemporaryDirectory(prefix="calibration-") as scratch:
        for form in FORMS:
            for seed in seeds:
                said, given = printed_and_given(
                    *written_and_read(form, seed, Path(scratch) / f"{form.name}-{seed}", recipe)
                )
                yield from (Given(f"{form.name} {seed}", figure, key in said) for key, figure in given.items())


def of_practice(out: Path, truth: Path) -> Iterator[Given]:
    """What a run gave for the practice batches."""
    for known in sorted(truth.glob("*/truth.json")):
        if not (out / known.parent.name / "batch.json").exists():
            print(f"{known.parent.name}: nothing was written for it, it is left out")
            continue
        for submission in json.loads(known.read_text(encoding="utf-8"))["submissions"]:
            name = submission["id"].removesuffix(".zip")
            report = load_report(out / known.parent.name / "submissions" / name / "report.json")
            yield from _of_submission(f"{known.parent.name} {name}", report.figures, submission)


def _of_submission(where: str, figures: Iterable[Figure], truth: dict[str, Any]) -> Iterator[Given]:
    printed: dict[tuple[str, str, str | None], set[Decimal]] = defaultdict(set)
    for one in truth["figures"]:
        printed[one["file"], one["indicator"], _period(one["indicator"], one["period"])].add(Decimal(one["value"]))
    roles = {one["file"]: set(one["roles"]) for one in truth["documents"]}
    surest: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        file = figure.source.file
        counted = figure.method == "list" and roles.get(file, set()) & _LISTS
        if file in roles and figure.method != "derived" and not counted:
            key = (file, figure.indicator, _period(figure.indicator, figure.period), figure.value.normalize())
            if key not in surest or figure.confidence > surest[key].confidence:
                surest[key] = figure
    for (file, indicator, period, _), figure in surest.items():
        stated = printed.get((str(file), str(indicator), period), set())  # type: ignore[arg-type]
        yield Given(f"{where} {file}", figure, any(_is_same(figure.value, one) for one in stated))


def _period(indicator: str, period: str | None) -> str | None:
    return period if indicators()[indicator].by_year else None


def _is_same(value: Decimal, stated: Decimal) -> bool:
    """A conversion that does not terminate is the truth's own beyond six digits."""
    return value == stated or abs(value - stated) <= abs(stated) * Decimal("1e-6")


def table(given: Sequence[Given]) -> Iterator[str]:
    yield f"{'confidence':<14} {'figures':>8} {'wrong':>6} {'rate':>8} {'at most':>8}"
    for low, high in pairwise(_BINS):
        inside = [one for one in given if low <= one.figure.confidence < high]
        if inside:
            yield _row(f"{low:.2f} to {min(high, 1):.2f}", inside)
    yield _row("0.90 and above", [one for one in given if one.figure.confidence >= SURE])
    yield _row("below 0.90", [one for one in given if one.figure.confidence < SURE])


def _row(name: str, given: Sequence[Given]) -> str:
    wrong = sum(not one.is_right for one in given)
    if not given:
        return f"{name:<14} {0:>8}"
    most = float(beta.ppf(0.95, wrong + 1, len(given) - wrong)) if wrong < len(given) else 1.0
    return f"{name:<14} {len(given):>8} {wrong:>6} {wrong / len(given):>8.4f} {most:>8.4f}"


def grounds(given: Sequence[Given]) -> Iterator[str]:
    """By what speaks for figures and against them: how many are wrong, of all and of the sure ones."""
    told: Counter[tuple[str, bool, bool]] = Counter(
        (ground.code, one.is_right, one.figure.confidence >= SURE) for one in given for ground in one.figure.grounds
    )
    yield f"{'ground':<18} {'figures':>8} {'wrong':>6} {'rate':>8} {'sure':>8} {'wrong':>6}"
    for code in sorted({code for code, _, _ in told}):
        wrong = [told[code, False, sure] for sure in (False, True)]
        right = [told[code, True, sure] for sure in (False, True)]
        whole = sum(wrong) + sum(right)
        yield f"{code:<18} {whole:>8} {sum(wrong):>6} {sum(wrong) / whole:>8.4f} {wrong[1] + right[1]:>8} {wrong[1]:>6}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Holds the confidence of figures against the truth.")
    parser.add_argument(
        "--practice", nargs=2, type=Path, metavar=("OUT", "TRUTH"), help="what a run gave, and the truth"
    )
    parser.add_argument("--seed", type=int, action="append", help=f"may be given several times; {SEED} without")
    parser.add_argument("--scan", choices=sorted(RECIPES), metavar="RECIPE", help="of scans of the forms")
    parser.add_argument("--details", action="store_true", help="list what is wrong though sure")
    options = parser.parse_args(arguments)
    sets = {"forms not met before": list(of_forms(options.seed or [SEED], options.scan))}
    if options.practice:
        sets["practice batches"] = list(of_practice(*options.practice))
        sets["both"] = [one for given in sets.values() for one in given]
    for name, given in sets.items():
        print("\n".join((f"\n{name}", *table(given), "", *grounds(given))))
        for one in given if options.details else ():
            if not one.is_right and one.figure.confidence >= SURE:
                figure = one.figure
                print(f"  {one.where}: {figure.indicator} {figure.period} {figure.raw} | {figure.source.text}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
