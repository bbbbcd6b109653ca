"""Units that notes give to marks."""

from __future__ import annotations

import pytest

from extractors.figures.tables.unit_notes import units_noted, units_of_mark

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
