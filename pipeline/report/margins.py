"""What a verdict hangs on: the smallest change of a single figure after which it would be another one."""

from __future__ import annotations

from pipeline.indicators import indicators
from pipeline.model import RuleResult
from pipeline.report.labels import labels
from pipeline.report.numbers import plain


def margin_words(result: RuleResult) -> str:
    """ "2024年集群总产值变为29.99亿元，结论即为不满足"; empty where no change of one figure turns it."""
    flip = result.flip
    if flip is None:
        return ""
    known = indicators()[flip.indicator]
    year = f"{flip.period}年" if flip.period and flip.period.isdigit() else flip.period or ""
    return f"{year}{known.name}变为{plain(flip.value)}{known.unit}，结论即为{labels().verdicts[flip.verdict]}"
