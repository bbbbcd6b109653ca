# ruff: noqa: E501  a sentence stays whole on its line
"""The development plan for the next three years: base, goals in a table, the eight directions, safeguards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sample_docs import pdf_kit as pdf
from sample_docs import word_kit as word
from sample_docs.papers import Folder
from sample_docs.seal import seal_png
from sample_docs.teller import Teller
from sample_docs.truth import LAST, Application

Chapter = tuple[str, list[str]]
# label, indicator, unit, decimals, growth a year in per cent
_GOALS = (
    ("集群总产值", "output_total", "亿元", 1, "8.5"),
    ("中小企业研发经费", "rd_sme", "亿元", 2, "10"),
    ("有效发明专利", "patents_valid", "件", 0, "13"),
    ("工业互联网平台应用普及率", "platform_penetration", "%", 1, "7"),
    ("工业软件应用率", "software_adoption", "%", 1, "4"),
    ("二氧化碳排放强度", "co2_intensity", "吨/万元", 3, "-4"),
    ("出口额", "exports", "亿元", 1, "7"),
    ("国家级高新技术企业", "hnte", "家", 0, "9"),
    ("参与制修订标准", "standards", "项", 0, "12"),
    ("创新平台", "innovation_platforms", "个", 0, "9"),
)


def write_plan(folder: Folder, name: str) -> None:
    """A Word or a PDF plan after the name's ending; dated two weeks before the form."""
    app = folder.app
    path = folder.file(name, "development_plan", app.applicant, f"{LAST + 1}-03")
    t = folder.teller(name, "plan")
    if name.endswith(".pdf"):
        pdf.save(_pdf_story(t), path, app.applicant, f"{app.cluster}发展规划", cover=True)
        return
    _word_plan(t, path)


def _title(app: Application) -> tuple[str, str]:
    span = f"{LAST + 1}—{LAST + 3}年"
    return app.cluster, ("三年发展规划" if app.layout == 1 else "高质量发展规划") + f"（{span}）"


def base(t: Teller) -> list[str]:
    app = t.app
    money, places = ("万元", 0) if app.layout == 3 else ("亿元", 2)
    return [
        f"{app.cluster}位于{'、'.join(app.towns)}，以{'、'.join(app.industry['lead'])}为主导产品。{LAST}年，集群企业{t.last('firms_total', '家')}，总产值{t.last('output_total', '亿元', 2)}，中小企业研发经费{t.last('rd_sme', money, places)}，年末有效发明专利{t.last('patents_valid', '件')}，工业互联网平台应用普及率{t.last('platform_penetration', '%', 1)}。",
        f"同时，集群发展仍存在短板：{app.industry['problem']}，部分配套企业数字化基础薄弱，复合型人才引进难度较大，需要在规划期内逐步解决。",
    ]


def goal_rows(t: Teller) -> list[list[str]]:
    """Indicator, unit, base and the goals of three years, all as printed."""
    rows = []
    for label, indicator, unit, places, growth in _GOALS:
        goals = [t.target(indicator, step, unit, places, Decimal(growth)) for step in (1, 2, 3)]
        rows.append([label, unit, t.number(indicator, LAST, unit, places, grouped=False), *goals])
    return rows


def directions(app: Application) -> list[Chapter]:
    """The eight directions of the city's work plan, each with measures."""
    lead, support, tech = app.industry["lead"], app.industry["support"], app.industry["tech"]
    operator, school = app.operator, app.industry["school"]
    return [
        (
            "提升集群主导产业优势",
            [
                f"实施强链补链行动，巩固{lead[0]}、{lead[1]}优势，引进{support[0]}、{support[1]}配套项目。每年推动一批企业升规纳统，完善“链主+配套”协作网络，新增省级以上专精特新企业不少于2家。"
            ],
        ),
        (
            "激发集群创新活力",
            [
                f"与{school}共建中试基地，围绕{tech[0]}、{tech[1]}实施揭榜挂帅，开放共享检测设备。支持企业牵头制修订标准，建立高价值发明专利培育库。"
            ],
        ),
        (
            "推进集群数字化升级",
            [
                f"每年组织20家以上企业开展数字化诊断，推广{support[2]}、{lead[0]}等环节的轻量化应用，建设集群数据平台，完善工业互联网安全监测和应急预案。"
            ],
        ),
        (
            "加快集群绿色低碳转型",
            ["推进屋顶光伏应建尽建，实施电机系统节能改造，开展清洁生产审核，培育绿色工厂，健全固体废物综合利用体系。"],
        ),
        (
            "深化集群开放合作",
            [
                f"支持企业参加“一带一路”沿线展会，培育跨境电商和海外仓，推动{lead[-1]}进入新兴市场，建立贸易投资合作境外安全风险提示机制。"
            ],
        ),
        (
            "提升集群品牌效应",
            [
                f"注册“{app.place['name'][:-1]}{app.industry['name']}”集体商标，制定区域品牌使用规则，组织质量对标提升，支持企业争创广东省名优产品。"
            ],
        ),
        (
            "提升集群治理和服务能力",
            [f"健全{operator}议事规则，充实服务专员队伍，强化安全生产和中小企业合法权益保护，定期开展服务满意度评价。"],
        ),
        (
            "融入现代化产业体系建设",
            [
                f"对接全市“三新两特一大”产业布局，推动{app.industry['name']}与新材料、新一代电子信息等产业融合，优化{app.towns[0]}、{app.towns[1]}两地空间布局，提升价值链。"
            ],
        ),
    ]


def safeguards(app: Application) -> list[str]:
    return [
        f"加强组织领导。成立由区政府分管领导牵头的工作专班，{app.applicant}负责统筹，各镇街和有关部门按职责分工落实。",
        "强化要素支持。区财政每年安排专项资金，优先保障重点项目用地用能，引导金融机构开发集群专属信贷产品。",
        "严格跟踪评估。按年度分解目标任务，次年1月底前完成自评并报送，规划期满开展总结评估。",
    ]


def _word_plan(t: Teller, path: Any) -> None:
    app = t.app
    document = word.new_document(f"{app.cluster}发展规划", app.applicant, app.date)
    first, second = _title(app)
    word.add(document, "", 26, spacing=6)
    word.add(document, first, 22, word.TITLE, "center", bold=True)
    word.add(document, second, 22, word.TITLE, "center", bold=True, spacing=2)
    word.add(document, "", 26, spacing=9)
    office = word.add(document, app.applicant, 16, word.KAI, "center")
    word.stamp(office, seal_png(app.applicant), 6.4, -1.6)
    word.add(document, f"{LAST + 1}年3月", 16, word.KAI, "center")
    _chapter(document, "一、发展基础", base(t), new_page=True)
    word.add(document, "二、主要目标", 15, word.HEAD, indent=2, spacing=1.7)
    word.body(document, f"到{LAST + 3}年，集群规模、创新和绿色化水平明显提升，主要量化指标见下表。")
    _word_goals(document, t)
    word.add(document, "三、重点任务", 15, word.HEAD, indent=2, spacing=1.7)
    numerals = "一二三四五六七八"
    for number, (head, paragraphs) in enumerate(directions(app)):
        word.add(document, f"（{numerals[number]}）{head}", 14, word.KAI, bold=True, indent=2, spacing=1.5)
        for words in paragraphs:
            word.body(document, words)
    _chapter(document, "四、保障措施", safeguards(app))
    word.save(document, path)


def _chapter(document: Any, head: str, paragraphs: list[str], new_page: bool = False) -> None:
    word.add(document, head, 15, word.HEAD, indent=2, spacing=1.7, new_page=new_page)
    for words in paragraphs:
        word.body(document, words)


def _word_goals(document: Any, t: Teller) -> None:
    head = ["指　标", "单位", f"{LAST}年\n（基期）", *(f"{LAST + step}年\n（目标）" for step in (1, 2, 3))]
    rows = [head, *goal_rows(t)]
    made = word.table(document, len(rows), (5.4, 2.2, 2.2, 2.2, 2.2, 2.2))
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            word.fill(made.cell(number, column), words, 10.5, word.HEAD if number == 0 else word.BODY)
    word.repeat_head(made)
    word.add(document, "注：出口额、产值按现价计算。", 10, word.KAI)


def _pdf_story(t: Teller) -> list[Any]:
    app = t.app
    first, second = _title(app)
    story: list[Any] = [
        pdf.gap(6),
        pdf.text(first, 22, "Song", "center"),
        pdf.text(second, 20, "Hei", "center", after=8),
        pdf.gap(9),
        pdf.text(app.applicant, 15, "Song", "center"),
        pdf.text(f"{LAST + 1}年3月", 15, "Song", "center"),
        pdf.PageBreak(),
    ]
    head = ["指标名称", "计量单位", f"{LAST}年基期值", *(f"{LAST + step}年目标值" for step in (1, 2, 3))]
    parts: list[Chapter] = [
        ("一、现实基础", base(t)),
        ("二、发展目标", [f"坚持稳中求进，力争到{LAST + 3}年实现下列目标。"]),
    ]
    for title, paragraphs in parts:
        story.append(pdf.text(title, 14, "Hei", "left", indent=2, before=6))
        story.extend(pdf.text(words, 12, indent=2) for words in paragraphs)
    story.append(pdf.grid([head, *goal_rows(t)], (4.8, 2.2, 2.2, 2.1, 2.1, 2.1)))
    story.append(pdf.text("三、主要任务", 14, "Hei", "left", indent=2, before=8))
    for number, (title, paragraphs) in enumerate(directions(app), 1):
        story.append(pdf.text(f"{number}.{title}", 12, "Hei", "left", indent=2))
        story.extend(pdf.text(words, 12, indent=2) for words in paragraphs)
    story.append(pdf.text("四、保障措施", 14, "Hei", "left", indent=2, before=6))
    story.extend(pdf.text(words, 12, indent=2) for words in safeguards(app))
    return story
