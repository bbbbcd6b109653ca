"""评价指标体系: first-level groups merged, indicators explained with formulas and thresholds, sources, weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(f"{year}年" for year in YEARS)
# (name, explanation, indicator, unit, places, source, weight)
_GROUPS = (
    (
        "产业实力",
        (
            ("集群产值（亿元）", "集群内全部工业企业总产值，应不低于30亿元", "output_total", "亿元", 2, "统计局", 10),
            ("中小企业产值（亿元）", "营业收入4亿元以下企业的产值", "output_sme", "亿元", 2, "统计局", 5),
            ("中小企业产值占比（%）", "中小企业产值/集群产值×100%，高于70%", "output_sme_share", "%", 2, "计算", 5),
            ("主导产业产值（亿元）", "前三个细分行业合计", "output_leading", "亿元", 2, "统计局", 5),
            ("主导产业占比（%）", "主导产业产值/集群产值×100%，高于70%", "output_leading_share", "%", 2, "计算", 5),
            ("上缴税金（亿元）", "当年实际入库数，每1亿元得2分", "tax", "亿元", 2, "税务局", 6),
        ),
    ),
    (
        "创新驱动",
        (
            ("中小企业研发经费（万元）", "近三年年均增长7%以上", "rd_sme", "万元", 0, "科技局", 8),
            ("有效发明专利（件）", "近三年年均增长10%以上", "patents_valid", "件", 0, "市场监管局", 8),
            ("万人有效发明专利（件）", "不低于10件", "patents_per_10k", "件", 2, "计算", 6),
            ("创新平台（个）", "国家级每个3分，省级每个1分", "innovation_platforms", "个", 0, "科技局", 6),
        ),
    ),
    (
        "智改数转",
        (
            ("工业互联网平台应用普及率（%）", "应用企业数/企业总数，"
            "不低于15%", "platform_penetration", "%", 2, "调查", 8),
            ("工业软件应用率（%）", "逐年提升", "software_adoption", "%", 2, "调查", 6),
        ),
    ),
    (
        "绿色低碳",
        (
            ("综合能耗（吨标准煤）", "当量值", "energy_use", "吨标准煤", 0, "统计局", 5),
            ("碳排放强度（吨/万元）", "近三年逐年下降", "co2_intensity", "吨/万元", 4, "第三方", 6),
        ),
    ),
)  # fmt: skip


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群评价指标表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 10.5),
        pdf_kit.text(f"填报单位：{ledger.pair('填报单位', app.applicant)}", 10.5, after=4),
        _table(ledger),
        *(pdf_kit.text(ledger.fill(line), 10.5, before=4) for line in _below()),
    ]
    pdf_kit.save(story, path, app.applicant, "评价指标表", pagesize=landscape(A4))


def _table(ledger: Ledger) -> Any:
    cells = [["一级指标", "二级指标", "指标解释", *_HEADS, "数据来源", "权重"]]
    spans = []
    for group, rows in _GROUPS:
        spans.append(((0, len(cells)), (0, len(cells) + len(rows) - 1)))
        for name, explanation, indicator, unit, places, source, weight in rows:
            values = ledger.row(name, _HEADS, ledger.by_year(indicator, unit, places))
            cells.append([group, name, explanation, *values, source, str(weight)])
            group = ""
    return pdf_kit.grid(cells, [1.8, 4.3, 6.4, 2.3, 2.3, 2.3, 2.2, 1.4], 1, spans, size=9.5)


def _below() -> list[str]:
    return [
        f"补充说明：（1）{YEARS[0]}—{LAST}年，集群产值、中小企业研发经费、有效发明专利年均增速分别为"
        "<output_growth_avg - % 2>%、<rd_sme_growth_avg - % 2>%、<patents_growth_avg - % 2>%。",
        f"（2）截至{LAST}年末，集群有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家；国家级“小巨人”企业、"
        "国家高新技术企业、省级专精特新中小企业、创新型中小企业分别有<little_giants C 家>家、<hnte C 家>家、"
        "<srdi_provincial C 家>家、<innovative_smes C 家>家；从业人员<employees C 人>人；"
        "占地<area - 平方公里 1>平方公里。",
        f"（3）{LAST}年出口<exports C 亿元 2>亿元，占全区出口总额的14.6%。",
        "（4）权重合计为100的其余部分由专家评审打分；自评总分92.5分，居全市参评的7个集群第2位。",
    ]
