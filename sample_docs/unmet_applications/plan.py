"""The plan for the next three years: base, goals as a table or in sentences, tasks under other words, safeguards."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.ledger import Ledger

# what the fault of a missing field leaves out of all papers
_BLANK = "platform_penetration"
_GOAL_YEARS = (LAST + 1, LAST + 2, LAST + 3)
Entries = dict[str, dict[str, Any]]
Goals = dict[str, list[str]]


def write_plan(dossier: Dossier) -> None:
    app, random, words = dossier.app, dossier.random("plan"), dossier.wording("plan")
    day = datetime.date(LAST + 1, random.choice((1, 2, 3)), random.randint(5, 27))
    ending = random.choice((".docx", ".pdf"))
    name = dossier.file("plan", "development_plan", ending, app.applicant, f"{day:%Y-%m}")
    ledger = dossier.ledger(name, "plan")
    heads = {key: ledger.one_of(*ways) for key, ways in words["chapters"].items()}
    is_blank = "missing_field" in dossier.flags
    bases = [base for base in words["base"] if not (is_blank and _BLANK in base)]
    parts: list[Part] = [f"#{heads['base']}", dossier.words(ledger, ledger.one_of(*bases))]
    if "thought" in heads:
        parts += [f"#{heads['thought']}", dossier.words(ledger, ledger.one_of(*words["thought"]))]
    goals = _goals(dossier, ledger, _BLANK if is_blank else None)
    parts += [f"#{heads['goals']}", *goals, f"#{heads['work']}"]
    works = list(words["work"])
    ledger.random.shuffle(works)
    for number, (head, *said) in enumerate(works, 1):
        parts.append(f"（{'一二三四五六七八'[number - 1]}）{head}。{dossier.words(ledger, '，'.join(said))}")
    if dossier.names.get("plan_passage"):
        parts.append(str(dossier.names["plan_passage"]))
    parts += [f"#{heads['support']}", words["support"]]
    dated = f"{day.year}年{day.month}月"
    paper = Paper(dossier.words(ledger, ledger.one_of(*words["titles"])), parts, End(app.applicant, day, dated))
    (write_word if ending == ".docx" else write_pdf)([paper], dossier.path(name), app.applicant)


def _goals(dossier: Dossier, ledger: Ledger, left_out: str | None) -> list[Part]:
    words = dossier.wording("plan")
    entries = {name: entry for name, entry in words["goals"].items() if name != left_out}
    if "target_below_base" in dossier.flags:
        entries["rd_sme"] = {**entries["rd_sme"], "growth": -4.5}
    return _WAYS[ledger.one_of(*words["goal_ways"])](ledger, entries)


def _table(ledger: Ledger, entries: Entries) -> list[Part]:
    """A row for each goal, the base and the three years across."""
    goals = _by_year(ledger, entries)
    heads = ["目标名称", f"{LAST}年（基期）", *(f"{year}年" for year in _GOAL_YEARS)]
    rows = [[_label(entry), _base(ledger, name, entry), *goals[name]] for name, entry in entries.items()]
    return [Table([heads, *rows])]


def _years_down(ledger: Ledger, entries: Entries) -> list[Part]:
    """A row for each year, the goals across, in two blocks."""
    goals = _by_year(ledger, entries)
    made: list[Part] = []
    names = list(entries)
    for some in (names[:4], names[4:]):
        rows = [["年度", *(_label(entries[name]) for name in some)]]
        rows.append([f"{LAST}年实绩", *(_base(ledger, name, entries[name]) for name in some)])
        rows += [[f"{year}年目标", *(goals[name][place] for name in some)] for place, year in enumerate(_GOAL_YEARS)]
        made.append(Table(rows))
    return made


def _kinds_of_goals(ledger: Ledger, entries: Entries) -> list[Part]:
    """The base and the last year's goal, and whether it binds."""
    rows = [["序号", "核心指标", "计量单位", f"{LAST}年实际值", f"{_GOAL_YEARS[-1]}年目标值", "指标属性"]]
    for number, (name, entry) in enumerate(entries.items(), 1):
        goal = _goal(ledger, name, entry, _GOAL_YEARS[-1])
        nature = "约束性" if number % 3 == 0 else "预期性"
        rows.append([str(number), entry["label"], entry["unit"], _base(ledger, name, entry), goal, nature])
    return [Table(rows)]


def _sentences(ledger: Ledger, entries: Entries) -> list[Part]:
    """Only the last year's goals are told; the draws are those of the three years."""
    goals = _by_year(ledger, entries)
    ledger.statements[:] = [
        one
        for one in ledger.statements
        if not (one.status == "target" and one.indicator in goals and one.period != str(_GOAL_YEARS[-1]))
    ]
    return [_sentence(entries, goals, len(_GOAL_YEARS) - 1)]


def _years(ledger: Ledger, entries: Entries) -> list[Part]:
    goals = _by_year(ledger, entries)
    return [_sentence(entries, goals, place) for place in range(len(_GOAL_YEARS))]


def _stages(ledger: Ledger, entries: Entries) -> list[Part]:
    """One paragraph a goal: where it is to stand in each of the years."""
    goals = _by_year(ledger, entries)
    made: list[Part] = ["围绕集群发展定位，分年度设定以下可量化、可考核的目标："]
    for number, (name, entry) in enumerate(entries.items(), 1):
        unit = entry["unit"]
        said = "，".join(
            f"{year}年{verb}{goals[name][place]}{unit}"
            for place, (year, verb) in enumerate(zip(_GOAL_YEARS, ("不低于", "达到", "力争达到"), strict=True))
        )
        made.append(f"{number}.{entry['label']}：{said}。")
    return made


_WAYS: dict[str, Callable[[Ledger, Entries], list[Part]]] = {
    "table": _table, "sentences": _sentences, "years": _years,
    "years_down": _years_down, "kinds": _kinds_of_goals, "stages": _stages,
}  # fmt: skip


def _sentence(entries: Entries, goals: Goals, place: int) -> str:
    words = "，".join(f"{entry['label']}达到{goals[name][place]}{entry['unit']}" for name, entry in entries.items())
    return f"到{_GOAL_YEARS[place]}年，{words}。"


def _label(entry: dict[str, Any]) -> str:
    return f"{entry['label']}（{entry['unit']}）"


def _base(ledger: Ledger, name: str, entry: dict[str, Any]) -> str:
    return ledger.number(name, LAST, entry["unit"], entry["places"])


def _by_year(ledger: Ledger, entries: Entries) -> Goals:
    return {name: [_goal(ledger, name, entry, year) for year in _GOAL_YEARS] for name, entry in entries.items()}


def _goal(ledger: Ledger, name: str, entry: dict[str, Any], year: int) -> str:
    return ledger.goal(name, year, entry["unit"], entry["places"], entry["growth"])
