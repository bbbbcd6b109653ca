"""The planted faults: each changes one thing of a coherent application and says what was changed.

A fault is a function of the application and chance that answers what is wrong; kinds, severities and the words for
files are those of the practice set's truth. `files` are kinds of papers here; they become names once these are known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import Any

from sample_docs.identifiers import patent_number
from sample_docs.roster import Firm
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_applications.names import Applying

_PLACES = ("form", "scan", "narrative", "summary", "plan")
_DIGITS = "0123456789"


@dataclass(frozen=True)
class Planted:
    """What was changed: the application, flags for its papers, and what a finding has to touch.

    `marks` and `names` are those of the dossier: what a list says of one item, what words in a text stand for.
    """

    app: Applying
    kinds: tuple[str, ...]
    severity: str
    note: str
    indicators: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    flags: frozenset[str] = field(default_factory=frozenset)
    marks: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Any] = field(default_factory=dict)


Plant = Callable[[Applying, Random], Planted]


def printing(app: Applying, changes: Mapping[tuple[str, str, int | None], Decimal]) -> Applying:
    return replace(app, changed={**app.changed, **changes})


def everywhere(app: Applying, indicator: str, year: int | None, value: Decimal) -> Applying:
    return printing(app, {(place, indicator, year): value for place in _PLACES})


def form_vs_statistics(app: Applying, random: Random) -> Planted:
    names = ("output_total", "output_sme", "output_leading")
    less = Decimal(random.randint(900, 950)) / 1000
    lower = {("statistics", name, LAST): (app.exact[name, LAST] * less).quantize(Decimal("0.0001")) for name in names}
    return Planted(printing(app, lower), ("conflict",), "doubt", "统计部门的数低于申报表", names, ("statistics",))


def form_vs_summary(app: Applying, random: Random) -> Planted:
    other = app.exact["output_total", YEARS[1]] + Decimal(random.choice(("2.4", "3.1", "-2.7")))
    changed = printing(app, {("summary", "output_total", YEARS[1]): other})
    return Planted(changed, ("conflict",), "doubt", "汇总表与申报表产值不同", ("output_total",), ("summary",))


def form_vs_plan(app: Applying, random: Random) -> Planted:
    other = app.exact["patents_valid", LAST] + random.choice((-11, 9, 14))
    changed = printing(app, {("plan", "patents_valid", LAST): other})
    return Planted(changed, ("conflict",), "query", "规划基期专利数与申报表不同", ("patents_valid",))


def table_vs_narrative(app: Applying, random: Random) -> Planted:
    other = app.exact["rd_sme", LAST] * Decimal(random.choice(("1.18", "0.84")))
    changed = printing(app, {("narrative", "rd_sme", LAST): other})
    return Planted(changed, ("conflict",), "query", "文字说明的研发经费与指标表不同", ("rd_sme",))


def share_mismatch(app: Applying, random: Random) -> Planted:
    other = app.exact["output_sme_share", LAST] + random.randint(5, 8)
    changed = everywhere(app, "output_sme_share", LAST, other)
    return Planted(changed, ("arithmetic", "conflict"), "doubt", "中小企业占比与产值不符", ("output_sme_share",))


def growth_impossible(app: Applying, _: Random) -> Planted:
    changed = everywhere(app, "output_growth_avg", None, app.exact["output_growth_avg", None] + Decimal("4.3"))
    return Planted(
        changed, ("arithmetic", "conflict"), "query", "年均增速高于任何算法", ("output_growth_avg", "output_growth")
    )


def patents_growth_impossible(app: Applying, _: Random) -> Planted:
    changed = everywhere(app, "patents_growth_avg", None, app.exact["patents_growth_avg", None] + 13)
    return Planted(
        changed,
        ("arithmetic", "conflict"),
        "query",
        "专利年均增长率与专利数不符",
        ("patents_growth_avg", "patents_valid"),
    )


def part_above_whole(app: Applying, _: Random) -> Planted:
    above = app.exact["output_total", LAST] * Decimal("1.03")
    changed = everywhere(app, "output_leading", LAST, above)
    changed = printing(changed, {("statistics", "output_leading", LAST): above})
    return Planted(
        changed,
        ("arithmetic", "conflict"),
        "doubt",
        "主导产业产值大于总产值",
        ("output_leading", "output_leading_share"),
    )


def unit_slip(app: Applying, _: Random) -> Planted:
    changed = printing(app, {("narrative", "rd_sme", LAST): app.exact["rd_sme", LAST] / 10_000})
    return Planted(
        changed, ("unit", "conflict", "arithmetic", "plausibility"), "query", "研发经费亿元误写为万元", ("rd_sme",),
        flags=frozenset({"unit_slip"}),
    )  # fmt: skip


def area_unit(app: Applying, _: Random) -> Planted:
    """The chapter says in 公顷 what is meant in 平方公里."""
    return Planted(
        app, ("unit", "conflict"), "query", "面积平方公里误写为公顷", ("area",), flags=frozenset({"area_unit"})
    )


def per_10k_slip(app: Applying, _: Random) -> Planted:
    changed = everywhere(app, "patents_per_10k", LAST, app.exact["patents_per_10k", LAST] * Decimal("1.6"))
    return Planted(
        changed, ("arithmetic", "unit", "conflict"), "query", "每万人专利数与专利、人口不符",
        ("patents_per_10k", "patents_valid", "population"),
    )  # fmt: skip


def co2_mismatch(app: Applying, _: Random) -> Planted:
    changed = everywhere(app, "co2_intensity", LAST, app.exact["co2_intensity", LAST] * Decimal("0.8"))
    return Planted(
        changed, ("arithmetic", "conflict"), "query", "碳排放强度与排放量、产值不符", ("co2_intensity", "co2_emissions")
    )


def eleven_months(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("period", "conflict", "scope"), "query", "统计函的数只到11月，当作全年",
        ("output_total",), ("statistics",),
        flags=frozenset({"eleven_months"}),
    )  # fmt: skip


def target_as_actual(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("period", "conflict"), "query", "统计函为预计数，申报表作实际数", ("output_total",), ("statistics",),
        flags=frozenset({"expected"}),
    )  # fmt: skip


def letter_before_year_end(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("period",), "query", "统计函早于年末即给出全年数", ("output_total",), ("statistics",),
        flags=frozenset({"letter_before_year_end"}),
    )  # fmt: skip


def scope_mixed(app: Applying, _: Random) -> Planted:
    return Planted(
        app,
        ("scope",),
        "query",
        "规上与全口径混用",
        ("output_total",),
        ("statistics",),
        flags=frozenset({"mixed_scope"}),
    )


def undated_letter(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("completeness", "period"), "query", "统计函无日期", (), ("statistics",), ("统计",),
        flags=frozenset({"undated_letter"}),
    )  # fmt: skip


def number_year(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("identifier", "period", "conflict"), "query", "文号年份与落款日期不符", (), ("statistics",),
        flags=frozenset({"number_year"}),
    )  # fmt: skip


def list_count(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("conflict",), "doubt", "名单比申报的企业少5家", ("firms_total", "firms_sme", "firms_leading"), ("firms",),
        flags=frozenset({"list_count"}),
    )  # fmt: skip


def list_sum(app: Applying, _: Random) -> Planted:
    """The rows come to less than the sum below them, which is the form's output."""
    firms = list(app.firms)
    for place in (2, 3, 5):
        firms[place] = replace(firms[place], output=int(firms[place].output * 0.6))
    return Planted(
        replace(app, firms=tuple(firms)), ("conflict", "arithmetic"), "doubt", "名单各行之和小于合计",
        ("output_total",),
        ("firms",), flags=frozenset({"list_sum"}),
    )  # fmt: skip


def firm_twice(app: Applying, random: Random) -> Planted:
    titled = {title.firm.name for title in app.titles}
    place = max(number for number, firm in enumerate(app.firms) if firm.name not in titled)
    twin, other = app.firms[4], app.firms[place]
    stem = twin.name.removesuffix("有限公司")
    name = random.choice((f"{stem}有限责任公司", twin.name.replace("汕头市", "汕头").replace("广东", "广东省")))
    name = f"{stem}有限责任公司" if name == twin.name else name
    double = replace(other, name=name, code=twin.code, town=twin.town)
    patents = tuple(replace(one, holder=twin.name) if one.holder == other.name else one for one in app.patents)
    firms = (*app.firms[:place], double, *app.firms[place + 1 :])
    return Planted(
        replace(app, firms=firms, patents=patents), ("duplicate",), "doubt", "同一企业换名重复列入", (), (),
        (twin.code, twin.name, name),
    )  # fmt: skip


def uscc_check(app: Applying, random: Random) -> Planted:
    firm = app.firms[random.randint(3, 9)]
    last = random.choice([digit for digit in _DIGITS if digit != firm.code[-1]])
    wrong = replace(firm, code=firm.code[:-1] + last)
    return Planted(
        with_firm(app, firm, wrong), ("identifier",), "query", "信用代码校验位不符", (), (), (wrong.code, firm.name)
    )


def with_firm(app: Applying, old: Firm, new: Firm) -> Applying:
    titles = tuple(replace(title, firm=new) if title.firm == old else title for title in app.titles)
    return replace(app, firms=tuple(new if firm == old else firm for firm in app.firms), titles=titles)


def patent_check(app: Applying, random: Random) -> Planted:
    old = random.choice(app.patents)
    last = random.choice([digit for digit in _DIGITS if digit != old.number[-1]])
    new = replace(old, number=old.number[:-1] + last)
    return Planted(
        with_patents(app, {old: new}), ("identifier", "patent"), "query", "专利号校验位不符", (), (),
        (new.number.removeprefix("ZL"),),
    )  # fmt: skip


def with_patents(app: Applying, swaps: Mapping[Any, Any]) -> Applying:
    return replace(app, patents=tuple(swaps.get(patent, patent) for patent in app.patents))


def utility_in_inventions(app: Applying, random: Random) -> Planted:
    chosen = random.sample(app.patents, 2)
    swaps = {one: replace(one, number=patent_number(one.applied.year, random, kind=2)) for one in chosen}
    numbers = tuple(one.number.removeprefix("ZL") for one in swaps.values())
    return Planted(with_patents(app, swaps), ("patent", "identifier"), "doubt", "发明清单列入实用新型", (), (), numbers)


def patent_twice(app: Applying, random: Random) -> Planted:
    first, second = random.sample(app.patents, 2)
    again = replace(second, number=first.number, name=first.name, applied=first.applied, granted=first.granted)
    return Planted(
        with_patents(app, {second: again}), ("duplicate", "patent"), "query", "同一专利重复列入", (), (),
        (first.number.removeprefix("ZL"),),
    )  # fmt: skip


def application_publications(app: Applying, random: Random) -> Planted:
    chosen = random.sample(app.patents, 3)
    swaps = {one: replace(one, number=f"CN1{random.randint(10_000_000, 19_999_999)}A") for one in chosen}
    numbers = tuple(one.number for one in swaps.values())
    return Planted(
        with_patents(app, swaps), ("patent", "identifier"), "query", "以申请公布号充当授权专利", (), (), numbers
    )


def patent_list_length(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("conflict", "patent"), "doubt", "专利清单少于申报数", ("patents_valid",), ("patents",),
        flags=frozenset({"patent_list_length"}),
    )  # fmt: skip


def hnte_expired(app: Applying, random: Random) -> Planted:
    old = random.choice([title for title in app.titles if title.kind == "hnte"])
    issued = old.issued.replace(year=LAST - 4)
    number = old.certificate.replace(str(old.issued.year), str(issued.year))
    new = replace(old, issued=issued, expires=issued.replace(year=issued.year + 3), certificate=number)
    titles = tuple(new if title == old else title for title in app.titles)
    return Planted(
        replace(app, titles=titles),
        ("title", "period"),
        "query",
        "高新技术企业证书已过期",
        (),
        (),
        (number, old.firm.name),
    )


def certificate_twice(app: Applying, random: Random) -> Planted:
    first, second = random.sample([title for title in app.titles if title.kind == "hnte"], 2)
    again = replace(second, certificate=first.certificate, issued=first.issued, expires=first.expires)
    titles = tuple(again if title == second else title for title in app.titles)
    return Planted(
        replace(app, titles=titles), ("title", "duplicate", "identifier"), "query", "两家企业用同一证书编号", (), (),
        (first.certificate,),
    )  # fmt: skip


def missing_statistics(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("completeness",), "query", "缺统计部门证明", (), (), ("统计", "statistics_proof"),
        flags=frozenset({"missing_statistics"}),
    )  # fmt: skip


def missing_proof(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("completeness",), "query", "缺税务部门证明", (), (), ("税务",), flags=frozenset({"without_税务"})
    )


def self_issued(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("issuer",), "query", "产值证明由申报单位自己出具", (), ("statistics",), (app.applicant,),
        flags=frozenset({"self_issued"}),
    )  # fmt: skip


def missing_field(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("completeness",), "query", "工业互联网平台应用普及率未填", ("platform_penetration",),
        flags=frozenset({"missing_field"}),
    )  # fmt: skip


def unreadable_pdf(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("legibility", "completeness"), "query", "税务证明加密打不开", (), ("compliance",), ("税务",),
        flags=frozenset({"unreadable_pdf"}),
    )  # fmt: skip


def same_file_twice(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("duplicate", "completeness"), "query", "同一文件充当两份证明", (), ("compliance",), ("市场监管",),
        flags=frozenset({"same_file_twice"}),
    )  # fmt: skip


def wrong_place_letter(app: Applying, _: Random) -> Planted:
    return Planted(
        app, ("reuse", "conflict", "issuer", "completeness"), "query", "证明所述为其他区的集群",
        (), ("compliance",), (),
        flags=frozenset({"wrong_place_letter"}),
    )  # fmt: skip


def copied_place(app: Applying, _: Random) -> Planted:
    return Planted(app, ("reuse",), "query", "文字中留有其他区的地名", (), (), (), flags=frozenset({"copied_place"}))


def word_vs_scan(app: Applying, random: Random) -> Planted:
    value = app.exact["output_total", YEARS[1]]
    other = value + Decimal(random.choice(("3", "-2", "4")))
    return Planted(
        printing(app, {("scan", "output_total", YEARS[1]): other}), ("conflict", "integrity"), "query",
        "扫描件与Word版产值不同", ("output_total",), flags=frozenset({"word_vs_scan"}),
    )  # fmt: skip


def docx_tracked(app: Applying, _: Random) -> Planted:
    return Planted(app, ("integrity",), "query", "申报表留有修订痕迹", (), ("form",), flags=frozenset({"docx_tracked"}))


# shared_passage and firm_two_applications need a second application and are planted by the batch
PLANTS: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        form_vs_statistics, share_mismatch, patent_check, self_issued, form_vs_summary, list_count, hnte_expired,
        missing_statistics, table_vs_narrative, firm_twice, eleven_months, unit_slip, utility_in_inventions,
        growth_impossible, missing_field, uscc_check, copied_place, patent_list_length, letter_before_year_end,
        part_above_whole, docx_tracked, form_vs_plan, unreadable_pdf, list_sum, target_as_actual, patent_twice,
        missing_proof, co2_mismatch, certificate_twice, word_vs_scan, application_publications, undated_letter,
        area_unit, same_file_twice, per_10k_slip, scope_mixed, wrong_place_letter, patents_growth_impossible,
        number_year,
    )
}  # fmt: skip
