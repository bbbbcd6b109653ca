"""The authority's decisions between the readings of a clause, from its own settings file.

A decision names who took it and when; the report cites both. Without one, a rule whose readings
give different verdicts stays undetermined.

    取法:
      - 政策: shantou-2025
        规则: output_growth
        取法: 复合平均
        决定人: 市工业和信息化局中小企业科
        决定日期: 2025-04-15
        依据: 2025年第3次科务会纪要
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import msgspec

from validators.policy.errors import PolicyError
from validators.policy.loading import rulesets
from validators.policy.marked_yaml import Place, parse
from validators.policy.ruleset import Rule, Ruleset
from validators.policy.schema import fit

_WORDS = {
    "ruleset": "政策",
    "rule": "规则",
    "reading": "取法",
    "decided_by": "决定人",
    "decided_on": "决定日期",
    "basis": "依据",
}


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=_WORDS):
    """One clause's reading, fixed by the authority."""

    ruleset: str
    rule: str
    reading: str
    decided_by: str
    decided_on: datetime.date
    basis: str = ""

    @property
    def sentence(self) -> str:
        basis = f"（{self.basis}）" if self.basis else ""
        return f"本条取法按{self.decided_by}{self.decided_on}的决定{basis}，为“{self.reading}”。"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"decisions": "取法"}):
    """What a bureau has settled for its own use."""

    decisions: tuple[Decision, ...] = ()


def load_settings(path: Path) -> Settings:
    """Raises PolicyError with file and line where something cannot be."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(f"无法读取审核口径文件“{path}”，请检查路径是否写对、文件是否为UTF-8编码") from error
    return read_settings(text, path.name)


def read_settings(text: str, file: str) -> Settings:
    """Settings from YAML text; `file` is named in the errors."""
    marked = parse(text, file)
    settings = fit(marked, Settings) if marked.data is not None else Settings()
    marked.refuse(_problems(settings))
    return settings


def with_decisions(ruleset: Ruleset, settings: Settings, date: datetime.date) -> Ruleset:
    """The ruleset with the readings that were decided on by `date`; a later decision does not count yet."""
    decided = {one.rule: one for one in settings.decisions if one.ruleset == ruleset.id and one.decided_on <= date}
    rules = tuple(_fixed(rule, decided[rule.id]) if rule.id in decided else rule for rule in ruleset.rules)
    return msgspec.structs.replace(ruleset, rules=rules)


def _fixed(rule: Rule, decision: Decision) -> Rule:
    readings = tuple(one for one in rule.readings if decision.reading in (one.name, one.id))
    named = msgspec.structs.replace(decision, reading=readings[0].name)
    return msgspec.structs.replace(rule, readings=readings, decided=named.sentence)


def _problems(settings: Settings) -> Iterator[tuple[Place, str]]:
    known = {one.id: one for one in rulesets()}
    for number, one in enumerate(settings.decisions):
        place = ("取法", number)
        if one.ruleset not in known:
            yield (*place, "政策"), f"没有名为“{one.ruleset}”的政策规则，可用的有：{'、'.join(known)}"
            continue
        open_rules = {rule.id: rule for rule in known[one.ruleset].rules if len(rule.readings) > 1}
        if one.rule not in open_rules:
            yield (*place, "规则"), f"“{one.rule}”不是有不同取法的规则，可用的有：{'、'.join(open_rules)}"
            continue
        names = [reading.name for reading in open_rules[one.rule].readings]
        if one.reading not in (*names, *(reading.id for reading in open_rules[one.rule].readings)):
            yield (*place, "取法"), f"“{one.reading}”不是“{one.rule}”的取法，可用的有：{'、'.join(names)}"
        if any((other.ruleset, other.rule) == (one.ruleset, one.rule) for other in settings.decisions[:number]):
            yield (*place, "规则"), f"“{one.rule}”的取法已在前面决定过，只能保留一处"
