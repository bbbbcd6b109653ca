"""Whether an application says that its growth is reckoned on a comparable base.

Statistics offices compute growth over the same set of firms and at constant prices, so a rate may
honestly differ from the ratio of two published totals; such a rate is explained where it says so.
"""

from __future__ import annotations

import re

from pipeline.model import Source
from validators.doubts.subject import Subject

_WORDS = re.compile(r"可比(口径|价|价格|范围)|同口径|不变价|(剔除|扣除)价格")


def stated_base(subject: Subject) -> Source | None:
    """Where a comparable base is spoken of: in the 口径 of a growth figure or in the running text."""
    for figure in subject.case.figures:
        if "growth" in figure.indicator and figure.scope and _WORDS.search(figure.scope):
            return figure.source
    return next((passage.source for passage in subject.case.passages if _WORDS.search(passage.text)), None)
