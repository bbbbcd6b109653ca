"""The firms, titles and patents of one invented cluster; its totals are the sums of these."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random
from typing import Any

from sample_docs.identifiers import credit_code, high_tech_certificate, patent_number

TITLES = {
    "little_giants": "国家级专精特新“小巨人”企业",
    "champions_national": "国家级制造业单项冠军企业",
    "hnte": "国家级高新技术企业",
    "srdi_provincial": "省级专精特新中小企业",
    "innovative_smes": "创新型中小企业",
    "chain_leaders": "链主企业",
}
_SUPPORT_TRADES = ("精密模具", "新材料", "五金配件", "配套材料", "供应链")
_FORMS = ("有限公司", "科技有限公司", "实业有限公司", "股份有限公司")


@dataclass(frozen=True)
class Firm:
    """One enterprise of year Y-1; money in 万元."""

    name: str
    code: str
    town: str
    is_sme: bool
    is_leading: bool
    product: str
    output: int
    research: int
    employees: int


@dataclass(frozen=True)
class Title:
    """A firm's title; `kind` is an indicator's code."""

    firm: Firm
    kind: str
    certificate: str
    issued: datetime.date
    expires: datetime.date


@dataclass(frozen=True)
class Patent:
    """A granted patent in force."""

    number: str
    name: str
    holder: str
    applied: datetime.date
    granted: datetime.date


def _supports(number: int) -> bool:
    """Every sixth firm supplies the leading industry without belonging to it."""
    return number % 6 == 4


def _names(place: dict[str, Any], industry: dict[str, Any], words: list[str], count: int, random: Random) -> list[str]:
    """Names that no other application's firms bear: they hold the district, the trade and, if any, the mark."""
    chosen = random.sample(words, min(count, len(words)))
    town = place["towns"]
    names = []
    for number in range(count):
        word = chosen[number % len(chosen)]
        trade = industry["firm"]
        if _supports(number):
            trade = trade[:2] + random.choice(_SUPPORT_TRADES)
        near = place["name"].removesuffix("区")
        prefix = random.choice((f"汕头市{place['name']}", f"汕头市{near}", f"广东{near}"))
        extra = industry.get("mark", "") + ("" if number < len(chosen) else town[number % len(town)][:2])
        names.append(f"{prefix}{extra}{word}{trade}{random.choice(_FORMS)}")
    return names


def make_firms(
    place: dict[str, Any],
    industry: dict[str, Any],
    words: list[str],
    count: int,
    wanted: int,
    random: Random,
    large_share: float | None = None,
) -> tuple[Firm, ...]:
    """`count` firms whose outputs come to about `wanted` 万元; the first one to three are large."""
    large = 1 + (wanted > 420_000) + (wanted > 800_000)
    share = 0.23 / large if large_share is None else large_share / large
    weights = [random.uniform(0.4, 1.8) for _ in range(count - large)]
    of_large = [
        random.randint(max(42_000, int(wanted * share * 0.94)), max(46_000, int(wanted * share * 1.06)))
        for _ in range(large)
    ]
    rest = wanted - sum(of_large)
    outputs = of_large + [int(rest * weight / sum(weights)) for weight in weights]
    firms = []
    for number, (name, output) in enumerate(zip(_names(place, industry, words, count, random), outputs, strict=True)):
        is_large = number < large
        supports = _supports(number)
        employees = random.randint(1010, 1320) if is_large else min(960, max(38, int(output / random.uniform(70, 130))))
        firms.append(
            Firm(
                name=name,
                code=credit_code(place["code"], random),
                town=random.choice(place["towns"]),
                is_sme=not is_large,
                is_leading=not supports,
                product=random.choice(industry["support"] if supports else industry["lead"]),
                output=output,
                research=int(output * random.uniform(0.022, 0.046)),
                employees=employees,
            )
        )
    return (*firms[:large], *sorted(firms[large:], key=lambda firm: -firm.output))


def make_titles(firms: tuple[Firm, ...], year: int, random: Random) -> tuple[Title, ...]:
    """Titles still valid in the application year: a firm may hold several, as in life."""
    leading = [firm for firm in firms if firm.is_leading]
    small = [firm for firm in leading if firm.is_sme]
    holders_of: dict[str, list[Firm]] = {
        "little_giants": random.sample(small, random.randint(1, 2)),
        "champions_national": random.sample(small, random.randint(0, 1)),
        "hnte": random.sample(leading, random.randint(8, min(13, len(leading)))),
        "srdi_provincial": random.sample(small, random.randint(5, min(9, len(small)))),
        "innovative_smes": random.sample(small, random.randint(7, min(12, len(small)))),
        "chain_leaders": [firms[0]],
    }
    titles = []
    for kind, holders in holders_of.items():
        for firm in holders:
            issued = datetime.date(year - random.randint(1, 2), random.choice((11, 12)), random.randint(6, 28))
            expires = issued.replace(year=issued.year + 3)
            number = {
                "hnte": high_tech_certificate(issued.year, random),
                "srdi_provincial": f"粤工信融资函〔{issued.year}〕{random.randint(21, 68)}号",
                "innovative_smes": f"汕市工信函〔{issued.year}〕{random.randint(101, 430)}号",
                "little_giants": f"工信部企业函〔{issued.year}〕{random.randint(190, 390)}号",
                "champions_national": f"工信部政法函〔{issued.year}〕{random.randint(90, 360)}号",
                "chain_leaders": f"汕制造强市办〔{issued.year}〕{random.randint(3, 19)}号",
            }[kind]
            titles.append(Title(firm, kind, number, issued, expires))
    return tuple(titles)


def make_patents(
    firms: tuple[Firm, ...], industry: dict[str, Any], stocks: dict[int, int], random: Random
) -> tuple[Patent, ...]:
    """Inventions in force whose grants by each year's end come to `stocks`; none lapsed meanwhile."""
    subjects = [*industry["tech"], *industry["lead"]]
    holders = [firm.name for firm in firms if firm.is_leading][:14]
    patents: list[Patent] = []
    numbers: set[str] = set()
    for year in sorted(stocks):
        while len(patents) < stocks[year]:
            first = year == min(stocks)
            granted_year = year - (random.randint(0, 4) if first else 0)
            granted = datetime.date(granted_year, random.randint(1, 12), random.randint(1, 28))
            applied = granted - datetime.timedelta(days=random.randint(420, 1100))
            number = patent_number(applied.year, random)
            if number in numbers:
                continue
            numbers.add(number)
            subject = random.choice(subjects)
            name = random.choice(
                (
                    "一种{}装置及其控制方法",
                    "一种{}的制备工艺",
                    "{}生产用在线检测方法",
                    "一种用于{}的自动化设备",
                    "一种基于{}的质量追溯系统",
                )
            )
            patents.append(Patent(number, name.format(subject), random.choice(holders), applied, granted))
    return tuple(patents)
