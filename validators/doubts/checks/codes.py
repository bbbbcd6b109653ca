"""A unified social credit code that fails its own check character or format.

Silent where the field is empty; one finding for each code. In a scan the recogniser is the likelier one to have
erred: there it is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.identifiers import plain, uscc_is_valid
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

check = Check("uscc_check", "identifier", "query", "二（三）1", "统一社会信用代码校验不符")

_ASK = "可能的原因：抄录笔误（如0与O、1与I、8与B混淆）或扫描识别有误，不说明企业不存在。请核对营业执照。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    seen: set[str] = set()
    for roster in (*subject.rosters("enterprise"), *subject.rosters("title")):
        for entry in roster.entries:
            code = plain(entry.fields.get("uscc", ""))
            if not code or code in seen or uscc_is_valid(code) or not any(letter.isdigit() for letter in code):
                continue
            seen.add(code)
            why = f"共{len(code)}位，应为18位" if len(code) != 18 else "末位校验字符不符或含有不允许的字符"
            firm = entry.fields.get("name", "名称未填")
            yield Draft(
                key=code,
                message=f"{firm}的统一社会信用代码“{entry.fields['uscc']}”（{place(entry.source)}）{why}。{_ASK}",
                sources=(entry.source,),
                severity="note" if subject.is_scan(roster.file) else None,
            )
