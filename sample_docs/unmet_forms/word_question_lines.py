"""Questions one below the other, answered on underlined blanks; no table at all."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("中小企业特色产业集群申报表", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "（请在横线上填写，选择项在方框内打勾）", 11, word_kit.KAI, "center")
    for head, lines in (
        ("一、集群概况", _overview(ledger)),
        ("二、规模与质量", _size(ledger)),
        ("三、创新与数字化", _innovation(ledger)),
        ("四、绿色与开放", _green(ledger)),
        ("五、需要说明的情况", _remarks(ledger)),
    ):
        word_kit.add(document, head, 14, word_kit.HEAD)
        for line in lines:
            word_kit.add(document, ledger.fill(line), 12, spacing=1.6)
    word_kit.add(document, f"填报单位（盖章）：{app.applicant}", 12, align="right")
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 12, align="right")
    word_kit.save(document, path)


def _asked(ledger: Ledger, label: str, value: str) -> str:
    return f"{label}：__{ledger.pair(label, ledger.fill(value))}__"


def _by_year(ledger: Ledger, label: str, place: str) -> str:
    """2022年__46.80__；2023年__51.20__…; `place` with the year left out, as in <output_total ? 亿元 2>."""
    values = [
        ledger.pair(label, f"{year}年", ledger.fill(place.replace("?", name)))
        for name, year in zip("ABC", YEARS, strict=True)
    ]
    return f"{label}：" + "；".join(f"{year}年__{value}__" for year, value in zip(YEARS, values, strict=True))


def _overview(ledger: Ledger) -> list[str]:
    app = ledger.app
    firms = ledger.pair("截至去年底入群企业共有多少家？", ledger.fill("<firms_total C 家>"))
    return [
        "1．" + _asked(ledger, "集群叫什么名称", app.cluster),
        "2．" + _asked(ledger, "由哪个部门申报", app.applicant),
        "3．" + _asked(ledger, "主要做什么产业（细分领域）", app.industry["name"]),
        "4．" + _asked(ledger, "规划范围有多大（平方公里）", "<area - 平方公里 1>"),
        f"5．截至去年底入群企业共有多少家？答：__{firms}__家，其中中小企业__<firms_sme C 家>__家，"
        f"做主导产业的__<firms_leading C 家>__家。（去年指{LAST}年，下同）",
        "6．" + _asked(ledger, "日常由谁管理运营", app.operator),
        f"7．{_asked(ledger, '联系人', app.contact)}　{_asked(ledger, '联系电话', app.phone)}",
    ]


def _size(ledger: Ledger) -> list[str]:
    return [
        "8．" + _by_year(ledger, "近三年总产值（亿元）", "<output_total ? 亿元 2>"),
        "9．去年中小企业的产值是多少？答：__<output_sme C 亿元 2>__亿元，占全部产值的__<output_sme_share C % 2>__%。",
        "10．去年主导产业的产值是多少？答：__<output_leading C 亿元 2>__亿元，"
        "占全部产值的__<output_leading_share C % 2>__%。",
        "11．" + _asked(ledger, "产值年均增速（%）", "<output_growth_avg - % 1>"),
        "12．有没有国家级专精特新“小巨人”企业？　□没有　☑有，共__<little_giants C 家>__家",
        f"13．{_asked(ledger, '拥有的国家高新技术企业（家）', '<hnte C 家>')}　"
        f"{_asked(ledger, '省级专精特新中小企业（家）', '<srdi_provincial C 家>')}　"
        f"{_asked(ledger, '创新型中小企业（家）', '<innovative_smes C 家>')}",
        "14．" + _asked(ledger, "去年缴纳税金（万元）", "<tax C 万元 0 grouped>"),
        "15．" + _asked(ledger, "去年底用工人数", "<employees C 人>") + "人",
    ]


def _innovation(ledger: Ledger) -> list[str]:
    return [
        "16．" + _by_year(ledger, "近三年中小企业投入的研发经费（万元）", "<rd_sme ? 万元>"),
        f"17．{_FIRST}、{_SECOND}、{LAST}年底各有多少件有效的发明专利？答：依次为__<patents_valid A 件>__件、"
        "__<patents_valid B 件>__件、__<patents_valid C 件>__件。",
        "18．去年底常住人口__<population C 万人 2>__万人，平均每万人有效发明专利__<patents_per_10k C 件/万人 1>__件。",
        f"19．工业互联网平台应用普及率去年底达到__<platform_penetration C % 1>__%（{_FIRST}年为"
        f"__<platform_penetration A % 1>__%，{_SECOND}年为__<platform_penetration B % 1>__%）。",
        f"20．工业软件应用率：{_FIRST}年__<software_adoption A % 1>__%，{_SECOND}年__<software_adoption B % 1>__%，"
        f"{LAST}年__<software_adoption C % 1>__%。",
        "21．" + _asked(ledger, "参与制修订标准（项）", "<standards C 项>"),
    ]


def _green(ledger: Ledger) -> list[str]:
    thirsty = ("water_benchmark", None) in ledger.app.exact
    lines = [
        "22．是否属于高耗能行业？　□是　☑否　　是否属于高用水行业？　" + ("☑是　□否" if thirsty else "□是　☑否"),
        "23．" + _by_year(ledger, "单位产值二氧化碳排放（吨/万元）", "<co2_intensity ? 吨/万元 4>"),
        "24．" + _asked(ledger, "去年出口额", "<exports C 亿元 2>亿元") + "（没有的填“无”）",
    ]
    if thirsty:
        consumption = _by_year(ledger, "单位产品水耗（立方米）", "<water_efficiency ? 立方米 2>")
        lines.append(f"25．{consumption}；行业基准值__<water_benchmark - 立方米 1>__")
    return lines


def _remarks(ledger: Ledger) -> list[str]:
    district = ledger.app.place["name"]
    output, growth = ledger.one_of("486.3", "512.7", "655.9"), ledger.one_of("5.1", "4.8", "6.2")
    return [
        f"（1）{LAST}年{district}全区规模以上工业总产值{output}亿元，增长{growth}%，本集群为其重要支柱。",
        "（2）申报条件要求中小企业产值占比高于70%、近三年产值均在30亿元以上，本集群均已达到。",
    ]
