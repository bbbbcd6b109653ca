"""What the words of labels and heads say together, and the ways in which they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import read
from extractors.figures.meaning.modifiers import narrows
from extractors.figures.meaning.vocabulary import FOREIGN, SUBJECTS, measures, split_share, vocabulary
from extractors.figures.tables.cells import Look, squeezed, units_in_label, without_note, without_unit
from extractors.quantity import Unit, unit_named

_JOINED = re.compile(r"[及和与、/／](?![^（(]*[）)])")
# 工业软件应用率稳步提升 as a condition is about the rate, not about its growth
_MOVES = re.compile(r"(?:持续|稳步|逐年|不断|逐步|明显|有所)(?:下降|降低|减少|提升|提高|增长|增加|上升)$")
# 二、中小企业
_ITEM = re.compile(r"\s*[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:[）)、]|[.．](?!\d))\s*")
_SUM = re.compile("(?:合|总|共)计|总额|全部")
# 佛山市禅城区陶瓷产业集群 over a column
_OF_ANOTHER_PLACE = re.compile(r"[一-龥]{2,12}(?:集群|产业园|园区)(?:[（(].*[）)])?$")
_ANY_YEAR = 2000
_SAID_OF_NOTHING = frozenset({"neutral", "cluster", "other_place", "district"})


class Words(msgspec.Struct, frozen=True, dict=True):
    """The concepts of labels; `whole` is the measure of what a share among them is taken of."""

    looks: tuple[Look, ...]
    kept: frozenset[str]
    whole: frozenset[str]

    @property
    def foreign(self) -> bool:
        """Whether they speak of somebody or something else."""
        return bool(self.kept & FOREIGN)

    @property
    def understood(self) -> bool:
        """Whether they say nothing more: 设备普及率 below 工业软件普及率 may be of something else."""
        return not any(look.kind == "label" and strangeness(_rest(look)) for look in self.looks)

    def narrow(self, indicator: str) -> bool:
        """Whether a label that names what the indicator measures has words beside it that are not known: 新材料产值."""
        measured = {c for one in vocabulary().indicators[indicator] for c in one} & measures()
        named = [x for x in self.looks if x.kind == "label" and _concepts_of(x.cell.text)[0] & measured]
        # 上年 and 近三年 are stretches of time in whatever year
        return any(narrows(read(without_unit(without_note(squeezed(x.cell.text))), _ANY_YEAR)) for x in named)

    @cached_property
    def parts(self) -> tuple[Look, ...]:
        """The labels that one label joins: 产值及占比."""
        texts = [t for look in self.looks for t in _split(squeezed(look.cell.text)) if t]
        # 主导产业产值及占比: the share is the leading industry's
        texts = [t if _concepts_of(t)[0] & (measures() | SUBJECTS) else without_unit(texts[0]) + t for t in texts]
        return tuple(
            Look(msgspec.structs.replace(self.looks[0].cell, text=text), "label", read(text, None)) for text in texts
        )


def _split(text: str) -> Iterator[str]:
    """The parts of a label between its joints; the 及 of 普及率 joins nothing."""
    words, start = read(text, None).concepts, 0
    for joint in _JOINED.finditer(text):
        if not any(word.start <= joint.start() < word.end for word in words):
            yield text[start : joint.start()]
            start = joint.end()
    yield text[start:]


def _rest(look: Look) -> str:
    reading = look.reading
    known = [(c.start, c.end) for c in reading.concepts] + [(s.start, s.end) for s in reading.spans]
    text = without_unit(reading.text)
    item = _ITEM.match(text)
    known += [item.span()] if item else []
    return "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in known))


class Path(msgspec.Struct, frozen=True):
    """One way to read labels and heads together, and the concepts of those it leaves out."""

    words: Words
    dropped: frozenset[str]
    by_heads_alone: bool

    @property
    def lacks_measure(self) -> bool:
        """Whether what is measured was left out: 税收 beside 年均增长 says whose growth it is."""
        return bool(self.dropped & measures()) and not self.words.kept & measures()


@lru_cache(maxsize=20_000)
def _concepts_of(label: str) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of one label, and the measure of what a share among them is taken of."""
    text = _MOVES.sub("", without_note(squeezed(label)))
    kept, of = split_share([(w.code, text[w.start : w.end]) for w in read(text, None).concepts])
    kept |= {"total"} if _SUM.fullmatch(text) else frozenset()
    kept |= {"elsewhere"} if "other_place" in kept and _OF_ANOTHER_PLACE.match(text) else frozenset()
    return kept, of


def words_of(*looks: Look) -> Words:
    """The concepts of labels and heads."""
    found: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    for look in looks:
        kept, of = _concepts_of(look.cell.text)
        found, whole = found | kept, whole | of
    return Words(looks, found - _SAID_OF_NOTHING, whole)


def paths(left: Sequence[Look], heads: Sequence[Look]) -> Iterator[Path]:
    """The ways to read labels and heads together, the most inclusive first, the row's labels left out last."""
    rows = [x for x in left if x.kind == "label"]
    columns = [x for x in heads if x.kind == "label"]
    everything = words_of(*rows, *columns).kept
    for depth in range(len(rows), -1, -1):
        for height in range(len(columns), -1 if depth else 0, -1):
            words = words_of(*rows[:depth], *columns[:height])
            yield Path(words, everything - words.kept, depth == 0)


def stacked(heads: Sequence[Look]) -> tuple[Look, ...]:
    """The heads over a value; lines of one wrapped head that came apart (中 / 小企业产 / 值) put together again."""
    lines = [x for x in heads if x.kind == "label"]
    if len(lines) < 2 or words_of(*lines).understood:
        return tuple(heads)
    whole = "".join(squeezed(x.cell.text) for x in reversed(lines))
    joined = Look(msgspec.structs.replace(lines[0].cell, text=whole), "label", read(whole, None))
    if not joined.reading.concepts or not words_of(joined).understood:
        return tuple(heads)
    return (joined, *(x for x in heads if x.kind != "label"))


def printed_units(look: Look) -> tuple[Unit, ...]:
    """The unit a label carries or a unit cell is."""
    text = squeezed(look.cell.text)
    return (unit_named(text) if look.kind == "unit" else ()) or units_in_label(text)
