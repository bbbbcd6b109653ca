"""Lists of firms, titled firms and patents: other heads, orders and files than the samples'."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST
from sample_docs.unmet_applications.bureau_paper import Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_applications.names import words_of
from sample_docs.unmet_forms.composed import Table

_WORDS = words_of("lists")
_OPTIONAL = {"firms": {"town", "product", "research", "employees"}, "titles": {"code"}, "patents": {"state", "applied"}}
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
    sizes = random.choice((("小型", "中型", "大型"), ("小", "中", "大"), ("小型企业", "中型企业", "大型企业")))
    columns: dict[str, Column] = {
        "name": lambda firm: firm.name,
        "code": lambda firm: firm.code,
        "town": lambda firm: firm.town,
        "size": lambda firm: sizes[2] if not firm.is_sme else sizes[firm.employees >= 300],
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
    random = dossier.random("titles")
    titles = list(dossier.app.titles)
    random.shuffle(titles)
    kinds = {kind: random.choice(ways) for kind, ways in _WORDS["titles"]["kinds"].items()}
    day = _day_writer(dossier, "titles")
    columns: dict[str, Column] = {
        "kind": lambda title: kinds[title.kind],
        "name": lambda title: title.firm.name,
        "code": lambda title: title.firm.code,
        "certificate": lambda title: title.certificate,
        "issued": lambda title: day(title.issued),
        "expires": lambda title: day(title.expires),
    }
    heads, rows, _ = _rows(dossier, "titles", columns, titles)
    _write(dossier, "titles", "title_list", heads, rows)


def _write_patents(dossier: Dossier) -> None:
    random = dossier.random("patents")
    patents = list(dossier.app.patents)
    if "patent_list_length" in dossier.flags:
        del patents[-6:-2]
    random.shuffle(patents)
    day = _day_writer(dossier, "patents")
    bare, state = random.choice((True, False)), random.choice(("有效", "专利权维持", "授权有效"))
    columns: dict[str, Column] = {
        "name": lambda patent: patent.name,
        "patent": lambda patent: patent.number.removeprefix("ZL") if bare else patent.number,
        "holder": lambda patent: patent.holder,
        "applied": lambda patent: day(patent.applied),
        "granted": lambda patent: day(patent.granted),
        "state": lambda _: state,
    }
    heads, rows, _ = _rows(dossier, "patents", columns, patents)
    _write(dossier, "patents", "patent_list", heads, rows)


def _day_writer(dossier: Dossier, what: str) -> Callable[[datetime.date], str]:
    form = dossier.random(f"days:{what}").choice(_WORDS["days"])
    return lambda day: day.strftime(form)


def _rows(
    dossier: Dossier, kind: str, columns: dict[str, Column], items: Sequence[Any]
) -> tuple[list[str], list[list[Any]], list[str]]:
    """Heads, rows and the names of the columns; the number first, the others in any order, optional ones left out."""
    random = dossier.random(f"columns:{kind}")
    left_out = {name for name in _OPTIONAL[kind] if random.random() < 0.35}
    names = [name for name in columns if name not in left_out]
    random.shuffle(names)
    ways = _WORDS[kind]["heads"]
    heads = [random.choice(ways[name]).format(**dossier.names) for name in ("number", *names)]
    rows = [[number, *(columns[name](item) for name in names)] for number, item in enumerate(items, 1)]
    return heads, rows, ["number", *names]


def _write(dossier: Dossier, kind: str, role: str, heads: list[str], rows: list[list[Any]]) -> str:
    random = dossier.random(f"file:{kind}")
    ending = random.choice((".xlsx", ".xlsx", ".docx", ".pdf", ".csv"))
    name = dossier.file(kind, role, ending)
    title = random.choice(_WORDS[kind]["title"]).format(**dossier.names)
    path = dossier.path(name)
    if ending == ".xlsx":
        _write_sheet(dossier, path, title, heads, rows, random.choice((0, 1, 2)))
    elif ending == ".csv":
        with path.open("w", encoding=random.choice(("gb18030", "utf-8-sig")), newline="") as file:
            csv.writer(file).writerows([[title], heads, *rows])
    else:
        table = Table([heads, *([_typed(value) for value in row] for row in rows)])
        write = write_word if ending == ".docx" else write_pdf
        write([Paper(title, [table])], path, dossier.app.applicant)
    return name


def _typed(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)


def _write_sheet(
    dossier: Dossier, path: Any, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], above: int
) -> None:
    """The title, none or some lines about the list, the head, the rows."""
    lines = [f"填报单位：{dossier.app.applicant}", f"截止时间：{LAST}年12月31日"][:above]
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
