"""Labels that ask for words instead of figures, and the facts they ask for (`fact_labels.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

_BRACKETS = re.compile(
    r"[（(].*?[）)]|[：:\s*＊]|^\d+[.、．]|^[一二三四五六七八九十]+、|^[（(][一二三四五六七八九十]+[）)]"
)


@cache
def _names() -> dict[str, str]:
    """Fact by label, blanks and brackets squeezed out."""
    table = yaml.safe_load(files("extractors.figures.meaning").joinpath("fact_labels.yaml").read_text(encoding="utf-8"))
    declared = msgspec.convert(table, dict[str, tuple[str, ...]])
    return {_plain(label): fact for fact, labels in declared.items() for label in labels}


def _plain(label: str) -> str:
    return _BRACKETS.sub("", label)


def facts_named(label: str) -> list[str]:
    """The facts a label asks for: one, or several joined by 及 or 和 (联系人及电话)."""
    plain = _plain(label)
    plain = re.sub("^(?:是否)?(?:属于|为|属)?(?=高)", "", plain)
    if plain in _names():
        return [_names()[plain]]
    parts = re.split("[及和、/／与]", plain)
    found = [_names().get(p) for p in parts]
    return [f for f in found if f] if len(parts) > 1 and all(found) else []
