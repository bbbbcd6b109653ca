"""One run from what was asked to the written reports: sets the bench up and clears it away."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from flows import prefect_settings
from flows.bench import Bench
from flows.failures import log_to
from flows.one_file import Desk
from flows.options import Options, check, load_history, make_output
from flows.progress import Watcher
from flows.versions import extractor_version, reader_version
from flows.workers import Workers
from pipeline.intake import Batch, take_in
from pipeline.model import BatchReport, Report
from pipeline.store import Store


class Process(Protocol):
    """How a batch is gone through: with Prefect, or, for measuring, without."""

    def __call__(self, batch: Batch, options: Options, bench: Bench, history: Sequence[Report]) -> BatchReport: ...


def run(options: Options, watch: Watcher, process: Process | None = None) -> BatchReport:
    """Raises IntakeError, before anything is written where what was asked cannot be done."""
    check(options)
    history = load_history(options)
    watch.say("正在清点和解压申报材料…")
    try:
        with tempfile.TemporaryDirectory(prefix="cluster-intake-") as unpacked:
            batch = take_in(options.batch, Path(unpacked))
            kept = make_output(options.out)
            log_to(kept)
            desk = Desk(Store(kept), reader_version(), extractor_version())
            with Workers(options.workers, watch.page) as workers:
                bench = Bench(desk, workers, watch)
                return (process or _with_prefect(kept, watch))(batch, options, bench, history)
    finally:
        watch.close()


def _with_prefect(kept: Path, watch: Watcher) -> Process:
    watch.say("正在启动流程服务，约需十余秒…")
    prefect_settings.prepare(kept / "prefect")
    from flows.process_batch import process_with_prefect

    return process_with_prefect
