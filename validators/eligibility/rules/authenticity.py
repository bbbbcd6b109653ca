"""二（三）1: the applicant answers for the truth of the papers, by a signed and sealed commitment.

Looked for on the application form alone: the seal under an authority's letter is not the applicant's.
Whether seal and signature are genuine a person sees.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.model import Case, Document, Fact, Source
from pipeline.names import office_key
from validators.eligibility.assertions import phrase, sentences
from validators.eligibility.outcome import Outcome
from validators.eligibility.passages import quoted
from validators.eligibility.proofs import all_or_review, documents_for, passages_of
from validators.eligibility.scope import Scope
from validators.policy import Proof, Rule

SCOPE = Scope(proofs=1)

# a seal read from pixels loses a character or two; another office's shares no more than 区 and 局
_SAME_OFFICE = 80


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when commitment, signature, date and the applicant's seal were read, else review naming what is not."""
    (proof,) = rule.proofs
    documents = documents_for(case, proof)
    forms = {document.file for document in documents}
    commitment = _commitment(case, proof, forms)
    pieces: dict[str, Source | None] = {
        proof.name: commitment,
        "承诺处的签字": _source(_on_form(case, "signature", forms)),
        "填报日期": _source(_on_form(case, "application_date", forms)) or _signed_on(documents),
    }
    lacking = [name for name, source in pieces.items() if source is None]
    seals = _on_form(case, "seal", forms)
    own = [seal for seal in seals if _is_applicants(case, seal)]
    if not own:
        lacking.append(_seal_problem(case, seals))
    evidence = [source for source in (*pieces.values(), _source(own or seals)) if source]
    complete = "申报表载有对材料真实性的承诺，已签字、盖章并填写日期；签章本身是否真实，请查看原件。"
    return all_or_review(case, lacking, evidence, complete)


def _commitment(case: Case, proof: Proof, forms: set[str]) -> Source | None:
    """Where the applicant commits itself; what the form tells it to do (应如实填写) is no commitment."""
    stated = [fact.source for fact in _on_form(case, "commitment", forms) if _commits(fact.value)]
    told = [
        quoted(passage)
        for document in documents_for(case, proof)
        for passage in passages_of(case, document)
        if _commits(passage.text)
    ]
    return next(iter(stated + told), None)


def _commits(text: str) -> bool:
    if not phrase("truthful").search(text):
        return False
    return any(
        phrase("committing").search(sentence) and not phrase("told_to").search(sentence[: truthful.end()])
        for sentence in sentences(text)
        if (truthful := phrase("truthful").search(sentence))
    )


def _on_form(case: Case, name: str, forms: set[str]) -> list[Fact]:
    return [fact for fact in case.facts if fact.name == name and fact.source.file in forms]


def _source(facts: list[Fact]) -> Source | None:
    return facts[0].source if facts else None


def _signed_on(documents: Sequence[Document]) -> Source | None:
    """The form whose end bears a day, under the applicant's name, without a label for it."""
    return next((Source(document.file) for document in documents if document.date and len(document.date) == 10), None)


def _is_applicants(case: Case, seal: Fact) -> bool:
    applicant = case.fact("applicant")
    if applicant is None:
        return False
    return fuzz.partial_ratio(office_key(applicant.value), office_key(seal.value)) >= _SAME_OFFICE


def _seal_problem(case: Case, seals: list[Fact]) -> str:
    if not seals:
        return "承诺处的盖章（扫描件中的印章须由人工查看）"
    applicant = case.fact("applicant")
    whose = f"申报单位“{applicant.value}”" if applicant else "申报单位（名称未读到）"
    return f"印章是否属于{whose}（读到的印文：{'、'.join(dict.fromkeys(seal.value for seal in seals))}）"
