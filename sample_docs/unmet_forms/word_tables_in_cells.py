"""Tables inside the cells of one big table; years only in a line above a table; full-width and formal numerals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_ORDER = f"以下各栏依次为{_FIRST}年、{_SECOND}年、{LAST}年"


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    outer = word_kit.table(document, 0, [1.4, 14.6])
    for section, fill_in in (
        ("概况", _overview),
        ("经济规模", _economy),
        ("企业群体", _firms),
        ("科技创新", _innovation),
        ("绿色数字", _green_and_digital),
    ):
        row = outer.add_row().cells
        word_kit.fill(row[0], "\n".join(section), 12, word_kit.HEAD)
        fill_in(ledger, row[1])
    word_kit.add(document, f"申报单位（盖章）：{app.applicant}", 12, spacing=2)
    word_kit.save(document, path)


def _line(ledger: Ledger, cell: Any, words: str) -> None:
    blank = not cell.paragraphs[-1].text and len(cell._tc.tbl_lst) == 0
    word_kit.write(cell.paragraphs[-1] if blank else cell.add_paragraph(), ledger.fill(words), 11)


def _inner(cell: Any, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    made = word_kit.table(cell, len(rows), widths)
    for place, words in enumerate(rows):
        for column, word in enumerate(words):
            word_kit.fill(made.cell(place, column), word, 10.5)


def _overview(ledger: Ledger, cell: Any) -> None:
    app = ledger.app
    pairs = [
        ("集群名称", app.cluster, "所在地", app.district),
        ("主导产业", app.industry["name"], "行业代码", app.industry["code"]),
        ("运营机构", app.operator, "用地面积", ledger.fill("<area - 公顷>公顷")),
        ("联系人", app.contact, "电话", app.phone),
    ]
    for first, one, second, other in pairs:
        ledger.pair(first, one)
        ledger.pair(second, other)
    _inner(cell, pairs, [2.2, 5.4, 2.2, 4.2])


def _without_head(ledger: Ledger, rows: Sequence[tuple[str, str, str, int, str]]) -> list[list[str]]:
    """Rows of a label and three numbers; which year is which stands in the line above the table."""
    table = []
    for label, indicator, unit, places, style in rows:
        values = ledger.by_year(indicator, unit, places, style)
        for value in values:
            ledger.pair(label, value)
        table.append([label, *values])
    return table


def _economy(ledger: Ledger, cell: Any) -> None:
    _line(ledger, cell, f"{_ORDER}（单位：万元）")
    rows = _without_head(
        ledger,
        [
            ("总产值", "output_total", "万元", 0, "grouped"),
            ("　中小企业产值", "output_sme", "万元", 0, "grouped"),
            ("　主导产业产值", "output_leading", "万元", 0, "grouped"),
            ("税收收入", "tax", "万元", 0, "grouped"),
            ("出口总额", "exports", "万元", 0, "grouped"),
        ],
    )
    _inner(cell, rows, [4.4, 3.2, 3.2, 3.2])
    _line(ledger, cell, f"{LAST}年总产值（大写）：人民币{ledger.in_yuan('output_total', LAST)}整。")
    _line(
        ledger,
        cell,
        f"{LAST}年中小企业产值、主导产业产值占集群总产值的比重分别为<output_sme_share C % 1>"
        f"%和<output_leading_share C % 1>%；"
        "产值年均增速为<output_growth_avg - % 1 wide>％。",
    )


def _firms(ledger: Ledger, cell: Any) -> None:
    counts = (
        ("企业总数", "firms_total"),
        ("中小企业", "firms_sme"),
        ("国家小巨人", "little_giants"),
        ("国家高企", "hnte"),
        ("省专精特新", "srdi_provincial"),
        ("创新型中小企业", "innovative_smes"),
        ("链主企业", "chain_leaders"),
    )
    values = [ledger.pair(label, ledger.number(indicator, LAST, "家", 0, "wide")) for label, indicator in counts]
    _line(ledger, cell, f"{LAST}年末，单位：家")
    _inner(cell, [[label for label, _ in counts], values], [2.0] * 7)
    giants = [title.firm.name for title in ledger.app.titles if title.kind == "little_giants"]
    _line(ledger, cell, f"其中国家级专精特新“小巨人”企业名单：{'、'.join(giants)}。")
    largest = ledger.app.firms[:3]
    _line(
        ledger, cell, "产值居前的三家企业（万元）：" + "；".join(f"{one.name} {one.output}" for one in largest) + "。"
    )


def _innovation(ledger: Ledger, cell: Any) -> None:
    heads = [f"{year}年" for year in YEARS]
    rows = [["项目", *heads]]
    for label, indicator, unit, places in (
        ("中小企业研发费用（万元）", "rd_sme", "万元", 0),
        ("有效发明专利（件）", "patents_valid", "件", 0),
        ("参加标准制修订（项）", "standards", "项", 0),
        ("创新平台（个）", "innovation_platforms", "个", 0),
    ):
        rows.append([label, *ledger.row(label, heads, ledger.by_year(indicator, unit, places, "wide"))])
    _inner(cell, rows, [5.0, 3.0, 3.0, 3.0])
    _line(
        ledger,
        cell,
        "年均增长：研发费用<rd_sme_growth_avg - % 1>%，有效发明专利<patents_growth_avg - % 1>%。"
        f"{LAST}年末常住人口<population C 万人 2 wide>万人，每万人拥有有效发明专利<patents_per_10k C 件 1 wide>件。",
    )


def _green_and_digital(ledger: Ledger, cell: Any) -> None:
    _line(ledger, cell, f"（{_ORDER}）")
    rows = _without_head(
        ledger,
        [
            ("工业互联网平台应用普及率（％）", "platform_penetration", "%", 1, "plain"),
            ("工业软件应用率（％）", "software_adoption", "%", 1, "plain"),
            ("二氧化碳排放强度（吨／万元）", "co2_intensity", "吨/万元", 3, "plain"),
        ],
    )
    _inner(cell, rows, [5.6, 2.8, 2.8, 2.8])
    _line(ledger, cell, f"{LAST}年综合能源消费量<energy_use C 万吨标准煤 2>万吨标准煤。是否高耗能行业：□是 ☑否。")
