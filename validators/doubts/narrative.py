"""What an application tells in its own words: the running text of its form and its plan."""

from __future__ import annotations

import re

from pipeline.model import Passage
from validators.doubts.subject import Subject

_ROLES = ("application_form", "development_plan")
_INSTRUCTION = re.compile(r"填写|填报|填表|本表|加盖公章|承诺|签字|附件|一式")


def narrative_of(subject: Subject) -> list[Passage]:
    """Its passages without what a form says on how to fill it in, and without what everybody undersigns."""
    return [
        passage
        for passage in subject.case.passages
        if passage.role in _ROLES and not _INSTRUCTION.search(passage.text) and "说明" not in passage.heading[-6:]
    ]
