"""The stretches of time that a sentence speaks of, and of which of them a number is."""

from __future__ import annotations

import re

import msgspec

from extractors.figures.sentences.noted_years import year_noted
from extractors.figures.sentences.series import Place
from extractors.figures.sentences.surroundings import Surroundings
from extractors.quantity import Amount, Span

_NUMBERING = re.compile(
    r"^\s*(?:(?:备?注|附注|(?:补充|其他|有关)?说明)\s*[：:]\s*)?(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[）)、.．])?"
)
_PLAIN_OPENING = re.compile(r"[，,、截至止到在全和及年月\d\s]")
_YEAR_END = re.compile(r"(?<![上前去\d])年[末底]")
_REFERS = re.compile("度?的?(?:这一|该)(?:比例|比重|占比|指标|数字|数据|数)")
_COMPARED = re.compile(r"(?:比|较|与|同|相比|对比|相较|相较于|高于|低于)\s?$")


class Times:
    """Time in one sentence, met from left to right.

    `now` is the period spoken of, `topic` the one that dates the sentences after this one too, `spans` those met since
    the last number.
    """

    def __init__(self, text: str, around: Surroundings) -> None:
        self.text, self.around = text, around
        self.now: str | None = None
        self.topic: str | None = None
        self.spans: list[Span] = []
        self._outer: list[str | None] = []
        self._given: str | None = None
        self._base: int | None = None

    def meet(self, span: Span, after: int) -> None:
        """A stretch of time on the way; the number before it ended at `after`."""
        if self._is_note(span, after):
            return
        now = self.now or self._unsaid_year_end(span, after)
        if span.text.startswith("上") and now and now.isdecimal():
            # 2024年……，比上年的58.2亿元: the year before the one spoken of
            self._base = int(now)
            span = msgspec.structs.replace(span, code=str(int(now) - 1))
        elif span.text == "前年" and self._base:
            # 2024年……，上年为1.99亿元，前年为1.90亿元: counted from the same year
            span = msgspec.structs.replace(span, code=str(self._base - 2))
        refers = bool(self._outer) or _REFERS.match(self.text, span.end)
        if span.text.startswith("上") and not now and refers and (self._given or "").isdecimal():
            # 占88.2%（上年占87.8%）, 占88.2%，上年这一比例为87.8%: the year before that of the number before
            span = msgspec.structs.replace(span, code=str(int(self._given or 0) - 1))
        if span.text == "当年" and (spoken := now or self.around.spoken) and spoken.isdecimal():
            # 2024年末集群企业29家。当年产值86亿元: the year spoken of
            span = msgspec.structs.replace(span, code=spoken)
        if span.kind == "of_a_year":
            now = self.now or self.topic or self.around.spoken or self.around.period or self.around.last_year
            if now is None:
                return
            span = msgspec.structs.replace(span, kind="part", code=now[:4] + span.code)
        self.spans.append(span)
        if _COMPARED.search(self.text[: span.start]) or span.kind in ("day", "range"):
            return
        self.now = span.code
        # only a year that opens a sentence dates the sentences after it; of several the last
        opening = _PLAIN_OPENING.sub("", _NUMBERING.sub("", self.text[: span.start]))
        if span.kind in ("year", "relative") and not opening and not self.text[span.end :].startswith("的"):
            self.topic = span.code

    def _unsaid_year_end(self, span: Span, after: int) -> str | None:
        """年末有效发明专利67件，上年末为54件: the year whose end is spoken of first, where nothing says which."""
        is_end = span.text.endswith("末") or self.text.startswith(("末", "底"), span.end)
        spoken = is_end and not self.topic and _YEAR_END.search(self.text[:after])
        return self.around.period or self.around.last_year if spoken else None

    def _is_note(self, span: Span, after: int) -> bool:
        """85.6亿元（2024年）: a year in brackets of its own belongs to the number before it."""
        noted = year_noted(self.text, after, self.around.year) if after else None
        return noted is not None and after <= span.start < noted[1]

    def open_bracket(self) -> None:
        self._outer.append(self.now)

    def close_bracket(self) -> None:
        """What stands in brackets dates nothing after them."""
        self.now = self._outer.pop() if self._outer else self.now

    def period_of(self, amount: Amount, place: Place | None) -> tuple[str | None, bool]:
        """The period of a number, and whether the words say it."""
        found = self._period_of(amount, place)
        self._given = found[0]
        return found

    def _period_of(self, amount: Amount, place: Place | None) -> tuple[str | None, bool]:
        if place and place.year:
            return place.year, True
        noted = year_noted(self.text, amount.end, self.around.year)
        if noted:
            return noted[0], True
        for span in reversed(self.spans):
            if span.kind in ("day", "range"):
                continue
            compared = _COMPARED.search(self.text[: span.start])
            # 比2022年的15315万元增长: the amount is that year's, the growth is not
            if not compared or self.text[span.end : amount.start].strip() in ("的", "", "（", "("):
                return span.code, True
        now = self.now or self.topic
        if now:
            whole_year = "全年" in self.text[max(0, amount.start - 12) : amount.start]
            return now[:4] if whole_year else now, True
        if self.around.period:
            return self.around.period, True
        return self.around.last_year, False
