"""What was added in a year is no stock of it, through a whole enumeration: 新增高新技术企业2家、专精特新企业1家."""

from __future__ import annotations

import re

from extractors.figures.meaning.vocabulary import measures

_GOES_ON = re.compile(r"\s*(?:[（(][^（）()]*[）)])?\s*(?:[、和及与]|以及)")
_STANDS_AT = re.compile("达|累计|共有|拥有|现有|总数|总量|合计")


class Additions:
    """Follows the numbers of one sentence from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.going = False

    def goes_on(self, concepts: frozenset[str], last_end: int, start: int) -> bool:
        """Whether a number at `start` with these words is one more of those added before, the last up to `last_end`."""
        between = self.text[last_end:start]
        on = self.going and bool(_GOES_ON.match(between)) and not _STANDS_AT.search(between)
        self.going = on or ("change" in concepts and bool(concepts & measures()))
        return on
