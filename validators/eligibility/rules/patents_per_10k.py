"""二（二）5: at least 10 invention patents in force per 10,000 people (不低于 is inclusive).

The policy does not say which people. Residents make it a real test, employees an easy one; where
the two give different verdicts only the bureau can decide.
"""

from pipeline.interval import Interval
from pipeline.model import Case
from validators.eligibility.outcome import Outcome, decided, missing
from validators.eligibility.readings import combine
from validators.eligibility.scope import Scope
from validators.eligibility.statements import Statement, chosen, last_year
from validators.eligibility.wording import name_of, stated
from validators.policy import Rule

SCOPE = Scope(indicators=("patents_per_10k",), readings=("population", "employees"))


def judge(case: Case, rule: Rule) -> Outcome:
    """patents_valid over each denominator that is there; with one missing, the stated ratio stands beside it."""
    year, threshold = last_year(case), rule.threshold
    patents, ratio = chosen(case, "patents_valid", year), chosen(case, threshold.indicator, year)
    people = {reading: chosen(case, reading.id, year) for reading in rule.readings}
    quantities: dict[str, Interval] = {}
    used: list[Statement] = []
    for reading, count in people.items():
        if patents and count and count.amount.high != 0:
            quantities[reading.name] = (patents.amount / count.amount).scale(10_000)
            used.append(count)
    absent = [name_of(reading.id, year) for reading, count in people.items() if count is None]
    if len(quantities) < len(people) and ratio:
        quantities["材料所填"] = ratio.printed
    elif len(quantities) < len(people):
        wanted = absent if patents else [name_of("patents_valid", year)]
        return missing(case, [*wanted, name_of(threshold.indicator, year)])
    combined = combine(quantities, threshold)
    start = "，".join(stated(one.figure) for one in [patents, *used] if one)
    tail = f"材料所填{stated(ratio.figure)}。" if ratio else ""
    figures = [one.index for one in [patents, *used, ratio] if one]
    explanation = f"{start}。{combined.sentence}{tail}" if start else f"{combined.sentence}{tail}"
    return decided(
        combined.holds,
        explanation,
        measured=combined.measured,
        figures=figures,
        open_reason=combined.reason,
        measures=combined.measures,
    )
