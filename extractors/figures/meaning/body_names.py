"""Names of offices and associations, whose words are no subject of a figure: 区中小企业局, 出口商会, 就业服务中心."""

from __future__ import annotations

import re

_TAIL = re.compile(
    r"(?:企业|公共|服务|发展|促进|指导|管理|统计|培育|合作|工作|事务|和|与){0,4}"
    r"(?:"
    r"(?:局|科|处|股|署|办|办公室|专班)(?=[^一-龥]|$|(?:负责|提供|出具|审核|核定|统计|填报|确认|印发|牵头|主办|盖章))"
    r"|(?:促进|服务|发展|指导|管理|事务)中心|促进会|协会|商会|联合会|学会|联谊会|服务窗口"
    r")"
)


def end_of_body_name(text: str, end: int) -> int | None:
    """Where the name of a body ends that a word ending at `end` is part of; None where it is part of none."""
    tail = _TAIL.match(text, end)
    return tail.end() if tail else None
