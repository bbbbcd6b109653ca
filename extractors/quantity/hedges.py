"""Words that hedge a number, before it and after it (`hedges.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

_LONGEST = 10
# what may stand between a hedge and its number: 超过了, 不低于达
_LINKS = "了过出达为"


class _Hedge(msgspec.Struct, forbid_unknown_fields=True):
    before: list[str]
    after: list[str] = []
    not_after: list[str] = []


class _Hedges(msgspec.Struct, forbid_unknown_fields=True):
    above: _Hedge
    below: _Hedge
    near: _Hedge
    about: _Hedge
    not_before: dict[str, list[str]]


@cache
def _hedges() -> _Hedges:
    text = files("extractors.quantity").joinpath("hedges.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Hedges)


def _kinds() -> dict[str, _Hedge]:
    loaded = _hedges()
    return {"above": loaded.above, "below": loaded.below, "near": loaded.near, "about": loaded.about}


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: kind for kind, hedge in _kinds().items() for word in hedge.before}
    guards = {
        word: f"(?<![{''.join(hedge.not_after)}])" if hedge.not_after and len(word) == 1 else ""
        for hedge in _kinds().values()
        for word in hedge.before
    }
    words = "|".join(guards[w] + re.escape(w) for w in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?P<word>{words})\s?(?:达到|[{_LINKS}])?\s?$"), kinds


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(_LINKS + "到 ").union(word[-1] for word in _before()[1])


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: kind for kind, hedge in _kinds().items() for word in hedge.after}
    stops = _hedges().not_before
    words = "|".join(
        w + (f"(?![{''.join(stops[w])}])" if w in stops else "") for w in sorted(kinds, key=len, reverse=True)
    )
    return re.compile(rf"\s?(?P<word>{words})"), kinds


def hedge_before(folded: str, start: int) -> tuple[str | None, int]:
    """The hedge that ends right before `start`, and where it begins; (None, start) without one."""
    pattern, kinds = _before()
    if not start or folded[start - 1] not in _last_characters():
        return None, start
    match = pattern.search(folded[max(0, start - _LONGEST) : start])
    if match is None:
        return None, start
    return kinds[match["word"]], start - len(match.group())


def hedge_after(folded: str, end: int) -> tuple[str | None, int]:
    """The hedge that begins at `end`, and where it ends; (None, end) without one."""
    pattern, kinds = _after()
    match = pattern.match(folded, end)
    return (None, end) if match is None else (kinds[match["word"]], match.end())
