"""Cells that hold several numbers or running text."""

from __future__ import annotations

import itertools
import re

import msgspec

from extractors.figures.meaning.claims import Claim, Focus, narrowed
from extractors.figures.meaning.filled_in import filled
from extractors.figures.meaning.language import read
from extractors.figures.meaning.shared_unit import with_shared_unit
from extractors.figures.meaning.vocabulary import ASPECTS, indicator_named, measures
from extractors.figures.sentences.read_sentences import read_sentences
from extractors.figures.sentences.statement import Statement
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.beside import labels_left
from extractors.figures.tables.cell_claims import CellClaims
from extractors.figures.tables.cell_meanings import CellMeanings, Found
from extractors.figures.tables.cells import Look
from extractors.figures.tables.dating import years_named
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.label_words import words_of
from extractors.figures.tables.labels import Labels
from extractors.figures.tables.told import Told

_BRACKETS_BEHIND = re.compile(r"\s*[（(][^（）()\d]+[）)]")
# 286（全市）, 10（满分）
_NOT_OURS = frozenset({"elsewhere", "rating"})
_CORRECTED = re.compile("更正|修正|订正|应为|改为|调整为")
_APART = re.compile(r"[、，,;；：:/／|\s]|和|及|与|分别|依次|各为?|为")


class TextCells:
    """The texts of one table, read with its labels as their subject."""

    def __init__(self, grid: Grid, around: Surroundings, meanings: CellMeanings, claims: CellClaims) -> None:
        self.grid, self.around, self.meanings, self.claims = grid, around, meanings, claims

    def told(self, look: Look) -> Told:
        above, short = self.grid.heads.above(look), look.kind == "numbers"
        heads = tuple(h for h in above if short or h.kind in ("period", "unit"))
        labels = Labels(tuple(labels_left(self.grid, look, bool(above))), heads)
        beside = tuple(x for x in labels.left if x.kind == "label")
        near = Labels(beside[:1] if words_of(*beside[:1]).kept & measures() else beside[:2], ())
        if look.cell.column in self.grid.explaining:
            return Told(look, near.joined, (), row_labels=Labels(beside, ()).joined)
        row = self._row_of_numbers(look, labels)
        if row is not None:
            return Told(look, near.joined, row, row_labels=Labels(beside, ()).joined)
        by_line, left = self._lines_of_numbers(look, labels)
        # 3家为新增 beside 企业总数: a remark behind the numbers draws on the row only for what it has words for
        is_remark = bool(above) and not heads and not labels_left(self.grid, look, False)
        found, opening = (None, None) if is_remark else self._opening(look, labels)
        words = found.meaning.words if found else words_of(*near.left).kept
        focus = narrowed(Focus(), words, None)
        indicator = opening.indicator if opening else indicator_named(words)
        if indicator and not is_remark:
            focus = msgspec.structs.replace(focus, indicator=indicator)
        # 2022年产值 before a text dates it as a head 2022年 does
        dating = [*(x for x in labels.all if x.kind == "period"), *beside[:1]]
        dates = [dated for dated in map(self.claims.dating.named, dating) if dated]
        period = next((dated.period for dated in dates), None)
        around = msgspec.structs.replace(
            self.around, focus=focus, units=self.meanings.units_of(look, labels).near if look.reading.amounts else (),
            period=period or self.around.period, money=self.meanings.caption.money,
            aspects=frozenset() if words & measures() else words & ASPECTS,
        )  # fmt: skip
        if not is_remark and (indicator or words & measures()):
            # 占比 beside it, or below, is of what this text was about
            self.meanings.focus = narrowed(self.meanings.focus, words, indicator)
        text = filled(left).text
        statements = read_sentences(text, around)
        said = (s.claim for s in statements if s.claim and not (opening and _is_part(s, opening, text)))
        claims = [*by_line, *said]
        if opening and not (statements and statements[0].claim):
            claims.insert(0, opening)
        return Told(look, near.joined, tuple(claims), tuple(statements), row_labels=Labels(beside, ()).joined)

    def _opening(self, look: Look, labels: Labels) -> tuple[Found | None, Claim | None]:
        """What the number says that a text begins with: 62.1（占79.3%）."""
        first = look.reading.amounts[0] if look.reading.amounts else None
        if first is None or look.reading.text[: first.start].strip() or not labels:
            return None, None
        behind = _BRACKETS_BEHIND.match(look.reading.text, first.end)
        if behind and any(
            c.code in _NOT_OURS and behind.start() < c.start < behind.end() for c in look.reading.concepts
        ):
            return None, None
        found, _ = self.meanings.of(look, first, labels)
        return found, self.claims.claim(look, first, labels, found) if found else None

    def _lines_of_numbers(self, look: Look, labels: Labels) -> tuple[list[Claim], str]:
        """2023年：66.38亿元，76.8% and a line for each other year beside 产值及占比: their claims, and what is left."""
        found: list[Claim] = []
        left = []
        for line in look.cell.text.split("\n"):
            cell = msgspec.structs.replace(look.cell, text=line)
            one = Look(cell, "numbers", read(line, self.around.year))
            claims = self._row_of_numbers(one, labels) if len(one.reading.spans) == 1 else None
            found += claims or ()
            left.append(" " * len(line) if claims else line)
        return found, "\n".join(left)

    def _row_of_numbers(self, look: Look, labels: Labels) -> tuple[Claim, ...] | None:
        """72.8、78.3、85.6 under 2022—2024年, or beside 产值及占比; None for a text that says more than numbers."""
        amounts, text = look.reading.amounts, look.reading.text
        between = "".join(text[a.end : b.start] for a, b in itertools.pairwise(amounts))
        around = text[: amounts[0].start] + text[amounts[-1].end :] if amounts else ""
        for span in look.reading.spans:
            around = around.replace(span.text, "")
        if len(amounts) < 2 or _APART.sub("", between) or _APART.sub("", around).strip("。（）()") or not labels:
            return None
        years = years_named([*labels.heads, *labels.left])
        parts = words_of(labels.left[0]).parts if labels.left else ()
        if len(years) == len(amounts):
            amounts = tuple(with_shared_unit(amounts))
            found = [f for a in amounts if (f := self.meanings.of(look, a, labels)[0])]
            if len(found) < len(amounts):
                return None
            return tuple(
                self.claims.claim(look, a, labels, f, y) for a, f, y in zip(amounts, found, years, strict=True)
            )
        claims = []
        for amount, part in zip(amounts, parts, strict=False) if len(parts) == len(amounts) else ():
            own = Labels((part, *labels.left[1:]), labels.heads)
            one, words = self.meanings.of(look, amount, own)
            self.meanings.turn(look, words, one.meaning.indicator if one else None)
            claims += [self.claims.claim(look, amount, own, one)] if one else []
        # what names its years itself is told as a sentence: 2022—2024年依次为0.238、0.220、0.207
        return None if look.reading.spans and not claims else tuple(claims)


def _is_part(said: Statement, whole: Claim, text: str) -> bool:
    """Whether a number in the brackets behind another is of a part of what that one is of: 36（含规上18）."""
    before = text[: said.start]
    in_brackets = max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))
    claim = said.claim
    alike = claim is not None and (claim.indicator, claim.period) == (whole.indicator, whole.period)
    return alike and in_brackets and not _CORRECTED.search(before)
