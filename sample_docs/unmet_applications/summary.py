"""The district's summary table of the batch, under other heads and in another order than the samples'."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_applications.bureau_paper import Paper, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_applications.names import words_of
from sample_docs.unmet_forms.composed import Table

_YEAR = {"A": YEARS[0], "B": YEARS[1], "C": YEARS[2], "-": None}
_YEAR_NAMES = {"next": LAST + 1, **dict(zip("abc", YEARS, strict=True))}
_OWN = ("推荐集群", "主导产业", "所在县区")


def write_summary(dossiers: Sequence[Dossier], seed: int) -> str:
    """Writes the table at the top of the batch; answers its name. Each dossier keeps account of its row."""
    random = Random(f"summary:{seed}")
    words = words_of(dossiers[0].hand, "summary")
    ending = ".docx" if random.random() < 0.35 else ".xlsx"
    name = random.choice(words["names"]) + ending
    columns = [(random.choice(column["heads"]), column) for column in words["columns"]]
    layout = random.choice(words["layouts"]) if len(words["layouts"]) > 1 else words["layouts"][0]
    if layout != "grouped":
        random.shuffle(columns)
    own = random.sample(_OWN, 3)
    heads = ["序号", *own, "申报主体", *(head.format(**_YEAR_NAMES) for head, _ in columns)]
    rows = []
    for number, dossier in enumerate(dossiers, 1):
        app = dossier.app
        ledger = dossier.ledger(f"../{name}", "summary")
        of_own = {"推荐集群": app.cluster, "主导产业": app.industry["name"], "所在县区": app.place["name"]}
        numbers = [
            ledger.number(column["of"], _YEAR[column["year"]], column["unit"], column["places"])
            for _, column in columns
        ]
        rows.append([str(number), *(of_own[head] for head in own), app.applicant, *numbers])
    table = {"rows": _in_rows, "transposed": _transposed, "grouped": _grouped}[layout](heads, rows, columns)
    _write(dossiers[0].batch / name, words["title"].format(**_YEAR_NAMES), table)
    return name


def _in_rows(heads: list[str], rows: list[list[str]], _: Any) -> Table:
    return Table([heads, *rows])


def _transposed(heads: list[str], rows: list[list[str]], _: Any) -> Table:
    """A column for each application."""
    return Table([list(row) for row in zip(heads, *rows, strict=True)])


def _grouped(heads: list[str], rows: list[list[str]], columns: Sequence[tuple[str, dict[str, Any]]]) -> Table:
    """Columns of one group stand under one head; the others' heads reach over both rows."""
    over = [*([""] * (len(heads) - len(columns))), *(column.get("group", "") for _, column in columns)]
    top = [group or head for group, head in zip(over, heads, strict=True)]
    shorts = [""] * (len(heads) - len(columns)) + [column.get("short", "") for _, column in columns]
    below = [short.format(**_YEAR_NAMES) for short in shorts]
    spans = [((place, 0), (place, 1)) for place, group in enumerate(over) if not group]
    for group in dict.fromkeys(filter(None, over)):
        first, last = over.index(group), len(over) - 1 - over[::-1].index(group)
        spans.append(((first, 0), (last, 0)))
        top[first + 1 : last + 1] = [""] * (last - first)
    return Table([top, below, *rows], 2, spans)


def _write(path: Path, title: str, table: Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        write_word([Paper(title, [table])], path, "")
        return
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": "", "created": datetime.datetime(2025, 4, 28)})
        sheet = book.add_worksheet("汇总")
        sheet.merge_range(0, 0, 0, len(table.rows[0]) - 1, title)
        for number, row in enumerate(table.rows, 1):
            for column, word in enumerate(row):
                if number > table.head and column and _is_number(word):
                    sheet.write_number(number, column, float(word))
                else:
                    sheet.write(number, column, word)
        for (left, top), (right, bottom) in table.spans:
            sheet.merge_range(1 + top, left, 1 + bottom, right, table.rows[top][left])


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).isdigit()
