"""Groups at the left, amount and share in rows of their own, units behind a stroke, a column of talkative remarks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.changes import direction, growth, rise
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_HEADS = tuple(f"{str(year)[2:]}年" for year in YEARS)
Row = tuple[str, str, str, int, str]


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市特色产业集群申报情况表", 20, word_kit.TITLE, "center", bold=True)
    top = word_kit.table(document, 2, [2.6, 5.4, 2.6, 5.4])
    for place, (label, value) in enumerate(
        (
            ("集群全称", app.cluster),
            ("申报单位", app.applicant),
            ("主导行业", app.industry["name"]),
            ("联系电话", app.phone),
        )
    ):
        word_kit.fill(top.cell(place // 2, place % 2 * 2), label, 10.5, word_kit.HEAD)
        word_kit.fill(top.cell(place // 2, place % 2 * 2 + 1), ledger.pair(label, value), 10.5)
    word_kit.add(document, "（24年指2024年，余类推；带*的为必填项）", 10, align="right")
    made = word_kit.table(document, 1, [1.3, 4.5, 2.0, 2.0, 2.0, 4.2])
    for cell, words in zip(made.rows[0].cells, ("类别", "指标", *_HEADS, "备注"), strict=True):
        word_kit.fill(cell, words, 10.5, word_kit.HEAD)
    for group, rows in _groups(ledger):
        _write_group(ledger, made, group, rows)
    word_kit.add(document, ledger.fill(_below()), 11)
    word_kit.save(document, path)


def _write_group(ledger: Ledger, made: Any, group: str, rows: tuple[Row, ...]) -> None:
    first = len(made.rows)
    for label, indicator, unit, places, remark in rows:
        numbers = ledger.by_year(indicator, unit, places) if indicator else ["4.62", "5.18", "5.70"]
        values = ledger.row(label.lstrip("*"), _HEADS, numbers)
        for cell, words in zip(made.add_row().cells[1:], (label, *values, ledger.fill(remark)), strict=True):
            word_kit.fill(cell, words, 10)
    word_kit.fill(made.cell(first, 0).merge(made.cell(len(made.rows) - 1, 0)), group, 10.5, word_kit.HEAD)


def _groups(ledger: Ledger) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    app = ledger.app
    return (
        (
            "规\n模\n效\n益",
            (
                (
                    "*总产值/亿元",
                    "output_total",
                    "亿元",
                    1,
                    "24年同比增长<output_growth C % 1>%，增速较全市快2.1个百分点",
                ),
                ("*中小企业产值/亿元", "output_sme", "亿元", 1, f"24年同比增长{growth(app, 'output_sme')[1:]}%"),
                (
                    "*中小企业产值占比/%",
                    "output_sme_share",
                    "%",
                    1,
                    f"较23年{direction(app, 'output_sme_share')}{rise(app, 'output_sme_share')}个百分点；条件为70%以上",
                ),
                ("*主导产业产值/亿元", "output_leading", "亿元", 1, "其中规上企业占九成"),
                ("*主导产业产值占比/%", "output_leading_share", "%", 1, "统计局提供"),
                ("税收/亿元", "tax", "亿元", 2, "占全区税收的4.7%"),
                ("工业投资/亿元", "", "亿元", 2, "其中技改投资占56.3%"),
            ),
        ),
        (
            "创\n新\n能\n力",
            (
                ("*中小企业研发经费/万元", "rd_sme", "万元", 0, "全口径；年均增长<rd_sme_growth_avg - % 1>%"),
                (
                    "*有效发明专利/件",
                    "patents_valid",
                    "件",
                    0,
                    "年均增长<patents_growth_avg - % 1>%；24年每万人拥有量<patents_per_10k C 件 1>件",
                ),
                ("创新平台/个", "innovation_platforms", "个", 0, "24年新增国家级1个"),
            ),
        ),
        (
            "数\n绿",
            (
                ("*工业互联网平台普及率/%", "platform_penetration", "%", 1, "24年比全市高8.4个百分点"),
                ("工业软件应用率/%", "software_adoption", "%", 1, ""),
                (
                    "*碳排放强度/吨每万元",
                    "co2_intensity",
                    "吨/万元",
                    3,
                    f"24年比23年下降{growth(app, 'co2_intensity')[1:]}%",
                ),
            ),
        ),
    )


def _below() -> str:
    return (
        f"其他需要说明的情况：总产值近三年年均增速<output_growth_avg - % 1>%；集群占地<area - 平方公里 1>平方公里，"
        f"{LAST}年末"
        "有企业<firms_total C 家>家（中小企业<firms_sme C 家>家、规上企业21家）、从业人员约<employees C 万人 1>万人；"
        "有国家级“小巨人”<little_giants C 家>家、高企<hnte C 家>家、省专精特新<srdi_provincial C 家>家，"
        "另有4家企业已列入"
        "小巨人培育库。"
    )
