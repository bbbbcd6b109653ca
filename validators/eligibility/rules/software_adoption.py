"""二（二）6: the use of industrial software rises steadily (稳步提升): no year below the one before."""

from pipeline.model import Case
from validators.eligibility.outcome import Outcome
from validators.eligibility.scope import Scope
from validators.eligibility.trends import judge_trend, printed_levels
from validators.policy import Rule

SCOPE = Scope(indicators=("software_adoption",), trend=True)


def judge(case: Case, rule: Rule) -> Outcome:
    """The declared rates as printed; equal is not a fall."""
    assert rule.trend is not None
    return judge_trend(case, rule.trend, printed_levels(case, "software_adoption"))
