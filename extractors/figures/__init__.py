"""From Content to facts, figures, lists and passages: labels, tables, sentences and what they mean."""

from extractors.figures.documents.extract import EXTRACTOR_VERSION, extract
from extractors.figures.documents.summary_rows import summary_rows
from extractors.figures.documents.year import application_year
from extractors.figures.listed import list_figures
from extractors.figures.values import choose_values

__all__ = ["EXTRACTOR_VERSION", "application_year", "choose_values", "extract", "list_figures", "summary_rows"]
