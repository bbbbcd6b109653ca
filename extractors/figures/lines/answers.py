"""Lines of a form that is no table: a label, a colon, and the value alone.

    14．去年缴纳税金（万元）：37,953
    近三年总产值（亿元）：2022年46.80；2023年51.20；2024年55.31
    国家高新技术企业（家）：13　　创新型中小企业（家）：21

Each is the same as a row of a table, so it is read as one. Whatever stands behind a colon and is more than a value is
a sentence and left to `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractors.figures.lines.joints import joined
from extractors.figures.meaning.filled_in import filled
from extractors.figures.meaning.language import read
from extractors.figures.sentences.noted_years import year_noted
from extractors.figures.sentences.read_sentences import read_sentences
from extractors.figures.sentences.statement import Statement
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import classify
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from pipeline.model import Cell, Pair, Table

_LABEL = re.compile(
    r"(?:^|[。；;\n\u3000]|\s{2,})\s*((?:(?!\s{2})[^：:。；;，,？?\n\u3000]){2,40})(?:[？?]\s*答)?[：:]"
)
_NUMBERING = re.compile(
    r"\s*(?:[（(]?\d{1,2}[)）.、．]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])\s*"
)
_BETWEEN = re.compile(r"(?:[\s；;，、→]|(?<=\s)/(?=\s)|->)+|,(?!\d{3})")
_END = re.compile(r"[。\n]|(?<=\S)\s*[（(][^（）()]*[）)]\s*$")
_DATED_NOTE = re.compile(r"[（(]\s*(?:19|20)\d\d\s*年?(?:度|末|底)?\s*[）)]")
_LONGEST_ANSWER = 90


class _Answer(msgspec.Struct, frozen=True):
    """A value, the year printed before it if there is one, and its place in the text."""

    period: str
    value: str
    start: int
    end: int


class Answered(msgspec.Struct, frozen=True):
    """A label with what stands behind its colon; `statements` are what its numbers say."""

    start: int
    end: int
    pairs: tuple[Pair, ...]
    statements: tuple[Statement, ...]


def answered(text: str, around: Surroundings) -> Iterator[Answered]:
    """The labelled values of a text, in their order."""
    labels = list(_LABEL.finditer(text))
    for label, limit in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=False):
        end = _END.search(text, label.end(), limit)
        limit = end.start() if end and not _DATED_NOTE.fullmatch(end[0].strip()) else limit
        name = _NUMBERING.sub("", label[1], count=1).strip()
        answers = _answers(text, label.end(), limit, around.year)
        if name and answers:
            pairs = [Pair(name, text[label.end() : limit].strip())] if len(answers) > 1 else []
            pairs += _pairs(name, answers)
            yield Answered(label.start(1), limit, tuple(pairs), tuple(_read(name, answers, around)))


def _answers(text: str, start: int, end: int, year: int | None) -> list[_Answer]:
    """The dated values that the stretch lists, or what it holds as one; none where it is empty or long."""
    whole = text[start:end]
    if len(whole) > _LONGEST_ANSWER or classify(whole, year)[0] in ("empty", "unit"):
        return []
    return _dated(whole, start, year) or [_Answer("", whole.strip(), start, end)]


def _dated(whole: str, start: int, year: int | None) -> list[_Answer]:
    found = []
    for left, right in _parts(whole):
        part = whole[left:right]
        reading = read(part, year)
        if len(reading.amounts) != 1 or len(reading.spans) != 1:
            return []
        span, amount = reading.spans[0], reading.amounts[0]
        value = part[span.end :].lstrip("为是：:")
        if span.start > 0:
            noted = year_noted(part, amount.end, year)
            value = part[: amount.end] if amount.start == 0 and noted and noted[1] == len(part) else ""
        if classify(value, year)[0] != "value":
            return []
        found.append(_Answer(span.text, value, start + left, start + right))
    return found


def _parts(whole: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _BETWEEN.finditer(whole):
        if match.start() > begin:
            yield begin, match.start()
        begin = match.end()
    if begin < len(whole):
        yield begin, len(whole)


def _pairs(name: str, answers: list[_Answer]) -> Iterator[Pair]:
    for answer in answers:
        yield Pair(" / ".join(x for x in (name, answer.period) if x), answer.value)


def _read(name: str, answers: list[_Answer], around: Surroundings) -> Iterator[Statement]:
    """The line as a table: the label left, its values right of it, their years over them."""
    dated = any(answer.period for answer in answers)
    row = 1 if dated else 0
    cells = [Cell(row, 0, name), *(Cell(row, i, answer.value) for i, answer in enumerate(answers, 1))]
    if dated:
        cells = [*(Cell(0, i, answer.period) for i, answer in enumerate(answers, 1)), *cells]
    table = Table(0, row + 1, len(answers) + 1, tuple(cells))
    for told in read_table(Grid(table, around.year), Caption(target=around.target), around):
        if told.look.kind == "value":
            answer = answers[told.look.cell.column - 1]
            said = f"{name}：{answer.period}{answer.value}"
            for claim in told.claims or (None,):
                yield Statement(answer.start, answer.end, claim, said)


class Said(msgspec.Struct, frozen=True):
    """What a paragraph says: statements in reading order, offsets of its text, and the labelled values in it."""

    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]


def read_paragraph(text: str, around: Surroundings) -> Said:
    """Answered lines as such, all else as sentences."""
    form = joined(filled(text))
    answers = list(answered(form.text, around))
    told = [answer for answer in answers if any(s.claim for s in answer.statements)]
    statements = [s for answer in told for s in answer.statements]
    statements += [
        said
        for said in read_sentences(form.text, around)
        if not any(answer.start <= said.start < answer.end for answer in told)
    ]
    statements.sort(key=lambda said: said.start)
    placed = (
        msgspec.structs.replace(said, start=form.places[said.start], end=form.places[said.end]) for said in statements
    )
    return Said(tuple(placed), tuple(pair for answer in answers for pair in answer.pairs))
