"""The district's summary table of the batch, under other heads and in another order than the samples'."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from random import Random

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_applications.bureau_paper import Paper, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.composed import Table

# what a column says under which heads: indicator, year, unit, places
_YEAR = {"A": YEARS[0], "B": YEARS[1], "C": YEARS[2], "-": None}
_COLUMNS = (
    (("{c}年产值\n（亿元）", "总产值（{c}年，亿元）"), "output_total", "C", "亿元", 2),
    (("{b}年产值\n（亿元）", "总产值（{b}年，亿元）"), "output_total", "B", "亿元", 2),
    (("{a}年产值\n（亿元）", "总产值（{a}年，亿元）"), "output_total", "A", "亿元", 2),
    (("年均增速（%）", "产值三年平均增速（%）"), "output_growth_avg", "-", "%", 1),
    (("中小企业产值比重（%）", "其中中小企业占（%）"), "output_sme_share", "C", "%", 1),
    (("主导产业产值比重（%）", "主业集中度（主导产业产值占比，%）"), "output_leading_share", "C", "%", 1),
    (("面积（km²）", "规划面积（平方公里）"), "area", "-", "平方公里", 1),
    (("有效发明专利数（件）", "发明专利（有效，件）"), "patents_valid", "C", "件", 0),
    (("小巨人（家）", "国家级“小巨人”数"), "little_giants", "C", "家", 0),
)


def write_summary(dossiers: Sequence[Dossier], seed: int) -> str:
    """Writes the table at the top of the batch; answers its name. Each dossier keeps account of its row."""
    random = Random(f"summary:{seed}")
    is_word = random.random() < 0.35
    ending = ".docx" if is_word else ".xlsx"
    name = random.choice(("推荐汇总", "各区县推荐集群一览表", "2025年集群推荐情况汇总表")) + ending
    columns = [(random.choice(heads), *rest) for heads, *rest in _COLUMNS]
    random.shuffle(columns)
    years = dict(zip("abc", YEARS, strict=True))
    heads = ["序号", *random.sample(["推荐集群", "主导产业", "所在县区"], 3), "申报主体"]
    heads += [head.format(**years) for head, *_ in columns]
    rows = []
    for number, dossier in enumerate(dossiers, 1):
        app = dossier.app
        ledger = dossier.ledger(f"../{name}", "summary")
        own = {"推荐集群": app.cluster, "主导产业": app.industry["name"], "所在县区": app.place["name"]}
        numbers = [ledger.number(name_, _YEAR[year], unit, places) for _, name_, year, unit, places in columns]
        rows.append([str(number), *(own[head] for head in heads[1:4]), app.applicant, *numbers])
    _write(dossiers[0].batch / name, f"{LAST + 1}年度汕头市中小企业特色产业集群推荐汇总表", heads, rows)
    return name


def _write(path: Path, title: str, heads: list[str], rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        write_word([Paper(title, [Table([heads, *rows])])], path, "")
        return
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": "", "created": datetime.datetime(2025, 4, 28)})
        sheet = book.add_worksheet("汇总")
        sheet.merge_range(0, 0, 0, len(heads) - 1, title)
        for number, row in enumerate([heads, *rows], 1):
            for column, word in enumerate(row):
                if number > 1 and column > 4:
                    sheet.write_number(number, column, float(word))
                else:
                    sheet.write(number, column, word)
