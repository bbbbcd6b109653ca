"""Whether two readings of one page say the same, as far as a recogniser can be trusted."""

from __future__ import annotations

import re
from collections import Counter

_ALIKE = 0.75


def says_the_same(one: str, other: str) -> bool:
    """Whether most of the characters of `one` stand in `other` too; order, blanks and punctuation aside."""
    mine, theirs = (Counter(re.findall(r"[0-9A-Za-z\u4e00-\u9fff]", text)) for text in (one, other))
    return sum((mine & theirs).values()) >= _ALIKE * sum(mine.values())
