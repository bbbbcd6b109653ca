"""The edges that the cells of a page's tables are made of: its rules joined, and the borders that were left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfplumber.table import merge_edges

from extractors.reading.layout.look import Rule

# What lies nearer than this, in points, is one to the eye
SNAP = 3.0
_LEAST = 4.0
Edge = dict[str, Any]
"""As pdfplumber has them: orientation "h" or "v", x0, x1, top, bottom, width and height in points."""
Sides = tuple[str, str]


def edges_of(rules: list[Rule], worn: bool = False) -> list[Edge]:
    """The edges of all tables of a page; `worn` says that rules may have lost pieces, as on scans."""
    edges: list[Edge] = []
    for x0, top, x1, bottom, _ in _dividing(rules):
        flat = x1 - x0 >= bottom - top
        middle = (top + bottom) / 2 if flat else (x0 + x1) / 2
        box = (x0, middle, x1, middle) if flat else (middle, top, middle, bottom)
        edges.append(_edge("h" if flat else "v", *box))
    merged: list[Edge] = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    merged = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _LEAST]
    added = _open_sides(merged, worn)
    return merge_edges(merged + added, SNAP, SNAP, SNAP, SNAP) if added and worn else merged + added


def _dividing(rules: list[Rule]) -> list[Rule]:
    """The rules without sides of coloured areas beside which a stroke is drawn: that one shows which cells it divides.

    Stripes of colour run through merged cells, which no rule does.
    """
    drawn: dict[tuple[bool, int], list[Rule]] = {}
    for rule in rules:
        if not rule.of_area:
            drawn.setdefault((_is_flat(rule), round(_height(rule) / SNAP)), []).append(rule)
    return [rule for rule in rules if not rule.of_area or not any(_overlaps(rule, one) for one in _near(rule, drawn))]


def _near(rule: Rule, drawn: dict[tuple[bool, int], list[Rule]]) -> Iterator[Rule]:
    place = round(_height(rule) / SNAP)
    for step in (-1, 0, 1):
        yield from drawn.get((_is_flat(rule), place + step), ())


def _is_flat(rule: Rule) -> bool:
    return rule.x1 - rule.x0 >= rule.bottom - rule.top


def _height(rule: Rule) -> float:
    """Where a rule lies across its own direction."""
    return (rule.top + rule.bottom) / 2 if _is_flat(rule) else (rule.x0 + rule.x1) / 2


def _overlaps(rule: Rule, other: Rule) -> bool:
    if abs(_height(rule) - _height(other)) > SNAP:
        return False
    if _is_flat(rule):
        return min(rule.x1, other.x1) - max(rule.x0, other.x0) > SNAP
    return min(rule.bottom, other.bottom) - max(rule.top, other.top) > SNAP


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _open_sides(edges: list[Edge], worn: bool) -> list[Edge]:
    """The missing outer borders of tables whose inner rules all end where such a border should be.

    At the sides level rules end, at the head and the foot upright ones.
    """
    flat = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    return [
        *_borders("v", flat, upright, ("x0", "x1"), ("top", "bottom"), worn),
        *_borders("h", upright, flat, ("top", "bottom"), ("x0", "x1"), worn),
    ]


def _borders(
    orientation: str, ending: list[Edge], crossing: list[Edge], ends: Sides, sides: Sides, worn: bool
) -> Iterator[Edge]:
    """Borders of that orientation where at least three rules end together between rules that cross them.

    Where rules are worn, one that is there in part is drawn whole, unless a rule runs on across it: then cells may be
    merged across it too.
    """
    for end in ends:
        together: dict[int, list[Edge]] = {}
        for edge in ending:
            together.setdefault(round(edge[end] / SNAP), []).append(edge)
        for group in (group for found in together.values() for group in _linked(found, crossing, sides)):
            start, stop, position = group[0][sides[0]], group[-1][sides[0]], group[0][end]
            inner = [edge for edge in crossing if edge[sides[0]] < stop and edge[sides[1]] > start]
            nearest, farthest = min(edge[ends[0]] for edge in group), max(edge[ends[1]] for edge in group)
            spans = any(nearest < edge[ends[0]] < farthest for edge in inner)
            bordered = any(abs(edge[ends[0]] - position) <= SNAP for edge in inner)
            whole = bordered and not (worn and _is_outermost(position, start, stop, ending, ends, sides))
            if len(group) >= 3 and spans and not whole:
                box = (position, start, position, stop) if orientation == "v" else (start, position, stop, position)
                yield _edge(orientation, *box)


def _is_outermost(position: float, start: float, stop: float, ending: list[Edge], ends: Sides, sides: Sides) -> bool:
    """Whether no rule between `start` and `stop` runs on across `position`."""
    return not any(
        start <= edge[sides[0]] <= stop and edge[ends[0]] < position - SNAP and edge[ends[1]] > position + SNAP
        for edge in ending
    )


def _linked(edges: list[Edge], crossing: list[Edge], sides: Sides) -> Iterator[list[Edge]]:
    """Edges in their order, cut where nothing crosses from one to the next: there one table ends."""
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: float(edge[sides[0]])):
        middle = (group[-1][sides[0]] + edge[sides[0]]) / 2 if group else 0.0
        if group and not any(one[sides[0]] <= middle <= one[sides[1]] for one in crossing):
            yield group
            group = []
        group.append(edge)
    yield group
