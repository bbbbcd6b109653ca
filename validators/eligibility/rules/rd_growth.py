"""二（二）5: the SMEs' R&D spending grew by more than 7 % a year on average (高于 is strict)."""

from pipeline.model import Case
from validators.eligibility.growths import GROWTH_READINGS, judge_growth
from validators.eligibility.outcome import Outcome
from validators.eligibility.scope import Scope
from validators.policy import Rule

SCOPE = Scope(indicators=("rd_sme_growth_avg",), readings=GROWTH_READINGS)


def judge(case: Case, rule: Rule) -> Outcome:
    """Growth of rd_sme, under both readings."""
    return judge_growth(case, rule, "rd_sme")
