"""Where a statement stands, in words a person can follow with the paper in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pipeline.model import Source

_NAMED = 4  # a list of firms has hundreds of rows


def file_words(file: str) -> str:
    """《申报表.docx》; a file that lies beside the applications is named as such."""
    if file.startswith("../"):
        return f"批次文件《{file.removeprefix('../')}》"
    return f"《{file}》"


def spot_words(source: Source) -> str:
    """The place inside the file: 第3页 表2 第4行第5列, 工作表“汇总” 单元格B3; empty where only the file is known.

    Pages are counted from 1 already; tables, rows, columns and paragraphs are counted from 0 in the data.
    """
    parts = []
    if source.page is not None:
        parts.append(f"第{source.page}页")
    if source.sheet is not None:
        parts.append(f"工作表“{source.sheet}”")
    if source.cell is not None:
        parts.append(f"单元格{source.cell}")
    else:
        parts.extend(_grid_words(source))
    if source.paragraph is not None:
        parts.append(f"第{source.paragraph + 1}段")
    return " ".join(parts)


def place_words(source: Source) -> str:
    """File and place together."""
    return f"{file_words(source.file)}{spot_words(source)}"


def gathered_places(sources: Iterable[Source]) -> str:
    """Several places in few words: 《申报表.docx》表2 第3行第3、4、5列；《证明.pdf》第1页."""
    by_file: dict[str, dict[str, list[str]]] = {}
    for source in sources:
        lines = by_file.setdefault(source.file, {})
        in_grid = source.cell is None and source.column is not None
        spot = spot_words(msgspec.structs.replace(source, column=None) if in_grid else source)
        columns = lines.setdefault(spot, [])
        if in_grid and source.column is not None and str(source.column + 1) not in columns:
            columns.append(str(source.column + 1))
    return "；".join(file_words(file) + "、".join(_line_words(lines)) for file, lines in by_file.items())


def inputs_words(sources: Sequence[Source]) -> str:
    """Where a figure was computed from: a few places, and how many there are where there are more."""
    words = gathered_places(sources[:_NAMED])
    return words if len(sources) <= _NAMED else f"{words}等{len(sources)}处"


def list_rows_words(sources: Sequence[Source]) -> str:
    """The rows of lists, those that follow each other folded: 第2至4页 表1 第2至39、41行.

    The file is named where there are rows of several.
    """
    lists: dict[tuple[str, str | None, int | None], list[Source]] = {}
    for source in sources:
        lists.setdefault((source.file, source.sheet, source.table), []).append(source)
    several = len({file for file, _, _ in lists}) > 1
    return "；".join((file_words(file) if several else "") + _rows_of_one(rows) for (file, _, _), rows in lists.items())


def _rows_of_one(sources: Sequence[Source]) -> str:
    where = spot_words(msgspec.structs.replace(sources[0], page=None, row=None, column=None, cell=None))
    pages = _folded([source.page for source in sources if source.page is not None])
    rows = _folded([source.row + 1 for source in sources if source.row is not None])
    return " ".join([*([f"第{pages}页"] if pages else []), *([where] if where else []), f"第{rows}行" if rows else ""])


def _folded(numbers: Sequence[int]) -> str:
    """2至39、41; of many stretches the whole and how many of it."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > _NAMED:
        return f"{runs[0][0]}至{runs[-1][-1]}行中的{len(set(numbers))}"
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}至{run[-1]}" for run in runs)


def _line_words(lines: dict[str, list[str]]) -> list[str]:
    words = [spot + (f"第{'、'.join(columns)}列" if columns else "") for spot, columns in lines.items()]
    return [one for one in words if one]


def box_words(source: Source) -> str:
    """The box on the page in points from its top left corner; empty where the format has none."""
    if source.bbox is None:
        return ""
    left, top, right, bottom = (f"{edge:.0f}" for edge in source.bbox)
    return f"页面坐标：左{left} 上{top} 右{right} 下{bottom}（磅）"


def _grid_words(source: Source) -> list[str]:
    parts = []
    if source.table is not None and source.sheet is None:
        parts.append(f"表{source.table + 1}")
    row = "" if source.row is None else f"第{source.row + 1}行"
    column = "" if source.column is None else f"第{source.column + 1}列"
    if row or column:
        parts.append(row + column)
    return parts
