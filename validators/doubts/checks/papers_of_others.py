"""Papers whose title speaks of another district or another cluster.

Titles of all papers and the words of proofs are looked at; a paper that also names the own district is in order.
Names are the same when one's letters stand in the other in their order, so that short forms raise nothing.
Scans are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Document, Source
from pipeline.names import is_short_for
from validators.doubts.check import Check, Draft
from validators.doubts.home import own_districts
from validators.doubts.papers import PROOFS
from validators.doubts.places import places
from validators.doubts.subject import Subject
from validators.doubts.wording import place

districts = Check("paper_elsewhere", "reuse", "query", "二（三）1", "材料写的是其他区县")
clusters = Check("paper_other_cluster", "reuse", "query", "二（三）1", "材料写的是其他集群")

_CLUSTER = re.compile(
    r"(?:^|关于|同意|成立|设立|《|[，。；、：\s])([^，。；、：《》\s]{4,40}?)(?:中小企业)?(?:特色)?产业集群"
)
_GENERIC = re.compile(
    "广东省?|汕头市?|市级?|省级?|国家级?|中小企业|特色|优势|培育|认定|申报|促进|关于|同意|成立|设立|的"
)
# 以上数据仅供申报市级产业集群使用: what the paper is for
_PURPOSE = re.compile("仅供|仅限|仅用于|用于|供.{0,6}(?:申报|认定|使用)")


@districts
def find_districts(subject: Subject) -> Iterator[Draft]:
    home = own_districts(subject)
    for document, text, source in _texts(subject) if home else ():
        named = places().districts_in(text)
        if named and not named & home:
            yield Draft(
                key=f"{document.file}|{'|'.join(sorted(named))}",
                message=(
                    f"《{document.file}》写的是{'、'.join(sorted(named))}：“{text[:80]}”（{place(source)}），而集群在"
                    f"{'、'.join(sorted(home))}。可能的原因：误装其他申报材料、套用模板未改净。请申报单位核对并更换。"
                ),
                sources=(source,),
            )


@clusters
def find_clusters(subject: Subject) -> Iterator[Draft]:
    own = [fact.value for fact in subject.case.facts if fact.name == "cluster_name" and _is_form(subject, fact.source)]
    own += [fact.value for fact in subject.case.facts if fact.name == "leading_industry"]
    if not own:
        return
    seen: set[str] = set()
    for document, text, source in _texts(subject):
        for name in _CLUSTER.findall(text):
            if document.file not in seen and _is_other(name, own):
                seen.add(document.file)
                yield Draft(
                    key=document.file,
                    message=(
                        f"《{document.file}》写的是“{name}产业集群”（{place(source)}），而申报的集群为“{own[0]}”。可能的原因：误装其他申报"
                        "材料、套用模板未改净、集群曾用其他名称。请申报单位核对并更换或说明。"
                    ),
                    sources=(source,),
                )


def _texts(subject: Subject) -> Iterator[tuple[Document, str, Source]]:
    """Titles of all papers, then the words of proofs, with their place."""
    for document in subject.case.documents:
        if document.title and not document.ocr_pages:
            yield document, document.title, Source(file=document.file, text=document.title)
    for passage in subject.case.passages:
        found = subject.documents.get(passage.source.file)
        if found and found.role in PROOFS and not found.ocr_pages and found.role != "audit_report":
            yield found, passage.text, passage.source


def _is_form(subject: Subject, source: Source) -> bool:
    return subject.role(source.file) == "application_form"


def _is_other(name: str, own: list[str]) -> bool:
    """Whether a cluster's name has neither its letters in one of ours nor ours in it."""
    plain = "" if _PURPOSE.search(name) else _plain(name)
    return len(plain) > 1 and not any(
        is_short_for(plain, _plain(one)) or is_short_for(_plain(one), plain) for one in own
    )


def _plain(name: str) -> str:
    """The name without places and without what all clusters are called."""
    plain = re.sub(r"(?:中小企业)?(?:特色)?产业集群.*$", "", name)
    for district in places().districts:
        plain = plain.replace(district, "")
    return _GENERIC.sub(
        "", re.sub("国家高新技术产业开发区|高新区|综合保税区|综保区|华侨经济文化合作试验区|华侨试验区", "", plain)
    )
