"""二（二）5: the SMEs' R&D spending grew by more than 7 % a year on average (高于 is strict)."""

from pipeline.model import Case
from validators.eligibility.growths import judge_growth
from validators.eligibility.outcome import Outcome
from validators.policy import Rule


def judge(case: Case, rule: Rule) -> Outcome:
    """Growth of rd_sme, under both readings."""
    return judge_growth(case, rule, "rd_sme")
