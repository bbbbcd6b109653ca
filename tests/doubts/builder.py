"""Cases out of the YAML files in `cases`, in the bureau's own words.

数据 rows read "文件 | 年度 | 指标 | 数值": the value as printed, with its unit; 约, 超 and the like are not used here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

from extractors.figures import list_figures
from extractors.figures.lists.partial_lists import is_partial_title
from extractors.figures.tables.cells import units_in_label
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.reckonings import reckonings_of
from pipeline.indicators import indicators
from pipeline.model import (
    Case,
    Document,
    Entry,
    Fact,
    Figure,
    FigureStatus,
    Leftover,
    PageImage,
    Passage,
    Problem,
    Reckoning,
    Remark,
    Report,
    Review,
    Role,
    Roster,
    RosterKind,
    RuleResult,
    RulesetName,
    Source,
    SubmissionHead,
    Value,
)
from validators.references.model import References
from validators.references.rows import Row, read_table

from ..figures.papers import table

YEAR = 2025
_CODES = {indicator.name: indicator.code for indicator in indicators().values()}
_FACTORS = {
    "亿元": ("亿元", "1"), "万元": ("亿元", "0.0001"), "元": ("亿元", "0.00000001"), "%": ("%", "1"),
    "人": ("人", "1"), "万人": ("人", "10000"), "家": ("家", "1"), "件": ("件", "1"), "项": ("项", "1"),
    "平方公里": ("平方公里", "1"), "公顷": ("平方公里", "0.01"), "吨": ("吨", "1"), "吨/万元": ("吨/万元", "1"),
    "件/万人": ("件/万人", "1"), "吨标准煤": ("吨标准煤", "1"),
    "千克标准煤/单位产品": ("千克标准煤/单位产品", "1"),
}  # fmt: skip
_ROLES: dict[str, Role] = {
    "申报表": "application_form", "盖章件": "application_form", "汇总表": "recommendation_summary",
    "规划": "development_plan", "统计证明": "statistics_proof", "企业名单": "enterprise_list",
    "专利清单": "patent_list", "资质名单": "title_list", "合规证明": "compliance_proof", "批复": "operator_proof",
    "审计报告": "audit_report", "其他": "other",
}  # fmt: skip
_FIELDS = {
    "企业名称": "name", "信用代码": "uscc", "镇街": "town", "中小企业": "is_sme", "主导产业": "is_leading",
    "产值": "output", "资质": "title", "证书编号": "certificate", "有效期至": "expires", "专利号": "patent_number",
    "申请日": "applied", "授权日": "granted", "专利类型": "kind", "从业人员": "employees", "研发": "rd",
    "发证日期": "issued", "权利人": "holder", "专利名称": "patent_name", "法律状态": "status",
    "平台名称": "platform", "标准编号": "standard_number",
}  # fmt: skip
_FACTS = {
    "集群名称": "cluster_name", "区县": "district", "申报单位": "applicant", "主导产业": "leading_industry",
    "填报日期": "application_date", "行业代码": "industry_code", "运营机构": "operator_body",
    "高耗能": "energy_intensive", "高用水": "water_intensive",
}  # fmt: skip
_PROPERTIES = {
    "生成": "created", "改动": "modified", "作者": "author", "单位": "company", "最后保存": "last_modified_by",
    "标题": "title",
}  # fmt: skip
_STATUSES: dict[str, FigureStatus] = {"预计": "estimate", "目标": "target", "快报": "preliminary"}
_KINDS: dict[str, RosterKind] = {
    "企业": "enterprise",
    "专利": "patent",
    "资质": "title",
    "平台": "platform",
    "标准": "standard",
}


def role_of(file: str) -> Role:
    """申报表, 申报表2.docx and the like: the role's word begins the name."""
    return next((role for word, role in _ROLES.items() if file.startswith(word)), "other")


def figure(row: str) -> Figure:
    """A statement out of "申报表 | 2024 | 集群总产值 | 60.67亿元", its 口径 and 预计 or 目标 may follow."""
    file, period, name, printed, scope, status = ([part.strip() for part in row.split("|")] + [""] * 2)[:6]
    number, unit = re.fullmatch(r"(-?[\d,.]+)(.+)", printed).groups()  # type: ignore[union-attr]
    canonical, factor = _FACTORS[unit]
    plain = Decimal(number.replace(",", ""))
    exact = unit in ("家", "件", "项", "人") and "." not in number
    half = Decimal(0) if exact else Decimal(1).scaleb(int(plain.as_tuple().exponent)) / 2
    low, value, high = (Decimal(factor) * one for one in (plain - half, plain, plain + half))
    source = Source("../汇总表.xlsx" if file == "汇总表" else file, page=1, text=printed)
    return Figure(
        _CODES[name], period if period != "-" else None, value, low, high, canonical, printed,
        _STATUSES.get(status, "actual"), scope or None, source, "table", False, 0.99,
    )  # fmt: skip


def case(words: dict[str, Any], id: str = "甲", year: int = YEAR) -> Case:
    """One application. The first statement of a figure is the one that it stands on."""
    stated = tuple(figure(row) for row in words.get("数据", ()))
    values: dict[tuple[str, str | None], int] = {}
    for number, one in enumerate(stated):
        values.setdefault((one.indicator, one.period), number)
    rosters = tuple(_roster(one) for one in words.get("名单", ()))
    files = {one.source.file for one in stated} | {one.file for one in rosters}
    scans = words.get("扫描", ())
    listed = [_scanned(one) if one.file in scans else one for one in map(_document, words.get("材料", ()))]
    known = {one.file for one in listed}
    documents = listed + [_document(file) for file in sorted(files - known) if not file.startswith("../")]
    return Case(
        id=id,
        year=year,
        documents=tuple(documents),
        facts=(
            *(Fact(_FACTS[name], value, Source("申报表")) for name, value in words.get("事实", {}).items()),
            *map(_fact, words.get("他处", ())),
        ),
        reckonings=tuple(one for words in words.get("表", ()) for one in _reckonings(words)),
        leftover=tuple(map(_leftover, words.get("未识别", ()))),
        figures=stated + list_figures(rosters, stated, documents, year),
        values=tuple(Value(code, period, number) for (code, period), number in values.items()),
        rosters=rosters,
        passages=tuple(_passage(row) for row in words.get("文字", ())),
        remarks=tuple(_remark(row) for row in words.get("痕迹", ())),
        page_images=tuple(_page_image(row) for row in words.get("扫描页", ())),
        properties={file: _properties(one) for file, one in words.get("文件属性", {}).items()},
    )


def results(words: dict[str, Any]) -> tuple[RuleResult, ...]:
    """规则 rows: "规则代码 | 结论 | 原因 | 标准 | 数据序号"."""
    found = []
    for row in words.get("规则", ()):
        rule, verdict, reason, threshold, numbers = (part.strip() for part in row.split("|"))
        indices = tuple(int(number) for number in numbers.split())
        found.append(
            RuleResult(rule, "二（二）2", rule, verdict, reason or None, None, threshold, "说明。", indices)  # type: ignore[arg-type]
        )
    return tuple(found)


def references(words: dict[str, Any]) -> References:
    """参考资料: a table's rows with | between the cells, the head first; one list a table."""
    found = References()
    for rows in words.get("参考资料", ()):
        numbered = enumerate(rows, start=1)
        found = found.joined(read_table([Row(f"官方资料.csv 第{line}行", row.split("|")) for line, row in numbered]))
    return found


def report(words: dict[str, Any]) -> Report:
    """An earlier report with the figures and facts of a case."""
    earlier = case(words)
    facts = {fact.name: fact.value for fact in earlier.facts}
    head = SubmissionHead(
        "去年申报", facts.get("cluster_name"), facts.get("district"), None, facts.get("leading_industry"), YEAR - 1
    )
    return Report(
        head, RulesetName("x", "1"), "2024-05-01", earlier.documents, earlier.facts, earlier.figures, earlier.values,
        (), (), Review(0.0, "clear"),
    )  # fmt: skip


def _document(row: str) -> Document:
    """文件 | 状态 | 问题代码 | 出具单位 | 日期 | 内容 | 标题: only the first must be there; one 内容 is one file."""
    file, status, code, issuer, date, inside, title = ([part.strip() for part in row.split("|")] + [""] * 6)[:7]
    problem = Problem(code, "无法打开。") if code else None
    return msgspec.convert(
        {"file": file, "sha256": inside, "pages": 1, "format": "pdf", "role": role_of(file), "status": status or "read",
         "issuer": issuer or None, "date": date or None, "problem": msgspec.to_builtins(problem),
         "title": title or None},
        Document,
    )  # fmt: skip


def _reckonings(words: dict[str, str]) -> list[Reckoning]:
    """表 draws one table as in `tests/figures`; 单位 and 上文 are what stands above it."""
    grid = Grid(table(words["表"]), YEAR)
    file = words.get("文件", "审计报告")
    return reckonings_of(grid, units_in_label(words.get("单位", "")), words.get("上文", ""), file)


def _scanned(document: Document) -> Document:
    """扫描 names the files of 材料 that were read from pixels."""
    return msgspec.structs.replace(document, ocr_pages=document.pages)


def _fact(row: str) -> Fact:
    """文件 | 名称 | 内容: a fact that does not stand in the form."""
    file, name, value = (part.strip() for part in row.split("|"))
    return Fact(_FACTS.get(name, name), value, Source("../汇总表.xlsx" if file == "汇总表" else file))


def _leftover(row: str) -> Leftover:
    """文件 | 标签 | 内容: what stands in a labelled place and was not understood."""
    file, label, text = (part.strip() for part in row.split("|"))
    return Leftover(label, text, Source(file, page=1, text=text))


def _roster(words: dict[str, Any]) -> Roster:
    """列 names the columns, 行 holds the rows with / between the cells; 件数 repeats a row that often."""
    columns = [_FIELDS.get(name.strip(), name.strip()) for name in words["列"].split("/")]
    entries = []
    for number, row in enumerate(words["行"]):
        cells = [{"是": "yes", "否": "no"}.get(cell.strip(), cell.strip()) for cell in row.split("/")]
        fields = {column: cell for column, cell in zip(columns, cells, strict=True) if cell}
        entries.append(Entry(fields, Source(words["文件"], table=0, row=number + 1)))
    title = words.get("标题", "")
    partial = is_partial_title(title)
    return Roster(_KINDS[words["类型"]], words["文件"], title, tuple(entries), words.get("年度"), partial)


def _passage(row: str) -> Passage:
    file, text = (part.strip() for part in row.split("|"))
    return Passage(text, "", role_of(file), Source(file, paragraph=1))


def _remark(row: str) -> tuple[str, Remark]:
    """文件 | 代码 | 文字 | 原为, the last may be left out; 字体 remarks stand on the page that figures stand on."""
    file, code, text, *before = (part.strip() for part in row.split("|"))
    if before or code == "mixed_fonts":
        return file, Remark(code, text, "“7”为宋体，“0.24”为黑体", page=1, before="".join(before) or None)
    return file, Remark(code, text, table=0, row=1, column=2)


def _page_image(row: str) -> tuple[str, PageImage]:
    file, page, digest = (part.strip() for part in row.split("|"))
    return file, PageImage(int(page), digest)


def _properties(words: dict[str, Any]) -> dict[str, str]:
    return {_PROPERTIES[name]: str(value) for name, value in words.items()}
