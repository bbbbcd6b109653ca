"""Lines that join a label to its value with something else than a colon, brought to `label：value`.

    集群总产值…………85.6亿元        小巨人企业——6家        总产值（亿元）＝85.6
    总产值【85.6亿元】              - 税收 → 3.2亿元       从业人员 = 8171人

Only a whole line that is a short label and a value is one; running text keeps its dashes and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figures.meaning.filled_in import Filled
from extractors.figures.meaning.language import read

_LONGEST_VALUE = 70
_PAUSE = re.compile("[，。；,;]")
_NUMBER_FIRST = re.compile(r"\s*[约近超逾]?[\d０-９]")
_JOINT = r"…(?:[…\s]*…|[ \u3000]{3,})|[.．·]{4,}|—{2,}|[＝=]|→|->|=>|\t+|\u3000{2,}| {3,}"
_JOINED = re.compile(
    rf"(?P<label>[^：:。；;，,？?□☑\n→＝=]{{2,40}}?)(?P<joint>\s*(?:{_JOINT})\s*)(?P<value>[^\n]*?[^\s（(])(?P<close>)\s*"
)
_BRACKETED = re.compile(
    r"(?P<label>[^：:。；;，,？?□☑\n【〔\[]{2,40}?)(?P<joint>\s*(?:【|〔|\[|[（(](?=\s*[\d０-９約约近超]))\s*)"
    r"(?P<value>[^\n]*?)(?P<close>\s*[】〕\])）])\s*"
)


def joined(form: Filled) -> Filled:
    """The text with colons for such joints; what is dropped leaves the places of the rest as they were."""
    text = list(form.text)
    dropped: set[int] = set()
    for start, end in _lines(form.text):
        line = form.text[start:end]
        match = _JOINED.fullmatch(line) or _BRACKETED.fullmatch(line)
        if match is None or not _is_entry(match["label"], match["value"]):
            continue
        first, last = match.span("joint")
        text[start + first] = "："
        dropped.update(range(start + first + 1, start + last))
        dropped.update(range(start + match.start("close"), start + match.end("close")))
    if not dropped and "".join(text) == form.text:
        return form
    kept = [i for i in range(len(text)) if i not in dropped]
    return Filled("".join(text[i] for i in kept), (*(form.places[i] for i in kept), form.places[-1]))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _is_entry(label: str, value: str) -> bool:
    """A label says nothing in numbers but a year; a value is short and no sentence."""
    told = [a for a in read(label, None).amounts if not re.search(r"[（(][^）)]*$|^\W*$", label[: a.start])]
    is_sentence = bool(_PAUSE.search(value)) and not _NUMBER_FIRST.match(value)
    return not told and not is_sentence and 0 < len(value.strip()) <= _LONGEST_VALUE
