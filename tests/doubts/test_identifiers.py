"""Codes and numbers against published vectors."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import identifiers as ids
from pipeline.names import firm_key, office_key

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "reference"


def test_published_credit_code() -> None:
    assert ids.uscc_is_valid("91110000600037341L")
    assert not ids.uscc_is_valid("91110000600037342L")
    assert not ids.uscc_is_valid("9111000060003734IL")


@pytest.mark.parametrize("number", ["201710601862.3", "ZL201710601862.3", "95115608.X", "97101765.4"])
def test_published_patent_numbers(number: str) -> None:
    assert ids.patent_check_is_valid(number) is True
    assert ids.patent_kind(number) == "invention"


def test_kinds_and_publications() -> None:
    assert ids.patent_kind("201920300003.5") == "utility"
    assert ids.patent_kind("202130400004.X") == "design"
    assert ids.patent_kind("CN210123456U") == "utility"
    assert ids.is_unexamined_publication("CN110123456A")
    assert not ids.is_unexamined_publication("CN110123456B")
    assert ids.patent_check_is_valid("粤作登字1号") is None


def test_certificates() -> None:
    assert ids.hnte_certificate_is_valid("GR202344001234") is True
    assert ids.hnte_certificate_is_valid("GR2023440012") is False
    assert ids.hnte_certificate_is_valid("粤工信函〔2024〕1号") is None


def test_names() -> None:
    assert firm_key("美海（汕头）有限责任公司") == firm_key("美海(汕头)有限公司")
    assert firm_key("汕头宏海有限公司") != firm_key("汕头宏海科技有限公司")
    assert office_key("汕头市某区工业和信息化局（盖章）") == office_key("某区工业和信息化局")


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference material is not beside the project")
def test_reference_lists() -> None:
    codes = (REFERENCE / "stdnum_uscc_valid.txt").read_text(encoding="utf-8").split()
    assert [code for code in codes if not ids.uscc_is_valid(code)] == []
    numbers = (REFERENCE / "shengwu_2020_report_zl_numbers.txt").read_text(encoding="utf-8").split()
    assert [one for one in numbers if not ids.patent_check_is_valid(one) or ids.patent_kind(one) != "invention"] == []
