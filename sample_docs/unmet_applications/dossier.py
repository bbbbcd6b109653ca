"""The folder of one application while it is written: who applies, under which names files go, what each one prints."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from sample_docs.unmet_applications.names import Applying, day_words, names_of
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.ledger import Ledger
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

_WORDS = {
    "form": ("申报书", "申请材料", "集群申报表"),
    "scan": ("申报书签章", "盖章件", "签字盖章扫描"),
    "plan": ("行动方案", "三年规划", "发展规划纲要"),
    "statistics": ("统计数据", "产值核定", "统计局来函"),
    "compliance": ("守法", "部门意见", "无违法"),
    "operator": ("机构成立文件", "运营机构", "编制批复"),
    "firms": ("企业花名册", "入群企业", "企业一览"),
    "titles": ("企业荣誉", "培育台账", "资质"),
    "patents": ("专利台账", "知识产权", "发明专利"),
}


@dataclass
class Dossier:
    """One application: its truth and its faults, and the papers as they are written into `batch`/<id>."""

    app: Applying
    batch: Path
    traps: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    faults: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    ledgers: list[tuple[str, Ledger]] = field(default_factory=list)
    files: dict[str, list[str]] = field(default_factory=dict)
    sources: dict[str, Path] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = names_of(self.app)
        self.manner = Random(f"manner:{self.app.seed}").randrange(4)

    def random(self, what: str) -> Random:
        return Random(f"{self.app.seed}:{what}")

    def ledger(self, file: str, place: str) -> Ledger:
        """What `place` (form, narrative, statistics, ...) prints into the file; what is changed there is printed so."""
        changed = {(name, year): value for (at, name, year), value in self.app.changed.items() if at == place}
        ledger = Ledger(replace(self.app, exact={**self.app.exact, **changed}), self.random(f"words:{place}"))
        self.ledgers.append((file, ledger))
        return ledger

    def file(
        self, kind: str, role: str, ending: str, issuer: str | None = None, date: str | None = None, note: str = ""
    ) -> str:
        """Announces a file and names it as this applicant names files; the path is `path(name)`."""
        number = len(self.documents) + 1
        word = self.random(f"name:{kind}").choice(_WORDS[kind]) + note
        name = (
            f"附件{number} {word}{ending}",
            f"佐证材料/{word}{ending}" if kind not in ("form", "scan") else f"{word}{ending}",
            f"{number:02d}{ending}",
            f"{self.app.place['name']}{word}（{self.app.industry['name']}）{ending}",
        )[self.manner]
        self.documents.append(
            {
                "file": name,
                "roles": [role],
                "status": ["read", "partial"],
                "scanned": False,
                "scan_pages": [],
                "issuer": issuer,
                "date": date,
            }
        )
        self.files.setdefault(kind, []).append(name)
        return name

    def path(self, name: str) -> Path:
        path = self.batch / self.app.id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def words(self, ledger: Ledger, words: str, **more: Any) -> str:
        """A wording with its names and its figures put in."""
        return ledger.fill(words.format(**{**self.names, **more}))

    def parts(self, ledger: Ledger, parts: Iterable[Any], **more: Any) -> list[Part]:
        """Sentences and tables of a wording; nothing for a sentence that says nothing."""
        made: list[Part] = []
        for part in parts:
            if isinstance(part, list):
                made.append(Table([[self.words(ledger, word, **more) for word in row] for row in part]))
            elif said := self.words(ledger, part, **more):
                made.append(said)
        return made

    def day(self, what: str, before: int = 14) -> datetime.date:
        """A working day up to some weeks before the form is dated."""
        day = self.app.date - datetime.timedelta(days=self.random(f"day:{what}").randint(4, before))
        return day - datetime.timedelta(days=max(0, day.weekday() - 4))

    def day_words(self, what: str, day: datetime.date) -> str:
        return day_words(day, self.random(f"days:{what}").randrange(5))

    def figures(self) -> list[dict[str, Any]]:
        """Every printed figure once a file, with the pages it stands on where there are pages."""
        texts: dict[str, list[str]] = {}
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for file, ledger in self.ledgers:
            for one in ledger.statements:
                if file.endswith(".pdf") and file not in texts:
                    texts[file] = page_texts(self.sources.get(file, self.path(file)))
                found.setdefault(
                    (file, one.indicator, one.period, one.value.normalize()),
                    {
                        "file": file,
                        "indicator": one.indicator,
                        "period": one.period,
                        "value": f"{one.value:f}",
                        "status": one.status,
                        "pages": pages_with(one.raw, texts[file]) if file in texts else None,
                        "raw": one.raw,
                    },
                )
        return list(found.values())
