"""The letters in a document: authorities' letters are often bound into one file.

A letter ends with who signed it and the day. A document with one signature, or none that was found, is one letter,
issued and dated as the document is. In a table that several authorities signed, each row is the letter of the one
that it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.model import Case, Document, Passage
from validators.eligibility.proofs import passages_of
from validators.policy import Proof

_YEAR = r"(?P<year>20\d\d|二[〇○零O]二[〇○零一二三四五六七八九])"
# 2025年3月28日, 二〇二五年三月二十八日, 2025.3.28, 2025-03-28
_DAY = _YEAR + r"(?:年.{1,3}月.{1,3}日|[-./](?:0?[1-9]|1[0-2])[-./](?:[12]\d|3[01]|0?[1-9]))"
_SIGNED = re.compile(
    r"(?P<issuer>[一-龥]{4,30}(?:局|委|会|办|室|行|中心|院|队|厅|处))(?:[（(](?:盖章|公章|章)[）)])?(?:" + _DAY + ")?"
)
_DATED = re.compile(_DAY)
# the labels of a row in a table that several authorities signed: 应急管理局（章） / 安全生产
_NAMED = re.compile(
    r"(?P<issuer>[一-龥]{4,30}(?:局|委|会|办|室|行|中心|院|队|厅|处))(?:[（(](?:盖章|公章|章|签章)[）)])?"
)
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")


class Letter(msgspec.Struct, frozen=True):
    """Who issued it, in what year, and what it says."""

    file: str
    issuer: str | None
    year: int | None
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """All of it, a passage a line."""
        return "\n".join(passage.text for passage in self.passages)

    def is_from(self, proof: Proof) -> bool:
        return not proof.issuers or any(word in (self.issuer or "") for word in proof.issuers)


def letters_in(case: Case, documents: Sequence[Document]) -> list[Letter]:
    """All letters that somebody else than the applicant issued: its own letter about itself proves nothing."""
    applicant = case.fact("applicant")
    own = applicant.value if applicant else None
    letters = [letter for document in documents for letter in _letters_of(case, document)]
    return [letter for letter in letters if letter.issuer is None or letter.issuer != own]


def _letters_of(case: Case, document: Document) -> list[Letter]:
    passages = passages_of(case, document)
    whole = Letter(document.file, document.issuer, _year(document.date or ""), tuple(passages))
    rows = rows_signed(passages)
    if len(rows) > 1:
        return [Letter(document.file, issuer, whole.year, (passage,)) for issuer, passage in rows]
    signed = _signatures(passages)
    if len(signed) < 2:
        return [whole]
    found, start = [], 0
    for position, issuer, year in signed:
        found.append(Letter(document.file, issuer, year, tuple(passages[start : position + 1])))
        start = position + 1
    return found


def rows_signed(passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The texts of a table whose row names an authority, with that authority."""
    found = []
    for passage in passages:
        labels = passage.heading.split(" / ") if passage.source.table is not None else []
        named = next((match for label in labels if (match := _NAMED.fullmatch(label))), None)
        if named:
            found.append((named["issuer"], passage))
    return found


def _signatures(passages: Sequence[Passage]) -> list[tuple[int, str, int | None]]:
    """Where each letter ends, who signed it, and its year; a name without a day beside it is no signature."""
    found = []
    texts = ["".join(passage.text.split()) for passage in passages]
    for position, text in enumerate(texts):
        signed = _SIGNED.fullmatch(text)
        if signed is None:
            continue
        after = texts[position + 1] if position + 1 < len(texts) else ""
        dated = signed if signed["year"] else _DATED.fullmatch(after)
        if dated:
            found.append((position, signed["issuer"], _year(dated["year"])))
    return found


def _year(date: str) -> int | None:
    digits = date[:4].translate(_DIGITS)
    return int(digits) if digits.isdigit() else None
