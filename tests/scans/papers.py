"""The sample papers that the tests scan, and how they are read and judged, without Prefect."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pypdfium2

from extractors.figures import extract
from extractors.reading import read
from flows.case import assemble
from flows.submission import Taken
from pipeline.model import Extraction, Figure
from sample_docs.make_samples import HERE
from sample_docs.truth import YEAR
from validators.eligibility import judge
from validators.policy import load_ruleset

BATCH = HERE / "batch"
WORD_FORM = BATCH / "01-澄海区婴童用品" / "01申报表.docx"
PDF_FORM = BATCH / "02-潮阳区文教办公用品" / "申报表（盖章）.pdf"
NESTED_FORM = BATCH / "03-金平区食品包装机械" / "申报书.docx"
LETTER = BATCH / "01-澄海区婴童用品" / "03佐证材料" / "3-1统计证明函.pdf"
# the pages of each form that hold its tables of figures
TABLES = (3, 4)
NESTED_TABLES = (2,)
Key = tuple[str, str | None, Decimal]


def understood(*paths: Path) -> Extraction:
    """What is read of one paper, which may be in several pictures."""
    read_ones = [extract(read(path), file=path.name, sha256="0" * 64, year=YEAR) for path in paths]
    first = read_ones[0]
    return Extraction(
        first.document,
        facts=tuple(fact for one in read_ones for fact in one.facts),
        figures=tuple(figure for one in read_ones for figure in one.figures),
        rosters=first.rosters,
        passages=tuple(passage for one in read_ones for passage in one.passages),
    )


def verdicts(extraction: Extraction) -> dict[str, str]:
    """The verdict on each rule that hangs on figures. Seals and passages are seen or not, as the paper shows them."""
    ruleset = load_ruleset("shantou-2025")
    case = assemble(Taken("甲", YEAR, (extraction,)), (), ())
    results = {result.rule: result.verdict for result in judge(case, ruleset)}
    return {rule.id: results[rule.id] for rule in ruleset.rules if rule.kind == "figure"}


def key(figure: Figure) -> Key:
    return figure.indicator, figure.period, figure.value


def keys(extraction: Extraction) -> set[Key]:
    return {key(figure) for figure in extraction.figures if figure.method != "derived"}


def surely_given(extraction: Extraction) -> set[Key]:
    return {key(one) for one in extraction.figures if one.confidence >= 0.9 and one.method != "derived"}


def pages_of(path: Path, numbers: tuple[int, ...], out: Path) -> Path:
    """Some pages of a PDF as a file of their own."""
    source, chosen = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    chosen.import_pages(source, [number - 1 for number in numbers])
    chosen.save(out)
    chosen.close()
    source.close()
    return out
