"""The faults of the second hand: each changes one thing of a coherent application, as `faults.py` does."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from sample_docs.identifiers import credit_code, patent_number
from sample_docs.truth import LAST, WORLD, YEARS
from sample_docs.unmet_applications.faults import Plant, Planted, printing, with_firm, with_patents
from sample_docs.unmet_applications.names import Applying


def _flag(name: str) -> frozenset[str]:
    return frozenset({name})


def growth_wrong_base(app: Applying, _: Random) -> Planted:
    """What grew over two years is told as the growth of one."""
    over_two = 100 * (app.exact["output_total", LAST] / app.exact["output_total", YEARS[0]] - 1)
    return Planted(
        printing(app, {("narrative", "output_growth", LAST): over_two}), ("arithmetic", "conflict"), "query",
        "同比增速以前年为基数", ("output_growth", "output_total", "output_growth_avg"),
    )  # fmt: skip


def points_as_percent(app: Applying, _: Random) -> Planted:
    """By how many per cent a rate rose is told in points."""
    before, now = (app.exact["platform_penetration", year] for year in YEARS[1:])
    percent = (100 * (now / before - 1)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Planted(
        app, ("arithmetic", "conflict", "unit"), "query", "百分点误写为增长率", ("platform_penetration",),
        names={"points": percent}, flags=_flag("points"),
    )  # fmt: skip


def share_of_other_whole(app: Applying, _: Random) -> Planted:
    """The leading industry's part is divided by the small firms' output."""
    other = 100 * app.exact["output_leading", LAST] / app.exact["output_sme", LAST]
    return Planted(
        printing(app, {("narrative", "output_leading_share", LAST): other}), ("arithmetic", "conflict"), "query",
        "占比以中小企业产值为分母", ("output_leading_share", "output_leading"),
    )  # fmt: skip


def compliance_before_end(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("period",), "query", "证明早于所证期间结束", (), ("compliance",), ("应急",),
        flags=_flag("compliance_before_end"),
    )  # fmt: skip


def statistics_other_cluster(app: Applying, random: Random) -> Planted:
    trade = random.choice([one["name"] for one in WORLD["industries"] if one["name"] != app.industry["name"]])
    cluster = f"{app.place['name']}{trade}{app.called}"
    return Planted(
        app, ("reuse", "conflict", "issuer", "completeness"), "query", "统计函写的是另一个集群", (), ("statistics",),
        (cluster,), flags=_flag("other_cluster"), names={"other_cluster": cluster, "other_trade": trade},
    )  # fmt: skip


def statistics_other_year(app: Applying, _: Random) -> Planted:
    """Last year's letter was left in: its years end a year too early."""
    names = ("output_total", "output_sme", "output_leading")
    before = {name: app.exact[name, YEARS[0]] * Decimal("0.92") for name in names}
    rows = {name: (before[name], app.exact[name, YEARS[0]], app.exact[name, YEARS[1]]) for name in names}
    shifted = {
        ("statistics", name, year): value for name, row in rows.items() for year, value in zip(YEARS, row, strict=True)
    }
    for year in YEARS:
        total = shifted["statistics", "output_total", year]
        shifted["statistics", "output_sme_share", year] = 100 * shifted["statistics", "output_sme", year] / total
        shifted["statistics", "output_leading_share", year] = (
            100 * shifted["statistics", "output_leading", year] / total
        )
        if year > YEARS[0]:
            earlier = shifted["statistics", "output_total", year - 1]
            shifted["statistics", "output_growth", year] = 100 * (total / earlier - 1)
    return Planted(
        printing(app, shifted), ("period", "completeness", "conflict"), "query", "统计函是上一年度的",
        ("output_total",), ("statistics",), flags=_flag("other_year"),
    )  # fmt: skip


def scope_inflated(app: Applying, _: Random) -> Planted:
    """The form takes the last year of all firms and the years before of those above size only."""
    wholes = {("statistics", "output_total", YEARS[place]): app.exact["output_total", YEARS[place]] * Decimal(factor)
              for place, factor in enumerate(("1.09", "1.08"))}  # fmt: skip
    return Planted(
        printing(app, wholes), ("scope", "conflict", "arithmetic"), "query", "前两年用规上数、末年用全口径数",
        ("output_total", "output_growth_avg"), ("statistics",), flags=_flag("both_scopes"),
    )  # fmt: skip


def scope_in_words(app: Applying, _: Random) -> Planted:
    return Planted(
        app,
        ("scope",),
        "query",
        "文字说明各年口径不一",
        ("output_total",),
        ("statistics",),
        flags=_flag("scope_in_words"),
    )


def utility_with_kind(app: Applying, random: Random) -> Planted:
    """The list's own column says 实用新型 of two."""
    chosen = random.sample(app.patents, 2)
    swaps = {one: replace(one, number=patent_number(one.applied.year, random, kind=2)) for one in chosen}
    numbers = tuple(one.number.removeprefix("ZL") for one in swaps.values())
    return Planted(with_patents(app, swaps), ("patent", "identifier"), "doubt", "发明清单列入实用新型", (), (), numbers)


def lapsed_patents(app: Applying, random: Random) -> Planted:
    chosen = random.sample(app.patents, 3)
    numbers = tuple(one.number.removeprefix("ZL") for one in chosen)
    words = random.choice(("未缴年费专利权终止", "失效", "专利权终止"))
    return Planted(
        app, ("patent", "period"), "query", "已失效的专利计入有效", (), (), numbers,
        marks={one.number: words for one in chosen},
    )  # fmt: skip


def other_district(app: Applying, random: Random) -> Planted:
    """Three firms of the list lie in another district, by their place and by their code."""
    other = random.choice([place for place in WORLD["districts"] if place["name"] != app.place["name"]])
    changed = app
    moved = app.firms[8:11]
    for firm in moved:
        new = replace(firm, town=f"{other['name']}{other['towns'][0]}", code=credit_code(other["code"], random))
        changed = with_firm(changed, firm, new)
    return Planted(
        changed, ("plausibility", "identifier", "conflict", "scope"), "note", "名单企业登记在其他区", (), (),
        tuple(firm.name for firm in moved), flags=_flag("other_district"),
    )  # fmt: skip


def title_expired(app: Applying, random: Random) -> Planted:
    old = random.choice([title for title in app.titles if title.kind in ("srdi_provincial", "little_giants")])
    issued = old.issued.replace(year=LAST - 4)
    number = old.certificate.replace(f"〔{old.issued.year}〕", f"〔{issued.year}〕")
    new = replace(old, issued=issued, expires=issued.replace(year=issued.year + 3), certificate=number)
    titles = tuple(new if title == old else title for title in app.titles)
    return Planted(
        replace(app, titles=titles), ("title", "period"), "query", "称号已过有效期", (), (), (number, old.firm.name)
    )


def title_count(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("conflict", "title"), "query", "名单中的高新技术企业比申报的少3家", ("hnte",), ("titles",),
        flags=_flag("title_count"),
    )  # fmt: skip


def city_title(app: Applying, random: Random) -> Planted:
    """A title of the city is counted as one of the province."""
    one = random.choice([title for title in app.titles if title.kind == "srdi_provincial"])
    number = f"汕市工信〔{one.issued.year}〕{random.randint(431, 590)}号"
    titles = tuple(replace(title, certificate=number) if title == one else title for title in app.titles)
    return Planted(
        replace(app, titles=titles), ("title", "conflict"), "query", "市级称号计入省级", ("srdi_provincial",), (),
        (number, one.firm.name), marks={number: "汕头市专精特新中小企业（市级）"},
    )  # fmt: skip


def plan_baseline(app: Applying, random: Random) -> Planted:
    other = app.exact["output_total", LAST] * Decimal(random.choice(("1.06", "0.93")))
    return Planted(
        printing(app, {("plan", "output_total", LAST): other}), ("conflict",), "query", "规划基期产值与申报表不同",
        ("output_total",), ("plan",),
    )  # fmt: skip


def target_below_base(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("plausibility", "conflict", "arithmetic", "period"), "query", "规划目标低于现状", ("rd_sme",), ("plan",),
        flags=_flag("target_below_base"),
    )  # fmt: skip


def summary_unit_slip(app: Applying, _: Random) -> Planted:
    in_thousands = app.exact["output_total", YEARS[1]] * 10_000
    return Planted(
        printing(app, {("summary", "output_total", YEARS[1]): in_thousands}),
        ("unit", "conflict", "arithmetic", "plausibility"), "query", "汇总表一格以万元填入亿元栏",
        ("output_total",), ("summary",),
    )  # fmt: skip


def large_as_small(app: Applying, _: Random) -> Planted:
    large = app.firms[0]
    return Planted(
        app, ("plausibility", "conflict", "arithmetic", "scope", "title"), "query", "大型企业列为小型",
        ("firms_sme", "output_sme"), ("firms",), (large.name, large.code), marks={large.code: "小型"},
    )  # fmt: skip


def jobs_in_narrative(app: Applying, _: Random) -> Planted:
    """The chapter tells ten times as many people as the table."""
    return Planted(
        printing(app, {("narrative", "employees", LAST): app.exact["employees", LAST] * 10}),
        ("unit", "conflict", "plausibility"), "query", "文字中的从业人员是表中的十倍", ("employees",),
    )  # fmt: skip


# names_swapped needs a second application and is planted by the batch
SECOND_PLANTS: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        growth_wrong_base, statistics_other_year, summary_unit_slip, title_expired, scope_in_words, lapsed_patents,
        points_as_percent, title_count, share_of_other_whole, compliance_before_end, scope_inflated, plan_baseline,
        utility_with_kind, statistics_other_cluster, target_below_base, large_as_small, city_title, jobs_in_narrative,
        other_district,
    )
}  # fmt: skip
