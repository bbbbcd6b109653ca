"""The application form: cover lines, the indicators in a layout drawn by chance, nine chapters, commitment, seal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sample_docs.scanning import RECIPES, scan
from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.composed import MONEY, WORDS, Part, any_layout, by_year, item_of, singles
from sample_docs.unmet_forms.ledger import Ledger
from sample_docs.unmet_forms.printed_text import page_texts

_CHAPTERS = ("safety", "core", "quality", "chain", "innovation", "digital", "green", "opening", "service")


def write_form(dossier: Dossier) -> None:
    """A Word or PDF form; for some applicants a scan of it lies beside the Word file."""
    app = dossier.app
    is_word = dossier.random("form").random() < 0.6 or dossier.flags & {"word_vs_scan", "docx_tracked"}
    name = dossier.file("form", "application_form", ".docx" if is_word else ".pdf", app.applicant, app.date.isoformat())
    paper = _paper(dossier, name, "form")
    (write_word if is_word else write_pdf)([paper], dossier.path(name), app.applicant)
    if "sealed_scan" in dossier.traps or "word_vs_scan" in dossier.flags:
        _write_scan(dossier)


def _write_scan(dossier: Dossier) -> None:
    app = dossier.app
    name = dossier.file("scan", "application_form", ".pdf", app.applicant, app.date.isoformat())
    printed = dossier.batch.parent / "printed" / app.id / "form.pdf"
    write_pdf([_paper(dossier, name, "scan")], printed, app.applicant)
    scan(printed, RECIPES["office"], dossier.path(name), app.seed)
    dossier.sources[name] = printed
    pages = len(page_texts(printed))
    dossier.documents[-1] |= {"scanned": True, "scan_pages": list(range(1, pages + 1))}


def _paper(dossier: Dossier, name: str, place: str) -> Paper:
    """The same draws for the Word file and its scan: only what is changed at the place differs."""
    app, ways = dossier.app, dossier.wording("narrative")
    ledger = dossier.ledger(name, place)
    ledger.random = dossier.random("words:form")
    told = dossier.ledger(name, "narrative" if place == "form" else "scan")
    told.random = dossier.random("words:narrative")
    parts: list[Part] = [*_cover(dossier, ledger), *_indicators(dossier, ledger), *_boxes(dossier)]
    parts += _narrative(dossier, told)
    parts += ["#真实性承诺", dossier.words(told, told.one_of(*ways["commitment"]))]
    words = dossier.day_words("form", app.date)
    return Paper(dossier.words(ledger, ledger.one_of(*ways["titles"])), parts, End(app.applicant, app.date, words))


def _cover(dossier: Dossier, ledger: Ledger) -> list[Part]:
    app, draw = dossier.app, ledger.one_of
    lines = [
        (draw("集群名称", "产业集群名称"), app.cluster),
        (draw("申报单位", "申报主体"), app.applicant),
        (draw("所在区县", "所属区（县）"), app.district),
        (draw("主导产业及代码", "主导产业"), f"{app.industry['name']}（{app.industry['code']}）"),
        (draw("运营管理机构", "运营机构"), app.operator),
        (draw("联系人及电话", "联络人"), f"{app.contact}　{app.phone}"),
    ]
    return [f"{label}：{value}" for label, value in lines]


def _indicators(dossier: Dossier, ledger: Ledger) -> list[Part]:
    """All indicators that the rules ask for and some more, none left out but the one that is to be missing."""
    layout, money = any_layout(ledger), ledger.one_of(*MONEY)
    left_out = {"platform_penetration"} if "missing_field" in dossier.flags else set()
    items = [item_of(ledger, name, entry, money) for name, entry in WORDS["by_year"].items() if name not in left_out]
    ledger.random.shuffle(items)
    return ["#主要指标", *by_year(ledger, layout, items, money), *singles(ledger, layout, money)]


def _boxes(dossier: Dossier) -> list[Part]:
    needs_water = ("water_benchmark", None) in dossier.app.exact
    yes, no = dossier.random("boxes").choice((("■是 □否", "□是 ■否"), ("是√ 否□", "是□ 否√")))
    return [f"是否属于高耗能行业：{no}　是否属于高用水行业：{yes if needs_water else no}"]


def _narrative(dossier: Dossier, ledger: Ledger) -> list[Part]:
    flags, ways_of = dossier.flags, dossier.wording("narrative")
    heads = ledger.one_of(*ways_of["headings"])
    parts: list[Part] = []
    for number, (head, chapter) in enumerate(zip(heads, _CHAPTERS, strict=True)):
        topics = list(ways_of[chapter])
        if chapter == "innovation" and "unit_slip" in flags:
            topics = list(ways_of["research_slip"])
        if chapter == "digital" and "missing_field" in flags:
            topics = list(ways_of["digital_blank"])
        ledger.random.shuffle(topics)
        told = "".join(dossier.words(ledger, ledger.one_of(*ways)) for ways in topics)
        parts += [f"#{'一二三四五六七八九'[number]}、{head}", told]
        parts += [dossier.words(ledger, words, **_more(dossier, ledger, words)) for words in _remarks(chapter, dossier)]
        if chapter == "chain" and dossier.names.get("passage"):
            parts.append(str(dossier.names["passage"]))
    return parts


def _remarks(chapter: str, dossier: Dossier) -> list[str]:
    """The honest remarks and the faults of this chapter."""
    ways, told = dossier.wording("narrative"), dossier.traps | dossier.flags
    if ("water_benchmark", None) in dossier.app.exact:
        told |= {"water"}
    kinds = [kind for kind in ways["remarks"].get(chapter, []) if kind in told]
    kinds += ["area_slip"] if chapter == "core" and "area_unit" in dossier.flags else []
    return [dossier.random(f"remark:{kind}").choice(ways[kind]) for kind in kinds]


def _more(dossier: Dossier, ledger: Ledger, words: str) -> dict[str, Any]:
    """What a remark's own places stand for, kept account of where it is a figure of the cluster."""
    exact, more = dossier.app.exact, {}
    if "{comparable}" in words:
        ledger.claim("output_growth", LAST, Decimal(dossier.names["comparable"]), str(dossier.names["comparable"]))
    if "{firm_share}" in words:
        more["firm_share"] = f"{100 * exact['firms_sme', LAST] / exact['firms_total', LAST]:.1f}"
    if "{floor}" in words:
        floor = int(exact["output_total", LAST] // 5 * 5)
        more["floor"] = ledger.claim("output_total", LAST, Decimal(floor), str(floor))
    if "{slip}" in words:
        slip = f"{exact['area', None]:.1f}"
        more["slip"] = ledger.claim("area", None, Decimal(slip) / 100, slip)
    return more
