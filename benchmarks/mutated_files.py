"""Digits changed in the Word files themselves: the whole program reads them, and what it says is looked at.

    python benchmarks/mutated_files.py BATCH OUT --year 2025 [--times 8] [--seed 1]

OUT is what `process` left for that batch; applications in which nothing was asked are taken from it, as in
`mutations.py`. Each change is made in a copy of one application, together with the files at the batch's top.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import docx
from docx.oxml.ns import qn

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
sys.path.insert(0, str(PROJECT / "benchmarks"))

from mutations import Change, changes, named_first, sound_cases  # noqa: E402

from flows.batch import in_threads, process  # noqa: E402
from flows.kept_cases import KeptCase  # noqa: E402
from flows.options import Options  # noqa: E402
from flows.progress import Silent  # noqa: E402
from flows.run import run  # noqa: E402
from pipeline.model import Figure, Report  # noqa: E402


def word_change(kept: KeptCase, folder: Path, dice: random.Random) -> tuple[Change, str, str]:
    """A change of a figure whose digits stand once in its Word file, with the digits before and after."""
    while True:
        change = changes(kept.case, dice)
        before, after = kept.case.figures[change.number], change.figure
        old, new = (re.search(r"\d[\d,]*(?:\.\d+)?", one.raw)[0] for one in (before, after))  # type: ignore[index]
        path = folder / before.source.file
        if path.suffix == ".docx" and path.is_file() and len(list(_texts(docx.Document(str(path)), old))) == 1:
            return change, old, new


def _texts(document: docx.document.Document, digits: str) -> Iterator[docx.oxml.text.run.CT_Text]:
    """The pieces of text in which these digits stand as a number of their own."""
    alone = re.compile(rf"(?<![\d.,]){re.escape(digits)}(?![\d,]|\.\d)")
    return (one for one in document.element.iter(qn("w:t")) if alone.search(one.text or ""))


def rewritten(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    (piece,) = _texts(document, old)
    piece.text = piece.text.replace(old, new, 1)
    document.save(str(path))


def read_anew(batch: Path, out: Path, year: int) -> Report:
    options = Options(batch, out, datetime.date(year, 6, 1), workers=2, year=year)
    return run(options, Silent(), partial(process, each=in_threads)).reports[0]


def is_changed(figure: Figure, change: Change) -> bool:
    wanted = change.figure
    same = (figure.indicator, figure.period, figure.raw) == (wanted.indicator, wanted.period, wanted.raw)
    return same and figure.source.file == wanted.source.file


def tried(batch: Path, kept: KeptCase, work: Path, year: int, dice: random.Random) -> str:
    """One change made in a file: what became of it."""
    folder = work / "batch" / kept.case.id
    shutil.rmtree(work / "batch", ignore_errors=True)
    shutil.copytree(batch / kept.case.id, folder)
    for file in batch.iterdir():
        if file.is_file():
            shutil.copy(file, work / "batch")
    change, old, new = word_change(kept, folder, dice)
    known = {(one.id, one.message) for one in read_anew(work / "batch", work / "out", year).findings}
    rewritten(folder / change.figure.source.file, old, new)
    report = read_anew(work / "batch", work / "out", year)
    asked = [one for one in report.findings if (one.id, one.message) not in known and one.severity != "note"]
    numbers = {number for number, figure in enumerate(report.figures) if is_changed(figure, change)}
    what = f"{change.figure.indicator} {change.figure.period} {old} -> {new} in {change.figure.source.file}"
    if not asked:
        return f"nothing asked | {what} | {'read as changed' if numbers else 'NOT read as changed'}"
    first = max(asked, key=lambda one: (bool(one.likely), one.severity == "doubt"))
    return f"{first.severity} | {named_first(first, numbers)} | {what}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("batch", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--year", type=int, required=True)
    ask.add_argument("--times", type=int, default=8)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    dice = random.Random(asked.seed)
    sound = [
        kept for kept in sound_cases(asked.out) if any(one.source.file.endswith(".docx") for one in kept.case.figures)
    ]
    with tempfile.TemporaryDirectory(prefix="mutated-") as work:
        shutil.copytree(
            asked.out / ".store", Path(work) / "out/.store", ignore=shutil.ignore_patterns("prefect", "reports")
        )
        for _ in range(asked.times):
            print(tried(asked.batch, dice.choice(sound), Path(work), asked.year, dice), flush=True)


if __name__ == "__main__":
    main()
