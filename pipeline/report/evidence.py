"""Which places of the papers a report shows, and what it calls each: the statements a finding or a verdict rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.model import Figure, Finding, Report, RuleResult, Source

# A doubt is seen in a few places; the rest are named
MOST_BESIDE_EACH_OTHER = 6
# Beyond these a page would be too heavy to open; the gravest come first
_MOST_SHOWN = 400


class Statement(msgspec.Struct, frozen=True):
    """A place of the papers that is shown; `index` and `figure` where a figure was read there."""

    source: Source
    index: int | None = None
    figure: Figure | None = None
    likely: bool = False


def statements(report: Report, finding: Finding) -> tuple[Statement, ...]:
    """What a finding rests on, what is most likely wrong first; no place twice."""
    found = [_statement(report, source, finding) for source in finding.sources]
    found += [Statement(report.figures[one].source, one, report.figures[one], True) for one in finding.likely]
    ordered = sorted(found, key=lambda one: not one.likely)
    return tuple({one.source: one for one in reversed(ordered)}[source] for source in _distinct(ordered))


def basis(report: Report, result: RuleResult) -> tuple[Statement, ...]:
    """The figures a verdict rests on."""
    return tuple(Statement(report.figures[index].source, index, report.figures[index]) for index in result.figures)


def sources_shown(report: Report) -> tuple[Source, ...]:
    """The places whose surroundings the page shows, the gravest finding's first."""
    return tuple(dict.fromkeys(_sources_shown(report)))[:_MOST_SHOWN]


def _sources_shown(report: Report) -> Iterator[Source]:
    for severity in ("doubt", "query", "note"):
        for finding in report.findings:
            if finding.severity == severity:
                yield from (one.source for one in statements(report, finding)[:MOST_BESIDE_EACH_OTHER])
    for result in report.eligibility:
        yield from (one.source for one in basis(report, result))


def _statement(report: Report, source: Source, finding: Finding) -> Statement:
    """Several figures can stand in one sentence: the one the finding speaks of is meant."""
    here = [index for index, figure in enumerate(report.figures) if figure.source == source]
    if not here:
        return Statement(source)
    spoken_of = [one for one in here if report.figures[one].indicator in finding.indicators]
    likely = [one for one in here if one in finding.likely]
    index = (likely or spoken_of or here)[0]
    return Statement(source, index, report.figures[index], bool(likely))


def _distinct(found: Sequence[Statement]) -> list[Source]:
    return list(dict.fromkeys(one.source for one in found))
