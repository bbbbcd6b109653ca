"""Readers: one file in, Content out. The only place that knows file formats."""

from extractors.reading.reader import READER_VERSION, read

__all__ = ["READER_VERSION", "read"]
