"""申报条件表: the answer to an item in several lines (one a year), the proof beside with page and document number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    rows = [["项目", "申报内容", "证明材料及页码"]]
    for item, words, proof in _items(ledger):
        ledger.pair(item.replace("\n", ""), ledger.fill(words.split("\n")[0]))
        rows.append([item, ledger.fill(words), proof])
    story: list[Any] = [
        pdf_kit.text("省中小企业特色产业集群申报情况一览表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11, after=4),
        pdf_kit.grid(rows, [2.6, 8.9, 4.3], size=10),
        pdf_kit.text(
            "填写要求：1.逐项填写，每项不超过300字；2.金额以亿元为单位的保留2位小数，如“12.35亿元”；"
            f"3.证明材料须加盖公章，{YEAR}年3月31日前报送。",
            9.5,
            before=4,
        ),
    ]
    pdf_kit.save(story, path, app.applicant, "申报情况一览表")


def _items(ledger: Ledger) -> list[tuple[str, str, str]]:
    app = ledger.app
    return [
        (
            "地理范围",
            f"{'、'.join(app.towns)}，用地<area - 公顷>公顷\n其中工业用地占六成以上",
            f"规划图（汕府〔{_SECOND}〕36号），第1—3页",
        ),
        (
            "集群产值\n（亿元）",
            f"{_FIRST}年：<output_total A 亿元 2>\n{_SECOND}年：<output_total B 亿元 2>\n"
            f"{LAST}年：<output_total C 亿元 2>\n"
            "年均增速：<output_growth_avg - % 2>%",
            f"统计局证明（汕统函〔{YEAR}〕12号），第4页",
        ),
        (
            "中小企业产值及占比",
            f"{_FIRST}年：<output_sme A 亿元 2>亿元，<output_sme_share A % 1>%\n"
            f"{_SECOND}年：<output_sme B 亿元 2>亿元，<output_sme_share B % 1>%\n"
            f"{LAST}年：<output_sme C 亿元 2>亿元，<output_sme_share C % 1>%",
            "同上，第4页；企业名单，第5—7页",
        ),
        (
            "主导产业产值及占比",
            f"{LAST}年：<output_leading C 亿元 2>亿元，<output_leading_share C % 1>%\n"
            f"（较上年增长{growth(app, 'output_leading')[1:]}%）",
            "同上，第5页",
        ),
        (
            "企业数量",
            f"共<firms_total C 家>家（{LAST}年末）\n其中：中小企业<firms_sme C 家>家\n"
            f"　　　主导产业企业<firms_leading C 家>家\n"
            "　　　规上企业20家",
            "企业名单，第5—7页",
        ),
        (
            "优质企业",
            "国家级小巨人：<little_giants C 家>家\n国家高新技术企业：<hnte C 家>家\n"
            "省级专精特新：<srdi_provincial C 家>家\n"
            "创新型中小企业：<innovative_smes C 家>家\n在培企业：6家",
            "证书36份，第8—43页",
        ),
        (
            "中小企业研发经费",
            f"{_FIRST}年<rd_sme A 万元>万元；{_SECOND}年<rd_sme B 万元>万元；{LAST}年<rd_sme C 万元>万元\n"
            "年均增长：<rd_sme_growth_avg - % 2>%",
            "审计报告（汕审专字〔2025〕108号），第44—60页",
        ),
        (
            "有效发明专利",
            f"{LAST}年末：<patents_valid C 件>件\n{_FIRST}年末：<patents_valid A 件>件\n"
            f"年均增长：<patents_growth_avg - % 2>%\n"
            "每万人拥有量：<patents_per_10k C 件 2>件（条件：10件）",
            "专利清单，第61—64页",
        ),
        (
            "工业互联网平台应用",
            f"应用普及率由<platform_penetration A % 1>%（{_FIRST}年）提高到<platform_penetration C % 1>%（{LAST}年）\n"
            "标杆企业5家",
            "调查表40份，第65页",
        ),
        (
            "绿色低碳",
            f"综合能耗：<energy_use C 吨标准煤>吨标准煤（{LAST}年）\n"
            f"碳排放强度：{_SECOND}年<co2_intensity B 吨/万元 3>吨/万元，"
            f"{LAST}年<co2_intensity C 吨/万元 3>吨/万元\n光伏装机18.6兆瓦",
            "核查报告，第66—70页",
        ),
        (
            "社会贡献",
            f"{LAST}年税收：<tax C 亿元 2>亿元\n{LAST}年出口：<exports C 亿元 2>亿元\n就业：<employees C 人>人",
            "税务证明2份，第71—72页",
        ),
    ]
