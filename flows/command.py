"""The command line: checks what was asked, runs it, and turns every ending into words and an exit status."""

from __future__ import annotations

import argparse
import datetime
import logging
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows import rules_command
from flows.arguments import parser
from flows.progress import print_line, watcher
from flows.startup import check_packages
from pipeline.errors import BadUsage, IntakeError, OutputNotWritable, UnopenedFile

if TYPE_CHECKING:
    from flows.options import Options

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    try:
        check_packages()
        asked = parser().parse_args(arguments)
        status: int = _COMMANDS[asked.command](asked)
        return status
    except IntakeError as error:
        print(error, file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        print("已按要求停止。已完成的部分都已保存，用同样的命令再运行一次即可接着做。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (| head); nothing is wrong
        sys.stderr.close()
        return 0
    except Exception as error:
        logging.getLogger("cluster_intake").error("the run could not go on", exc_info=error)
        print(f"程序出现意外错误（{type(error).__name__}: {error}），请联系技术人员。", file=sys.stderr)
        return 1


def process(asked: argparse.Namespace) -> int:
    from flows.ending import ending, ending_lines
    from flows.run import run

    options = _options(asked, asked.batch, asked.date)
    # A scheduler ends us with SIGTERM: it must clear away workers and server just as Ctrl-C does
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        report = run(options, watcher(asked.quiet, asked.json))
    except IntakeError as error:
        if asked.json:
            print_line(sys.stdout, {"event": "error", "status": error.status, "message": str(error)})
        raise
    if asked.json:
        print_line(sys.stdout, ending(report, options.out))
    else:
        _print(ending_lines(report, options.out))
    _tell_of_broken_lines(options.out)
    return 1 if report.failed else 0


def serve(asked: argparse.Namespace) -> int:
    from flows.serve import Service
    from flows.serve import serve as serve_inbox

    serve_inbox(Service(_options(asked, asked.inbox, None), asked.every, asked.settle, asked.port))
    return 0


def _options(asked: argparse.Namespace, batch: Path, date: datetime.date | None) -> Options:
    """What was asked for of any batch, in one place for all commands that process."""
    from flows.options import Options

    return Options(
        batch=batch,
        out=asked.out,
        date=date or datetime.date.today(),
        workers=asked.workers,
        ruleset=asked.ruleset,
        year=asked.year,
        history=tuple(asked.history),
        settings=asked.settings,
        recognised=asked.recognised,
        references=asked.references,
        template=asked.template,
        scoring=asked.scoring,
        pdf=asked.pdf,
    )


def read(asked: argparse.Namespace) -> int:
    from flows.content_view import content_json
    from flows.one_look import look_into

    for option, path in (("--out", asked.out), ("--html", asked.html)):
        if path is not None and path.resolve() == asked.file.resolve():
            raise BadUsage(f"{option} 写的就是要查看的文件“{path}”，会把它覆盖掉。请换一个文件名。")
    try:
        seen = look_into(asked.file, asked.role, asked.year, drawn=asked.html is not None)
    except OSError as error:
        raise UnopenedFile.because(asked.file, error) from error
    if asked.html is None and asked.out is None:
        sys.stdout.buffer.write(content_json(seen))
        return 0
    if asked.out is not None:
        _write(asked.out, content_json(seen), "--out")
    if asked.html is not None:
        from flows.content_page import page_lines, page_of

        page = page_of(seen)
        _write(asked.html, page.html, "--html")
        return _print(page_lines(page, seen, asked.html))
    return 0


def _write(path: Path, data: bytes, option: str) -> None:
    from pipeline.whole_file import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise OutputNotWritable.for_one_file(path, error, option) from error


def decide(asked: argparse.Namespace) -> int:
    from flows import decide as deciding

    decision = deciding.Asked(asked.finding, asked.choice, asked.by, asked.why)
    if not asked.list:
        return _print(deciding.decide(asked.out, decision))
    if decision != deciding.Asked(None, None, None, None):
        raise BadUsage("--list 只列出、不记录，请勿与疑点编号、--as、--by、--why 同用。")
    _tell_of_broken_lines(asked.out)
    return _print(deciding.decision_list(asked.out))


def doctor(asked: argparse.Namespace) -> int:  # noqa: ARG001 - every command is called alike
    from flows.doctor import examine, is_sound, show

    abilities = examine(Path.cwd())
    show(abilities)
    return 0 if is_sound(abilities) else 1


def quantities(asked: argparse.Namespace) -> int:
    from flows.quantity_view import quantity_lines

    sentences: Iterable[str] = asked.text
    if asked.text == ["-"]:
        sentences = (line.rstrip("\r\n") for line in sys.stdin)
    return _print(quantity_lines(sentences))


_COMMANDS = {
    "process": process, "serve": serve, "read": read, "decide": decide, "doctor": doctor, "quantities": quantities,
    **rules_command.COMMANDS,
}  # fmt: skip


def _tell_of_broken_lines(out: Path) -> None:
    from flows.decide import broken_words

    words = broken_words(out)
    if words:
        print(words, file=sys.stderr)


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0
