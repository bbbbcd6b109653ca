"""Why a figure is believed, in words: every code, and which papers and figures say so."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from pipeline.model import Figure, Ground, GroundAgainst, GroundFor
from pipeline.report.grounds import against_words, for_words

from . import example

FIGURES, DOCUMENTS = example.DOUBTFUL.figures, example.DOUBTFUL.documents
TOTAL, SHARE, SUMMARY = 2, 6, 19


def on(*grounds: Ground, of: int = TOTAL) -> Figure:
    return msgspec.structs.replace(FIGURES[of], grounds=grounds)


def test_a_figure_of_which_nothing_is_said_has_no_words() -> None:
    assert for_words(on(), FIGURES, DOCUMENTS) == against_words(on(), FIGURES, DOCUMENTS) == ()


@pytest.mark.parametrize("code", [*get_args(GroundFor), *get_args(GroundAgainst)])
def test_every_ground_is_told_on_its_side_without_a_gap(code: GroundFor | GroundAgainst) -> None:
    figure = on(Ground(code, (SHARE,)))
    words = (for_words(figure, FIGURES, DOCUMENTS), against_words(figure, FIGURES, DOCUMENTS))
    assert [len(one) for one in words] == ([1, 0] if code in get_args(GroundFor) else [0, 1])
    assert not set("{}") & set("".join(words[0] + words[1]))


def test_papers_that_agree_are_named_each_once() -> None:
    figure = on(Ground("stated_alike", (17, 18, SUMMARY)), Ground("stated_otherwise", (20,)))
    (alike,) = for_words(figure, FIGURES, DOCUMENTS)
    assert alike == "另有3处一致（申报表、统计部门证明、推荐汇总表）"
    assert against_words(figure, FIGURES, DOCUMENTS) == ("另有1处不一致（三年发展规划）",)


def test_what_a_figure_follows_from_is_named() -> None:
    assert for_words(on(Ground("follows", (TOTAL, 5)), of=SHARE), FIGURES, DOCUMENTS) == (
        "与集群总产值、中小企业产值推算相符",
    )
    assert against_words(on(Ground("follows_not", (0, 1))), FIGURES, DOCUMENTS) == ("与其他年份的集群总产值推算不符",)
