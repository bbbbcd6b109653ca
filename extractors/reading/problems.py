"""Why a file could not be read, in the words the bureau reads: one message for each code.

Every message names what is wrong and what to do next; `{...}` is filled in by the reader.
"""

from __future__ import annotations

from pipeline.model import Content, Problem

MESSAGES: dict[str, str] = {
    "empty": "文件为空（0字节），请申报单位重新报送该文件。",
    "missing": "未找到该文件或无权读取，请检查文件位置和读取权限后重新处理。",
    "damaged": "文件已损坏或内容不完整，无法打开，请申报单位核对原件后重新报送。",
    "encrypted": "文件设有打开密码，无法读取，请申报单位解除密码后重新报送。",
    "too_large": "文件解压后的内容过大或结构异常，为安全起见未读取，请由人工查看，或请申报单位精简后重新报送。",
    "unsafe": "文件内含不应出现的外部引用声明，为安全起见未读取，请申报单位用WPS或Word重新另存后报送。",
    "old_word": "该文件为旧版或其他格式的文字文档（.doc/.wps/.rtf/.odt），须借助LibreOffice读取，本机未安装。"
    "请安装软件包libreoffice-writer-nogui后重新处理，或请申报单位另存为.docx后重新报送。",
    "old_sheet": "该文件为旧版或其他格式的表格（.xls/.et/.ods），须借助LibreOffice读取，本机未安装。"
    "请安装软件包libreoffice-calc-nogui后重新处理，或请申报单位另存为.xlsx后重新报送。",
    "conversion_failed": "该文件须先转换格式，转换未能完成，请用WPS或Office打开核对后另存为.docx、.xlsx或PDF再报送。",
    "conversion_slow": "该文件须先转换格式，转换用时过长，已中止，"
    "请用WPS或Office打开核对后另存为.docx、.xlsx或PDF再报送。",
    "conversion_doubtful": "该文件为旧版文档，转换后的表格或数字与原文件不一致（缺失或粘连），为免误读未采用，"
    "请另存为.docx或.xlsx后重新报送。",
    "old_office": "该文件为旧版办公文档，暂不能直接读取，请用WPS或Office另存为.docx或.xlsx后重新报送。",
    "slides": "该文件为演示文稿，须借助LibreOffice读取，本机未安装。"
    "请安装软件包libreoffice-impress-nogui后重新处理，或请申报单位另存为PDF后重新报送。",
    "picture": "该文件为图片，但格式不常见，未能打开，请另存为.jpg或.png后重新报送，或由人工查看。",
    "picture_without_text": "该图片中未能识别出文字（照片、图纸或拍摄不清），请由人工查看，"
    "必要时请申报单位附可编辑版本或重新拍摄。",
    "picture_too_large": "该图片的像素过多（{width}×{height}），为安全起见未读取，请缩小后重新报送，或由人工查看。",
    "archive": "该文件为压缩包，其中内容未读取，请解压后将各文件直接放入申报文件夹再重新处理。",
    "ofd_parts_missing": "{pages}缺少版式模板、图片或其他组成部分，所读内容可能不全，"
    "请申报单位用原软件重新导出或另存为PDF后报送，或由人工查看。",
    "attachments": "文件中附有其他文件（{names}），其内容未读取，请由人工查看，或请申报单位单独报送。",
    "open_document": "该文件为图形、公式一类的开放文档，不能直接读取，请另存为PDF后重新报送，或由人工查看。",
    "data_file": "该文件为XML数据文件，不是可阅读的文档，未读取，请用原软件打开后另存为.docx、.xlsx或PDF再报送。",
    "unknown_encoding": "该文本文件的编码无法识别，请用记事本打开后另存为UTF-8编码，或另存为.docx、.xlsx后重新报送。",
    "text_too_large": "该文本文件内容过多（超过{rows}行或{megabytes}MB），为安全起见未读取，"
    "请精简或拆分后重新报送，或由人工查看。",
    "split_numbers": "{rows}的列数多于表头，疑为金额中的千分位逗号未加引号而把一个数拆成两列，这些行未采用，"
    "请去掉千分位逗号或另存为.xlsx后重新报送，或由人工查看。",
    "unknown": "无法识别该文件的格式，请申报单位另存为.docx、.xlsx或.pdf后重新报送，或由人工查看。",
    "failed": "读取该文件时出现异常，内容未采用，请由人工查看，或请申报单位另存后重新报送。",
    "scan_without_text": "{pages}为图像，未能识别出文字（照片、图纸或扫描不清），请由人工查看，"
    "必要时请申报单位附可编辑版本或重新扫描。",
    "pages_failed": "{pages}无法读取，请申报单位核对原件后重新报送，或由人工查看。",
    "pages_unread": "{pages}未能读取（{kinds}），请申报单位附可编辑版本，或由人工查看。",
    "too_many_pages": "文件页数过多，只读取了前{count}页，其余请由人工查看。",
    "pictures_only": "文档中只有图片，且未能识别出文字，请由人工查看，必要时请申报单位附可编辑版本。",
    "pictures_unread": "文档中有图片未能读取（{kinds}），其中如有文字或表格，请由人工查看，"
    "或请申报单位改为正文文字、表格，或另存为PDF后重新报送。",
    "embedded_part": "文档中嵌有另一份文档，其内容未读取，请由人工查看，或请申报单位将其粘贴为正文后重新报送。",
    "no_content": "文件中没有可读取的内容，请申报单位核对后重新报送。",
    "formula_without_value": "部分公式单元格没有保存计算结果，其数值未读取，请用WPS或Excel打开并保存后重新报送。",
}


class Unreadable(Exception):
    """Raised by a reader that has to give the whole file up; carries the code of the problem."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.problem = problem(code, **words)


def problem(code: str, **words: object) -> Problem:
    """The problem of that code with its message filled in."""
    return Problem(code=code, message=MESSAGES[code].format(**words))


def unreadable(file_format: str, code: str, **words: object) -> Content:
    """The content of a file of which nothing could be read."""
    return Content(format=file_format, status="unreadable", problem=problem(code, **words))


def name_pages(numbers: list[int]) -> str:
    """Page numbers in words, runs drawn together: 第1、3—5页."""
    return f"第{_runs(numbers)}页"


def name_rows(numbers: list[int], most: int) -> str:
    """Row numbers in words, the first `most` of them: 第3、7—9行等12行."""
    more = f"等{len(numbers)}行" if len(numbers) > most else ""
    return f"第{_runs(numbers[:most])}行{more}"


def _runs(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(a) if a == b else f"{a}—{b}" for a, b in runs)
