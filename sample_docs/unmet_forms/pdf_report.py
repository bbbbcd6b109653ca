"""The whole application as one long report with headings: half of its numerals in Chinese, no table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text("（文字申报稿）", 12, "Song", "center"),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12),
    ]
    for head, paragraphs in (
        ("一、集群总体情况", _overall(ledger)),
        ("二、梯度培育情况", _ladder(ledger)),
        ("三、协同创新情况", _innovation(ledger)),
        ("四、数字化与绿色化情况", _digital_and_green()),
        ("五、下一步打算", _plans(ledger)),
    ):
        story.append(pdf_kit.text(head, 13, "Hei", before=6))
        story += [pdf_kit.text(ledger.fill(paragraph), 12, indent=2) for paragraph in paragraphs]
    story += [pdf_kit.gap(0.6), pdf_kit.Signature(app.applicant, app.date)]
    pdf_kit.save(story, path, app.applicant, "申报材料")


def _overall(ledger: Ledger) -> list[str]:
    app = ledger.app
    district = app.place["name"]
    seventy = ledger.claim("output_sme_share", LAST, Decimal(70), "七成")
    return [
        f"集群位于{app.district}{'、'.join(app.towns)}，规划面积<area - 平方公里 1 chinese>平方公里，"
        f"以{app.industry['name']}为主导产业，主要产品有{'、'.join(app.industry['lead'])}。截至{LAST}年底，"
        f"集群内共有企业"
        f"<firms_total C 家 chinese>家，其中中小企业<firms_sme C 家 chinese>家，"
        f"主导产业企业<firms_leading C 家 chinese>家，吸纳就业<employees C 万人 2>万人。",
        f"{_FIRST}年，集群实现工业总产值<output_total A 亿元 2>亿元；{_SECOND}年为"
        f"<output_total B 亿元 2>亿元，增长<output_growth B % 1>%；{LAST}年达到"
        f"<output_total C 亿元 2>亿元，同比增长<output_growth C % 1>%。三年年均增速"
        f"百分之<output_growth_avg - % 1 chinese>，高于全市平均水平。而同期{district}规模以上工业总产值为"
        f"{ledger.one_of('五百一十二亿元', '四百八十六亿元', '六百五十九亿元')}，"
        f"增长{ledger.one_of('4.6%', '5.2%', '3.9%')}。",
        f"中小企业是集群的主体。{LAST}年，中小企业完成产值<output_sme C 亿元 2 chinese>亿元，占比超过{seventy}，"
        f"为百分之<output_sme_share C % 1 chinese>；主导产业完成产值<output_leading C 亿元 2 chinese>亿元，"
        f"占集群总产值的百分之<output_leading_share C % 1 chinese>。全年入库税收<tax C 亿元 2>亿元，"
        f"产品远销四十多个国家和地区，出口额<exports C 亿元 2>亿元。",
    ]


def _ladder(ledger: Ledger) -> list[str]:
    leader = ledger.app.firms[0]
    return [
        "目前，集群拥有国家级专精特新“小巨人”企业<little_giants C 家 chinese>家，国家级高新技术企业、"
        "省级专精特新中小企业、创新型中小企业分别为<hnte C 家>家、<srdi_provincial C 家>家和"
        "<innovative_smes C 家>家，链主企业<chain_leaders C 家 chinese>家。",
        f"链主企业{leader.name}{LAST}年产值{Decimal(leader.output) / 10_000:.2f}亿元，带动上下游配套企业近二十家，"
        f"本地配套率达到六成。",
    ]


def _innovation(ledger: Ledger) -> list[str]:
    return [
        f"集群中小企业重视研发投入，近三年研发经费依次为<rd_sme A 亿元 2>亿元、<rd_sme B 亿元 2>亿元、"
        f"<rd_sme C 亿元 2>亿元，年均增长"
        f"百分之<rd_sme_growth_avg - % 1 chinese>。与{ledger.app.industry['school']}等建立合作关系，建成创新平台"
        f"<innovation_platforms C 个 chinese>个，"
        f"累计参与制修订标准<standards C 项 chinese>项。"
        "公共检测中心服务收入较三年前翻一番。",
        f"有效发明专利由{_FIRST}年底的<patents_valid A 件>件增加到{LAST}年底的<patents_valid C 件>件，"
        f"年均增长<patents_growth_avg - % 1>%。按{LAST}年末常住人口<population C 人>人计算，每万人拥有有效"
        f"发明专利<patents_per_10k C 件 1>件，而全市平均仅为7.8件。",
    ]


def _digital_and_green() -> list[str]:
    return [
        f"{LAST}年，工业互联网平台应用普及率为百分之<platform_penetration C % 1 chinese>，达到“不低于15%”的要求；"
        f"{_FIRST}—{LAST}年工业软件应用率分别为<software_adoption A % 1>%、<software_adoption B % 1>%、"
        f"<software_adoption C % 1>%，稳步提升。",
        f"集群不属于高耗能行业。{LAST}年综合能源消费量<energy_use C 吨标准煤>吨标准煤，{_FIRST}年至{LAST}年，单位产值"
        f"二氧化碳排放强度分别为<co2_intensity A 吨/万元 3>、<co2_intensity B 吨/万元 3>、<co2_intensity C 吨/万元 3>"
        f"吨/万元，持续下降。",
    ]


def _plans(ledger: Ledger) -> list[str]:
    goal = ledger.goal
    return [
        f"到{LAST + 3}年，力争集群总产值达到{goal('output_total', LAST + 3, '亿元', 1, 9)}亿元，有效发明专利达到"
        f"{goal('patents_valid', LAST + 3, '件', 0, 12)}件，"
        f"国家级高新技术企业超过{goal('hnte', LAST + 3, '家', 0, 15)}家，"
        f"工业互联网平台应用普及率达到{ledger.claim('platform_penetration', LAST + 3, Decimal(60), '60', 'target')}%。",
        "按照原有规划，去年曾提出产值突破120亿元的奋斗目标，因市场波动未能实现，将在新一轮规划中继续推进。",
    ]
