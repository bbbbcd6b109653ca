"""A tracked change in a Word file: the first amount with decimals was another one before."""

from __future__ import annotations

import copy
import re
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from sample_docs import word_kit

_AMOUNT = re.compile(r"\d{2,}\.\d{2}|\d{6,}|\d{3},\d{3}")


def track_change(path: Path, author: str) -> None:
    """Puts a deleted run with a smaller number before the run of an amount, which becomes an inserted one."""
    document = Document(str(path))
    run = next(run for run in document.element.body.iter(qn("w:r")) if _AMOUNT.search("".join(run.itertext())))
    said = "".join(run.itertext())
    number = _AMOUNT.search(said)
    if number is None:
        raise ValueError("no amount to change")
    before = said[: number.start()] + str(int(said[number.start()]) - 1 or 9) + said[number.start() + 1 :]
    attributes = f'w:id="901" w:author="{author}" w:date="2025-04-20T18:02:00Z"'
    inserted = parse_xml(f"<w:ins {nsdecls('w')} {attributes}/>")
    deleted = parse_xml(
        f"<w:del {nsdecls('w')} {attributes.replace('901', '902')}><w:r><w:delText>{before}</w:delText></w:r></w:del>"
    )
    run.addprevious(deleted)
    run.addprevious(inserted)
    inserted.append(copy.deepcopy(run))
    run.getparent().remove(run)
    word_kit.save(document, path)
