"""Firms of some kind that no word is known for: 标杆企业5家 are not all firms of the cluster."""

from __future__ import annotations

import re

from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import Reading

_BEFORE = re.compile(r"[^\s，,。；;：:、（）()“”\"《》\d\-—/／]*$")
_GENERIC = frozenset({"企业", "工业企业", "生产企业"})
# words of place and standing that name no kind of firm
_PLAIN = re.compile(
    "园区|辖区|区域|范围|境|群|成员|注册|登记|存续|在营|正常经营|经营|入园|入统|本地|本|制造|加工|工业|上下游|产业链|全产业链|产业|相关"
    "|各|类|种|全|所|个|家|户|等|主体|市场|规模|实际|实|截|止|入驻|聚集|集聚|汇聚|聚|集|涉及|涵盖|覆盖|包括|其|该|带动|吸引|形成|目前|现|以|家"
)


def is_some_kind(reading: Reading, end: int) -> bool:
    """Whether the last word for firms before `end` has a word glued before it that is not known."""
    words = [w for w in reading.concepts if w.code == "firms" and w.end <= end]
    if not words or reading.text[words[-1].start : words[-1].end] not in _GENERIC:
        return False
    start = words[-1].start
    ends = [*(word.end for word in reading.concepts), *(span.end for span in reading.spans)]
    known = max((end for end in ends if end <= start), default=0)
    before = _BEFORE.search(reading.text[known:start])
    return before is not None and strangeness(_PLAIN.sub("", before[0])) > 0
