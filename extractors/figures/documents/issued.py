"""Who issued a document and when: the names and days at its end, on its head, or in the cells that were signed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from extractors.figures.tables.cells import squeezed
from extractors.quantity import find_periods
from pipeline.model import Content, Role, Table

TITLE_LINES = 10
ORGANISATION = re.compile(
    r"^(?!.*[：:，,。；、]).{2,30}(?:局|委员会|委|办公室|政府|事务所|有限公司|公司|税务局|中心|协会|商会|学会|促进会|联合会|管委会|厅|处|院|支队|大队"
    r"|街道办事处|工作组|领导小组)(?:[（(][一-龥]{2,10}(?:局|办|委)[）)])?(?:文件)?"
    r"(?:[（(](?:盖章|公章|章|普通合伙|特殊普通合伙|印章)[）)])?$"
)
_SIGNED = re.compile(
    r"(?:申报单位|填报单位|报送单位|编制单位|出具单位|证明单位|单位名称|单位|落款)(?:名称)?[（(]?(?:公章|盖章|章|签章)?[）)]?[：:]\s*(\S{4,40})"
)
_TAIL = re.compile(r"[（(](?:盖章|公章|章|签章|印章)[）)]$|文件$")
_SEALED = re.compile(r"[（(](?:盖章|公章|章|签章|印章)[）)]$")
_DATE_LABEL = re.compile(r"(?:填报|申报|编制|填表|出具|报告|签发|落款|上报|制表)?(?:日期|时间)[：:]")
# 2022年1月1日至2024年12月31日期间，未发生: a day of the matter, none of the paper
_OF_THE_MATTER = re.compile(r"[，。；]|期间|以来|起|截至|截止|[至—~～]\s?(?:20|二〇|二○)")


def issuer_of(content: Content, lines: list[str]) -> str | None:
    """Who signed: the last line that is an organisation's name, near a date; else a letterhead or a cover line.

    Of several that signed side by side in the cells of one row, all of them.
    """
    signed = _issuer(lines)
    side_by_side = [name for row in _rows_signed(content) for name in row]
    if side_by_side and (signed is None or not ends_signed(lines, signed)):
        return "、".join(dict.fromkeys(side_by_side))
    return signed


def _rows_signed(content: Content) -> Iterator[list[str]]:
    """The offices in each row of a table that holds nothing but such names under their seals."""
    for table in (block for block in content.blocks if isinstance(block, Table)):
        for _, cells in itertools.groupby(sorted(table.cells, key=lambda c: (c.row, c.column)), key=lambda c: c.row):
            texts = [squeezed(cell.text) for cell in cells if cell.text.strip()]
            if texts and all(_SEALED.search(text) and ORGANISATION.match(text) for text in texts):
                yield [_TAIL.sub("", text) for text in texts]


def _issuer(lines: list[str]) -> str | None:
    for i in range(len(lines) - 1, -1, -1):
        text = squeezed(lines[i])
        signed = _SIGNED.search(text)
        if signed and ORGANISATION.match(_TAIL.sub("", signed[1])):
            return _TAIL.sub("", signed[1])
        joined = squeezed(lines[i - 1]) + text if i else text
        if ORGANISATION.match(text):
            # a long name may be wrapped: 中共...网络安全和信息化委员 / 会办公室
            if (
                i
                and len(text) < 10
                and not ORGANISATION.match(squeezed(lines[i - 1]))
                and ORGANISATION.match(joined)
                and len(lines[i - 1]) > 12
            ):
                text = joined
            return _TAIL.sub("", text)
    return None


def ends_signed(lines: list[str], issuer: str | None) -> bool:
    return issuer is not None and any(issuer in squeezed(line) for line in lines[-6:])


def date_of(content: Content, lines: list[str], role: Role) -> str | None:
    """The day of the paper, ISO; of a plan the month where it names no day."""
    if role in ("enterprise_list", "patent_list", "title_list"):
        return None
    labelled = [line for line in [*lines, *_cell_pairs(content)] if _DATE_LABEL.search(squeezed(line))]
    for line in labelled:
        found = _dates_in(line)
        if found:
            return found[-1]
    if role == "development_plan":
        for line in lines[:TITLE_LINES]:
            found = _dates_in(line, month=True)
            if found and len(squeezed(line)) < 16:
                return found[0]
    for line in reversed(lines):
        found = _dates_in(line)
        if found and len(squeezed(line)) < 60 and not _OF_THE_MATTER.search(line):
            return found[-1]
    signed = [found[-1] for text in _cells_of_days(content) if (found := _dates_in(text))]
    if signed and any(_rows_signed(content)):
        return max(signed)
    if role == "development_plan":
        # signed at its end, as letters are, but to the month
        last = [squeezed(line) for line in lines[-TITLE_LINES:]]
        found = [date for line in last if len(line) < 10 for date in _dates_in(line, month=True)]
        return found[-1] if found else None
    return None


def _cells_of_days(content: Content) -> Iterator[str]:
    """Cells that hold a date and little else."""
    for block in content.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells if 6 <= len(squeezed(cell.text)) <= 14)


def _cell_pairs(content: Content) -> Iterator[str]:
    for block in content.blocks:
        if isinstance(block, Table):
            cells = sorted(block.cells, key=lambda c: (c.row, c.column))
            for left, right in itertools.pairwise(cells):
                if left.row == right.row:
                    yield f"{left.text}：{right.text}"


def _dates_in(line: str, month: bool = False) -> list[str]:
    kinds = ("day", "month") if month else ("day",)
    spans = [
        s for s in find_periods(line) if s.kind in kinds or (s.kind == "year" and re.search(r"12\s?月\s?31", s.text))
    ]
    return [s.code if s.kind != "year" else f"{s.code}-12-31" for s in spans]
