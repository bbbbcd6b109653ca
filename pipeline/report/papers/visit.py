"""现场核查问题清单: what to ask and to look at on site, condition by condition."""

from __future__ import annotations

from pipeline.model import Finding, Report, RuleResult
from pipeline.report import overview
from pipeline.report.labels import labels, prompts
from pipeline.report.papers.extraction import head_of, places_of
from pipeline.report.papers.fields import Question, QuestionGroup, Visit
from pipeline.report.papers.notice import asked_words
from pipeline.report.telling import told

_CLAIMS = 4
_ASKED = ("fail", "undetermined", "review")


def visit(report: Report) -> Visit:
    """Doubts, queries and narrow cases, and the conditions that are not settled by paper alone."""
    clauses = list(dict.fromkeys(result.clause for result in report.eligibility))
    by_clause: dict[str, list[Finding | RuleResult]] = {clause: [] for clause in clauses}
    for finding in report.findings:
        if finding.severity != "note" or finding.kind == "threshold":
            by_clause.setdefault(overview.clause_of(report, finding), []).append(finding)
    for result in report.eligibility:
        if result.verdict in _ASKED:
            by_clause[result.clause].append(result)
    groups: list[QuestionGroup] = []
    count = 0
    for clause, asked in by_clause.items():
        questions = tuple(_question(number, one) for number, one in enumerate(asked, count + 1))
        count += len(questions)
        if questions:
            groups.append(QuestionGroup(clause, labels().clauses.get(clause, ""), questions))
    return Visit(**head_of(report), groups=tuple(groups), count=count)


def _question(number: int, about: Finding | RuleResult) -> Question:
    known = prompts()
    if isinstance(about, RuleResult):
        prompt = known.rules.get(about.rule, known.other)
        return Question(number, about.title, prompt.asks, prompt.look_at, places_of(about.evidence, _CLAIMS))
    parts = told(about.message)
    return Question(
        number,
        overview.title_of(about),
        parts.headline + asked_words(about, parts),
        known.kinds[about.kind],
        places_of(about.sources, _CLAIMS),
    )
