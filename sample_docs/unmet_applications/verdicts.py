"""The verdict each rule must come to, from the exact figures: they are far from every threshold or miss it plainly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_applications.dossier import Dossier

_JUDGED = (
    "pillar_industry", "supply_chain", "innovation", "digital_foundation", "open_cooperation", "policy_outreach",
)  # fmt: skip
_PROVED = ("safety_record", "operator_body", "three_year_plan", "authenticity")
# which indicators a figure rule hangs on
_NEEDS = {
    "area": ("area",),
    "output_each_year": ("output_total",),
    "sme_share": ("output_sme_share", "output_sme", "output_total"),
    "leading_share": ("output_leading_share", "output_leading", "output_total"),
    "output_growth": ("output_growth_avg", "output_total", "output_growth"),
    "quality_firms": (),
    "rd_growth": ("rd_sme",),
    "patent_growth": ("patents_valid", "patents_growth_avg"),
    "patents_per_10k": ("patents_per_10k", "patents_valid", "population"),
    "platform_penetration": ("platform_penetration",),
    "software_adoption": ("software_adoption",),
    "co2_intensity": ("co2_intensity", "co2_emissions", "output_total"),
    "energy_benchmark": (),
    "water_benchmark": (),
}
_ANY = [["pass", None], ["undetermined", "conflict"], ["fail", None], ["undetermined", "missing"]]


def eligibility_of(dossier: Dossier) -> list[dict[str, Any]]:
    """As the practice set's truth; `expected` is what a reader who understood every proof would say."""
    touched = {name for fault in dossier.faults for name in fault["indicators"]}
    rules = []
    for rule, needs in _NEEDS.items():
        is_affected = bool(touched & set(needs))
        accept = _ANY if is_affected else [[_verdict(dossier, rule), None]]
        rules.append({"rule": rule, "kind": "figure", "accept": accept, "affected": is_affected})
    judged = [["review", "judgement"]]
    rules += [{"rule": rule, "kind": "evidence", "accept": judged, "affected": False} for rule in _JUDGED]
    proved = [["review", "judgement"], ["pass", None]]
    rules += [
        {"rule": rule, "kind": "evidence", "accept": proved, "affected": False, "expected": "pass"} for rule in _PROVED
    ]
    return rules


def _verdict(dossier: Dossier, rule: str) -> str:
    exact = dossier.app.exact
    if rule == "energy_benchmark":
        return "not_applicable"
    if rule == "water_benchmark":
        return "pass" if ("water_benchmark", None) in exact else "not_applicable"
    software = [exact["software_adoption", year] for year in YEARS]
    misses = {
        "area": exact["area", None] > 100,
        "platform_penetration": exact["platform_penetration", LAST] < Decimal(15),
        "software_adoption": software != sorted(software),
    }
    return "fail" if misses.get(rule) else "pass"
