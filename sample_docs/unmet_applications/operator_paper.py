"""The operating body's founding paper."""

from __future__ import annotations

import datetime

from sample_docs.truth import YEARS
from sample_docs.unmet_applications.bureau_paper import End, Paper, write_pdf, write_word
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_forms.ledger import Ledger


def write_operator(dossier: Dossier) -> None:
    random = dossier.random("operator")
    words = random.choice(dossier.wording("operator")["papers"])
    day = datetime.date(random.choice(YEARS), random.randint(2, 11), random.randint(3, 26))
    ledger = Ledger(dossier.app, random)
    more = {"year": day.year, "month": day.month, "day": day.day, "n": random.randint(3, 88)}
    office = dossier.words(ledger, words["office"])
    name = dossier.file("operator", "operator_proof", random.choice((".pdf", ".docx")), office, day.isoformat())
    head = (office, dossier.words(ledger, words["number"], **more)) if words["number"] else None
    parts = dossier.parts(ledger, words["parts"], **more)
    paper = Paper(
        dossier.words(ledger, words["title"]), parts, End(office, day, dossier.day_words("operator", day)), head
    )
    (write_word if name.endswith(".docx") else write_pdf)([paper], dossier.path(name), office)
