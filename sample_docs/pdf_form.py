"""Second layout of the form: PDF, years down the rows and indicators as column heads, money in 万元."""

from __future__ import annotations

from typing import Any

from sample_docs import pdf_kit as pdf
from sample_docs.narrative import sections
from sample_docs.papers import Folder
from sample_docs.teller import Teller
from sample_docs.truth import LAST, YEARS

# caption with the unit, then column heads: words, indicator, printed unit, decimals
Column = tuple[str, str, str, int]
_TABLES: tuple[tuple[str, str, tuple[Column, ...]], ...] = (
    (
        "2-1　产值、税收与外贸",
        "单位：万元",
        (
            ("集群产值合计", "output_total", "万元", 0),
            ("中小企业产值", "output_sme", "万元", 0),
            ("主导产业产值", "output_leading", "万元", 0),
            ("实缴税收", "tax", "万元", 0),
            ("出口总额", "exports", "万元", 0),
            ("中小企业研发经费支出", "rd_sme", "万元", 0),
        ),
    ),
    (
        "2-2　占比与应用水平",
        "单位：%",
        (
            ("中小企业产值占比", "output_sme_share", "%", 2),
            ("主导产业产值占比", "output_leading_share", "%", 2),
            ("工业互联网平台应用普及率", "platform_penetration", "%", 2),
            ("工业软件应用率", "software_adoption", "%", 1),
        ),
    ),
    (
        "2-3　主体、人口与创新",
        "",
        (
            ("企业总数（家）", "firms_total", "家", 0),
            ("中小企业（家）", "firms_sme", "家", 0),
            ("主导产业企业（家）", "firms_leading", "家", 0),
            ("从业人员（人）", "employees", "人", 0),
            ("常住人口（人）", "population", "人", 0),
            ("有效发明专利（件）", "patents_valid", "件", 0),
            ("每万人有效发明专利（件/万人）", "patents_per_10k", "件/万人", 2),
            ("创新平台（个）", "innovation_platforms", "个", 0),
        ),
    ),
    (
        "2-4　能源与碳排放",
        "",
        (
            ("综合能耗（吨标准煤）", "energy_use", "吨标准煤", 0),
            ("二氧化碳排放量（吨）", "co2_emissions", "吨", 0),
            ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 4),
        ),
    ),
)


def write_form(folder: Folder, name: str) -> None:
    """Cover, facts, four tables, averages and titles, chapters, commitment under seal."""
    app = folder.app
    path = folder.file(name, "application_form", app.applicant, app.date.isoformat())
    t = folder.teller(name, "form")
    story: list[Any] = [*_cover(folder), *_facts(t), pdf.PageBreak()]
    story.append(pdf.text("二、主要数据", 14, "Hei", "left", after=4))
    for title, unit, columns in _TABLES:
        story.extend(_table(t, title, unit, columns))
    story.append(pdf.KeepTogether(_single(t)))
    story.append(pdf.text("三、申报条件对照说明", 14, "Hei", "left", before=16, after=4))
    for number, (head, paragraphs) in enumerate(sections(t.at("narrative"), 1), 1):
        story.append(pdf.text(f"（{'一二三四五六七八九'[number - 1]}）{head}", 12, "Hei", "left", indent=2, before=3))
        story.extend(pdf.text(words, 11.5, indent=2) for words in paragraphs)
    story.append(pdf.PageBreak())
    story.extend(_commitment(folder))
    pdf.save(story, path, app.applicant, f"{app.cluster}申报材料", cover=True)


def _cover(folder: Folder) -> list[Any]:
    app = folder.app
    lines = (
        ("集群名称", app.cluster),
        ("申报单位", app.applicant),
        ("推荐单位", f"{app.district}人民政府"),
        ("填报时间", f"{app.date.year}年{app.date.month}月"),
    )
    rows = [[pdf.cell(label, 14, "Hei"), pdf.cell(value, 14, align="left")] for label, value in lines]
    return [
        pdf.gap(3.2),
        pdf.text("汕头市", 24, "Song", "center"),
        pdf.text("中小企业特色产业集群申报表", 27, "Hei", "center", after=12),
        pdf.text(f"（{LAST + 1}年）", 16, "Song", "center"),
        pdf.gap(4.6),
        pdf.grid(rows, (3.6, 10.4), head=0),
        pdf.gap(3.6),
        pdf.text("汕头市工业和信息化局编制", 15, "Song", "center"),
        pdf.PageBreak(),
    ]


def _facts(t: Teller) -> list[Any]:
    app = t.app
    water = app.industry.get("water")
    rows = [
        ["集群名称", app.cluster, "", ""],
        ["所属区县", app.district, "申报单位", app.applicant],
        ["主导产业名称", app.industry["name"], "行业小类代码", app.industry["code"]],
        ["占地面积（平方公里）", t.number("area", None, "平方公里", 1), "管理运营机构", app.operator],
        [
            "四至范围",
            f"{'、'.join(app.towns)}；东起{app.place['streets'][1]}，西抵{app.place['streets'][3]}，南临{app.place['streets'][0]}，北接{app.place['streets'][2]}",
            "",
            "",
        ],
        ["属高耗能行业", "□是　■否", "属高用水行业", "■是　□否" if water else "□是　■否"],
        ["联系人", app.contact, "电话", app.phone],
    ]
    notes = (
        f"1.各项数据统计期为{YEARS[0]}—{LAST}年；价值量指标按当年价格计算，以万元为计量单位，保留整数。",
        "2.占比、增速由原始数据计算后四舍五入，分项之和与合计可能因此略有出入。",
        "3.有效发明专利为年末存量，每万人拥有量以集群所在镇街常住人口为分母。",
        "4.高耗能、高用水行业将相应方框涂黑，并附能效、水效证明。",
    )
    return [
        pdf.text("填报说明", 14, "Hei", "center", after=4),
        *(pdf.text(note, 11, "Song", indent=2) for note in notes),
        pdf.text("一、集群概况", 14, "Hei", "left", before=14, after=6),
        pdf.grid(rows, (3.4, 4.6, 3.0, 4.6), head=0, spans=[((1, 0), (3, 0)), ((1, 4), (3, 4))], size=10.5),
    ]


def _table(t: Teller, title: str, unit: str, columns: tuple[Column, ...]) -> list[Any]:
    rows = [["年　份", *(words for words, *_ in columns)]]
    for year in YEARS:
        rows.append([f"{year}年", *(t.number(name, year, printed, places) for _, name, printed, places in columns)])
    width = (15.6 - 1.8) / len(columns)
    parts: list[Any] = [pdf.text(title, 11.5, "Hei", "center", before=8)]
    if unit:
        parts.append(pdf.text(unit, 9.5, "Song", "right"))
    return [*parts, pdf.grid(rows, (1.8, *([width] * len(columns)))), pdf.gap(0.25)]


def _single(t: Teller) -> list[Any]:
    rows = [
        ["指　标", "数　值", "指　标", "数　值"],
        ["产值年均增速", t.average("output_growth_avg", 2), "国家级高新技术企业", t.last("hnte", "家")],
        [
            "中小企业研发经费年均增长率",
            t.average("rd_sme_growth_avg", 2),
            "省级专精特新中小企业",
            t.last("srdi_provincial", "家"),
        ],
        [
            "有效发明专利年均增长率",
            t.average("patents_growth_avg", 2),
            "创新型中小企业",
            t.last("innovative_smes", "家"),
        ],
        ["国家级专精特新“小巨人”企业", t.last("little_giants", "家"), "链主企业", t.last("chain_leaders", "家")],
        [
            "国家级制造业单项冠军企业",
            t.last("champions_national", "家"),
            "累计参与制修订标准",
            t.last("standards", "项"),
        ],
    ]
    if ("water_benchmark", None) in t.app.exact:
        rows.append(
            [
                f"{LAST}年单位水耗（立方米/百米）",
                t.number("water_efficiency", LAST, "立方米/百米", 2),
                "水效基准值（立方米/百米）",
                t.number("water_benchmark", None, "立方米/百米", 2),
            ]
        )
    return [
        pdf.text(
            f"2-5　增速与优质企业（增速为{YEARS[0]}—{LAST}年，企业数为{LAST}年末）",
            11.5,
            "Hei",
            "center",
            before=8,
            after=4,
        ),
        pdf.grid(rows, (5.0, 2.8, 5.0, 2.8)),
    ]


def _commitment(folder: Folder) -> list[Any]:
    app = folder.app
    return [
        pdf.text("四、申报单位承诺", 14, "Hei", "left", after=6),
        pdf.text(
            "本单位对申报表及所附证明材料的真实性、完整性负责。所填数据均有原始资料可查，如存在弄虚作假，愿接受撤销认定等处理。",
            13,
            indent=2,
        ),
        pdf.gap(0.8),
        pdf.Signature(app.applicant, app.date),
        pdf.text("五、区人民政府推荐意见", 14, "Hei", "left", before=20, after=6),
        pdf.text("经研究，同意推荐该集群申报市级中小企业特色产业集群。", 13, indent=2),
        pdf.gap(0.8),
        pdf.Signature(f"{app.district}人民政府", app.date),
    ]
