"""Lists of firms, titled firms and patents: other heads, orders and files than the samples'."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlsxwriter

from sample_docs.roster import Firm, Patent
from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.composed import Table

# in this order: a set's own would be another one in each process
_OPTIONAL = {
    "firms": ("town", "product", "research", "employees"),
    "titles": ("code",),
    "patents": ("state", "applied"),
}
Column = Callable[[Any], Any]


def write_lists(dossier: Dossier) -> None:
    _write_firms(dossier)
    _write_titles(dossier)
    _write_patents(dossier)


def _write_firms(dossier: Dossier) -> None:
    app, random = dossier.app, dossier.random("firms")
    firms = list(app.firms)
    if "list_count" in dossier.flags:
        del firms[-7:-2]
    sizes = random.choice(dossier.wording("lists")["sizes"])
    columns: dict[str, Column] = {
        "name": lambda firm: _name(dossier, firm),
        "code": lambda firm: firm.code,
        "town": lambda firm: firm.town,
        "size": lambda firm: dossier.marks.get(firm.code) or sizes[_size(firm)],
        "product": lambda firm: firm.product,
        "is_leading": lambda firm: "是" if firm.is_leading else "否",
        "output": lambda firm: firm.output,
        "research": lambda firm: firm.research,
        "employees": lambda firm: firm.employees,
    }
    heads, rows, kept = _rows(dossier, "firms", columns, firms)
    if random.random() < 0.6 or "list_sum" in dossier.flags:
        rows.append(_sums(dossier, kept, rows))
    name = _write(dossier, "firms", "enterprise_list", heads, rows)
    ledger = dossier.ledger(name, "list")
    if str(rows[-1][0]) in ("合计", "总计"):
        for indicator in ("output_total", "employees"):
            column = {"output_total": "output", "employees": "employees"}[indicator]
            if column in kept:
                number = rows[-1][kept.index(column)]
                factor = 10_000 if column == "output" else 1
                raw = _typed(number) if name.endswith((".docx", ".pdf")) else str(number)
                ledger.claim(indicator, LAST, Decimal(number) / factor, raw)


def _size(firm: Firm) -> int:
    """Small, medium or large."""
    return 2 if not firm.is_sme else firm.employees >= 300


def _name(dossier: Dossier, firm: Firm) -> str:
    """Two firms of an honest list have been renamed, and the list says so; certificates bear the old name."""
    if "renamed" not in dossier.traps or firm not in dossier.app.firms[5:7]:
        return firm.name
    form = "股份有限公司" if firm.name.endswith("股份有限公司") else "有限公司"
    new = f"{firm.name.removesuffix(form)}集团{form}"
    note = dossier.random("renamed").choice(dossier.wording("lists")["renamed"])
    return str(note).format(**{**dossier.names, "new": new, "old": firm.name})


def _sums(dossier: Dossier, kept: list[str], rows: list[list[Any]]) -> list[Any]:
    """The row of sums; for a fault the output is above what the rows come to."""
    last: list[Any] = ["合计", *[""] * (len(kept) - 1)]
    for place, column in enumerate(kept):
        if column in ("output", "research", "employees"):
            last[place] = sum(row[place] for row in rows)
            if column == "output" and "list_sum" in dossier.flags:
                last[place] = int(dossier.app.exact["output_total", LAST] * 10_000)
    return last


def _write_titles(dossier: Dossier) -> None:
    random, words = dossier.random("titles"), dossier.wording("lists")["titles"]
    titles = list(dossier.app.titles)
    if "title_count" in dossier.flags:
        for title in [title for title in titles if title.kind == "hnte"][:3]:
            titles.remove(title)
    random.shuffle(titles)
    kinds = {kind: random.choice(ways) for kind, ways in words["kinds"].items()}
    day = _day_writer(dossier, "titles")
    columns: dict[str, Column] = {
        "kind": lambda title: dossier.marks.get(title.certificate) or kinds[title.kind],
        "name": lambda title: title.firm.name,
        "code": lambda title: title.firm.code,
        "certificate": lambda title: title.certificate,
        "issued": lambda title: day(title.issued),
        "expires": lambda title: day(title.expires),
    }
    layout = random.choice(words["layouts"]) if "layouts" in words else "plain"
    is_marked = any(title.certificate in dossier.marks for title in titles)
    if layout == "sections" and not is_marked:
        titles.sort(key=lambda title: list(kinds).index(title.kind))
        del columns["kind"]
    heads, rows, _ = _rows(dossier, "titles", columns, titles)
    if "kind" not in columns:
        rows = _sections(rows, [kinds[title.kind] for title in titles])
    name = _write(dossier, "titles", "title_list", heads, rows)
    ledger = dossier.ledger(name, "list")
    if "kind" not in columns:
        for kind, count in Counter(title.kind for title in titles).items():
            ledger.claim(kind, LAST, Decimal(count), str(count))


def _sections(rows: list[list[Any]], kinds: list[str]) -> list[list[Any]]:
    """A line with the title and its number of firms above those that hold it."""
    made: list[list[Any]] = []
    grouped = groupby(zip(kinds, rows, strict=True), key=lambda pair: pair[0])
    for number, (kind, group) in enumerate(grouped):
        of_kind = [row for _, row in group]
        made.append([f"{'一二三四五六七八'[number]}、{kind}（{len(of_kind)}家）", *[""] * (len(of_kind[0]) - 1)])
        made += of_kind
    return made


def _write_patents(dossier: Dossier) -> None:
    random, words = dossier.random("patents"), dossier.wording("lists")
    patents = list(dossier.app.patents)
    if "patent_list_length" in dossier.flags:
        del patents[-6:-2]
    random.shuffle(patents)
    day = _day_writer(dossier, "patents")
    bare, state = random.choice((True, False)), random.choice(words["states"])
    columns: dict[str, Column] = {
        "name": lambda patent: patent.name,
        "patent": lambda patent: patent.number.removeprefix("ZL") if bare else patent.number,
        "holder": lambda patent: _holder(dossier, patent),
        "applied": lambda patent: day(patent.applied),
        "granted": lambda patent: day(patent.granted),
        "state": lambda patent: dossier.marks.get(patent.number) or state,
    }
    if "kind" in words["patents"]["heads"]:
        columns["kind"] = lambda patent: words["patents"]["kinds"][_digit(patent.number)]
    heads, rows, _ = _rows(dossier, "patents", columns, patents)
    _write(dossier, "patents", "patent_list", heads, rows)


def _digit(number: str) -> str:
    """The digit of a patent's number that tells its kind."""
    return number.removeprefix("ZL")[4]


def _holder(dossier: Dossier, patent: Patent) -> str:
    """Some patents of an honest list are held together with a university."""
    is_joint = "joint" in dossier.traps and patent in dossier.app.patents[3::9]
    return f"{patent.holder}；{dossier.names['school']}" if is_joint else patent.holder


def _day_writer(dossier: Dossier, what: str) -> Callable[[datetime.date], str]:
    form = dossier.random(f"days:{what}").choice(dossier.wording("lists")["days"])
    return lambda day: day.strftime(form)


def _rows(
    dossier: Dossier, kind: str, columns: dict[str, Column], items: Sequence[Any]
) -> tuple[list[str], list[list[Any]], list[str]]:
    """Heads, rows and the names of the columns; the number first, the others in any order, optional ones left out."""
    random = dossier.random(f"columns:{kind}")
    shown = {"state"} if any(str(number).startswith("ZL") for number in dossier.marks) else set()
    shown |= {"town"} if "other_district" in dossier.flags else set()
    left_out = {name for name in _OPTIONAL[kind] if random.random() < 0.35} - shown
    names = [name for name in columns if name not in left_out]
    random.shuffle(names)
    ways = dossier.wording("lists")[kind]["heads"]
    heads = [random.choice(ways[name]).format(**dossier.names) for name in ("number", *names)]
    rows = [[number, *(columns[name](item) for name in names)] for number, item in enumerate(items, 1)]
    return heads, rows, ["number", *names]


def _write(dossier: Dossier, kind: str, role: str, heads: list[str], rows: list[list[Any]]) -> str:
    random, words = dossier.random(f"file:{kind}"), dossier.wording("lists")
    ending = random.choice(words["endings"])
    name = dossier.file(kind, role, ending)
    title = random.choice(words[kind]["title"]).format(**dossier.names)
    lines = [line.format(**dossier.names) for line in words[kind].get("lines", ())]
    notes = [line.format(**dossier.names) for line in words[kind].get("notes", ())] if _has_notes(dossier) else []
    path = dossier.path(name)
    if ending == ".xlsx":
        lines += [line.format(**dossier.names) for line in words["sheet_lines"]][: random.choice((0, 1, 2))]
        _write_sheet(path, title, lines, heads, rows, notes)
    elif ending == ".csv":
        with path.open("w", encoding=random.choice(("gb18030", "utf-8-sig")), newline="") as file:
            csv.writer(file).writerows([[title], *[[line] for line in lines], heads, *rows, *[[one] for one in notes]])
    else:
        table = Table([heads, *([_typed(value) for value in row] for row in rows)])
        table.spans = [((0, place), (len(heads) - 1, place)) for place, row in enumerate(table.rows) if _is_line(row)]
        write = write_word if ending == ".docx" else write_pdf
        write([Paper(title, [*lines, table, *notes])], path, dossier.app.applicant)
    return name


def _has_notes(dossier: Dossier) -> bool:
    return "footnotes" in dossier.traps


def _is_line(row: Sequence[str]) -> bool:
    """Whether a row is one line across the table."""
    return "、" in row[0] and not any(row[1:])


def _typed(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)


def _write_sheet(
    path: Any,
    title: str,
    lines: Sequence[str],
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    notes: Sequence[str],
) -> None:
    """The title, none or some lines about the list, the head, the rows, the notes."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": "", "created": datetime.datetime(2025, 4, 1)})
        sheet = book.add_worksheet("Sheet1")
        frame = book.add_format({"border": 1, "text_wrap": True})
        sheet.merge_range(0, 0, 0, len(heads) - 1, title)
        for number, line in enumerate(lines, 1):
            sheet.write(number, 0, line)
        for number, row in enumerate([heads, *rows], len(lines) + 1):
            for column, value in enumerate(row):
                sheet.write(number, column, value, frame)
        for number, line in enumerate(notes, len(lines) + len(rows) + 2):
            sheet.write(number, 0, line)
