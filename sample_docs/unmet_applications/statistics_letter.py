"""The statistics office's letter."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.ledger import Ledger, Statement


def write_statistics(dossier: Dossier) -> None:
    """One of several letters; `flags` make it late, early, unsigned by the office or about another stretch of time."""
    app, flags = dossier.app, dossier.flags
    if "missing_statistics" in flags:
        return
    random = dossier.random("statistics")
    office = app.applicant if "self_issued" in flags else f"汕头市{app.place['name']}统计局"
    day = dossier.day("statistics")
    if "letter_before_year_end" in flags:
        day = datetime.date(LAST, 11, random.randint(11, 26))
    if "other_year" in flags:
        day = day.replace(year=LAST)
    dated = "" if "undated_letter" in flags else dossier.day_words("statistics", day)
    letter = random.choice(_letters(dossier))
    ending = letter.get("ending", ".pdf")
    name = dossier.file("statistics", "statistics_proof", ending, office, day.isoformat() if dated else None)
    ledger = dossier.ledger(name, "statistics")
    year = LAST - 2 if "number_year" in flags else day.year
    number = _number(app.place["word"], year, random)
    own = dossier.names
    dossier.names = {**own, **_names_of_another(dossier)}
    papers = _papers(dossier, ledger, letter, number, End(office, day, dated))
    dossier.names = own
    ledger.statements[:] = [_restated(one, flags) for one in ledger.statements]
    (write_word if ending == ".docx" else write_pdf)(papers, dossier.path(name), office)


def _number(word: str, year: int, random: Random) -> str:
    return f"汕{word}统{random.choice(('函', '复', '字', ''))}〔{year}〕{random.randint(2, 39)}号"


def _letters(dossier: Dossier) -> list[dict[str, Any]]:
    """Those whose own remarks are among this application's; for some faults only the letter that shows them."""
    told = dossier.traps | dossier.flags
    letters = [one for one in dossier.wording("statistics")["letters"] if set(one.get("tells", ())) <= told]
    showing = [one for one in letters if dossier.flags & set(one.get("tells", ()))]
    return showing or letters


def _names_of_another(dossier: Dossier) -> dict[str, Any]:
    """What was left from another letter: the cluster it was written for, or the years."""
    if "other_cluster" in dossier.flags:
        return {"cluster": dossier.names["other_cluster"], "trade": dossier.names["other_trade"]}
    if "other_year" in dossier.flags:
        return {name: dossier.names[name] - 1 for name in "abc"}
    return {}


def _papers(dossier: Dossier, ledger: Ledger, letter: dict[str, Any], number: str, end: End) -> list[Paper]:
    """The letter, and its annex on a page of its own where it has one."""
    extra = " ".join(_remarks(dossier, ledger, set(letter.get("tells", ()))))
    parts = dossier.parts(ledger, letter["parts"], extra=extra)
    head = (end.office, number) if letter["head"] == "red" else None
    if letter["head"] == "none":
        parts.insert(0, f"（{number}）")
    title = dossier.words(ledger, letter["title"])
    papers = [Paper(title, parts, end, head, dossier.words(ledger, letter["to"]))]
    if annex := letter.get("annex"):
        papers.append(Paper(dossier.words(ledger, annex["title"]), dossier.parts(ledger, annex["parts"])))
    return papers


def _remarks(dossier: Dossier, ledger: Ledger, told: set[str]) -> list[str]:
    """What else this letter says, honest or not, but for what its own words have told."""
    said = []
    for kind, ways in dossier.wording("statistics")["remarks"].items():
        if kind not in dossier.traps | dossier.flags or kind in told:
            continue
        if kind == "comparable":
            ledger.claim("output_growth", LAST, Decimal(dossier.names["comparable"]), str(dossier.names["comparable"]))
        said.append(dossier.words(ledger, dossier.random(f"said:{kind}").choice(ways)))
    return said


def _restated(one: Statement, flags: frozenset[str]) -> Statement:
    """What the letter in truth says where its amounts are of eleven months, expected only, or of the years before."""
    is_of_last_year = one.period == str(LAST) and one.indicator.startswith("output")
    if "eleven_months" in flags and is_of_last_year:
        return replace(one, period=f"{LAST}-01/{LAST}-11")
    if "expected" in flags and is_of_last_year:
        return replace(one, status="estimate")
    if "other_year" in flags and one.period and one.period.isdigit():
        return replace(one, period=str(int(one.period) - 1))
    return one
