"""The commands about rules, each with its arguments: rules, conformance."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from pipeline.errors import BadUsage

Command = Callable[[argparse.Namespace], int]


class Commands(Protocol):
    """What argparse gives for adding commands."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser: ...


def add_commands(commands: Commands) -> None:
    """The arguments of each command."""
    _rules(commands.add_parser("rules", help="查看政策规则，或者比较两份规则"))
    _judge(commands.add_parser("judge", help="不读文件，按已保存的数据重新审核"))
    _conformance(commands.add_parser("conformance", help="运行政策规则的一致性用例"))


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "ids", metavar="ID", nargs="*", help="规则编号或规则文件；写 diff 甲 乙 则比较两份；不写则列出全部"
    )


def _judge(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT", type=Path, help="process 命令的输出文件夹")
    command.add_argument("--ruleset", metavar="ID", help="改按哪份规则（编号或文件），默认不变")
    command.add_argument("--settings", metavar="FILE.yaml", type=Path, help="审核口径文件：对政策取法的决定")
    command.add_argument("--recognised", metavar="FILE.csv", type=Path, help="已认定集群名册")
    command.add_argument("--date", metavar="日期", type=iso_date, help="按哪一天审核，如 2025-06-30，默认为今天")
    command.add_argument(
        "--what-if",
        metavar="指标.年份=数",
        action="append",
        default=[],
        help="假设某项数据为另一个数，如 output_total.2024=29.9，可写多次",
    )
    command.add_argument("--margins", action="store_true", help="列出每条规则结论改变所需的最小改动")


def _conformance(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ruleset", metavar="ID", help="只运行这份规则的用例，默认全部")
    command.add_argument("--mutations", action="store_true", help="逐处改动规则文件，查看哪个用例发现")
    command.add_argument("--json", action="store_true", help="不运行，以 JSON 列出用例，供其他程序使用")


def rules(asked: argparse.Namespace) -> int:
    from flows.rules_diff import difference_lines
    from flows.rules_view import rule_lines, ruleset_lines

    match asked.ids:
        case []:
            return _print(ruleset_lines())
        case ["diff", one, other]:
            return _print(difference_lines(one, other))
        case [one] if one != "diff":
            return _print(rule_lines(one))
    raise BadUsage("写法有误，应为 rules、rules 规则编号，或者 rules diff 规则编号 规则编号。")


def judge(asked: argparse.Namespace) -> int:
    """0 where every application was judged again, 1 where one could not be."""
    from flows.judge_again import Asked, answer_lines, answers
    from flows.ruleset_choice import recognised_clusters

    wanted = Asked(
        out=asked.out,
        date=asked.date or datetime.date.today(),
        ruleset=asked.ruleset,
        settings=asked.settings,
        recognised=recognised_clusters(asked.recognised),
        what_if=tuple(asked.what_if),
        margins=asked.margins,
    )
    found = list(answers(wanted))
    _print(answer_lines(found, wanted.margins))
    return int(any(one.changes is None for one in found))


def conformance(asked: argparse.Namespace) -> int:
    """0 where every rule has cases, every case passes and every mutant is noticed, else 1."""
    from flows.conformance import view

    examples = view.examples_of(asked.ruleset)
    if asked.json:
        return _print([view.suite_json(examples)])
    if asked.mutations:
        found = view.mutants(examples)
        _print(view.mutant_lines(found))
        return int(any(one.noticed is None for one in found))
    failed = view.failures(examples)
    _print(view.result_lines(examples, failed))
    return int(bool(failed or view.without_cases(examples)))


def iso_date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2025-06-30 的样子") from None


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


COMMANDS: dict[str, Command] = {"rules": rules, "judge": judge, "conformance": conformance}
