"""How rows of lists are named in findings."""

from __future__ import annotations

from pipeline.model import Entry


def firm_words(entry: Entry) -> str:
    """汕头市某某有限公司（9144…）."""
    code = entry.fields.get("uscc")
    name = entry.fields.get("name", "名称未填")
    return f"{name}（{code}）" if code else name
