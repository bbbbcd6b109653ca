"""Another district's name left in the narrative of the form or the plan.

Text taken over from another application keeps its places. A place belongs here when it lies in the district
of the applicant, of its proofs' issuers or of a town in its firm list. A foreign place is expected, and left
alone, in names of firms, schools and offices, and in sentences about markets, cooperation, neighbours,
comparisons or traffic, or that also name the own district.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Passage
from validators.doubts.check import Check, Draft
from validators.doubts.home import home_districts
from validators.doubts.places import places
from validators.doubts.subject import Subject
from validators.doubts.wording import place

check = Check("copied_place", "reuse", "query", "二（三）1", "文字说明中留有其他区县地名")

_EXPECTED = re.compile(
    r"合作|协作|协同|辐射|带动|联动|对接|联合|周边|相邻|毗邻|邻近|接壤|接续|销往|销售|来自|采购|供应|配套|相比|高于|低于|"
    r"优于|位居|排名|全市|各区|各县|区县|转移|迁|搬|距|高速|铁路|港|机场|交流|学习|考察|展会|参展|共建|对口|帮扶|总部|分厂|仓"
)
_BODY = (
    r"[^，。；、！？“”（）()\n]{0,24}(公司|厂|大学|学院|学校|研究院|研究所|研究中心|实验室|"
    r"协会|商会|法院|局|银行|集团|医院|合作社)"
)
_ROLES = ("application_form", "development_plan")


@check
def find(subject: Subject) -> Iterator[Draft]:
    home = home_districts(subject)
    if not home:
        return
    found: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for passage in subject.case.passages:
        if passage.role in _ROLES:
            for sentence in re.split(r"(?<=[。；！？\n])", passage.text):
                for district in _foreign(sentence, home):
                    found[district].append((passage, sentence.strip()))
    for district, sentences in sorted(found.items()):
        yield _draft(district, sentences)


def _foreign(sentence: str, home: set[str]) -> Iterator[str]:
    """Districts not its own that the sentence speaks of as if they were."""
    if not places().any_name.search(sentence):
        return
    if _EXPECTED.search(sentence) or any(name in sentence for name in home):
        return
    for district, towns in places().districts.items():
        if district in home:
            continue
        for word in (district, *towns):
            if re.search(rf"{word}(?!{_BODY})", sentence):
                yield district
                break


def _draft(district: str, sentences: list[tuple[Passage, str]]) -> Draft:
    shown = "；".join(f"“{sentence[:80]}”（{place(passage.source)}）" for passage, sentence in sentences[:4])
    return Draft(
        key=district,
        message=(
            f"文字说明中以{district}（含所属镇街）的地名叙述本集群情况：{shown}。可能的原因：套用其他材料的文字未改净、"
            "集群确实跨区。请申报单位核对该段内容是否属于本集群，并更正。"
        ),
        sources=tuple(dict.fromkeys(passage.source for passage, _ in sentences)),
    )
