"""Writes a batch of applications not met before, half of them honest, with the truth beside it.

python -m sample_docs.unmet_applications.make_applications DIR [--seed N] [--applications 8] [--hand first]
                                                             [--fault NAME ...]

DIR/batch        what the program is given
DIR/truth.json   what is printed in it and what is wrong, as ../shared/tools/score.py reads it
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from sample_docs.truth import LAST, WORLD, YEAR, Profile, make_application
from sample_docs.unmet_applications.compliance import write_compliance
from sample_docs.unmet_applications.dossier import Dossier
from sample_docs.unmet_applications.faults import PLANTS
from sample_docs.unmet_applications.form import write_form
from sample_docs.unmet_applications.lists import write_lists
from sample_docs.unmet_applications.names import HANDS, Applying, words_of
from sample_docs.unmet_applications.operator_paper import write_operator
from sample_docs.unmet_applications.pairs import plant_pairs
from sample_docs.unmet_applications.plan import write_plan
from sample_docs.unmet_applications.second_faults import SECOND_PLANTS
from sample_docs.unmet_applications.statistics_letter import write_statistics
from sample_docs.unmet_applications.summary import write_summary
from sample_docs.unmet_applications.tracked import track_change
from sample_docs.unmet_applications.verdicts import eligibility_of

SEED, APPLICATIONS = 1, 8
# the ways honest applications miss a condition
_MISSES = ("area", "platform", "software")
FAULTS: dict[str, tuple[str, ...]] = {
    "first": (*PLANTS, "firm_two_applications", "shared_passage"),
    "second": (*SECOND_PLANTS, "names_swapped"),
}
ALL_FAULTS = tuple(dict.fromkeys(name for names in FAULTS.values() for name in names))
_ALL_PLANTS = {**PLANTS, **SECOND_PLANTS}
# what honest remarks would hide or explain a fault
_TELLS_OTHERS = {"scope", "preliminary"}
_TELLS_ALL = {*_TELLS_OTHERS, "half_year", "revised", "comparable"}
_HIDING: dict[str | None, set[str]] = {
    "eleven_months": _TELLS_OTHERS,
    "target_as_actual": _TELLS_OTHERS,
    "scope_mixed": _TELLS_OTHERS,
    "form_vs_statistics": _TELLS_OTHERS,
    "scope_inflated": _TELLS_ALL,
    "scope_in_words": _TELLS_ALL,
    "statistics_other_year": _TELLS_ALL,
    "growth_wrong_base": {"comparable"},
}
_COPIED = "园区内{other_towns}等片区企业集中布局，{other}政府每年安排专项资金支持集群建设。"


def write_applications(
    out: Path, seed: int = SEED, count: int = APPLICATIONS, faults: Sequence[str] | None = None, hand: str = HANDS[0]
) -> dict[str, Any]:
    """Writes `out`/batch and `out`/truth.json; answers the truth. `faults` take the place of the seed's own."""
    dossiers = _dossiers(out / "batch", seed, count, faults, hand)
    for dossier in dossiers:
        _write(dossier)
    summary = write_summary(dossiers, seed)
    truth = {
        "schema": "cluster-intake/truth/1",
        "batch": f"unmet-{hand}-{seed}",
        "year": YEAR,
        "ruleset": "shantou-2025",
        "history": False,
        "documents": [{"file": summary, "roles": ["recommendation_summary"], "status": ["read"]}],
        "submissions": [_truth(dossier, summary) for dossier in dossiers],
    }
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truth


def faults_of(seed: int, count: int, hand: str = HANDS[0]) -> list[str]:
    """The faults of one batch: those of the seeds from 1 on take their turns, so that some seeds meet all."""
    wanted, kinds = count // 2, FAULTS[hand]
    return [kinds[((seed - 1) * wanted + place) % len(kinds)] for place in range(wanted)]


def _dossiers(batch: Path, seed: int, count: int, faults: Sequence[str] | None, hand: str) -> list[Dossier]:
    random = Random(f"batch:{seed}")
    wanted = list(faults if faults is not None else faults_of(seed, count, hand))
    kinds: list[str | None] = [*wanted, *[None] * (count - len(wanted))]
    random.shuffle(kinds)
    worlds = _worlds(count, random)
    dossiers = [
        _dossier(batch, hand, number, kind, *world, seed)
        for number, (kind, world) in enumerate(zip(kinds, worlds, strict=True), 1)
    ]
    plant_pairs(dossiers, kinds, random)
    return dossiers


def _worlds(count: int, random: Random) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Places and trades; no trade comes twice before all have come."""
    trades: list[dict[str, Any]] = []
    while len(trades) < count:
        trades += random.sample(WORLD["industries"], len(WORLD["industries"]))
    places = WORLD["districts"]
    return [
        (places[(step // len(WORLD["industries"]) + random.randrange(6)) % 6], trade)
        for step, trade in enumerate(trades[:count])
    ]


def _dossier(
    batch: Path, hand: str, number: int, kind: str | None, place: dict[str, Any], trade: dict[str, Any], seed: int
) -> Dossier:
    random = Random(f"application:{seed}:{number}")
    customs = words_of(hand, "customs")
    traps = frozenset(random.sample(customs["traps"], customs["traps_each"]))
    traps |= {"sealed_scan"} if random.random() < 0.2 else set()
    traps -= _HIDING.get(kind, set())
    app = _applying(number, place, trade, "comparable" in traps, customs, random, seed)
    if kind is None and random.random() < 0.4:
        app = _missing_honestly(app, random.choice(_MISSES))
    if kind not in _ALL_PLANTS:
        return Dossier(app, batch, hand, traps)
    planted = _ALL_PLANTS[kind](app, random)
    dossier = Dossier(planted.app, batch, hand, traps, planted.flags, marks=dict(planted.marks))
    identifiers = list(planted.identifiers)
    if kind == "copied_place":
        dossier.names["passage"] = _COPIED.format(**dossier.names)
        identifiers = [dossier.names["other"], *dossier.names["other_towns"].split("、")]
    dossier.names |= planted.names
    dossier.faults.append(
        {
            "type": kind,
            "kinds": list(planted.kinds),
            "severity": planted.severity,
            "indicators": list(planted.indicators),
            "files": list(planted.files),
            "identifiers": identifiers,
            "note": planted.note,
        }
    )
    return dossier


def _applying(
    number: int,
    place: dict[str, Any],
    trade: dict[str, Any],
    has_comparable: bool,
    customs: dict[str, Any],
    random: Random,
    seed: int,
) -> Applying:
    growth = (round(random.uniform(8.2, 12.5), 1), round(random.uniform(8.2, 12.5), 1))
    profile = Profile(
        output=random.randint(420, 1090) * 1000 + random.randint(1, 999),
        growth=growth,
        firms=random.randint(24, 38),
        patents=random.randint(44, 90),
        comparable=Decimal(str(round(growth[1] - 1.7, 1))) if has_comparable else None,
    )
    made = make_application(number, 0, place, trade, profile, 7000 + seed)
    offices, bodies, called = (random.choice(customs[name]) for name in ("offices", "bodies", "called"))
    return Applying(**vars(made), office=offices, body=bodies, called=called)


def _missing_honestly(app: Applying, what: str) -> Applying:
    """Fails one condition and says so plainly."""
    changes = {
        "area": {("area", None): Decimal("118.4")},
        "platform": {("platform_penetration", LAST - 2 + step): Decimal(9 + step) for step in range(3)},
        "software": {("software_adoption", LAST): app.exact["software_adoption", LAST - 1] - 3},
    }[what]
    return replace(app, exact={**app.exact, **changes})


def _write(dossier: Dossier) -> None:
    """The papers in this applicant's order."""
    writers = [write_plan, write_statistics, write_lists, write_compliance, write_operator]
    dossier.random("order").shuffle(writers)
    for writer in (write_form, *writers):
        writer(dossier)
    if "docx_tracked" in dossier.flags:
        track_change(dossier.path(dossier.files["form"][0]), dossier.app.applicant)


def _truth(dossier: Dossier, summary: str) -> dict[str, Any]:
    app = dossier.app
    files = {**dossier.files, "summary": [summary]}
    figures = dossier.figures()
    faults = [
        {**fault, "files": [name for kind in fault["files"] for name in files.get(kind, ())]}
        for fault in dossier.faults
    ]
    return {
        "id": app.id,
        "cluster_name": app.cluster,
        "district": app.place["name"],
        "applicant": app.applicant,
        "leading_industry": app.industry["name"],
        "family": "unmet",
        "clean": not faults,
        "traits": sorted(dossier.traps),
        "documents": dossier.documents,
        "figures": [figure for figure in figures if not figure["file"].startswith("../")],
        "values": _values(figures, dossier.files["form"][0]),
        "eligibility": eligibility_of(dossier),
        "faults": faults,
    }


def _values(figures: list[dict[str, Any]], form: str) -> list[dict[str, Any]]:
    """For each figure that the form states: whatever the papers give as a fact for it."""
    facts = [figure for figure in figures if figure["status"] in ("actual", "preliminary")]
    stated = {(figure["indicator"], figure["period"]): None for figure in facts if figure["file"] == form}
    return [
        {
            "indicator": indicator,
            "period": period,
            "accept": [
                figure["value"] for figure in facts if (figure["indicator"], figure["period"]) == (indicator, period)
            ],
        }
        for indicator, period in stated
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Writes applications that the program has not met.")
    parser.add_argument("out", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--applications", type=int, default=APPLICATIONS, metavar="N")
    parser.add_argument("--hand", choices=HANDS, default=HANDS[0], help="whose words, layouts and faults")
    parser.add_argument("--fault", action="append", choices=ALL_FAULTS, help="instead of the seed's own")
    options = parser.parse_args(arguments)
    truth = write_applications(options.out, options.seed, options.applications, options.fault, options.hand)
    for one in truth["submissions"]:
        faults = "、".join(fault["type"] for fault in one["faults"]) or "-"
        print(f"{one['id']:<24} {len(one['documents']):>3} papers {len(one['figures']):>4} figures  {faults}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
