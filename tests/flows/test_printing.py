"""The report as PDF: printed once for each Word file, gone with it, and never in the way of the rest."""

from __future__ import annotations

import datetime

import pypdfium2
import pytest

from extractors.reading.old_office import libreoffice
from flows import printing
from flows.printing import print_report
from flows.workers import Workers
from tests.report.papers import template

needs_writer = pytest.mark.skipif(not libreoffice.has_part("writer"), reason="LibreOffice Writer is not installed")


def prints(out):
    return sorted(path.parent.name for path in out.rglob("report.pdf"))


def test_no_pdf_is_made_unasked(run, batch, tmp_path):
    run(batch)
    assert prints(tmp_path / "out") == []


def test_without_libreoffice_all_else_is_written(run, batch, tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "has_part", lambda _: False)
    run(batch, pdf=True)
    assert prints(tmp_path / "out") == []
    assert (tmp_path / "out/batch.json").is_file()


def test_a_print_is_kept_while_its_word_file_is_and_goes_with_it(run, batch, tmp_path, monkeypatch):
    made = []

    def start(self, seconds, work, *args):
        if work is print_report:
            made.append(args[0].name)
            (args[0] / "report.pdf").write_bytes(b"%PDF")
            return original(self, seconds, len, ())
        return original(self, seconds, work, *args)

    original = Workers.start
    monkeypatch.setattr(Workers, "start", start)
    monkeypatch.setattr(printing, "has_part", lambda _: True)
    out = tmp_path / "out"
    run(batch, pdf=True)
    assert sorted(made) == prints(out) == ["乙针织集群", "甲玩具集群"]
    run(batch, pdf=True)
    assert len(made) == 2
    run(batch)
    assert len(prints(out)) == 2
    run(batch, date=datetime.date(2025, 7, 1))
    assert prints(out) == []


@needs_writer
def test_a_word_file_is_printed_the_same_twice(tmp_path):
    template(tmp_path / "report.docx", "汕头市甲玩具集群")
    print_report(tmp_path)
    first = (tmp_path / "report.pdf").read_bytes()
    assert "甲玩具集群" in pypdfium2.PdfDocument(first)[0].get_textpage().get_text_range()
    print_report(tmp_path)
    assert (tmp_path / "report.pdf").read_bytes() == first
