"""Fills in a paper's template in Word."""

from __future__ import annotations

import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from pipeline.report.fixed_zip import fixed
from pipeline.report.legible import legible
from pipeline.report.papers.fields import ExpertSheet, ExtractionReport, Notice, Visit
from pipeline.report.papers.stationery import NAMES, Paper, Stationery

Fields = ExtractionReport | Notice | Visit | ExpertSheet
FIELDS: dict[Paper, type[Fields]] = {
    "report": ExtractionReport, "notice": Notice, "visit": Visit, "experts": ExpertSheet,
}  # fmt: skip


def fill_in(stationery: Stationery, paper: Paper, fields: Fields, day: datetime.date) -> bytes:
    """The paper as a Word file; the same template, fields and day give the same bytes."""
    form = Form(BytesIO(stationery.templates[paper]))
    form.render(_printable(msgspec.to_builtins(fields)), environment(), autoescape=True)
    core = form.docx.core_properties
    core.created = core.modified = datetime.datetime.combine(day, datetime.time())
    core.title, core.author, core.last_modified_by, core.revision = Path(NAMES[paper]).stem, "", "", 1
    file = BytesIO()
    form.save(file)
    return fixed(file.getvalue())


class Form(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template whose preparation is remembered: it is filled in once for each application."""

    def patch_xml(self, source: str) -> str:
        return _patched(source)

    def sources(self) -> list[str]:
        """The body, headers and footers as Jinja sees them."""
        self.init_docx()
        others = [part for uri in (self.HEADER_URI, self.FOOTER_URI) for _, part in self.get_headers_footers(uri)]
        return [self.patch_xml(one) for one in (self.get_xml(), *map(self.get_part_xml, others))]


@lru_cache(maxsize=32)
def _patched(source: str) -> str:
    return str(DocxTemplate.patch_xml(None, source))


class _Environment(SandboxedEnvironment):
    """Compiles a template once."""

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        return _compiled(self, source)


@lru_cache(maxsize=64)
def _compiled(environment: _Environment, source: str) -> Template:
    return SandboxedEnvironment.from_string(environment, source)


@lru_cache(maxsize=1)
def environment() -> SandboxedEnvironment:
    return _Environment(autoescape=True, undefined=StrictUndefined)


def _printable(value: Any) -> Any:
    """The fields with what no Word file can hold replaced."""
    if isinstance(value, str):
        return legible(value).replace("\t", " ").replace("\r", "")
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(part) for part in value]
    return value
