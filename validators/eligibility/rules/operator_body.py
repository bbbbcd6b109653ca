"""二（二）9: the cluster has an operating body; its founding document shows it."""

from pipeline.model import Case
from pipeline.names import office_key
from validators.eligibility.outcome import Outcome
from validators.eligibility.proofs import all_or_review, documents_for, passages_of, quote_first, speaking
from validators.policy import Rule


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when a founding document names the body of the form, else review."""
    (proof,) = rule.proofs
    body = case.fact("operator_body")
    founding = [
        passage
        for document in documents_for(case, proof)
        for passage in speaking(passages_of(case, document), proof.words)
    ]
    if body is None:
        return all_or_review(case, ["申报表所填运营管理机构名称"], [quote_first(founding)] if founding else [], "")
    if not founding:
        return all_or_review(case, [f"{body.value}的成立文件"], [body.source], "")
    naming = [passage for passage in founding if office_key(body.value) in office_key(passage.text)]
    if not naming:
        lacking = [f"成立文件所设机构与申报表所填“{body.value}”是否为同一机构"]
        return all_or_review(case, lacking, [quote_first(founding)], "")
    complete = f"申报表所填运营管理机构为{body.value}，《{naming[0].source.file}》为其成立文件。"
    return all_or_review(case, [], [quote_first(naming)], complete)
