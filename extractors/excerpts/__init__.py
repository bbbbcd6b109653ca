"""The surroundings of statements: strips of page pictures, cells of tables."""

from extractors.excerpts.cutting import EXCERPT_VERSION, cut_excerpts
from extractors.excerpts.printed_word import can_print

__all__ = ["EXCERPT_VERSION", "can_print", "cut_excerpts"]
