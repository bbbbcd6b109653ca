"""First layout of the form: Word, label and value side by side, indicators down and years across, in 亿元."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm

from sample_docs import word_kit as word
from sample_docs.narrative import sections
from sample_docs.papers import Folder
from sample_docs.seal import seal_png
from sample_docs.teller import Teller
from sample_docs.truth import LAST, YEARS

# label, indicator, printed unit, decimals; None as indicator opens a group
_ROWS: tuple[tuple[str, str | None, str, int], ...] = (
    ("一、规模效益", None, "", 0),
    ("集群总产值", "output_total", "亿元", 2),
    ("其中：中小企业产值", "output_sme", "亿元", 2),
    ("　　　主导产业产值", "output_leading", "亿元", 2),
    ("中小企业产值占集群总产值比重", "output_sme_share", "%", 1),
    ("主导产业产值占集群总产值比重", "output_leading_share", "%", 1),
    ("上缴税收", "tax", "亿元", 2),
    ("出口额", "exports", "亿元", 2),
    ("二、企业与人员", None, "", 0),
    ("集群企业总数", "firms_total", "家", 0),
    ("其中：中小企业数", "firms_sme", "家", 0),
    ("　　　主导产业企业数", "firms_leading", "家", 0),
    ("从业人员", "employees", "人", 0),
    ("集群所在镇街常住人口", "population", "人", 0),
    ("三、创新与数字化", None, "", 0),
    ("中小企业研发经费", "rd_sme", "亿元", 2),
    ("有效发明专利数（年末）", "patents_valid", "件", 0),
    ("每万人有效发明专利拥有量", "patents_per_10k", "件/万人", 1),
    ("创新平台", "innovation_platforms", "个", 0),
    ("参与制修订标准（累计）", "standards", "项", 0),
    ("工业互联网平台应用普及率", "platform_penetration", "%", 1),
    ("工业软件应用率", "software_adoption", "%", 1),
    ("四、绿色低碳", None, "", 0),
    ("综合能源消费量", "energy_use", "吨标准煤", 0),
    ("二氧化碳排放量", "co2_emissions", "吨", 0),
    ("二氧化碳排放强度", "co2_intensity", "吨/万元", 3),
)
_TITLES = (
    ("国家级制造业单项冠军企业", "champions_national"),
    ("国家级专精特新“小巨人”企业", "little_giants"),
    ("国家级高新技术企业", "hnte"),
    ("省级专精特新中小企业", "srdi_provincial"),
    ("创新型中小企业", "innovative_smes"),
    ("链主企业", "chain_leaders"),
)


def write_form(folder: Folder, name: str) -> None:
    """Cover, notes, basic facts, three-year table, titles, nine narratives, commitment, opinions."""
    app = folder.app
    path = folder.file(name, "application_form", app.applicant, app.date.isoformat())
    document = word.new_document("汕头市中小企业特色产业集群申报表", app.applicant, app.date)
    t = folder.teller(name, "form")
    _cover(document, folder)
    _notes(document)
    _basics(document, t)
    _years(document, t)
    _averages(document, t)
    _stories(document, t.at("narrative"))
    _opinions(document, folder)
    word.save(document, path)


def _cover(document: Any, folder: Folder) -> None:
    app = folder.app
    word.add(document, "附件1", 14, word.HEAD)
    word.add(document, "", 22, spacing=3)
    word.add(document, "汕头市中小企业特色产业集群", 26, word.TITLE, "center", bold=True)
    word.add(document, "申　报　表", 30, word.TITLE, "center", bold=True, spacing=2.2)
    word.add(document, "", 22, spacing=3)
    for label, value in (
        ("集 群 名 称：", app.cluster),
        ("申 报 单 位：", f"{app.applicant}（盖章）"),
        ("推 荐 单 位：", f"{app.district}人民政府"),
        ("填 报 日 期：", f"{app.date.year}年{app.date.month}月{app.date.day}日"),
    ):
        line = word.add(document, f"{label}{value}", 16, word.BODY, spacing=2.1)
        line.paragraph_format.left_indent = Cm(1.6)
        if "申 报" in label:
            word.stamp(line, seal_png(app.applicant), 6.6, -1.3)
    word.add(document, "", 22, spacing=2.4)
    word.add(document, "汕头市工业和信息化局　制", 16, word.KAI, "center")


def _notes(document: Any) -> None:
    word.add(document, "填 报 说 明", 18, word.HEAD, "center", spacing=2, new_page=True)
    for number, words in enumerate(
        (
            f"本表所称“近三年”指{YEARS[0]}年、{YEARS[1]}年和{LAST}年，年末数以12月31日为准。",
            "产值按集群边界内工业企业现价口径汇总，数据应与同级统计部门核对一致；企业规模按国家中小企业划型标准划分。",
            "“每万人有效发明专利拥有量”以集群所在镇（街道）常住人口为分母。",
            "各方面情况说明应简明扼要，所引数据须与主要指标表一致，并附证明材料。",
            "本表用A4纸双面打印，随附电子版，一式三份。",
        ),
        1,
    ):
        word.body(document, f"{number}. {words}")


def _basics(document: Any, t: Teller) -> None:
    app = t.app
    word.add(document, "表一　集群基本情况", 15, word.HEAD, "center", spacing=1.8, new_page=True)
    pairs = (
        ("集群名称", app.cluster, None, None),
        ("所在区（县）", app.district, "申报单位", app.applicant),
        ("主导产业", app.industry["name"], "行业代码", app.industry["code"]),
        ("占地面积", f"{t.full('area', None, '平方公里', 1)}", "运营管理机构", app.operator),
        (
            "空间范围",
            f"涉及{'、'.join(app.towns)}，东至{app.place['streets'][0]}，西至{app.place['streets'][1]}，南至{app.place['streets'][2]}，北至{app.place['streets'][3]}",
            None,
            None,
        ),
        ("是否高耗能行业", "□是　☑否", "是否高用水行业", "☑是　□否" if app.industry.get("water") else "□是　☑否"),
        ("联系人", app.contact, "联系电话", app.phone),
    )
    made = word.table(document, len(pairs), (3.0, 5.0, 3.0, 5.0))
    word.row_height(made, 1.0)
    for row, (label, value, second, other) in enumerate(pairs):
        word.fill(made.cell(row, 0), label, 11, word.HEAD)
        if second is None or other is None:
            word.fill(word.merge(made, (row, 1), (row, 3)), value)
            continue
        word.fill(made.cell(row, 1), value)
        word.fill(made.cell(row, 2), second, 11, word.HEAD)
        word.fill(made.cell(row, 3), other)
    word.add(document, "")


def _years(document: Any, t: Teller) -> None:
    word.add(document, "表二　近三年主要指标", 15, word.HEAD, "center", spacing=1.8)
    made = word.table(document, len(_ROWS) + 2, (6.6, 2.3, 2.4, 2.4, 2.4))
    for first, last, words in (((0, 0), (1, 0), "指　标"), ((0, 1), (1, 1), "单位"), ((0, 2), (0, 4), "近三年情况")):
        word.fill(word.merge(made, first, last), words, 11, word.HEAD)
    for column, year in enumerate(YEARS, 2):
        word.fill(made.cell(1, column), f"{year}年", 11, word.HEAD)
    for row, (label, indicator, unit, places) in enumerate(_ROWS, 2):
        if indicator is None:
            word.fill(word.merge(made, (row, 0), (row, 4)), label, 11, word.HEAD, "left")
            continue
        word.fill(made.cell(row, 0), label, 11, word.BODY, "left")
        word.fill(made.cell(row, 1), unit)
        for column, year in enumerate(YEARS, 2):
            word.fill(made.cell(row, column), t.number(indicator, year, unit, places))
    word.repeat_head(made, 2)
    word.add(document, "")


def _averages(document: Any, t: Teller) -> None:
    word.add(document, f"表三　年均增速与优质企业（截至{LAST}年底）", 15, word.HEAD, "center", spacing=1.8)
    averages = (
        ("产值年均增速", "output_growth_avg"),
        ("中小企业研发经费年均增长", "rd_sme_growth_avg"),
        ("有效发明专利年均增长率", "patents_growth_avg"),
    )
    rows = [(label, t.full(name, None, "%", 1)) for label, name in averages]
    rows += [(label, t.last(name, "家")) for label, name in _TITLES if (name, LAST) in t.app.exact]
    if ("water_benchmark", None) in t.app.exact:
        rows.append((f"{LAST}年单位水耗（立方米/百米布）", t.number("water_efficiency", LAST, "立方米/百米", 2)))
        rows.append(("水效基准值（立方米/百米布）", t.number("water_benchmark", None, "立方米/百米", 2)))
    made = word.table(document, (len(rows) + 1) // 2, (5.4, 2.6, 5.4, 2.6))
    for number, (label, value) in enumerate(rows):
        row, side = divmod(number, 2)
        word.fill(made.cell(row, side * 2), label, 10.5, word.HEAD)
        word.fill(made.cell(row, side * 2 + 1), value)
    word.add(document, "")


def _stories(document: Any, t: Teller) -> None:
    word.add(document, "表四　各方面情况说明", 15, word.HEAD, "center", spacing=1.8)
    written = sections(t, 0)
    made = word.table(document, len(written), (2.8, 13.3))
    for row, (head, paragraphs) in enumerate(written):
        word.fill(made.cell(row, 0), f"{row + 1}. {head}", 11, word.HEAD)
        cell = made.cell(row, 1)
        for number, words in enumerate(paragraphs):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            word.write(paragraph, words, 11.5, word.BODY, "both", indent=2).paragraph_format.line_spacing = 1.35
    word.add(document, "")


def _opinions(document: Any, folder: Folder) -> None:
    app = folder.app
    word.add(document, "表五　承诺与推荐意见", 15, word.HEAD, "center", spacing=1.8, new_page=True)
    day = f"{app.date.year}年{app.date.month}月{app.date.day}日"
    made = word.table(document, 3, (2.8, 13.3))
    entries = (
        (
            "申报单位\n真实性承诺",
            "我单位承诺：本申报表及全部附件内容真实、准确、完整，如有不实，愿承担由此产生的一切责任。",
            app.applicant,
        ),
        ("区（县）政府\n推荐意见", "经审核，该集群符合申报条件，同意推荐。", f"{app.district}人民政府"),
        ("市工业和信息\n化局意见", "", ""),
    )
    for row, (label, words, office) in enumerate(entries):
        word.fill(made.cell(row, 0), label, 11, word.HEAD)
        cell = made.cell(row, 1)
        word.write(cell.paragraphs[0], words, 12, word.BODY, "both", indent=2)
        for _ in range(3):
            cell.add_paragraph()
        line = word.write(cell.add_paragraph(), f"{office}（盖章）" if office else "（盖章）", 12, align="right")
        word.write(cell.add_paragraph(), day if office else "年　　月　　日", 12, align="right")
        if office:
            word.stamp(line, seal_png(office), 8.2, -1.5)
        cell.add_paragraph()
