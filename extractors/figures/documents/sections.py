"""The headings that a line of a document stands under, and the year that they say it is of.

    【2023年】                      二、2023年经济运行情况
    总产值…………78.21亿元            集群实现总产值78.21亿元，……

A line that is nothing but a year heads what follows it, up to the next heading or year.
"""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from extractors.figures.meaning.claims import Claim
from extractors.figures.meaning.language import read
from pipeline.model import Paragraph

TARGETS = re.compile("目标|指标计划|预期")
_LEAD = re.compile(r"^\s*(?:[-–—●■◆•▪★※*#]+\s*|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]\s*|[①-⑳]\s*)")
_ALONE = re.compile(r"[\s【】〖〗〔〕\[\]（()）：:]|年?末|数据|情况|指标|实际|完成|数")
_SINCE = re.compile("以来|起|开始|前|后")
_BRACKETED = re.compile(r"\s*(?:【[^】]*】|〖[^〗]*〗)\s*")
_LONGEST_YEAR_LINE = 16
_SEEN_NOWHERE_ELSE = 0.8


class Sections:
    """Follows the paragraphs of a document; `year` is the application year."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.headings: list[tuple[int, str]] = []
        self.year_line: tuple[str, str] | None = None
        self.told: dict[str, set[str]] = defaultdict(set)

    def meet(self, paragraph: Paragraph) -> bool:
        """Takes note of a paragraph; answers whether it heads others and says nothing itself."""
        text = paragraph.text.strip()
        code = self._year_alone(text)
        if paragraph.heading:
            self.headings = [(level, words) for level, words in self.headings if level < paragraph.heading]
            self.headings.append((paragraph.heading, text))
        if code is not None:
            self.year_line = (code, text)
        elif paragraph.heading or _BRACKETED.fullmatch(text):
            self.year_line = None
            self.told.clear()
        return code is not None

    @property
    def path(self) -> str:
        return " / ".join(text for _, text in self.headings)

    @property
    def is_of_targets(self) -> bool:
        return bool(self.headings and TARGETS.search(self.headings[-1][1]))

    @property
    def label(self) -> str | None:
        """The line with the year that labels what follows it."""
        return self.year_line[1] if self.year_line else None

    @property
    def period(self) -> str | None:
        """The year over for which the nearest line or heading says that what follows is."""
        if self.year_line:
            return self.year_line[0]
        for _, text in reversed(self.headings):
            spans = [s for s in read(text, self.year).spans if s.kind in ("year", "range", "part", "month")]
            if spans:
                alone = len(spans) == 1 and spans[0].kind == "year" and not _SINCE.match(text, spans[0].end)
                return spans[0].code if alone and self._is_over(spans[0].code) else None
        return None

    def weighed(self, claim: Claim) -> Claim:
        """The claim, less sure where it has its year from a line and no other year has its like.

        What follows the figures of the last year may be of another.
        """
        if self.year_line is None or claim.period != self.year_line[0]:
            return claim
        others = [said for code, said in self.told.items() if code != claim.period]
        self.told[claim.period].add(claim.indicator)
        is_new = bool(others) and not any(claim.indicator in said for said in others)
        belief = claim.belief.at_most(_SEEN_NOWHERE_ELSE, "year_unclear", is_new)
        return msgspec.structs.replace(claim, belief=belief)

    def _year_alone(self, text: str) -> str | None:
        """The year that is all a line says."""
        if len(text) > _LONGEST_YEAR_LINE:
            return None
        plain = _LEAD.sub("", text)
        reading = read(plain, self.year)
        if len(reading.spans) != 1 or reading.spans[0].kind != "year" or reading.amounts:
            return None
        return reading.spans[0].code if not _ALONE.sub("", plain.replace(reading.spans[0].text, "", 1)) else None

    def _is_over(self, code: str) -> bool:
        return self.year is None or int(code) < self.year
