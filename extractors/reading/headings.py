"""Which lines are headings, from the numbering that Chinese official papers use.

Levels: 1 a title, 2 「一、」, 3 「（一）」, 4 「1.」; styles of the file itself go before this.
"""

from __future__ import annotations

import re

_LONGEST = 40
_CHAPTER = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部分])")
_SECTION = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_ITEM = re.compile(r"\d{1,2}(?:[.．、](?!\d)|\.\d{1,2}(?:\.\d{1,2})?\s)")
_SENTENCE = re.compile(r"[，。；,;：:]")


def numbered_heading(text: str, *, emphasised: bool) -> int:
    """The level of a numbered heading, 0 for body text.

    `emphasised` says that the line is set apart by weight, size or a heading's typeface. Without it
    only a short numbered line free of any punctuation counts: numbered sentences are body text.
    """
    line = text.strip()
    if not line or len(line) > _LONGEST or "\n" in line or line.endswith(("。", "；", ";")):
        return 0
    if not emphasised and (_SENTENCE.search(line) or len(line) > _LONGEST // 2 + 5):
        return 0
    if _CHAPTER.match(line):
        return 2
    if _SECTION.match(line):
        return 3
    return 4 if emphasised and _ITEM.match(line) else 0
