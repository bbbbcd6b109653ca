"""Labels in a line of their own with the answer in the line below.

    4. 近三年集群总产值
    46.70亿元（2024年），42.04亿元（2023年），38.04亿元（2022年）。

Each is the same as a row of a table, so it is read as one. An answer begins with its number, or with its year.
"""

from __future__ import annotations

import re

import msgspec

from extractors.figures.lines.joints import joined
from extractors.figures.meaning.filled_in import filled
from extractors.figures.meaning.language import read
from extractors.figures.sentences.statement import Statement
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from extractors.quantity import Amount
from pipeline.model import Cell, Pair, Paragraph, Table

_LONGEST_LABEL = 45
_LONGEST_ANSWER = 90
_YES = re.compile(r"^\s*(?:答[:：]?)?\s*(?:[是有否]|已)[。，,、：:]\s*")
_TALK = re.compile("[。；;：:！!]")


class Answer(msgspec.Struct, frozen=True):
    """What the line below a label says, and the pair they make."""

    statements: tuple[Statement, ...]
    pair: Pair


def as_label(paragraph: Paragraph) -> str | None:
    """The text of a line that can be a label: short, of words that are known, without a number of its own."""
    text = paragraph.text.strip()
    if not 2 <= len(squeezed(text)) <= _LONGEST_LABEL or _TALK.search(text):
        return None
    reading = read(text, None)
    told = [a for a in reading.amounts if not re.search(r"[（(][^）)]*$", text[: a.start])]
    return text if reading.concepts and not told else None


def answer_below(label: str, text: str, around: Surroundings) -> Answer | None:
    """What a line says as the answer to the label above it, or None where it is a sentence of its own."""
    answer = _YES.sub("", joined(filled(text)).text)
    reading = read(answer, around.year)
    first: Amount | None = next(iter(reading.amounts), None)
    if first is None or len(answer) > _LONGEST_ANSWER or any(c.start < first.start for c in reading.concepts):
        return None
    table = Table(0, 1, 2, (Cell(0, 0, label), Cell(0, 1, answer)))
    claims = [
        claim
        for told in read_table(Grid(table, around.year), Caption(target=around.target), around)
        if told.look.cell.column == 1
        for claim in told.claims
    ]
    said = f"{label}：{text.strip()}"
    statements = tuple(Statement(0, len(text), claim, said) for claim in claims)
    return Answer(statements, Pair(squeezed(label), text.strip())) if statements else None
