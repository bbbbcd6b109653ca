"""Which letters a document holds: bound ones by their signatures, a table's rows by who signed them."""

from __future__ import annotations

from pipeline.model import Case, Document, Passage, Source
from validators.eligibility.letters import letters_in

_PROOF = Document("联审表.docx", "0" * 64, "docx", "compliance_proof", "read")


def case(*passages: Passage) -> Case:
    return Case(id="01", year=2025, documents=(_PROOF,), passages=passages)


def said(text: str, heading: str = "", table: int | None = None) -> Passage:
    return Passage(text, heading, "compliance_proof", Source(_PROOF.file, table=table))


def issuers(one: Case) -> list[str | None]:
    return [letter.issuer for letter in letters_in(one, [_PROOF])]


def test_a_table_of_other_labels_is_one_letter() -> None:
    assert issuers(case(said("近三年未发生事故。", "安全生产", 0), said("近三年无失信。", "信用", 0))) == [None]


def test_each_row_is_the_letter_of_the_authority_it_names() -> None:
    rows = [
        said("近三年未发生较大事故。", "汕头市甲区应急管理局（章） / 安全生产", 0),
        said("近三年无偷税行为。", "国家税务总局汕头市甲区税务局（章） / 依法纳税", 0),
    ]
    assert issuers(case(*rows)) == ["汕头市甲区应急管理局", "国家税务总局汕头市甲区税务局"]


def test_bound_letters_end_with_a_signature_and_a_day_in_any_notation() -> None:
    lines = [
        "近三年未发生较大事故。",
        "汕头市甲区应急管理局",
        "2025.3.28",
        "近三年无偷税行为。",
        "汕头市甲区税务局",
        "2025-04-04",
    ]
    assert issuers(case(*map(said, lines))) == ["汕头市甲区应急管理局", "汕头市甲区税务局"]
