"""A figure given as a fact that another place of the papers calls an estimate or a target, and years left out.

Of a year that is over, what is 预计 or 力争 in one place and a plain figure in another was probably never counted.
A statistics letter that gives some of the three years and not the others does not prove those. Years equal to the
last digit are no growth of two honest years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, period_name, quote

estimates = Check("estimate_as_actual", "period", "query", "二（二）2", "预计数、目标数用作实际数")
years = Check("proof_lacks_years", "completeness", "query", "二（二）2", "统计证明缺少年份")
repeated = Check("year_repeated", "plausibility", "query", "二（三）1", "相邻两年数据完全相同")

_FLOWS = ("output_total", "output_sme", "output_leading", "rd_sme", "tax", "exports", "co2_emissions", "energy_use")
_LEAST_DIGITS = 4


@estimates
def find_estimates(subject: Subject) -> Iterator[Draft]:
    pairs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, figure in enumerate(subject.case.figures):
        over = figure.period in subject.years and figure.status in ("estimate", "target") and figure.is_sure
        chosen = subject.chosen(figure.indicator, figure.period) if over else None
        if chosen is not None and subject.figure(chosen).interval.meets(figure.interval):
            pairs[figure.indicator].append((chosen, number))
    if pairs:
        yield _estimated(subject, pairs)


def _estimated(subject: Subject, pairs: Mapping[str, Sequence[tuple[int, int]]]) -> Draft:
    """All figures that are called so together: one sentence of one letter says it of all."""
    told = "；".join(_told(subject, *found[0]) for found in pairs.values())
    return Draft(
        key="|".join(pairs),
        message=(
            f"{told}。可能的原因：实际数恰与预计相同、文字沿用年中的材料。"
            "请提供年度结束后的统计数据；尚无正式数的，请注明为快报或者预计。"
        ),
        contests=tuple(pair for found in pairs.values() for pair in found),
    )


def _told(subject: Subject, chosen: int, called: int) -> str:
    stated, said = subject.figure(chosen), subject.figure(called)
    word = "预计数" if said.status == "estimate" else "目标数"
    return (
        f"{name(stated.indicator, stated.period)}填{quote(stated)}，而另一处称之为{word}{quote(said)}"
        f"（“{(said.source.text or '')[:60]}”）"
    )


@years
def find_years(subject: Subject) -> Iterator[Draft]:
    for document in subject.with_role("statistics_proof"):
        if document.status != "read" or document.ocr_pages or not subject.years:
            continue
        # a part of a year is asked about as such
        stated = {
            figure.period[:4]
            for figure in subject.case.figures
            if figure.source.file == document.file and figure.indicator == "output_total" and figure.period
        }
        missing = [year for year in subject.years if year not in stated]
        if stated & set(subject.years) and missing:
            yield Draft(
                key=document.file,
                message=(
                    f"统计证明《{document.file}》未载明{'、'.join(map(period_name, missing))}集群总产值。"
                    "可能的原因：另有证明、写在附表中未能识别。请补交近三年逐年的产值证明。"
                ),
                indicators=("output_total",),
                decides=("output_each_year", "output_growth"),
            )


@repeated
def find_repeated(subject: Subject) -> Iterator[Draft]:
    for indicator in _FLOWS:
        for earlier, later in pairwise(subject.years):
            one, other = subject.chosen(indicator, earlier), subject.chosen(indicator, later)
            if one is None or other is None or subject.figure(one).value != subject.figure(other).value:
                continue
            if len(subject.figure(one).value.normalize().as_tuple().digits) >= _LEAST_DIGITS:
                yield Draft(
                    key=f"{indicator}|{later}",
                    message=(
                        f"{name(indicator, earlier)}{quote(subject.figure(one))}与{name(indicator, later)}"
                        f"{quote(subject.figure(other))}完全相同。可能的原因：漏改上年数、误填同一年的数。请申报单位核对两年数据。"
                    ),
                    contests=((one, other),),
                )
