"""The plan for the next three years: base, goals as a table or in sentences, tasks under other words, safeguards."""

from __future__ import annotations

import datetime
from typing import Any

from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_applications.names import words_of
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.ledger import Ledger

_WORDS = words_of("plan")
# what the fault of a missing field leaves out of all papers
_BLANK = "platform_penetration"
_GOAL_YEARS = (LAST + 1, LAST + 2, LAST + 3)


def write_plan(dossier: Dossier) -> None:
    app, random = dossier.app, dossier.random("plan")
    day = datetime.date(LAST + 1, random.choice((1, 2, 3)), random.randint(5, 27))
    ending = random.choice((".docx", ".pdf"))
    name = dossier.file("plan", "development_plan", ending, app.applicant, f"{day:%Y-%m}")
    ledger = dossier.ledger(name, "plan")
    heads = {key: ledger.one_of(*ways) for key, ways in _WORDS["chapters"].items()}
    is_blank = "missing_field" in dossier.flags
    bases = [words for words in _WORDS["base"] if not (is_blank and _BLANK in words)]
    parts: list[Part] = [f"#{heads['base']}", dossier.words(ledger, ledger.one_of(*bases))]
    parts += [f"#{heads['goals']}", *_goals(ledger, _BLANK if is_blank else None), f"#{heads['work']}"]
    works = list(_WORDS["work"])
    ledger.random.shuffle(works)
    for number, (head, *said) in enumerate(works, 1):
        parts.append(f"（{'一二三四五六七八'[number - 1]}）{head}。{dossier.words(ledger, '，'.join(said))}")
    if dossier.names.get("plan_passage"):
        parts.append(str(dossier.names["plan_passage"]))
    parts += [f"#{heads['support']}", _WORDS["support"]]
    words = f"{day.year}年{day.month}月"
    paper = Paper(dossier.words(ledger, ledger.one_of(*_WORDS["titles"])), parts, End(app.applicant, day, words))
    (write_word if ending == ".docx" else write_pdf)([paper], dossier.path(name), app.applicant)


def _goals(ledger: Ledger, left_out: str | None) -> list[Part]:
    entries = {name: entry for name, entry in _WORDS["goals"].items() if name != left_out}
    way = ledger.one_of(*_WORDS["goal_ways"])
    goals = {name: [_goal(ledger, name, entry, year) for year in _GOAL_YEARS] for name, entry in entries.items()}
    if way == "table":
        heads = ["目标名称", f"{LAST}年（基期）", *(f"{year}年" for year in _GOAL_YEARS)]
        rows = [
            [
                f"{entry['label']}（{entry['unit']}）",
                ledger.number(name, LAST, entry["unit"], entry["places"]),
                *goals[name],
            ]
            for name, entry in entries.items()
        ]
        return [Table([heads, *rows])]
    said: list[Part] = []
    for place, year in enumerate(_GOAL_YEARS):
        if way == "sentences" and place < 2:
            continue
        words = "，".join(f"{entry['label']}达到{goals[name][place]}{entry['unit']}" for name, entry in entries.items())
        said.append(f"到{year}年，{words}。")
    if way == "sentences":
        _forget(ledger, goals)
    return said


def _goal(ledger: Ledger, name: str, entry: dict[str, Any], year: int) -> str:
    return ledger.goal(name, year, entry["unit"], entry["places"], entry["growth"])


def _forget(ledger: Ledger, goals: dict[str, list[str]]) -> None:
    """Only the last year's goals are told: the others are not printed."""
    ledger.statements[:] = [
        one
        for one in ledger.statements
        if not (one.status == "target" and one.indicator in goals and one.period != str(_GOAL_YEARS[-1]))
    ]
