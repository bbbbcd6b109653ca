"""Which forms there are: one module each, named after its layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sample_docs.unmet_forms import (
    composed_files,
    composed_text,
    csv_form,
    html_export,
    pdf_average_column,
    pdf_blanks_in_sentences,
    pdf_change_columns,
    pdf_condition_checklist,
    pdf_digit_boxes,
    pdf_fillable,
    pdf_lists_with_counts,
    pdf_long_format,
    pdf_report,
    pdf_stacked_heads,
    pdf_statuses,
    pdf_turned_page,
    pdf_two_columns,
    pdf_unruled,
    pdf_value_over_label,
    pdf_year_groups,
    pdf_years_behind,
    pdf_years_down,
    pdf_years_over_measures,
    txt_mail,
    word_answer_below,
    word_benchmark_columns,
    word_by_town,
    word_content_controls,
    word_label_above,
    word_lines_in_cells,
    word_long_labels,
    word_many_in_cell,
    word_nested_numbers,
    word_nine_chapters,
    word_part_years,
    word_plan_targets,
    word_question_lines,
    word_request_letter,
    word_reversed_years,
    word_size_classes,
    word_tab_stops,
    word_tables_in_cells,
    word_text_boxes,
    word_unit_row,
    word_unit_strips,
    word_year_in_cell,
    xlsx_cards,
    xlsx_date_heads,
    xlsx_flat_export,
    xlsx_sheet_a_year,
    xlsx_sheets,
    xlsx_sums_and_means,
)
from sample_docs.unmet_forms.composed import composed
from sample_docs.unmet_forms.composed_groups import composed_groups
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
    Form("word_tables_in_cells", "申报表.docx", word_tables_in_cells.write),
    Form("pdf_condition_checklist", "申报表.pdf", pdf_condition_checklist.write),
    Form("word_request_letter", "请示及申报表.docx", word_request_letter.write),
    Form("pdf_long_format", "集群申报表.pdf", pdf_long_format.write),
    Form("word_unit_row", "指标申报表.docx", word_unit_row.write),
    Form("pdf_digit_boxes", "申报表.pdf", pdf_digit_boxes.write),
    Form("word_plan_targets", "申报表暨规划.docx", word_plan_targets.write),
    Form("pdf_two_columns", "申报表.pdf", pdf_two_columns.write),
    Form("xlsx_sheets", "申报表.xlsx", xlsx_sheets.write),
    Form("word_tab_stops", "申报表.docx", word_tab_stops.write),
    Form("pdf_stacked_heads", "申报表.pdf", pdf_stacked_heads.write),
    Form("word_benchmark_columns", "申报表（对标）.docx", word_benchmark_columns.write),
    Form("word_by_town", "申报表.docx", word_by_town.write),
    Form("pdf_change_columns", "申报表.pdf", pdf_change_columns.write),
    Form("pdf_years_behind", "申报表.pdf", pdf_years_behind.write),
    Form("xlsx_cards", "申报表.xlsx", xlsx_cards.write),
    Form("word_year_in_cell", "申报表.docx", word_year_in_cell.write),
    Form("pdf_blanks_in_sentences", "申报表.pdf", pdf_blanks_in_sentences.write),
    Form("word_long_labels", "申报表.docx", word_long_labels.write),
    Form("pdf_years_over_measures", "申报表.pdf", pdf_years_over_measures.write),
    Form("word_nine_chapters", "申报书.docx", word_nine_chapters.write),
    Form("pdf_value_over_label", "申报表.pdf", pdf_value_over_label.write),
    Form("xlsx_sheet_a_year", "申报表.xlsx", xlsx_sheet_a_year.write),
    Form("txt_mail", "申报表.txt", txt_mail.write),
    Form("word_content_controls", "申报表.docx", word_content_controls.write),
    Form("pdf_fillable", "申报表.pdf", pdf_fillable.write),
    Form("word_size_classes", "申报表.docx", word_size_classes.write),
    Form("word_part_years", "申报书.docx", word_part_years.write),
    Form("pdf_statuses", "申报表.pdf", pdf_statuses.write),
    Form("pdf_turned_page", "申报表.pdf", pdf_turned_page.write),
    Form("xlsx_date_heads", "申报表.xlsx", xlsx_date_heads.write),
    Form("html_export", "申报表.html", html_export.write),
    Form("word_reversed_years", "申报表.docx", word_reversed_years.write),
    Form("pdf_lists_with_counts", "申报表.pdf", pdf_lists_with_counts.write),
    Form("word_answer_below", "申报表.docx", word_answer_below.write),
    Form("pdf_average_column", "申报表.pdf", pdf_average_column.write),
    Form("word_unit_strips", "申报表.docx", word_unit_strips.write),
    Form("word_text_boxes", "申报表.docx", word_text_boxes.write),
    Form("xlsx_sums_and_means", "申报表.xlsx", xlsx_sums_and_means.write),
    Form("word_lines_in_cells", "申报表.docx", word_lines_in_cells.write),
    Form("pdf_year_groups", "申报表.pdf", pdf_year_groups.write),
    Form("word_nested_numbers", "申报表.docx", word_nested_numbers.write),
    Form("xlsx_flat_export", "申报表.xlsx", xlsx_flat_export.write),
    Form("csv_form", "申报表.csv", csv_form.write),
    Form("composed_word", "申报表.docx", partial(composed_files.write_word, composed)),
    Form("composed_pdf", "申报表.pdf", partial(composed_files.write_pdf, composed)),
    Form("composed_xlsx", "申报表.xlsx", partial(composed_files.write_xlsx, composed)),
    Form("composed_report_word", "申报书.docx", composed_text.write_word),
    Form("composed_report_pdf", "申报书.pdf", composed_text.write_pdf),
    Form("composed_groups_word", "申报表.docx", partial(composed_files.write_word, composed_groups)),
    Form("composed_groups_pdf", "申报表.pdf", partial(composed_files.write_pdf, composed_groups)),
    Form("composed_groups_xlsx", "申报表.xlsx", partial(composed_files.write_xlsx, composed_groups)),
)
