"""A required document, or the confirmation of an authority, that is not there.

Nothing is called missing that may stand in a document which could not be read: then the finding about
that document says what it may be.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Role
from validators.doubts.check import Check, Draft
from validators.doubts.received import is_there, missing_authorities
from validators.doubts.requirements import requirements
from validators.doubts.subject import Subject
from validators.doubts.unread import could_hold

documents = Check("document_missing", "completeness", "query", "二（二）9", "缺少申报材料")
authorities = Check("authority_missing", "completeness", "query", "二（二）1", "缺少部门证明")

_DECIDES: dict[Role, tuple[str, ...]] = {"operator_proof": ("operator_body",), "development_plan": ("three_year_plan",)}


@documents
def find_documents(subject: Subject) -> Iterator[Draft]:
    for role, words in requirements().documents.items():
        if is_there(subject, role) or could_hold(subject, role):
            continue
        yield Draft(
            key=role,
            message=(
                f"申报材料中未见{words}。可能的原因：漏装、并入其他文件、文件内容与名称不符。请申报单位补交，"
                "或指明其在哪一份材料中。"
            ),
            decides=_DECIDES.get(role, ()),
        )


@authorities
def find_authorities(subject: Subject) -> Iterator[Draft]:
    missing = missing_authorities(subject)
    if not missing or could_hold(subject, "compliance_proof"):
        return
    yield Draft(
        key="|".join(missing),
        message=(
            f"申报材料中未见以下方面近三年无事故、无违法违规的证明：{'、'.join(missing)}。可能的原因：漏装、由其他部门合并"
            "出具。请申报单位补交，或指明由哪一份材料证明。"
        ),
        decides=("safety_record",),
    )
