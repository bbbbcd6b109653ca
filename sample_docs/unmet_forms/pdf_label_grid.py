"""基本情况表 of three labels and values a row, years and units inside the labels, blanks and 无, notes ①② below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_BLANK = ("", "")


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    cells, spans = _cells(ledger)
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群基本情况表", 17, "Hei", "center"),
        pdf_kit.text(f"填报时间：{app.date:%Y年%m月}　　　　　　填报人：{app.contact}", 10.5, after=4),
        pdf_kit.grid(cells, [2.9, 2.5, 2.9, 2.5, 2.9, 2.5], 0, spans, size=9.5),
        *(pdf_kit.text(line, 9.5, before=3) for line in _notes(app.place["name"])),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "")


def _cells(ledger: Ledger) -> tuple[list[list[str]], list[Any]]:
    app = ledger.app
    cells, spans = [], []
    wide = (
        ("集群名称", app.cluster),
        ("申报单位", app.applicant),
        ("四至范围", f"东至{app.place['streets'][0]}，西至{app.place['streets'][1]}，南临江海，北接国道324线"),
    )
    for label, value in wide:
        spans.append(((1, len(cells)), (5, len(cells))))
        cells.append([label, ledger.pair(label, value), "", "", "", ""])
    for row in _rows():
        line: list[str] = []
        for label, words in row:
            value = ledger.fill(words)
            if "<" in words:
                # the marks of the notes are no part of the label
                ledger.pair(label.replace("\n", "").replace("①", "").replace("②", ""), value)
            line += [label, value]
        cells.append(line)
    spans.append(((1, len(cells)), (5, len(cells))))
    cells.append(["发展成效", ledger.fill(_achievements()), "", "", "", ""])
    return cells, spans


def _rows() -> tuple[tuple[tuple[str, str], ...], ...]:
    return (
        *(
            (
                (f"{year}年总产值\n（亿元）", f"<output_total {letter} 亿元 2>"),
                (f"{year}年中小企业产值（亿元）", f"<output_sme {letter} 亿元 2>"),
                (f"{year}年主导产业产值（亿元）", f"<output_leading {letter} 亿元 2>"),
            )
            for letter, year in zip("ABC", YEARS, strict=True)
        ),
        (
            ("总产值年均增速①", "<output_growth_avg - % 2>%"),
            ("中小企业产值占比②", "<output_sme_share C % 2>%"),
            ("主导产业产值占比②", "<output_leading_share C % 2>%"),
        ),
        (
            ("占地面积\n（平方公里）", "<area - 平方公里 2>"),
            ("企业数量\n（家）", "<firms_total C 家>"),
            ("其中中小企业（家）", "<firms_sme C 家>"),
        ),
        (
            ("国家级绿色园区（个）", "无"),
            ("国家级“小巨人”（家）", "<little_giants C 家>"),
            ("国家高新技术企业（家）", "<hnte C 家>"),
        ),
        (
            ("省级专精特新中小企业（家）", "<srdi_provincial C 家>"),
            ("创新型中小企业（家）", "<innovative_smes C 家>"),
            ("上市挂牌企业\n（家）", "—"),
        ),
        (
            (f"{LAST}年纳税总额（万元）", "<tax C 万元 0 grouped>"),
            (f"{LAST}年出口额\n（万元）", "<exports C 万元 0 grouped>"),
            ("其中对RCEP成员国出口（万元）", ""),
        ),
        (
            ("从业人数（人）", "<employees C 人 0 grouped>"),
            ("有效发明专利\n（件）", "<patents_valid C 件>"),
            ("每万人发明专利（件/万人）", "<patents_per_10k C 件 2>"),
        ),
        (
            ("创新平台（个）", "<innovation_platforms C 个>"),
            ("制修订标准（项）", "<standards C 项>"),
            ("绿色工厂（家）", "3"),
        ),
    )


def _achievements() -> str:
    return (
        f"一是创新投入持续加大。"
        f"中小企业研发经费由{_FIRST}年的<rd_sme A 万元>万元增加到{_SECOND}年的<rd_sme B 万元>万元，"
        f"{LAST}年达到<rd_sme C 万元>万元，年均增长<rd_sme_growth_avg - % 1>%；有效发明专利年均增长"
        "<patents_growth_avg - % 1>%。二是数字化水平不断提升。工业互联网平台应用普及率<platform_penetration C % 1>%，"
        f"工业软件应用率<software_adoption C % 1>%，分别比{_SECOND}年提高5.2个和4.7个百分点。三是绿色发展成效明显。"
        f"{LAST}年综合能源消费<energy_use C 吨标准煤>吨标准煤，碳排放强度降至<co2_intensity C 吨/万元 3>吨/万元。"
    )


def _notes(place: str) -> list[str]:
    return [
        f"① 年均增速按{_FIRST}年为基期的复合增长率计算，应高于7%；{place}同期为5.4%。",
        f"② 占比均为{LAST}年数，应高于70%。",
        f"③ 未注明年份的为{LAST}年末数；空白为未统计，“—”为不适用。",
    ]
