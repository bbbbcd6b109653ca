"""A finding's message in its parts: what was found, what innocent reasons there can be, what to ask for."""

from __future__ import annotations

import re

import msgspec

_SENTENCE = re.compile(r"[^。\n]*。[”）]?|[^。\n]+")
_REASONS = "可能的原因："
_ASKS = ("请", "必要时", "不能提供的")
_SHORT = 150  # characters that are read at a glance


class Told(msgspec.Struct, frozen=True):
    """`headline` says it at a glance, `rest` the same of further places; the others may be empty."""

    headline: str
    rest: str
    reasons: str
    asks: str


def told(message: str) -> Told:
    """The parts of a message; one without the usual parts is all headline."""
    sentences = [one.strip() for one in _SENTENCE.findall(message) if one.strip()]
    at = next((place for place, one in enumerate(sentences) if one.startswith(_REASONS)), len(sentences))
    end = at if at < len(sentences) else _begin_of_asks(sentences)
    found = sentences[:end]
    reasons = sentences[at].removeprefix(_REASONS) if at < len(sentences) else ""
    asks = sentences[at + 1 :] if at < len(sentences) else sentences[end:]
    headline, rest = _at_a_glance(found)
    return Told(headline, rest, reasons, "".join(asks))


def _begin_of_asks(sentences: list[str]) -> int:
    """Where nothing but requests follows; a message is never all request."""
    begin = len(sentences)
    while begin > 1 and sentences[begin - 1].startswith(_ASKS):
        begin -= 1
    return begin


def _at_a_glance(sentences: list[str]) -> tuple[str, str]:
    """The first sentence, or the first part of a long one; all of it where all is short."""
    whole = "".join(sentences)
    if len(whole) <= _SHORT:
        return whole, ""
    head = sentences[0]
    if len(head) > _SHORT and "；" in head[: 2 * _SHORT]:
        head = head[: head.index("；")] + "。"
        return head, whole
    return (head, whole) if len(sentences) > 1 else (whole, "")
