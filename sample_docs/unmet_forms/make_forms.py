"""Writes all unmet forms of one seed as a batch, each form a submission of its own, with the truth beside it.

python -m sample_docs.unmet_forms.make_forms DIR [--seed N] [--form NAME ...]

DIR/batch/<form>/<file>   what the program is given
DIR/truth.json            what is printed in them: figures, the values stood on, labelled pairs
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from sample_docs.truth import YEAR
from sample_docs.unmet_forms.catalogue import FORMS, Form
from sample_docs.unmet_forms.cluster import make_cluster
from sample_docs.unmet_forms.ledger import Ledger, Statement
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

SEED = 2025


def write_form(form: Form, seed: int, folder: Path) -> Ledger:
    """Writes one form into `folder`; the same form and seed give the same bytes."""
    ledger = Ledger(make_cluster(form.name, seed), Random(f"words:{seed}:{form.name}"))
    form.write(ledger, folder / form.file)
    return ledger


def write_forms(out: Path, seed: int = SEED, forms: Sequence[Form] = FORMS) -> dict[str, Any]:
    """Writes the batch and truth.json into `out`; answers the truth."""
    submissions = []
    for form in forms:
        folder = out / "batch" / form.name
        ledger = write_form(form, seed, folder)
        submissions.append(_truth(form, ledger, folder))
    truth = {"year": YEAR, "seed": seed, "documents": [], "submissions": submissions}
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truth


def _truth(form: Form, ledger: Ledger, folder: Path) -> dict[str, Any]:
    texts = page_texts(folder / form.file)
    is_paged = form.file.endswith(".pdf")
    figures = [
        {
            "file": form.file,
            "indicator": statement.indicator,
            "period": statement.period,
            "value": f"{statement.value:f}",
            "status": statement.status,
            "pages": pages_with(statement.raw, texts) if is_paged else None,
            "raw": statement.raw,
        }
        for statement in ledger.statements
    ]
    return {
        "id": form.name,
        "clean": True,
        "cluster_name": ledger.app.cluster,
        "documents": [{"file": form.file, "roles": ["application_form"], "status": ["read", "partial"]}],
        "figures": figures,
        "values": _values(ledger.statements),
        "pairs": [{"file": form.file, "labels": pair.labels, "value": pair.value} for pair in ledger.pairs],
        "eligibility": [],
        "faults": [],
    }


def _values(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """What may be stood on for each indicator and year: any of what the form says of it as a fact."""
    accept: dict[tuple[str, str | None], list[str]] = {}
    for one in statements:
        if one.is_fact:
            accept.setdefault((one.indicator, one.period), []).append(f"{one.value:f}")
    return [{"indicator": name, "period": period, "accept": values} for (name, period), values in accept.items()]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Writes application forms that the reader has not met.")
    parser.add_argument("out", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--form", action="append", choices=[form.name for form in FORMS], help="only this form")
    options = parser.parse_args(arguments)
    forms = [form for form in FORMS if options.form is None or form.name in options.form]
    truth = write_forms(options.out, options.seed, forms)
    for one in truth["submissions"]:
        print(f"{one['id']:<28} {len(one['figures']):>4} figures {len(one['pairs']):>4} pairs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
