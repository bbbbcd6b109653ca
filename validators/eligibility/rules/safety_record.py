"""二（二）1: no major accident or serious violation in the last three years.

Each authority's letter is looked for: from that authority, on its matter and on this cluster, saying that nothing
happened in all of the three years, and not older than the year applied in. What the letters leave open a person
decides.
"""

import re

from pipeline.model import Case, Passage, Source
from validators.eligibility.assertions import asserting, asserts, phrase
from validators.eligibility.letters import Letter, letters_in
from validators.eligibility.outcome import Outcome
from validators.eligibility.proofs import all_or_review, documents_for, quote_first, speaking
from validators.eligibility.scope import Scope
from validators.eligibility.subjects import other_cluster, other_district
from validators.policy import Proof, Rule

SCOPE = Scope()

# years of titles and document numbers (《环境保护法（2014年修订）》, 〔2025〕3号) tell no period
_QUOTED = re.compile(r"《.*?》|[〔\[【（(]20\d\d(?:年?(?:修订|修正|修改|版|本))?[〕\]】）)]")
_YEAR = re.compile(r"(20\d\d)(?=年|[—–\-~～至到、.．/])")


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when every authority's letter is there and clean, else review naming what is missing."""
    documents = list({one.file: one for proof in rule.proofs for one in documents_for(case, proof)}.values())
    letters = letters_in(case, documents)
    lacking: list[str] = []
    evidence: list[Source] = []
    for proof in rule.proofs:
        problem, source = _letter(case, proof, [letter for letter in letters if letter.is_from(proof)])
        lacking += [problem] if problem else []
        evidence += [source] if source else []
    complete = "安全、质量、环境、网络和数据安全、税务、信用各部门的证明均已提交，均载明近三年未发生有关问题。"
    return all_or_review(case, lacking, evidence, complete)


def _letter(case: Case, proof: Proof, letters: list[Letter]) -> tuple[str | None, Source | None]:
    """What is wrong (None: nothing), and the passage found: one good letter is enough, one bad one is too much."""
    problem: str | None = proof.name
    source: Source | None = None
    good: Source | None = None
    for letter in letters:
        on_matter = speaking(letter.passages, proof.words)
        source = quote_first(on_matter) if on_matter else Source(letter.file)
        if asserts(letter.text, "something_happened"):
            return f"{proof.name}（《{letter.file}》载有需要核实的情况）", source
        clean = [passage for passage in on_matter if _clears(passage)]
        wrong = _wrong(case, letter, clean)
        if wrong is None:
            good = quote_first(clean)
        problem = f"{proof.name}（《{letter.file}》{wrong}）"
    return (None, good) if good else (problem, source)


def _wrong(case: Case, letter: Letter, clean: list[Passage]) -> str | None:
    """Why a letter without anything bad in it is still not enough."""
    if not clean:
        return "中未读到近三年未发生有关问题的表述"
    if other := other_cluster(case, letter.text):
        return f"写的是“{other}”，不是本集群"
    if district := other_district(case, letter.issuer):
        return f"由{district}的部门出具，不是本集群所在地"
    if not any(_covers_three_years(case, passage.text) for passage in clean):
        return "未写明覆盖近三年"
    if letter.year and case.year and letter.year < case.year:
        return f"出具于{letter.year}年，未覆盖近三年"
    return None


def _clears(passage: Passage) -> bool:
    """Whether it says that nothing happened, and not only nothing worse than the policy asks about."""
    clauses = asserting(passage.text, "nothing_happened")
    return any(not phrase("graver_only").search(clause) for clause in clauses)


def _covers_three_years(case: Case, text: str) -> bool:
    """近三年, or a period that begins with Y-3 or earlier."""
    said = _QUOTED.sub("", "".join(text.split()))
    years = [int(year) for year in _YEAR.findall(said)]
    return bool(phrase("three_years").search(said)) or bool(case.year and years and min(years) <= case.year - 3)
