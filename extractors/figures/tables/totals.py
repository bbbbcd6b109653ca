"""Which lines of a table are totals, and of which other lines.

A total may stand below or above what it adds up, subtotals between; 其中 lines are parts of the line above and
never added. Several schemes are given where several are possible: the judges take the one that most columns keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figures.tables.cells import squeezed
from extractors.figures.tables.lattice import Lattice, words

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])"
)
Total = tuple[int, dict[str, list[int]], bool]


def total_lines(lattice: Lattice) -> Iterator[Total]:
    """Each total with its schemes, and whether its structure leaves no choice."""
    lines = lattice.lines
    totals = [line for line in lines if _is_total(lattice, line)]
    details = [line for line in lines if line not in totals and _is_detail(lattice, line)]
    plain = len(details) == len(lines) - len(totals) and not any(
        _NUMBERED.match(squeezed(lattice.labels[line].text)) for line in details
    )
    for line in totals:
        earlier = [one for one in totals if one < line]
        later = [one for one in totals if one > line]
        above = [one for one in details if (earlier[-1] if earlier else -1) < one < line]
        below = [one for one in details if line < one < (later[0] if later else lines[-1] + 1)]
        schemes = {
            "above": above,
            "all_above": [one for one in details if one < line],
            "subtotals": [one for one in earlier if not re.search(words().grand, lattice.labels[one].text)],
            "subtotals_and_above": [*earlier, *above] if above else [],
            "below": below,
            "all_below": [one for one in details if one > line],
        }
        known = {name: members for name, members in schemes.items() if len(members) > 1}
        alone = plain and totals == [line] and line in (lines[0], lines[-1])
        yield line, known, alone


def _is_total(lattice: Lattice, line: int) -> bool:
    label = lattice.labels[line]
    return label.kind == "amount" and re.search(words().total, squeezed(label.text)) is not None


def _is_detail(lattice: Lattice, line: int) -> bool:
    label = lattice.labels[line]
    additive = label.kind == "amount" and not re.search(words().unsummed, label.text)
    return additive and not re.match(words().part, squeezed(label.text))
