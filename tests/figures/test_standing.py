"""The words that say whether a figure is fact, estimate or aim: most clauses hold none and are passed over at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.figures.meaning import standing

_TELLING = (standing._AIM, standing._ESTIMATE, standing._PRELIMINARY, standing._AIM_IN_LABEL, standing._DONE)


@pytest.mark.parametrize("text", ["2024年集群总产值85.6亿元", "中小企业占比72.8%", "同比增长9.3%"])
def test_a_plain_statement_holds_none(text: str) -> None:
    assert standing._MAY_SAY.search(text) is None


@pytest.mark.parametrize("telling", _TELLING, ids=lambda pattern: pattern.pattern[:8])
@given(data=st.data())
def test_no_word_that_tells_is_passed_over(telling: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(telling))
    assert standing._MAY_SAY.search(text)
