"""Papers over several runs: changed ones stay, those no longer called for go, templates are tried first."""

from __future__ import annotations

import datetime
import shutil

import docx
import pytest

from pipeline.errors import BadUsage
from tests.report.papers import template

LATER = datetime.date(2025, 7, 1)


def papers(out):
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.docx"))


def test_a_second_run_sets_nothing_aside(run, batch, tmp_path):
    run(batch)
    first = papers(tmp_path / "out")
    run(batch, date=LATER)
    assert papers(tmp_path / "out") == first
    assert len([one for one in first if one.startswith("letters/")]) == 1


def test_what_somebody_changed_is_set_aside_and_never_written_over(run, batch, tmp_path):
    run(batch)
    out = tmp_path / "out"
    (letter,) = (out / "letters").iterdir()
    visit = out / "submissions/甲玩具集群/visit.docx"
    for path in (letter, visit):
        paper = docx.Document(path)
        paper.add_paragraph("手写的话")
        paper.save(path)
    run(batch)
    assert not list(out.rglob("*经修改*"))
    run(batch, date=LATER)
    for path in (letter, visit):
        kept = path.with_name(f"{path.stem}（经修改）.docx")
        assert docx.Document(kept).paragraphs[-1].text == "手写的话"
        assert docx.Document(path).paragraphs[-1].text != "手写的话"


def test_a_letter_that_is_no_longer_called_for_goes(run, batch, tmp_path):
    from tests.flows.conftest import write_form

    run(batch)
    (tmp_path / "out/letters").joinpath("别的.docx").write_bytes(b"somebody's own")
    first = papers(tmp_path / "out")
    for name in ("甲玩具集群", "乙针织集群"):
        shutil.rmtree(batch / name)
        write_form(batch / name / "申报表.docx", f"汕头市{name}", {"所在区县": "汕头市濠江区"})
    run(batch)
    left = [one for one in papers(tmp_path / "out") if one.startswith("letters/")]
    assert "letters/澄海区.docx" in first
    assert left == ["letters/别的.docx", "letters/濠江区.docx"]


def test_papers_are_written_anew_on_another_template(run, batch, tmp_path):
    run(batch)
    run(batch, template=template(tmp_path / "a.docx", "本局格式：{{ 集群名称 }}"))
    paper = docx.Document(tmp_path / "out/submissions/甲玩具集群/report.docx")
    assert paper.paragraphs[0].text == "本局格式：汕头市甲玩具集群"


@pytest.mark.parametrize(("asked", "text"), [("template", "“集群名”"), ("scoring", "无法读取")])
def test_what_cannot_be_used_is_said_before_anything_is_written(run, batch, tmp_path, asked, text):
    path = template(tmp_path / "a.docx", "{{ 集群名 }}")
    with pytest.raises(BadUsage, match=text):
        run(batch, **{asked: path})
    assert not (tmp_path / "out").exists()
