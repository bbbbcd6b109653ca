"""Who a file says it was written by: somebody of another district, or one office for several applications.

Only noted: an author's name stays in every file that is made from an older one. Names that software gives by
itself say nothing, nor does an office that most applications of the batch name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Source
from pipeline.names import office_key
from validators.doubts.check import Check, Draft
from validators.doubts.holders import Holders, holders, named, others
from validators.doubts.home import home_districts
from validators.doubts.places import places
from validators.doubts.subject import Batch, Subject

foreign = Check("foreign_author", "reuse", "note", "二（三）1", "文件属性中有其他区县的名称")
shared = Check("shared_author", "reuse", "note", "二（三）1", "多件申报由同一机构编写")

_NAMES = {"author": "作者", "last_modified_by": "最后保存者", "company": "单位", "manager": "经理", "title": "标题"}
_OFFICE = re.compile(r"(公司|事务所|咨询|策划|研究院|研究所|中心|协会|商会|传媒|科技|管委会|局|委员会|办公室)")
_ROLES = ("application_form", "development_plan", "enterprise_list", "patent_list", "title_list")
_MOST = 5


@foreign
def find_foreign(subject: Subject) -> Iterator[Draft]:
    home = home_districts(subject)
    if not home:
        return
    for file, stated in subject.case.properties.items():
        for property, words in _NAMES.items():
            elsewhere = places().districts_in(stated.get(property, "")) - home
            if elsewhere and subject.role(file) in _ROLES:
                yield Draft(
                    key=f"{file}|{property}",
                    message=(
                        f"《{file}》的文件属性“{words}”为“{stated[property]}”，含有其他区县的名称。"
                        "多为套用旧文件所留，请审核人员留意文字是否为本集群所写。"
                    ),
                    sources=(Source(file, text=stated[property]),),
                )


@shared
def find_shared(subject: Subject) -> Iterator[Draft]:
    known = subject.batch.once(_holders)
    for office, (file, printed) in _offices(subject).items():
        elsewhere = others(subject, known, (office,))
        if elsewhere and len(elsewhere) < _MOST:
            yield Draft(
                key=office,
                message=(
                    f"《{file}》的文件属性写明由“{printed}”编写，申报材料{named(elsewhere)}的文件也是如此。"
                    "委托同一机构编写并无不可，请审核人员留意两份材料的文字和数据是否各有依据。"
                ),
                sources=(Source(file, text=printed),),
                related=elsewhere,
            )


def _offices(subject: Subject) -> dict[str, tuple[str, str]]:
    """Offices and firms that the application's own papers name as their authors: the file and the name."""
    found: dict[str, tuple[str, str]] = {}
    for file, stated in subject.case.properties.items():
        if subject.role(file) not in _ROLES:
            continue
        for property in ("author", "last_modified_by", "company"):
            printed = stated.get(property, "")
            if _OFFICE.search(printed):
                found.setdefault(office_key(printed), (file, printed))
    return found


def _holders(batch: Batch) -> Holders:
    return holders(batch, _offices)
