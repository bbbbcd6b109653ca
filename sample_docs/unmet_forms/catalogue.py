"""Which forms there are: one module each, named after its layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sample_docs.unmet_forms import (
    pdf_report,
    pdf_unruled,
    pdf_years_down,
    word_label_above,
    word_many_in_cell,
    word_question_lines,
)
from sample_docs.unmet_forms.ledger import Ledger


@dataclass(frozen=True)
class Form:
    """A layout: its name, the file that it is handed in as, and what writes it."""

    name: str
    file: str
    write: Callable[[Ledger, Path], None]


FORMS = (
    Form("word_question_lines", "申报表.docx", word_question_lines.write),
    Form("pdf_years_down", "申报表.pdf", pdf_years_down.write),
    Form("word_label_above", "申请表.docx", word_label_above.write),
    Form("pdf_unruled", "申报表.pdf", pdf_unruled.write),
    Form("word_many_in_cell", "申报书.docx", word_many_in_cell.write),
    Form("pdf_report", "申报材料.pdf", pdf_report.write),
)
