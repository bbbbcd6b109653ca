"""Whether a figure is fact, first count, estimate or aim, or no claim at all, as the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.figures.meaning.language import read
from extractors.figures.meaning.vocabulary import measures
from extractors.quantity import Amount
from pipeline.model import FigureStatus

_AIM = re.compile(
    r"力争|目标|计划|规划(?!建设|范围|区|红线|面积)|争取|将(?:达|突破|超|提|增|实现)|有望|预期|未来|今后|下一步|“?十五五”?|展望|到20[3-9]\d年"
)
_ESTIMATE = re.compile(r"预计|预估|估计|估算|测算约")
_PRELIMINARY = re.compile(r"快报|初步(?:核算|统计|测算)?|初核|预报")
# One of these stands in whatever any of the above, or _DONE, finds: most clauses say nothing of the kind
_MAY_SAY = re.compile(
    "力争|目标|计划|规划|争取|将|有望|预期|未来|今后|下一步|十五五|展望|到20|预计|预估|估计|估算|测算约|快报|初步|初核|预报"
    "|实际|实绩|完成情况|执行情况|达成|基期|基准年|现状"
)
_AIM_IN_LABEL = re.compile("目标|规划|计划|力争|预期")
_CALLED = re.compile(
    r"\s*[（(]?(?:系|为|是|属于?|均为)?(?:快报|初步(?:核算|统计|测算)?|初核|预计|预估|估计)数?(?=[据）)，,。；;]|$)"
)
_DONE = re.compile("实际|实绩|完成情况|执行情况|达成|基期|基准年|现状")
_DENIED = re.compile(r"未(?:达|能|发生)?(?!来)|没有|并非|不是|尚无")
_IF = re.compile(r"曾?提出|若(?!干)|如果|假如|如能|倘若|假设|一旦")
_DEMANDED_BY = re.compile(
    r"要求|规定|(?:认定|申报|基本|准入|政策)条件|条件[为是：:]|认定标准|门槛|应当?(?!用)|须|不得|原则上"
)
# 年均增长率不低于10%、拥有量不低于10个的要求已经达到
_DEMANDED_LATER = re.compile("的(?:认定|申报|基本|政策|准入)?(?:要求|条件|规定|门槛|标准(?!煤|化))")
# 不足300,000万元的不予受理, 达到10家以上方可申报
_REFUSED = re.compile(
    r"[^，,；;。\d]{0,6}?的?\s*[，,]?\s*(?:一律|原则上|将|均|则)?"
    r"(?:不予|不得|不能(?:申|推|认)|不受理|不推荐|方可|方能|才能|才可|取消|撤销|一票否决|予以(?:取消|撤销|退回))"
)
_REST_OF_CLAUSE = re.compile("[^，,；;。]*")
# 总产值30亿元以上得10分，每增加10亿元加1分
_SCORED = re.compile(r"(?:(?:可|各|再|最多|最高)?[得计加扣给记减])\s*\d+(?:\.\d+)?\s*分(?![之点])")
# 原报73.2%，此前报送的13.2%作废
_WITHDRAWN = re.compile(r"(?:原|误|错|曾)(?:报|填|写|统计)(?:送|为|数)*|更正前|修正前|更正为?前|此前(?:报送|填报|上报)")
# 由55.1亿元修订为56.2亿元
_REVISED = re.compile(r"\s*(?:经核实)?(?:调整|修订|修正|更正|订正|核减|核增)(?:为|至|到|成)")
_VOID = re.compile(r"\s*(?:[（(][^（）()]*[）)])?(?:的)?(?:作废|有误|系笔误|错误|不实)")
# 例如工业总产值为52.30亿元的，填“523000”: how a form is to be filled in
_EXAMPLE = re.compile(
    r"例如|比如|譬如|举例|示例|例[：:]|^\s*[（(]?如(?![期今何下果能意愿同此数约实])|填(?:写|报|列)?(?:为|成|作)?\s*[“”\"「『]?\s*$"
)
_TO_FILL_IN = re.compile(r"[^，,。；;（(\d]{0,8}[，,]?\s*(?:应|则|可|请)?填(?:写|报|列)?(?:为|成|作)?\s*[“”\"「『\d]")
# 每万人26.6件（条件：10件）
_DEMANDED_IN_BRACKETS = re.compile(
    r"[（(]\s*(?:认定|申报|政策)?(?:条件|要求|标准|门槛|指标要求)(?:值)?\s*[为是：:]?\s*[≥≤＞＜><]*$"
)
# 4家企业已列入小巨人培育库
_IN_WAITING = re.compile(r"(?:培育|后备|储备|种子|孵化)库|(?:培育|后备|储备)(?:对象|名单|企业)|候选企业")
# 另有5家企业正在申报, 发明专利7件，属合作开发，未计入
_PENDING = re.compile(r"\s*企业?(?:正在|拟|准备|计划|待|有望)(?:申报|申请|认定|培育|评审)")
_NOT_COUNTED = re.compile("[^；;。]{0,30}(?:不|未|均不|均未)(?:计入|列入|纳入|包含在内|含在内)")
_OUGHT = re.compile(r"(?:应当?|须|必须|不得)(?:达到|达|在|为|有|是)?$")
# 两项占比均高于70% bounds several figures and is none
_OF_SEVERAL = re.compile(r"(?:[两二三四五六各几]|以上|上述)(?:项|者|个|类|组)\S{0,8}均")
# 中山某灯饰集群有企业640家
_SOME_OTHER = re.compile("某[一-龥]{0,10}?(?:集群|县|市|区|镇)")
# 首次突破80亿元大关，达到85.6亿元: a mark that was passed, the figure follows
_PASSED = re.compile(r"(?:突破|跨过|跨越|迈上|迈过|跃上|站上|登上|冲破)了?[\d.,万亿千百元家件人%]*$")
_MARK = re.compile(r"\s*(?:大关|台阶|关口|门槛|[，,]\s*(?:已|并)?(?:达到?|为|实现|至)\s*[约近]?\d)")
_DEMANDED_AFTER = re.compile(
    r"\s*(?:”|的|这一|规定|认定|申报|基本|政策|准入)*(?:要求|条件|规定|标准(?!煤|化)|门槛|红线|底线)"
)


def without_names(text: str) -> str:
    """The text less the names of what is measured: 规划用地面积 is no plan."""
    for word in reversed(read(text, None).concepts):
        if word.code in measures():
            text = text[: word.start] + " " + text[word.end :]
    return text


def status_said(labels: Iterable[str]) -> FigureStatus:
    """What labels and heads say of the standing of their value, the nearest first: 2024年实际 under 上一轮规划."""
    for label in labels:
        if not _MAY_SAY.search(label):
            continue
        text = without_names(label)
        said = _status(text, _AIM_IN_LABEL)
        if said != "actual" or _DONE.search(text):
            return said if not _DONE.search(text) or said != "target" else "actual"
    return "actual"


def status_told(clause: str) -> FigureStatus:
    """What a clause says of the standing of its number."""
    return _status(without_names(clause), _AIM) if _MAY_SAY.search(clause) else "actual"


def _status(text: str, aim: re.Pattern[str]) -> FigureStatus:
    if _PRELIMINARY.search(text):
        return "preliminary"
    if _ESTIMATE.search(text):
        return "estimate"
    return "target" if aim.search(text) else "actual"


def status_behind(rest: str) -> FigureStatus:
    """What stands right behind a number: 62.3亿元系快报数, 63.3亿元（预计数）."""
    said = _CALLED.match(rest)
    return _status(said[0], _AIM_IN_LABEL) if said else "actual"


def is_future(period: str | None, year: int | None) -> bool:
    """Whether a period is not yet over in the application year; a month of that year may be (截至2025年2月)."""
    if period is None or year is None:
        return False
    stated = int(period[:4])
    return stated > year or (stated == year and not re.fullmatch(r"\d{4}(?:Q1|-\d\d(?:/\d{4}-\d\d)?)", period))


def is_denied(sentence: str, amount: Amount) -> bool:
    """Whether a sentence says its number of no cluster: denied, supposed, or asked for by a policy."""
    before = sentence[: amount.start]
    clause = sentence[max(before.rfind(mark) for mark in "，,；：") + 1 : amount.end]
    if _DENIED.search(clause) or _IF.search(before) or _DEMANDED_AFTER.match(sentence, amount.end):
        return True
    if _PENDING.match(sentence, amount.end) or _NOT_COUNTED.match(sentence, amount.end):
        return True
    rest = _REST_OF_CLAUSE.match(sentence, amount.end)
    if _is_told_how(sentence, amount, clause) or _IN_WAITING.search(clause + (rest[0] if rest else "")):
        return True
    if _SOME_OTHER.search(before):
        return True
    if _PASSED.search(sentence[: amount.end]) and _MARK.match(sentence, amount.end):
        return True
    if _WITHDRAWN.search(clause) or _VOID.match(sentence, amount.end) or _REVISED.match(sentence, amount.end):
        return True
    if amount.hedge and _OF_SEVERAL.search(clause):
        return True
    bound = amount.hedge in ("above", "below") or bool(_OUGHT.search(before))
    if rest and _SCORED.search(rest[0]):
        return True
    if bound and _REFUSED.match(sentence, amount.end):
        return True
    if bound and rest and _DEMANDED_LATER.search(rest[0]):
        return True
    return bound and bool(_DEMANDED_BY.search(without_names(before)))


def _is_told_how(sentence: str, amount: Amount, clause: str) -> bool:
    """Whether a number is one of the instructions: an example of what to fill in, a condition noted in brackets."""
    before = sentence[: amount.start]
    said = before[max(before.rfind(mark) for mark in "，,；;。\n") + 1 :]
    if _EXAMPLE.search(clause[: len(clause) - (amount.end - amount.start)]) or _EXAMPLE.search(said):
        return True
    return bool(_TO_FILL_IN.match(sentence, amount.end) or _DEMANDED_IN_BRACKETS.search(before))
