"""The doubts of a batch: every module under `checks` is found and its checks are run.

`find_doubts` gives the findings of each application; it never raises for odd input that a Case
can hold. Checks that compare applications get the whole batch with its indices.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from typing import Protocol

from pipeline.model import Case, Finding, Report, RuleResult
from validators.doubts import checks
from validators.doubts.assembly import assemble
from validators.doubts.check import registered
from validators.doubts.localisation import Judge
from validators.doubts.subject import Batch
from validators.references.model import References


class RulesetLike(Protocol):
    """What the checks need to know of a ruleset."""

    @property
    def id(self) -> str: ...


def find_doubts(
    cases: Sequence[Case],
    results: Mapping[str, tuple[RuleResult, ...]],
    ruleset: RulesetLike,  # noqa: ARG001 - the checks reason about statements, not about thresholds
    history: Sequence[Report] = (),
    references: References | None = None,
    earlier: Sequence[Case] = (),
    judge: Judge | None = None,
) -> dict[str, tuple[Finding, ...]]:
    """The findings of every application by its id, the gravest first.

    `judge` answers all rules for a supposed case, in the order of the results.
    """
    _load_checks()
    return {
        subject.case.id: assemble(
            subject, [(check, draft) for check, find in registered() for draft in find(subject)], judge
        )
        for subject in Batch(cases, results, history, references, earlier).subjects
    }


def _load_checks() -> None:
    for module in pkgutil.iter_modules(checks.__path__, f"{checks.__name__}."):
        importlib.import_module(module.name)
