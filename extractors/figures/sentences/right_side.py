"""Numbers whose words come after them: 拥有16家国家级高新技术企业, 42家企业获评国家高新技术企业."""

from __future__ import annotations

import re

from extractors.figures.meaning.claims import Focus, Meaning, Units, meaning
from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import Reading
from extractors.quantity import Amount

_OWNS = re.compile(
    r"(?:拥有|现有|共有|已有|建有|有|建成|培育|培育出|培育了|集聚|聚集|集聚了|汇聚|入驻|累计|获评|认定|形成|涵盖|包括|吸纳|带动|新增|全部)\s?(?:了|各类|约|超过|超)?\s?$"
)
_BECAME = re.compile(
    r"企业?(?:先后|已|分别)?(?:获评|入选|被?认定为|获认定为|被?评为|通过|获得?|列入|成为|荣获|获批|均?[为是]|均?属于?)(?:了)?(?:为)?"
)
_LISTED = ("、", "和", "及", "与", "，", "以及")


def named_after(amount: Amount, reading: Reading, listed: bool) -> tuple[Meaning, frozenset[str], int] | None:
    """What the words after a number say, these words, and where they end.

    A word of owning goes before the number, a word of becoming after it, or (`listed`) one of its kind before it.
    """
    before = reading.text[: amount.start]
    became = _BECAME.match(reading.text, amount.end)
    if not (_OWNS.search(before) or (listed and before.endswith(_LISTED)) or became) or "新增" in before[-6:]:
        return None
    end, codes = became.end() if became else amount.end, []
    for word in reading.concepts:
        if word.start < end:
            continue
        gap = reading.text[end : word.start]
        if strangeness(gap) > 0 or re.search("[，,、。；]", gap):
            break
        codes.append(word.code)
        end = word.end
    words = frozenset(codes)
    found = meaning(words, amount, Units(), Focus()) if words else None
    return (found, words, end) if found else None
