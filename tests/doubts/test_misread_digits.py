"""Figures from pixels beside what belongs to them: what stays sure first, then what one digit makes doubtful."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.model import Case, Figure, Ground
from validators.doubts.confusable_digits import misread_as
from validators.doubts.misread_digits import misread_doubted

from . import builder

TOTAL, PART = "盖章件 | 2024 | 集群总产值 | 83.60亿元", "盖章件 | 2024 | 中小企业产值 | 63.20亿元"
SHARE = "盖章件 | 2024 | 中小企业产值占比 | {}%"


def _scanned(*rows: str, clear: str = "") -> Case:
    """All rows from pixels but those of the paper `clear`."""
    case = builder.case({"数据": list(rows)})
    figures = tuple(
        msgspec.structs.replace(figure, ocr=not clear or clear not in row)
        for figure, row in zip(case.figures, rows, strict=True)
    )
    return msgspec.structs.replace(case, figures=figures)


def _confidence(case: Case) -> list[float]:
    return [figure.confidence for figure in misread_doubted(case)]


@pytest.mark.parametrize(
    "rows",
    [
        (TOTAL, PART, SHARE.format("75.6")),
        (TOTAL, PART, SHARE.format("79.9")),
        (TOTAL, PART),
        (TOTAL, "盖章件 | 2023 | 中小企业产值 | 63.20亿元", SHARE.format("76.6")),
    ],
    ids=["it holds", "no digit explains it", "nothing follows", "of different years"],
)
def test_these_stay_as_sure_as_they_were(rows: tuple[str, ...]) -> None:
    case = _scanned(*rows)
    assert misread_doubted(case) == case.figures


def test_print_is_never_misread() -> None:
    case = builder.case({"数据": [TOTAL, PART, SHARE.format("76.6")]})
    assert misread_doubted(case) == case.figures


def test_what_another_paper_prints_too_or_was_read_twice_is_not_misread() -> None:
    rows = (TOTAL, PART, SHARE.format("76.6"))
    others = tuple(row.replace("盖章件", "申报表") for row in rows)
    case = _scanned(*rows, *others, clear="申报表")
    assert misread_doubted(case) == case.figures
    case = _scanned(*rows)
    twice = tuple(msgspec.structs.replace(figure, grounds=(Ground("reread"),)) for figure in case.figures)
    case = msgspec.structs.replace(case, figures=twice)
    assert misread_doubted(case) == case.figures


def test_what_another_place_prints_rounded_is_not_misread() -> None:
    rows = (
        "盖章件 | 2024 | 集群总产值 | 62.36亿元",
        "盖章件 | 2024 | 主导产业产值 | 42.77亿元",
        "盖章件 | 2024 | 主导产业产值占比 | 81.7%",
    )
    (total, *_) = misread_doubted(_scanned(*rows))
    assert total.confidence == 0.5
    (total, *_) = misread_doubted(_scanned(*rows, "规划 | 2024 | 集群总产值 | 62.4亿元"))
    assert total.confidence > 0.9


def test_the_only_digit_that_explains_it_is_most_likely_misread() -> None:
    """61.20 of 83.60 is 73.2%, and 67.20 of it 80.4%: only the part can be set right by one digit."""
    case = _scanned(TOTAL, "盖章件 | 2024 | 中小企业产值 | 61.20亿元", SHARE.format("80.4"))
    total, part, share = misread_doubted(case)
    assert (total, share) == (case.figures[0], case.figures[2])
    assert part.confidence == 0.5
    assert part.value == case.figures[1].value
    assert part.grounds == (Ground("digit_unclear"),)


def test_of_several_digits_that_explain_it_each_may_be_misread() -> None:
    """48 of 50 is 96%; 40 of 50 and 48 of 60 are 80%."""
    case = _scanned(
        "盖章件 | 2024 | 集群总产值 | 50.00亿元", "盖章件 | 2024 | 中小企业产值 | 48.00亿元", SHARE.format("80.0")
    )
    total, part, share = misread_doubted(case)
    assert (total.confidence, part.confidence, share) == (0.8, 0.8, case.figures[2])
    assert (total.grounds, part.grounds) == ((Ground("digit_unclear", (1,)),), (Ground("digit_unclear", (0,)),))


def test_a_table_that_one_digit_keeps_from_adding_up() -> None:
    drawing = """
        指标 | 2023年 | 2024年 | 增幅（%）
        集群总产值 | 50.0 | 63.0 | 36.0
        中小企业产值 | 40.0 | 44.0 | 10.0
        出口额 | 20.0 | 25.0 | 25.0
    """
    case = builder.case({"表": [{"表": drawing, "文件": "盖章件", "单位": "单位：亿元"}]})
    figures = tuple(
        _in_cell(f"盖章件 | {year} | 集群总产值 | {printed}亿元", column)
        for year, printed, column in (("2023", "50.0", 1), ("2024", "63.0", 2))
    )
    before, now = misread_doubted(msgspec.structs.replace(case, figures=figures))
    assert (before.confidence, now.confidence) == (figures[0].confidence, 0.5)


def _in_cell(row: str, column: int) -> Figure:
    figure = builder.figure(row)
    source = msgspec.structs.replace(figure.source, table=0, row=1, column=column)
    return msgspec.structs.replace(figure, source=source, ocr=True)


@pytest.mark.parametrize(
    ("printed", "others"),
    [
        ("17亿元", {"77", "11"}),
        ("380亿元", {"880", "300", "330", "360", "390", "388", "386", "3.80", "38.0"}),
        ("24亿元", set()),
        ("4,692亿元", {"4592", "4092", "4892", "4682", "4.692"}),
    ],
)
def test_what_a_number_may_be_a_misreading_of(printed: str, others: set[str]) -> None:
    figure = builder.figure(f"盖章件 | 2024 | 集群总产值 | {printed}")
    assert {f"{one.value:f}" for one in misread_as(figure)} == others


def test_a_number_read_with_another_mark_has_the_step_of_its_own_digits() -> None:
    figure, whole = (builder.figure(f"盖章件 | 2024 | 集群总产值 | {printed}亿元") for printed in ("4.692", "4692"))
    (lost,) = [one for one in misread_as(figure) if one.value == 4692]
    assert (lost.low, lost.high) == (whole.low, whole.high)
