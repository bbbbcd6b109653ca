"""A whole batch in plain functions: each submission taken, all of them judged together, reports written.

How the submissions are gone through is handed in (`Each`): threads here, Prefect's tasks in
`process_batch`. The work itself is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from flows.bench import Bench
from flows.case import assemble, by_role
from flows.ending import found_words
from flows.failures import failed
from flows.judging import judge_all
from flows.kept_cases import earlier_cases, keep
from flows.one_file import SummaryTable
from flows.options import Options, choose_ruleset, stationery
from flows.publishing import publish
from flows.references import load_references
from flows.ruleset_choice import recognised_clusters
from flows.submission import Taken, take
from flows.summary import match_rows, read_tables
from pipeline import settings
from pipeline.decisions import read_ledger
from pipeline.errors import IntakeError
from pipeline.intake import Batch, Submission
from pipeline.model import BatchReport, Case, Document, Extraction, Failed, Report, RulesetName, SummaryRow

TakeOne = Callable[[Submission], Taken]
Outcomes = Mapping[str, Taken | BaseException]
Each = Callable[[Sequence[Submission], TakeOne, int], Outcomes]
Rows = Mapping[str, tuple[SummaryRow, ...]]


def process(batch: Batch, options: Options, bench: Bench, history: Sequence[Report], each: Each) -> BatchReport:
    """From the files received to the written reports. Raises IntakeError when the whole run cannot go on."""
    taken, lost = take_all(batch, options.year, bench, each)
    year = options.year if options.year is not None else batch_year(taken)
    ruleset = choose_ruleset(options, year)
    tables = read_tables(batch.documents, year, bench.desk, bench.workers)
    bench.watch.say("正在逐项审核并交叉核对…")
    taken = with_year(taken, batch, year, bench)
    rows = matched_rows(taken, tables)
    cases = assemble_all(taken, tables, rows)
    recognised = recognised_clusters(options.recognised)
    references = load_references(options.references)
    earlier = earlier_cases(options.history)
    judged = judge_all(cases, ruleset, options.date, history, recognised, read_ledger(options.out), references, earlier)
    keep(bench.desk.store, cases, judged.reports)
    bench.watch.say(f"审核完毕：{found_words(judged.reports)}。")
    report = BatchReport(
        ruleset=RulesetName(ruleset.id, ruleset.version),
        year=year,
        date=options.date.isoformat(),
        documents=tuple(at_top(table.document) for table in tables),
        reports=judged.reports,
        failed=tuple(sorted((*batch.failed, *lost, *judged.failed), key=lambda one: one.id)),
        unclaimed=unclaimed_rows(tables, rows),
    )
    return publish(report, batch, options.out, bench, stationery(options))


def take_all(batch: Batch, year: int | None, bench: Bench, each: Each) -> tuple[list[Taken], list[Failed]]:
    """Read and understand all submissions; one that fails is named and the others go on."""
    bench.watch.stage("读取材料", sum(len(submission.files) for submission in batch.submissions))

    def take_one(submission: Submission) -> Taken:
        def on_file(read: Extraction) -> None:
            bench.watch.step(f"{submission.id}／{read.document.file}", len(read.figures))

        return take(submission, year, bench.desk, bench.workers, on_file)

    try:
        outcomes = each(batch.submissions, take_one, settings.SUBMISSIONS_AT_ONCE)
    except KeyboardInterrupt:
        # Whoever waits for a worker must not wait on, or the interruption takes as long as the reading
        bench.workers.stop()
        raise
    for outcome in outcomes.values():
        if isinstance(outcome, IntakeError) or (
            isinstance(outcome, BaseException) and not isinstance(outcome, Exception)
        ):
            raise outcome
    taken = [outcomes[one.id] for one in batch.submissions]
    lost = [failed(id, outcome) for id, outcome in outcomes.items() if isinstance(outcome, BaseException)]
    return [one for one in taken if isinstance(one, Taken)], lost


def in_threads(submissions: Sequence[Submission], take_one: TakeOne, threads: int) -> Outcomes:
    """Each submission in a thread: the work without Prefect around it."""
    with ThreadPoolExecutor(threads) as pool:
        started = {submission.id: pool.submit(take_one, submission) for submission in submissions}
        return {id: future.exception() or future.result() for id, future in started.items()}


def batch_year(taken: Sequence[Taken]) -> int | None:
    """The year most forms state, the later one where two are stated equally often."""
    years = Counter(one.year for one in taken if one.year is not None)
    return max(years, key=lambda year: (years[year], year), default=None)


def with_year(taken: Sequence[Taken], batch: Batch, year: int | None, bench: Bench) -> list[Taken]:
    """A submission that states no year is understood as one of the batch's year."""
    submissions = {submission.id: submission for submission in batch.submissions}
    return [
        one
        if one.year is not None or year is None
        else take(submissions[one.id], year, bench.desk, bench.workers, lambda _: None)
        for one in taken
    ]


def matched_rows(taken: Sequence[Taken], tables: Sequence[SummaryTable]) -> Rows:
    facts = {one.id: [fact for extraction in by_role(one.extractions) for fact in extraction.facts] for one in taken}
    return match_rows(facts, [row for table in tables for row in table.rows])


def unclaimed_rows(tables: Sequence[SummaryTable], rows: Rows) -> tuple[SummaryRow, ...]:
    """What the recommendation tables name and no application stands for."""
    claimed = [row for own in rows.values() for row in own]
    return tuple(row for table in tables for row in table.rows if not any(row is one for one in claimed))


def assemble_all(taken: Sequence[Taken], tables: Sequence[SummaryTable], rows: Rows) -> list[Case]:
    documents = [table.document for table in tables]
    return [assemble(one, rows[one.id], documents) for one in taken]


def at_top(document: Document) -> Document:
    """A file at the top of the batch under its own name, as `batch.json` has it."""
    return msgspec.structs.replace(document, file=document.file.removeprefix("../"))
