"""二（二）7: in a water-intensive industry the water level is above the industry's benchmark.

Water-intensive is what the form's box says; no list of industries stands in for a blank box.
"""

from pipeline.model import Case
from validators.eligibility.benchmarks import box, judge_benchmark, not_intensive
from validators.eligibility.outcome import Outcome, missing
from validators.eligibility.scope import Scope
from validators.policy import Rule

SCOPE = Scope(indicators=("water_efficiency",), against="water_benchmark")


def judge(case: Case, rule: Rule) -> Outcome:
    """not_applicable unless water-intensive; then consumption strictly below the benchmark."""
    ticked = box(case, "water_intensive")
    if ticked is False:
        return not_intensive("申报表载明不属于高用水行业，本条不适用。")
    if ticked is None:
        return missing(case, ["是否属于高用水行业"])
    return judge_benchmark(case, rule)
