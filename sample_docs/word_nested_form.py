"""Third layout of the form: Word, two levels of row labels, latest year first, a nested table, mixed units.

Shares, taxes and exports stand in sentences only; the area is in 公顷, employees in 万人.
"""

from __future__ import annotations

from typing import Any

from sample_docs import word_kit as word
from sample_docs.narrative import sections
from sample_docs.papers import Folder
from sample_docs.seal import seal_png
from sample_docs.teller import Teller
from sample_docs.truth import LAST, YEARS

_GROUPS: tuple[tuple[str, tuple[tuple[str, str, str, int], ...]], ...] = (
    (
        "经济规模",
        (
            ("工业总产值（全集群），亿元", "output_total", "亿元", 2),
            ("其中：中小微企业产值，亿元", "output_sme", "亿元", 2),
            ("其中：主业产值，亿元", "output_leading", "亿元", 2),
        ),
    ),
    (
        "经营主体",
        (
            ("入群企业数（家）", "firms_total", "家", 0),
            ("其中：中小微企业（家）", "firms_sme", "家", 0),
            ("其中：主业企业（家）", "firms_leading", "家", 0),
            ("吸纳就业（万人）", "employees", "万人", 3),
            ("所在镇街常住人口（万人）", "population", "万人", 2),
        ),
    ),
    (
        "数智转型",
        (
            ("工业互联网平台普及率（%）", "platform_penetration", "%", 1),
            ("工业软件普及应用率（%）", "software_adoption", "%", 1),
        ),
    ),
    (
        "绿色发展",
        (
            ("能源消费总量（吨标准煤）", "energy_use", "吨标准煤", 0),
            ("二氧化碳排放总量（吨）", "co2_emissions", "吨", 0),
            ("碳排放强度（吨/万元产值）", "co2_intensity", "吨/万元", 3),
        ),
    ),
)
_NESTED = (
    ("中小企业研发投入（万元）", "rd_sme", "万元", 0),
    ("年末有效发明专利（件）", "patents_valid", "件", 0),
    ("万人有效发明专利（件/万人）", "patents_per_10k", "件/万人", 1),
    ("创新平台（个）", "innovation_platforms", "个", 0),
)
_DESCENDING = tuple(reversed(YEARS))


def write_form(folder: Folder, name: str) -> None:
    """Cover with a box, one long table of four parts, a report in chapters, a page of seals."""
    app = folder.app
    path = folder.file(name, "application_form", app.applicant, app.date.isoformat())
    document = word.new_document(f"{app.cluster}", app.applicant, app.date)
    t = folder.teller(name, "form")
    _cover(document, folder)
    word.add(document, "第一部分　申报信息表", 16, word.HEAD, "center", spacing=1.8, new_page=True)
    _information(document, t)
    _data(document, t)
    word.add(document, "第二部分　集群建设情况报告", 16, word.HEAD, "center", spacing=1.8, new_page=True)
    numerals = "一二三四五六七八九"
    _summary(document, t.at("narrative"))
    for number, (head, paragraphs) in enumerate(sections(t.at("narrative"), 2)):
        word.add(document, f"（{numerals[number]}）{head}", 14, word.KAI, bold=True, indent=2, spacing=1.5)
        for words in paragraphs:
            word.body(document, words)
    _seals(document, folder)
    word.save(document, path)


def _cover(document: Any, folder: Folder) -> None:
    app = folder.app
    word.add(document, f"（{LAST + 1}年度）", 16, word.KAI, "right", spacing=2)
    word.add(document, "", 30, spacing=3)
    word.add(document, app.cluster, 24, word.TITLE, "center", bold=True)
    word.add(document, "市级中小企业特色产业集群认定申报书", 20, word.HEAD, "center", spacing=2.4)
    word.add(document, "", 30, spacing=4)
    made = word.table(document, 4, (4.2, 10.0))
    word.row_height(made, 1.15)
    for row, (label, value) in enumerate(
        (
            ("申报主体", app.applicant),
            ("推荐机关", f"{app.district}人民政府"),
            ("经办人／电话", f"{app.contact}　{app.phone}"),
            ("申报时间", f"二〇二五年四月{_day_words(app.date.day)}日"),
        )
    ):
        word.fill(made.cell(row, 0), label, 14, word.HEAD)
        word.fill(made.cell(row, 1), value, 14)


def _day_words(day: int) -> str:
    tens, ones = divmod(day, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")


def _information(document: Any, t: Teller) -> None:
    app = t.app
    made = word.table(document, 6, (1.6, 3.4, 4.0, 3.2, 4.0))
    word.row_height(made, 0.95)
    word.fill(word.merge(made, (0, 0), (5, 0)), "基\n本\n信\n息", 12, word.HEAD)
    water = app.industry.get("water")
    lines = (
        (("集群全称", app.cluster),),
        (("属地", app.district), ("运营机构", app.operator)),
        (("主业方向", app.industry["name"]), ("国民经济行业分类代码", app.industry["code"])),
        (("规划用地", t.full("area", None, "公顷", 0)), ("覆盖镇街", "、".join(app.towns))),
        (("高耗能行业", "否"), ("高用水行业", "是" if water else "否")),
        (("联络人", app.contact), ("办公电话", app.phone)),
    )
    for row, pairs in enumerate(lines):
        for side, (label, value) in enumerate(pairs):
            word.fill(made.cell(row, 1 + 2 * side), label, 10.5, word.HEAD)
            target = word.merge(made, (row, 2), (row, 4)) if len(pairs) == 1 else made.cell(row, 2 + 2 * side)
            word.fill(target, value, 10.5)
    word.add(document, "", 6)


def _data(document: Any, t: Teller) -> None:
    count = sum(len(rows) for _, rows in _GROUPS)
    made = word.table(document, count + 3, (2.2, 6.8, 2.4, 2.4, 2.4))
    word.fill(word.merge(made, (0, 0), (0, 1)), "类别及指标", 11, word.HEAD)
    for column, year in enumerate(_DESCENDING, 2):
        word.fill(made.cell(0, column), f"{year}年度", 11, word.HEAD)
    row = 1
    for group, rows in _GROUPS:
        word.fill(word.merge(made, (row, 0), (row + len(rows) - 1, 0)), group, 11, word.HEAD)
        for label, indicator, unit, places in rows:
            word.fill(made.cell(row, 1), label, 10.5, word.BODY, "left")
            for column, year in enumerate(_DESCENDING, 2):
                word.fill(made.cell(row, column), t.number(indicator, year, unit, places), 10.5)
            row += 1
    word.fill(made.cell(row, 0), "创新资源", 11, word.HEAD)
    _nested(word.merge(made, (row, 1), (row, 4)), t)
    word.fill(made.cell(row + 1, 0), "优质企业", 11, word.HEAD)
    word.fill(word.merge(made, (row + 1, 1), (row + 1, 4)), _quality(t), 10.5, word.BODY, "left")
    word.repeat_head(made)


def _nested(cell: Any, t: Teller) -> None:
    word.write(cell.paragraphs[0], "研发与知识产权（小表）", 10, word.KAI, "center")
    inner = word.table(cell, len(_NESTED) + 1, (5.0, 2.6, 2.6, 2.6))
    word.fill(inner.cell(0, 0), "项目", 10, word.HEAD)
    for column, year in enumerate(_DESCENDING, 1):
        word.fill(inner.cell(0, column), f"{year}年", 10, word.HEAD)
    for row, (label, indicator, unit, places) in enumerate(_NESTED, 1):
        word.fill(inner.cell(row, 0), label, 10, word.BODY, "left")
        for column, year in enumerate(_DESCENDING, 1):
            word.fill(inner.cell(row, column), t.number(indicator, year, unit, places), 10)
    cell.add_paragraph()


def _quality(t: Teller) -> str:
    parts = [
        f"国家级高新技术企业{t.last('hnte', '家')}",
        f"省级专精特新中小企业{t.last('srdi_provincial', '家')}",
        f"创新型中小企业{t.last('innovative_smes', '家')}",
        f"专精特新“小巨人”企业{t.last('little_giants', '家')}",
        f"链主企业{t.last('chain_leaders', '家')}",
    ]
    parts.append(f"国家级制造业单项冠军企业{t.last('champions_national', '家')}")
    return f"截至{LAST}年末：" + "；".join(parts) + "。"


def _summary(document: Any, t: Teller) -> None:
    word.body(
        document,
        f"{t.app.cluster}规划面积{t.full('area', None, '公顷')}，分布于{'、'.join(t.app.towns)}。"
        f"{LAST}年入群企业{t.last('firms_total', '家')}，实现工业总产值{t.last('output_total', '亿元', 2)}，"
        f"上缴税金{t.last('tax', '万元')}，出口额{t.last('exports', '亿元', 2)}，"
        f"{YEARS[0]}—{LAST}年产值年均增长{t.average('output_growth_avg')}。现将有关情况报告如下。",
    )


def _seals(document: Any, folder: Folder) -> None:
    app = folder.app
    word.add(document, "第三部分　申报承诺及审核意见", 16, word.HEAD, "center", spacing=2, new_page=True)
    day = f"{app.date.year}年{app.date.month}月{app.date.day}日"
    for head, words, office in (
        (
            "申报承诺",
            "本单位郑重承诺：所报材料均经核实，数据来源清楚，内容真实完整，并对其真实性负全部责任。",
            app.applicant,
        ),
        ("区政府意见", "同意申报。请汕头市工业和信息化局予以认定。", f"{app.district}人民政府"),
    ):
        word.add(document, head, 14, word.HEAD, spacing=2)
        word.body(document, words)
        word.add(document, "")
        line = word.add(document, f"{office}（公章）　　", 14, word.BODY, "right")
        word.stamp(line, seal_png(office), 9.6, -1.6)
        word.add(document, f"{day}　　　", 14, word.BODY, "right")
        word.add(document, "")
