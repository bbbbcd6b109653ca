"""In which of two applications a common passage was written: its products, places and bodies recur there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.model import Passage

_NO_LETTERS = re.compile(r"[\W\d_]+")
# so many more of its own words recur here than there; in a copied passage the difference points the other way
_CLEARLY = 3


def is_at_home(text: str, mine: Sequence[Passage], theirs: Sequence[Passage], others: Iterable[Passage]) -> bool:
    """Whether the words of a passage that are not everybody's recur in these passages rather than in those.

    `mine` and `theirs` are the two applications' passages without the common one, `others` those of applications
    that do not have it.
    """
    own = _trigrams(text) - _all_trigrams(others)
    return len(own & _all_trigrams(mine)) - len(own & _all_trigrams(theirs)) >= _CLEARLY


def _all_trigrams(passages: Iterable[Passage]) -> set[str]:
    return set().union(*(_trigrams(passage.text) for passage in passages))


def _trigrams(text: str) -> set[str]:
    letters = _NO_LETTERS.sub("", text)
    return {letters[place : place + 3] for place in range(len(letters) - 2)}
