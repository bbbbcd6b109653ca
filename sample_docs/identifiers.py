"""Numbers that carry check digits: credit codes, patent numbers, certificate numbers of high-tech firms."""

from __future__ import annotations

from random import Random

from stdnum.cn import uscc

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def organisation_code(body: str) -> str:
    """Nine characters of an organisation code from its first eight (GB 11714)."""
    total = sum(weight * int(char, 36) for weight, char in zip(_ORGANISATION_WEIGHTS, body, strict=True))
    check = 11 - total % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def credit_code(region: str, random: Random) -> str:
    """A unified social credit code of a firm (91) registered in `region` (GB 32100)."""
    body = "MA" + "".join(random.choice(_LETTERS) for _ in range(6))
    front = "91" + region + organisation_code(body)
    return front + str(uscc.calc_check_digit(front))


def patent_check_digit(body: str) -> str:
    """The character after the dot of a twelve-digit patent number."""
    total = sum(weight * int(digit) for weight, digit in zip(_PATENT_WEIGHTS, body, strict=True))
    return "X" if total % 11 == 10 else str(total % 11)


def patent_number(year: int, random: Random, kind: int = 1) -> str:
    """ZL and thirteen characters; kind 1 is an invention, 2 a utility model."""
    serial = random.randint(100_000, 1_890_000) if kind == 1 else random.randint(200_000, 3_400_000)
    body = f"{year}{kind}{serial:07d}"
    return f"ZL{body}.{patent_check_digit(body)}"


def high_tech_certificate(year: int, random: Random) -> str:
    """Number of a high-tech certificate of Guangdong: GR, year, 44, six digits."""
    return f"GR{year}44{random.randint(1_000, 16_999):06d}"
