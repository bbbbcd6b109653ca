"""Each unmet form is read at least as well as it was: levels in unmet_forms.yaml, more seeds in the benchmark."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks.unmet_forms import measure_seeds
from sample_docs.unmet_forms.catalogue import FORMS, Form

LEVELS = yaml.safe_load(Path(__file__).with_suffix(".yaml").with_stem("unmet_forms").read_text(encoding="utf-8"))


def test_every_form_has_a_level() -> None:
    assert list(LEVELS) == [form.name for form in FORMS]
    assert all(set(level) - {"seeds"} == {"f1", "silent"} for level in LEVELS.values())


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_a_form_is_read_no_worse_than_before(form: Form, tmp_path: Path) -> None:
    score = measure_seeds(form, LEVELS[form.name].get("seeds", 1), tmp_path)
    assert score.f1 >= LEVELS[form.name]["f1"], "\n".join([*score.missed, *score.wrong])
    assert score.silent <= LEVELS[form.name]["silent"], "\n".join(score.wrong)
