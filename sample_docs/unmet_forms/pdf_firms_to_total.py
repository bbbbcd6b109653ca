"""集群企业情况表: the largest firms row by row, the others in one row, the cluster and its parts at the foot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.roster import Firm
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_SHOWN = 8
_OUTPUT_HEADS = tuple(f"{year}年" for year in YEARS)
_WIDTHS = (1.2, 7.4, 1.7, 1.7, 2.3, 2.3, 2.3, 2.5, 2.3)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    cells = [
        [
            "序号",
            "企业名称",
            "规模",
            "是否主导产业",
            "产值（万元）",
            "",
            "",
            f"{LAST}年研发费用（万元）",
            "年末从业人员（人）",
        ],
        ["", "", "", "", *_OUTPUT_HEADS, "", ""],
        *_firms(ledger),
        *_totals(ledger),
    ]
    spans = [((4, 0), (6, 0)), *(((column, 0), (column, 1)) for column in (0, 1, 2, 3, 7, 8))]
    spans += [((0, row), (3, row)) for row in range(len(cells) - 3, len(cells))]
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群企业情况表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 10.5),
        pdf_kit.text(f"填报单位：{ledger.pair('填报单位', app.applicant)}　　填报人：{app.contact}", 10.5, after=4),
        pdf_kit.grid(cells, _WIDTHS, 2, spans, size=9.5),
        *(pdf_kit.text(ledger.fill(line), 10.5, before=4) for line in _below(ledger)),
    ]
    pdf_kit.save(story, path, app.applicant, "企业情况表", pagesize=landscape(A4))


def _outputs(firms: tuple[Firm, ...]) -> list[str]:
    """What these firms put out in three years, 万元; the earlier years are shares of the last one."""
    last = sum(firm.output for firm in firms)
    return [f"{number:,}" for number in (last * 83 // 100, last * 91 // 100, last)]


def _firms(ledger: Ledger) -> list[list[str]]:
    firms = tuple(sorted(ledger.app.firms, key=lambda firm: -firm.output))
    rows = [
        [
            str(place),
            firm.name,
            "中小" if firm.is_sme else "大型",
            "是" if firm.is_leading else "否",
            *_outputs((firm,)),
            f"{firm.research:,}",
            str(firm.employees),
        ]
        for place, firm in enumerate(firms[:_SHOWN], 1)
    ]
    rest = firms[_SHOWN:]
    name = f"其他企业（{len(rest)}家）"
    staff = sum(firm.employees for firm in rest)
    return [
        *rows,
        [str(_SHOWN + 1), name, "—", "—", *_outputs(rest), f"{sum(firm.research for firm in rest):,}", str(staff)],
    ]


def _totals(ledger: Ledger) -> list[list[str]]:
    """The research of all firms is no indicator; that of the small ones is."""
    research = sum(firm.research for firm in ledger.app.firms)
    whole = ledger.row("集群合计", _OUTPUT_HEADS, ledger.by_year("output_total", "万元", 0, "grouped"))
    # the head of the staff breaks around the years in the text of the page, so the row alone labels it
    staff = ledger.pair("集群合计", ledger.number("employees", LAST, "人"))
    small = ledger.row("中小企业", _OUTPUT_HEADS, ledger.by_year("output_sme", "万元", 0, "grouped"))
    spent = ledger.pair("中小企业", f"{LAST}年研发费用（万元）", ledger.number("rd_sme", LAST, "万元", 0, "grouped"))
    leading = ledger.row("主导产业", _OUTPUT_HEADS, ledger.by_year("output_leading", "万元", 0, "grouped"))
    return [
        ["集群合计", "", "", "", *whole, f"{research:,}", staff],
        ["其中：中小企业", "", "", "", *small, spent, ""],
        ["其中：主导产业", "", "", "", *leading, "", ""],
    ]


def _below(ledger: Ledger) -> list[str]:
    outputs = sorted((firm.output for firm in ledger.app.firms), reverse=True)
    shown, whole = sum(outputs[:_SHOWN]), sum(outputs)
    return [
        f"说明：1.集群{LAST}年末共有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家、主导产业企业"
        f"<firms_leading C 家>家，本表列示产值居前的{_SHOWN}家。空格为不填项。",
        f"2.合计数来自统计部门年报，{_FIRST}、{_SECOND}年企业范围与{LAST}年不完全一致，故分项之和与合计略有出入。",
        f"3.{LAST}年产值较上年增长<output_growth C % 2>%（{_SECOND}年增长<output_growth B % 2>%），三年年均增长"
        "<output_growth_avg - % 2>%；中小企业、主导产业产值占比分别为<output_sme_share C % 2>%和"
        f"<output_leading_share C % 2>%；前{_SHOWN}家企业合计占{100 * shown / whole:.1f}%。",
        f"4.中小企业研发费用{_FIRST}年为<rd_sme A 万元 0 grouped>万元，{_SECOND}年为<rd_sme B 万元 0 grouped>万元，"
        "年均增长<rd_sme_growth_avg - % 2>%。",
        f"5.{LAST}年末发明专利（有效）<patents_valid C 件>件，比{_FIRST}年末的<patents_valid A 件>件明显增加；"
        "其中居首位的企业拥有9件。集群面积<area - 平方公里 1>平方公里。",
    ]
