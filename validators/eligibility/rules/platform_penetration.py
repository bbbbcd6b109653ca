"""二（二）6: at least 15 % of the firms use an industrial internet platform (不低于 is inclusive)."""

from pipeline.model import Case
from validators.eligibility.declared import judge_declared
from validators.eligibility.outcome import Outcome, missing
from validators.eligibility.scope import Scope
from validators.eligibility.statements import chosen, last_year
from validators.eligibility.wording import name_of
from validators.policy import Rule

SCOPE = Scope(indicators=("platform_penetration",))


def judge(case: Case, rule: Rule) -> Outcome:
    """The declared rate of Y-1 as printed."""
    year = last_year(case)
    rate = chosen(case, "platform_penetration", year)
    return judge_declared(rate, rule.threshold) if rate else missing(case, [name_of("platform_penetration", year)])
