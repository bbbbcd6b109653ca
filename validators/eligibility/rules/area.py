"""二（二）2: the cluster covers no more than 100 square kilometres (不超过 includes the number)."""

from pipeline.model import Case
from validators.eligibility.declared import judge_declared
from validators.eligibility.outcome import Outcome, missing
from validators.eligibility.scope import Scope
from validators.eligibility.statements import chosen
from validators.eligibility.wording import name_of
from validators.policy import Rule

SCOPE = Scope(indicators=("area",))


def judge(case: Case, rule: Rule) -> Outcome:
    """The declared area as printed."""
    area = chosen(case, "area", None)
    return judge_declared(area, rule.threshold) if area else missing(case, [name_of("area")])
