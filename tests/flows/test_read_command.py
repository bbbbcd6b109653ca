"""`cluster-intake read FILE` opens an untrusted file too: in a worker, within the same limits."""

from __future__ import annotations

import json
import re

import hostile
import pytest
from conftest import write_form

from flows import one_look
from flows.command import main


def test_what_was_read_is_shown(batch, capfdbinary):
    assert main(["read", str(batch / "甲玩具集群/申报表.docx")]) == 0
    view = json.loads(capfdbinary.readouterr().out)
    assert (view["format"], view["status"], view["problem"]) == ("docx", "read", None)
    assert view["tables"][0]["cells"]


def test_a_file_that_crashes_its_reader_is_shown_as_unreadable(batch, capfdbinary, monkeypatch):
    monkeypatch.setattr(one_look, "weigh", hostile.crash_on)
    assert main(["read", str(batch / "甲玩具集群/申报表.docx"), "--role", "application_form"]) == 0
    view = json.loads(capfdbinary.readouterr().out)
    assert (view["status"], view["problem"]["code"], view["role"]) == ("unreadable", "crashed", "application_form")
    assert view["file"] == "申报表.docx"
    assert len(view["sha256"]) == 64


def test_a_file_is_shown_on_a_page_that_needs_nothing_else(batch, tmp_path, capsys):
    page = tmp_path / "新文件夹" / "页.html"
    form = batch / "甲玩具集群/申报表.docx"
    assert main(["read", str(form), "--html", str(page), "--out", str(tmp_path / "a.json")]) == 0
    assert "已理解 3 处" in capsys.readouterr().out
    html = page.read_text("utf-8")
    assert "集群总产值（2024年）：<b>85.6亿元</b>" in html
    assert re.findall(r"(?:src|href)=\"(?!#|data:)[^\"]*", html) == []
    assert json.loads((tmp_path / "a.json").read_bytes())["figures"]


def test_a_file_that_cannot_be_read_is_said_to_be_so_and_still_gets_its_page(tmp_path, capsys):
    bad, page = tmp_path / "坏.pdf", tmp_path / "页.html"
    bad.write_bytes(b"%PDF-1.7 broken")
    assert main(["read", str(bad), "--html", str(page)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("“坏.pdf”未能读取：")
    assert said.splitlines()[0].removeprefix("“坏.pdf”未能读取：") in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "page", "status", "words"),
    [
        ("没有.docx", "页.html", 2, "没有这个文件"),
        (".", "页.html", 2, "这是一个文件夹"),
        ("甲玩具集群/申报表.docx", "甲玩具集群/申报表.docx", 2, "会把它覆盖掉"),
        ("甲玩具集群/申报表.docx", "乙针织集群", 3, "请在后面写上文件名"),
        ("甲玩具集群/申报表.docx", "甲玩具集群/申报表.docx/页.html", 3, "请用 --html 换一个位置"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(batch, capsys, file, page, status, words):
    before = (batch / "甲玩具集群/申报表.docx").read_bytes()
    assert main(["read", str(batch / file), "--html", str(batch / page)]) == status
    assert words in capsys.readouterr().err
    assert (batch / "甲玩具集群/申报表.docx").read_bytes() == before


def test_a_form_that_names_no_year_is_read_for_the_one_given(tmp_path, capfdbinary):
    form = tmp_path / "登记卡.docx"
    write_form(form, "汕头市甲玩具集群", {"上年中小企业产值（亿元）": "62.3"})
    for asked, period in ((["--year", "2024"], "2023"), (["--year", "2025"], "2024")):
        assert main(["read", str(form), *asked]) == 0
        figures = json.loads(capfdbinary.readouterr().out)["figures"]
        assert [one["period"] for one in figures if one["indicator"] == "output_sme"] == [period]
