"""The unmet forms print what their truth says, the same each time, and other figures for another seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from sample_docs.unmet_forms.catalogue import FORMS, Form
from sample_docs.unmet_forms.ledger import Ledger
from sample_docs.unmet_forms.make_forms import SEED, write_form, write_forms
from sample_docs.unmet_forms.numerals import chinese, formal, grouped, wide
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

NAMES = [form.name for form in FORMS]
OTHER_SEED = 7


@dataclass(frozen=True)
class Written:
    """One form as written: what its ledger says, and its file."""

    ledger: Ledger
    path: Path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Form, int], Written]:
    """Each form and seed is written once for all tests."""

    @cache
    def write(form: Form, seed: int) -> Written:
        folder = tmp_path_factory.mktemp(form.name)
        return Written(write_form(form, seed, folder), folder / form.file)

    return write


@pytest.mark.parametrize("seed", [SEED, OTHER_SEED])
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_what_the_truth_says_stands_in_the_file(form: Form, seed: int, written: Callable[[Form, int], Written]) -> None:
    one = written(form, seed)
    texts = page_texts(one.path)
    assert len(one.ledger.statements) >= 20
    assert [said for said in one.ledger.statements if not pages_with(said.raw, texts)] == []
    words = _bare("".join(texts))
    assert [
        pair for pair in one.ledger.pairs if any(_bare(word) not in words for word in (*pair.labels, pair.value))
    ] == []


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_one_indicator_and_year_is_not_stated_with_two_facts(
    form: Form, written: Callable[[Form, int], Written]
) -> None:
    """Rounded further, or with a hedge, it may be; a slip of the maker would be a contradiction."""
    first: dict[tuple[str, str | None, str], Decimal] = {}
    for said in written(form, SEED).ledger.statements:
        kept = first.setdefault((said.indicator, said.period, said.status), said.value)
        assert abs(said.value - kept) <= abs(kept) * Decimal("0.15"), said


def test_the_same_seed_gives_the_same_bytes(written: Callable[[Form, int], Written], tmp_path: Path) -> None:
    truth = write_forms(tmp_path, SEED)
    for form, submission in zip(FORMS, truth["submissions"], strict=True):
        one = written(form, SEED)
        assert (tmp_path / "batch" / form.name / form.file).read_bytes() == one.path.read_bytes()
        assert [figure["raw"] for figure in submission["figures"]] == [said.raw for said in one.ledger.statements]
        assert all(figure["pages"] != [] for figure in submission["figures"])


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_another_seed_gives_other_figures(form: Form, written: Callable[[Form, int], Written]) -> None:
    one, other = (set(written(form, seed).ledger.statements) for seed in (SEED, OTHER_SEED))
    assert len(one & other) < len(one) / 2


def test_numerals() -> None:
    assert chinese(Decimal("85.60")) == "八十五点六零"
    assert chinese(Decimal(12)) == "十二"
    assert chinese(Decimal(30500)) == "三万零五百"
    assert chinese(Decimal(20010)) == "二万零一十"
    assert formal(Decimal(8_560_200_000)) == "捌拾伍亿陆仟零贰拾万"
    assert wide(Decimal("85.6")) == "８５．６"
    assert grouped(Decimal(856200)) == "856,200"


def _bare(text: str) -> str:
    return "".join(text.replace("|", "").split())
