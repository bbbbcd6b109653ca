"""What stands over a table and holds for all of it: units, period, years, from lines, sheet, headings, page headers."""

from __future__ import annotations

import re

from extractors.figures.documents.page_headers import UNIT_SAID, units_of_headers, year_of_headers
from extractors.figures.documents.roles import all_text
from extractors.figures.documents.sections import TARGETS, Sections
from extractors.figures.meaning.language import read
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import units_in_label
from extractors.figures.tables.unit_notes import money_noted, units_noted, units_unplaced
from extractors.quantity import Span, Unit
from pipeline.model import Content, Paragraph

# 填报时间：2025年4月 dates the paper and no figure in it
_HANDED_IN = re.compile(r"(?:填|申|报|制|编|上|提|送|交|印|盖章)\S{0,4}(?:时间|日期|年月)\s*[：:]?\s*$")
CAPTION_LENGTH = 44


class Captions:
    """The captions of one document's tables in their order."""

    def __init__(self, content: Content, sections: Sections, year: int | None) -> None:
        self.sections, self.year = sections, year
        text = all_text(content)
        self.noted, self.unplaced = units_noted(text), units_unplaced(text)
        self.money = money_noted(text)
        self.units: tuple[Unit, ...] = ()
        self.header_units, self.header_year = units_of_headers(content), year_of_headers(content, year)

    def above(self, above: list[Paragraph], sheet: str | None = None) -> Caption:
        """From the short lines right above a table, its sheet's name, its headings (nearest first), page headers."""
        printed = [line for paragraph in _since_heading(above[-4:]) for line in paragraph.text.split("\n")]
        lines = [line for line in reversed(printed) if len(line.strip()) <= CAPTION_LENGTH]
        lines += [sheet] if sheet else []
        lines += [text for _, text in reversed(self.sections.headings)]
        target = any(TARGETS.search(line) for line in lines[:3])
        units = self._units(printed, lines) or self.header_units
        period = self._period(lines) or self.header_year
        named = " ".join(reversed(lines[:2]))
        return Caption(units, period, target, named, self._years(lines), self.noted, self.unplaced, self.money)

    def _units(self, printed: list[str], lines: list[str]) -> tuple[Unit, ...]:
        # a sentence that leads to the table says its unit too: ……主要指标如下（单位：万元）：
        long = (line for line in reversed(printed) if len(line.strip()) > CAPTION_LENGTH)
        leading = [line for line in long if UNIT_SAID.search(line)]
        units: tuple[Unit, ...] = next((u for u in map(units_in_label, [*lines, *leading]) if u), ())
        # a table cut in two for its width has its caption once
        self.units = units if units or any(line.strip() for line in printed) else self.units
        return self.units

    def _period(self, lines: list[str]) -> str | None:
        for line in lines:
            said = line.strip()
            spans = [
                s
                for s in read(said, self.year).spans
                if s.kind in ("year", "part", "month") and not _HANDED_IN.search(said[: s.start])
            ]
            if len(spans) == 1 and not self._is_application_year(spans[0], line):
                return spans[0].code
        return None

    def _years(self, lines: list[str]) -> tuple[int, ...]:
        """Years that a line above a table lists one after another."""
        for line in lines[:3]:
            named = [y for s in read(line.strip(), self.year).spans if s.kind != "day" for y in s.years]
            if len(named) > 1 and len(set(named)) == len(named):
                return tuple(named)
        return ()

    def _is_application_year(self, span: Span, line: str) -> bool:
        """申报年度：2025年 over a form says when it is handed in, not what its figures are of."""
        return span.kind == "year" and span.code == str(self.year) and not TARGETS.search(line)


def _since_heading(above: list[Paragraph]) -> list[Paragraph]:
    """What the last heading and the lines below it say; what stands above it is of another section."""
    headings = [place for place, paragraph in enumerate(above) if paragraph.heading]
    return above[headings[-1] :] if headings else above


def title_over(above: list[Paragraph]) -> str:
    """The line right over a table that may name what all of it is of."""
    over = next((p.text for p in reversed(above) if p.text.strip() and not UNIT_SAID.search(p.text)), "")
    return over if len(over) <= CAPTION_LENGTH else ""
