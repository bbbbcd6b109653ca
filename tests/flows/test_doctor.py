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
    monkeypatch.setattr(doctor, "has_part", lambda _: False)
    monkeypatch.setattr(doctor, "second_reader", lambda: None)


def test_the_recogniser_reads_its_sample(tmp_path):
    found = {one.what: one for one in doctor.examine(tmp_path)}
    assert found["文字识别（扫描件、照片）"].state == "ok"


@pytest.mark.usefixtures("no_programs")
def test_missing_programs_are_named_and_no_fault(capsys):
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    for package in ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui", "antiword"):
        assert f"apt-get install {package}" in told
    assert "apt-get install unar" in told
    assert "可以处理申报材料" in told


def test_a_libreoffice_that_does_not_start_is_a_fault(monkeypatch, tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(doctor, "office_program", lambda: str(broken))
    monkeypatch.setattr(doctor, "has_part", lambda part: part == "writer")
    found = {one.what: one.state for one in doctor.examine(tmp_path)}
    assert (found[".doc .wps .rtf .odt"], found[".xls .et .ods"]) == ("broken", "missing")


def test_a_flow_server_of_the_office_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PREFECT_API_URL", "http://10.0.0.8:4200/api")
    assert any("http://10.0.0.8:4200/api" in one.means for one in doctor.examine(tmp_path))
    monkeypatch.delenv("PREFECT_API_URL")
    assert any("临时服务" in one.means for one in doctor.examine(tmp_path))


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
