"""Whose paper it is: this cluster's, or one that speaks of another cluster or comes from another district."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from pipeline.model import Case
from pipeline.names import cluster_key

# 集群企业 alone names none: a name says 产业集群, or begins with its place
_NAMED = re.compile(r"[一-龥]{2,24}?产业集群|[一-龥]{2}[区县镇][一-龥]{2,16}?集群")
_OF_NO_NAME = re.compile(r"(中小企业)?(特色|先进制造业?|战略性|支柱|新兴)?(产业|企业)?集群$")
_ANY_CLUSTER = re.compile(r"([该本各此来内到现对查于为]|上述|[我全辖][区县]|以下|有关|全部|集群)$")
_DISTRICT = re.compile(r"汕头市?((?!高新|综保|保税|经济)[一-龥]{2}[区县])")
# a letter may shorten the name (玩具集群 for 玩具创意产业集群); other clusters' names share less
_LIKE = 40


def other_cluster(case: Case, text: str) -> str | None:
    """A cluster that the text names where it names none like this application's; None where it does."""
    own = case.fact("cluster_name")
    if own is None:
        return None
    key, other = cluster_key(own.value), None
    said = "".join(unicodedata.normalize("NFKC", text).split())
    if key and key in said:
        return None
    for found in _NAMED.findall(said):
        core = _OF_NO_NAME.sub("", found)
        if len(core) < 2 or _ANY_CLUSTER.search(core):
            continue
        if fuzz.partial_ratio(key, core) >= _LIKE:
            return None
        other = other or found
    return other


def other_district(case: Case, issuer: str | None) -> str | None:
    """The district of an authority of another one than this application's; None where that cannot be told."""
    named = [fact.value for name in ("district", "applicant", "cluster_name") if (fact := case.fact(name))]
    own = {district for value in named for district in _DISTRICT.findall(value)}
    theirs = _DISTRICT.findall(issuer or "")
    return theirs[0] if own and theirs and theirs[0] not in own else None
