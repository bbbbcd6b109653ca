"""What holds a numeral and counts nothing: identifiers, dates without a year, numbering, words (`exclusions.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from extractors.quantity.characters import CHINESE

Stretch = tuple[int, int]


class _Alone(msgspec.Struct, forbid_unknown_fields=True):
    before: str
    after: str
    marks: str


class _Exclusions(msgspec.Struct, forbid_unknown_fields=True):
    begins: str
    identifiers: dict[str, str]
    unless_a_unit_follows: dict[str, str]
    words: list[str]
    alone: _Alone
    classifiers: str


@cache
def _exclusions() -> _Exclusions:
    text = files("extractors.quantity").joinpath("exclusions.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Exclusions)


@cache
def _identifiers() -> re.Pattern[str]:
    known = _exclusions()
    return re.compile(f"(?={known.begins})(?:{'|'.join(known.identifiers.values())})", re.VERBOSE)


@cache
def _unless_a_unit() -> re.Pattern[str]:
    known = _exclusions()
    return re.compile(f"(?={known.begins})(?:{'|'.join(known.unless_a_unit_follows.values())})", re.VERBOSE)


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(sorted(_exclusions().words, key=len, reverse=True))
    # the 二元 of 三十二元 is none of them
    return re.compile(f"(?<![{CHINESE}](?=[{CHINESE}]))(?:{words})")


def identifiers(folded: str) -> list[Stretch]:
    """Where dates, codes, addresses and numbering stand: nothing in them is a number."""
    return [match.span() for match in _identifiers().finditer(folded)]


def codes_without_unit(folded: str) -> list[Stretch]:
    """Where what looks like a code or a caption stands: no number unless a unit follows it."""
    return [match.span() for match in _unless_a_unit().finditer(folded)]


def words_with_numerals(folded: str) -> list[Stretch]:
    """Where words such as 十分 and 之一 stand."""
    return [match.span() for match in _words().finditer(folded)]


def is_alone(folded: str, start: int, end: int) -> bool:
    """Whether the one Chinese digit at `start:end` is a number by what stands around it: 答案是五, 五只."""
    known = _exclusions()
    after = folded[end : end + 3].lstrip(" ")[:1]
    if after and after in known.classifiers:
        return True
    before = folded[start - 1 : start]
    return (not before or before in known.alone.before + known.alone.marks) and (
        end == len(folded) or folded[end] in known.alone.after + known.alone.marks
    )
