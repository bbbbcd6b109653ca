"""Digital signatures of a PDF: who signed, and whether what was signed is still what stands there.

Only integrity is judged: no certificate is trusted, none is looked up, nothing is fetched. A signature is
intact, broken, or cannot be checked (seals of the national algorithms, unknown formats, damaged data); later
changes to the file that no signature covers are told apart from further signatures, which are no change.
"""

from __future__ import annotations

import hashlib
import logging
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.model import Box, Remark

_MARK = b"/ByteRange"
# how the signature is wrapped; of these the signed bytes are known
_DETACHED = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/PBAD.PAdES")
_TIMESTAMP = "/ETSI.RFC3161"
_MOST_PAGES = 5_000
_UNCHECKED = "证书是否可信未作核验"
# what was found of a signature: the remark's code and words
_FOUND = {
    "whole": ("signature", "所签内容自签名后未改动，签名覆盖整个文件"),
    "signed_again": ("signature", "所签内容自签名后未改动，其后只增加了签名等不涉及正文的信息"),
    "changed": ("signature_changed", "所签内容未改动，但签名之后文件又有改动，改动的内容不在签名范围内"),
    "broken": ("signature_broken", "签名校验未通过，现有内容与签名时不一致，或者签名数据已损坏"),
    "part": ("signature_unclear", "所签部分未改动，但签名没有覆盖整个文件，其余内容是否改动无法判定"),
    "unknown": ("signature_unclear", "签名所用的算法或格式不能核验，内容是否改动无法判定"),
}
_NO_FIELD = "文件含有电子签名数据，但没有与之对应的签名域，无法核验签名，请审核人员用PDF阅读软件查看"
_NOT_READ = "文件含有电子签名数据，但数据不完整或格式异常，无法核验签名，请审核人员用PDF阅读软件查看"


def signature_remarks(path: Path) -> tuple[Remark, ...]:
    """One remark for each digital signature of the PDF at `path`, in the order of signing; never raises.

    Codes: signature (what was signed is unchanged), signature_changed (unchanged, but the file was changed
    afterwards), signature_broken, signature_unclear (cannot be checked here).
    """
    if not _holds_signature(path):
        return ()
    try:
        return tuple(_remarks(path)) or (Remark("signature_unclear", _NO_FIELD),)
    except (Exception, RecursionError):
        # damaged structures lead the parser anywhere; none of it may cost the reading of the file
        return (Remark("signature_unclear", _NOT_READ),)


def _holds_signature(path: Path) -> bool:
    """Every signature says in plain bytes which bytes it covers."""
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(_MARK) >= 0
    except (OSError, ValueError):
        return False


def _remarks(path: Path) -> Iterator[Remark]:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    # its log tells of every oddity with a traceback; what matters of them becomes a remark
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    with path.open("rb") as stream:
        reader = PdfFileReader(stream, strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        fields = list(enumerate_sig_fields(reader, filled_status=True))
        names = {name for name, _, _ in fields}
        pages = _pages(reader)
        for name, _, field in fields:
            code, text = _judged(reader, name, field, names)
            page, bbox = _place(field, pages)
            yield Remark(code, text, page=page, bbox=bbox)


def _judged(reader: Any, name: str, field: Any, names: set[str]) -> tuple[str, str]:
    """The remark's code and text for one signature."""
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    who = "电子签名"
    try:
        signature = EmbeddedPdfSignature(reader, field, name)
        who = _signer(signature)
        found = _integrity(signature, names)
    except (Exception, RecursionError):
        found = "unknown"
    code, words = _FOUND[found]
    return code, f"{who}：{words}；{_UNCHECKED}"


def _integrity(signature: Any, names: set[str]) -> str:
    """A key of `_FOUND`."""
    intact = _is_intact(signature)
    if intact is None:
        return "unknown"
    if not intact:
        return "broken"
    try:
        return _later(signature, names)
    except (Exception, RecursionError):
        return "part"


def _signer(signature: Any) -> str:
    """电子签名，签名人“汕头市统计局”（证书颁发者“某某电子认证”），签名时间2025年4月3日10时20分."""
    kind = "电子时间戳" if signature.sig_object_type == "/DocTimeStamp" else "电子签名"
    certificate = signature.signer_cert
    subject, issuer = _name(certificate.subject.native), _name(certificate.issuer.native)
    words = f"{kind}，签名人“{subject}”（证书颁发者“{issuer}”）"
    moment = signature.self_reported_timestamp
    if moment is None:
        return words
    return f"{words}，签名时间{moment.year}年{moment.month}月{moment.day}日{moment.hour}时{moment.minute:02d}分"


def _name(parts: dict[str, Any]) -> str:
    for key in ("common_name", "organization_name", "organizational_unit_name"):
        value = parts.get(key)
        if value:
            return str(value[0] if isinstance(value, list) else value)
    return "未载明"


def _is_intact(signature: Any) -> bool | None:
    """Whether the signed bytes are those that were signed; None where the wrapping is not one we can check."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    wrapping = signature.sig_object.get("/SubFilter")
    digest = signature.compute_digest()
    if wrapping == _TIMESTAMP:
        content = signature.signed_data["encap_content_info"]["content"]
        stamped = content.parsed["message_imprint"]["hashed_message"].native
        if stamped != digest:
            return False
        digest, kind = hashlib.new(signature.md_algorithm, bytes(content)).digest(), "tst_info"
    elif wrapping in _DETACHED:
        kind = "data"
    else:
        return None
    intact, valid = validate_sig_integrity(signature.signer_info, signature.signer_cert, kind, digest)
    return bool(intact and valid)


def _later(signature: Any, names: set[str]) -> str:
    """What became of the file after this signature, whose own bytes are unchanged: a key of `_FOUND`."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    signature.compute_integrity_info()
    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "whole"
    if signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return "part"
    found = signature.diff_result
    if not isinstance(found, DiffResult) or found.modification_level > ModificationLevel.FORM_FILLING:
        return "changed"
    return "changed" if found.changed_form_fields - names else "signed_again"


# -- where a signature shows ------------------------------------------------------------------------


def _pages(reader: Any) -> list[Any]:
    """References to the pages in order, with what they inherit resolved by `_inherited`."""
    found: list[Any] = []
    waiting = [reader.root.raw_get("/Pages")]
    seen: set[Any] = set()
    while waiting and len(found) < _MOST_PAGES:
        reference = waiting.pop()
        node = reference.get_object()
        if getattr(reference, "reference", None) in seen:
            continue
        seen.add(getattr(reference, "reference", None))
        if "/Kids" in node:
            kids = node["/Kids"]
            waiting.extend(kids.raw_get(place) for place in reversed(range(len(kids))))
        else:
            found.append(reference)
    return found


def _place(field: Any, pages: list[Any]) -> tuple[int | None, Box | None]:
    """Page and box of the visible field, in points from the top left of the page as displayed."""
    try:
        field = field.get_object()
        widget = field if "/Rect" in field else field["/Kids"][0]
        number = _page_number(widget, pages)
        return number, None if number is None else _box(widget, pages[number - 1].get_object())
    except (Exception, RecursionError):
        return None, None


def _page_number(widget: Any, pages: list[Any]) -> int | None:
    own = widget.raw_get("/P").reference if "/P" in widget else None
    for number, page in enumerate(pages, 1):
        if page.reference == own:
            return number
    for number, page in enumerate(pages, 1):
        if any(mark.get_object() == widget for mark in page.get_object().get("/Annots", ())):
            return number
    return None


def _box(widget: Any, page: Any) -> Box | None:
    x0, y0, x1, y1 = (float(side) for side in widget["/Rect"])
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if x1 - x0 < 1 or y1 - y0 < 1:
        return None
    area = _inherited(page, "/CropBox") or _inherited(page, "/MediaBox")
    left, bottom, right, top = (float(side) for side in area)
    turn = int(_inherited(page, "/Rotate") or 0) % 360
    boxes = {
        0: (x0 - left, top - y1, x1 - left, top - y0),
        90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: (top - y1, right - x1, top - y0, right - x0),
    }
    found = boxes[turn]
    return round(found[0], 2), round(found[1], 2), round(found[2], 2), round(found[3], 2)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(50):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    return None
