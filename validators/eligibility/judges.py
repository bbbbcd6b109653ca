"""The function that judges each rule, `rules/<id>.py`, and whether a ruleset fits the functions there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import cast

from pipeline.model import Case
from validators.eligibility import rules
from validators.eligibility.outcome import Outcome
from validators.eligibility.passages import judge_by_person
from validators.eligibility.scope import Problem, Scope, misfits
from validators.policy import PolicyError, Rule, Ruleset

Judge = Callable[[Case, Rule], Outcome]


@cache
def judge_of(rule: Rule) -> Judge:
    """The function that judges a rule, or a person for rules of kind judgement.

    Raises PolicyError for a rule that nobody wrote a function for.
    """
    if rule.kind == "judgement":
        return judge_by_person
    module = _module(rule.id)
    if module is None:
        raise PolicyError(f"规则“{rule.id}”（{rule.clause} {rule.title}）{_without_function()}")
    return cast(Judge, module.judge)


def problems_for_judges(ruleset: Ruleset) -> Iterator[Problem]:
    """Each rule that no function judges, and whatever its function could not judge, with its place in the file."""
    for number, rule in enumerate(ruleset.rules):
        if rule.kind == "judgement":
            continue
        module = _module(rule.id)
        found = misfits(rule, cast(Scope, module.SCOPE)) if module else iter([(("id",), _without_function())])
        for place, message in found:
            yield ("rules", number, *place), f"规则“{rule.id}”：{message}"


def _module(id: str) -> ModuleType | None:
    name = f"{rules.__name__}.{id}"
    return import_module(name) if id.isidentifier() and find_spec(name) else None


def _without_function() -> str:
    known = "、".join(sorted(module.name for module in iter_modules(rules.__path__)))
    return f"没有相应的判断程序，id 应为其中之一：{known}；没有程序的规则须为 judgement（由人工研判）"
