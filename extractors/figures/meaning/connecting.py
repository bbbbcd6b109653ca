"""Words that only connect a label with its number: 为, 达到, 共计, 年末 ... and what is left without them."""

from __future__ import annotations

import re

_FILLER = re.compile(
    r"[（(][^（）()]*[）)]|答|多少|几|不断|稳定在|保持在|稳步|折合|折算|已经|高达|达到|达|实现|完成|共计|合计|总计|总额|总量|总数|规模|拥有量|投入|支出|数量|企业|水平"
    r"|上缴|缴纳|当年|年末|年底|全年|累计|分别|依次|各类|其中|已有|现有|拥有|共有|建有|有效|人数|家数|户数|接近|为|是|有|约|共|达|均|数|值|额|量|率|的|了|已|从|由|在|至|到|则|仅|就|人|家|末|底|和|及|与|内"
    r"|贡献|创造|[\s：:，,、？?→☑√■✓✔“”\"《》—–\-．.*＊#＃※▲△☆★◆●①②③④⑤⑥⑦⑧⑨⑩]"
)


def strangeness(gap: str) -> int:
    """How many characters between words and number are not plain connecting words."""
    return len(without_connecting(gap))


def without_connecting(text: str) -> str:
    """What is left of a text without connecting words."""
    return _FILLER.sub("", text)
