"""Word files: the package, its runs, styles, tables and pictures."""
