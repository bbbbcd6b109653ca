"""The print of an old statistics program: tables drawn with the characters ┌─┬┐, long labels broken over two lines."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_WIDTHS = (26, 10, 14, 14, 14)
_HEADS = tuple(f"{year}年" for year in YEARS)
# (label, its second line, unit as printed, indicator, unit, places)
_ROWS = (
    ("工业总产值", "", "万元", "output_total", "万元", 0),
    ("　其中：中小企业", "", "万元", "output_sme", "万元", 0),
    ("　　　　主导产业", "", "万元", "output_leading", "万元", 0),
    ("中小企业产值占工业总产", "值比重", "％", "output_sme_share", "%", 1),
    ("主导产业产值占工业总产", "值比重", "％", "output_leading_share", "%", 1),
    ("税收", "", "万元", "tax", "万元", 0),
    ("中小企业研发经费", "", "万元", "rd_sme", "万元", 0),
    ("年末有效发明专利", "", "件", "patents_valid", "件", 0),
    ("年末从业人员", "", "人", "employees", "人", 0),
    ("工业互联网平台应用普及", "率", "％", "platform_penetration", "%", 1),
    ("二氧化碳排放强度", "", "吨/万元", "co2_intensity", "吨/万元", 4),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    lines = [
        "　　　　　　　　　　　　中小企业特色产业集群统计表",
        f"集群名称：{ledger.pair('集群名称', app.cluster)}",
        f"填报单位：{ledger.pair('填报单位', app.applicant)}　　　　打印日期：{app.date:%Y/%m/%d}　　第1页　共1页",
        _rule("┌", "┬", "┐"),
        _line("指　标　名　称", "计量单位", *_HEADS),
        _rule("├", "┼", "┤"),
        _line("甲", "乙", "1", "2", "3"),
    ]
    for label, more, shown, indicator, unit, places in _ROWS:
        name = label.lstrip("　").removeprefix("其中：")
        values = ledger.row(name, _HEADS, ledger.by_year(indicator, unit, places))
        lines += [_rule("├", "┼", "┤"), _line(label, shown, *values)]
        if more:
            lines.append(_line(more, "", "", "", ""))
    lines += [_rule("├", "┼", "┤"), _line("新产品产值率", "％", "18.6", "—", "21.4"), _rule("└", "┴", "┘")]
    lines += [ledger.fill(line) for line in _below()]
    lines.append(f"单位负责人：　　　　统计负责人：　　　　填表人：{app.contact}　　　联系电话：{app.phone}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\r\n".join(lines) + "\r\n", encoding="gb18030", newline="")


def _rule(left: str, middle: str, right: str) -> str:
    return left + middle.join("─" * (width // 2) for width in _WIDTHS) + right


def _line(*words: str) -> str:
    """Words left, numbers right; a Chinese character counts two."""
    return "│" + "│".join(_set(word, width) for word, width in zip(words, _WIDTHS, strict=True)) + "│"


def _set(word: str, width: int) -> str:
    blanks = " " * (width - sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in word))
    return blanks + word if word[:1].isdigit() else word + blanks


def _below() -> list[str]:
    return [
        f"补充资料：01 占地面积 <area - 平方公里 1> 平方公里；02 {LAST}年末企业数 <firms_total C 家> 家，其中中小企业 "
        "<firms_sme C 家> 家；",
        "　　　　　03 国家级小巨人企业 <little_giants C 家> 家；04 高新技术企业 <hnte C 家> 家；"
        "05 省级专精特新中小企业 <srdi_provincial C 家> 家；",
        "　　　　　06 工业总产值年均增速 <output_growth_avg - % 2> ％；07 研发经费年均增速（中小企业） "
        "<rd_sme_growth_avg - % 2> ％；08 全区工业总产值 8624300 万元。",
        "审核关系：指标2≤指标1；指标3≤指标1。",
    ]
