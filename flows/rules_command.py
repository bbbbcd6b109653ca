"""The commands about rules, each with its arguments: rules, conformance."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Protocol

Command = Callable[[argparse.Namespace], int]


class Commands(Protocol):
    """What argparse gives for adding commands."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser: ...


def add_commands(commands: Commands) -> None:
    """The arguments of each command."""
    _rules(commands.add_parser("rules", help="查看政策规则"))
    _conformance(commands.add_parser("conformance", help="运行政策规则的一致性用例"))


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="规则编号或规则文件，不写则列出全部")


def _conformance(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ruleset", metavar="ID", help="只运行这份规则的用例，默认全部")
    command.add_argument("--mutations", action="store_true", help="逐处改动规则文件，查看哪个用例发现")
    command.add_argument("--json", action="store_true", help="不运行，以 JSON 列出用例，供其他程序使用")


def rules(asked: argparse.Namespace) -> int:
    from flows.rules_view import rule_lines, ruleset_lines

    return _print(ruleset_lines() if asked.id is None else rule_lines(asked.id))


def conformance(asked: argparse.Namespace) -> int:
    """0 where every case passes and every mutant is noticed, else 1."""
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
    return int(bool(failed))


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


COMMANDS: dict[str, Command] = {"rules": rules, "conformance": conformance}
