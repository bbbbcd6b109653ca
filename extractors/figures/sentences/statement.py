"""What a number phrase of a running text says, at its place."""

from __future__ import annotations

import msgspec

from extractors.figures.meaning.claims import Claim


class Statement(msgspec.Struct, frozen=True):
    """A claim with its place in the text, or a number phrase with words that was not understood."""

    start: int
    end: int
    claim: Claim | None
    text: str
