"""Texts that any office file format can hold."""

from __future__ import annotations

import re

# XML knows no control characters but tab and line breaks, no lone surrogates and no non-characters
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """The text with what cannot be stored replaced by the replacement mark, so that nothing vanishes silently."""
    return _FORBIDDEN.sub("\ufffd", text)


def clipped(text: str, length: int) -> str:
    """At most `length` characters, an ellipsis where something was cut off."""
    return text if len(text) <= length else text[: length - 1] + "…"
