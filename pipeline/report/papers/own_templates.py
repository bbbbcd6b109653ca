"""The bureau's own templates: taken in place of ours, and tried before anything is done."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import msgspec
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError, TemplateSyntaxError

from pipeline.errors import BadUsage
from pipeline.report.papers.form import FIELDS, Form, environment
from pipeline.report.papers.known_fields import UnknownField, check_fields, sample
from pipeline.report.papers.stationery import NAMES, Paper, Stationery, our_stationery
from pipeline.report.scoring import load_scoring


def load_stationery(templates: Path | None = None, scoring: Path | None = None) -> Stationery:
    """Our templates with the bureau's own in their place, and its scoring table.

    `templates` is one .docx, for the report, or a folder of them by name. Raises BadUsage for what cannot be
    read and for a template that asks for what there is not.
    """
    own = {paper: _tried(paper, file) for paper, file in _own_files(templates).items()}
    ours = our_stationery()
    return msgspec.structs.replace(ours, templates=ours.templates | own, scoring=load_scoring(scoring))


def _own_files(own: Path | None) -> dict[Paper, Path]:
    if own is None:
        return {}
    if own.is_file():
        return {"report": own}
    if not own.is_dir():
        raise BadUsage(f"找不到文书模板“{own}”。请检查路径是否写对，再运行一次。")
    found: dict[Paper, Path] = {paper: own / name for paper, name in NAMES.items() if (own / name).is_file()}
    strangers = sorted(one.name for one in own.glob("[!~.]*.docx") if one.name not in NAMES.values())
    if strangers or not found:
        what = f"有不认识的模板“{'”“'.join(strangers)}”" if strangers else "没有模板"
        raise BadUsage(f"文件夹“{own}”中{what}。模板须用这些名称：{'、'.join(NAMES.values())}。请改名后再运行一次。")
    return found


def _tried(paper: Paper, file: Path) -> bytes:
    """The template's bytes, after its fields were looked at and it was filled in with made-up ones."""
    try:
        data = file.read_bytes()
        form = Form(BytesIO(data))
        for source in form.sources():
            check_fields(environment().parse(source), FIELDS[paper])
        form.render(sample(FIELDS[paper]), environment(), autoescape=True)
    except UnknownField as error:
        raise BadUsage(f"模板“{file}”{error}") from error
    except TemplateSyntaxError as error:
        raise BadUsage(
            f"模板“{file}”中的标记写法有误（{error.message}）。每个 {{{{ }}}} 和 {{% %}} 须成对、在同一段文字内写完整，"
            "每个 for、if 须有对应的 endfor、endif。请改正后再运行一次。"
        ) from error
    except (TemplateError, TypeError) as error:
        raise BadUsage(f"模板“{file}”试填时出错（{error}）。请检查其中的运算和筛选写法后再运行一次。") from error
    except (OSError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise BadUsage(
            f"模板“{file}”不是可以打开的 Word 文档（.docx）。请用 Word 另存为 .docx 后再运行一次。"
        ) from error
    return data
