"""Judges a share of the cluster's output: recomputed where both outputs are there, else as stated."""

from __future__ import annotations

from pipeline.model import Case
from validators.eligibility.declared import judge_declared
from validators.eligibility.outcome import Outcome, decided, measure, missing
from validators.eligibility.recomputed import against
from validators.eligibility.statements import Statement, chosen, last_year
from validators.eligibility.wording import measured, name_of, stated
from validators.policy import Rule


def judge_share(case: Case, rule: Rule, part: str) -> Outcome:
    """`part` / output_total of Y-1 in percent. A stated share that says otherwise is a doubt, not a verdict."""
    year, threshold = last_year(case), rule.threshold
    share = chosen(case, threshold.indicator, year)
    above, below = chosen(case, part, year), chosen(case, "output_total", year)
    if above is None or below is None or below.amount.high == 0:
        if share:
            return judge_declared(share, threshold)
        return missing(case, [name_of(part, year), name_of("output_total", year), name_of(threshold.indicator, year)])
    quotient = (above.amount / below.amount).scale(100)
    holds, sentence = against(quotient, threshold)
    inputs = f"{stated(above.figure)}，{stated(below.figure)}"
    explanation = f"{inputs}，据此计算{threshold.name}为{sentence}{_stated(share)}"
    shown = measured(quotient, "%", threshold.bound if holds is not None else None)
    used = [above.index, below.index] + ([share.index] if share else [])
    found = [measure(threshold.name, quotient, threshold)]
    return decided(holds, explanation, measured=shown, figures=used, measures=found)


def _stated(share: Statement | None) -> str:
    return f"材料所填{stated(share.figure)}，仅供对照。" if share else ""
