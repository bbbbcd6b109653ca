"""A stated yearly growth that the two years' totals do not give.

The rate is compared with all that the two rounded totals allow. Rates of a statistics office on a
comparable base differ from nominal ones by right: where the papers say so this is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.broken import draft_of
from validators.doubts.check import Check, Draft
from validators.doubts.comparable_base import stated_base
from validators.doubts.relations import growth_ties
from validators.doubts.subject import Subject

check = Check("growth_mismatch", "arithmetic", "query", "二（二）2", "同比增速与产值不符")

_ASK = "可能的原因：增速按可比口径（可比价）计算而未注明、上年数后来有修订、录入笔误。请说明增速的计算口径。"
_EXPLAINED = "材料已注明增速按可比口径计算，与名义增速不同属正常情况，仅作提示。"
_CUT = "两者仅差末位，可能是截尾而非四舍五入所致。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    base = stated_base(subject)
    if base is None:
        yield from draft_of(subject, growth_ties(subject), ask=_ASK, by_rounding=_CUT)
    else:
        yield from draft_of(subject, growth_ties(subject), ask=_EXPLAINED, by_rounding=_CUT, severity="note")
