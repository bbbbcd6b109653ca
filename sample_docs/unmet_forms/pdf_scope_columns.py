"""基本情况表: whole, small firms and leading industry across; each indicator merged over its years down; 无 and —."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_SCOPES = ("集群合计", "其中：中小企业", "其中：主导产业")
# (label, unit and places, the indicators of the three scopes; a number where it is fixed, a stroke where none is)
_BLOCKS: tuple[tuple[str, str, int, tuple[str, str, str]], ...] = (
    ("产业规模\n（亿元）", "亿元", 2, ("output_total", "output_sme", "output_leading")),
    ("占总产值比重（%）", "%", 2, ("100.00", "output_sme_share", "output_leading_share")),
    ("企业数量（家）", "家", 0, ("firms_total", "firms_sme", "firms_leading")),
    ("R&amp;D经费支出（万元）", "万元", 0, ("—", "rd_sme", "—")),
    ("有效发明专利（件）", "件", 0, ("patents_valid", "—", "—")),
)
# two fields a row: (label, words)
_FIELDS: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("占地面积", "<area - 平方公里 2>平方公里"), ("从业人员", "<employees C 人>人")),
    (("税收收入", "<tax C 亿元 2>亿元"), ("出口总值", "<exports C 亿元 2>亿元")),
    (("国家级小巨人", "<little_giants C 家>家"), ("国家级高新技术企业", "<hnte C 家>家")),
    (("省级专精特新中小企业", "<srdi_provincial C 家>家"), ("创新型中小企业", "<innovative_smes C 家>家")),
    (("独角兽企业", "无"), ("上市企业", "暂无（辅导期1家）")),
    (("工业互联网平台应用普及率", "<platform_penetration C % 1>%"), ("工业软件应用率", "<software_adoption C % 1>%")),
    (("综合能耗", "<energy_use C 吨标准煤>吨标准煤"), ("二氧化碳排放强度", "<co2_intensity C 吨/万元 3>吨/万元")),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("特色产业集群基本情况表", 18, "Hei", "center"),
        pdf_kit.text(f"（数据截至{LAST}年12月末）", 11, "Song", "center", after=4),
        pdf_kit.grid(
            [
                ["集群名称", ledger.pair("集群名称", app.cluster)],
                ["申报主体", ledger.pair("申报主体", app.applicant)],
                ["主导产业", ledger.pair("主导产业", f"{app.industry['name']}（{app.industry['code']}）")],
            ],
            [3.2, 12.4],
            0,
            size=10,
        ),
        pdf_kit.text("表1　分口径主要指标", 10.5, "Hei", "center", before=6, after=3),
        _scopes(ledger),
        pdf_kit.text(f"表2　{LAST}年其他指标", 10.5, "Hei", "center", before=6, after=3),
        _fields(ledger),
        *(pdf_kit.text(ledger.fill(line), 9.5, before=3) for line in _notes(app.place["name"])),
    ]
    pdf_kit.save(story, path, app.applicant, "")


def _scopes(ledger: Ledger) -> Any:
    cells = [["指标", "年份", *_SCOPES, "备注"]]
    spans = []
    for label, unit, places, indicators in _BLOCKS:
        spans += [((column, len(cells)), (column, len(cells) + 2)) for column in (0, 5)]
        name, remark = label, "统计局核定" if unit == "亿元" else ""
        for year in YEARS:
            numbers = [_cell(ledger, one, year, unit, places) for one in indicators]
            for scope, number, one in zip(_SCOPES, numbers, indicators, strict=True):
                if one in _indicators():
                    plain = label.replace("\n", "").replace("&amp;", "&")
                    ledger.pair(plain, str(year), scope.removeprefix("其中："), number)
            cells.append([name, str(year), *numbers, remark])
            name = remark = ""
    return pdf_kit.grid(cells, [3.2, 1.6, 3.0, 3.0, 3.0, 1.8], 1, spans, size=10)


def _indicators() -> set[str]:
    return {one for *_, indicators in _BLOCKS for one in indicators if one.isidentifier()}


def _cell(ledger: Ledger, one: str, year: int, unit: str, places: int) -> str:
    return ledger.number(one, year, unit, places) if one in _indicators() else one


def _fields(ledger: Ledger) -> Any:
    cells = [
        [part for label, words in row for part in (label, ledger.pair(label, ledger.fill(words)))] for row in _FIELDS
    ]
    return pdf_kit.grid(cells, [3.8, 4.0, 3.8, 4.0], 0, size=10)


def _notes(place: str) -> list[str]:
    return [
        "注1：“—”表示该口径不单独统计；占比=分项产值÷集群合计×100%，认定要求高于70%。",
        f"注2：{YEARS[0]}—{LAST}年产业规模年均增长<output_growth_avg - % 2>%，比{place}工业高3.6个百分点；"
        "中小企业R&amp;D经费支出年均增长<rd_sme_growth_avg - % 2>%；有效发明专利年均增长<patents_growth_avg - % 2>%。",
        "注3：每万人有效发明专利拥有量为<patents_per_10k C 件 2>件，按常住人口<population C 人>人计算；"
        f"{place}平均水平为8.65件。",
    ]
