"""The unmet forms print what their truth says, the same each time, and other figures for another seed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from sample_docs.unmet_forms.catalogue import FORMS, Form
from sample_docs.unmet_forms.make_forms import SEED, write_form, write_forms
from sample_docs.unmet_forms.numerals import chinese, formal, grouped, wide
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

NAMES = [form.name for form in FORMS]


@pytest.mark.parametrize("seed", [SEED, 7])
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_what_the_truth_says_stands_in_the_file(form: Form, seed: int, tmp_path: Path) -> None:
    ledger = write_form(form, seed, tmp_path)
    texts = page_texts(tmp_path / form.file)
    assert len(ledger.statements) >= 20
    assert [one for one in ledger.statements if not pages_with(one.raw, texts)] == []
    words = _bare("".join(texts))
    assert [pair for pair in ledger.pairs if any(_bare(one) not in words for one in (*pair.labels, pair.value))] == []


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_one_indicator_and_year_is_not_stated_with_two_facts(form: Form, tmp_path: Path) -> None:
    """Rounded further, or with a hedge, it may be; a slip of the maker would be a contradiction."""
    first: dict[tuple[str, str | None, str], Decimal] = {}
    for one in write_form(form, SEED, tmp_path).statements:
        kept = first.setdefault((one.indicator, one.period, one.status), one.value)
        assert abs(one.value - kept) <= abs(kept) * Decimal("0.25"), one


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    truths = [write_forms(tmp_path / name, SEED) for name in ("a", "b")]
    assert truths[0] == truths[1]
    for form in FORMS:
        one, other = (tmp_path / name / "batch" / form.name / form.file for name in ("a", "b"))
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_another_seed_gives_other_figures(form: Form, tmp_path: Path) -> None:
    one, other = (set(write_form(form, seed, tmp_path / str(seed)).statements) for seed in (SEED, 7))
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
