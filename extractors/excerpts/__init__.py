"""The surroundings of statements: strips of page pictures, cells of tables, whole pages."""

from extractors.excerpts.cutting import EXCERPT_VERSION, cut_excerpts
from extractors.excerpts.drawn_pages import draw_pages
from extractors.excerpts.printed_word import can_print

__all__ = ["EXCERPT_VERSION", "can_print", "cut_excerpts", "draw_pages"]
