"""A stated 每万人有效发明专利拥有量 that neither residents nor employees give.

The policy does not say which 万人 is meant, so a rate that fits either is in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.broken import draft_of
from validators.doubts.check import Check, Draft
from validators.doubts.relations import per_head_ties
from validators.doubts.subject import Subject

check = Check("patents_ratio_mismatch", "arithmetic", "query", "二（二）5", "每万人专利拥有量与专利数、人数不符")

_ASK = (
    "按常住人口和按从业人员计算都与所填不符。可能的原因：使用了户籍人口等其他人数、专利数时点不同。请说明分母及其来源。"
)
_CUT = "两者仅差末位，可能是截尾而非四舍五入所致。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    yield from draft_of(subject, per_head_ties(subject), ask=_ASK, by_rounding=_CUT)
