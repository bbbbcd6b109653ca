"""From Content to facts, figures, lists and passages: labels, tables, sentences and what they mean."""

from extractors.figures.extract import EXTRACTOR_VERSION, extract, summary_rows
from extractors.figures.listed import list_figures
from extractors.figures.values import choose_values
from extractors.figures.year import application_year

__all__ = ["EXTRACTOR_VERSION", "application_year", "choose_values", "extract", "list_figures", "summary_rows"]
