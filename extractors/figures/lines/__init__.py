"""Figures from lines of a form that is neither a table nor a sentence: labels with their values, typed columns."""
