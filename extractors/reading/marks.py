"""Small marks that change what a number says: note marks, exponents, check boxes."""

from __future__ import annotations

import re
import unicodedata

_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LENGTH_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdhm]?m|[㎞㎝㎜])$|(?:千|厘|毫)?米$", re.IGNORECASE)
_POWER_OF_TEN = re.compile(r"[×xX*·✕]\s*10$")
_NOTE_MARK = re.compile(
    r"[\[(（〔【]?(?:注?\s*\d{1,2}(?:[,，、—-]\d{1,2})*|[①-⑳㉑-㉟❶-❿⑴-⒇]+|[*＊※†‡#]+|[a-z])[\])）〕】]?"
)

# Wingdings and Wingdings 2 draw boxes and ticks at these codes.
_WINGDINGS = {0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0x78: "☑", 0xFD: "☑", 0xFE: "☑", 0xFC: "√"}
_WINGDINGS_2 = {0x2A: "□", 0xA3: "□", 0x50: "√", 0x52: "☑", 0x53: "☑", 0x54: "☑"}
_BOXES = str.maketrans(
    {"☐": "□", "▢": "□", "◻": "□", "❏": "□", "❑": "□", "❒": "□", "☒": "☑", "🗹": "☑", "🗷": "☑", "✅": "☑"}
)

# Some producers map ordinary characters to the look-alikes of the radical blocks. Those without a
# compatibility decomposition stand here.
_RADICALS = str.maketrans(
    "⻓⻔⻢⻛⻋⻉⻅⻚⻜⻥⻦⻩⻬⻮⻰⻳⻄⺠⺟⻁⻆⻘⻣⻤⻙⻨⻪⻯⻱⺁⺇⺌⺍⺝⺩⺬⺼⻌⻍⻎⻏⻐⻗⻝⻞⻟",
    "长门马风车贝见页飞鱼鸟黄齐齿龙龟西民母虎角青骨鬼韦麦黾竜龟厂几小小月王示月辶辶辶阝钅雨食食食",
)  # fmt: skip
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")


def read_superscript(mark: str, before: str) -> str:
    """What a raised `mark` after `before` adds to the text.

    Squares and cubes of lengths and powers of ten stay as exponents; note marks go, because
    glued to a number they would change it (30亿元 with a raised 1 is not 301).
    """
    stripped = mark.strip()
    if stripped in ("2", "3") and _LENGTH_UNIT.search(before.rstrip()):
        return stripped.translate(_SUPERSCRIPT)
    if re.fullmatch(r"[-−+]?\d{1,2}", stripped) and _POWER_OF_TEN.search(before.rstrip()):
        return stripped.translate(_SUPERSCRIPT)
    return "" if _NOTE_MARK.fullmatch(stripped) else mark


def read_symbol(font: str, code: int) -> str:
    """The character that a symbol font shows at `code`, empty where unknown."""
    table = _WINGDINGS_2 if "2" in font else _WINGDINGS if "wingdings" in font.lower() else {}
    return table.get(code & 0xFF, "")


def read_boxed(instruction: str) -> str:
    r"""What an overlay field shows: EQ \o\ac(□,√) is a ticked box, EQ \o\ac(○,1) a ringed number."""
    match = re.search(r"\\o.*?\((.+?)[,，](.+?)\)", instruction, re.DOTALL)
    if not match or not instruction.strip().lower().startswith("eq"):
        return ""
    outer, inner = match.group(1).strip(), match.group(2).strip()
    if outer in "□☐◻" and inner in "√✓✔vV×xX":
        return "☑"
    return inner


def plain_boxes(text: str) -> str:
    """The many shapes of check boxes drawn down to ☑ and □."""
    return text.translate(_BOXES)


def plain_characters(text: str) -> str:
    """Radicals, compatibility ideographs and ligatures as the ordinary characters they show."""
    if not _LOOKALIKE.search(text):
        return text
    return _LOOKALIKE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text.translate(_RADICALS))
