"""A district's request to the city bureau with document number, and a short form behind it as an attachment."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    number = ledger.random.randint(8, 96)
    word_kit.add(document, f"{app.place['word']}工信〔{app.date.year}〕{number}号", 14, align="center")
    word_kit.add(document, f"{app.applicant}关于申报{app.cluster}", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "认定为市级中小企业特色产业集群的请示", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "汕头市工业和信息化局：", 14)
    for paragraph in _letter(ledger):
        word_kit.body(document, ledger.fill(paragraph), 13)
    word_kit.add(document, "妥否，请批示。", 13, indent=2)
    word_kit.add(document, f"附件：{app.cluster}申报表（简表）", 13, indent=2)
    word_kit.add(document, app.applicant, 13, align="right")
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 13, align="right")
    _attachment(ledger, document)
    word_kit.save(document, path)


def _letter(ledger: Ledger) -> list[str]:
    app = ledger.app
    district, towns = app.place["name"], "、".join(app.towns)
    of_district = ledger.one_of("1086.5", "973.2", "1154.0")
    return [
        f"根据《汕头市促进中小企业特色产业集群发展工作方案》要求，我局组织开展了申报工作。{LAST}年，{district}"
        f"实现地区生产总值"
        f"{ledger.one_of('628.4', '571.9')}亿元，规模以上工业总产值{of_district}亿元。现将{app.cluster}"
        f"有关情况报告如下。",
        f"一、规模持续壮大。集群地处{towns}，占地<area - 平方公里 1>平方公里。集群总产值从{_FIRST}"
        f"年的<output_total A 亿元 2>"
        f"亿元增长到{LAST}年的<output_total C 亿元 2>亿元，年均增长<output_growth_avg - % 1>%，其中{_SECOND}年、"
        f"{LAST}年分别增长"
        f"<output_growth B % 1>%和<output_growth C % 1>%。{LAST}年，集群贡献税收<tax C 万元 0 grouped>万元，"
        f"出口<exports C 亿元 2>亿元。",
        f"二、中小企业活跃。全部<firms_total C 家>家企业中，中小企业有<firms_sme C 家>家，{LAST}"
        f"年实现产值<output_sme C 亿元 2>亿元，"
        "占集群总产值的<output_sme_share C % 2>%，高于70%的认定条件；主导产业实现产值<output_leading C 亿元 2>亿元，"
        "占比<output_leading_share C % 2>%。",
        "三、优质企业成群。已培育国家级高新技术企业<hnte C 家>家、省级专精特新中小企业<srdi_provincial C 家>家、"
        "创新型中小企业"
        f"<innovative_smes C 家>家，国家级专精特新“小巨人”企业也达到<little_giants C 家>家。全区此类企业共有"
        f"{ledger.one_of('213', '187')}家。",
        f"四、创新投入加大。{_FIRST}年、{_SECOND}年、{LAST}年中小企业研发经费分别为<rd_sme A 亿元 2>亿元、"
        f"<rd_sme B 亿元 2>亿元、"
        "<rd_sme C 亿元 2>亿元，年均增速<rd_sme_growth_avg - % 1>%；"
        f"有效发明专利由{_FIRST}年末<patents_valid A 件>件增至{LAST}年末<patents_valid C 件>件，"
        "年均增长率<patents_growth_avg - % 1>%。",
        f"五、数字绿色并进。工业互联网平台应用普及率{LAST}年为<platform_penetration C % 1>%，比{_FIRST}年的"
        "<platform_penetration A % 1>%明显提高。集群不属于高耗能、高用水行业。",
    ]


def _attachment(ledger: Ledger, document: object) -> None:
    app = ledger.app
    word_kit.add(document, "附件", 12, word_kit.HEAD, new_page=True)
    word_kit.add(document, "集群申报表（简表）", 16, word_kit.TITLE, "center", bold=True)
    rows = [
        ("名称", app.cluster),
        ("申报单位", app.applicant),
        ("产业", f"{app.industry['name']}（{app.industry['code']}）"),
        ("产值", _each_year("output_total", "亿元", 2)),
        ("软件应用率（工业软件）", _each_year("software_adoption", "%", 1)),
        ("碳排放强度", _each_year("co2_intensity", "吨/万元", 3)),
        ("从业人员", f"{LAST}年末<employees C 人>人"),
        (
            "人均专利",
            f"{LAST}年末常住人口<population C 人 0 grouped>人，每万人有效发明专利拥有量<patents_per_10k C 件 1>件",
        ),
        ("平台和标准", "创新平台<innovation_platforms C 个>个；参与标准制修订<standards C 项>项"),
        ("联系方式", f"{app.contact} {app.phone}"),
        ("区统计局意见", f"经审核，{LAST}年集群总产值<output_total C 亿元 2>亿元，与统计数据一致。（盖章）"),
        (
            "区政府意见",
            f"同意申报。力争到{LAST + 3}年产值突破{ledger.goal('output_total', LAST + 3, '亿元', 0, 8)}亿元。",
        ),
    ]
    made = word_kit.table(document, len(rows), [3.4, 12.4])
    for place, (label, words) in enumerate(rows):
        word_kit.fill(made.cell(place, 0), label, 11, word_kit.HEAD)
        word_kit.fill(made.cell(place, 1), ledger.pair(label, ledger.fill(words)), 11, align="left")


def _each_year(indicator: str, unit: str, places: int) -> str:
    """2022年46.80亿元；2023年51.20亿元；2024年56.00亿元, to be filled."""
    return "；".join(
        f"{year}年<{indicator} {name} {unit} {places}>{unit}" for name, year in zip("ABC", YEARS, strict=True)
    )
