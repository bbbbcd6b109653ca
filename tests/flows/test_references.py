"""Reference tables: what the page shows is accepted, and whatever cannot be is told with file and line."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from flows.references import load_references
from pipeline.errors import BadUsage

PAGE = Path(__file__).resolve().parents[2] / "docs" / "references.md"
TITLES = "企业名称,称号,认定年度,状态,撤销日期\n"
DISTRICTS = "区县,年度,指标,数值,单位\n"


def test_the_examples_of_the_page_are_accepted(tmp_path: Path) -> None:
    examples = re.findall(r"```\n(\S+,.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for number, example in enumerate(examples):
        (tmp_path / f"{number}.csv").write_text(example, encoding="gb18030")
    found = load_references(tmp_path)
    assert [one.withdrawn for one in found.titles] == [None, "2024-06-30"]
    assert [(one.value, one.whole) for one in found.district_figures] == [
        (Decimal("1024.6"), True),
        (Decimal("702.31"), False),
    ]


def test_a_workbook_may_have_titles_above_its_heads_and_several_sheets(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    first.append(["2023年度高新技术企业名单"])
    first.append(["企业名称", "称号", "认定年度"])
    first.append(["汕头市甲有限公司", "高新技术企业", 2023])
    second = book.create_sheet("区县")
    for row in (["区县", "年度", "指标", "数值", "单位"], ["澄海区", 2024, "出口总额", 96.42, "亿元"]):
        second.append(row)
    book.save(tmp_path / "参考.xlsx")
    found = load_references(tmp_path)
    assert (found.titles[0].year, found.titles[0].indicator) == (2023, "hnte")
    assert found.titles[0].place == "参考.xlsx（工作表“Sheet”） 第3行"
    assert found.district_figures[0].printed == "96.42亿元"


def test_nothing_is_loaded_where_nothing_is_named() -> None:
    assert load_references(None).titles == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("企业名称,称号,注册资本\n甲,高新技术企业,1\n", "名单.csv 第1行：不认识的列“注册资本”"),
        ("企业名称,称号,称号\n甲,高新技术企业,1\n", "名单.csv 第1行：重复的列“称号”"),
        ("名称,资质\n甲,高新技术企业\n", "找不到表头"),
        (f"{TITLES}甲有限公司,先进单位,,,\n", "名单.csv 第2行：称号“先进单位”"),
        (f"{TITLES},高新技术企业,,,\n", "名单.csv 第2行：缺少企业名称"),
        (f"{TITLES}甲有限公司,高新技术企业,去年,,\n", "名单.csv 第2行：年度写的是“去年”"),
        (f"{TITLES}甲有限公司,高新技术企业,2023,不详,\n", "名单.csv 第2行：状态写的是“不详”"),
        (f"{TITLES}甲有限公司,高新技术企业,2023,撤销,六月\n", "名单.csv 第2行：撤销日期写的是“六月”"),
        (f"{DISTRICTS}澄海区,2024,地区生产总值,702,亿元\n", "名单.csv 第2行：不认识的指标“地区生产总值”"),
        (f"{DISTRICTS}澄海区,2024,工业总产值,702,吨\n", "名单.csv 第2行：工业总产值的单位写的是“吨”"),
        (f"{DISTRICTS}澄海区,2024,工业总产值,七百,亿元\n", "名单.csv 第2行：数值写的是“七百”"),
        (f"{DISTRICTS}澄海区,2024,工业总产值,,亿元\n", "名单.csv 第2行：缺少数值"),
    ],
)
def test_what_cannot_be_is_told_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "名单.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadUsage, match=re.escape(said)):
        load_references(tmp_path)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="没有文件"):
        load_references(tmp_path)
    with pytest.raises(BadUsage, match="不是文件夹"):
        load_references(tmp_path / "没有")
    (tmp_path / "名单.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(BadUsage, match="不是表格"):
        load_references(tmp_path)
