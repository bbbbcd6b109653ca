"""The known doubts: each changes one printed thing of a coherent application and says so."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from sample_docs.identifiers import patent_number
from sample_docs.truth import LAST, YEARS, Application, Doubt


def _round(value: Decimal, places: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def share_does_not_follow(app: Application) -> Application:
    """The stated SME share is some points above what the two amounts give; everywhere it is stated."""
    right = app.exact["output_sme_share", LAST]
    wrong = right + Decimal("6.3")
    places = ("form", "narrative", "summary")
    doubt = Doubt(
        "arithmetic", ("output_sme_share",), "申报表、情况说明、汇总表", f"{_round(wrong, 1)}%", f"{_round(right, 1)}%",
        f"{LAST}年中小企业产值占比与所填中小企业产值、集群总产值算得的不一致",
    )  # fmt: skip
    changed = {(place, "output_sme_share", LAST): wrong for place in places}
    return app.with_fault("占比与产值对不上", doubt, changed=changed)


def letter_below_form(app: Application) -> Application:
    """The statistics office's output of the last year is lower than the form's."""
    right = app.exact["output_total", LAST]
    lower = (right * Decimal("0.913")).quantize(Decimal("0.0001"))
    doubt = Doubt(
        "conflict", ("output_total",), "统计局证明", f"{lower * 10_000:,.0f}万元", f"{right * 10_000:,.0f}万元",
        f"统计局证明的{LAST}年集群总产值低于申报表",
    )  # fmt: skip
    return app.with_fault("统计证明低于申报表", doubt, changed={("statistics", "output_total", LAST): lower})


def summary_differs(app: Application) -> Application:
    """The summary table shows another output for the middle year."""
    right = app.exact["output_total", YEARS[1]]
    other = right + Decimal("3.6")
    doubt = Doubt(
        "conflict", ("output_total",), "推荐汇总表", f"{_round(other, 2)}亿元", f"{_round(right, 2)}亿元",
        f"推荐汇总表{YEARS[1]}年集群总产值与申报表、统计证明不一致",
    )  # fmt: skip
    return app.with_fault("汇总表与申报表不一致", doubt, changed={("summary", "output_total", YEARS[1]): other})


def unit_slip(app: Application) -> Application:
    """The narrative gives the R&D spending of the last year in 万元 where 亿元 is meant."""
    right = app.exact["rd_sme", LAST]
    doubt = Doubt(
        "unit", ("rd_sme",), "申报表情况说明", f"{_round(right, 2)}万元", f"{_round(right, 2)}亿元",
        "情况说明中研发经费单位误写，与指标表相差一万倍",
    )  # fmt: skip
    return app.with_fault("研发经费单位万元、亿元混写", doubt, slipped_units={("narrative", "rd_sme", LAST): "万元"})


def utility_model_in_list(app: Application) -> Application:
    """One of the listed inventions is a utility model: the type digit of its number is 2."""
    random = Random(app.seed)
    place = len(app.patents) * 2 // 3
    old = app.patents[place]
    name = "一种便于清洁的物料输送装置"
    new = replace(old, number=patent_number(old.applied.year, random, kind=2), name=name)
    patents = (*app.patents[:place], new, *app.patents[place + 1 :])
    doubt = Doubt(
        "patent", ("patents_valid",), f"发明专利清单第{place + 1}行", new.number, "实用新型专利不计入发明专利",
        "发明专利清单中混入实用新型专利（专利号第五位为2）",
    )  # fmt: skip
    return app.with_fault("发明清单混入实用新型", doubt, patents=patents)


def firm_listed_twice(app: Application) -> Application:
    """One firm stands in the list under two names with the same credit code; the declared count includes both."""
    titled = {title.firm.name for title in app.titles}
    place = max(number for number, firm in enumerate(app.firms) if firm.name not in titled)
    twin, other = app.firms[5], app.firms[place]
    name = _variant(twin.name)
    double = replace(other, name=name, code=twin.code, town=twin.town)
    patents = tuple(
        replace(patent, holder=twin.name) if patent.holder == other.name else patent for patent in app.patents
    )
    firms = (*app.firms[:place], double, *app.firms[place + 1 :])
    doubt = Doubt(
        "duplicate", ("firms_total",), f"企业名单第6行与第{place + 1}行", f"{twin.name}／{name}",
        "同一统一社会信用代码，应为1家", "同一企业以两种名称写法重复列入名单",
    )  # fmt: skip
    return app.with_fault("企业名单重复列入一家企业", doubt, firms=firms, patents=patents)


def _variant(name: str) -> str:
    """The same firm as people also write it: 汕头市某某有限公司 and 某某（汕头）有限责任公司."""
    stem = name.removeprefix("汕头市").removeprefix("广东")
    for ending in ("科技有限公司", "实业有限公司", "股份有限公司", "有限公司"):
        if stem.endswith(ending):
            kind = ending.replace("有限公司", "有限责任公司").replace("股份有限责任公司", "股份有限公司")
            return f"{stem.removesuffix(ending)}（汕头）{kind}"
    return f"{stem}（汕头）"


def locked_proof(app: Application) -> Application:
    """The tax office's letter is an encrypted PDF that nobody can open."""
    doubt = Doubt(
        "legibility", (), "税务部门证明（PDF）", "文件加密，无法打开", "应报送未加密的文件",
        "税务部门的证明设置了打开密码，无法核对内容",
    )  # fmt: skip
    return app.with_fault("一份证明文件加密打不开", doubt, locked=frozenset({"税务"}))
