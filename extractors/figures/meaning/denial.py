"""Numbers that a sentence says of no cluster: denied, withdrawn, demanded by a policy, or of what is still waiting."""

from __future__ import annotations

import re

from extractors.figures.meaning.standing import without_names
from extractors.quantity import Amount

# -- denied, supposed, withdrawn
_DENIED = re.compile(r"未(?:达|能|发生)?(?!来)|没有|并非|不是|尚无")
_IF = re.compile(r"曾?提出|若(?!干)|如果|假如|如能|倘若|假设|一旦")
# 原报73.2%，此前报送的13.2%作废
_WITHDRAWN = re.compile(r"(?:原|误|错|曾)(?:报|填|写|统计)(?:送|为|数)*|更正前|修正前|更正为?前|此前(?:报送|填报|上报)")
# 由55.1亿元修订为56.2亿元
_REVISED = re.compile(r"\s*(?:经核实)?(?:调整|修订|修正|更正|订正|核减|核增)(?:为|至|到|成)")
_VOID = re.compile(r"\s*(?:[（(][^（）()]*[）)])?(?:的)?(?:作废|有误|系笔误|错误|不实)")
# -- asked for
_DEMANDED_BY = re.compile(
    r"要求|规定|(?:认定|申报|基本|准入|政策)条件|条件[为是：:]|认定标准|门槛|应当?(?!用)|须|不得|原则上"
)
# 年均增长率不低于10%、拥有量不低于10个的要求已经达到
_DEMANDED_LATER = re.compile("的(?:认定|申报|基本|政策|准入)?(?:要求|条件|规定|门槛|标准(?!煤|化))")
_DEMANDED_AFTER = re.compile(
    r"\s*(?:”|的|这一|规定|认定|申报|基本|政策|准入)*(?:要求|条件|规定|标准(?!煤|化)|门槛|红线|底线)"
)
# 每万人26.6件（条件：10件）
_DEMANDED_IN_BRACKETS = re.compile(
    r"[（(]\s*(?:认定|申报|政策)?(?:条件|要求|标准|门槛|指标要求)(?:值)?\s*[为是：:]?\s*[≥≤＞＜><]*$"
)
# 不足300,000万元的不予受理, 达到10家以上方可申报
_REFUSED = re.compile(
    r"[^，,；;。\d]{0,6}?的?\s*[，,]?\s*(?:一律|原则上|将|均|则)?"
    r"(?:不予|不得|不能(?:申|推|认)|不受理|不推荐|方可|方能|才能|才可|取消|撤销|一票否决|予以(?:取消|撤销|退回))"
)
# 总产值30亿元以上得10分，每增加10亿元加1分
_SCORED = re.compile(r"(?:(?:可|各|再|最多|最高)?[得计加扣给记减])\s*\d+(?:\.\d+)?\s*分(?![之点])")
_OUGHT = re.compile(r"(?:应当?|须|必须|不得)(?:达到|达|在|为|有|是)?$")
# 两项占比均高于70% bounds several figures and is none
_OF_SEVERAL = re.compile(r"(?:[两二三四五六各几]|以上|上述)(?:项|者|个|类|组)\S{0,8}均")
# -- instructions, what waits, others, marks on the way
# 例如工业总产值为52.30亿元的，填“523000”: how a form is to be filled in
_EXAMPLE = re.compile(
    r"例如|比如|譬如|举例|示例|例[：:]|^\s*[（(]?如(?![期今何下果能意愿同此数约实])|填(?:写|报|列)?(?:为|成|作)?\s*[“”\"「『]?\s*$"
)
_TO_FILL_IN = re.compile(r"[^，,。；;（(\d]{0,8}[，,]?\s*(?:应|则|可|请)?填(?:写|报|列)?(?:为|成|作)?\s*[“”\"「『\d]")
# 4家企业已列入小巨人培育库
_IN_WAITING = re.compile(r"(?:培育|后备|储备|种子|孵化)库|(?:培育|后备|储备)(?:对象|名单|企业)|候选企业")
# 另有5家企业正在申报, 发明专利7件，属合作开发，未计入
_PENDING = re.compile(r"\s*企业?(?:正在|拟|准备|计划|待|有望)(?:申报|申请|认定|培育|评审)")
_NOT_COUNTED = re.compile("[^；;。]{0,30}(?:不|未|均不|均未)(?:计入|列入|纳入|包含在内|含在内)")
# 中山某灯饰集群有企业640家
_SOME_OTHER = re.compile("某[一-龥]{0,10}?(?:集群|县|市|区|镇)")
# 首次突破80亿元大关，达到85.6亿元: a mark that was passed, the figure follows
_PASSED = re.compile(r"(?:突破|跨过|跨越|迈上|迈过|跃上|站上|登上|冲破)了?[\d.,万亿千百元家件人%]*$")
_MARK = re.compile(r"\s*(?:大关|台阶|关口|门槛|[，,]\s*(?:已|并)?(?:达到?|为|实现|至)\s*[约近]?\d)")
_REST_OF_CLAUSE = re.compile("[^，,；;。]*")


def is_denied(sentence: str, amount: Amount) -> bool:
    """Whether a sentence says its number of no cluster."""
    before = sentence[: amount.start]
    clause = sentence[max(before.rfind(mark) for mark in "，,；：") + 1 : amount.end]
    rest = _REST_OF_CLAUSE.match(sentence, amount.end)
    after = rest[0] if rest else ""
    return (
        _is_taken_back(sentence, amount, clause)
        or _is_demanded(sentence, amount, clause, after)
        or _is_told_how(sentence, amount, clause)
        or _is_not_here(sentence, amount, clause + after)
    )


def _is_taken_back(sentence: str, amount: Amount, clause: str) -> bool:
    """Whether a number is denied, supposed or withdrawn."""
    said = _DENIED.search(clause) or _WITHDRAWN.search(clause) or _IF.search(sentence, 0, amount.start)
    return bool(said or _VOID.match(sentence, amount.end) or _REVISED.match(sentence, amount.end))


def _is_demanded(sentence: str, amount: Amount, clause: str, after: str) -> bool:
    """Whether a number is a condition, or the step of a score."""
    if _DEMANDED_AFTER.match(sentence, amount.end) or _SCORED.search(after):
        return True
    if amount.hedge and _OF_SEVERAL.search(clause):
        return True
    before = sentence[: amount.start]
    if amount.hedge not in ("above", "below") and not _OUGHT.search(before):
        return False
    later = _REFUSED.match(sentence, amount.end) or _DEMANDED_LATER.search(after)
    return bool(later or _DEMANDED_BY.search(without_names(before)))


def _is_told_how(sentence: str, amount: Amount, clause: str) -> bool:
    """Whether a number is one of the instructions: an example of what to fill in, a condition noted in brackets."""
    before = sentence[: amount.start]
    said = before[max(before.rfind(mark) for mark in "，,；;。\n") + 1 :]
    if _EXAMPLE.search(clause[: len(clause) - (amount.end - amount.start)]) or _EXAMPLE.search(said):
        return True
    return bool(_TO_FILL_IN.match(sentence, amount.end) or _DEMANDED_IN_BRACKETS.search(before))


def _is_not_here(sentence: str, amount: Amount, whole: str) -> bool:
    """Whether a number is of what is waiting, not counted in, elsewhere, or was only a mark on the way."""
    waiting = _IN_WAITING.search(whole) or _PENDING.match(sentence, amount.end)
    aside = _NOT_COUNTED.match(sentence, amount.end) or _SOME_OTHER.search(sentence, 0, amount.start)
    passed = _PASSED.search(sentence[: amount.end]) and _MARK.match(sentence, amount.end)
    return bool(waiting or aside or passed)
