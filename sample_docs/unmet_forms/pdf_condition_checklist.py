"""The policy's conditions row by row, what the cluster reaches, a box for the conclusion, and the proof's number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_MET = "☑符合\n□不符合"


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    rows: list[list[str]] = [["序号", "认定条件", "集群现状", "自评", "佐证"]]
    for place, (condition, words) in enumerate(_conditions(ledger), 1):
        rows.append([str(place), condition, ledger.pair(condition, ledger.fill(words)), _MET, f"附件{place}"])
    story: list[Any] = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text("（对照认定条件自评）", 12, "Song", "center"),
        pdf_kit.text(f"集群：{ledger.pair('集群', app.cluster)}", 11),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}　　填报日期：{app.date:%Y-%m-%d}", 11),
        pdf_kit.gap(0.2),
        pdf_kit.grid(rows, [1.1, 4.6, 7.0, 1.9, 1.5], size=9.5),
        pdf_kit.text("填表说明：“近三年”指申报年度的前三个自然年；自评由申报单位填写，打“☑”选择。", 9.5, before=4),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表（自评）")


def _conditions(ledger: Ledger) -> list[tuple[str, str]]:
    school = ledger.app.industry["school"]
    return [
        ("占地面积不超过100平方公里", "<area - 平方公里 2>平方公里"),
        (
            "近三年产值均在30亿元以上",
            f"{_FIRST}年<output_total A 亿元 2>亿元，{_SECOND}年<output_total B 亿元 2>亿元，{LAST}"
            f"年<output_total C 亿元 2>亿元",
        ),
        (
            "中小企业产值占集群总产值高于70%",
            f"{LAST}年中小企业产值<output_sme C 亿元 2>亿元，占<output_sme_share C % 2>%，高出条件"
            f"{ledger.app.exact['output_sme_share', LAST] - 70:.2f}个百分点",
        ),
        (
            "主导产业占集群总产值比例高于70%",
            f"{LAST}年主导产业产值<output_leading C 亿元 2>亿元，占<output_leading_share C % 2>%",
        ),
        ("产值年均增速高于7%", "<output_growth_avg - % 2>%（同期全市规上工业年均增长5.6%）"),
        (
            "不少于1家国家级单项冠军或“小巨人”企业，或不少于10家高企、省级专精特新等企业",
            f"截至{LAST}年底，有国家级专精特新“小巨人”企业<little_giants C 家>家，国家级高新技术企业<hnte C 家>家，"
            "省级专精特新中小企业<srdi_provincial C 家>家，创新型中小企业<innovative_smes C 家>家，"
            "链主企业<chain_leaders C 家>家",
        ),
        (
            "近三年中小企业研发经费年均增长高于7%",
            "年均增长<rd_sme_growth_avg - % 2>%。各年分别为"
            f"<rd_sme A 万元>万元（{_FIRST}年）、<rd_sme B 万元>万元（{_SECOND}年）、<rd_sme C 万元>万元（{LAST}年）",
        ),
        (
            "有效发明专利年均增长率不低于10%",
            f"<patents_growth_avg - % 2>%，由{_FIRST}年末<patents_valid A 件>件增加到{LAST}年末<patents_valid C 件>件",
        ),
        (
            "每万人有效发明专利拥有量不低于10个",
            f"<patents_per_10k C 件 2>个（{LAST}年末，常住人口<population C 万人 2>万人）",
        ),
        (
            "积极参加标准制修订",
            f"累计参与制修订标准<standards C 项>项；与{school}等共建创新平台<innovation_platforms C 个>个",
        ),
        ("工业互联网平台应用普及率不低于15%", f"{LAST}年<platform_penetration C % 2>%"),
        (
            "工业软件应用率稳步提升",
            f"<software_adoption A % 1>%→<software_adoption B % 1>%→<software_adoption C % 1>%（{_FIRST}→{_SECOND}"
            f"→{LAST}年）",
        ),
        (
            "近三年二氧化碳排放强度持续下降",
            f"{_FIRST}—{LAST}年依次为<co2_intensity A 吨/万元 4>、<co2_intensity B 吨/万元 4>、"
            f"<co2_intensity C 吨/万元 4>吨/万元",
        ),
        ("属于高耗能行业的，能效高于行业基准值", "不属于高耗能行业"),
        ("推动对外贸易", f"{LAST}年出口<exports C 亿元 2>亿元，设立海外分支机构2个"),
        ("近三年未发生较大及以上事故", "未发生。近三年开展安全检查1,280家次，整改隐患316项"),
    ]
