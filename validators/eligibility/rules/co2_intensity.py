"""二（二）7: CO2 emitted per unit of output falls every year (持续下降): equal is not a fall.

As printed where it is stated; a year in which it is not is recomputed from emissions and output.
"""

from pipeline.model import Case
from validators.eligibility.outcome import Outcome
from validators.eligibility.scope import Scope
from validators.eligibility.statements import chosen
from validators.eligibility.trends import Level, judge_trend, printed_levels
from validators.eligibility.wording import middle, name_of, stated
from validators.policy import Rule

SCOPE = Scope(indicators=("co2_intensity",), trend=True)

_WAN_PER_YI = 10_000


def judge(case: Case, rule: Rule) -> Outcome:
    """co2_intensity of Y-3 > Y-2 > Y-1."""
    assert rule.trend is not None
    levels = printed_levels(case, "co2_intensity")
    return judge_trend(case, rule.trend, {year: level or _recomputed(case, year) for year, level in levels.items()})


def _recomputed(case: Case, year: str) -> Level | None:
    """Tonnes per 10,000 yuan from tonnes and 亿元."""
    emitted, output = chosen(case, "co2_emissions", year), chosen(case, "output_total", year)
    if emitted is None or output is None or output.amount.high == 0:
        return None
    intensity = emitted.amount / output.amount.scale(_WAN_PER_YI)
    short = f"{middle(intensity, places=4)}吨/万元"
    told = f"{name_of('co2_intensity', year)}未填，由{stated(emitted.figure)}、{stated(output.figure)}算得约{short}"
    return Level(intensity, told, short, (emitted.index, output.index))
