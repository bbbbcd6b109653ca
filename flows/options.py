"""What the command was asked for, checked before anything is done."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from flows.references import load_references
from flows.ruleset_choice import choose, recognised_clusters
from pipeline.errors import BadUsage, MissingBatch, OutputNotWritable
from pipeline.model import Report
from pipeline.report import Stationery, load_report
from pipeline.report.papers.stationery import our_stationery
from validators.policy import Ruleset


class Options(msgspec.Struct, frozen=True):
    """What the command was asked for."""

    batch: Path
    out: Path
    date: datetime.date
    workers: int
    ruleset: str | None = None
    year: int | None = None
    history: tuple[Path, ...] = ()
    settings: Path | None = None
    recognised: Path | None = None
    references: Path | None = None
    template: Path | None = None
    scoring: Path | None = None
    pdf: bool = False


def check(options: Options) -> None:
    """Raise what can be known to be wrong without reading any application."""
    if not options.batch.exists():
        raise MissingBatch.at(options.batch)
    batch, out = options.batch.resolve(), options.out.resolve()
    if out == batch or batch in out.parents:
        raise BadUsage(
            f"输出位置“{options.out}”在申报材料之内，报告会与材料混在一起。请用 --out 另指定一个文件夹，再运行一次。"
        )
    check_standing(options)


def check_standing(options: Options) -> None:
    """Raise BadUsage for what holds whatever the batch: no ruleset, a template or table that cannot be used."""
    _check_ruleset(options)
    stationery(options)
    load_references(options.references)


def _check_ruleset(options: Options) -> None:
    recognised_clusters(options.recognised)
    if options.ruleset is not None or options.year is not None or options.settings is not None:
        choose_ruleset(options, options.year)


def choose_ruleset(options: Options, year: int | None) -> Ruleset:
    """The ruleset asked for, else the one in force for the year. Raises BadUsage."""
    return choose(options.ruleset, year, options.date, options.settings)


def stationery(options: Options) -> Stationery:
    """What the papers are written on. Raises BadUsage for a template or scoring table that cannot be used."""
    if options.template is None and options.scoring is None:
        return msgspec.structs.replace(our_stationery(), is_printed=options.pdf)
    # what fills in Word files is loaded in the workers, and here only where there is something to try
    from pipeline.report.papers.own_templates import load_stationery

    return msgspec.structs.replace(load_stationery(options.template, options.scoring), is_printed=options.pdf)


def load_history(options: Options) -> tuple[Report, ...]:
    """The reports of earlier outputs, in the order named. Raises BadUsage where there are none."""
    reports: list[Report] = []
    for folder in options.history:
        files = sorted(folder.glob("submissions/*/report.json"))
        if not files:
            raise BadUsage(f"往年资料“{folder}”中没有审核报告。请指向以前的输出文件夹（其中应有 submissions 文件夹）。")
        try:
            reports.extend(load_report(file) for file in files)
        except (ValueError, OSError) as error:
            raise BadUsage(f"{error}。") from error
    return tuple(reports)


def make_output(out: Path) -> Path:
    """Make the output folder and the folder for what is kept in it, and try whether it can be written."""
    kept = out / ".store"
    try:
        kept.mkdir(parents=True, exist_ok=True)
        probe = kept / ".probe"
        probe.write_bytes(b"1")
        probe.unlink()
    except OSError as error:
        raise OutputNotWritable.because(out, error) from error
    return kept
