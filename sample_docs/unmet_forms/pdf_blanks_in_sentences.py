"""Ready-made sentences whose blanks were filled: the numbers stand in brackets, on lines, between the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("市级中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text("（本表由申报单位在括号或横线内填写，不得更改文字）", 10.5, "Song", "center", after=4),
        *(pdf_kit.text(ledger.fill(line), 11.5, before=3) for line in _lines(ledger)),
        pdf_kit.gap(0.5),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表")


def _lines(ledger: Ledger) -> list[str]:
    app = ledger.app
    return [
        f"1、本集群全称为（ {ledger.pair('本集群全称为', app.cluster)} ），由（ {app.applicant} ）申报。",
        "2、本集群总占地（ <area - 平方公里 1> ）平方公里，未超过100平方公里。",
        f"3、本集群{_FIRST}年产值（ <output_total A 亿元 2> ）亿元，{_SECOND}年产值（ <output_total B 亿元 2> ）亿元，"
        f"{LAST}年产值（ <output_total C 亿元 2> ）亿元，均在30亿元以上；年均增速（ <output_growth_avg - % 1> ）%，"
        f"高于7%。",
        f"4、{LAST}年，中小企业产值（ <output_sme C 亿元 2> ）亿元，占集群总产值（ <output_sme_share C % 1> ）%；"
        "主导产业产值（ <output_leading C 亿元 2> ）亿元，占集群总产值（ <output_leading_share C % 1> ）%。"
        "两项占比均高于70%。",
        f"5、{LAST}年末，本集群有企业＿<firms_total C 家>＿家，其中中小企业＿<firms_sme C 家>＿家，"
        f"从业人员＿<employees C 人>＿人。",
        "6、本集群有国家级专精特新“小巨人”企业＿<little_giants C 家>＿家，国家级高新技术企业＿<hnte C 家>＿家，"
        "省级专精特新中小企业"
        "＿<srdi_provincial C 家>＿家，创新型中小企业＿<innovative_smes C 家>＿家，链主企业＿<chain_leaders C 家>"
        "＿家。",
        "7、近三年中小企业研发经费依次为（ <rd_sme A 万元> ）、（ <rd_sme B 万元> ）、（ <rd_sme C 万元> ）万元，"
        "年均增长"
        "（ <rd_sme_growth_avg - % 1> ）%。",
        f"8、有效发明专利：{_FIRST}年末（ <patents_valid A 件> ）件，{_SECOND}年末（ <patents_valid B 件> ）件，"
        f"{LAST}年末"
        "（ <patents_valid C 件> ）件，年均增长率（ <patents_growth_avg - % 1> ）%，"
        "每万人拥有（ <patents_per_10k C 件 1> ）件。",
        f"9、{LAST}年工业互联网平台应用普及率（ <platform_penetration C % 1> ）%；工业软件应用率{_FIRST}"
        f"年（ <software_adoption A % 1> ）%、"
        f"{_SECOND}年（ <software_adoption B % 1> ）%、{LAST}年（ <software_adoption C % 1> ）%。",
        "10、近三年单位产值二氧化碳排放强度依次为（ <co2_intensity A 吨/万元 3> ）、（ <co2_intensity B 吨/万元 3> ）、"
        "（ <co2_intensity C 吨/万元 3> ）吨/万元。本集群［ □属于　☑不属于 ］高耗能行业。",
        f"11、{LAST}年缴纳税收（ <tax C 亿元 2> ）亿元，出口（ <exports C 亿元 2> ）亿元。另有上市企业（ 　 ）家。",
    ]
