"""A stated average growth that no reading of 年均 gives.

The policy does not define 年均增速. Compound and mean, over two or three intervals, from the totals or
from the stated yearly rates are all allowed here; only a rate that none of them can give is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.broken import draft_of
from validators.doubts.check import Check, Draft
from validators.doubts.comparable_base import stated_base
from validators.doubts.relations import average_ties
from validators.doubts.subject import Subject

check = Check("growth_avg_mismatch", "arithmetic", "query", "二（二）2", "年均增速与各年数据不符")

_ASK = (
    "以上为复合增长率、各年增速平均等各种算法的结果，均与所填不符。可能的原因：把累计增幅填作年均、"
    "使用了其他年份的基数、按可比口径计算而未注明。请列出计算过程和所用基数。"
)
_EXPLAINED = "材料已注明增速按可比口径计算，与按绝对数计算的结果不同属正常情况，仅作提示。"
_CUT = "两者仅差末位，可能是截尾而非四舍五入所致。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    explained = stated_base(subject) is not None
    for draft in draft_of(subject, average_ties(subject), ask=_ASK, by_rounding=_CUT):
        if explained and draft.key == "output_growth_avg":
            tie = [one for one in average_ties(subject) if one.indicator == draft.key]
            yield from draft_of(subject, tie, ask=_EXPLAINED, by_rounding=_CUT, severity="note")
        else:
            yield draft
