"""Applications as the judges see them, made in memory: most of them honest, each hundredth row shared by two.

Everything hangs on the number of the application alone, so that a batch of 500 is the beginning of one of 10,000.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from extractors.figures import list_figures
from pipeline.indicators import indicators
from pipeline.model import Case, Document, Entry, Fact, Figure, Passage, Role, Roster, Source, Value
from sample_docs.identifiers import credit_code, patent_check_digit

YEAR = 2025
FIRMS, PATENTS, TITLES, PASSAGES = 200, 100, 30, 50
# every hundredth row stands in the list of the application before too
_SHARED_EVERY = 100
# in every twentieth application a share does not follow from its amounts
_WRONG_EVERY = 20
# of the firms, with an output of 0.3 each
_SMES, _LEADING = 170, 150
_DISTRICTS = ("金平区", "龙湖区", "濠江区", "潮阳区", "潮南区", "澄海区", "南澳县")
_REGIONS = ("440511", "440507", "440512", "440513", "440514", "440515", "440523")
_LETTERS = "海星华盛宏达利源丰泰安和信昌荣德美嘉佳新科创益康腾飞远东南金银宝通顺裕隆兴旺鑫茂永恒天成广源辉耀明亮"
_MODEL = (
    "坚持市场主导、政府引导，充分发挥企业主体作用，完善产业生态，推动产业由集聚发展向集群发展跃升。",
    "健全优质中小企业梯度培育机制，建立创新型、专精特新、“小巨人”的接续队伍，实行一企一策辅导。",
    "推进资源综合利用与污染防治，建设固体废物集中处置设施，创建绿色工厂，引导企业实施节能技术改造。",
    "建立工业互联网安全保障体系，实行分类分级管理，推广工业软件，提高关键工序数控化水平。",
)
_OWN_FILES: tuple[tuple[str, Role], ...] = (
    ("申报表.pdf", "application_form"), ("规划.pdf", "development_plan"), ("名单.xlsx", "enterprise_list"),
    ("专利.xlsx", "patent_list"), ("资质.xlsx", "title_list"), ("统计证明.pdf", "statistics_proof"),
    ("批复.pdf", "operator_proof"), *((f"合规{number}.pdf", "compliance_proof") for number in range(1, 7)),
)  # fmt: skip
_FIGURES = {
    "output_total": 60, "output_sme": 51, "output_leading": 45, "rd_sme": 4,
    "platform_penetration": 31, "software_adoption": 52, "patents_valid": PATENTS, "firms_total": FIRMS, 
    "employees": 9000, "population": 46000, "co2_intensity": 1, "tax": 3, "exports": 20, "hnte": TITLES,
}  # fmt: skip


def made_cases(count: int) -> Iterator[Case]:
    for number in range(count):
        yield made_case(number)


def made_case(number: int) -> Case:
    at = number % len(_DISTRICTS)
    district, random = _DISTRICTS[at], Random(number)
    trade = _word(random, 4)
    facts = {
        "cluster_name": f"汕头市{district}{trade}产业集群", "district": f"汕头市{district}",
        "applicant": f"汕头市{district}工业和信息化局", "leading_industry": trade, "application_date": "2025-05-12",
    }  # fmt: skip
    figures = tuple(_figures(honest=number % _WRONG_EVERY != 0))
    rosters = _rosters(number, _REGIONS[at])
    values = {(one.indicator, one.period): place for place, one in reversed(list(enumerate(figures)))}
    return Case(
        id=f"{number:05d}",
        year=YEAR,
        documents=tuple(
            Document(
                file,
                f"{number:05d}{file}",
                file.rsplit(".")[-1],
                role,
                "read",
                3,
                0,
                f"汕头市{district}{file[:2]}局",
                "2025-04-03",
            )
            for file, role in _OWN_FILES
        ),
        facts=tuple(Fact(name, value, Source("申报表.pdf", page=1)) for name, value in facts.items()),
        figures=figures + list_figures(rosters, figures, (), YEAR),
        values=tuple(Value(code, period, place) for (code, period), place in values.items()),
        rosters=rosters,
        passages=tuple(_passages(random, district, trade)),
        properties={file: {"author": _word(random, 2), "created": "2025-05-01"} for file, _ in _OWN_FILES},
    )


def _figures(honest: bool) -> Iterator[Figure]:
    yield _figure("申报表.pdf", "area", None, Decimal(30), Decimal("0.5"))
    for file in ("申报表.pdf", "规划.pdf", "统计证明.pdf"):
        for year in (YEAR - 3, YEAR - 2, YEAR - 1):
            amounts = {code: Decimal(size) + year - (YEAR - 1) for code, size in _FIGURES.items()}
            for code, amount in amounts.items():
                yield _figure(file, code, str(year), amount, Decimal(0))
            share = round(amounts["output_sme"] / amounts["output_total"] * 100, 1) + (0 if honest else 9)
            yield _figure(file, "output_sme_share", str(year), share, Decimal("0.05"))


def _figure(file: str, code: str, period: str | None, value: Decimal, half: Decimal) -> Figure:
    source = Source(file, page=2, table=0, row=1, column=2, text=str(value))
    return Figure(
        code, period, value, value - half, value + half, indicators()[code].unit, str(value), "actual", None,
        source, "table", False, 1.0,
    )  # fmt: skip


def _rosters(number: int, region: str) -> tuple[Roster, ...]:
    kinds = (("enterprise", "名单.xlsx"), ("patent", "专利.xlsx"), ("title", "资质.xlsx"))
    own, before = _rows(number, region), _rows(number - 1, region) if number else {}
    return tuple(
        Roster(
            kind, file, "",  # type: ignore[arg-type]
            tuple(
                Entry(before[kind][row] if row % _SHARED_EVERY == 0 and before else fields, Source(file, row=row))
                for row, fields in enumerate(own[kind])
            ),
        )
        for kind, file in kinds
    )  # fmt: skip


def _rows(number: int, region: str) -> dict[str, list[dict[str, str]]]:
    random = Random(-number)
    firms = [
        {
            "name": f"汕头市{_word(random, 6)}有限公司", "uscc": credit_code(region, random), "town": "外砂街道",
            "is_sme": "yes" if row < _SMES else "no", "is_leading": "yes" if row < _LEADING else "no",
            "output": "0.3", "employees": "45",
        }
        for row in range(FIRMS)
    ]  # fmt: skip
    patents = [
        {"patent_name": _word(random, 8), "patent_number": _patent(number * PATENTS + row),
         "holder": firms[row]["name"], "kind": "发明", "granted": "2018-05-08"}
        for row in range(PATENTS)
    ]  # fmt: skip
    titles = [
        {"name": firms[row]["name"], "uscc": firms[row]["uscc"], "title": "高新技术企业",
         "certificate": f"GR202344{number * TITLES + row:06d}", "expires": "2026-12-28"}
        for row in range(TITLES)
    ]  # fmt: skip
    return {"enterprise": firms, "patent": patents, "title": titles}


def _patent(serial: int) -> str:
    body = f"{2005 + serial // 1_000_000}1{serial % 1_000_000:07d}"
    return f"ZL{body}.{patent_check_digit(body)}"


def _passages(random: Random, district: str, trade: str) -> Iterator[Passage]:
    """Half of it the wording of a model, half its own."""
    letter = f"经核，{district}{trade}产业集群近三年产值等数据属实，特此证明。"
    yield Passage(letter, "", "statistics_proof", Source("统计证明.pdf", page=1))
    for number in range(PASSAGES):
        role: Role = "application_form" if number % 2 else "development_plan"
        file = "申报表.pdf" if number % 2 else "规划.pdf"
        words = f"{district}{trade}以{_word(random, 3)}、{_word(random, 3)}为主，" + _word(random, 40) + "。"
        yield Passage(_MODEL[number % len(_MODEL)] + words, "", role, Source(file, page=3, paragraph=number))


def _word(random: Random, length: int) -> str:
    return "".join(random.choices(_LETTERS, k=length))
