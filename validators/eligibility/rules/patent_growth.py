"""二（二）5: invention patents in force grew by at least 10 % a year on average (不低于 is inclusive)."""

from pipeline.model import Case
from validators.eligibility.growths import GROWTH_READINGS, judge_growth
from validators.eligibility.outcome import Outcome
from validators.eligibility.scope import Scope
from validators.policy import Rule

SCOPE = Scope(indicators=("patents_growth_avg",), readings=GROWTH_READINGS)


def judge(case: Case, rule: Rule) -> Outcome:
    """Growth of patents_valid, under both readings; counts are exact."""
    return judge_growth(case, rule, "patents_valid")
