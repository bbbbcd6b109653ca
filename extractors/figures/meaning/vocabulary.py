"""What label words mean: concepts, the indicators they name together, and the units these can carry (`labels.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from extractors.quantity import Unit
from pipeline.indicators import indicators

SCOPES = {"above_scale": "规上", "whole_scale": "全口径", "comparable": "可比口径"}
# Concepts that say nothing of their own beside another measure: 企业研发经费 is about R&D, not about a count of firms.
_WEAK = frozenset({"firms", "total", "reach"})
_SILENT = frozenset({"neutral", "reach", "cluster", "other_place", "district", *SCOPES})
# Somebody else: what follows in the sentence is theirs until the cluster or a part of it is named again.
OTHERS = frozenset({"elsewhere", "single_firm", "home"})
OURS = frozenset({"cluster", "sme", "leading", "total"})
OF_ALL_FIRMS = frozenset({"firms_total", "firms_sme", "firms_leading"})
FOREIGN = frozenset(
    {
        "elsewhere",
        "single_firm",
        "home",
        "other_amount",
        "other_rights",
        "other_people",
        "other_firms",
        "other_area",
        "other_ratio",
        "change",
        "demand",
        "rating",
    }
)
# words of names, which say nothing of a figure
NAMING = frozenset({"cluster", "district", "home", "neutral", "other_place", "single_firm"})
SUBJECTS = frozenset({"sme", "leading", "total"})
TITLES = frozenset({"champion", "little_giants", "hnte", "srdi", "innovative_smes", "chain_leaders"})
LEVELS = frozenset({"national", "provincial", "municipal", "other_level"})
ASPECTS = frozenset(
    {"share", "growth", "decline", "average", "per_10k", "intensity", "per_output", "per_wan", "benchmark", "adoption"}
)


class UnitRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()
    said_by: dict[str, str] = {}
    """Kinds of units that do where a concept of the label says the rest: 每万元产值 with 吨 is 吨/万元."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    concepts: dict[str, tuple[str, ...]]
    indicators: dict[str, tuple[tuple[str, ...], ...]]
    units: dict[str, UnitRule]
    plain: tuple[str, ...] = ()


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary as it stands in `labels.yaml`, checked."""
    text = files("extractors.figures.meaning").joinpath("labels.yaml").read_text(encoding="utf-8")
    return checked(msgspec.convert(yaml.safe_load(text), Vocabulary))


def checked(loaded: Vocabulary) -> Vocabulary:
    """Every indicator is in the contract's table, every concept used is declared, no word has two meanings.

    Raises ValueError.
    """
    owners: dict[str, str] = {}
    for concept, word in ((concept, word) for concept, words in loaded.concepts.items() for word in words):
        if owners.setdefault(word, concept) != concept:
            raise ValueError(f"labels.yaml: {word} stands under {owners[word]} and under {concept}: take one away")
    for code, sets in loaded.indicators.items():
        unknown = {c for one in sets for c in one} - set(loaded.concepts)
        if code not in indicators() or unknown or code not in loaded.units:
            raise ValueError(f"labels.yaml: {code}: unknown indicator, concepts {sorted(unknown)} or no unit rule")
    return loaded


@cache
def _by_concepts() -> dict[frozenset[str], str]:
    table: dict[frozenset[str], str] = {}
    for code, sets in vocabulary().indicators.items():
        for one in sets:
            if table.setdefault(frozenset(one), code) != code:
                raise ValueError(f"labels.yaml: {sorted(one)} names two indicators")
    return table


@cache
def measures() -> frozenset[str]:
    """Concepts that say what is measured, as opposed to whose it is or which side of it."""
    used = {c for sets in vocabulary().indicators.values() for one in sets for c in one}
    return frozenset(used - SUBJECTS - ASPECTS - LEVELS)


def indicator_named(concepts: Iterable[str]) -> str | None:
    """The indicator that these concepts name together, or None."""
    words = frozenset(concepts)
    table = _by_concepts()
    # 优质企业 over 小巨人企业 names the group
    for dropped in (frozenset[str](), frozenset({"total"}), _WEAK, _WEAK | {"titled"}):
        found = table.get(words - _SILENT - dropped)
        if found is not None:
            return None if is_of_a_part(found, words) else found
    return None


def is_of_a_part(indicator: str, words: frozenset[str]) -> bool:
    """规上企业 56家 are not all firms, the R&D of all firms is not that of the SMEs."""
    if indicator == "rd_sme":
        return "total" in words and "sme" not in words
    return indicator in OF_ALL_FIRMS and "above_scale" in words


def leaves_unsaid(indicator: str, words: frozenset[str]) -> bool:
    """Whether words that stand for an indicator of the SMEs do not say that it is theirs: 研发经费."""
    return "sme" in indicator.split("_") and "sme" not in words


def split_share(words: Sequence[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of a phrase, and those of the whole that a share is taken of (占集群总产值的比重).

    `words` are (concept, word as printed) in order. The whole says nothing of what the share is of.
    """
    for i, (code, word) in enumerate(words):
        if code == "share" and word == "占":
            rest = [c for c, _ in words[i + 1 :]]
            kept = {c for c, _ in words[: i + 1]} | {c for c in rest if c == "share" or c in FOREIGN}
            return frozenset(kept), frozenset(rest) & measures()
    return frozenset(c for c, _ in words), frozenset()


def of_all_titles(concepts: frozenset[str], named: frozenset[str]) -> frozenset[str]:
    """What a number counts that follows several titles in a row (高企、专精特新企业合计14家): all of them together."""
    if len(named & TITLES) > 1 and concepts <= TITLES | LEVELS | _WEAK | _SILENT:
        return frozenset({"titled"})
    return concepts


def scope_of(concepts: Iterable[str]) -> str | None:
    """规上, 全口径 or 可比口径 where the words say so."""
    return next((name for code, name in SCOPES.items() if code in set(concepts)), None)


def unit_for(indicator: str, units: Iterable[Unit], concepts: frozenset[str]) -> Unit | None:
    """The reading of a printed unit word that this indicator can carry beside these words, or None."""
    rule = vocabulary().units[indicator]
    kinds = (*rule.kinds, *(kind for concept, kind in rule.said_by.items() if concept in concepts))
    return next(
        (
            u
            for u in units
            if u.kind in kinds and (not rule.words or u.word.lstrip("十百千万亿") in rule.words or u.word in rule.words)
        ),
        None,
    )
