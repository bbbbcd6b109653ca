"""What is most likely wrong is named once, with the places that print it."""

from __future__ import annotations

import msgspec

from pipeline.report.suspects import suspects

from . import example


def _with_likely(*numbers: int) -> list[tuple[str, str]]:
    report = example.BATCH.reports[0]
    finding = msgspec.structs.replace(report.findings[0], likely=tuple(numbers))
    return list(suspects(report, finding))


def test_nothing_likely_names_nothing() -> None:
    assert _with_likely() == []


def test_a_value_printed_three_times_is_named_once_with_two_places_and_their_number() -> None:
    assert len(_with_likely(0, 0, 0)) == 1
    ((value, stands),) = _with_likely(0, 0, 0)
    assert stands.count("《") == 2
    assert stands.endswith("，共3处")
    assert value not in stands


def test_different_values_are_named_apart() -> None:
    first, second = _with_likely(0, 1)
    assert first[0] != second[0]
