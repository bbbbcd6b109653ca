"""What the sentences of letters, replies and plans assert (`assertions.yaml`).

A printed question, an instruction or an empty box asserts nothing. Whether a phrase is meant for the future or
denied is told from what stands before it in its own clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec
import yaml

_SENTENCE = re.compile(r"(?<=[。；;！!？?\n])")
_CLAUSE = re.compile(r"[，,。；;：:！!\n]")
# a quick first look: every clause a line of its own, blanks left out
_A_LINE_EACH = str.maketrans(dict.fromkeys("，,。；;：:！!？?", "\n") | dict.fromkeys(" \t\u3000\xa0", ""))
_BOX = re.compile(r"([□☐○☑√■☒✓✔●])")
_EMPTY = set("□☐○")


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions by what they assert."""

    printed: tuple[str, ...]
    meant: tuple[str, ...]
    denied: tuple[str, ...]
    reason_of_an_event: tuple[str, ...]
    nothing_happened: tuple[str, ...]
    graver_only: tuple[str, ...]
    something_happened: tuple[str, ...]
    three_years: tuple[str, ...]
    founded: tuple[str, ...]
    refused: tuple[str, ...]
    request: tuple[str, ...]
    truthful: tuple[str, ...]
    committing: tuple[str, ...]
    told_to: tuple[str, ...]
    describes_today: tuple[str, ...]
    done: tuple[str, ...]


@cache
def phrase(name: str) -> re.Pattern[str]:
    """The expression of that name in the table."""
    return re.compile("|".join(getattr(_phrases(), name)), re.MULTILINE)


@cache
def _phrases() -> Phrases:
    text = files("validators.eligibility").joinpath("assertions.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Phrases)


def sentences(text: str) -> Iterator[str]:
    """The sentences that assert something, blanks left out; of boxes only what is ticked."""
    return (said for said in _sentences(text) if not phrase("printed").search(said))


def clauses(text: str) -> list[str]:
    """The clauses of these sentences."""
    return [clause for sentence in sentences(text) for clause in _CLAUSE.split(sentence) if clause]


def asserting(text: str, name: str) -> list[str]:
    """The clauses that say so as a thing that is, not as one that is meant."""
    return [clause for clause, before in _said(text, name) if not phrase("meant").search(before)]


def asserts(text: str, name: str) -> bool:
    """Whether a clause says so as a thing that is, and nothing before it in that clause denies it."""
    return any(
        not phrase("meant").search(before) and not phrase("denied").search(phrase("reason_of_an_event").sub("", before))
        for _, before in _said(text, name)
    )


def _said(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Each clause with such a phrase, and what stands before the phrase in it."""
    pattern = phrase(name)
    if not pattern.search(text.translate(_A_LINE_EACH)):
        return
    for sentence in _sentences(text):
        found = [(clause, hit.start()) for clause in _CLAUSE.split(sentence) for hit in pattern.finditer(clause)]
        if found and not phrase("printed").search(sentence):
            yield from ((clause, clause[:start]) for clause, start in found)


def _sentences(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        said = _ticked("".join(sentence.split()))
        if said:
            yield said


def _ticked(sentence: str) -> str:
    """Of a line of boxes (□发生 ☑未发生) the words behind the ticks."""
    parts = _BOX.split(sentence)
    if len(parts) == 1:
        return sentence
    return "，".join(words for mark, words in zip(parts[1::2], parts[2::2], strict=True) if mark not in _EMPTY)
