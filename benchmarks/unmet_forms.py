"""How forms that the reader has not met are read: one line a form, over one or more seeds.

    python benchmarks/unmet_forms.py [--seed N ...] [--form NAME ...] [--details] [--scan RECIPE] [--keep DIR]

F1 is of figures (indicator, period, value); "silent" counts the wrong ones given with a confidence of 0.9 or more;
"status" the share of the found that were told apart rightly as fact or target; "values" the share of what the form
stands on that was chosen right; "pairs" the labelled values that were found.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extractors.figures import choose_values, extract
from extractors.reading import read
from pipeline.indicators import indicators
from pipeline.model import Extraction, Figure
from sample_docs.scanning import RECIPES, scan
from sample_docs.truth import YEAR
from sample_docs.unmet_forms.catalogue import FORMS, Form
from sample_docs.unmet_forms.ledger import Ledger, Pair, Statement
from sample_docs.unmet_forms.make_forms import SEED, write_form

SURE = 0.9
Key = tuple[str, str | None, Decimal]


@dataclass
class Score:
    """What was read of one form, or of several added up."""

    truth: int = 0
    found: int = 0
    given: int = 0
    silent: int = 0
    values: int = 0
    values_right: int = 0
    pairs: int = 0
    pairs_found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    unpaired: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.truth + self.given) if self.truth + self.given else 0.0

    def add(self, other: Score) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def measure(form: Form, seed: int, folder: Path, recipe: str | None = None) -> Score:
    """Writes the form, or a scan of it, reads it, and compares. Raises NoOffice where a Word form cannot be scanned."""
    return score(*written_and_read(form, seed, folder, recipe))


def written_and_read(form: Form, seed: int, folder: Path, recipe: str | None = None) -> tuple[Ledger, Extraction]:
    """What the form prints, and what was read of it."""
    ledger = write_form(form, seed, folder)
    path = folder / form.file
    if recipe is not None:
        (path,) = scan(path, RECIPES[recipe], folder / "scan.pdf", seed)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return ledger, extract(read(path), file=path.name, sha256=sha256, year=YEAR)


def measure_seeds(form: Form, count: int, folder: Path) -> Score:
    """The form over `count` seeds, from the usual one on."""
    whole = Score()
    for seed in range(SEED, SEED + count):
        whole.add(measure(form, seed, folder / str(seed)))
    return whole


def score(ledger: Ledger, extraction: Extraction) -> Score:
    said, given = printed_and_given(ledger, extraction)
    wrong = {key: figure for key, figure in given.items() if key not in said}
    unpaired = [pair for pair in ledger.pairs if not _is_found(pair, extraction)]
    stood_on = {(one.indicator, one.period) for one in ledger.statements if one.is_fact}
    return Score(
        truth=len(said),
        found=len(given) - len(wrong),
        given=len(given),
        silent=sum(figure.confidence >= SURE for figure in wrong.values()),
        values=len(stood_on),
        values_right=len(stood_on & _chosen(extraction, said)),
        pairs=len(ledger.pairs),
        pairs_found=len(ledger.pairs) - len(unpaired),
        missed=[_words(key, one.raw) for key, one in said.items() if key not in given],
        wrong=[
            _words(key, f"{figure.raw} | {figure.confidence} | {figure.source.text}") for key, figure in wrong.items()
        ],
        status=[
            _words(key, f"{said[key].status}, given as {figure.status} | {figure.source.text}")
            for key, figure in given.items()
            if key in said and figure.status != said[key].status
        ],
        unpaired=[f"{' / '.join(pair.labels)} | {pair.value}".replace("\n", "") for pair in unpaired],
    )


def printed_and_given(ledger: Ledger, extraction: Extraction) -> tuple[dict[Key, Statement], dict[Key, Figure]]:
    """What the form states, and what was read, by indicator, period and value; of equal figures the surest."""
    said = {(one.indicator, one.period, one.value.normalize()): one for one in ledger.statements}
    given: dict[Key, Figure] = {}
    for figure in extraction.figures:
        key = _key(figure, said)
        if key is not None and (key not in given or figure.confidence > given[key].confidence):
            given[key] = figure
    return said, given


def _key(figure: Figure, said: dict[Key, Statement]) -> Key | None:
    """As the contract compares: derived figures are none; beyond six digits a conversion is the truth's own."""
    if figure.method == "derived":
        return None
    period = figure.period if indicators()[figure.indicator].by_year else None
    key = (figure.indicator, period, figure.value.normalize())
    near = (one for one in said if one[:2] == key[:2] and abs(one[2] - key[2]) <= abs(one[2]) * Decimal("1e-6"))
    return next(near, key)


def _chosen(extraction: Extraction, said: dict[Key, Statement]) -> set[tuple[str, str | None]]:
    """The indicators and periods for which a value that the form states as a fact was chosen."""
    chosen = choose_values(extraction.figures, (extraction.document,), YEAR)
    keys = (_key(extraction.figures[one.figure], said) for one in chosen)
    return {key[:2] for key in keys if key in said and key is not None and said[key].is_fact}


def _is_found(pair: Pair, extraction: Extraction) -> bool:
    """A pair of the same value whose label names all the labels; the nearest one may stand in it, as in 2022年：76.25.

    Words behind the value do no harm.
    """
    labels, value = [_plain(label) for label in pair.labels], _plain(pair.value)
    whole = re.compile(rf"(?<!\d)(?<!\d\.){re.escape(value)}(?!\d|\.\d)")
    for one in extraction.pairs:
        label, said = _plain(one.label), _plain(one.value)
        place = whole.search(said)
        if place is None:
            continue
        before = said[: place.start()]
        nearer = [word for word in labels if word not in label]
        if (nearer or not before) and all(word in before for word in nearer):
            return True
    return False


def _plain(text: str) -> str:
    """Without blanks, underlines, brackets and colons, and without the 答 before an answer."""
    return re.sub(r"[\s_()（）:：/，,;；。、]|^答", "", re.sub(r"^答[:：]", "", unicodedata.normalize("NFKC", text)))


def _words(key: Key, more: str) -> str:
    indicator, period, value = key
    return f"{indicator} {period or '-'} {value:f}   {more}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures the reader on forms that it has not met.")
    parser.add_argument("--seed", type=int, action="append", help=f"may be given several times; {SEED} without")
    parser.add_argument("--form", action="append", choices=[form.name for form in FORMS], help="only this form")
    parser.add_argument(
        "--scan", choices=sorted(RECIPES), metavar="RECIPE", help="of scans of them; Word needs LibreOffice"
    )
    parser.add_argument("--details", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the forms there")
    options = parser.parse_args(arguments)
    print(f"{'form':<28} truth found given     F1 silent status values  pairs")
    total = Score()
    with tempfile.TemporaryDirectory(prefix="unmet-forms-") as scratch:
        for form in FORMS:
            if options.form is not None and form.name not in options.form:
                continue
            whole = Score()
            for seed in options.seed or [SEED]:
                whole.add(measure(form, seed, (options.keep or Path(scratch)) / f"{form.name}-{seed}", options.scan))
            _print(form.name, whole, options.details)
            total.add(whole)
    _print("all", total, False)
    return 0


def _print(name: str, one: Score, details: bool) -> None:
    shares = ((one.found - len(one.status), one.found), (one.values_right, one.values), (one.pairs_found, one.pairs))
    right = " ".join(f"{part / whole:>6.3f}" if whole else "     -" for part, whole in shares)
    print(f"{name:<28} {one.truth:>5} {one.found:>5} {one.given:>5} {one.f1:>6.3f} {one.silent:>6} {right}")
    if details:
        for what in ("missed", "wrong", "status", "unpaired"):
            for line in getattr(one, what):
                print(f"    {what:<9} {line}")


if __name__ == "__main__":
    raise SystemExit(main())
