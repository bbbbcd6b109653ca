"""Units that notes give to marks."""

from __future__ import annotations

import pytest

from extractors.figures.tables.unit_notes import units_noted, units_of_mark, units_unplaced

NOTE = "注：带※的指标单位为万元；带▲的单位为人，带▲▲的单位为万人；①以亩计。"


@pytest.mark.parametrize("text", ["*为必填项", "①为预计数", "实缴税金※\n13364\n单位为万元", "※其余见附件"])
def test_other_notes_give_no_unit(text: str) -> None:
    assert units_noted(text) == {}


@pytest.mark.parametrize(
    ("label", "unit"), [("实缴税金※", "万元"), ("从业人员▲", "人"), ("常住人口▲▲", "万人"), ("面积①（年末）", "亩")]
)
def test_a_mark_has_the_unit_of_its_note(label: str, unit: str) -> None:
    assert [one.word for one in units_of_mark(label, units_noted(NOTE))] == [unit]


def test_a_label_without_a_mark_has_none() -> None:
    assert units_of_mark("工业总产值", units_noted(NOTE)) == ()


@pytest.mark.parametrize("text", ["实缴税金※ 13364\n注：带※的指标单位为万元", "带动就业的单位为龙头企业", "单位：亿元"])
def test_a_mark_that_a_label_shows_is_placed(text: str) -> None:
    assert units_unplaced(text) == ()


@pytest.mark.parametrize("mark", ["※", "", "米"])
def test_a_note_about_a_mark_that_no_label_shows_holds_for_an_unknown_one(mark: str) -> None:
    text = f"年末从业人员▲ 6025\n实缴税金 3364\n注：带{mark}的指标单位为万元；带▲的单位为人。"
    assert [one.word for one in units_unplaced(text)] == ["万元"]
