"""A run with a bureau's decisions and list of recognised clusters, and judging it again without reading."""

from __future__ import annotations

import shutil

import pytest

from flows.command import main

LIST = "集群名称,级别,有效期至\n汕头市甲玩具集群,省级,2027-07-09\n"
SETTINGS = "取法:\n- {政策: shantou-2025, 规则: rd_growth, 取法: 复合平均, 决定人: 市局, 决定日期: 2025-04-15}\n"


def test_titles_and_decisions_stand_in_the_reports(run, batch, tmp_path):
    (tmp_path / "名册.csv").write_text(LIST, encoding="gb18030")
    (tmp_path / "口径.yaml").write_text(SETTINGS, encoding="utf-8")
    report = run(batch, recognised=tmp_path / "名册.csv", settings=tmp_path / "口径.yaml")
    found = {one.submission.id: one for one in report.reports}
    verdicts = {id: [title.verdict for title in one.titles] for id, one in found.items()}
    assert verdicts == {"甲玩具集群": ["pass"], "乙针织集群": ["not_applicable"]}
    growth = next(one for one in found["甲玩具集群"].eligibility if one.rule == "rd_growth")
    assert "市局2025-04-15的决定" in growth.explanation


def test_a_run_is_judged_again_when_its_batch_is_gone(run, batch, tmp_path, capsys):
    run(batch)
    shutil.rmtree(batch)
    out = str(tmp_path / "out")
    assert main(["judge", out, "--date", "2025-06-30"]) == 0
    assert "重审 2 件，结论均不改变" in capsys.readouterr().out
    assert main(["judge", out, "--date", "2025-06-30", "--ruleset", "national-2022"]) == 0
    assert "其中 2 件的" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "name", "text", "says"),
    [
        ("--settings", "口径.yaml", SETTINGS.replace("复合平均", "几何平均"), "口径.yaml 第2行"),
        ("--recognised", "名册.csv", LIST.replace("省级", "省里"), "名册.csv 第2行"),
        ("--ruleset", "规则.yaml", "id: 一\n", "规则.yaml 第1行"),
    ],
)
def test_a_wrong_file_is_refused_before_anything_is_written(command, batch, tmp_path, capsys, option, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert command(batch, option, str(tmp_path / name)) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
