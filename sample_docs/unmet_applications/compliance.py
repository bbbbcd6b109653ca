"""What the departments say of the cluster's record: letters, one bound file, joint letters, tables, query results."""

from __future__ import annotations

import datetime
import shutil
from typing import Any, NamedTuple

from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.composed import Table
from sample_docs.unmet_forms.ledger import Ledger

Offices = dict[str, dict[str, Any]]
# faults of one paper: each department's lies in a file of its own
_SINGLE = {"unreadable_pdf", "same_file_twice", "wrong_place_letter", "compliance_before_end"}


class Made(NamedTuple):
    """One paper, who issued it and when, and what it prints."""

    paper: Paper
    issuer: str
    day: datetime.date
    ledger: Ledger


def write_compliance(dossier: Dossier) -> None:
    """In one of the hand's manners."""
    words = dossier.wording("compliance")
    offices = {key: entry for key, entry in words["offices"].items() if f"without_{key}" not in dossier.flags}
    singly = dossier.flags & _SINGLE
    manner = dossier.random("compliance").choice(words["manners"])
    whole = {"table": _write_table, "bound": _write_bound, "joint": _write_joint}.get(manner)
    if whole and not singly:
        whole(dossier, offices)
    else:
        _write_singly(dossier, offices, "letters" if singly else manner)


def _write_bound(dossier: Dossier, offices: Offices) -> None:
    name = dossier.file("compliance", "compliance_proof", ".pdf")
    made = [_letter(dossier, key, entry) for key, entry in offices.items()]
    dossier.ledgers += [(name, one.ledger) for one in made]
    write_pdf([one.paper for one in made], dossier.path(name), dossier.app.applicant)


def _write_singly(dossier: Dossier, offices: Offices, manner: str) -> None:
    """A file for each department: a letter, or what its system answered; a credit report for the credit office."""
    reports = dossier.wording("compliance").get("reports", [])
    for key, entry in offices.items():
        make = {"results": _result}.get(manner, _letter)
        if key == "信用" and reports and manner != "word" and not dossier.flags & _SINGLE:
            make = _report
        paper, issuer, day, ledger = make(dossier, key, entry)
        ending = ".docx" if manner == "word" else ".pdf"
        name = dossier.file("compliance", "compliance_proof", ending, issuer, day.isoformat(), f"-{key}")
        is_locked = "unreadable_pdf" in dossier.flags and key == "税务"
        dossier.ledgers += [] if is_locked else [(name, ledger)]
        if ending == ".docx":
            write_word([paper], dossier.path(name), issuer)
            continue
        write_pdf([paper], dossier.path(name), issuer, password="x7k2" if is_locked else None)
        if is_locked:
            dossier.documents[-1]["status"] = ["unreadable"]
    if "same_file_twice" in dossier.flags:
        _copy(dossier, dossier.files["compliance"][0], dossier.files["compliance"][2])


def _copy(dossier: Dossier, first: str, second: str) -> None:
    shutil.copyfile(dossier.path(first), dossier.path(second))
    by_name = {one["file"]: one for one in dossier.documents}
    by_name[second].update(issuer=by_name[first]["issuer"], date=by_name[first]["date"])


def _letter(dossier: Dossier, key: str, entry: dict[str, Any]) -> Made:
    words = dossier.wording("compliance")
    random = dossier.random(f"compliance:{key}")
    ledger = Ledger(dossier.app, random)
    frame, span = random.choice(words["frames"]), random.choice(words["spans"])
    issuer = dossier.words(ledger, random.choice(entry["issuers"]))
    day = dossier.day(f"compliance:{key}", 26)
    if "compliance_before_end" in dossier.flags and key == "应急":
        day, span = datetime.date(LAST, 10, random.randint(9, 28)), words["spans"][0]
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
    dated = dossier.day_words(f"compliance:{key}", day)
    title, to = dossier.words(ledger, frame["title"]), dossier.words(ledger, frame["to"])
    return Made(Paper(title, parts, End(issuer, day, dated), head, to), issuer, day, ledger)


def _said(dossier: Dossier, ledger: Ledger, key: str, entry: dict[str, Any]) -> str:
    random = dossier.random(f"compliance:{key}")
    span = random.choice(dossier.wording("compliance")["spans"]).format(**dossier.names)
    return dossier.words(ledger, random.choice(entry["words"]), span=span)


def _write_table(dossier: Dossier, offices: Offices) -> None:
    """A row for each department: what it looked at, what it found, when it signed."""
    words = dossier.wording("compliance")["table"]
    name = dossier.file("compliance", "compliance_proof", ".docx")
    ledger = Ledger(dossier.app, dossier.random("compliance table"))
    rows = [words["heads"]]
    for key, entry in offices.items():
        said = _said(dossier, ledger, key, entry)
        issuer = dossier.words(ledger, entry["issuers"][0])
        day = dossier.day(f"compliance:{key}", 26)
        rows.append([f"{issuer}（章）", words["what"][key], said, dossier.day_words("table", day)])
    dossier.ledgers.append((name, ledger))
    table = Table(rows)
    write_word([Paper(dossier.words(ledger, words["title"]), [table])], dossier.path(name), dossier.app.applicant)


def _write_joint(dossier: Dossier, offices: Offices) -> None:
    """Some departments on one letter, each with its sentence; their names and dates stand side by side below."""
    for number, letter in enumerate(dossier.wording("compliance")["joint"], 1):
        ledger = Ledger(dossier.app, dossier.random("joint"))
        keys = [key for key in letter["offices"] if key in offices]
        day = dossier.day(f"joint:{number}", 26)
        issuers = [dossier.words(ledger, offices[key]["issuers"][0]) for key in keys]
        said = [f"{place}．{_said(dossier, ledger, key, offices[key])}" for place, key in enumerate(keys, 1)]
        dated = dossier.day_words(f"joint:{number}", day)
        signed = Table([[f"{issuer}（盖章）" for issuer in issuers], [dated] * len(issuers)], 0)
        parts = [dossier.words(ledger, letter["open"]), *said, dossier.words(ledger, letter["close"]), signed]
        name = dossier.file("compliance", "compliance_proof", ".pdf", None, day.isoformat(), f"-{number}")
        dossier.ledgers.append((name, ledger))
        paper = Paper(dossier.words(ledger, letter["title"]), parts, None, None, dossier.words(ledger, letter["to"]))
        write_pdf([paper], dossier.path(name), issuers[0])


def _result(dossier: Dossier, key: str, entry: dict[str, Any]) -> Made:
    """What a department's system answered, printed and sealed."""
    words = dossier.wording("compliance")["result"]
    ledger = Ledger(dossier.app, dossier.random(f"result:{key}"))
    issuer = dossier.words(ledger, entry["issuers"][0])
    day = dossier.day(f"compliance:{key}", 26)
    dated = dossier.day_words(f"compliance:{key}", day)
    more = {
        "said": _said(dossier, ledger, key, entry), "system": entry["system"], "what": entry["what"],
        "dated": dated, "issuer": issuer,
    }  # fmt: skip
    rows = [[label, dossier.words(ledger, value, **more)] for label, value in words["rows"]]
    paper = Paper(
        dossier.words(ledger, words["title"], **more),
        [Table(rows, 0), dossier.words(ledger, words["note"], **more)],
        End(issuer, day, dated),
    )
    return Made(paper, issuer, day, ledger)


def _report(dossier: Dossier, key: str, entry: dict[str, Any]) -> Made:
    """A credit report over the firms of the list."""
    random = dossier.random(f"report:{key}")
    words = random.choice(dossier.wording("compliance")["reports"])
    ledger = Ledger(dossier.app, random)
    day = dossier.day(f"compliance:{key}", 26)
    dated = dossier.day_words(f"compliance:{key}", day)
    issuer = dossier.words(ledger, words.get("issuer", entry["issuers"][0]))
    parts = dossier.parts(ledger, words["parts"], dated=dated, number=f"{day:%Y%m%d}{random.randint(1000, 9999)}")
    if words["is_by_firm"]:
        rows = [[str(place), firm.name, firm.code, "0", "0", "0"] for place, firm in enumerate(dossier.app.firms, 1)]
        parts.append(Table([words["heads"], *rows]))
    end = End(issuer, day, dated) if words["is_sealed"] else None
    return Made(Paper(dossier.words(ledger, words["title"]), parts, end), issuer, day, ledger)
