"""Nine chapters after the policy's nine conditions, all in sentences that refer back: 其, 上述, 同期, 前者, 两项."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("申报书", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群申报书", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群：{app.cluster}", 13, align="center")
    word_kit.add(document, f"申报单位：{app.applicant}", 13, align="center")
    for place, (head, words) in enumerate(_chapters(ledger)):
        word_kit.add(document, f"第{'一二三四五六七八九'[place]}章　{head}", 14, word_kit.HEAD)
        word_kit.body(document, ledger.fill(words), 12)
    word_kit.save(document, path)


def _chapters(ledger: Ledger) -> list[tuple[str, str]]:
    app = ledger.app
    district, leader = app.place["name"], app.firms[0]
    fewer = app.exact["firms_total", LAST] - app.exact["firms_sme", LAST]
    rise = app.exact["platform_penetration", LAST] - app.exact["platform_penetration", _SECOND]
    return [
        (
            "统筹发展和安全",
            "近三年，集群内企业未发生较大及以上安全、质量和环境污染事故，共开展培训46场、1.2万人次，"
            "投入安全改造资金3,260万元。",
        ),
        (
            "核心竞争力",
            f"集群占地<area - 平方公里 1>平方公里。{LAST}年，集群总产值为<output_total C 亿元 2>亿元，"
            f"比上年的<output_total B 亿元 2>亿元"
            f"增长<output_growth C % 1>%；再往前一年，即{_FIRST}年，为<output_total A 亿元 2>亿元。"
            f"三年年均增速为<output_growth_avg - % 1>%。"
            f"{LAST}年的总产值中，<output_sme C 亿元 2>亿元来自中小企业，<output_leading C 亿元 2>亿元来自主导产业，"
            f"前者占"
            f"<output_sme_share C % 1>%，后者占<output_leading_share C % 1>%。同期，{district}规上工业总产值为"
            f"{ledger.one_of('734.5', '689.2')}亿元。",
        ),
        (
            "梯度培育",
            f"{LAST}年末，集群企业共<firms_total C 家>家，除{fewer}家大型企业外，其余<firms_sme C 家>家均为中小企业。"
            f"国家级专精特新“小巨人”企业、"
            "国家级高新技术企业、省级专精特新中小企业依次有<little_giants C 家>家、<hnte C 家>家、"
            "<srdi_provincial C 家>家。"
            "力争三年内新增高新技术企业5家以上。",
        ),
        (
            "产业链协作",
            f"龙头企业{leader.name}{LAST}年产值{Decimal(leader.output) / 10_000:.2f}亿元，有员工{leader.employees}人，"
            "带动配套企业15家，本地采购率达62%。",
        ),
        (
            "协同创新",
            f"中小企业研发经费{_FIRST}年为<rd_sme A 万元>万元，此后两年分别为<rd_sme B 万元>万元和<rd_sme C 万元>万元，"
            f"年均增长<rd_sme_growth_avg - % 1>%。截至{_FIRST}年末、{_SECOND}年末和{LAST}年末，"
            f"集群有效发明专利分别为<patents_valid A 件>件、"
            "<patents_valid B 件>件和<patents_valid C 件>件，年均增长率<patents_growth_avg - % 1>%。"
            f"{LAST}年末常住人口<population C 万人 2>万人，平均每万人拥有有效发明专利<patents_per_10k C 件 1>件。",
        ),
        (
            "数字化转型",
            f"{LAST}年工业互联网平台应用普及率为<platform_penetration C % 1>%，较上年提高{rise:.1f}个百分点；"
            f"工业软件应用率从{_FIRST}年的"
            f"<software_adoption A % 1>%升至{_SECOND}年的<software_adoption B % 1>%，{LAST}"
            f"年又升至<software_adoption C % 1>%。"
            "建成5G基站318座。",
        ),
        (
            "绿色化发展",
            f"{LAST}年综合能源消费量<energy_use C 吨标准煤>吨标准煤，二氧化碳排放量<co2_emissions C 吨>吨。"
            f"近三年二氧化碳排放强度"
            "（吨/万元）由<co2_intensity A 吨/万元 3>降到<co2_intensity B 吨/万元 3>，"
            "再降到<co2_intensity C 吨/万元 3>。",
        ),
        (
            "开放合作",
            f"{LAST}年出口<exports C 亿元 2>亿元，占集群总产值的"
            f"{app.exact['exports', LAST] / app.exact['output_total', LAST] * 100:.1f}%，产品销往36个国家和地区。",
        ),
        (
            "治理服务",
            f"成立{app.operator}，配备专职人员12名。{LAST}年集群企业缴纳税收<tax C 亿元 2>亿元，"
            f"带动就业<employees C 人>人。"
            "服务中心全年办理诉求580件，办结率98.6%。",
        ),
    ]
