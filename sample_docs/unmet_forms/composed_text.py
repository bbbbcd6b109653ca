"""Reports put together by chance: each fact told in one of several ways, strangers' figures between them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from sample_docs import pdf_kit, word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_NUMERALS = "一二三四五六七八九十"
Chapter = tuple[str, list[str]]


def chapters(ledger: Ledger) -> list[Chapter]:
    """Headings and their paragraphs; of the facts a few are left out, of the strangers' figures most."""
    names = _names(ledger)
    facts = [ledger.one_of(*ways) for ways in _WORDS["facts"].values()]
    ledger.random.shuffle(facts)
    sentences = facts[: ledger.random.randint(12, len(facts))]
    for other in ledger.random.sample(_WORDS["others"], 4):
        sentences.insert(ledger.random.randint(0, len(sentences)), other)
    told = [ledger.fill(sentence.format(**names)) for sentence in sentences]
    heads = ledger.random.sample(_WORDS["headings"], ledger.random.randint(3, 5))
    size = -(-len(told) // len(heads))
    return [
        (f"{_NUMERALS[place]}、{head}", _paragraphs(ledger, told[place * size : (place + 1) * size]))
        for place, head in enumerate(heads)
    ]


def _paragraphs(ledger: Ledger, sentences: list[str]) -> list[str]:
    """One sentence a paragraph, or all of them in one."""
    return ["".join(sentences)] if ledger.one_of(True, False) else sentences


def _names(ledger: Ledger) -> dict[str, Any]:
    app, random = ledger.app, ledger.random
    leader = app.firms[0]
    return {
        **dict(zip("abc", YEARS, strict=True)),
        "d": app.place["name"],
        "towns": "、".join(app.towns),
        "school": app.industry["school"],
        "leader": leader.name,
        "of_leader": f"{Decimal(leader.output) / 10_000:.2f}",
        "staff": leader.employees,
        "thousand": random.randint(4120, 9980) / 10,
        "count": random.randint(61, 148),
        "other_growth": random.randint(21, 148) / 10,
    }


def _above(ledger: Ledger) -> list[str]:
    app = ledger.app
    return [
        f"集群名称：{ledger.pair('集群名称', app.cluster)}",
        f"申报单位：{ledger.pair('申报单位', app.applicant)}",
        f"填报日期：{LAST + 1}年{app.date.month}月{app.date.day}日",
    ]


def write_word(ledger: Ledger, path: Path) -> None:
    document = word_kit.new_document("", ledger.app.applicant, ledger.app.date)
    word_kit.add(document, "中小企业特色产业集群申报书", 18, word_kit.TITLE, "center", bold=True)
    for line in _above(ledger):
        word_kit.add(document, line, 12)
    for head, paragraphs in chapters(ledger):
        word_kit.add(document, head, 14, word_kit.HEAD)
        for paragraph in paragraphs:
            word_kit.body(document, paragraph, 12)
    word_kit.save(document, path)


def write_pdf(ledger: Ledger, path: Path) -> None:
    story: list[Any] = [pdf_kit.text("中小企业特色产业集群申报书", 17, "Hei", "center", after=6)]
    story += [pdf_kit.text(line, 11.5) for line in _above(ledger)]
    for head, paragraphs in chapters(ledger):
        story.append(pdf_kit.text(head, 13, "Hei", before=6))
        story += [pdf_kit.text(paragraph, 11.5, indent=2) for paragraph in paragraphs]
    story += [pdf_kit.gap(0.5), pdf_kit.Signature(ledger.app.applicant, ledger.app.date)]
    pdf_kit.save(story, path, ledger.app.applicant, "申报书")
