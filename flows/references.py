"""The folder of reference tables: every table in it is read as any other document, then checked row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import BadUsage
from pipeline.model import Table
from validators.references.model import References
from validators.references.rows import BadReference, Row, read_table

_ENDINGS = (".csv", ".xlsx", ".xls", ".et", ".ods")


def load_references(folder: Path | None) -> References:
    """Everything in the folder; nothing where none is named. Raises BadUsage, with file and line."""
    found = References()
    if folder is None:
        return found
    if not folder.is_dir():
        raise BadUsage(f"参考资料“{folder}”不是文件夹。请用 --references 指向存放名单和统计表的文件夹。")
    files = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    if not files:
        raise BadUsage(f"参考资料文件夹“{folder}”中没有文件。请放入 CSV 或 Excel 表格，格式见 docs/references.md。")
    for path in files:
        for table in _tables(path):
            try:
                found = found.joined(read_table(list(_rows(path, table))))
            except BadReference as error:
                raise BadUsage(f"{error}。") from error
    return found


def _tables(path: Path) -> list[Table]:
    if path.suffix.lower() not in _ENDINGS:
        raise BadUsage(f"参考资料“{path.name}”不是表格。请另存为 CSV 或 Excel（.xlsx），或移出该文件夹。")
    from extractors.reading import read

    content = read(path)
    if content.status != "read":
        why = content.problem.message if content.problem else "未能读取。"
        raise BadUsage(f"参考资料“{path.name}”：{why}")
    return [block for block in content.blocks if isinstance(block, Table)]


def _rows(path: Path, table: Table) -> Iterator[Row]:
    """The rows with the numbers that a spreadsheet program shows."""
    sheet = f"（工作表“{table.sheet}”）" if table.sheet else ""
    cells: dict[int, dict[int, str]] = {}
    lines: dict[int, int] = {}
    for cell in table.cells:
        cells.setdefault(cell.row, {})[cell.column] = cell.text
        digits = re.search(r"\d+$", cell.reference or "")
        lines.setdefault(cell.row, int(digits[0]) if digits else cell.row + 1)
    for row, found in sorted(cells.items()):
        texts = [found.get(column, "") for column in range(table.columns)]
        yield Row(f"{path.name}{sheet} 第{lines[row]}行", texts)
