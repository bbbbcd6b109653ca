"""The clusters that already hold a title, from a list given as a file.

A CSV with the columns 集群名称, 级别, 有效期至, and where known 区县, 认定日期, 文号; as a spreadsheet saves it,
in UTF-8 or GB 18030.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.names import cluster_key
from validators.policy.errors import PolicyError
from validators.policy.ruleset import LEVELS, GovernmentLevel

NEEDED = ("集群名称", "级别", "有效期至")
COLUMNS = (*NEEDED, "区县", "认定日期", "文号")
_LEVELS: dict[str, GovernmentLevel] = {word: level for level, word in LEVELS.items()}
_SHAPE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Title(msgspec.Struct, frozen=True):
    """One cluster's title: its level, and the day up to which (included) it is valid."""

    name: str
    level: GovernmentLevel
    valid_to: datetime.date
    line: int
    district: str = ""
    valid_from: datetime.date | None = None
    document: str = ""

    def is_valid(self, day: datetime.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and day <= self.valid_to


class Recognised(msgspec.Struct, frozen=True):
    """The list, with the name of its file."""

    file: str
    titles: tuple[Title, ...]


def load_recognised(path: Path) -> Recognised:
    """Raises PolicyError with file and line where something cannot be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PolicyError(f"无法读取已认定集群名册“{path}”，请检查路径是否写对") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return read_recognised(data.decode(encoding), path.name)
        except UnicodeDecodeError:
            continue
    raise PolicyError(f"“{path}”不是文本文件。名册须另存为 CSV（逗号分隔）格式")


def read_recognised(text: str, file: str) -> Recognised:
    """The list from CSV text; `file` is named in the errors."""
    rows = csv.reader(io.StringIO(text))
    heads = [head.strip() for head in next(rows, [])]
    absent = [head for head in NEEDED if head not in heads]
    unknown = [head for head in heads if head and head not in COLUMNS]
    if absent or unknown:
        wrong = f"缺少“{'、'.join(absent)}”列" if absent else f"不认识的列“{'、'.join(unknown)}”"
        raise PolicyError(f"{file} 第1行：{wrong}，应有的列：{'、'.join(NEEDED)}，可另有：区县、认定日期、文号")
    titles = tuple(
        _title(dict(zip(heads, (cell.strip() for cell in row), strict=False)), file, rows.line_num)
        for row in rows
        if any(cell.strip() for cell in row)
    )
    _refuse_doubled(titles, file)
    return Recognised(file, titles)


def _title(row: dict[str, str], file: str, line: int) -> Title:
    where = f"{file} 第{line}行"
    if not row.get("集群名称"):
        raise PolicyError(f"{where}：缺少集群名称")
    if row.get("级别", "") not in _LEVELS:
        raise PolicyError(f"{where}：级别写的是“{row.get('级别', '')}”，应为其中之一：{'、'.join(_LEVELS)}")
    until, since = _date(row.get("有效期至", ""), "有效期至", where), row.get("认定日期", "")
    return Title(
        name=row["集群名称"],
        level=_LEVELS[row["级别"]],
        valid_to=until,
        line=line,
        district=row.get("区县", ""),
        valid_from=_date(since, "认定日期", where) if since else None,
        document=row.get("文号", ""),
    )


def _date(text: str, column: str, where: str) -> datetime.date:
    found = _SHAPE.fullmatch(text)
    try:
        if found:
            return datetime.date(*map(int, found.groups()))
    except ValueError:
        pass
    raise PolicyError(f"{where}：{column}写的是“{text}”，应为日期，如 2027-07-09")


def _refuse_doubled(titles: tuple[Title, ...], file: str) -> None:
    seen: dict[tuple[str, str, str], Title] = {}
    for title in titles:
        key = (cluster_key(title.name), title.level, title.district)
        if key in seen:
            known = f"“{title.name}”（{LEVELS[title.level]}）第{seen[key].line}行已有"
            raise PolicyError(f"{file} 第{title.line}行：{known}，只能保留一处")
        seen[key] = title


def named_alike(recognised: Recognised, name: str, level: GovernmentLevel) -> Iterator[Title]:
    """The titles of that level under the same name."""
    return (one for one in recognised.titles if one.level == level and cluster_key(one.name) == cluster_key(name))
