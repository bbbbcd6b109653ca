"""Units that a line names before its number: 总产值（亿元）：85.6, 从业人员（人）8171."""

from __future__ import annotations

import re

from extractors.figures.meaning.claims import Units
from extractors.figures.sentences.surroundings import Surroundings
from extractors.quantity import Amount, unit_named

_IN_LABEL = re.compile(r"[（(]([^（）()]{1,14})[）)][:：为是达约\s]*$")
_AFTER_COLON = re.compile(r"[:：]\s*$")
_ENDS_ITEM = re.compile(r"\s*(?:$|[，,。；;、（(\n]|\s{2})")


def units_before(text: str, begin: int, amount: Amount, around: Surroundings) -> Units:
    """The units for a number whose words stand in `text[begin:]`, those of the whole text's label included.

    A count may go without any where it is all that follows a colon: 企业总数：213.
    """
    before = text[begin : amount.start]
    named = _IN_LABEL.search(before)
    own = unit_named(named[1]) if named else ()
    if own:
        return Units((own, *around.units), bare=True)
    alone = _AFTER_COLON.search(before) and _ENDS_ITEM.match(text, amount.end)
    far = (around.money,) if around.money and not alone else ()
    return Units(around.units, far, bare=bool(around.units or alone))
