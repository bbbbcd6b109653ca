"""What scanned papers should say: the sample papers through the scan maker, and the practice scans.

What a paper says is a set of (indicator, period, value), the value in the indicator's canonical unit.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.figures import extract
from extractors.reading import read
from pipeline.indicators import indicators
from pipeline.model import Content, Extraction, Figure, Table
from sample_docs import scan_flaws, scanning
from sample_docs.scanning import RECIPES, printed_as_pdf, scan

PROJECT = Path(__file__).resolve().parents[1]
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
IDENTIFIERS = ("uscc", "patent_number", "certificate")
FACTORS = {("万元", "亿元"): Decimal("0.0001"), ("公顷", "平方公里"): Decimal("0.01"), ("万人", "人"): Decimal(10_000)}
Key = tuple[str, str | None, Decimal]


@dataclass(frozen=True)
class Expected:
    """What one paper says: `printed` may be given, `wanted` must be found.

    `cells` holds the texts of its table cells, `identifiers` those of its lists. Of a practice scan only the
    printed figures are known, not the sums over its lists.
    """

    name: str
    year: int
    wanted: frozenset[Key]
    printed: frozenset[Key]
    cells: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[str] = field(default_factory=Counter)
    sums_known: bool = True


def sample_papers(only: str) -> Iterator[tuple[Path, Expected]]:
    """The sample papers whose path holds `only`, with what they say."""
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
    extraction = understood(original, name, year)
    digital = {key_of(figure) for figure in extraction.figures if figure.method != "derived"}
    printed = read(_printed(path)) if path.suffix != ".pdf" else original
    wanted = frozenset(told or digital)
    return Expected(name, year, wanted, frozenset(digital | told), cells_of(printed), identifiers_of(extraction))


def practice_scans(batches: Sequence[str], only: str) -> Iterator[tuple[Path, Expected]]:
    """The scans in practice batches whose batch and path hold `only`, with what their truth says."""
    for batch in batches:
        truth = json.loads((PRACTICE / batch / "truth.json").read_text(encoding="utf-8"))
        for submission in truth["submissions"]:
            for document in submission["documents"]:
                name = f"{submission['id']}/{document['file']}"
                if document["scanned"] and only in f"{batch}/{name}":
                    said = frozenset(_truth_key(f) for f in submission["figures"] if f["file"] == document["file"])
                    expected = Expected(f"{batch}/{name}", truth["year"], said, said, sums_known=False)
                    yield PRACTICE / batch / "batch" / name, expected


def _truth_key(said: dict[str, Any]) -> Key:
    """The practice truth is in canonical units, the samples' is as printed."""
    value = Decimal(re.sub(r"[^\d.-]", "", said["value"]))
    canonical = indicators()[said["indicator"]].unit
    return said["indicator"], said["period"], value * FACTORS.get((said.get("unit", canonical), canonical), Decimal(1))


def key_of(figure: Figure) -> Key:
    return figure.indicator, figure.period, figure.value


def understood(content: Content, name: str, year: int) -> Extraction:
    return extract(content, file=name, sha256="", year=year)


def cells_of(content: Content) -> Counter[str]:
    """The texts of all table cells, blanks and the width of characters aside."""

    def texts(table: Table) -> Iterator[str]:
        for cell in table.cells:
            yield "".join(unicodedata.normalize("NFKC", cell.text).split())
            for inner in cell.tables:
                yield from texts(inner)

    return Counter(text for block in content.blocks if isinstance(block, Table) for text in texts(block) if text)


def identifiers_of(extraction: Extraction) -> Counter[str]:
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
