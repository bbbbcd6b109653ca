"""推荐表: groups merged at the left, answers in half-sentences, 户 for 家, opinions with the district's figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群推荐表", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"推荐单位（盖章）：{ledger.pair('推荐单位（盖章）', app.applicant)}", 11)
    made = word_kit.table(document, 0, [1.6, 3.2, 11.2])
    for group, rows in _groups(ledger):
        first = len(made.rows)
        for subject, words in rows:
            cells = made.add_row().cells
            word_kit.fill(cells[1], subject, 11)
            word_kit.fill(cells[2], ledger.pair(subject, ledger.fill(words)), 11, align="left")
        merged = made.cell(first, 0).merge(made.cell(len(made.rows) - 1, 0))
        word_kit.fill(merged, group, 11, word_kit.HEAD)
    for who, words in _opinions(ledger):
        cells = made.add_row().cells
        word_kit.fill(cells[0].merge(cells[1]), who, 11)
        word_kit.fill(cells[2], ledger.fill(words), 11, align="left")
    word_kit.add(document, f"注：本表一式4份；除注明外，均为{LAST}年（末）数据；金额单位除注明外为亿元。", 10)
    word_kit.save(document, path)


def _groups(ledger: Ledger) -> list[tuple[str, list[tuple[str, str]]]]:
    app: Any = ledger.app
    less = app.exact["output_total", LAST] - app.exact["output_sme", LAST]
    return [
        (
            "基本\n情况",
            [
                ("集群名称", app.cluster),
                ("主要产品", "、".join(app.industry["lead"])),
                ("空间范围", f"核心区分布在{'和'.join(app.towns)}，规划用地<area - 公顷>公顷，已开发约六成"),
                (
                    "企业情况",
                    "企业<firms_total C 户>户，其中中小企业<firms_sme C 户>户、规上工业企业18户，主导产业企业"
                    "<firms_leading C 户>户，当年新增3户",
                ),
                ("就业情况", "年末从业人员<employees C 人>人，其中大专以上学历占31.5%"),
            ],
        ),
        (
            "经济\n效益",
            [
                (
                    "总产值",
                    f"{_FIRST}年<output_total A - 2>、{_SECOND}年<output_total B - 2>、{LAST}年<output_total C - 2>，"
                    "近三年年均增长<output_growth_avg - % 1>%",
                ),
                (
                    "中小企业产值",
                    f"<output_sme C - 2>，占总产值<output_sme_share C % 1>%，"
                    f"比上年增长{growth(app, 'output_sme')[1:]}%；"
                    f"其余{less:.2f}由大型企业贡献",
                ),
                (
                    "主导产业产值",
                    "<output_leading C - 2>，"
                    "占总产值<output_leading_share C % 1>%（上年占<output_leading_share B % 1>%）",
                ),
                ("税收与出口", "入库税收<tax C 万元>万元，出口总额<exports C - 2>，其中跨境电商出口2.15亿元"),
            ],
        ),
        (
            "创新\n能力",
            [
                (
                    "研发投入",
                    f"中小企业研发经费<rd_sme C 万元>万元（{_SECOND}年<rd_sme B 万元>万元、"
                    f"{_FIRST}年<rd_sme A 万元>万元），"
                    "年均增长<rd_sme_growth_avg - % 1>%",
                ),
                (
                    "知识产权",
                    "拥有有效专利826件，其中发明专利<patents_valid C 件>件，近三年年均增长<patents_growth_avg - % 1>%；"
                    "每万人拥有有效发明专利<patents_per_10k C 件 1>件",
                ),
                ("平台与标准", "各类创新平台<innovation_platforms C 个>个，参与制修订各类标准<standards C 项>项"),
                (
                    "优质企业",
                    "专精特新“小巨人”企业（国家级）<little_giants C 户>户，高新技术企业<hnte C 户>户，"
                    "专精特新中小企业（省级）<srdi_provincial C 户>户，创新型中小企业<innovative_smes C 户>户",
                ),
            ],
        ),
        (
            "转型\n升级",
            [
                (
                    "数字化",
                    "工业互联网平台应用普及率<platform_penetration C % 1>%，高于全市平均9.8个百分点；工业软件应用率"
                    "<software_adoption C % 1>%",
                ),
                (
                    "绿色化",
                    "单位产值二氧化碳排放<co2_intensity C 吨/万元 3>吨/万元，较上年下降5.8%，"
                    "优于全市0.412吨/万元的平均水平",
                ),
            ],
        ),
    ]


def _opinions(ledger: Ledger) -> list[tuple[str, str]]:
    app = ledger.app
    district = app.exact["output_total", LAST] * Decimal("8.4")
    return [
        (
            "县（区）工信\n部门意见",
            f"经审核，该集群{LAST}年总产值<output_total C - 1>亿元、同比增长<output_growth C % 1>%，"
            f"约占全区规上工业总产值"
            f"{district:.1f}亿元的11.9%，符合总产值30亿元以上、中小企业产值占比70%以上的条件，材料齐全，同意推荐。",
        ),
        (
            "县（区）人民\n政府意见",
            "同意推荐。区财政将在三年内安排专项资金3000万元支持集群发展，力争全区规上工业总产值突破1000亿元。",
        ),
        ("市工业和信息化\n局意见", "　\n　　　　　　　　　　　　　　　　　　年　　月　　日"),
    ]
