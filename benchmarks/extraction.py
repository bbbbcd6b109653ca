"""What understanding a document costs after it was read, stage by stage, and how that grows with its length.

    python benchmarks/extraction.py [--pages N ...] [--profile]

The documents are reports, tables and groups put together by chance (`sample_docs/unmet_forms`), laid out as PDFs, read
once, and strung together to 10, 100 and 1,000 pages with other numbers on each, so that no page is known by heart.
Times are of the processor, on one core. Targets: at most 15 ms a page, whatever the length; the second reading, which
looks at the pixels of the boxes that decide, stands beside it.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgspec

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extractors.figures import choose_values, extract
from extractors.reading import read
from extractors.twice import confirmed
from pipeline.model import Cell, Content, Line, Page, Paragraph, Table
from sample_docs.truth import YEAR
from sample_docs.unmet_forms.catalogue import FORMS
from sample_docs.unmet_forms.make_forms import write_form

_TARGET = 15.0  # milliseconds a page
_LENGTHS = (10, 100, 1_000)
_KINDS = ("composed_pdf", "composed_report_pdf", "composed_groups_pdf")
_SEEDS = range(1_001, 1_009)
# Which functions of `extractors.figures.documents.extract` make up a stage
_STAGES = {
    "tables": ("Grid", "read_table"), "sentences": ("read_paragraph", "answer_below"), "lists": ("find_roster",),
    "pairs": ("pairs",), "reckonings": ("reckonings_of",), "facts": ("facts_of", "identify"),
    "typed tables": ("typed_tables",),
}  # fmt: skip
# where the stages are called from
_CALLERS = ("extractors.figures.documents.walk", "extractors.figures.documents.extract")
_NUMBER = re.compile(r"\d+\.\d+|(?<!\d)(?!20\d\d)\d{2,}(?!\d)")
_BUILDING = """
import time; before = time.process_time()
import extractors.figures.meaning.language as language; imported = time.process_time()
language.vocabulary(); words = time.process_time()
language.pipeline(); built = time.process_time()
print(imported - before, words - imported, built - words)
"""


class Paper(NamedTuple):
    """A document on disk, as it was read."""

    path: Path
    content: Content


def papers(folder: Path) -> list[Paper]:
    found = []
    for form in FORMS:
        for seed in _SEEDS if form.name in _KINDS else ():
            place = folder / f"{form.name}-{seed}"
            write_form(form, seed, place)
            found.append(Paper(place / form.file, read(place / form.file)))
    return found


# -- long documents ---------------------------------------------------------------------------------


def strung(papers: Sequence[Paper], length: int) -> Content:
    """One document of about `length` pages, the papers one after another with numbers of its own."""
    chance = Random(length)
    blocks: list[Paragraph | Table] = []
    pages: list[Page] = []
    tables, turn = 0, 0
    while len(pages) < length:
        content = papers[turn % len(papers)].content
        for block in content.blocks:
            blocks.append(_placed(block, len(pages), tables, chance))
            tables += isinstance(block, Table)
        pages += (msgspec.structs.replace(one, number=one.number + len(pages)) for one in content.pages)
        turn += 1
    return Content("pdf", pages=tuple(pages), blocks=tuple(blocks))


def _placed(block: Paragraph | Table, pages: int, tables: int, chance: Random) -> Paragraph | Table:
    def other(text: str) -> str:
        """The text with other digits in its numbers, years excepted; as long as before."""
        return _NUMBER.sub(lambda number: re.sub(r"(?<!^)\d", lambda _: str(chance.randrange(10)), number[0]), text)

    def on(page: int | None) -> int | None:
        return None if page is None else page + pages

    if isinstance(block, Paragraph):
        lines = tuple(Line(line.text, on(line.page), line.bbox) for line in block.lines)
        return msgspec.structs.replace(block, text=other(block.text), lines=lines)
    cells = tuple(_cell(cell, on(cell.page), other(cell.text)) for cell in block.cells)
    return msgspec.structs.replace(block, number=tables, page=on(block.page), cells=cells)


def _cell(cell: Cell, page: int | None, text: str) -> Cell:
    return msgspec.structs.replace(cell, page=page, text=text)


# -- the clock --------------------------------------------------------------------------------------


class Clock:
    """Seconds of the processor by stage, taken around functions while they are replaced."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def __enter__(self) -> Clock:
        self._before: dict[tuple[Any, str], Callable[..., Any]] = {}
        for stage, names in _STAGES.items():
            for name in names:
                module = next(sys.modules[one] for one in _CALLERS if hasattr(sys.modules[one], name))
                self._before[module, name] = getattr(module, name)
                setattr(module, name, self._timed(stage, self._before[module, name]))
        return self

    def __exit__(self, *_: object) -> None:
        for (module, name), function in self._before.items():
            setattr(module, name, function)

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            before = time.process_time()
            made = function(*given, **named)
            if isinstance(made, Iterator):
                made = iter(list(made))
            self.seconds[stage] += time.process_time() - before
            return made

        return timed


def understood(content: Content) -> tuple[float, float, dict[str, float], int]:
    """Seconds of extraction and of choosing values, those of each stage, and the number of figures."""
    with Clock() as clock:
        before = time.process_time()
        extraction = extract(content, file="a.pdf", sha256="0" * 64, year=YEAR)
        extracted = time.process_time()
        choose_values(extraction.figures, (extraction.document,), YEAR)
        return extracted - before, time.process_time() - extracted, dict(clock.seconds), len(extraction.figures)


def second_reading(papers: Iterable[Paper]) -> tuple[float, int]:
    """Seconds to read the numbers that decide once more, and how many pages they stand on."""
    made = [(paper, extract(paper.content, file=paper.path.name, sha256="0" * 64, year=YEAR)) for paper in papers]
    confirmed(made[0][0].path, made[0][1])  # loads the recogniser
    before = time.process_time()
    for paper, extraction in made:
        confirmed(paper.path, extraction)
    return time.process_time() - before, sum(len(paper.content.pages) for paper, _ in made)


def building() -> tuple[float, float, float]:
    """Seconds to import spaCy, to read the vocabulary, to build the pipeline with its matcher: once a process."""
    run = subprocess.run([sys.executable, "-c", _BUILDING], capture_output=True, text=True, check=True)
    one, two, three = map(float, run.stdout.split())
    return one, two, three


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures what understanding a document costs.")
    parser.add_argument("--pages", type=int, action="append", help=f"how long; {_LENGTHS} without")
    parser.add_argument("--profile", action="store_true", help="where the time of the longest goes")
    options = parser.parse_args(arguments)
    imported, vocabulary, built = building()
    print(f"once a worker: import {imported:.2f} s, vocabulary {vocabulary:.2f} s, pipeline and matcher {built:.2f} s")
    with tempfile.TemporaryDirectory(prefix="extraction-") as scratch:
        read_papers = papers(Path(scratch))
        understood(read_papers[0].content)  # what is built once a worker is told above
        print(f"{'pages':>6} {'figures':>8} {'ms a page':>10}   of which")
        for length in options.pages or _LENGTHS:
            _print(strung(read_papers, length))
        seconds, pages = second_reading(read_papers)
        print(f"second reading: {seconds / pages * 1000:.1f} ms a page")
        if options.profile:
            _profile(strung(read_papers, max(options.pages or _LENGTHS)))
    return 0


def _print(content: Content) -> None:
    whole, values, stages, figures = understood(content)
    pages = len(content.pages)
    rest = whole - sum(stages.values())
    told = {**stages, "the rest": rest, "values": values}
    words = ", ".join(f"{name} {seconds / pages * 1000:.2f}" for name, seconds in told.items())
    each = (whole + values) / pages * 1000
    print(f"{pages:>6} {figures:>8} {each:>10.2f}   {words}" + ("" if each <= _TARGET else f"   above {_TARGET:g}"))


def _profile(content: Content) -> None:
    with cProfile.Profile() as profile:
        extract(content, file="a.pdf", sha256="0" * 64, year=YEAR)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    raise SystemExit(main())
