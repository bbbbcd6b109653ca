"""The invented figures hang together: what is wrong in the batch is only what is said to be wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sample_docs.make_samples import committed, many
from sample_docs.truth import LAST, YEARS, Application

APPLICATIONS = [*committed(), *many(30, seed=4)]
named = pytest.mark.parametrize("app", APPLICATIONS, ids=lambda app: f"{app.seed}-{app.id}")


@named
def test_the_firms_list_adds_up_to_the_declared_totals(app: Application) -> None:
    sums = {
        "output_total": sum(firm.output for firm in app.firms),
        "output_sme": sum(firm.output for firm in app.firms if firm.is_sme),
        "output_leading": sum(firm.output for firm in app.firms if firm.is_leading),
        "rd_sme": sum(firm.research for firm in app.firms if firm.is_sme),
    }
    assert {name: app.exact[name, LAST] * 10_000 for name in sums} == sums
    assert app.exact["employees", LAST] == sum(firm.employees for firm in app.firms)


@named
def test_counts_are_the_lengths_of_the_lists(app: Application) -> None:
    assert app.exact["firms_total", LAST] == len(app.firms)
    assert app.exact["firms_sme", LAST] == sum(firm.is_sme for firm in app.firms)
    assert app.exact["firms_leading", LAST] == sum(firm.is_leading for firm in app.firms)
    for kind in ("hnte", "srdi_provincial", "innovative_smes", "little_giants", "chain_leaders", "champions_national"):
        assert app.exact[kind, LAST] == sum(title.kind == kind for title in app.titles)
    assert {title.firm.name for title in app.titles} <= {firm.name for firm in app.firms}


@named
def test_patents_in_force_follow_from_the_dates_of_grant(app: Application) -> None:
    for year in YEARS:
        assert app.exact["patents_valid", year] == sum(patent.granted.year <= year for patent in app.patents)
    assert all(patent.applied < patent.granted for patent in app.patents)
    assert {patent.holder for patent in app.patents} <= {firm.name for firm in app.firms}


@named
def test_parts_stay_below_the_whole_in_every_year(app: Application) -> None:
    for year in YEARS:
        for part, whole in (
            ("output_sme", "output_total"),
            ("output_leading", "output_total"),
            ("rd_sme", "output_sme"),
            ("tax", "output_total"),
            ("exports", "output_total"),
            ("firms_sme", "firms_total"),
            ("firms_leading", "firms_total"),
            ("employees", "population"),
        ):
            assert app.exact[part, year] <= app.exact[whole, year]


@named
def test_shares_and_ratios_are_never_rounded_inside(app: Application) -> None:
    for year in YEARS:
        total = app.exact["output_total", year]
        assert app.exact["output_sme_share", year] == 100 * app.exact["output_sme", year] / total
        assert app.exact["co2_intensity", year] == app.exact["co2_emissions", year] / (total * 10_000)
    first, last = app.exact["output_total", YEARS[0]], app.exact["output_total", LAST]
    rate = 1 + app.exact["output_growth_avg", None] / 100
    assert abs(first * rate * rate - last) < Decimal("1e-15")


@named
def test_large_firms_are_large_and_small_ones_are_not(app: Application) -> None:
    for firm in app.firms:
        assert firm.is_sme == (firm.employees < 1000 or firm.output < 40_000), firm


def test_titles_are_valid_on_the_day_of_application() -> None:
    for app in APPLICATIONS:
        assert all(title.issued < app.date < title.expires for title in app.titles)


@pytest.mark.parametrize("app", many(30, seed=4), ids=lambda app: app.id)
def test_applications_for_measuring_meet_every_numeric_condition(app: Application) -> None:
    exact = app.exact
    assert all(exact["output_total", year] >= 30 for year in YEARS)
    assert exact["output_sme_share", LAST] > 70
    assert exact["output_leading_share", LAST] > 70
    assert min(exact[name, None] for name in ("output_growth_avg", "rd_sme_growth_avg")) > 7
    assert exact["patents_growth_avg", None] >= 10
    for base in ("population", "employees"):
        assert exact["patents_valid", LAST] / exact[base, LAST] * 10_000 >= 10
    assert exact["platform_penetration", LAST] >= 15
    intensities = [round(exact["co2_intensity", year], 3) for year in YEARS]
    assert intensities == sorted(set(intensities), reverse=True)
    assert exact["software_adoption", YEARS[0]] < exact["software_adoption", LAST]


def test_one_clean_application_fails_a_threshold_honestly() -> None:
    missed = [app for app in committed() if not app.doubts and app.exact["output_growth_avg", None] <= 7]
    assert len(missed) == 1
