"""二（二）2: the leading industry makes more than 70 % of the output (高于 is strict)."""

from pipeline.model import Case
from validators.eligibility.outcome import Outcome
from validators.eligibility.scope import Scope
from validators.eligibility.shares import judge_share
from validators.policy import Rule

SCOPE = Scope(indicators=("output_leading_share",))


def judge(case: Case, rule: Rule) -> Outcome:
    """output_leading / output_total of Y-1."""
    return judge_share(case, rule, "output_leading")
