"""The bureau's own templates: filled in as ours are, and refused in words where they ask for what there is not."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline.errors import BadUsage
from pipeline.report.dates import day_of
from pipeline.report.papers.extraction import extraction_report
from pipeline.report.papers.form import FIELDS, fill_in
from pipeline.report.papers.known_fields import sample
from pipeline.report.papers.own_templates import load_stationery
from pipeline.report.papers.stationery import NAMES, our_stationery

from . import example
from .papers import template

FIELDS_PAGE = Path(__file__).resolve().parents[2] / "docs/paper-templates.md"


def refused(path: Path) -> str:
    with pytest.raises(BadUsage) as error:
        load_stationery(path)
    return str(error.value)


def test_a_bureaus_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = template(
        tmp_path / "局模板.docx",
        "{{ 集群名称 }}，{{ 审核等级 }}",
        "{%p for 项 in 事项 %}",
        "{{ loop.index }}、{{ 项.编号 }}{% if 项.建议 %}：{{ 项.建议 }}{% endif %}",
        "{%p endfor %}",
        header="{{ 申报年度 }}",
        rows=[["{%tr for 条 in 条件 %}", ""], ["{{ 条.名称 }}", "{{ 条.结论 }}"], ["{%tr endfor %}", ""]],
    )
    filled = fill_in(load_stationery(own), "report", extraction_report(example.DOUBTFUL), day_of(example.DATE))
    paper = docx.Document(BytesIO(filled))
    assert paper.paragraphs[0].text == "汕头市澄海区塑料玩具产业集群，疑点"
    assert paper.paragraphs[1].text == "1、疑点1：请申报单位核对原始报表并说明。"
    assert len(paper.tables[0].rows) == len(example.RULES)
    assert paper.sections[0].header.paragraphs[0].text == "2026年"


def test_a_folder_of_templates_goes_by_name(tmp_path: Path) -> None:
    template(tmp_path / NAMES["visit"], "{{ 问题数 }}问")
    stationery = load_stationery(tmp_path)
    assert stationery.templates["report"] == our_stationery().templates["report"]
    assert stationery.templates["visit"] != our_stationery().templates["visit"]
    assert stationery.digest != our_stationery().digest


def test_a_folder_without_known_names_is_refused(tmp_path: Path) -> None:
    assert "补正通知.docx" in refused(tmp_path)
    template(tmp_path / "通知.docx", "")
    assert "不认识的模板“通知.docx”" in refused(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ 集群名 }}", ["“集群名”不是可以填入的内容项", "是否应为“集群名称”？", "审核等级"]),
        ("{% if false %}{{ 产值 }}{% endif %}", ["“产值”", "集群名称"]),
        ("{% for 项 in 事项 %}{{ 项.结论 }}{% endfor %}", ["“结论”", "“项”之下可以填入的有", "可能原因"]),
        ("{{ 条件.名称 }}", ["“条件”有多项", "endfor"]),
        ("{% for 项 in 事项 %}", ["标记写法有误", "endfor"]),
        ("{{ 优先级 / 2 }}", ["试填时出错"]),
        ("{{ ''.__class__.__mro__ }}", ["试填时出错"]),
    ],
)
def test_what_a_template_may_not_ask_for_is_said_in_chinese(text: str, told: list[str], tmp_path: Path) -> None:
    message = refused(template(tmp_path / "a.docx", text))
    assert "a.docx" in message
    assert [one for one in told if one not in message] == []


def test_a_field_in_the_header_is_looked_at_too(tmp_path: Path) -> None:
    assert "“单位名称”" in refused(template(tmp_path / "a.docx", "正文", header="{{ 单位名称 }}"))


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"not a zip")
    assert "不是可以打开的 Word 文档" in refused(tmp_path / "a.docx")
    assert "找不到文书模板" in refused(tmp_path / "b.docx")


@pytest.mark.parametrize("paper", NAMES)
def test_our_own_templates_stand_the_same_trial(paper: Any, tmp_path: Path) -> None:
    (tmp_path / NAMES[paper]).write_bytes(our_stationery().templates[paper])
    load_stationery(tmp_path)


def test_the_page_on_templates_names_every_field_and_no_other() -> None:
    page = FIELDS_PAGE.read_text(encoding="utf-8")

    def names(fields: Any) -> set[str]:
        found = set(fields)
        for value in fields.values():
            inner = value[0] if isinstance(value, list) else value
            found |= names(inner) if isinstance(inner, dict) else set()
        return found

    wanted = set().union(*(names(sample(fields)) for fields in FIELDS.values()))
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == wanted
