"""What a paper is, who issued it and when (`cases/roles.yaml`)."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.figures import extract
from tests.figures.test_cases import YEAR, load
from tests.figures.test_documents import paper


@pytest.mark.parametrize("case", load("roles.yaml"), ids=lambda case: case["名称"])
def test_role_issuer_and_date(case: dict[str, Any]) -> None:
    document = extract(paper(case["内容"]), file=case["文件"], sha256="0" * 64, year=YEAR).document
    assert (document.role, document.issuer, document.date) == (case["认作"], case.get("出具"), case.get("日期"))
