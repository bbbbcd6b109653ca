"""How well scanned papers are read: the sample papers through the scan maker, and the practice scans.

    python benchmarks/scans.py                                       the usual recipes, and the practice scans
    python benchmarks/scans.py --recipes all --practice              every recipe, no practice scans
    python benchmarks/scans.py --recipes poor --only 申报 --wrong      files whose path holds 申报, what was read wrong
    python benchmarks/scans.py --recipes --practice p4 --missed       one practice batch, what was not found
    python benchmarks/scans.py --speed                               seconds a page beside bare RapidOCR, in one run

What a scan should say is what the digital original says and the sample's truth confirms, by (indicator, period,
value): `found` of those that should be, `right` of those given. A figure given with confidence 0.9 or more is sure,
the others are unsure; a sure one that is not printed in the original is a silent wrong one, the number to bring to
zero. Cells, and those with digits among them, are compared with the printed original's; identifiers with those of
the original's lists. The target is no silent wrong figure; with --speed also at most 1.15 times the processor
seconds of bare RapidOCR on the same pages: those hardly change with what else runs. Made scans are kept in out/scans.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.bare_rapidocr import Bare  # noqa: E402
from benchmarks.scan_papers import (  # noqa: E402
    PRACTICE,
    Expected,
    Key,
    cells_of,
    identifiers_of,
    key_of,
    made,
    practice_scans,
    sample_papers,
    understood,
)
from extractors.reading import read  # noqa: E402
from extractors.reading.pixels.engine import warm_up  # noqa: E402
from pipeline.model import Figure  # noqa: E402
from sample_docs.scanning import FORMATS, RECIPES  # noqa: E402

SURE = 0.9
SLOWER = 1.15
USUAL = ("clean", "office", "poor", "sealed", "photo", "turned", "bilevel", "show_through")


@dataclass
class Score:
    """Counts over one or many files; they add up."""

    pages: int = 0
    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    unsure: int = 0
    silent_wrong: int = 0
    cells: int = 0
    cells_exact: int = 0
    numbers: int = 0
    numbers_exact: int = 0
    identifiers: int = 0
    identifiers_right: int = 0
    identifiers_wrong: int = 0
    seconds: float = 0.0
    busy_seconds: float = 0.0
    bare_seconds: float = 0.0
    unread: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


# -- measuring --------------------------------------------------------------------------------------


def measure(paths: Sequence[Path], expected: Expected, bare: Bare | None) -> Score:
    """Reads the scan of one paper, in one file or in one a page."""
    score = Score()
    figures: dict[Key, Figure] = {}
    cells: Counter[str] = Counter()
    identifiers: Counter[str] = Counter()
    for path in paths:
        start, busy = time.perf_counter(), time.process_time()
        content = read(path)
        score.seconds += time.perf_counter() - start
        score.busy_seconds += time.process_time() - busy
        score.pages += max(len(content.pages), 1)
        score.unread += content.status == "unreadable"
        score.bare_seconds += bare.seconds(path) if bare else 0
        extraction = understood(content, expected.name, expected.year)
        for figure in extraction.figures:
            known = figures.get(key_of(figure))
            if figure.method != "derived" and (known is None or figure.confidence > known.confidence):
                figures[key_of(figure)] = figure
        cells += cells_of(content)
        identifiers += identifiers_of(extraction)
    _compare_figures(score, figures, expected)
    _compare_cells(score, cells, expected)
    _compare_identifiers(score, identifiers, expected)
    return score


def _compare_figures(score: Score, figures: dict[Key, Figure], expected: Expected) -> None:
    if not expected.sums_known:
        figures = {key: one for key, one in figures.items() if one.method != "list" or key in expected.printed}
    score.wanted = len(expected.wanted)
    score.given = len(figures)
    score.found = len(expected.wanted & figures.keys())
    score.right = len(expected.printed & figures.keys())
    score.unsure = sum(figure.confidence < SURE for figure in figures.values())
    silent = [figure for key, figure in figures.items() if key not in expected.printed and figure.confidence >= SURE]
    score.silent_wrong = len(silent)
    for figure in silent:
        said = [str(value) for code, period, value in expected.printed if (code, period) == key_of(figure)[:2]]
        score.wrong.append(
            f"{expected.name} p{figure.source.page}: {figure.indicator} {figure.period} read {figure.value} "
            f"({figure.raw!r}, {figure.confidence:.2f}), printed {' / '.join(said) or 'nothing'}"
        )
    missing = sorted(expected.wanted - figures.keys(), key=str)
    score.missed += [f"{expected.name}: {code} {period} {value}" for code, period, value in missing]


def _compare_cells(score: Score, cells: Counter[str], expected: Expected) -> None:
    same = cells & expected.cells
    score.cells, score.cells_exact = expected.cells.total(), same.total()
    score.numbers = sum(count for text, count in expected.cells.items() if _numeric(text))
    score.numbers_exact = sum(count for text, count in same.items() if _numeric(text))
    if expected.cells:
        score.missed += [f"{expected.name}: cell {text!r}" for text in sorted(expected.cells - cells)]
        score.missed += [f"{expected.name}: instead {text!r}" for text in sorted(cells - expected.cells)]


def _compare_identifiers(score: Score, identifiers: Counter[str], expected: Expected) -> None:
    if not expected.identifiers:
        return
    other = identifiers - expected.identifiers
    score.identifiers = expected.identifiers.total()
    score.identifiers_right = (identifiers & expected.identifiers).total()
    score.identifiers_wrong = other.total()
    score.wrong += [f"{expected.name}: identifier {text!r}" for text in sorted(other)]


def _numeric(text: str) -> bool:
    return any(char.isdigit() for char in text)


# -- telling ----------------------------------------------------------------------------------------

_HEAD = (
    f"{'':<50}{'pages':>6}{'found':>13}{'right':>13}{'unsure':>8}{'SILENT':>8}"
    f"{'cells':>8}{'numbers':>9}{'ids':>14}{'s/page':>8}{'ratio':>7}"
)


def tell(name: str, score: Score) -> None:
    """One line of the table."""
    ratio = f"{score.busy_seconds / score.bare_seconds:.2f}" if score.bare_seconds else ""
    identifiers = f"{score.identifiers_right}/{score.identifiers}" if score.identifiers else ""
    identifiers += f" {score.identifiers_wrong} bad" if score.identifiers_wrong else ""
    width = 50 - sum(ord(char) > 0x2E80 for char in name)
    print(
        f"{name:<{width}}{score.pages:>6}{_part(score.found, score.wanted):>13}{_part(score.right, score.given):>13}"
        f"{score.unsure:>8}{score.silent_wrong:>8}{_share(score.cells_exact, score.cells):>8}"
        f"{_share(score.numbers_exact, score.numbers):>9}{identifiers:>14}"
        f"{score.seconds / max(score.pages, 1):>8.2f}{ratio:>7}{'  NOT READ' if score.unread else ''}",
        flush=True,
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""


def _part(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.0%}" if whole else "-"


def run(options: argparse.Namespace) -> Score:
    bare = Bare(options.threads) if options.speed else None
    groups: dict[str, Score] = {}
    print(_HEAD)
    recipes = tuple(RECIPES) if "all" in options.recipes else options.recipes
    papers = list(sample_papers(options.only)) if recipes else []
    jobs = [(recipe, made(path, recipe, options.format), one) for recipe in recipes for path, one in papers]
    jobs += [("practice", [path], one) for path, one in practice_scans(options.practice, options.only)]
    if jobs:
        # The engines are loaded once for many files: their start is no part of a page. No page is read for
        # that: those seen last are remembered and would cost nothing when their turn comes.
        warm_up()
        if bare:
            bare.warm_up()
    for group, paths, expected in jobs:
        score = measure(paths, expected, bare)
        tell(f"{group} {Path(expected.name).name}", score)
        groups.setdefault(group, Score()).add(score)
    print()
    whole = Score()
    for group, score in groups.items():
        tell(f"ALL {group}", score)
        whole.add(score)
    tell("ALL", whole)
    for asked, lines in ((options.wrong, whole.wrong), (options.missed, whole.missed)):
        if asked and lines:
            print("\n" + "\n".join(lines))
    return whole


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--recipes", nargs="*", choices=("all", *RECIPES), default=USUAL, metavar="RECIPE")
    asked.add_argument("--format", choices=FORMATS, default="pdf", help="what the scans are kept as")
    asked.add_argument("--only", default="", help="only files whose path holds these words")
    asked.add_argument("--practice", nargs="*", default=["p1", "p3", "p4"], help="practice batches, none for none")
    asked.add_argument("--speed", action="store_true", help="time bare RapidOCR on the same pages too")
    asked.add_argument("--threads", type=int, default=1, help="threads of bare RapidOCR (1 or 2)")
    asked.add_argument("--wrong", action="store_true", help="list the silent wrong figures and identifiers")
    asked.add_argument("--missed", action="store_true", help="list the figures and cells that were not found")
    options = asked.parse_args()
    if options.practice and not PRACTICE.is_dir():
        print(f"no practice batches at {PRACTICE}: left out")
        options.practice = []
    whole = run(options)
    slow = whole.bare_seconds and whole.busy_seconds > SLOWER * whole.bare_seconds
    return 1 if whole.silent_wrong or whole.unread or slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
