"""二（二）1: no major accident or serious violation in the last three years.

Each authority's letter is looked for: from that authority, on its matter, saying that nothing
happened, and not older than the year applied in. What the letters leave open a person decides.
"""

import re

from pipeline.model import Case, Document, Source
from validators.eligibility.outcome import Outcome
from validators.eligibility.proofs import all_or_review, documents_for, passages_of, quote_first, speaking
from validators.policy import Proof, Rule

_NOTHING_HAPPENED = re.compile(
    "未发生|未发现|未出现|未受到|未有|未列入|未被|不存在|无.{0,20}(事故|违法|处罚|失信|记录|欠税)|没有"
)
# read too strictly rather than too kindly: what is found here goes to a person
_SOMETHING_HAPPENED = re.compile(
    "(?<!未)(?<!未曾)(?<!未被)(?<!没有)(?<!无)(?:(?:受到|被处|处以|给予).{0,10}(?:处罚|罚款)|曾发生|发生过)"
    "|尚未整改|正在调查|立案"
)


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when every authority's letter is there and clean, else review naming what is missing."""
    lacking: list[str] = []
    evidence: list[Source] = []
    for proof in rule.proofs:
        problem, source = _letter(case, proof)
        lacking += [problem] if problem else []
        evidence += [source] if source else []
    complete = "安全、质量、环境、网络和数据安全、税务、信用各部门的证明均已提交，均载明近三年未发生有关问题。"
    return all_or_review(case, lacking, evidence, complete)


def _letter(case: Case, proof: Proof) -> tuple[str | None, Source | None]:
    """What is wrong (None: nothing), and the passage found."""
    documents = documents_for(case, proof)
    if not documents:
        return proof.name, None
    problem: str | None = None
    for document in documents:
        on_matter = speaking(passages_of(case, document), proof.words)
        text = "".join("".join(passage.text.split()) for passage in passages_of(case, document))
        source = quote_first(on_matter) if on_matter else Source(document.file)
        if _SOMETHING_HAPPENED.search(text):
            return f"{proof.name}（《{document.file}》载有需要核实的情况）", source
        if not on_matter or not _NOTHING_HAPPENED.search(text):
            problem = f"{proof.name}（《{document.file}》中未读到近三年未发生有关问题的表述）"
        elif _too_early(case, document):
            problem = f"{proof.name}（《{document.file}》出具于{document.date}，未覆盖近三年）"
        else:
            return None, source
    return problem, Source(documents[0].file)


def _too_early(case: Case, document: Document) -> bool:
    """A letter dated before the application year cannot speak for the whole of Y-1."""
    return bool(case.year and document.date and document.date[:4].isdigit() and int(document.date[:4]) < case.year)
