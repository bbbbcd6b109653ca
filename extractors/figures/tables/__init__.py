"""Figures from tables: their anatomy, the labels of each value, and what follows from what within them."""
