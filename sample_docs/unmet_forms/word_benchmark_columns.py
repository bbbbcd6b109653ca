"""The cluster's figure beside the city's average and the threshold: only one of three number columns is a claim."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (label, unit as printed, indicator, unit, places, threshold, the city's figure as a share of the cluster's)
_ROWS = (
    ("占地面积", "平方公里", "area", "平方公里", 1, "≤100", "1.6"),
    ("集群总产值", "亿元", "output_total", "亿元", 2, "≥30", "0.71"),
    ("中小企业产值占比", "%", "output_sme_share", "%", 1, "＞70", "0.92"),
    ("主导产业产值占比", "%", "output_leading_share", "%", 1, "＞70", "0.88"),
    ("产值年均增速", "%", "output_growth_avg", "%", 1, "＞7", "0.63"),
    ("中小企业研发经费年均增长", "%", "rd_sme_growth_avg", "%", 1, "＞7", "0.77"),
    ("有效发明专利年均增长率", "%", "patents_growth_avg", "%", 1, "≥10", "0.58"),
    ("每万人有效发明专利拥有量", "件", "patents_per_10k", "件", 1, "≥10", "0.41"),
    ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1, "≥15", "0.66"),
    ("国家级专精特新“小巨人”企业", "家", "little_giants", "家", 0, "≥1", ""),
    ("国家级高新技术企业", "家", "hnte", "家", 0, "", ""),
    ("省级专精特新中小企业", "家", "srdi_provincial", "家", 0, "", ""),
)
_ONCE = {"area", "output_growth_avg", "rd_sme_growth_avg", "patents_growth_avg"}


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群申报表（对标版）", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    word_kit.add(document, f"表中数据除年均数外均为{LAST}年数。", 10.5, word_kit.KAI)
    _compared(ledger, document)
    word_kit.add(document, "对标分析", 13, word_kit.HEAD)
    for paragraph in _analysis(ledger):
        word_kit.body(document, ledger.fill(paragraph), 12)
    word_kit.save(document, path)


def _compared(ledger: Ledger, document: Any) -> None:
    heads = ["指标", "单位", "认定标准", "全市集群平均", "本集群", "比平均±"]
    made = word_kit.table(document, 1 + len(_ROWS), [4.8, 2.0, 2.0, 2.6, 2.6, 2.2])
    for place, head in enumerate(heads):
        word_kit.fill(made.cell(0, place), head, 10.5, word_kit.HEAD)
    for row, (label, shown, indicator, unit, places, threshold, share) in enumerate(_ROWS, 1):
        own = ledger.number(indicator, None if indicator in _ONCE else LAST, unit, places)
        average = f"{Decimal(own) * Decimal(share):.{places}f}" if share else "—"
        apart = f"{Decimal(own) - Decimal(average):+.{places}f}" if share else "—"
        ledger.pair(label, "本集群", own)
        for place, word in enumerate((label, shown, threshold or "—", average, own, apart)):
            word_kit.fill(made.cell(row, place), word, 10.5)


def _analysis(ledger: Ledger) -> list[str]:
    other = ledger.one_of("佛山某陶瓷机械集群", "中山某灯饰集群", "东莞某模具集群")
    return [
        f"从规模看，{_FIRST}年、{_SECOND}年本集群总产值分别为<output_total A 亿元 2>亿元、<output_total B 亿元 2>亿元；"
        f"先进地区{other}{LAST}年产值已达{ledger.one_of('312', '287')}亿元，差距仍然明显。",
        f"从企业看，{LAST}年末本集群有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家；{other}有企业"
        f"{ledger.one_of('640', '715')}家。",
        f"从创新看，本集群有效发明专利{_FIRST}年末<patents_valid A 件>件、{_SECOND}年末<patents_valid B 件>件、{LAST}"
        f"年末"
        "<patents_valid C 件>件；中小企业研发经费三年依次投入<rd_sme A 亿元 2>亿元、<rd_sme B 亿元 2>亿元、"
        "<rd_sme C 亿元 2>亿元。",
        f"从绿色看，本集群碳排放强度由{_FIRST}年的<co2_intensity A 吨/万元 3>吨/万元，经{_SECOND}"
        f"年的<co2_intensity B 吨/万元 3>"
        f"吨/万元，降至{LAST}年的<co2_intensity C 吨/万元 3>吨/万元，而全市工业平均为0.412吨/万元。",
    ]
