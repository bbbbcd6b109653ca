"""Figures set in text boxes within the running text: each box a heading and a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    for head, words, boxed in _parts(ledger):
        word_kit.add(document, head, 14, word_kit.HEAD)
        paragraph = word_kit.body(document, ledger.fill(words), 12)
        paragraph._p.append(_box([ledger.fill(line) for line in boxed]))
    word_kit.save(document, path)


def _parts(ledger: Ledger) -> list[tuple[str, str, list[str]]]:
    district = ledger.app.place["name"]
    return [
        (
            "一、规模",
            f"集群占地<area - 平方公里 1>平方公里，{LAST}年末有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>"
            f"家。"
            f"同年，{district}全区规上工业企业{ledger.one_of('612', '548')}家。",
            [
                "集群总产值",
                f"{_FIRST}年：<output_total A 亿元 2>亿元",
                f"{_SECOND}年：<output_total B 亿元 2>亿元",
                f"{LAST}年：<output_total C 亿元 2>亿元",
            ],
        ),
        (
            "二、结构",
            f"{LAST}年中小企业产值<output_sme C 亿元 2>亿元，主导产业产值<output_leading C 亿元 2>亿元，"
            f"三年总产值年均增速"
            "<output_growth_avg - % 1>%。",
            [
                f"{LAST}年占比",
                "中小企业产值占集群总产值：<output_sme_share C % 1>%",
                "主导产业产值占集群总产值：<output_leading_share C % 1>%",
            ],
        ),
        (
            "三、创新",
            f"中小企业研发经费{_FIRST}年<rd_sme A 万元>万元、{_SECOND}年<rd_sme B 万元>万元、{LAST}年<rd_sme C 万元>"
            f"万元。",
            [
                "有效发明专利",
                f"{_FIRST}年末：<patents_valid A 件>件",
                f"{_SECOND}年末：<patents_valid B 件>件",
                f"{LAST}年末：<patents_valid C 件>件",
                f"{LAST}年末每万人拥有量：<patents_per_10k C 件 1>件",
            ],
        ),
        (
            "四、转型",
            f"{LAST}年缴纳税收<tax C 亿元 2>亿元，出口<exports C 亿元 2>亿元。",
            [
                f"{LAST}年工业互联网平台应用普及率：<platform_penetration C % 1>%",
                f"{LAST}年工业软件应用率：<software_adoption C % 1>%",
                f"{LAST}年末国家级高新技术企业：<hnte C 家>家",
                f"{LAST}年末国家级专精特新“小巨人”企业：<little_giants C 家>家",
            ],
        ),
    ]


def _box(lines: Sequence[str]) -> Any:
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    return parse_xml(
        f"<w:r {nsdecls('w')} {_VML}><w:pict>"
        '<v:shape style="width:380pt;height:130pt" stroked="t">'
        f"<v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
