"""Application forms laid out without looking at the reader, by which it is measured at first sight."""
