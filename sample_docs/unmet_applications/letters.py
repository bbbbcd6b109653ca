"""The statistics office's letter, the departments' letters on the record, the operating body's founding paper."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_applications.names import words_of
from sample_docs.unmet_forms.composed import Table
from sample_docs.unmet_forms.ledger import Ledger

_STATISTICS = words_of("statistics")
_COMPLIANCE = words_of("compliance")
_OPERATOR = words_of("operator")
# what a letter says beyond its data, honest or not
_REMARKS = ("comparable", "scope", "preliminary", "district", "eleven_months", "expected", "mixed_scope")


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
    dated = "" if "undated_letter" in flags else dossier.day_words("statistics", day)
    name = dossier.file("statistics", "statistics_proof", ".pdf", office, day.isoformat() if dated else None)
    letter = random.choice(_STATISTICS["letters"])
    ledger = dossier.ledger(name, "statistics")
    parts = dossier.parts(ledger, letter["parts"], extra=" ".join(_remarks(dossier, ledger)))
    if flags & {"eleven_months", "expected"}:
        _restate(ledger, flags)
    year = LAST - 2 if "number_year" in flags else day.year
    number = f"汕{app.place['word']}统{random.choice(('函', '复', '字', ''))}〔{year}〕{random.randint(2, 39)}号"
    title = dossier.words(ledger, letter["title"])
    head = (office, number) if letter["head"] == "red" else None
    if head is None:
        parts.insert(0, f"（{number}）")
    paper = Paper(title, parts, End(office, day, dated), head, dossier.words(ledger, letter["to"]))
    write_pdf([paper], dossier.path(name), office)


def _remarks(dossier: Dossier, ledger: Ledger) -> list[str]:
    exact = dossier.app.exact
    said = []
    for kind in _REMARKS:
        if kind not in dossier.traps | dossier.flags:
            continue
        more: dict[str, Any] = {}
        total = exact["output_total", LAST]
        if kind == "comparable":
            ledger.claim("output_growth", LAST, Decimal(dossier.names["comparable"]), str(dossier.names["comparable"]))
        if kind == "scope":
            more["scoped"] = _claimed(ledger, total * Decimal("0.93"), "actual")
        if kind == "preliminary":
            more["preliminary"] = _claimed(ledger, total * Decimal("0.985"), "preliminary")
        said.append(dossier.words(ledger, dossier.random(f"said:{kind}").choice(_STATISTICS[kind]), **more))
    return said


def _claimed(ledger: Ledger, value: Decimal, status: str) -> str:
    printed = value.quantize(Decimal("0.01"))
    return ledger.claim("output_total", LAST, printed, str(printed), status)


def _restate(ledger: Ledger, flags: frozenset[str]) -> None:
    """The last year's amounts are of eleven months, or expected only: so the truth has them, too."""
    for place, one in enumerate(ledger.statements):
        if one.period == str(LAST) and one.indicator.startswith("output"):
            if "eleven_months" in flags:
                ledger.statements[place] = replace(one, period=f"{LAST}-01/{LAST}-11")
            else:
                ledger.statements[place] = replace(one, status="estimate")


def write_compliance(dossier: Dossier) -> None:
    """Six letters, or all in one file, or a table that all departments signed."""
    offices = {key: entry for key, entry in _COMPLIANCE["offices"].items() if f"without_{key}" not in dossier.flags}
    singly = dossier.flags & {"unreadable_pdf", "same_file_twice", "wrong_place_letter"}
    manner = dossier.random("compliance").choice(("letters", "letters", "bound", "table", "word"))
    if manner == "table" and not singly:
        _write_table(dossier, offices)
        return
    if manner == "bound" and not singly:
        name = dossier.file("compliance", "compliance_proof", ".pdf")
        papers = [_compliance(dossier, key, entry)[0] for key, entry in offices.items()]
        write_pdf(papers, dossier.path(name), dossier.app.applicant)
        return
    for key, entry in offices.items():
        paper, issuer, day = _compliance(dossier, key, entry)
        ending = ".docx" if manner == "word" and not singly else ".pdf"
        name = dossier.file("compliance", "compliance_proof", ending, issuer, day.isoformat(), f"-{key}")
        if ending == ".docx":
            write_word([paper], dossier.path(name), issuer)
            continue
        is_locked = "unreadable_pdf" in dossier.flags and key == "税务"
        write_pdf([paper], dossier.path(name), issuer, password="x7k2" if is_locked else None)
        if is_locked:
            dossier.documents[-1]["status"] = ["unreadable"]
    if "same_file_twice" in dossier.flags:
        safety, markets = dossier.files["compliance"][0], dossier.files["compliance"][2]
        shutil.copyfile(dossier.path(safety), dossier.path(markets))
        first = next(one for one in dossier.documents if one["file"] == safety)
        next(one for one in dossier.documents if one["file"] == markets).update(
            issuer=first["issuer"], date=first["date"]
        )


def _compliance(dossier: Dossier, key: str, entry: dict[str, Any]) -> tuple[Paper, str, datetime.date]:
    random = dossier.random(f"compliance:{key}")
    ledger = Ledger(dossier.app, random)
    frame, span = random.choice(_COMPLIANCE["frames"]), random.choice(_COMPLIANCE["spans"])
    issuer = dossier.words(ledger, random.choice(entry["issuers"]))
    day = dossier.day(f"compliance:{key}", 26)
    said = dossier.words(ledger, random.choice(entry["words"]), span=span.format(**dossier.names))
    opening = dossier.words(ledger, frame["open"])
    if "wrong_place_letter" in dossier.flags and key == "生态环境":
        other = dossier.names["other"]
        opening = opening.replace(dossier.app.cluster, f"{other}{dossier.app.industry['name']}产业集群")
        said = f"{other}{said}"
    word = random.choice(("", "汕")) + dossier.names["mark"] + key[:2] + random.choice(("函", "证", "复函"))
    number = f"{word}〔{day.year}〕{random.randint(3, 120)}号"
    head = (issuer, number) if random.random() < 0.5 else None
    parts = [f"{opening}{said}", dossier.words(ledger, frame["close"])]
    if head is None and random.random() < 0.6:
        parts.insert(0, f"编号：{number}")
    words = dossier.day_words(f"compliance:{key}", day)
    title, to = dossier.words(ledger, frame["title"]), dossier.words(ledger, frame["to"])
    return Paper(title, parts, End(issuer, day, words), head, to), issuer, day


def _write_table(dossier: Dossier, offices: dict[str, Any]) -> None:
    """A row for each department: what it looked at, what it found, when it signed."""
    words = _COMPLIANCE["table"]
    name = dossier.file("compliance", "compliance_proof", ".docx")
    ledger = Ledger(dossier.app, dossier.random("compliance table"))
    rows = [words["heads"]]
    for key, entry in offices.items():
        random = dossier.random(f"compliance:{key}")
        span = random.choice(_COMPLIANCE["spans"]).format(**dossier.names)
        said = dossier.words(ledger, random.choice(entry["words"]), span=span)
        issuer = dossier.words(ledger, entry["issuers"][0])
        day = dossier.day(f"compliance:{key}", 26)
        rows.append([f"{issuer}（章）", words["what"][key], said, dossier.day_words("table", day)])
    table = Table(rows)
    write_word([Paper(dossier.words(ledger, words["title"]), [table])], dossier.path(name), dossier.app.applicant)


def write_operator(dossier: Dossier) -> None:
    random = dossier.random("operator")
    words = random.choice(_OPERATOR["papers"])
    day = datetime.date(random.choice(YEARS), random.randint(2, 11), random.randint(3, 26))
    ledger = Ledger(dossier.app, random)
    more = {"year": day.year, "month": day.month, "day": day.day, "n": random.randint(3, 88)}
    office = dossier.words(ledger, words["office"])
    name = dossier.file("operator", "operator_proof", random.choice((".pdf", ".docx")), office, day.isoformat())
    head = (office, dossier.words(ledger, words["number"], **more))
    parts = dossier.parts(ledger, words["parts"], **more)
    paper = Paper(
        dossier.words(ledger, words["title"]), parts, End(office, day, dossier.day_words("operator", day)), head
    )
    (write_word if name.endswith(".docx") else write_pdf)([paper], dossier.path(name), office)
