"""A stated CO2 intensity that emissions and output do not give.

Intensity is emissions over output, 吨/万元. A query, not a doubt: some offices divide by value added.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.broken import draft_of
from validators.doubts.check import Check, Draft
from validators.doubts.relations import intensity_ties
from validators.doubts.subject import Subject

check = Check("co2_ratio_mismatch", "arithmetic", "query", "二（二）7", "碳排放强度与排放量、产值不符")

_ASK = "可能的原因：强度按工业增加值而非总产值计算、排放量的统计范围不同、录入笔误。请说明强度的分子、分母和口径。"
_CUT = "两者仅差末位，可能是截尾而非四舍五入所致。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    yield from draft_of(subject, intensity_ties(subject), ask=_ASK, by_rounding=_CUT)
