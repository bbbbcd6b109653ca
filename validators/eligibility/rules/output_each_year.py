"""二（二）2: output of at least 3 billion yuan in each of the last three years.

以上 includes the number itself. Each year is judged by itself; one year below fails the rule even
where another was not read, but a year not read never passes.
"""

from pipeline.model import Case
from validators.eligibility.declared import judge_declared
from validators.eligibility.outcome import Outcome, missing
from validators.eligibility.scope import Scope
from validators.eligibility.statements import chosen, last_three_years
from validators.eligibility.wording import amount, name_of, stated
from validators.policy import Rule

SCOPE = Scope(indicators=("output_total",))


def judge(case: Case, rule: Rule) -> Outcome:
    """Each year's declared output as printed; the worst year decides."""
    found = {year: chosen(case, "output_total", year) for year in last_three_years(case)}
    there = [statement for statement in found.values() if statement]
    each = [judge_declared(statement, rule.threshold) for statement in there]
    figures = tuple(statement.index for statement in there)
    measures = tuple(found for one in each for found in one.measures)
    measured = "、".join(amount(statement.figure) for statement in there) or None
    below = [one for one in each if one.verdict == "fail"]
    if below:
        return Outcome("fail", "".join(one.explanation for one in below), None, measured, figures, measures=measures)
    absent = [name_of("output_total", year) for year, statement in found.items() if statement is None]
    if absent:
        return missing(case, absent, figures=figures, measured=measured)
    undecided = [one for one in each if one.verdict == "undetermined"]
    if undecided:
        explanation = "".join(one.explanation for one in undecided)
        return Outcome("undetermined", explanation, undecided[0].reason, measured, figures, measures=measures)
    years = "，".join(stated(statement.figure) for statement in there)
    explanation = f"{years}，各年均达到{rule.threshold.demand}的标准。"
    return Outcome("pass", explanation, None, measured, figures, measures=measures)
