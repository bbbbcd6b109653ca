# ruff: noqa: E501 (tables of Chinese text, one entry a line)
"""A made-up batch built by hand: one application full of doubts, one clean, one nearly empty, one failed.

Every part of the model occurs in it, with the awkward cases of print: open intervals, figures in
other units than the indicator's, targets, scopes, pixels, files at the top of the batch, texts that
look like formulas or mark-up, and an id full of characters that links and markup must survive.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipeline.model import (
    BatchReport,
    Document,
    Entry,
    Fact,
    Failed,
    Figure,
    Finding,
    Fold,
    Ground,
    Leftover,
    Measure,
    Problem,
    Report,
    Review,
    Roster,
    RuleResult,
    RulesetName,
    Source,
    SubmissionHead,
    SummaryRow,
    Value,
)

RULESET = RulesetName("shantou-2025", "1")
DATE = "2026-04-20"
ODD_ID = '02 龙湖#区 100%&<b>"口腔"</b>'
FORM, SCAN, PLAN, LETTER = "申报表.docx", "盖章扫描件001.pdf", "附件/三年发展规划.pdf", "附件/统计局证明.pdf"
FIRMS, SUMMARY = "附件/企业名单.xlsx", "../2026年推荐汇总表.xlsx"


def sha(number: int) -> str:
    return f"{number:064x}"


def figure(indicator: str, period: str | None, raw: str, unit: str, source: Source, **other: Any) -> Figure:
    """A figure printed as `raw`, its interval half a unit of the last digit either side unless given."""
    value = Decimal(other.pop("value", raw))
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    defaults: dict[str, Any] = {
        "low": value - half, "high": value + half, "status": "actual", "scope": None, "method": "table",
        "ocr": False, "confidence": 0.99,
    }  # fmt: skip
    return Figure(indicator, period, value, unit=unit, raw=raw, source=source, **(defaults | other))


def cell(row: int, column: int, text: str) -> Source:
    return Source(FORM, table=1, row=row, column=column, text=text)


def box(file: str, page: int, top: float, text: str) -> Source:
    return Source(file, page=page, bbox=(310.5, top, 352.25, top + 12), text=text)


FIGURES = (
    figure("output_total", "2023", "78.20", "亿元", cell(2, 2, "78.20")),
    figure("output_total", "2024", "85.60", "亿元", cell(2, 3, "85.60")),
    figure(
        "output_total", "2025", "93.45", "亿元", cell(2, 4, "93.45"),
        grounds=(Ground("labelled"), Ground("reread"), Ground("stated_alike", (17, 19)), Ground("stated_otherwise", (18,))),
    ),
    figure("output_sme", "2023", "60.12", "亿元", cell(3, 2, "60.12")),
    figure("output_sme", "2024", "66.31", "亿元", cell(3, 3, "66.31")),
    figure("output_sme", "2025", "72.80", "亿元", cell(3, 4, "72.80")),
    figure(
        "output_sme_share", "2025", "87.9%", "%", cell(4, 4, "87.9%"), value="87.9",
        grounds=(Ground("labelled"), Ground("follows_not", (5, 2))),
    ),
    figure("output_leading_share", "2025", "71.4", "%", cell(6, 4, "71.4")),
    figure("area", None, "46.5", "平方公里", Source(FORM, table=0, row=5, column=1, text="46.5平方公里")),
    figure("rd_sme", "2023", "21450", "亿元", cell(9, 2, "21450"), value="2.1450"),
    figure("rd_sme", "2024", "23810", "亿元", cell(9, 3, "23810"), value="2.3810"),
    figure("rd_sme", "2025", "26920", "亿元", cell(9, 4, "26920"), value="2.6920"),
    figure("patents_valid", "2023", "412", "件", cell(10, 2, "412"), low=Decimal(412), high=Decimal(412)),
    figure("patents_valid", "2024", "455", "件", cell(10, 3, "455"), low=Decimal(455), high=Decimal(455)),
    figure("patents_valid", "2025", "503", "件", cell(10, 4, "503"), low=Decimal(503), high=Decimal(503)),
    figure("little_giants", "2025", "2", "家", cell(12, 4, "2"), low=Decimal(2), high=Decimal(2)),
    figure("platform_penetration", "2025", "18.6%", "%", cell(15, 4, "18.6%"), value="18.6"),
    figure("output_total", "2025", "93.45", "亿元", box(SCAN, 3, 288.0, "93.45"), ocr=True, confidence=0.83),
    figure(
        "output_total", "2025", "91.70亿元", "亿元", box(LETTER, 1, 402.75, "2025年实现工业总产值91.70亿元"),
        value="91.70", method="text", scope="规上", status="preliminary",
    ),
    figure("output_total", "2025", "93.45", "亿元", Source(SUMMARY, sheet="汇总", row=3, column=6, cell="G4", text="93.45")),
    figure(
        "output_total", "2028", "超120亿元", "亿元", box(PLAN, 7, 155.0, "到2028年集群总产值超120亿元"),
        value="120", low=Decimal(120), high=None, status="target", method="text",
    ),
    figure(
        "rd_sme", "2025", "近3亿元", "亿元", Source(FORM, paragraph=41, text="全年研发经费投入近3亿元"),
        value="3", low=Decimal("2.7"), high=Decimal(3), method="text",
    ),
    figure(
        "firms_total", "2025", "118", "家", Source(FIRMS, sheet="名单", text="共118行"), low=Decimal(118), high=Decimal(118),
        method="list", inputs=tuple(Source(FIRMS, sheet="名单", row=row) for row in range(3, 121)),
    ),
    figure(
        "employees", "2025", "1.2万人", "人", Source(FORM, paragraph=12, text="带动就业1.2万人"), value="1.2E+4",
        low=Decimal("1.15E+4"), high=Decimal("1.25E+4"), method="text",
    ),
)  # fmt: skip

VALUES = (
    Value("output_total", "2023", 0),
    Value("output_total", "2024", 1),
    Value("output_total", "2025", 2, (17, 18, 19)),
    Value("output_total", "2028", 20),
    Value("output_sme", "2023", 3),
    Value("output_sme", "2024", 4),
    Value("output_sme", "2025", 5),
    Value("output_sme_share", "2025", 6),
    Value("output_leading_share", "2025", 7),
    Value("area", None, 8),
    Value("rd_sme", "2023", 9),
    Value("rd_sme", "2024", 10),
    Value("rd_sme", "2025", 11, (21,)),
    Value("patents_valid", "2023", 12),
    Value("patents_valid", "2024", 13),
    Value("patents_valid", "2025", 14),
    Value("little_giants", "2025", 15),
    Value("platform_penetration", "2025", 16),
    Value("firms_total", "2025", 22),
    Value("employees", "2025", 23),
)

PASSAGE = Source(
    FORM,
    paragraph=55,
    text="集群依托塑料原料集采平台、共享模具中心和仓储物流基地，形成“原料—模具—注塑—装配—检测”一体化协作链条，"
    "核心零部件本地配套率达到82%，近三年累计组织上下游对接活动46场。",
)


def rule(code: str, clause: str, title: str, verdict: str, explanation: str, **other: Any) -> RuleResult:
    defaults: dict[str, Any] = {"reason": None, "measured": None, "threshold": None}
    return RuleResult(code, clause, title, verdict, explanation=explanation, **(defaults | other))


def measure(
    name: str, low: str | None, high: str | None, bound: str, demand: str, unit: str = "%", at_least: bool = True
) -> Measure:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Measure(name, ends[0], ends[1], Decimal(bound), at_least, demand, unit)


OUTPUTS = tuple(
    measure(f"{year}年集群总产值", value, value, "30", "30亿元以上", "亿元")
    for year, value in (("2023", "78.20"), ("2024", "85.60"), ("2025", "93.45"))
)


def person(code: str, clause: str, title: str, *evidence: Source) -> RuleResult:
    return rule(
        code, clause, title, "review", "该项须由审核人员阅看材料后判断，相关内容摘录如下。" if evidence else "材料中未找到相关内容，请人工核实。",
        reason="judgement", evidence=evidence,
    )  # fmt: skip


RULES = (
    rule(
        "safety_record", "二（二）1", "近三年无较大事故和违法违规", "review",
        "已收到应急管理、生态环境部门证明；未见市场监管、税务、网信部门证明，请补充后由审核人员判断。", reason="missing",
        evidence=(Source("附件/应急管理局证明.pdf", page=1, text="未发生较大及以上生产安全事故"),),
    ),
    person("pillar_industry", "二（二）2", "主导产业为县域支柱或特色产业", Source(FORM, paragraph=18, text="玩具产业是全区第一大支柱产业。")),
    rule("area", "二（二）2", "占地面积", "pass", "占地面积46.5平方公里，不超过100平方公里。", measured="46.5平方公里", threshold="不超过100平方公里", figures=(8,), measures=(measure("占地面积", "46.45", "46.55", "100", "不超过100平方公里", "平方公里", False),)),
    rule("output_each_year", "二（二）2", "近三年产值均达到下限", "pass", "三年产值分别为78.20、85.60、93.45亿元，均在30亿元以上。", measured="78.20、85.60、93.45亿元", threshold="每年30亿元以上", figures=(0, 1, 2), measures=OUTPUTS),
    rule("sme_share", "二（二）2", "中小企业产值占比", "pass", "按72.80÷93.45重新计算为77.90%，高于70%；申报表所填87.9%与此不符，见疑点。", measured="77.90%", threshold="高于70%", figures=(5, 2, 6), measures=(measure("中小企业产值占比", "77.89", "77.91", "70", "高于70%"),)),
    rule("leading_share", "二（二）2", "主导产业产值占比", "pass", "未见主导产业产值，按所填占比71.4%判定。", measured="71.4%", threshold="高于70%", figures=(7,)),
    rule("output_growth", "二（二）2", "产值年均增速", "pass", "复合增速9.32%，逐年增速平均9.31%，两种算法均高于7%。", measured="9.31%～9.32%", threshold="高于7%", figures=(0, 1, 2)),
    rule("quality_firms", "二（二）3", "优质中小企业数量", "pass", "国家级专精特新“小巨人”企业2家，满足不少于1家的要求。", measured="2家", threshold="不少于1家，或不少于10家", figures=(15,)),
    person("supply_chain", "二（二）4", "产业链供应链协作机制", PASSAGE),
    rule("rd_growth", "二（二）5", "中小企业研发经费年均增长", "pass", "复合增速12.03%，逐年增速平均12.03%，均高于7%。", measured="12.03%", threshold="高于7%", figures=(9, 10, 11)),
    rule("patent_growth", "二（二）5", "有效发明专利年均增长率", "pass", "复合增速10.49%，逐年增速平均10.49%，均不低于10%。", measured="10.49%", threshold="不低于10%", figures=(12, 13, 14)),
    rule(
        "patents_per_10k", "二（二）5", "每万人有效发明专利拥有量", "undetermined",
        "按从业人员1.2万人计算约为419件/万人，符合要求；按常住人口计算须有人口数，材料中未见。条款未写明以何者为分母，请审核人员确定。",
        reason="reading", measured="约419件/万人（按从业人员）", threshold="不低于10件/万人", figures=(14, 23), measures=(measure("按从业人员", "402", "438", "10", "不低于10件/万人", "件/万人"),),
    ),
    person("innovation", "二（二）5", "协同创新平台与机制"),
    rule("platform_penetration", "二（二）6", "工业互联网平台应用普及率", "pass", "普及率18.6%，不低于15%。", measured="18.6%", threshold="不低于15%", figures=(16,)),
    rule("software_adoption", "二（二）6", "工业软件应用率稳步提升", "undetermined", "材料中未读到工业软件应用率，请申报单位补充近三年数据。", reason="missing", threshold="逐年不下降"),
    person("digital_foundation", "二（二）6", "数字化基础与安全保障"),
    rule("co2_intensity", "二（二）7", "二氧化碳排放强度持续下降", "fail", "2025年强度0.42吨/万元，高于2024年的0.41吨/万元，未持续下降。", measured="0.45、0.41、0.42吨/万元", threshold="逐年下降"),
    rule("energy_benchmark", "二（二）7", "能效水平高于基准值", "not_applicable", "申报表勾选非高耗能行业，本条不适用。"),
    rule("water_benchmark", "二（二）7", "水效水平高于基准值", "undetermined", "申报表未勾选是否属高用水行业，请补充。", reason="missing"),
    person("open_cooperation", "二（二）8", "产业开放合作", Source(PLAN, page=12, bbox=(72.0, 300.0, 520.0, 340.0), text="与东盟国家玩具协会签订合作备忘录。")),
    rule("operator_body", "二（二）9", "设立运营管理机构", "pass", "已收到运营管理机构成立批复。", evidence=(Source("附件/成立批复.pdf", page=1, text="同意成立汕头市澄海区玩具产业集群管理委员会"),)),
    person("policy_outreach", "二（二）9", "政策宣贯全覆盖"),
    rule("three_year_plan", "二（二）9", "未来三年发展规划", "review", "规划已收到；未见“开放合作”方向的可考核目标，请核实。", reason="missing", evidence=(Source(PLAN, page=7, text="到2028年集群总产值超120亿元"),)),
    rule("authenticity", "二（三）1", "申报单位真实性承诺", "pass", "申报表附有签字盖章的真实性承诺。"),
)  # fmt: skip

FINDINGS = (
    Finding(
        "share_recomputed-a41f09c2", "share_recomputed", "arithmetic", "doubt",
        "申报表所填2025年中小企业产值占比为87.9%，而同表中小企业产值72.80亿元除以集群总产值93.45亿元为77.90%，在任何四舍五入情形下都不能同时成立。\n"
        "可能的原因：占比数字误录，或分子分母口径不同。请申报单位核对原始报表并说明。",
        ("output_sme_share", "output_sme", "output_total"),
        (FIGURES[6].source, FIGURES[5].source, FIGURES[2].source), decides=("sme_share",), likely=(6,),
        folds=(Fold("part_above_whole", "arithmetic", "按所填占比推算，中小企业产值应为82.14亿元，与所填72.80亿元相差9.34亿元。"),),
        title="占比与产值之比不符", clause="二（二）2",
    ),
    Finding(
        "stated_twice-0c77d1e8", "stated_twice", "conflict", "doubt",
        "2025年集群总产值在申报表中为93.45亿元，在统计局证明中为91.70亿元。可能的原因：证明为快报数或仅含规模以上企业。请统计部门说明口径。",
        ("output_total",), (FIGURES[2].source, FIGURES[18].source), decides=("output_each_year", "output_growth"),
        title="同一数据前后不一致", clause="二（三）1",
    ),
    Finding(
        "proof_missing-5be2f3aa", "proof_missing", "completeness", "query",
        "未见市场监管、税务、网信部门出具的合规证明，请补充。", decides=("safety_record",),
        title="缺少部门证明", clause="二（二）1",
    ),
    Finding(
        "firm_in_two-77aa01bd", "firm_in_two", "duplicate", "query",
        "“汕头市=某某玩具有限公司”同时列入本集群和另一申报材料的企业名单，请说明归属。", (),
        (Source(FIRMS, sheet="名单", cell="B17", text="汕头市=某某玩具有限公司"),), related=(ODD_ID,),
        title="同一企业列入两个申报集群", clause="二（三）1",
    ),
    Finding(
        "near_threshold-e0911f52", "near_threshold", "threshold", "note",
        "主导产业产值占比71.4%，略高于70%的要求；未见主导产业产值，无法重新计算。", ("output_leading_share",), (FIGURES[7].source,),
        title="判断取决于取整或算法", clause="二（二）",
    ),
)  # fmt: skip

FIRM_ROWS: tuple[dict[str, str], ...] = (
    {"name": "汕头市澄海区奇趣玩具有限公司", "uscc": "91440515MA4UW1XY0T", "town": "凤翔街道", "is_sme": "yes", "is_leading": "yes", "output": "1.2300", "employees": "320"},
    {"name": "汕头市=某某玩具有限公司", "is_sme": "no", "is_leading": "yes", "output": "5.10", "主要产品": "=1+1"},
    {"name": "汕头市澄海区奇趣玩具有限责任公司", "output": "见附件"},
)  # fmt: skip
PATENT_ROWS = (
    {"patent_number": "ZL201710601862.3", "patent_name": "一种积木拼装装置", "holder": "汕头市澄海区奇趣玩具有限公司", "applied": "2017-07-21", "granted": "2020"},
)  # fmt: skip
TITLE_ROWS = (
    {"name": "汕头市澄海区奇趣玩具有限公司", "title": "国家级专精特新“小巨人”企业", "certificate": "工信部企业函〔2024〕1号", "issued": "2024-11-26", "expires": "2027-11-26"},
)  # fmt: skip


def roster(kind: Any, file: str, title: str, rows: tuple[dict[str, str], ...]) -> Roster:
    entries = (Entry(fields, Source(file, sheet="名单", cell=f"B{row}")) for row, fields in enumerate(rows, 4))
    return Roster(kind, file, title, tuple(entries))


ROSTERS = (
    roster("enterprise", FIRMS, "企业名单", FIRM_ROWS),
    roster("enterprise", "附件/企业名单（扫描）.pdf", "企业名单", FIRM_ROWS[1:2]),
    roster("patent", "附件/专利.xlsx", "专利清单", PATENT_ROWS),
    roster("title", "附件/资质.xlsx", "资质名单", TITLE_ROWS),
)

DOCUMENTS = (
    Document(FORM, sha(1), "docx", "application_form", "read", None, None, "汕头市澄海区工业和信息化局", "2026-04-10", None, "汕头市中小企业特色产业集群申报表"),
    Document(SCAN, sha(2), "pdf", "application_form", "partial", 6, 6, "汕头市澄海区工业和信息化局", "2026-04-10", Problem("low_quality", "第5页扫描不清，请重新扫描（不低于300点每英寸）后补交。")),
    Document(PLAN, sha(3), "pdf", "development_plan", "read", 18, 0, "汕头市澄海区工业和信息化局", "2026-03"),
    Document(LETTER, sha(4), "pdf", "statistics_proof", "read", 1, 0, "汕头市澄海区统计局", "2026-03-24"),
    Document(FIRMS, sha(5), "xlsx", "enterprise_list", "read"),
    Document("附件/成立批复.pdf", sha(6), "pdf", "operator_proof", "read", 2, 0, "汕头市澄海区人民政府", "2023-06-01"),
    Document("附件/佐证.rar", sha(7), "rar", "archive", "unreadable", None, None, None, None, Problem("format", "本机不能打开RAR压缩包，请解压后以文件夹形式提交。")),
)  # fmt: skip

DOUBTFUL = Report(
    SubmissionHead("01澄海区塑料玩具", "汕头市澄海区塑料玩具产业集群", "汕头市澄海区", "汕头市澄海区工业和信息化局", "塑料玩具", 2026),
    RULESET,
    DATE,
    DOCUMENTS,
    (
        Fact("cluster_name", "汕头市澄海区塑料玩具产业集群", Source(FORM, table=0, row=0, column=1, text="汕头市澄海区塑料玩具产业集群")),
        Fact("industry_code", "C2452", Source(FORM, table=0, row=3, column=1, text="C2452")),
        Fact("phone", "0754-8588xxxx", Source(SUMMARY, sheet="汇总", cell="L4", text="0754-8588xxxx")),
        Fact("commitment", "=cmd|' /C calc'!A0", Source(FORM, paragraph=80, text="=cmd|' /C calc'!A0")),
    ),
    FIGURES,
    VALUES,
    RULES,
    FINDINGS,
    Review(86.5, "doubt", ("中小企业产值占比与分项数据不能同时成立", "集群总产值与统计局证明不一致", "二氧化碳排放强度未持续下降")),
    (Leftover("集群品牌（个）", "见附页", Source(FORM, table=1, row=20, column=4, text="见附页")),),
    rosters=ROSTERS,
)  # fmt: skip

CLEAN = Report(
    SubmissionHead(ODD_ID, "汕头市<龙湖>区口腔&护理用品产业集群", "汕头市龙湖区", '="局"&"长"', "口腔护理用品", 2026),
    RULESET,
    DATE,
    (Document("表 <1>.docx", sha(8), "docx", "application_form", "read"),),
    (),
    (figure("output_total", "2025", "45.30", "亿元", Source("表 <1>.docx", table=0, row=1, column=1, text="45.30")),),
    (Value("output_total", "2025", 0),),
    tuple(rule(one.rule, one.clause, one.title, "pass", "满足要求。") for one in RULES),
    (),
    Review(10, "clear"),
    rosters=(
        roster("enterprise", "名单.xlsx", "企业名单", FIRM_ROWS[1:2]),
        roster("patent", "专利.xlsx", "专利清单", PATENT_ROWS),
    ),
)

BARE = Report(
    SubmissionHead("03", None, None, None, None, None), RULESET, DATE, (), (), (), (), (), (), Review(0, "clear")
)

BATCH = BatchReport(
    RULESET,
    2026,
    DATE,
    (
        Document(
            "2026年推荐汇总表.xlsx",
            sha(9),
            "xlsx",
            "recommendation_summary",
            "read",
            None,
            None,
            "汕头市工业和信息化局",
            "2026-04-15",
        ),
    ),
    (DOUBTFUL, CLEAN, BARE),
    (Failed("04 濠江区@损坏", "压缩包已损坏，无法打开，请申报单位重新提交。"),),
    (
        SummaryRow(
            "汕头市南澳县海产品产业集群",
            (Fact("cluster_name", "汕头市南澳县海产品产业集群", Source(SUMMARY, sheet="汇总", cell="B7")),),
            (figure("output_total", "2025", "12.5", "亿元", Source(SUMMARY, sheet="汇总", cell="G7", text="12.5")),),
        ),
    ),
)

EMPTY_BATCH = BatchReport(RULESET, None, DATE, (), ())
