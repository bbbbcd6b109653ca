"""A statistical return: codes, a row 甲 乙 丙 1 2 3 below the head, 上上年 上年 本年, formulas, 续表 overleaf."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = ("上上年", "上年", "本年")
# (label, unit as printed, indicator, unit, places); without an indicator the row heads a group
_FIRST_PAGE = (
    ("一、生产经营", "", "", "", 0),
    ("工业总产值（01≥02，01≥03）", "万元", "output_total", "万元", 0),
    ("　其中：中小企业", "万元", "output_sme", "万元", 0),
    ("　其中：主导产业", "万元", "output_leading", "万元", 0),
    ("出口交货值", "万元", "exports", "万元", 0),
    ("税金总额", "万元", "tax", "万元", 0),
    ("二、人员", "", "", "", 0),
    ("从业人员期末人数", "人", "employees", "人", 0),
)
_SECOND_PAGE = (
    ("三、科技创新", "", "", "", 0),
    ("中小企业研究与试验发展（R&amp;D）经费", "万元", "rd_sme", "万元", 0),
    ("期末有效发明专利", "件", "patents_valid", "件", 0),
    ("四、绿色低碳", "", "", "", 0),
    ("综合能源消费量", "吨标准煤", "energy_use", "吨标准煤", 0),
    ("二氧化碳排放量", "吨", "co2_emissions", "吨", 0),
    ("碳排放强度（＝二氧化碳排放量÷总产值）", "吨/万元", "co2_intensity", "吨/万元", 4),
    ("五、其他", "", "", "", 0),
    ("期末企业单位数", "个", "firms_total", "个", 0),
    ("　其中：中小微企业", "个", "firms_sme", "个", 0),
    ("其中：由外地企业带来的", "", "", "", 0),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群情况", 17, "Hei", "center"),
        pdf_kit.text(
            "表　　号：汕工信集群01表　　制定机关：市工业和信息化局　　有效期至：2026年6月", 9.5, align="right"
        ),
        pdf_kit.text(f"填报单位：{ledger.pair('填报单位', app.applicant)}　　{LAST}年", 10.5),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 10.5, after=4),
        _table(ledger, _FIRST_PAGE, 1),
        pdf_kit.PageBreak(),
        pdf_kit.text("续表", 11, "Hei", "center", after=4),
        _table(ledger, _SECOND_PAGE, 6),
        pdf_kit.text(
            ledger.fill(
                "补充资料：中小企业产值占比（07）<output_sme_share C % 2>%；"
                "主导产业产值占比（08）<output_leading_share C % 2>%；"
                "总产值年均增速（09）<output_growth_avg - % 2>%；集群用地面积（10）<area - 公顷>公顷。"
            ),
            10.5,
            before=6,
        ),
        pdf_kit.text(
            f"说明：1.本表统计范围为集群内全部企业，共3张。2.本年为{LAST}年，上年为{YEARS[1]}年，依此类推。"
            "3.审核关系：01≥02；06＝04÷05×100。4.本表于次年3月15日前报送。",
            9.5,
            before=4,
        ),
    ]
    pdf_kit.save(story, path, app.applicant, "集群01表")


def _table(ledger: Ledger, rows: tuple[tuple[str, str, str, str, int], ...], code: int) -> Any:
    cells = [["指标名称", "代码", "计量单位", *_HEADS], ["甲", "乙", "丙", "1", "2", "3"]]
    for label, shown, indicator, unit, places in rows:
        if not indicator:
            cells.append([label, *["—"] * 5])
            continue
        name = label.strip("　").removeprefix("其中：").replace("&amp;", "&")
        values = ledger.row(name, _HEADS, ledger.by_year(indicator, unit, places))
        cells.append([label, f"{code:02d}", shown, *values])
        code += 1
    return pdf_kit.grid(cells, [6.0, 1.2, 2.2, 2.2, 2.2, 2.2], 2, size=9.5)
