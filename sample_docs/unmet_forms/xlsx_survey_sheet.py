"""信息采集表: strips over labels and values side by side, the year said once above, a long cell of sentences."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# strips and the labels below them, two a row: (label, words)
_STRIPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "二、规模与结构",
        (
            ("工业总产值（万元）", "<output_total C 万元>"),
            ("上年工业总产值（万元）", "<output_total B 万元>"),
            ("中小企业产值（万元）", "<output_sme C 万元>"),
            ("主导产业产值（万元）", "<output_leading C 万元>"),
            ("工业增加值（万元）", "182635"),
            ("利润总额（万元）", "40218"),
            ("税收（万元）", "<tax C 万元>"),
            ("出口额（万元）", "<exports C 万元>"),
            ("占地面积（平方公里）", "<area - 平方公里 1>"),
            ("亩均税收（万元/亩）", "23.6"),
        ),
    ),
    (
        "三、企业与就业",
        (
            ("企业总数（家）", "<firms_total C 家>"),
            ("中小企业（家）", "<firms_sme C 家>"),
            ("规上工业企业（家）", "19"),
            ("从业人员（人）", "<employees C 人>"),
            ("国家级“小巨人”企业（家）", "<little_giants C 家>"),
            ("国家级高新技术企业（家）", "<hnte C 家>"),
            ("省级专精特新中小企业（家）", "<srdi_provincial C 家>"),
            ("创新型中小企业（家）", "<innovative_smes C 家>"),
        ),
    ),
    (
        "四、创新与转型",
        (
            ("中小企业研发经费支出（万元）", "<rd_sme C 万元>"),
            ("上年中小企业研发经费支出（万元）", "<rd_sme B 万元>"),
            ("有效发明专利（件）", "<patents_valid C 件>"),
            ("每万人有效发明专利（件）", "<patents_per_10k C 件 2>"),
            ("创新平台（个）", "<innovation_platforms C 个>"),
            ("参与制定标准（项）", "<standards C 项>"),
            ("工业互联网平台应用普及率（%）", "<platform_penetration C % 1>"),
            ("工业软件应用率（%）", "<software_adoption C % 1>"),
            ("综合能耗（吨标准煤）", "<energy_use C 吨标准煤>"),
            ("碳排放强度（吨/万元）", "<co2_intensity C 吨/万元 3>"),
            ("是否高耗能", "否"),
            ("是否建有公共服务平台", "是"),
        ),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        sheet = book.add_worksheet("采集表")
        sheet.set_column(0, 3, 30)
        frame = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        strip = book.add_format({"border": 1, "bold": True, "bg_color": "#DDEBF7"})
        sheet.merge_range(0, 0, 0, 3, "特色产业集群信息采集表", book.add_format({"bold": True, "font_size": 16}))
        sheet.merge_range(1, 0, 1, 3, f"数据年度：{LAST}年（{_SECOND}年为“上年”）", frame)
        sheet.merge_range(2, 0, 2, 3, "一、基本信息", strip)
        row = 3
        for label, value in (("集群名称", app.cluster), ("申报单位", app.applicant), ("运营单位", app.operator)):
            sheet.write_string(row, 0, label, frame)
            sheet.merge_range(row, 1, row, 3, ledger.pair(label, value), frame)
            row += 1
        for title, fields in _STRIPS:
            sheet.merge_range(row, 0, row, 3, title, strip)
            row = _fields(ledger, book, sheet, row + 1, fields)
        _story(ledger, sheet, row, frame, strip)


def _fields(ledger: Ledger, book: Any, sheet: Any, row: int, fields: tuple[tuple[str, str], ...]) -> int:
    """Writes two fields a row; answers the row below."""
    for place, (label, words) in enumerate(fields):
        value = ledger.pair(label, ledger.fill(words))
        column = place % 2 * 2
        sheet.write_string(row + place // 2, column, label, book.add_format({"border": 1, "text_wrap": True}))
        if value.replace(".", "").isdigit():
            places = len(value.partition(".")[2])
            shape = book.add_format({"border": 1, "num_format": f"0.{'0' * places}" if places else "0"})
            sheet.write_number(row + place // 2, column + 1, float(Decimal(value)), shape)
        else:
            sheet.write_string(row + place // 2, column + 1, value, book.add_format({"border": 1}))
    return row + len(fields) // 2


def _story(ledger: Ledger, sheet: Any, row: int, frame: Any, strip: Any) -> None:
    sheet.merge_range(row, 0, row, 3, "五、发展情况（300字以内）", strip)
    words = ledger.fill(
        f"近三年集群保持较快增长，工业总产值从{_FIRST}年的<output_total A 亿元 2>亿元起步，"
        f"年均增速<output_growth_avg - % 1>%，"
        f"高于全区工业增速3.2个百分点；{LAST}年同比增长<output_growth C % 1>%。"
        f"中小企业产值占比<output_sme_share C % 1>%、"
        f"主导产业产值占比<output_leading_share C % 1>%。{_FIRST}年中小企业研发经费支出<rd_sme A 万元>万元，"
        f"三年年均增长"
        f"<rd_sme_growth_avg - % 1>%；有效发明专利从{_FIRST}年末的<patents_valid A 件>件、"
        f"{_SECOND}年末的<patents_valid B 件>件"
        "逐年增加，年均增长<patents_growth_avg - % 1>%。"
    )
    sheet.set_row(row + 1, 130)
    sheet.merge_range(row + 1, 0, row + 1, 3, words, frame)
    for place, line in enumerate(
        ("填表说明：", "1.金额取整数，如1.26亿元填12600。", "2.占比、率填百分数，如35.6%填35.6。"), row + 2
    ):
        sheet.write_string(place, 0, line)
