"""Every check against its cases: what must not be asked first, then what must."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model import Finding
from validators.doubts import find_doubts
from validators.doubts.check import registered

from .builder import YEAR, case, references, report, results

CASES = Path(__file__).parent / "cases"
PAGES = Path(__file__).resolve().parents[2] / "docs" / "checks"
HEADINGS = ("比较什么", "举例", "为何存疑", "何时不提", "可能的正当原因", "应要求补充什么")
LEVELS = {"doubt": "疑点", "query": "待说明", "note": "提示"}


class NoRuleset:
    id = "none"


def load(expected: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for words in yaml.safe_load(path.read_text(encoding="utf-8")).get(expected, ()):
            found.append(pytest.param(path.stem, words, id=f"{path.stem}-{words['名称']}"))
    return found


def findings(code: str, words: dict[str, Any]) -> list[Finding]:
    """What the check says of the case, on its own or folded under another finding."""
    cases = [case(words), *(case(other, f"乙{n}") for n, other in enumerate(words.get("其他申报", ())))]
    kept = [case(earlier, f"往年{n}", YEAR - 1) for n, earlier in enumerate(words.get("往年", ()))]
    history = [report(earlier) for earlier in words.get("往年", ())]
    found = find_doubts(cases, {"甲": results(words)}, NoRuleset(), history, references(words), kept)["甲"]
    return [one for one in found if one.check == code or any(fold.check == code for fold in one.folds)]


@pytest.mark.parametrize(("code", "words"), load("不应提出"))
def test_silent(code: str, words: dict[str, Any]) -> None:
    assert [one.message for one in findings(code, words)] == []


@pytest.mark.parametrize(("code", "words"), load("应当提出"))
def test_speaks(code: str, words: dict[str, Any]) -> None:
    found = findings(code, words)
    assert len(found) == words.get("条数", 1), [one.message for one in found]
    text = found[0].message + "".join(fold.message for fold in found[0].folds)
    assert all(word in text for word in words["提到"]), text
    assert LEVELS[found[0].severity] == words["程度"]


def test_every_check_has_cases_of_both_sorts_and_a_page() -> None:
    find_doubts([], {}, NoRuleset())
    codes = {check.code for check, _ in registered()}
    assert {path.stem for path in CASES.glob("*.yaml")} == codes
    assert {path.stem for path in PAGES.glob("[!R]*.md")} == codes
    for code in codes:
        words = yaml.safe_load((CASES / f"{code}.yaml").read_text(encoding="utf-8"))
        assert words["不应提出"], code
        assert words["应当提出"], code


@pytest.mark.parametrize("path", sorted(PAGES.glob("[!R]*.md")), ids=lambda path: path.stem)
def test_every_page_has_its_headings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [heading for heading in HEADINGS if f"\n## {heading}\n" not in text] == []


def test_the_catalogue_leads_to_every_page() -> None:
    catalogue = (PAGES / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((\w+)\.md\)", catalogue)
    assert set(linked) == {path.stem for path in PAGES.glob("[!R]*.md")}
