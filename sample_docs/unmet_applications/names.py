"""Names and small figures that the wordings of all papers draw on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from sample_docs.truth import LAST, WORLD, YEARS, Application
from sample_docs.unmet_forms.numerals import chinese

# two authors who know nothing of each other: other words, other layouts, other faults
HANDS = ("first", "second")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True)
class Applying(Application):
    """A cluster whose applicant, operating body and name follow other customs than the samples'."""

    office: str = "工业和信息化局"
    body: str = "管理委员会"
    called: str = "产业集群"

    @property
    def applicant(self) -> str:
        return f"{self.district}{self.office}"

    @property
    def operator(self) -> str:
        return f"{self.district}{self.industry['name']}{self.body}"

    @property
    def cluster(self) -> str:
        return f"{self.place['name']}{self.industry['name']}{self.called}"


@cache
def words_of(hand: str, papers: str) -> dict[str, Any]:
    """How one of the `HANDS` words these papers."""
    file = Path(__file__).with_name(f"{hand}_hand") / f"{papers}.yaml"
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


def names_of(app: Applying) -> dict[str, Any]:
    """What a place like {cluster} in a wording stands for."""
    random = Random(f"names:{app.seed}")
    other = random.choice([place for place in WORLD["districts"] if place["name"] != app.place["name"]])
    leader = app.firms[0]
    return {
        **dict(zip("abc", YEARS, strict=True)),
        "y1": YEARS[0] - 1,
        "y2": YEARS[0] - 2,
        "next": LAST + 1,
        "end": LAST + 3,
        "d": app.place["name"],
        "district": app.district,
        "mark": app.place["word"],
        "trade": app.industry["name"],
        "cluster": app.cluster,
        "applicant": app.applicant,
        "operator": app.operator,
        "towns": "、".join(app.towns),
        "school": app.industry["school"],
        "standard": app.industry["standard"],
        "problem": app.industry["problem"],
        "lead": app.industry["lead"],
        "support": app.industry["support"],
        "tech": app.industry["tech"],
        "firms": len(app.firms),
        "leader": leader.name,
        "of_leader": f"{Decimal(leader.output) / 10_000:.2f}",
        "other": other["name"],
        "other_towns": "、".join(other["towns"][:2]),
        "contact": app.contact,
        "phone": app.phone,
        "thousand": random.randint(9120, 15980) / 10,
        "count": random.randint(61, 148),
        "other_growth": random.randint(21, 78) / 10,
        "utility": random.randint(120, 420),
        "staff": random.randint(6, 15),
        "comparable": app.comparable or "",
        "index": f"{100 * app.exact['output_total', LAST] / app.exact['output_total', YEARS[0]]:.1f}",
        "points": _points(app),
        "jointly": random.randint(6, 14),
    }


def _points(app: Application) -> Decimal:
    """By how many points the platforms' rate rose in the last year, between the two as printed."""
    before, now = (app.exact["platform_penetration", year].quantize(Decimal("0.1")) for year in YEARS[1:])
    return now - before


def day_words(day: datetime.date, manner: int) -> str:
    """A date as offices write it: in figures, in Chinese numerals, with points, padded."""
    chinese_day = f"{str(day.year).translate(_DIGITS)}年{_chinese(day.month)}月{_chinese(day.day)}日"
    return (
        f"{day.year}年{day.month}月{day.day}日",
        chinese_day,
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日",
        f"{day:%Y-%m-%d}",
    )[manner]


def _chinese(number: int) -> str:
    return chinese(Decimal(number))
