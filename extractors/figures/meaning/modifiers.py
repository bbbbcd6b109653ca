"""Words beside what is measured that may narrow it to a part: 新材料产值, 女职工, 高价值发明专利, 出口退税.

No list of such words is ever complete, so it is the other way round: whatever is neither known nor one of the words
that narrow nothing (`plain` in `labels.yaml`) makes a figure uncertain.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.figures.meaning.connecting import strangeness, without_connecting
from extractors.figures.meaning.language import Reading
from extractors.figures.meaning.vocabulary import vocabulary

_NUMBERING = re.compile(r"^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}(?:\.\d{1,2})*[）)、.．]?|[①-⑳•●◆■])\s*")
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(vocabulary().plain, key=len, reverse=True))))


def narrows(reading: Reading, start: int = 0, end: int | None = None) -> bool:
    """Whether words that are not known stand in `text[start:end]` beside those that are."""
    taken = [(one.start, one.end) for one in reading.concepts]
    taken += [(one.start, one.end) for one in reading.spans] + [(one.start, one.end) for one in reading.amounts]
    known = {i for start_of, end_of in taken for i in range(start_of, end_of)}
    end = len(reading.text) if end is None else end
    rest = "".join("\0" if i in known else c for i, c in enumerate(reading.text[:end]) if i >= start)
    bare = _NUMBERING.sub("", _BRACKETS.sub("", rest)).strip("（()）")
    # 其中 and 期末 share characters with shorter words of either kind
    orders = (_plain().sub("", bare), _plain().sub("", without_connecting(bare)))
    return all(strangeness(one.replace("\0", "")) > 0 for one in orders)
