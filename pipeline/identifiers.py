"""Check digits and formats of codes and numbers: social credit codes, patents, certificates.

Sources: GB 32100-2015 (unified social credit code), ZC 0006-2003 (patent application numbers). Functions
take what is printed and are lenient about spaces, width and prefixes; they never raise.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUES = {character: value for value, character in enumerate(_USCC_ALPHABET)}
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_APPLICATION = re.compile(r"(?:CN|ZL|CNZL)?(\d{8}|\d{12})\.?([\dX])")
_PUBLICATION = re.compile(r"(?:CN|ZL)(\d{7,9})([ABCUSYD])\d?")

# many checks ask about the same rows of a list, one application after the other
_LATELY = 1 << 14

PatentKind = Literal["invention", "utility", "design", "unknown"]
_KINDS: dict[str, PatentKind] = {"1": "invention", "8": "invention", "2": "utility", "9": "utility", "3": "design"}


@lru_cache(maxsize=_LATELY)
def plain(text: str) -> str:
    """Half-width capitals without spaces and invisible characters."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[\s\u200b\ufeff]", "", folded)


@lru_cache(maxsize=_LATELY)
def uscc_is_valid(text: str) -> bool:
    """Whether a unified social credit code has 18 allowed characters and the right check character."""
    code = plain(text)
    if len(code) != 18 or any(character not in _USCC_ALPHABET for character in code):
        return False
    return _uscc_check(code[:17]) == code[17]


def _uscc_check(body: str) -> str:
    total = sum(weight * _USCC_VALUES[character] for weight, character in zip(_USCC_WEIGHTS, body, strict=True))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


@lru_cache(maxsize=_LATELY)
def patent_application(text: str) -> tuple[str, str] | None:
    """Body and check character of an application number, ("201710601862", "3"); None for another format."""
    match = _APPLICATION.fullmatch(plain(text))
    return (match[1], match[2]) if match else None


def patent_check_is_valid(text: str) -> bool | None:
    """Whether the check character of an application number is right; None where it is no such number."""
    number = patent_application(text)
    if number is None:
        return None
    body, check = number
    total = sum(int(digit) * weight for digit, weight in zip(body, _PATENT_WEIGHTS, strict=False))
    return "0123456789X"[total % 11] == check


def patent_kind(text: str) -> PatentKind:
    """What an application number's type digit, or a publication number's letter, says it is."""
    number = patent_application(text)
    if number is not None:
        body = number[0]
        return _KINDS.get(body[4] if len(body) == 12 else body[2], "unknown")
    published = _PUBLICATION.fullmatch(plain(text))
    if published is None:
        return "unknown"
    return {"U": "utility", "Y": "utility", "S": "design", "D": "design"}.get(published[2], "invention")  # type: ignore[return-value]


def is_unexamined_publication(text: str) -> bool:
    """Whether this is the publication number of a mere application: CN…A of nine digits (since 2007)."""
    published = _PUBLICATION.fullmatch(plain(text))
    return published is not None and published[2] == "A"


def patent_year(text: str) -> int | None:
    """The filing year in an application number."""
    number = patent_application(text)
    if number is None:
        return None
    body = number[0]
    if len(body) == 12:
        return int(body[:4])
    return 1900 + int(body[:2]) if int(body[:2]) >= 85 else 2000 + int(body[:2])


def patent_key(text: str) -> str:
    """What two prints of one number have in common."""
    number = patent_application(text)
    return "".join(number) if number else plain(text)


def hnte_certificate_is_valid(text: str) -> bool | None:
    """Whether a GR number has year, province and serial (GR202344001234); None for other certificates."""
    code = plain(text)
    if not code.startswith("GR"):
        return None
    return re.fullmatch(r"GR20\d{2}[1-6]\d\d{6,7}", code) is not None
