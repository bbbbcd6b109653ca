"""A digital signature that no longer fits the file, or a file changed after it was signed.

A signature that cannot be checked here is no doubt: seals of the national algorithms are common and sound.
Further signatures after the first one are no change.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Remark
from validators.doubts.check import Check, Draft
from validators.doubts.remarks import by_file, source_of
from validators.doubts.subject import Subject

check = Check("signature_not_whole", "integrity", "query", "二（三）1", "电子签名未通过校验或签名后有改动")

_DOUBTFUL = ("signature_broken", "signature_changed")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for file, remarks in by_file(subject, *_DOUBTFUL).items():
        yield Draft(
            key=file,
            message=(
                f"《{file}》的电子签名需要核实：{'。'.join(_words(remark) for remark in remarks)}。"
                "可能的原因：签名后又用软件另存、合并、加页码或者批注，或者传送中损坏。"
                "请申报单位提交签名后未再处理的原始电子文件，或者加盖实物印章的原件扫描件。"
            ),
            sources=tuple(source_of(file, one) for one in remarks),
        )


def _words(remark: Remark) -> str:
    return f"第{remark.page}页{remark.text}" if remark.page is not None else remark.text
