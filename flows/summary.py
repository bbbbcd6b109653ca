"""The districts' recommendation tables: reads them, and finds for each submission its row.

The name of the cluster is what both have. It is compared without spaces and signs first; only rows
and submissions still alone are then matched by likeness, best first, and never across districts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
from rapidfuzz import fuzz, process

from flows import one_file
from flows.one_file import Desk, SummaryTable
from flows.submission import read_files, understood_from
from flows.workers import Workers, result
from pipeline import settings
from pipeline.intake import ReceivedFile
from pipeline.model import Fact, Problem, SummaryRow

# Two names of one cluster differ by a word left out or mistyped; two clusters of one district by their trade
_LIKENESS = 80.0


def read_tables(
    files: Sequence[ReceivedFile], year: int | None, desk: Desk, workers: Workers
) -> tuple[SummaryTable, ...]:
    """The files at the top of the batch, seen from the submissions: "../name"."""
    named = [msgspec.structs.replace(file, file=f"../{file.file}") for file in files]
    return tuple(_table(file, year, desk, workers) for file in read_files(named, desk, workers, "汇总表"))


def _table(file: ReceivedFile, year: int | None, desk: Desk, workers: Workers) -> SummaryTable:
    kept = desk.store.get("summaries", desk.extraction_key(file, year), SummaryTable)
    if kept is not None:
        return kept
    seconds = settings.seconds_for(understood_from(file, desk))
    table = result(workers.start(seconds, one_file.extract_summary, desk, file, year))
    if isinstance(table, Problem):
        return SummaryTable(one_file.bare_extraction(msgspec.structs.replace(file, problem=table)).document)
    return table


def match_rows(facts: Mapping[str, Sequence[Fact]], rows: Sequence[SummaryRow]) -> dict[str, tuple[SummaryRow, ...]]:
    """The rows of each submission by its id; a submission named in two tables has two."""
    names = {id: _bare(_fact(own, "cluster_name")) for id, own in facts.items()}
    called: dict[str, list[str]] = defaultdict(list)
    for id, name in names.items():
        called[name].append(id)
    matched: dict[str, list[SummaryRow]] = {id: [] for id in facts}
    left = []
    for row in rows:
        name = _bare(row.cluster_name)
        same = called.get(name, []) if name else []
        if len(same) == 1:
            matched[same[0]].append(row)
        elif not same:
            left.append(row)
    lonely = [id for id, own in matched.items() if not own]
    taken: set[int] = set()
    for _, id, index in sorted(_likely(facts, names, lonely, left), reverse=True):
        if not matched[id] and index not in taken:
            taken.add(index)
            matched[id].append(left[index])
    return {id: tuple(own) for id, own in matched.items()}


def _likely(
    facts: Mapping[str, Sequence[Fact]], names: Mapping[str, str], ids: Sequence[str], rows: Sequence[SummaryRow]
) -> list[tuple[float, str, int]]:
    found = []
    bare = [_bare(row.cluster_name) for row in rows]
    for id in ids:
        alike = process.extract(names[id] or _bare(id), bare, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=None)
        found += [(likeness, id, index) for _, likeness, index in alike if _one_district(facts[id], rows[index].facts)]
    return found


def _one_district(one: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Whether nothing speaks against their lying in one district."""
    here, there = _bare(_fact(one, "district")), _bare(_fact(other, "district"))
    return not here or not there or here in there or there in here


def _fact(facts: Sequence[Fact], name: str) -> str:
    return next((fact.value for fact in facts if fact.name == name), "")


def _bare(name: str) -> str:
    """The name without spaces and signs; the city's own name says nothing within the city."""
    letters = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name))
    return letters.removeprefix("广东省").removeprefix("汕头市").removeprefix("汕头")
