"""Word 97, WPS, Excel 97 and RTF files, through a LibreOffice found on the machine.

Each conversion has a profile folder of its own, so that several can run side by side, and a time limit.
The result is read by the Word or Excel reader. Conversion of tables within merged cells can glue rows into one
line ("32.52022年35.0"): a file where that shows is given up rather than read wrong.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import msgspec

from extractors.reading import sheet, word
from extractors.reading.problems import Unreadable
from pipeline.model import Content, Paragraph, Table

_SECONDS = 90
_TARGETS = {"doc": "docx", "wps": "docx", "rtf": "docx", "xls": "xlsx", "et": "xlsx"}
# Without its filter LibreOffice takes a damaged file for plain text and "reads" its bytes
_FILTERS = {"docx": "MS Word 97", "xlsx": "MS Excel 97"}
_MISSING = {"docx": "old_word", "xlsx": "old_sheet"}
_CELL_MARK = re.compile("[\u3000-\u9fff\uff00-\uffef0-9A-Za-z%]\x07")
_GLUED = re.compile(r"\d[.,]\d+(?:19|20)\d\d年")


@cache
def office_program() -> str | None:
    """The path of LibreOffice's command, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_old_office(path: Path, file_format: str) -> Content:
    """The content of an old office file, its `format` the true one. Raises Unreadable."""
    target = _TARGETS[file_format]
    program = office_program()
    if program is None:
        raise Unreadable(_MISSING[target])
    with tempfile.TemporaryDirectory(prefix="cluster-intake-") as folder:
        converted = _convert(program, path, file_format, target, Path(folder))
        content = word.read_word(converted) if target == "docx" else sheet.read_sheet(converted)
    lost = target == "docx" and file_format != "rtf" and _lost_cells(path, content)
    if lost or any(_GLUED.search(text) for text in _texts(content)):
        raise Unreadable("conversion_doubtful")
    return msgspec.structs.replace(content, format=file_format)


def _convert(program: str, path: Path, file_format: str, target: str, folder: Path) -> Path:
    # a plain name: the original one may be anything
    source = folder / f"source.{file_format}"
    shutil.copyfile(path, source)
    infilter = "Rich Text Format" if file_format == "rtf" else _FILTERS[target]
    run_office(program, folder, f"--infilter={infilter}", "--convert-to", target, "--outdir", str(folder), str(source))
    converted = folder / f"source.{target}"
    if not converted.exists():
        raise Unreadable("conversion_failed")
    return converted


def run_office(program: str, folder: Path, *arguments: str, seconds: float = _SECONDS) -> None:
    """Run LibreOffice with a profile of its own in `folder`. Raises Unreadable where it does not come to an end."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--nolockcheck", *arguments]
    # a session of its own, so that a hanging conversion is killed with all its children
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise Unreadable("conversion_failed") from None


def _lost_cells(path: Path, content: Content) -> bool:
    """Whether the conversion dropped tables: Word 97 ends every cell and row with a mark (7), which can be counted."""
    marks = len(_CELL_MARK.findall(path.read_bytes().decode("utf-16-le", errors="ignore")))
    tables = [block for block in content.blocks if isinstance(block, Table)]
    kept = sum(_marks_of(table) for table in tables)
    return kept < marks * 0.9


def _marks_of(table: Table) -> int:
    covered = sum(cell.row_span for cell in table.cells)
    return covered + table.rows + sum(_marks_of(inner) for cell in table.cells for inner in cell.tables)


def _texts(content: Content) -> list[str]:
    found = []
    for block in content.blocks:
        found += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return found
