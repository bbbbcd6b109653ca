"""The surroundings of statements: strips of page pictures, cells of tables."""

from extractors.excerpts.cutting import EXCERPT_VERSION, cut_excerpts

__all__ = ["EXCERPT_VERSION", "cut_excerpts"]
