"""二（二）9: the cluster has an operating body; its founding document shows it.

A decision, a notice or a certificate counts that names the body of the form. A request, a plan to found one and a
refusal show that there is none yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Case, Document, Passage, Source
from pipeline.names import office_key
from validators.eligibility.assertions import asserts, clauses, phrase
from validators.eligibility.outcome import Outcome
from validators.eligibility.passages import quoted
from validators.eligibility.proofs import all_or_review, documents_for, passages_of
from validators.eligibility.scope import Scope
from validators.policy import Rule

SCOPE = Scope()

# 你局《关于成立……的请示》收悉: what was asked for in a paper that is only named
_QUOTED = re.compile(r"《.*?》")
# words that many bodies' names consist of
_OF_ANY_BODY = re.compile("管理|运营|服务|委员会|管委会|中心|机构|公司|办公室|产业|集群|有限|责任|的|汕头市?")


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when a document that founds it names the body of the form, else review."""
    documents = [document for proof in rule.proofs for document in documents_for(case, proof)]
    body = case.fact("operator_body")
    if body is None:
        return all_or_review(case, ["申报表所填运营管理机构名称"], _first(case, documents), "")
    if len(_OF_ANY_BODY.sub("", office_key(body.value))) < 2:
        return all_or_review(case, [f"运营管理机构的全称（所填“{body.value}”不能与成立文件核对）"], [body.source], "")
    founding = [document for document in documents if _founds(case, document)]
    if not founding:
        return all_or_review(case, [f"{body.value}的成立文件"], [body.source, *_first(case, documents)], "")
    naming = [document for document in founding if office_key(body.value) in office_key(_text(case, document))]
    if not naming:
        lacking = [f"成立文件所设机构与申报表所填“{body.value}”是否为同一机构"]
        return all_or_review(case, lacking, _first(case, founding), "")
    complete = f"申报表所填运营管理机构为{body.value}，《{naming[0].file}》为其成立文件。"
    return all_or_review(case, [], [_quote(passages_of(case, naming[0]), body.value)], complete)


def _founds(case: Case, document: Document) -> bool:
    """Whether it decides or certifies, and nowhere refuses; papers that it only names are left aside."""
    said = _QUOTED.sub("", _text(case, document))
    if any(phrase("refused").search(clause) for clause in clauses(said)):
        return False
    return any(asserts(line, "founded") and not phrase("request").search(line) for line in said.split("\n"))


def _text(case: Case, document: Document) -> str:
    """Title, headings and paragraphs: a decision of one line stands as a heading."""
    lines = [document.title or ""]
    for passage in passages_of(case, document):
        lines += [*passage.heading.split(" / "), passage.text]
    return "\n".join(dict.fromkeys("".join(line.split()) for line in lines))


def _quote(passages: Sequence[Passage], name: str) -> Source:
    """The passage that names the body, under a heading that may."""
    naming = [one for one in passages if office_key(name) in office_key(one.text)]
    return quoted((naming or passages)[0])


def _first(case: Case, documents: Sequence[Document]) -> list[Source]:
    passages = [passage for document in documents for passage in passages_of(case, document)]
    return [quoted(passages[0])] if passages else []
