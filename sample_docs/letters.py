# ruff: noqa: E501  a sentence stays whole on its line
"""Sealed letters: the statistics office's proof, the offices' no-violation letters, the founding document."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random
from typing import Any

from sample_docs import pdf_kit as pdf
from sample_docs.papers import Folder
from sample_docs.teller import Teller
from sample_docs.truth import LAST, YEARS, Application


@dataclass(frozen=True)
class Office:
    """Who writes, the word in the document number, and what was not found."""

    key: str
    name: str
    word: str
    words: str


def offices(app: Application) -> tuple[Office, ...]:
    """The six offices whose letters the first condition asks for."""
    place, mark = app.place["name"], f"汕{app.place['word']}"
    return (
        Office("应急", f"汕头市{place}应急管理局", f"{mark}应急函", "未发生较大及以上生产安全事故"),
        Office(
            "生态环境",
            f"汕头市生态环境局{place}分局",
            f"汕环{app.place['word']}函",
            "未发生较大及以上突发环境污染事件，无因环境违法被从重处罚的情形",
        ),
        Office(
            "市场监管",
            f"汕头市{place}市场监督管理局",
            f"{mark}市监函",
            "未发生较大及以上产品质量安全事故，未被列入严重违法失信名单",
        ),
        Office(
            "税务",
            f"国家税务总局汕头市{place}税务局",
            f"{mark}税函",
            "未发现偷税、逃避追缴欠税、骗取出口退税、抗税等税收违法行为",
        ),
        Office(
            "网信",
            f"中共汕头市{place[:-1]}区委网络安全和信息化委员会办公室",
            f"{mark}网办函",
            "未发生重大及以上网络安全事件和数据安全事件",
        ),
        Office(
            "信用", f"汕头市{place}发展和改革局", f"{mark}发改信函", "经查询公共信用信息系统，无严重失信主体名单记录"
        ),
    )


def _earlier(app: Application, days: int) -> datetime.date:
    day = app.date - datetime.timedelta(days=days)
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))


def write_statistics(folder: Folder, name: str) -> None:
    """The statistics office's letter: a red-headed one, a plain proof with a table, or a reply in words."""
    app = folder.app
    office = f"汕头市{app.place['name']}统计局"
    day = _earlier(app, 6)
    path = folder.file(name, "statistics_proof", office, day.isoformat())
    t = folder.teller(name, "statistics")
    number = f"汕{app.place['word']}统函〔{LAST + 1}〕{Random(app.seed).randint(5, 29)}号"
    writer = (_statistics_red, _statistics_table, _statistics_reply)[app.layout - 1]
    pdf.save([*writer(t, office, number), pdf.gap(0.8), pdf.Signature(office, day)], path, office)


def _comparable(app: Application) -> list[Any]:
    if app.comparable is None:
        return []
    words = f"由于规模以上工业企业名录库年度调整，按可比口径计算，{LAST}年产值同比增长{app.comparable}%；表列总量为当年公布数，不宜直接对比计算增速。"
    return [pdf.text(words, 13, indent=2)]


def _statistics_red(t: Teller, office: str, number: str) -> list[Any]:
    app = t.app
    rows = [["项目（单位：亿元）", *(f"{year}年" for year in YEARS)]]
    for label, name in (
        ("集群工业总产值", "output_total"),
        ("其中：中小企业", "output_sme"),
        ("其中：主导产业", "output_leading"),
    ):
        rows.append([label, *(t.number(name, year, "亿元", 2) for year in YEARS)])
    return [
        pdf.RedHead(office, number),
        pdf.text(f"关于{app.cluster}有关统计数据的证明", 17, "Song", "center", before=10, after=10),
        pdf.text("汕头市工业和信息化局：", 13, "Song", "left"),
        pdf.text(
            f"应{app.applicant}商请，我局对集群范围内工业企业年报数据进行了汇总审核，结果如下：", 13, indent=2, after=8
        ),
        pdf.grid(rows, (5.4, 3.2, 3.2, 3.2), size=11),
        pdf.gap(0.3),
        *_comparable(app),
        pdf.text("特此证明。", 13, indent=2),
    ]


def _statistics_table(t: Teller, office: str, number: str) -> list[Any]:
    app = t.app
    rows = [["年度", "集群总产值", "中小企业产值", "主导产业产值"]]
    for year in YEARS:
        rows.append(
            [
                f"{year}年",
                *(t.number(name, year, "万元", 0) for name in ("output_total", "output_sme", "output_leading")),
            ]
        )
    return [
        pdf.gap(1.0),
        pdf.text("证　明", 24, "Song", "center", after=8),
        pdf.text(number, 12, "Song", "right", after=8),
        pdf.text(
            f"根据工业统计年报资料，{app.cluster}（范围：{'、'.join(app.towns)}）{YEARS[0]}至{LAST}年产值完成情况如下，供申报使用。",
            13,
            indent=2,
            after=6,
        ),
        pdf.text("计量单位：万元", 10.5, "Song", "right"),
        pdf.grid(rows, (3.0, 4.1, 4.1, 4.1), size=11),
        pdf.gap(0.4),
        *_comparable(app),
        pdf.text(f"以上数据为{office}年报定案数。", 13, indent=2),
    ]


def _statistics_reply(t: Teller, office: str, number: str) -> list[Any]:
    app = t.app
    total, sme, leading = (t.series(name, "亿元", 2) for name in ("output_total", "output_sme", "output_leading"))
    return [
        pdf.RedHead(f"{office}文件", number),
        pdf.text(f"关于{app.industry['name']}产业集群产值数据的复函", 17, "Song", "center", before=10, after=10),
        pdf.text(f"{app.applicant}：", 13, "Song", "left"),
        pdf.text(
            f"你局来函收悉。经核对，{app.cluster}{YEARS[0]}年、{YEARS[1]}年、{LAST}年工业总产值分别为{total}；其中中小企业产值分别为{sme}，主导产业产值分别为{leading}。",
            13,
            indent=2,
        ),
        *_comparable(app),
        pdf.text("此复。", 13, indent=2),
    ]


def _compliance_story(app: Application, office: Office, order: int) -> list[Any]:
    number = f"{office.word}〔{LAST + 1}〕{Random(app.seed + order).randint(11, 96)}号"
    day = _earlier(app, 3 + order % 5)
    window = f"{YEARS[0]}年1月1日至{LAST}年12月31日"
    opening = (
        f"经查询核实，{app.cluster}内企业在{window}期间，{office.words}。",
        f"你局《关于商请出具守法情况的函》收悉。经我单位核查，自{window}，{app.cluster}所属企业{office.words}。",
        f"兹证明：{window}，在本辖区{'、'.join(app.towns)}范围内的{app.cluster}企业{office.words}。",
    )[app.layout - 1]
    title = ("证　明", f"关于{app.cluster}守法情况的复函", "情 况 证 明")[app.layout - 1]
    head: list[Any] = [pdf.gap(1.2)]
    if app.layout == 2:
        head = [pdf.RedHead(office.name, number)]
    story = [*head, pdf.text(title, 18, "Song", "center", before=8, after=8)]
    if app.layout != 2:
        story.append(pdf.text(number, 12, "Song", "right", after=6))
    story.append(pdf.text(f"{app.applicant}：", 13, "Song", "left"))
    story.append(pdf.text(opening, 13, indent=2))
    story.append(pdf.text(("特此证明。", "专此函复。", "特此证明。")[app.layout - 1], 13, indent=2))
    return [*story, pdf.gap(1.2), pdf.Signature(office.name, day)]


def write_compliance(folder: Folder, pattern: str) -> None:
    """One file for each office (`pattern` with {number} and {key}), or all bound in one."""
    app = folder.app
    if "{" not in pattern:
        path = folder.file(pattern, "compliance_proof", "", "")
        story: list[Any] = []
        for order, office in enumerate(offices(app)):
            story.extend([pdf.PageBreak()] if order else [])
            story.extend(_compliance_story(app, office, order))
        pdf.save(story, path, app.applicant)
        return
    for order, office in enumerate(offices(app)):
        name = pattern.format(number=order + 1, key=office.key)
        day = _earlier(app, 3 + order % 5)
        path = folder.file(name, "compliance_proof", office.name, day.isoformat())
        password = "locked" if office.key in app.locked else None
        pdf.save(_compliance_story(app, office, order), path, office.name, password=password)


def write_founding(folder: Folder, name: str) -> None:
    """The district government's reply that founds the operating body."""
    app = folder.app
    office = f"{app.district}人民政府"
    random = Random(app.seed + 77)
    day = datetime.date(random.choice(YEARS), random.randint(3, 11), random.randint(3, 26))
    path = folder.file(name, "operator_proof", office, day.isoformat())
    number = f"汕{app.place['word']}府函〔{day.year}〕{random.randint(12, 88)}号"
    staff = random.randint(8, 15)
    story = [
        pdf.RedHead(office if app.layout == 3 else f"{office}文件", number),
        pdf.text(f"关于同意设立{app.operator}的批复", 17, "Song", "center", before=10, after=10),
        pdf.text(f"{app.applicant}：", 13, "Song", "left"),
        pdf.text(f"你局关于设立{app.operator}的请示收悉。经区政府常务会议研究，现批复如下：", 13, indent=2),
        pdf.text(f"一、同意设立{app.operator}，作为集群运营管理机构，办公地点设在{app.towns[0]}。", 13, indent=2),
        pdf.text(
            f"二、核定工作人员{staff}名，主要承担集群规划编制、运行监测、公共服务、政策宣传和安全协调等职责。",
            13,
            indent=2,
        ),
        pdf.text("三、所需经费列入区级部门预算。请你局指导其尽快建章立制、规范运作。", 13, indent=2),
        pdf.gap(1.0),
        pdf.Signature(office, day),
    ]
    pdf.save(story, path, office)
