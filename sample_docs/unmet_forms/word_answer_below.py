"""Questions in bold and the answer in the paragraph below, often a fragment with its year behind it."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "市级中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    for place, (question, answer) in enumerate(_questions(ledger), 1):
        word_kit.add(document, f"{place}. {question}", 12, word_kit.HEAD, bold=True)
        word_kit.add(document, ledger.pair(question, ledger.fill(answer)), 12, indent=2)
    word_kit.save(document, path)


def _questions(ledger: Ledger) -> list[tuple[str, str]]:
    app = ledger.app
    return [
        ("集群的名称", app.cluster),
        ("申报单位", app.applicant),
        ("集群面积", "<area - 平方公里 1>平方公里，四至清晰。"),
        (
            "近三年集群总产值",
            f"<output_total C 亿元 2>亿元（{LAST}年），<output_total B 亿元 2>亿元（{_SECOND}年），"
            f"<output_total A 亿元 2>亿元（{_FIRST}年）。",
        ),
        ("产值年均增速", "<output_growth_avg - % 1>%。"),
        (f"{LAST}年中小企业产值及其占集群总产值的比重", "<output_sme C 亿元 2>亿元，<output_sme_share C % 1>%。"),
        (
            f"{LAST}年主导产业产值及其占集群总产值的比重",
            "<output_leading C 亿元 2>亿元，<output_leading_share C % 1>%。",
        ),
        (
            f"{LAST}年末企业总数、中小企业数、主导产业企业数",
            "<firms_total C 家>家、<firms_sme C 家>家、<firms_leading C 家>家。",
        ),
        (
            "国家级专精特新“小巨人”企业和国家级高新技术企业各有多少",
            f"分别为<little_giants C 家>家和<hnte C 家>家（{LAST}年末）。",
        ),
        (
            "近三年中小企业研发经费",
            f"{_FIRST}年：<rd_sme A 万元>万元；{_SECOND}年：<rd_sme B 万元>万元；{LAST}年：<rd_sme C 万元>万元。",
        ),
        (
            "近三年末有效发明专利",
            f"<patents_valid A 件>件（{_FIRST}）、<patents_valid B 件>件（{_SECOND}）、<patents_valid C 件>件（{LAST}"
            f"）。",
        ),
        (f"{LAST}年工业互联网平台应用普及率（条件为不低于15%）", "<platform_penetration C % 1>%。"),
        (
            "近三年工业软件应用率是否稳步提升",
            "是。<software_adoption A % 1>%、<software_adoption B % 1>%、<software_adoption C % 1>%"
            f"（依次为{_FIRST}年、{_SECOND}年、{LAST}年）。",
        ),
        (
            "近三年二氧化碳排放强度是否持续下降",
            f"是。{_FIRST}年<co2_intensity A 吨/万元 3>吨/万元，{_SECOND}年<co2_intensity B 吨/万元 3>吨/万元，"
            f"{LAST}年<co2_intensity C 吨/万元 3>吨/万元。",
        ),
        ("是否属于高耗能行业", "否。"),
        (f"{LAST}年税收和出口额", "税收<tax C 亿元 2>亿元，出口额<exports C 亿元 2>亿元。"),
        ("所在区同期工业规模", f"{LAST}年全区规上工业总产值{ledger.one_of('688.1', '745.0')}亿元。"),
    ]
