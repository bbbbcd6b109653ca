"""The pages under docs/rules are what the rulesets and the cases make of them today."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.conformance.suite import suite
from flows.rule_pages import pages, write_pages
from validators.policy import rulesets

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"


@pytest.mark.parametrize("name", pages())
def test_a_page_is_as_it_would_be_made(name: str) -> None:
    page = FOLDER / name
    assert page.exists(), "run: python -m flows.rule_pages docs/rules"
    assert page.read_text(encoding="utf-8") == pages()[name], "run: python -m flows.rule_pages docs/rules"


def test_there_is_a_page_for_each_rule_and_none_besides() -> None:
    rules = {rule.id for ruleset in rulesets() for rule in ruleset.rules}
    assert {path.name for path in FOLDER.glob("*.md")} == {f"{id}.md" for id in rules} | {"README.md"}


def test_a_page_shows_words_standards_and_every_case() -> None:
    page = pages()["output_growth.md"]
    for words in ("高于7%（>7%），已与原文核对", "尚未与原文核对", "复合平均", "无法判定（算法不同）"):
        assert words in page
    assert page.count("| shantou-2025 |") >= 15


def test_the_page_of_a_rule_that_is_gone_goes(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("旧", encoding="utf-8")
    write_pages(tmp_path)
    assert not (tmp_path / "gone.md").exists()
    assert (tmp_path / "area.md").exists()


def test_what_the_guide_shows_is_what_the_command_prints() -> None:
    guide = (FOLDER.parent / "adding-a-rule.md").read_text(encoding="utf-8")
    assert f"共 {len(suite())} 例，全部通过。" in guide
    area = sum((one.ruleset, one.rule) == ("shantou-2025", "area") for one in suite())
    assert f"shantou-2025  area  {area}/{area}" in guide
