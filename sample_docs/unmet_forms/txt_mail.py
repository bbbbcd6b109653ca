"""The form pasted into a plain text file: blanks for columns, dashes for rules, a greeting above it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_LABEL, _NUMBER = 34, 14
# (label, indicator, unit, places)
_ROWS = (
    ("总产值(亿元)", "output_total", "亿元", 2),
    ("  其中:中小企业产值(亿元)", "output_sme", "亿元", 2),
    ("  其中:主导产业产值(亿元)", "output_leading", "亿元", 2),
    ("中小企业产值占比(%)", "output_sme_share", "%", 1),
    ("主导产业产值占比(%)", "output_leading_share", "%", 1),
    ("税收(万元)", "tax", "万元", 0),
    ("从业人员(人)", "employees", "人", 0),
    ("中小企业研发经费(万元)", "rd_sme", "万元", 0),
    ("有效发明专利(件)", "patents_valid", "件", 0),
    ("工业软件应用率(%)", "software_adoption", "%", 1),
    ("二氧化碳排放强度(吨/万元)", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    heads = [f"{year}年" for year in YEARS]
    rule = "-" * (_LABEL + 3 * _NUMBER)
    lines = [
        "市工信局企业科:",
        "现报送我区集群申报表文字版,盖章件另寄。",
        "",
        "汕头市中小企业特色产业集群申报表",
        f"集群名称:{ledger.pair('集群名称', app.cluster)}",
        f"申报单位:{ledger.pair('申报单位', app.applicant)}",
        f"占地面积:{ledger.pair('占地面积', ledger.full('area', None, '平方公里', 1))}",
        rule,
        _padded("指标", _LABEL) + "".join(_padded(head, _NUMBER) for head in heads),
        rule,
    ]
    for label, indicator, unit, places in _ROWS:
        values = ledger.row(label.strip(), heads, ledger.by_year(indicator, unit, places))
        lines.append(_padded(label, _LABEL) + "".join(_padded(value, _NUMBER) for value in values))
    lines += [rule, *(ledger.fill(line) for line in _single())]
    lines += ["", f"{app.applicant} {app.contact} {app.phone}", f"{app.date.year}年{app.date.month}月{app.date.day}日"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\r\n".join(lines) + "\r\n", encoding="gb18030", newline="")


def _padded(word: str, width: int) -> str:
    """Filled with blanks up to a width in which a Chinese character counts two."""
    taken = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in word)
    return word + " " * max(1, width - taken)


def _single() -> list[str]:
    return [
        f"{LAST}年末企业总数<firms_total C 家>家,其中中小企业<firms_sme C 家>家.",
        "产值年均增速<output_growth_avg - % 1>%,研发经费年均增长<rd_sme_growth_avg - % 1>%.",
        f'{LAST}年末国家级专精特新"小巨人"企业<little_giants C 家>家,国家级高新技术企业<hnte C 家>家.',
        f"{LAST}年工业互联网平台应用普及率<platform_penetration C % 1>%,每万人有效发明专利<patents_per_10k C 件 1>件.",
        f"(全市{LAST}年同类集群平均产值47.2亿元,仅供参考.)",
    ]
