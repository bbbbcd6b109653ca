"""The specs of Recognizers-Text: every case exact, or listed in `differences.yaml` with the reason."""

from __future__ import annotations

import json

import pytest

from flows.quantity_view import quantity_lines
from tests.quantity.recognizers import KINDS, SPECS, answered, cases, differences, wanted

pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason=f"no specs of Recognizers-Text at {SPECS}")


@pytest.mark.parametrize("model", KINDS)
def test_every_case_is_exact_or_differs_for_a_reason(model: str) -> None:
    known = differences(model)
    lines = [json.loads(line) for line in quantity_lines(case["Input"] for case in cases(model))]
    wrong = {
        line["text"]: " ".join(one["text"] for one in line["quantities"] if one["kind"] in KINDS[model])
        for case, line in zip(cases(model), lines, strict=True)
        if answered(model, line["quantities"]) != wanted(case)
    }
    assert wrong == {text: one["ours"] for text, one in known.items()}


@pytest.mark.parametrize("model", KINDS)
def test_few_cases_differ(model: str) -> None:
    assert len(differences(model)) <= 0.06 * len(cases(model))
