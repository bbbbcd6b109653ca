"""A numbered list without a table: the numbers of three years in a row, each with its year in brackets behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text(f"{app.industry['name']}特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"（申报单位：{app.applicant}）", 11, "Song", "center", after=6),
    ]
    for head, lines in (("甲　规模", _size(ledger)), ("乙　企业", _firms(ledger)), ("丙　质量", _quality(ledger))):
        story.append(pdf_kit.text(head, 12.5, "Hei", before=6))
        story += [pdf_kit.text(f"{place}) {line}", 11.5) for place, line in enumerate(lines, 1)]
    story += [pdf_kit.gap(0.6), pdf_kit.Signature(app.applicant, app.date)]
    pdf_kit.save(story, path, app.applicant, "申报表")


def _three(ledger: Ledger, label: str, indicator: str, unit: str, places: int, mark: str = "、") -> str:
    """总产值　46.80（2022）、51.20（2023）、56.00（2024）亿元."""
    numbers = [ledger.pair(label, number) for number in ledger.by_year(indicator, unit, places)]
    return f"{label}　{mark.join(f'{number}（{year}）' for number, year in zip(numbers, YEARS, strict=True))}{unit}"


def _one(ledger: Ledger, label: str, place: str) -> str:
    return f"{label}　{ledger.pair(label, ledger.fill(place))}"


def _size(ledger: Ledger) -> list[str]:
    return [
        _one(ledger, "面积", "<area - 平方公里 1>平方公里"),
        _three(ledger, "总产值", "output_total", "亿元", 2),
        _three(ledger, "中小企业产值", "output_sme", "亿元", 2),
        _three(ledger, "中小企业产值占比", "output_sme_share", "%", 1),
        _three(ledger, "主导产业产值", "output_leading", "亿元", 2),
        _three(ledger, "主导产业产值占比", "output_leading_share", "%", 1),
        _one(ledger, "产值年均增速", "<output_growth_avg - % 1>%"),
        _three(ledger, "纳税", "tax", "万元", 0, "；"),
    ]


def _firms(ledger: Ledger) -> list[str]:
    return [
        _three(ledger, "企业总数（年末）", "firms_total", "家", 0),
        _one(ledger, f"国家级专精特新“小巨人”企业（{LAST}年末）", "<little_giants C 家>家"),
        _one(ledger, f"国家级高新技术企业（{LAST}年末）", "<hnte C 家>家"),
        _one(ledger, f"创新型中小企业（{LAST}年末）", "<innovative_smes C 家>家"),
        f"全市同类企业　国家级“小巨人”{ledger.one_of('38', '41')}家、"
        f"国家级高新技术企业{ledger.one_of('1126', '1093')}家",
    ]


def _quality(ledger: Ledger) -> list[str]:
    return [
        _three(ledger, "中小企业研发经费", "rd_sme", "万元", 0, "；"),
        _three(ledger, "年末有效发明专利", "patents_valid", "件", 0, "/"),
        _one(ledger, "每万人有效发明专利拥有量", f"<patents_per_10k C 件 1>件（{LAST}）"),
        _three(ledger, "工业互联网平台应用普及率", "platform_penetration", "%", 1),
        _three(ledger, "工业软件应用率", "software_adoption", "%", 1, "→"),
        _three(ledger, "二氧化碳排放强度", "co2_intensity", "吨/万元", 3, "→"),
        _one(ledger, "高耗能行业", "否"),
    ]
