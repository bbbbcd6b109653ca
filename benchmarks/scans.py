"""How well scanned papers are read: the sample papers through the scan maker, and the practice scans.

    python benchmarks/scans.py                                       every recipe and paper, and the practice scans
    python benchmarks/scans.py --recipes clean poor --only 申报       some recipes, files whose path holds 申报
    python benchmarks/scans.py --no-samples --practice p4 --wrong     one practice batch, every wrong figure shown
    python benchmarks/scans.py --speed                               seconds a page beside bare RapidOCR, in one run

What a scan should say is what the digital original says and the sample's truth confirms, by (indicator, period,
value). `sure` are figures given with confidence 0.9 or more: a sure figure that is not printed in the original is
a silent wrong one, the number to bring to zero. Cells are compared with those of the printed original, blanks
aside; identifiers with those of the original's lists. The target is no silent wrong figure; with --speed also at
most 1.15 times the seconds of bare RapidOCR on the same pages. Made scans are kept in out/scans.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from extractors.figures import extract  # noqa: E402
from extractors.reading import read  # noqa: E402
from pipeline.indicators import indicators  # noqa: E402
from pipeline.model import Content, Extraction, Figure, Table  # noqa: E402
from sample_docs import scan_flaws, scanning  # noqa: E402
from sample_docs.scanning import FORMATS, RECIPES, printed_as_pdf, scan  # noqa: E402

SAMPLES = PROJECT / "sample_docs"
PRACTICE = PROJECT.parent / "shared" / "practice"
KEPT = PROJECT / "out" / "scans"
# the three forms, lists and letters of each layout
PAPERS = (
    "01-澄海区婴童用品/01申报表.docx",
    "02-潮阳区文教办公用品/申报表（盖章）.pdf",
    "03-金平区食品包装机械/申报书.docx",
    "02-潮阳区文教办公用品/附2企业名录.docx",
    "03-金平区食品包装机械/清单/优质企业.xlsx",
    "03-金平区食品包装机械/清单/有效发明专利.xlsx",
    "01-澄海区婴童用品/03佐证材料/3-1统计证明函.pdf",
    "02-潮阳区文教办公用品/附5证明.pdf",
    "03-金平区食品包装机械/证明/统计复函.pdf",
)
SURE = 0.9
SLOWER = 1.15
IDENTIFIERS = ("uscc", "patent_number", "certificate")
FACTORS = {("万元", "亿元"): Decimal("0.0001"), ("公顷", "平方公里"): Decimal("0.01"), ("万人", "人"): Decimal(10_000)}
Key = tuple[str, str | None, Decimal]


@dataclass(frozen=True)
class Expected:
    """What one paper says. `printed` may be given, `wanted` must be found."""

    name: str
    year: int
    wanted: frozenset[Key]
    printed: frozenset[Key]
    cells: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[str] = field(default_factory=Counter)


@dataclass
class Score:
    """Counts over one or many files; they add up."""

    pages: int = 0
    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    sure: int = 0
    silent_wrong: int = 0
    cells: int = 0
    cells_exact: int = 0
    numbers: int = 0
    numbers_exact: int = 0
    identifiers: int = 0
    identifiers_right: int = 0
    identifiers_wrong: int = 0
    seconds: float = 0.0
    bare_seconds: float = 0.0
    unread: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


# -- what is expected -------------------------------------------------------------------------------


def sample_papers(only: str) -> Iterator[tuple[Path, Expected]]:
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    told: dict[str, set[Key]] = {}
    for submission in truth["submissions"]:
        for one in submission["printed"]:
            told.setdefault(f"{submission['id']}/{one['file']}", set()).add(_truth_key(one))
    for name in PAPERS:
        if only in name:
            path = SAMPLES / "batch" / name
            yield path, _expected(path, name, truth["year"], told.get(name, set()))


def _expected(path: Path, name: str, year: int, told: set[Key]) -> Expected:
    original = read(path)
    extraction = _extraction(original, name, year)
    digital = {_key(figure) for figure in extraction.figures if figure.method != "derived"}
    printed = read(_printed(path)) if path.suffix != ".pdf" else original
    wanted = frozenset(told or digital)
    return Expected(name, year, wanted, frozenset(digital | told), _cells(printed), _identifiers(extraction))


def practice_scans(batches: Sequence[str], only: str) -> Iterator[tuple[Path, Expected]]:
    for batch in batches:
        truth = json.loads((PRACTICE / batch / "truth.json").read_text(encoding="utf-8"))
        for submission in truth["submissions"]:
            for document in submission["documents"]:
                name = f"{submission['id']}/{document['file']}"
                if document["scanned"] and only in f"{batch}/{name}":
                    printed = frozenset(_truth_key(f) for f in submission["figures"] if f["file"] == document["file"])
                    yield (
                        PRACTICE / batch / "batch" / name,
                        Expected(f"{batch}/{name}", truth["year"], printed, printed),
                    )


def _truth_key(said: dict[str, Any]) -> Key:
    """The practice truth is in canonical units, the samples' is as printed."""
    value = Decimal(re.sub(r"[^\d.-]", "", said["value"]))
    canonical = indicators()[said["indicator"]].unit
    return said["indicator"], said["period"], value * FACTORS.get((said.get("unit", canonical), canonical), Decimal(1))


def _key(figure: Figure) -> Key:
    return figure.indicator, figure.period, figure.value


def _extraction(content: Content, name: str, year: int) -> Extraction:
    return extract(content, file=name, sha256="", year=year)


def _cells(content: Content) -> Counter[str]:
    def texts(table: Table) -> Iterator[str]:
        for cell in table.cells:
            yield "".join(cell.text.split())
            for inner in cell.tables:
                yield from texts(inner)

    return Counter(text for block in content.blocks if isinstance(block, Table) for text in texts(block) if text)


def _identifiers(extraction: Extraction) -> Counter[str]:
    entries = [entry.fields for roster in extraction.rosters for entry in roster.entries]
    return Counter(entry[name] for entry in entries for name in IDENTIFIERS if entry.get(name))


# -- made scans, kept -------------------------------------------------------------------------------


def made(path: Path, recipe: str, ending: str) -> list[Path]:
    """The scan of a paper, made anew only when the paper or the scan maker changed."""
    folder = KEPT / _digest(path, Path(scanning.__file__), Path(scan_flaws.__file__)) / f"{recipe}-{ending}"
    if not folder.exists():
        scratch = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(scratch, ignore_errors=True)
        scan(path, RECIPES[recipe], scratch / f"scan.{ending}")
        scratch.rename(folder)
    return sorted(folder.iterdir(), key=lambda page: (len(page.name), page.name))


def _printed(path: Path) -> Path:
    folder = KEPT / _digest(path)
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{path.stem}.pdf"
    return kept if kept.exists() else printed_as_pdf(path, folder)


def _digest(*paths: Path) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


# -- measuring --------------------------------------------------------------------------------------


def measure(paths: Sequence[Path], expected: Expected, bare: Bare | None) -> Score:
    score = Score(wanted=len(expected.wanted), cells=expected.cells.total())
    score.numbers = sum(count for text, count in expected.cells.items() if _numeric(text))
    figures: dict[Key, Figure] = {}
    cells: Counter[str] = Counter()
    identifiers: Counter[str] = Counter()
    for path in paths:
        start = time.perf_counter()
        content = read(path)
        score.seconds += time.perf_counter() - start
        score.pages += max(len(content.pages), 1)
        score.unread += content.status == "unreadable"
        score.bare_seconds += bare.seconds(path) if bare else 0
        extraction = _extraction(content, expected.name, expected.year)
        for figure in extraction.figures:
            if figure.method != "derived":
                known = figures.get(_key(figure))
                figures[_key(figure)] = figure if known is None or figure.confidence > known.confidence else known
        cells += _cells(content)
        identifiers += _identifiers(extraction)
    _compare_figures(score, figures, expected)
    same = cells & expected.cells
    score.cells_exact = same.total()
    score.numbers_exact = sum(count for text, count in same.items() if _numeric(text))
    score.identifiers = expected.identifiers.total()
    score.identifiers_right = (identifiers & expected.identifiers).total()
    score.identifiers_wrong = (identifiers - expected.identifiers).total() if expected.identifiers else 0
    return score


def _compare_figures(score: Score, figures: dict[Key, Figure], expected: Expected) -> None:
    score.given = len(figures)
    score.found = len(expected.wanted & figures.keys())
    score.right = len(expected.printed & figures.keys())
    sure = {key: figure for key, figure in figures.items() if figure.confidence >= SURE}
    score.sure = len(sure)
    silent = [figure for key, figure in sure.items() if key not in expected.printed]
    score.silent_wrong = len(silent)
    for figure in silent:
        said = [str(value) for code, period, value in expected.printed if (code, period) == _key(figure)[:2]]
        score.wrong.append(
            f"{expected.name} p{figure.source.page}: {figure.indicator} {figure.period} read {figure.value} "
            f"({figure.raw!r}, {figure.confidence:.2f}), printed {' / '.join(said) or 'nothing'}"
        )


def _numeric(text: str) -> bool:
    return any(char.isdigit() for char in text)


class Bare:
    """RapidOCR alone on the same pages at 200 dots an inch, at its best settings for one worker."""

    def __init__(self, threads: int) -> None:
        from rapidocr import RapidOCR

        settings = {
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        self.engine = RapidOCR(params=settings)

    def seconds(self, path: Path) -> float:
        pictures = list(_pictures(path))
        start = time.perf_counter()
        for picture in pictures:
            self.engine(picture)
        return time.perf_counter() - start


def _pictures(path: Path) -> Iterator[Any]:
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageSequence

    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        yield from (page.render(scale=200 / 72).to_numpy() for page in document)
        document.close()
        return
    with Image.open(path) as pages:
        yield from (np.asarray(page.convert("RGB"))[..., ::-1].copy() for page in ImageSequence.Iterator(pages))


# -- telling ----------------------------------------------------------------------------------------

_HEAD = (
    f"{'':<50}{'pages':>6}{'found':>13}{'right':>13}{'sure':>6}{'SILENT':>8}"
    f"{'cells':>8}{'numbers':>9}{'ids':>14}{'s/page':>8}{'ratio':>7}"
)


def tell(name: str, score: Score) -> None:
    ratio = f"{score.seconds / score.bare_seconds:.2f}" if score.bare_seconds else ""
    identifiers = f"{score.identifiers_right}/{score.identifiers}" if score.identifiers else ""
    identifiers += f" {score.identifiers_wrong} bad" if score.identifiers_wrong else ""
    width = 50 - sum(ord(char) > 0x2E80 for char in name)
    print(
        f"{name:<{width}}{score.pages:>6}{_part(score.found, score.wanted):>13}{_part(score.right, score.given):>13}"
        f"{score.sure:>6}{score.silent_wrong:>8}{_share(score.cells_exact, score.cells):>8}"
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
    papers = [] if options.no_samples else list(sample_papers(options.only))
    jobs = [(recipe, made(path, recipe, options.format), one) for recipe in options.recipes for path, one in papers]
    jobs += [("practice", [path], one) for path, one in practice_scans(options.practice, options.only)]
    if jobs:
        # the engine is loaded once for many files: its start is no part of a page
        read(jobs[0][1][0])
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
    if options.wrong:
        print("\n" + "\n".join(whole.wrong))
    return whole


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--recipes", nargs="+", choices=tuple(RECIPES), default=list(RECIPES), metavar="RECIPE")
    asked.add_argument("--format", choices=FORMATS, default="pdf", help="what the scans are kept as")
    asked.add_argument("--only", default="", help="only files whose path holds these words")
    asked.add_argument("--no-samples", action="store_true", help="only the practice scans")
    asked.add_argument("--practice", nargs="*", default=["p1", "p3", "p4"], help="practice batches, none for none")
    asked.add_argument("--speed", action="store_true", help="time bare RapidOCR on the same pages too")
    asked.add_argument("--threads", type=int, default=1, help="threads of bare RapidOCR (1 or 2)")
    asked.add_argument("--wrong", action="store_true", help="list every silent wrong figure")
    options = asked.parse_args()
    if options.practice and not PRACTICE.is_dir():
        print(f"no practice batches at {PRACTICE}: left out")
        options.practice = []
    whole = run(options)
    slow = whole.bare_seconds and whole.seconds > SLOWER * whole.bare_seconds
    return 1 if whole.silent_wrong or whole.unread or slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
