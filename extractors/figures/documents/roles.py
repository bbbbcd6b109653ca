"""What a document is, who issued it and when: read from its content, its name only breaks ties (`roles.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import cast

import msgspec
import yaml

from extractors.figures.documents.issued import ORGANISATION, TITLE_LINES, date_of, ends_signed, issuer_of
from extractors.figures.tables.cells import squeezed
from pipeline.model import Content, Line, Paragraph, Role, Roster, Table

# lists of platforms and standards have no role of their own
_LISTED = ("enterprise", "patent", "title")


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: dict[str, int] = {}
    body: dict[str, int] = {}
    issuer: dict[str, int] = {}
    name: dict[str, int] = {}


class Identity(msgspec.Struct, frozen=True):
    """Role, issuer as printed, ISO date (to the day or month), and the title line."""

    role: Role
    issuer: str | None
    date: str | None
    title: str | None


@cache
def _cues() -> dict[str, Cues]:
    text = files("extractors.figures.documents").joinpath("roles.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Cues])


def text_lines(content: Content) -> list[str]:
    """The body's lines as printed, tables left out."""
    found: list[str] = []
    for block in content.blocks:
        if isinstance(block, Paragraph) and block.place in ("body", "textbox"):
            found += [text for text, _ in printed_lines(block)]
    return [line for line in found if line.strip()]


def printed_lines(paragraph: Paragraph) -> list[tuple[str, Line]]:
    """A paragraph's lines, the wrapped end of a labelled value (申报单位：……经济发 / 展局) put back on its line."""
    found: list[tuple[str, Line]] = []
    for line in paragraph.lines or tuple(Line(text) for text in paragraph.text.split("\n")):
        text = line.text.strip()
        wrapped = (
            found
            and len(squeezed(text)) <= 12
            and re.search("[：:]", found[-1][0])
            and not re.search("[：:。年]", text)
        )
        if wrapped and not found[-1][0].endswith(("。", "；")):
            found[-1] = (found[-1][0] + text, found[-1][1])
        else:
            found.append((text, line))
    return found


def all_text(content: Content) -> str:
    """All of a document's text, cells included, for searching."""
    return "\n".join(_texts(content.blocks))


def _texts(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for cell in block.cells:
                yield cell.text
                yield from _texts(cell.tables)


def _title_zone(content: Content, lines: list[str]) -> list[str]:
    headings = [b.text for b in content.blocks if isinstance(b, Paragraph) and b.heading == 1][:3]
    table_titles = []
    for block in [b for b in content.blocks if isinstance(b, Table)][:2]:
        table_titles += [c.text for c in block.cells if c.row <= 1 and c.column_span > 1][:2]
        table_titles += [block.sheet] if block.sheet else []
    zone = []
    for line in lines[:TITLE_LINES]:
        # a title has no comma: a wrapped sentence of the body may end where the paper's line does
        if len(line) > 48 or line.endswith("。") or "，" in line:
            break
        zone.append(line)
    return [squeezed(x) for x in [*headings, *table_titles, *zone]]


def identify(content: Content, file: str, rosters: Iterable[Roster] = (), applicant: str | None = None) -> Identity:
    """Role, issuer and date of a document; for one that could not be read only its name speaks."""
    lines = text_lines(content)
    zone = _title_zone(content, lines)
    body = re.sub(r"\s", "", all_text(content))
    issuer = issuer_of(content, lines)
    role = _role(content, zone, body, issuer, file, list(rosters))
    if role == "application_form":
        issuer = applicant or issuer
    if role in ("enterprise_list", "patent_list", "title_list", "recommendation_summary"):
        issuer = issuer if ends_signed(lines, issuer) else None
    title = next((z for z in zone if not ORGANISATION.match(z) or z.endswith(("表", "书"))), None)
    return Identity(role, issuer, date_of(content, lines, role), title)


def _role(content: Content, zone: list[str], body: str, issuer: str | None, file: str, rosters: list[Roster]) -> Role:
    scores: dict[str, float] = {}
    name = PurePosixPath(file).stem
    for role, cues in _cues().items():
        score = float(sum(weight for cue, weight in cues.title.items() if any(re.search(cue, z) for z in zone)))
        score += sum(weight for cue, weight in cues.body.items() if re.search(cue, body))
        score += sum(weight for cue, weight in cues.issuer.items() if issuer and re.search(cue, issuer))
        hinted = sum(weight for cue, weight in cues.name.items() if re.search(cue, name))
        scores[role] = score + hinted * (0.3 if body else 1)
    for roster in rosters:
        if len(roster.entries) >= 3 and roster.kind in _LISTED:
            scores[f"{roster.kind}_list"] = scores.get(f"{roster.kind}_list", 0) + 8
    best = max(scores, key=lambda r: scores[r])
    least = 4 if body else 1
    if content.format in ("zip", "rar", "7z"):
        return "archive"
    return cast(Role, best) if scores[best] >= least else "other"
