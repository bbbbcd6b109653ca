"""`cluster-intake read FILE` opens an untrusted file too: in a worker, within the same limits."""

from __future__ import annotations

import json

import hostile

from flows import content_view
from flows.command import main


def test_what_was_read_is_shown(batch, capfdbinary):
    assert main(["read", str(batch / "甲玩具集群/申报表.docx")]) == 0
    view = json.loads(capfdbinary.readouterr().out)
    assert (view["format"], view["status"], view["problem"]) == ("docx", "read", None)
    assert view["tables"][0]["cells"]


def test_a_file_that_crashes_its_reader_is_shown_as_unreadable(batch, capfdbinary, monkeypatch):
    monkeypatch.setattr(content_view, "weigh", hostile.crash_on)
    assert main(["read", str(batch / "甲玩具集群/申报表.docx"), "--role", "application_form"]) == 0
    view = json.loads(capfdbinary.readouterr().out)
    assert (view["status"], view["problem"]["code"], view["role"]) == ("unreadable", "crashed", "application_form")
    assert view["file"] == "申报表.docx"
    assert len(view["sha256"]) == 64
