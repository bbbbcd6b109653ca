"""Labels that are whole instructions, with numbers, codes and formulas in them; hints stand in the cells as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (code, label, year as in a place or none for all three, place without its year)
_ROWS = (
    ("A01", "集群占地面积（按批复红线计，精确到0.1平方公里，不得超过100）", "-", "<area ? 平方公里 1>"),
    ("A02", "集群企业总数（指年末正常经营的法人企业，不含个体工商户，单位：家）", "C", "<firms_total ? 家>"),
    ("A03", "其中：中小企业数（从业人员1000人以下或营业收入4亿元以下，单位：家）", "C", "<firms_sme ? 家>"),
    ("A04", "年末从业人员（含劳务派遣6个月以上人员，单位：人）", "C", "<employees ? 人>"),
    ("B01", "集群总产值（现价，保留2位小数，单位：亿元）", "", "<output_total ? 亿元 2>"),
    ("B02", "中小企业产值（A03所列企业产值之和，单位：亿元）", "", "<output_sme ? 亿元 2>"),
    ("B03", "中小企业产值占比（B03＝B02÷B01×100，单位：%）", "", "<output_sme_share ? % 2>"),
    ("B04", "主导产业产值（单位：亿元）", "", "<output_leading ? 亿元 2>"),
    ("B05", "主导产业产值占比（B05＝B04÷B01×100，单位：%）", "", "<output_leading_share ? % 2>"),
    ("B06", "产值年均增速（近3年，按2次环比的几何平均计算，单位：%）", "-", "<output_growth_avg ? % 2>"),
    ("C01", "国家级专精特新“小巨人”企业数（第1至6批，在有效期内，单位：家）", "C", "<little_giants ? 家>"),
    ("C02", "国家级高新技术企业数（证书3年有效期内，单位：家）", "C", "<hnte ? 家>"),
    ("C03", "省级专精特新中小企业数（单位：家）", "C", "<srdi_provincial ? 家>"),
    ("D01", "中小企业研发经费（按107-1表口径，单位：万元）", "", "<rd_sme ? 万元>"),
    ("D02", "年末有效发明专利（不含PCT申请，单位：件）", "", "<patents_valid ? 件>"),
    ("D03", "年末常住人口（按第7次全国人口普查后推算数，单位：人）", "C", "<population ? 人>"),
    ("D04", "每万人有效发明专利拥有量（D04＝D02÷D03×10000，单位：件）", "C", "<patents_per_10k ? 件 2>"),
    (
        "E01",
        "工业互联网平台应用普及率（用1个以上平台的企业占比，不低于15，单位：%）",
        "C",
        "<platform_penetration ? % 2>",
    ),
    ("E02", "工业软件应用率（单位：%）", "", "<software_adoption ? % 1>"),
    ("F01", "二氧化碳排放强度（万元产值排放的CO2，保留4位小数，单位：吨/万元）", "", "<co2_intensity ? 吨/万元 4>"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"{app.date.year}年市级中小企业特色产业集群申报表", 17, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11)
    made = word_kit.table(document, 1, [1.4, 6.6, 2.7, 2.7, 2.7])
    heads = [f"{year}年" for year in YEARS]
    for cell, word in zip(made.rows[0].cells, ("代码", "指标名称（含计算方法）", *heads), strict=True):
        word_kit.fill(cell, word, 10, word_kit.HEAD)
    word_kit.repeat_head(made)
    for code, label, year, place in _ROWS:
        _row(ledger, made, (code, label), year, place)
    word_kit.add(document, "注：1.只需填报一个数的，填在合并格内，时点数填" + f"{LAST}年末数。2.“—”表示不需填报。", 9.5)
    word_kit.save(document, path)


def _row(ledger: Ledger, made: Any, names: tuple[str, str], year: str, place: str) -> None:
    row = made.add_row().cells
    word_kit.fill(row[0], names[0], 10)
    word_kit.fill(row[1], names[1], 9.5, align="left")
    if year:
        value = ledger.pair(names[1], ledger.fill(place.replace("?", year)))
        word_kit.fill(row[2].merge(row[4]), value, 10.5)
        return
    values = [ledger.fill(place.replace("?", name)) for name in "ABC"]
    for cell, word in zip(row[2:], ledger.row(names[1], [f"{year}年" for year in YEARS], values), strict=True):
        word_kit.fill(cell, word, 10.5)
