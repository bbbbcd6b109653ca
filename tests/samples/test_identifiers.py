"""Codes and numbers carry right check digits, also by other people's arithmetic."""

from __future__ import annotations

import re
from random import Random

import pytest
from stdnum.cn import uscc

from sample_docs.identifiers import organisation_code, patent_check_digit, patent_number
from sample_docs.make_samples import committed, many

APPLICATIONS = [*committed(), *many(12, seed=9)]


def _check_digit(number: str) -> str:
    """The rule of the patent office written out a second time."""
    weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
    return "0123456789X"[sum(int(digit) * weights[place] for place, digit in enumerate(number)) % 11]


@pytest.mark.parametrize(("body", "check"), [("201710601862", "3")])
def test_a_known_patent_number(body: str, check: str) -> None:
    assert patent_check_digit(body) == check == _check_digit(body)


def test_a_known_organisation_code() -> None:
    assert organisation_code("60003734") == "600037341"


def test_credit_codes_are_valid_and_of_the_district() -> None:
    for app in APPLICATIONS:
        for firm in app.firms:
            assert uscc.is_valid(firm.code), firm
            assert firm.code[2:8] == app.place["code"]


def test_no_code_is_shared_but_the_one_said_to_be() -> None:
    for app in APPLICATIONS:
        shared = len(app.firms) - len({firm.code for firm in app.firms})
        assert shared == sum(doubt.kind == "duplicate" for doubt in app.doubts)
        assert len({firm.name for firm in app.firms}) == len(app.firms)


def test_patent_numbers_are_inventions_but_the_one_said_not_to_be() -> None:
    for app in APPLICATIONS:
        others = 0
        for patent in app.patents:
            found = re.fullmatch(r"ZL((\d{4})([128])\d{7})\.([\dX])", patent.number)
            assert found, patent.number
            assert _check_digit(found[1]) == found[4]
            assert int(found[2]) == patent.applied.year
            others += found[3] == "2"
        assert others == sum(doubt.kind == "patent" for doubt in app.doubts)
        assert len({patent.number for patent in app.patents}) == len(app.patents)


def test_utility_models_keep_the_check_digit_right() -> None:
    number = patent_number(2021, Random(3), kind=2)
    assert number[6] == "2"
    assert _check_digit(number[2:14]) == number[-1]


def test_certificates_of_high_tech_firms() -> None:
    for app in APPLICATIONS:
        numbers = [title.certificate for title in app.titles if title.kind == "hnte"]
        assert len(set(numbers)) == len(numbers)
        assert all(re.fullmatch(r"GR20\d\d44\d{6}", number) for number in numbers)


def test_no_firm_stands_in_two_applications_of_the_committed_batch() -> None:
    names = [firm.name for app in committed() for firm in app.firms]
    assert len(set(names)) == len(names)
