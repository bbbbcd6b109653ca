"""二（二）7: in an energy-intensive industry the energy level is above the industry's benchmark.

Energy-intensive is what the form's box says; where it is blank, the divisions of GB/T 4754 that
the ruleset lists.
"""

import re

from pipeline.model import Case
from validators.eligibility.benchmarks import box, judge_benchmark, not_intensive
from validators.eligibility.outcome import Outcome, missing
from validators.eligibility.scope import Scope
from validators.policy import Rule

SCOPE = Scope(indicators=("energy_efficiency",), against="energy_benchmark")


def judge(case: Case, rule: Rule) -> Outcome:
    """not_applicable unless energy-intensive; then consumption strictly below the benchmark."""
    ticked = box(case, "energy_intensive")
    if ticked is False:
        return not_intensive("申报表载明不属于高耗能行业，本条不适用。")
    if ticked is None:
        divisions = _divisions(case)
        if not divisions:
            return missing(case, ["是否属于高耗能行业", "国民经济行业代码"])
        if not divisions & set(rule.divisions):
            listed = "、".join(sorted(divisions))
            return not_intensive(
                f"申报表未填是否属于高耗能行业；主导产业属行业大类{listed}，不在高耗能行业之列，本条不适用。"
            )
    return judge_benchmark(case, rule)


def _divisions(case: Case) -> set[str]:
    """The two-digit divisions of the codes in the form, such as 26 of C2682."""
    code = case.fact("industry_code")
    return {found[:2] for found in re.findall(r"(?<!\d)\d{2,4}(?!\d)", code.value)} if code else set()
