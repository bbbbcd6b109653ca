"""A stated share that its part and its whole cannot give.

占比 is 部分 / 总体. Both amounts and the share are printed with rounding, so the share is compared with
the whole interval that the two amounts allow. A share that would fit if it had been cut off instead of
rounded is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.broken import draft_of
from validators.doubts.check import Check, Draft
from validators.doubts.relations import share_ties
from validators.doubts.subject import Subject

check = Check("share_mismatch", "arithmetic", "doubt", "二（二）2", "占比与产值之比不符")

_ASK = "可能的原因：占比沿用了旧数、分子或分母的统计口径不同、录入笔误。请申报单位核对三项数据，说明口径并更正。"
_CUT = "所填占比与计算结果仅差末位，可能是截尾而非四舍五入所致。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    yield from draft_of(subject, share_ties(subject), ask=_ASK, by_rounding=_CUT)
