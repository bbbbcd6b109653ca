"""Tables ruled in many ways come out cell for cell: what stands beside and below what, as it was drawn."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.ruled_papers import RULERS, TruePage, draw
from benchmarks.ruled_tables import Relation, f1, ours, relations


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[TruePage]:
    return draw(tmp_path_factory.mktemp("ruled"), 2 * len(RULERS))


@pytest.mark.parametrize("kind", list(RULERS))
def test_every_neighbour_is_found_and_no_other(pages: list[TruePage], kind: str) -> None:
    for page in (one for one in pages if one.kind == kind):
        wanted = sum((relations(table) for table in page.tables), Counter[Relation]())
        found, _ = ours(page.path)
        assert wanted.total() > 10
        assert found == wanted


def test_a_cell_lost_costs_its_neighbours(pages: list[TruePage]) -> None:
    table = pages[0].tables[0]
    wanted, given = relations(table), relations(table[:-1])
    assert f1([wanted], [wanted]) == 1
    assert 0.9 < f1([wanted], [given]) < 1
