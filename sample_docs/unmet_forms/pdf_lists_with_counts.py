"""Headings with a count in brackets and below each the names that it counts, with figures of every firm."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.roster import TITLES
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_NUMERALS = "一二三四五六七八九"


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11.5),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11.5),
        pdf_kit.text("第一部分　总量", 13, "Hei", before=6),
        *(pdf_kit.text(ledger.fill(words), 11.5, indent=2) for words in _totals()),
        pdf_kit.text(f"第二部分　优质企业（{LAST}年末）", 13, "Hei", before=6),
        *_titled(ledger),
        pdf_kit.text(f"第三部分　主要企业（{LAST}年，前八位）", 13, "Hei", before=6, after=4),
        _largest(ledger),
        pdf_kit.gap(0.5),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表")


def _totals() -> list[str]:
    return [
        f"集群占地<area - 平方公里 1>平方公里，{LAST}年末有企业<firms_total C 家>家、从业人员<employees C 人>人。"
        f"{_FIRST}年总产值"
        f"<output_total A 亿元 2>亿元，{_SECOND}年<output_total B 亿元 2>亿元，{LAST}年<output_total C 亿元 2>亿元，"
        f"年均增速"
        "<output_growth_avg - % 1>%。",
        f"{LAST}年，中小企业产值<output_sme C 亿元 2>亿元、占<output_sme_share C % 1>%，"
        f"主导产业产值<output_leading C 亿元 2>亿元、"
        "占<output_leading_share C % 1>%；中小企业研发经费<rd_sme C 亿元 2>亿元；有效发明专利<patents_valid C 件>件；"
        "工业互联网平台应用普及率<platform_penetration C % 1>%；税收<tax C 亿元 2>亿元；出口<exports C 亿元 2>亿元。",
    ]


def _titled(ledger: Ledger) -> list[Any]:
    """Every title with its count; champions may be none and are then left out."""
    shown: list[Any] = []
    for kind, label in TITLES.items():
        names = [title.firm.name for title in ledger.app.titles if title.kind == kind]
        if not names:
            continue
        count = ledger.number(kind, LAST, "家")
        head = f"（{_NUMERALS[len(shown) // 2]}）{label}（{count}家）"
        shown.append(pdf_kit.text(head, 11.5, "Hei", before=3))
        numbered = "；".join(f"{place}.{name}" for place, name in enumerate(names, 1))
        shown.append(pdf_kit.text(numbered + "。", 10.5, align="left"))
    return shown


def _largest(ledger: Ledger) -> Any:
    rows = [["序号", "企业名称", "产值（亿元）", "研发经费（万元）", "从业人员（人）"]]
    for place, firm in enumerate(ledger.app.firms[:8], 1):
        output = f"{Decimal(firm.output) / 10_000:.2f}"
        rows.append([str(place), firm.name, output, str(firm.research), str(firm.employees)])
    return pdf_kit.grid(rows, [1.3, 6.6, 2.6, 2.8, 2.6], size=9)
