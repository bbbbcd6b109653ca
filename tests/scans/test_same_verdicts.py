"""One form as Word, as PDF and as scans: a scan may be unsure, it is never judged otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model import Extraction
from sample_docs.scanning import RECIPES, printed_as_pdf, scan
from tests.scans.papers import (
    NESTED_FORM,
    NESTED_TABLES,
    PDF_FORM,
    TABLES,
    WORD_FORM,
    keys,
    pages_of,
    surely_given,
    understood,
    verdicts,
)

Scanned = Callable[[str], Extraction]
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None,
    reason="LibreOffice is not installed: the Word form cannot be printed",
)


def assert_never_otherwise(scanned: Extraction, original: Extraction) -> None:
    judged, expected = verdicts(scanned), verdicts(original)
    assert {rule: said for rule, said in judged.items() if said not in (expected[rule], "undetermined")} == {}
    assert surely_given(scanned) - keys(original) == set()


@needs_office
class TestWordForm:
    @pytest.fixture(scope="class")
    def original(self) -> Extraction:
        return understood(WORD_FORM)

    @pytest.fixture(scope="class")
    def tables(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("printed")
        return pages_of(printed_as_pdf(WORD_FORM, folder), TABLES, folder / "tables.pdf")

    def test_printed(self, original: Extraction, tables: Path) -> None:
        assert_never_otherwise(understood(tables), original)

    def test_clean_scan_decides_as_much_as_the_print(self, original: Extraction, tables: Path, tmp_path: Path) -> None:
        scanned = understood(*scan(tables, RECIPES["clean"], tmp_path / "clean.pdf"))
        assert_never_otherwise(scanned, original)
        assert verdicts(scanned) == verdicts(understood(tables))
        assert list(verdicts(scanned).values()).count("pass") >= 8

    def test_poor_scan_is_never_judged_otherwise(self, original: Extraction, tables: Path, tmp_path: Path) -> None:
        first = pages_of(tables, (1,), tmp_path / "first.pdf")
        scanned = understood(*scan(first, RECIPES["poor"], tmp_path / "poor.pdf"))
        assert_never_otherwise(scanned, original)
        # a reader that says nothing is never wrong either
        assert scanned.figures


@needs_office
class TestNestedForm:
    """A table within a table, and rows so low that a fax loses whole stretches of their rules."""

    @pytest.mark.parametrize("recipe", ["fax", "photo"])
    def test_scan_is_never_judged_otherwise(self, recipe: str, tmp_path: Path) -> None:
        tables = pages_of(printed_as_pdf(NESTED_FORM, tmp_path), NESTED_TABLES, tmp_path / "tables.pdf")
        scanned = understood(*scan(tables, RECIPES[recipe], tmp_path / "scan.pdf"))
        assert_never_otherwise(scanned, understood(NESTED_FORM))
        assert len(keys(scanned)) >= 40


class TestPdfForm:
    """This application honestly misses one condition: a scan must not pass it."""

    @pytest.fixture(scope="class")
    def original(self) -> Extraction:
        return understood(PDF_FORM)

    @pytest.mark.parametrize("recipe", ["poor", "sealed", "fax"])
    def test_scan_is_never_judged_otherwise(self, original: Extraction, recipe: str, tmp_path: Path) -> None:
        assert "fail" in verdicts(original).values()
        first = pages_of(PDF_FORM, TABLES[:1], tmp_path / "first.pdf")
        scanned = understood(*scan(first, RECIPES[recipe], tmp_path / "scan.pdf"))
        assert_never_otherwise(scanned, original)
        assert scanned.figures
