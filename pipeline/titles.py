"""The titles that lists name their firms by."""

from __future__ import annotations

import re

from pipeline.model import Entry

# Chinese names of titles as printed in lists, first match wins. 省级/市级单项冠军 is not the national title.
_PRINTED = (
    ("little_giants", re.compile(r"小巨人")),
    ("champions_other", re.compile(r"(省级?|市级?).*单项冠军")),
    ("champions_national", re.compile(r"(国家级?|工信部|全国).*单项冠军")),
    ("srdi_provincial", re.compile(r"专精特新")),
    ("innovative_smes", re.compile(r"创新型中小")),
    ("chain_leaders", re.compile(r"链主")),
    ("hnte", re.compile(r"高新技术企业|高企")),
)
TITLES = tuple(code for code, _ in _PRINTED)


def title_indicator(entry: Entry) -> str | None:
    """The indicator that counts the title of a row."""
    words = entry.fields.get("title", "")
    return next((code for code, pattern in _PRINTED if pattern.search(words)), None)
