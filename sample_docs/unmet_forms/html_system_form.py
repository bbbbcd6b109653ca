"""A page saved from the declaration system: values in inputs, a select, radios, hints and examples below the fields."""

from __future__ import annotations

from pathlib import Path

from sample_docs.truth import LAST, WORLD, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, words, hint)
_FIELDS = (
    ("占地面积（平方公里）", "<area - 平方公里 2>", "不超过100，保留两位小数"),
    ("从业人员（人）", "<employees C 人>", f"{LAST}年末"),
    ("企业总数（家）", "<firms_total C 家>", f"{LAST}年末，示例：45"),
    ("中小企业数（家）", "<firms_sme C 家>", f"{LAST}年末"),
    ("国家级小巨人企业（家）", "<little_giants C 家>", "与高企可重复填报"),
    ("高新技术企业（家）", "<hnte C 家>", "在有效期内"),
    ("省级专精特新中小企业（家）", "<srdi_provincial C 家>", "在有效期内"),
    ("产值年均增速（%）", "<output_growth_avg - % 2>", "高于7，示例：8.25"),
)
# (label, indicator, unit, places)
_ROWS = (
    ("总产值（亿元）", "output_total", "亿元", 2),
    ("其中：中小企业产值（亿元）", "output_sme", "亿元", 2),
    ("其中：主导产业产值（亿元）", "output_leading", "亿元", 2),
    ("税收（万元）", "tax", "万元", 0),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1),
    ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    names = [place["name"] for place in WORLD["districts"]]
    places = "".join(f"<option{' selected' * (name == app.place['name'])}>{name}</option>" for name in names)
    lines = [
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">',
        "<title>产业集群申报系统-填报</title></head><body>",
        '<form method="post"><input type="hidden" name="token" value="52.30">',
        f"<h3>产业集群申报系统</h3><p>当前用户：{app.applicant}</p><table border=1>",
        f"<tr><td>集群名称</td><td colspan=3>{_input(ledger.pair('集群名称', app.cluster))}</td></tr>",
        f"<tr><td>所在区县</td><td colspan=3><select name=county>{places}</select></td></tr>",
    ]
    for place in range(0, len(_FIELDS), 2):
        cells = (
            f"<td>{label}</td><td>{_input(ledger.pair(label, ledger.fill(words)))}<br><small>{hint}</small></td>"
            for label, words, hint in _FIELDS[place : place + 2]
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines.append(
        "<tr><td>是否高耗能行业</td><td colspan=3><label><input type=radio name=e>是</label>"
        "<label><input type=radio name=e checked>否</label></td></tr></table>"
    )
    heads = [f"{year}年" for year in YEARS]
    lines.append(f"<table border=1><tr><th>指标</th>{''.join(f'<th>{head}</th>' for head in heads)}</tr>")
    for label, indicator, unit, digits in _ROWS:
        values = ledger.row(label.removeprefix("其中："), heads, ledger.by_year(indicator, unit, digits))
        lines.append(f"<tr><td>{label}</td>{''.join(f'<td>{_input(value)}</td>' for value in values)}</tr>")
    story = ledger.fill(
        f"{LAST}年中小企业产值占比<output_sme_share C % 2>%，主导产业产值占比<output_leading_share C % 2>%；"
        "每万人有效发明专利<patents_per_10k C 件 1>件。全区规上工业总产值862.4亿元。"
    )
    lines.append(f"</table><p>情况说明</p><textarea rows=5 cols=80>{story}</textarea>")
    lines.append('<p><input type="button" value="保存"><input type="submit" value="提交（剩余2次）"></p>')
    lines.append("</form></body></html>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _input(value: str) -> str:
    return f'<input type="text" value="{value}">'
