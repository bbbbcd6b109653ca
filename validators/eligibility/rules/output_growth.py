"""二（二）2: output grew by more than 7 % a year on average (高于 is strict)."""

from pipeline.model import Case
from validators.eligibility.growths import GROWTH_READINGS, judge_growth
from validators.eligibility.outcome import Outcome
from validators.eligibility.scope import Scope
from validators.policy import Rule

SCOPE = Scope(indicators=("output_growth_avg",), readings=GROWTH_READINGS)


def judge(case: Case, rule: Rule) -> Outcome:
    """Nominal growth of output_total, under both readings."""
    return judge_growth(case, rule, "output_total")
