"""What a note says of the 口径 of whole years: 2022、2023两年为规上工业数，2024年为规上与规下合计数.

Such a note stands apart from the figures and holds for the outputs of these years in its paper. A sentence that states
an amount is no note, nor is one that names no year for a 口径.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from extractors.figures.meaning.vocabulary import SCOPES
from extractors.quantity import find_amounts, find_periods
from pipeline.model import Figure

_CLAUSE = re.compile(r"[，,；;：:]")
_WHOLE = re.compile(
    r"全口径|全部(?:工业)?(?:企业)?(?:口径)?|规下|规模以下|所有(?:工业)?企业|(?:规上|规模以上)(?:工业)?(?:企业)?[与和及、](?:规下|规模以下)"
)
_ABOVE = re.compile(r"规上|规模以上")
_NOTES = re.compile(r"口径|范围|统计|纳入|数据|(?:规上|规下|合计|企业)[^，。；]{0,4}数$")
_ON = re.compile(r"年?度?(?:起|开始|以后|之后|以来)")
_BEFORE = re.compile(r"(?:此前|之前|以前|前)(?:两|二|2|各|几)?年")
_WITHOUT = re.compile(r"不(?:含|包括|包含)|未(?:含|包括|纳入)|剔除|扣除")
_OUTPUTS = ("output_total", "output_sme", "output_leading")


class ScopeNote(msgspec.Struct, frozen=True):
    """The years that a note speaks of, as codes, and their 口径."""

    years: tuple[str, ...]
    scope: str


def scopes_noted(texts: Iterable[str], year: int | None) -> Iterator[ScopeNote]:
    """The notes of these paragraphs: only such as tell years of one 口径 from years of another."""
    if year is None:
        return
    for text in texts:
        for sentence in re.split("[。\n]", text):
            notes = list(_notes_in("".join(sentence.split()), year))
            if len({note.scope for note in notes}) > 1:
                yield from notes


def _notes_in(sentence: str, year: int) -> Iterator[ScopeNote]:
    if not (_ABOVE.search(sentence) and _NOTES.search(sentence)) or _states_amounts(sentence):
        return
    last, since = year - 1, None
    years: tuple[int, ...] = ()
    for clause in _CLAUSE.split(sentence):
        named = tuple(y for span in find_periods(clause, year) if span.kind in ("year", "range") for y in span.years)
        if named and _ON.search(clause):
            since = min(named)
            named = tuple(range(since, last + 1))
        elif not named and since and _BEFORE.search(clause):
            named = tuple(range(year - 3, since))
        # 2022年、2023年数据为……: years set apart by the same marks as clauses
        years = named or years
        scope = _scope(clause)
        if scope and years:
            yield ScopeNote(tuple(map(str, years)), scope)
            years = ()


def _scope(clause: str) -> str | None:
    if _WITHOUT.search(clause):
        return None
    if _WHOLE.search(clause):
        return SCOPES["whole_scale"]
    return SCOPES["above_scale"] if _ABOVE.search(clause) else None


def _states_amounts(sentence: str) -> bool:
    return any(unit.kind == "money" for amount in find_amounts(sentence) for unit in amount.units)


def scoped(figures: Sequence[Figure], notes: Iterable[ScopeNote]) -> list[Figure]:
    """The figures with the 口径 that the notes of their paper give their years, where they have none of their own."""
    found = list(figures)
    for note in notes:
        found = [_scoped(figure, note) for figure in found]
    return found


def _scoped(figure: Figure, note: ScopeNote) -> Figure:
    if figure.period not in note.years or figure.scope or figure.indicator not in _OUTPUTS:
        return figure
    return msgspec.structs.replace(figure, scope=note.scope)
