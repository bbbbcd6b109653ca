"""One invented application: the exact figures behind all of its papers.

Amounts are held in the canonical units of the indicators (money in 亿元 with 万元 as the last digit,
persons in 人, area in 平方公里); shares, growths and ratios are computed from the exact amounts and
rounded only when they are printed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import yaml

from sample_docs.roster import Firm, Patent, Title, make_firms, make_patents, make_titles

YEAR = 2025
YEARS = (YEAR - 3, YEAR - 2, YEAR - 1)
LAST = YEARS[-1]
WORLD: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "world.yaml").read_text(encoding="utf-8"))
Key = tuple[str, int | None]


@dataclass(frozen=True)
class Profile:
    """What is asked of an application before chance fills in the rest; growths in per cent a year."""

    output: int = 560_000
    growth: tuple[float, float] = (9.4, 10.6)
    comparable: Decimal | None = None
    firms: int = 32
    patents: int = 58
    hedged: bool = False
    large_share: float | None = None


@dataclass(frozen=True)
class Doubt:
    """One known fault: what is printed, what would be right, and where."""

    kind: str
    indicators: tuple[str, ...]
    where: str
    printed: str
    right: str
    note: str


@dataclass(frozen=True)
class Application:
    """One application. `changed` holds figures printed otherwise than they are, by (place, indicator, year)."""

    id: str
    layout: int
    place: dict[str, Any]
    industry: dict[str, Any]
    towns: tuple[str, ...]
    contact: str
    phone: str
    date: datetime.date
    seed: int
    firms: tuple[Firm, ...]
    titles: tuple[Title, ...]
    patents: tuple[Patent, ...]
    exact: dict[Key, Decimal]
    hedged: bool = False
    comparable: Decimal | None = None
    shows: str = "各项数据前后一致"
    doubts: tuple[Doubt, ...] = ()
    changed: dict[tuple[str, str, int | None], Decimal] = field(default_factory=dict)
    slipped_units: dict[tuple[str, str, int | None], str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()

    @property
    def district(self) -> str:
        return f"汕头市{self.place['name']}"

    @property
    def cluster(self) -> str:
        return f"{self.district}{self.industry['name']}产业集群"

    @property
    def applicant(self) -> str:
        return f"{self.district}工业和信息化局"

    @property
    def operator(self) -> str:
        return f"{self.cluster}管理委员会"

    def value(self, where: str, indicator: str, year: int | None) -> Decimal:
        """The exact figure, or the wrong one that this place is to print."""
        return self.changed.get((where, indicator, year), self.exact[indicator, year])

    def with_fault(self, shows: str, doubt: Doubt, **changes: Any) -> Application:
        return replace(self, shows=shows, doubts=(*self.doubts, doubt), **changes)


def make_application(
    number: int, layout: int, place: dict[str, Any], industry: dict[str, Any], profile: Profile, seed: int
) -> Application:
    """A coherent application; the same arguments give the same application."""
    random = Random(f"{seed}/{number}/{place['name']}/{industry['name']}")
    firms = make_firms(place, industry, WORLD["firm_words"], profile.firms, profile.output, random, profile.large_share)
    titles = make_titles(firms, YEAR, random)
    stocks = _patent_stocks(profile.patents, random)
    exact = _amounts(firms, profile, random)
    exact.update({("patents_valid", year): Decimal(count) for year, count in stocks.items()})
    exact.update(_counts(firms, titles, random))
    exact.update(_green(exact, industry, random))
    exact.update(_derived(exact))
    towns = tuple(random.sample(place["towns"], 2))
    return Application(
        id=f"{number:02d}-{place['name']}{industry['name']}",
        layout=layout,
        place=place,
        industry=industry,
        towns=towns,
        contact=random.choice(WORLD["surnames"]) + random.choice(WORLD["given"]),
        phone=f"0754-8{random.randint(2_100_000, 9_899_999)}",
        date=datetime.date(YEAR, 4, random.choice((8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23))),
        seed=seed * 1000 + number,
        firms=firms,
        titles=titles,
        patents=make_patents(firms, industry, stocks, random),
        exact=exact,
        hedged=profile.hedged,
        comparable=profile.comparable,
    )


def _patent_stocks(last: int, random: Random) -> dict[int, int]:
    before = int(last / (1 + random.uniform(0.16, 0.24)))
    return {YEARS[0]: int(before / (1 + random.uniform(0.15, 0.22))), YEARS[1]: before, LAST: last}


def _back(last: int, growths: tuple[float, float]) -> tuple[int, int, int]:
    """A row of three years that ends in `last` and grew by these per cents."""
    middle = int(last / (1 + growths[1] / 100))
    return int(middle / (1 + growths[0] / 100)), middle, last


def _amounts(firms: tuple[Firm, ...], profile: Profile, random: Random) -> dict[Key, Decimal]:
    """Money and persons over the three years; the last year is the sum of the firms' list."""

    def near(spread: float = 1.2) -> tuple[float, float]:
        return profile.growth[0] + random.uniform(0.1, spread), profile.growth[1] + random.uniform(0.1, spread)

    total = sum(firm.output for firm in firms)
    ten_thousands = {
        "output_total": _back(total, profile.growth),
        "output_sme": _back(sum(firm.output for firm in firms if firm.is_sme), near()),
        "output_leading": _back(sum(firm.output for firm in firms if firm.is_leading), near(0.8)),
        "rd_sme": _back(
            sum(firm.research for firm in firms if firm.is_sme), (random.uniform(9, 14), random.uniform(9, 14))
        ),
        "tax": _back(int(total * random.uniform(0.028, 0.041)), near()),
        "exports": _back(int(total * random.uniform(0.12, 0.36)), near()),
    }
    rows = {name: tuple(Decimal(value) / 10_000 for value in row) for name, row in ten_thousands.items()}
    staff = _back(sum(firm.employees for firm in firms), (random.uniform(2, 4), random.uniform(2, 4)))
    people = random.randint(236, 341) * 100
    rows["employees"] = tuple(Decimal(value) for value in staff)
    rows["population"] = tuple(Decimal(people - step) for step in (400, 200, 0))
    return {(name, year): value for name, row in rows.items() for year, value in zip(YEARS, row, strict=True)}


def _counts(firms: tuple[Firm, ...], titles: tuple[Title, ...], random: Random) -> dict[Key, Decimal]:
    """Whole counts and the two rates of digital use."""
    total, sme = len(firms), sum(firm.is_sme for firm in firms)
    leading = sum(firm.is_leading for firm in firms)
    rows: dict[str, tuple[Any, ...]] = {
        "firms_total": (total - 4, total - 2, total),
        "firms_sme": (sme - 4, sme - 2, sme),
        "firms_leading": (leading - 3, leading - 1, leading),
        "innovation_platforms": (random.randint(4, 6), random.randint(7, 8), random.randint(9, 12)),
        "standards": (random.randint(3, 5), random.randint(6, 9), random.randint(10, 16)),
    }
    users = [random.randint(7, 8), random.randint(9, 10), random.randint(11, 14)]
    rows["platform_penetration"] = tuple(100 * Decimal(n) / d for n, d in zip(users, rows["firms_total"], strict=True))
    start = Decimal(random.randint(412, 540)) / 10
    rows["software_adoption"] = (start, start + Decimal("4.2"), start + Decimal("8.9"))
    counts: dict[Key, Decimal] = {
        (name, year): Decimal(value) for name, row in rows.items() for year, value in zip(YEARS, row, strict=True)
    }
    for kind in ("little_giants", "champions_national", "hnte", "srdi_provincial", "innovative_smes", "chain_leaders"):
        counts[kind, LAST] = Decimal(sum(title.kind == kind for title in titles))
    counts["area", None] = Decimal(random.randint(86, 412)) / 10
    return counts


def _green(exact: dict[Key, Decimal], industry: dict[str, Any], random: Random) -> dict[Key, Decimal]:
    """Energy, carbon, and water where the industry needs much of it."""
    figures: dict[Key, Decimal] = {}
    intensity = random.uniform(0.14, 0.26)
    for year in YEARS:
        output = exact["output_total", year] * 10_000
        figures["co2_emissions", year] = Decimal(int(float(output) * intensity))
        figures["energy_use", year] = Decimal(int(float(output) * intensity * 0.41))
        intensity *= random.uniform(0.91, 0.95)
    if industry.get("water"):
        figures.update(
            {
                ("water_efficiency", year): Decimal(value)
                for year, value in zip(YEARS, ("1.52", "1.44", "1.37"), strict=True)
            }
        )
        figures["water_benchmark", None] = Decimal("1.6")
    return figures


def _average_growth(first: Decimal, last: Decimal) -> Decimal:
    return ((last / first).sqrt() - 1) * 100


def _derived(exact: dict[Key, Decimal]) -> dict[Key, Decimal]:
    """Shares, growths and ratios, never rounded."""
    figures: dict[Key, Decimal] = {}
    for year in YEARS:
        total = exact["output_total", year]
        figures["output_sme_share", year] = 100 * exact["output_sme", year] / total
        figures["output_leading_share", year] = 100 * exact["output_leading", year] / total
        figures["co2_intensity", year] = exact["co2_emissions", year] / (total * 10_000)
        figures["patents_per_10k", year] = exact["patents_valid", year] / exact["population", year] * 10_000
        if year > YEARS[0]:
            figures["output_growth", year] = 100 * (total / exact["output_total", year - 1] - 1)
    for name, base in (
        ("output_growth_avg", "output_total"),
        ("rd_sme_growth_avg", "rd_sme"),
        ("patents_growth_avg", "patents_valid"),
    ):
        figures[name, None] = _average_growth(exact[base, YEARS[0]], exact[base, LAST])
    return figures
