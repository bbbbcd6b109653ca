"""Which papers make up an application, under which names, in each of the three manners of filing."""

from __future__ import annotations

from pathlib import Path

from sample_docs import lists, pdf_form, word_nested_form, word_row_form
from sample_docs.letters import write_compliance, write_founding, write_statistics
from sample_docs.papers import Folder
from sample_docs.plan import write_plan
from sample_docs.teller import Record
from sample_docs.truth import LAST, Application

_FIRM_WIDTHS = (6, 34, 23, 11, 11, 11, 14, 12, 11)
_TITLE_WIDTHS = ((6, 34, 30, 27, 13, 13), (6, 30, 34, 23, 27, 13, 13), (6, 34, 30, 27, 15, 15))
_PATENT_WIDTHS = ((6, 38, 20, 34, 13, 14), (6, 20, 36, 34, 13, 13, 10), (6, 36, 34, 20, 15, 15, 10))


def write_application(app: Application, batch: Path) -> Record:
    """Writes every paper of one application into a folder of its own; answers what was printed."""
    folder = Folder(app, batch / app.id)
    (_numbered, _attachments, _two_drawers)[app.layout - 1](folder)
    return folder.record


def _numbered(folder: Folder) -> None:
    word_row_form.write_form(folder, "01申报表.docx")
    write_plan(folder, "02三年发展规划.docx")
    write_statistics(folder, "03佐证材料/3-1统计证明函.pdf")
    _firms(folder, "03佐证材料/3-2集群企业名单.xlsx", 0)
    _titles(folder, "03佐证材料/3-3优质企业资质名单.xlsx", 0)
    _patents(folder, "03佐证材料/3-4发明专利清单.xlsx", 0)
    write_compliance(folder, "03佐证材料/3-5-{number}{key}.pdf")
    write_founding(folder, "03佐证材料/3-6管委会成立批复.pdf")


def _attachments(folder: Folder) -> None:
    pdf_form.write_form(folder, "申报表（盖章）.pdf")
    write_plan(folder, "附1规划.pdf")
    name = "附2企业名录.docx"
    path = folder.file(name, "enterprise_list", folder.app.applicant)
    head, rows = lists.firm_rows(folder.app, 1)
    widths = (1.0, 4.7, 3.7, 1.9, 1.3, 1.3, 1.5, 1.4, 1.3)
    lists.write_word_list(folder, path, f"{folder.app.cluster}企业名录", f"数据年份：{LAST}年", head, rows, widths)
    _note_sums(folder, name)
    _titles(folder, "附3资质.xlsx", 1)
    _patents(folder, "附4专利.xlsx", 1)
    write_statistics(folder, "附5证明.pdf")
    write_compliance(folder, "附6合规证明（合订）.pdf")
    write_founding(folder, "附7批复.pdf")


def _two_drawers(folder: Folder) -> None:
    word_nested_form.write_form(folder, "申报书.docx")
    write_plan(folder, "规划文本.docx")
    _firms(folder, "清单/入群企业.xlsx", 2)
    _titles(folder, "清单/优质企业.xlsx", 2)
    _patents(folder, "清单/有效发明专利.xlsx", 2)
    write_statistics(folder, "证明/统计复函.pdf")
    write_compliance(folder, "证明/各部门证明.pdf")
    write_founding(folder, "证明/机构设立批复.pdf")


def _firms(folder: Folder, name: str, style: int) -> None:
    path = folder.file(name, "enterprise_list", folder.app.applicant)
    head, rows = lists.firm_rows(folder.app, style)
    title = ("集群企业名单", "企业名录", "入群企业清单")[style]
    lists.write_sheet(path, f"{folder.app.cluster}{title}", f"数据年份：{LAST}年", head, rows, _FIRM_WIDTHS)
    _note_sums(folder, name)


def _note_sums(folder: Folder, name: str) -> None:
    t = folder.teller(name, "list")
    t.number("output_total", LAST, "万元")
    t.number("employees", LAST, "人")
    t.number("firms_total", LAST, "家")


def _titles(folder: Folder, name: str, style: int) -> None:
    path = folder.file(name, "title_list", folder.app.applicant)
    head, rows = lists.title_rows(folder.app, style)
    note = f"截至{LAST}年12月31日"
    lists.write_sheet(path, f"{folder.app.cluster}优质企业名单", note, head, rows, _TITLE_WIDTHS[style])


def _patents(folder: Folder, name: str, style: int) -> None:
    path = folder.file(name, "patent_list", folder.app.applicant)
    head, rows = lists.patent_rows(folder.app, style)
    note = f"截至{LAST}年12月31日，共{len(rows)}件"
    title = ("有效发明专利清单", "有效发明专利明细表", "有效发明专利一览表")[style]
    lists.write_sheet(path, f"{folder.app.cluster}{title}", note, head, rows, _PATENT_WIDTHS[style])
    folder.teller(name, "list").number("patents_valid", LAST, "件")
