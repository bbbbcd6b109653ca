"""Figures from running sentences."""
