"""`cluster-intake doctor`: what is there is said to be there, what is missing is named with its package."""

from __future__ import annotations

import shutil

import pytest

from flows import doctor
from flows.command import main


@pytest.fixture
def no_programs(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(doctor, "office_program", lambda: None)


def test_the_recogniser_reads_its_sample(tmp_path):
    found = {one.what: one for one in doctor.examine(tmp_path)}
    assert found["文字识别（扫描件、照片）"].state == "ok"


@pytest.mark.usefixtures("no_programs")
def test_missing_programs_are_named_and_no_fault(capsys):
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "libreoffice-writer-nogui" in told
    assert "apt-get install unar" in told
    assert "可以处理申报材料" in told


def test_models_that_misread_are_a_fault(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "_read_sample", lambda: "4.692.33")
    assert main(["doctor"]) == 1
    assert "试读结果不对" in capsys.readouterr().out


def test_models_that_do_not_load_are_a_fault(monkeypatch, capsys):
    def lost() -> str:
        raise FileNotFoundError("PP-OCRv6_rec_small.onnx")

    monkeypatch.setattr(doctor, "_read_sample", lost)
    assert main(["doctor"]) == 1
    assert "make install" in capsys.readouterr().out
