"""What the papers are written on: the templates in use and the bureau's own scoring table.

Knows nothing of Word, so that who merely hands it on does not load what does.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from pipeline.report.scoring import ScoringTable

Paper = Literal["report", "notice", "visit", "experts"]
NAMES: dict[Paper, str] = {
    "report": "审核摘录报告.docx", "notice": "补正通知.docx", "visit": "现场核查问题清单.docx",
    "experts": "专家评审佐证表.docx",
}  # fmt: skip


class Stationery(msgspec.Struct, frozen=True):
    """The templates as files' bytes, the scoring table where there is one, and whether the report is printed too."""

    templates: dict[Paper, bytes]
    scoring: ScoringTable | None = None
    is_printed: bool = False

    @property
    def digest(self) -> str:
        """The same for the same templates and table."""
        scoring = msgspec.json.encode(self.scoring)
        return hashlib.sha256(b"".join(self.templates[paper] for paper in NAMES) + scoring).hexdigest()


@cache
def our_stationery() -> Stationery:
    ours = files("pipeline.report.papers").joinpath("templates")
    return Stationery({paper: ours.joinpath(name).read_bytes() for paper, name in NAMES.items()})
