"""二（三）1: the applicant answers for the truth of the papers, by a signed and sealed commitment."""

from pipeline.model import Case
from validators.eligibility.outcome import Outcome
from validators.eligibility.proofs import all_or_review, documents_for, passages_of, quote_first, speaking
from validators.policy import Rule


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when the commitment and a signature or seal were read, else review."""
    (proof,) = rule.proofs
    commitment = case.fact("commitment")
    passages = [
        passage
        for document in documents_for(case, proof)
        for passage in speaking(passages_of(case, document), proof.words)
    ]
    signed = case.fact("seal") or case.fact("signature")
    evidence = [commitment.source] if commitment else [quote_first(passages)] if passages else []
    lacking = [] if evidence else [proof.name]
    if signed:
        evidence.append(signed.source)
    else:
        lacking.append("承诺处的签字或者盖章（扫描件中的签章须由人工查看）")
    complete = "申报表载有对材料真实性的承诺，签章处已填写或者盖章；签章本身是否真实，请查看原件。"
    return all_or_review(case, lacking, evidence, complete)
