"""The folder of one application while it is written: who applies, under which names files go, what each one prints."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from sample_docs.teller import FACTORS
from sample_docs.truth import YEARS
from sample_docs.unmet_applications.names import Applying, day_words, names_of, words_of
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.ledger import Ledger
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

_FIGURE_YEARS = {**dict(zip("ABC", YEARS, strict=True)), "-": None}


@dataclass
class Dossier:
    """One application: its truth and its faults, and the papers as they are written into `batch`/<id>.

    `marks`: what a list says of one patent, firm or certificate instead of what is true of it.
    """

    app: Applying
    batch: Path
    hand: str = "first"
    traps: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    faults: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    ledgers: list[tuple[str, Ledger]] = field(default_factory=list)
    files: dict[str, list[str]] = field(default_factory=dict)
    sources: dict[str, Path] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = names_of(self.app)
        self.manner = Random(f"manner:{self.app.seed}").randrange(4)

    def wording(self, papers: str) -> dict[str, Any]:
        return words_of(self.hand, papers)

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
        customs = self.wording("customs")
        word = self.random(f"name:{kind}").choice(customs["files"][kind]) + note
        place = "" if kind in ("form", "scan") else customs["file_place"]
        name = customs["file_names"][self.manner].format(
            **{**self.names, "number": number, "word": word, "place": place, "ending": ending}
        )
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
        claims = self.wording("customs")["claims"]
        named = {name: self._claim(ledger, entry) for name, entry in claims.items() if f"{{{name}}}" in words}
        return ledger.fill(words.format(**{**self.names, **named, **more}))

    def _claim(self, ledger: Ledger, entry: dict[str, Any]) -> str:
        """An amount that the form does not state, made from one that it does."""
        indicator, year = entry["of"], _FIGURE_YEARS[entry["year"]]
        factor = FACTORS.get(entry["unit"], Decimal(1))
        exact = self.app.exact[indicator, year] * Decimal(entry["factor"]) * factor
        printed = exact.quantize(Decimal(1).scaleb(-entry["places"]))
        period = str(entry["period"]).format(**self.names) if "period" in entry else year
        return ledger.claim(indicator, period, printed / factor, str(printed), entry.get("status", "actual"))

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
