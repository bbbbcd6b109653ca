"""The committed papers open, and print what the truth says they print."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from sample_docs.make_samples import HERE, committed

TRUTH: dict[str, Any] = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
SUBMISSIONS = TRUTH["submissions"]


@lru_cache
def _text(path: Path) -> str:
    """All words of a file without blanks, commas of thousands left out."""
    if path.suffix == ".docx":
        words = "".join(node.text or "" for node in Document(str(path)).element.body.iter(qn("w:t")))
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        words = "|".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    else:
        with pdfplumber.open(path) as pdf:
            words = "".join(page.extract_text() for page in pdf.pages)
    return "".join(words.split()).replace(",", "")


def _path(submission: dict[str, Any], file: str) -> Path:
    return (HERE / "batch" / submission["id"] / file).resolve()


def test_the_batch_is_small_and_nothing_is_missing(committed_folder: Path) -> None:
    files = [file for file in committed_folder.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 4_000_000
    named = {_path(one, document["file"]) for one in SUBMISSIONS for document in one["documents"]}
    assert named == {file for file in files if file.parent != committed_folder}


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=lambda one: one["id"])
def test_every_printed_figure_stands_in_its_file(submission: dict[str, Any]) -> None:
    for statement in submission["printed"]:
        value = statement["value"].replace(",", "")
        if statement["file"].endswith(".xlsx") and "." in value:
            value = value.rstrip("0").rstrip(".")
        assert value in _text(_path(submission, statement["file"])), statement


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=lambda one: one["id"])
def test_every_application_has_all_the_papers(submission: dict[str, Any]) -> None:
    roles = {document["role"] for document in submission["documents"]}
    assert roles == {
        "application_form", "development_plan", "statistics_proof", "enterprise_list", "title_list", "patent_list",
        "compliance_proof", "operator_proof",
    }  # fmt: skip


def test_three_layouts_differ_in_what_they_print() -> None:
    """The labels of one form's table are not those of another's."""
    forms = {one["layout"]: _text(_path(one, one["documents"][0]["file"])) for one in SUBMISSIONS[:3]}
    assert "中小微企业产值" in forms[3]
    assert "中小微企业产值" not in forms[1] + forms[2]
    assert "单位：万元" in forms[2]
    assert "公顷" in forms[3]
    assert "平方公里" not in forms[3]


def test_the_locked_letter_cannot_be_opened_and_all_others_can(committed_folder: Path) -> None:
    locked = []
    for file in sorted(committed_folder.rglob("*.pdf")):
        try:
            pypdfium2.PdfDocument(file).close()
        except pypdfium2.PdfiumError:
            locked.append(file.name)
    assert len(locked) == 1
    assert "税务" in locked[0]


def test_pdfs_carry_their_typefaces(committed_folder: Path) -> None:
    file = next(iter(sorted(committed_folder.rglob("申报表*.pdf"))))
    with pdfplumber.open(file) as pdf:
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert fonts
    assert all("+" in font for font in fonts)


def test_each_faulty_application_has_exactly_one_doubt() -> None:
    applications = committed()
    kinds = [app.doubts[0].kind for app in applications if app.doubts]
    assert all(len(app.doubts) <= 1 for app in applications)
    assert sum(not app.doubts for app in applications) >= 3
    assert set(kinds) == {"arithmetic", "conflict", "unit", "patent", "duplicate", "legibility"}


@pytest.mark.parametrize(
    ("number", "file", "wrong"),
    [
        (4, "01申报表.docx", "arithmetic"),
        (5, "附5证明.pdf", "conflict"),
        (6, "../2025年汕头市中小企业特色产业集群推荐汇总表.xlsx", "conflict"),
        (7, "01申报表.docx", "unit"),
        (8, "附4专利.xlsx", "patent"),
        (9, "清单/入群企业.xlsx", "duplicate"),
    ],
)
def test_what_is_said_to_be_wrong_is_printed(number: int, file: str, wrong: str) -> None:
    submission = SUBMISSIONS[number - 1]
    (doubt,) = submission["doubts"]
    assert doubt["kind"] == wrong
    text = _text(_path(submission, file))
    for words in doubt["printed"].split("／"):
        printed = words.replace(",", "")
        if file.endswith(("附5证明.pdf", ".xlsx")):
            printed = printed.removesuffix("万元").removesuffix("亿元").rstrip("0")
        assert printed in text or printed.removesuffix("%") in text, doubt


def test_the_readme_says_of_each_application_what_its_truth_says() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for submission in SUBMISSIONS:
        line = next(line for line in readme.splitlines() if submission["id"] in line)
        assert submission["shows"] in line
        for doubt in submission["doubts"]:
            assert doubt["printed"] in line
            assert doubt["right"] in line
