"""Formats that LibreOffice converts, and whether the conversion lost numbers."""
