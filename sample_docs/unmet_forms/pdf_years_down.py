"""A wide landscape sheet: years down, a head of three levels across, then a table that runs on without its head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (two upper heads, lowest head, indicator, unit, places)
_COLUMNS = (
    ("产值情况（万元）", "合计", "output_total", "万元", 0),
    ("产值情况（万元）", "中小企业", "output_sme", "万元", 0),
    ("产值情况（万元）", "主导产业", "output_leading", "万元", 0),
    ("所占比例（％）", "中小企业", "output_sme_share", "%", 2),
    ("所占比例（％）", "主导产业", "output_leading_share", "%", 2),
    ("企业（户）", "全部", "firms_total", "家", 0),
    ("企业（户）", "中小企业", "firms_sme", "家", 0),
    ("企业（户）", "主导产业", "firms_leading", "家", 0),
    ("其他", "税金\n（万元）", "tax", "万元", 0),
    ("其他", "出口额\n（万元）", "exports", "万元", 0),
    ("其他", "从业人员\n（人）", "employees", "人", 0),
)
# (label, unit as printed, indicator, unit, places, remark)
_ROWS = (
    ("中小企业研究与试验发展（R&amp;D）经费", "万元", "rd_sme", "万元", 0, "按统计年报107-1表口径"),
    ("年末有效发明专利", "件", "patents_valid", "件", 0, "不含实用新型、外观设计"),
    ("年末常住人口", "人", "population", "人", 0, "第七次人口普查后推算"),
    ("每万人有效发明专利", "件", "patents_per_10k", "件/万人", 2, "按常住人口"),
    ("创新平台", "个", "innovation_platforms", "个", 0, "含市级以上工程中心"),
    ("参与制修订标准", "项", "standards", "项", 0, "累计数"),
    ("工业互联网平台应用普及率", "％", "platform_penetration", "%", 1, "条件：不低于15%"),
    ("工业软件应用率", "％", "software_adoption", "%", 1, "研发、生产、管理类软件"),
    ("综合能源消费量", "吨标煤", "energy_use", "吨标准煤", 0, "等价值"),
    ("二氧化碳排放量", "吨", "co2_emissions", "吨", 0, "含外购电力"),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 4, "逐年下降"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    cluster, industry = ledger.pair("集群名称", app.cluster), ledger.pair("主导产业", app.industry["name"])
    above = (
        f"集群名称：{cluster}　　主导产业：{industry}",
        f"填报单位：{ledger.pair('填报单位', app.applicant)}　　占地面积：<area - 公顷>公顷",
    )
    between = (
        "说明：产值年均增速<output_growth_avg - % 2>%，中小企业研发经费年均增长<rd_sme_growth_avg - % 2>%，"
        "有效发明专利年均增长率<patents_growth_avg - % 2>%（均按复合增长率计算）。",
        f"{LAST}年末拥有：国家级专精特新“小巨人”企业<little_giants C 家>家、国家级高新技术企业<hnte C 家>家、"
        "省级专精特新中小企业<srdi_provincial C 家>家、创新型中小企业<innovative_smes C 家>家。",
    )
    story: list[Any] = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 18, "Hei", "center"),
        *(pdf_kit.text(ledger.fill(line), 11) for line in above),
        pdf_kit.text("表一　规模效益表", 12, "Hei", "center", before=6),
        _wide(ledger),
        *(pdf_kit.text(ledger.fill(line), 10.5, before=2) for line in between),
        pdf_kit.text("表二　创新、数字化、绿色化指标表", 12, "Hei", "center", before=6),
        _running_on(ledger),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "集群申报表", pagesize=landscape(A4))


def _wide(ledger: Ledger) -> Any:
    groups = [column[0] for column in _COLUMNS]
    heads = [
        ["年份", "主　要　指　标", *[""] * (len(_COLUMNS) - 1)],
        ["", *(group if group not in groups[:place] else "" for place, group in enumerate(groups))],
        ["", *(column[1] for column in _COLUMNS)],
    ]
    rows = []
    for year in YEARS:
        values = []
        for group, head, indicator, unit, places in _COLUMNS:
            number = ledger.number(indicator, year, unit, places, "plain" if unit in ("%", "家") else "grouped")
            values.append(ledger.pair(f"{year}年", group, head.replace("\n", ""), number))
        rows.append([f"{year}年", *values])
    spans: list[Any] = [((0, 0), (0, 2)), ((1, 0), (len(_COLUMNS), 0))]
    for group in dict.fromkeys(groups):
        first = groups.index(group) + 1
        spans.append(((first, 1), (first + groups.count(group) - 1, 1)))
    return pdf_kit.grid([*heads, *rows], [1.9, *[2.05] * len(_COLUMNS)], head=3, spans=spans, size=9)


def _running_on(ledger: Ledger) -> Any:
    """The rows break over the page and the head does not stand again."""
    heads = [f"{year}年" for year in YEARS]
    rows: list[list[str]] = [["序号", "指标名称", "计量单位", *heads, "备注"]]
    for place, (label, shown, indicator, unit, places, remark) in enumerate(_ROWS, 1):
        values = [ledger.number(indicator, year, unit, places) for year in YEARS]
        rows.append([str(place), label, shown, *ledger.row(label.replace("&amp;", "&"), heads, values), remark])
    made = pdf_kit.grid(rows, [1.4, 6.2, 2.4, 2.8, 2.8, 2.8, 5.0], head=1, size=10)
    made.repeatRows = 0
    return made
