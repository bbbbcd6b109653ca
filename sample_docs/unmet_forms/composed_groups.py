"""Tables of groups put together by chance: short labels that only their group explains, columns that are no claims.

Another seed is another form: years across or down, earliest or latest first, absolute, short or relative; groups with
合计 and 其中; a column of targets, of the city's average, of the sum of the years; the table in one piece or broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_MONEY = ("亿元", "万元")
# (group, [(labels to choose from, indicator, unit, places, growth aimed at)]); a unit of money is the form's own
_GROUPS = (
    (
        "产值",
        (
            (("合计", "总量", "全部企业"), "output_total", "", 2, 8.0),
            (("中小企业", "其中：中小企业", "＃中小企业"), "output_sme", "", 2, 8.5),
            (("主导产业", "其中：主导产业", "＃主导产业"), "output_leading", "", 2, 8.5),
        ),
    ),
    (
        "产值占比",
        (
            (("中小企业", "中小企业占比"), "output_sme_share", "%", 1, 0.2),
            (("主导产业", "主导产业占比"), "output_leading_share", "%", 1, 0.2),
        ),
    ),
    (
        "企业数量",
        (
            (("合计", "总数"), "firms_total", "家", 0, 6.0),
            (("中小企业", "其中：中小企业"), "firms_sme", "家", 0, 6.0),
        ),
    ),
    (
        "创新",
        (
            (("中小企业研发经费", "中小企业研发投入"), "rd_sme", "", 2, 10.0),
            (("有效发明专利", "有效发明专利拥有量"), "patents_valid", "件", 0, 14.0),
        ),
    ),
    (
        "数字化",
        (
            (("工业互联网平台应用普及率",), "platform_penetration", "%", 1, 5.0),
            (("工业软件应用率",), "software_adoption", "%", 1, 4.0),
        ),
    ),
    (
        "绿色低碳",
        (
            (("综合能耗", "综合能源消费量"), "energy_use", "吨标准煤", 0, 2.0),
            (("二氧化碳排放强度", "碳排放强度"), "co2_intensity", "吨/万元", 4, -5.0),
        ),
    ),
    (
        "贡献",
        (
            (("税收", "上缴税收"), "tax", "", 2, 7.0),
            (("出口额", "外贸出口"), "exports", "", 2, 6.0),
            (("从业人员", "吸纳就业"), "employees", "人", 0, 3.0),
        ),
    ),
)


@dataclass(frozen=True)
class Row:
    """One line of the table; `indicator` is empty where the numbers are not the cluster's."""

    group: str
    label: str
    unit: str
    indicator: str
    places: int
    growth: float


def composed_groups(ledger: Ledger) -> list[Part]:
    """The parts of one form from top to bottom; the first one is the title."""
    app, draw = ledger.app, ledger.one_of
    order = draw(YEARS, tuple(reversed(YEARS)))
    names, note = _year_names(ledger)
    rows = _rows(ledger, draw(*_MONEY))
    parts: list[Part] = ["汕头市中小企业特色产业集群申报表"]
    parts += [
        f"{label}：{ledger.pair(label, value)}" for label, value in (("集群", app.cluster), ("单位", app.applicant))
    ]
    parts.append("主要指标" + note)
    parts += draw(_across, _across, _down)(ledger, rows, order, names)
    parts.append(ledger.fill(draw(*_below())))
    parts.append(f"申报日期：{app.date.year}年{app.date.month}月{app.date.day}日")
    return parts


def _year_names(ledger: Ledger) -> tuple[dict[int, str], str]:
    """What the years are called, and the note that is needed for it."""
    kind = ledger.one_of("full", "short", "chinese", "relative")
    if kind == "relative":
        names = dict(zip(YEARS, ("大前年", "前年", "上年"), strict=True))
        return names, f"（上年指{LAST}年，前年指{_SECOND}年，大前年指{_FIRST}年）"
    if kind == "short":
        return {year: f"{year % 100}年" for year in YEARS}, f"（{_FIRST % 100}年指{_FIRST}年，余类推）"
    if kind == "chinese":
        return {year: f"{year}年".translate(_CHINESE) for year in YEARS}, ""
    return {year: f"{year}年" for year in YEARS}, ""


def _rows(ledger: Ledger, money: str) -> list[Row]:
    """Some of the groups in any order; now and then a line for the large firms, which is no indicator."""
    groups = list(_GROUPS)
    ledger.random.shuffle(groups)
    rows = []
    for group, items in groups[: ledger.random.randint(5, len(groups))]:
        for labels, indicator, unit, places, growth in items:
            is_whole = not unit and money == "万元"
            rows.append(Row(group, ledger.one_of(*labels), unit or money, indicator, 0 if is_whole else places, growth))
        if group == "企业数量" and ledger.one_of(True, False):
            rows.append(Row(group, "大型企业", "家", "", 0, 0))
    return rows


def _numbers(ledger: Ledger, row: Row, order: Sequence[int], names: dict[int, str]) -> list[str]:
    if not row.indicator:
        exact = ledger.app.exact
        return [f"{exact['firms_total', year] - exact['firms_sme', year]}" for year in order]
    return [
        ledger.pair(row.group, row.label, names[year], ledger.number(row.indicator, year, row.unit, row.places))
        for year in order
    ]


def _across(ledger: Ledger, rows: Sequence[Row], order: Sequence[int], names: dict[int, str]) -> list[Part]:
    has_units = ledger.one_of(True, False)
    extra = ledger.one_of("", f"{LAST + 1}年目标", f"{LAST}年全市平均", "三年合计")
    head = ["类别", "指标", *["单位"] * has_units, *(names[year] for year in order), *[extra] * bool(extra)]
    lines = []
    for row in rows:
        numbers = _numbers(ledger, row, order, names)
        label = row.label if has_units else f"{row.label}（{row.unit}）"
        beside = [_beside(ledger, row, numbers, extra)] * bool(extra)
        lines.append([row.group, label, *[row.unit] * has_units, *numbers, *beside])
    if ledger.one_of(True, False):
        return [_table([head], lines)]
    half = next(place for place in range(len(rows) // 2, len(rows)) if rows[place].group != rows[place - 1].group)
    again = ledger.one_of([], [head])
    return [_table([head], lines[:half]), "（续上表）", _table(again, lines[half:])]


def _beside(ledger: Ledger, row: Row, numbers: Sequence[str], extra: str) -> str:
    """What stands in the last column: a target is a statement, an average or a sum is none of the cluster's years."""
    if not row.indicator:
        return "—"
    if extra.endswith("目标"):
        return ledger.goal(row.indicator, LAST + 1, row.unit, row.places, row.growth)
    if extra.endswith("平均"):
        average = ledger.app.exact[row.indicator, LAST] * Decimal("0.63")
        factor = 10_000 if row.unit == "万元" else 1
        return f"{average * factor:.{row.places}f}"
    return f"{sum(Decimal(number) for number in numbers)}" if row.unit in _MONEY else "—"


def _table(head: list[list[str]], lines: list[list[str]]) -> Table:
    """The group's name is merged over its lines."""
    table = Table([*head, *lines], len(head))
    first = len(head)
    for place in range(first + 1, len(table.rows) + 1):
        if place == len(table.rows) or table.rows[place][0] != table.rows[first][0]:
            if place - 1 > first:
                table.spans.append(((0, first), (0, place - 1)))
            first = place
    return table


def _down(ledger: Ledger, rows: Sequence[Row], order: Sequence[int], names: dict[int, str]) -> list[Part]:
    """Years down in blocks of a few groups; two or three head rows."""
    blocks: list[list[Row]] = [[]]
    for place, row in enumerate(rows):
        is_new_group = not place or rows[place - 1].group != row.group
        if is_new_group and len(blocks[-1]) > 4:
            blocks.append([])
        blocks[-1].append(row)
    has_units = ledger.one_of(True, False)
    return [_down_block(ledger, block, order, names, has_units) for block in blocks]


def _down_block(
    ledger: Ledger, rows: Sequence[Row], order: Sequence[int], names: dict[int, str], has_units: bool
) -> Table:
    columns = [_numbers(ledger, row, order, names) for row in rows]
    head = [["年份", *(row.group for row in rows)]]
    head.append(["", *(row.label if has_units else f"{row.label}（{row.unit}）" for row in rows)])
    if has_units:
        head.append(["", *(row.unit for row in rows)])
    lines = [[names[year], *(column[place] for column in columns)] for place, year in enumerate(order)]
    table = Table([*head, *lines], len(head), [((0, 0), (0, len(head) - 1))])
    first = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place].group != rows[first].group:
            if place - 1 > first:
                table.spans.append(((first + 1, 0), (place, 0)))
            first = place
    return table


def _below() -> list[str]:
    return [
        f"另：占地面积<area - 平方公里 1>平方公里；产值年均增速<output_growth_avg - % 1>%；{LAST}"
        f"年末国家级专精特新“小巨人”企业"
        "<little_giants C 家>家，国家级高新技术企业<hnte C 家>家。",
        f"集群占地<area - 公顷>公顷。{LAST}年末有国家级高新技术企业<hnte C 家>家、"
        f"省级专精特新中小企业<srdi_provincial C 家>家。"
        "申报条件中“中小企业产值占比高于70%”已达到。",
        f"三年产值年均增速<output_growth_avg - % 1>%，中小企业研发经费年均增长<rd_sme_growth_avg - % 1>%，"
        f"有效发明专利年均增长率"
        f"<patents_growth_avg - % 1>%。{LAST}年每万人有效发明专利拥有量<patents_per_10k C 件 1>件。",
    ]
