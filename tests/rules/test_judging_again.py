"""Judging again from what was kept: other rules, supposed figures, decisions and titles, without any file."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from kept_output import case, write_output

from flows.command import main
from flows.conformance.building import build
from flows.conformance.suite import suite
from flows.typed_figures import WrongFigure, supposed_figure, supposed_figures
from pipeline.model import RuleResult
from validators.eligibility import judge, with_flips
from validators.eligibility.judges import judge_of
from validators.eligibility.restated import without_restated
from validators.eligibility.statements import is_hedged
from validators.eligibility.supposition import suppose
from validators.policy import load_ruleset, rulesets

RULESET = load_ruleset("shantou-2025")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_output(tmp_path_factory.mktemp("out"), case("甲区"), case("乙区", 占地面积="120平方公里"))


def said(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    assert main(["judge", *map(str, arguments), "--date", "2025-06-01"]) == status
    told = capsys.readouterr()
    return told.out + told.err


def test_the_same_rules_change_nothing(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, out) == "按 shantou-2025 重审 2 件，结论均不改变。\n"


def test_another_ruleset_tells_which_verdicts_change_and_why(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, out, "--ruleset", "guangdong-2023")
    assert "近三年产值均达到下限〔output_each_year〕 满足 → 无法判定（标准待核实，如属实则不满足）" in told
    assert "标准：≥30亿元 → ≥40亿元" in told
    assert "差9亿元" in told
    assert "只在其中一份规则中有，未比较：" in told
    assert "每万人有效发明专利拥有量" in told


def test_a_ruleset_file_of_ones_own(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "我的规则.yaml"
    delivered = Path(rulesets.__code__.co_filename).parent / "shantou-2025.yaml"
    text = delivered.read_text(encoding="utf-8")
    own.write_text(text.replace("value: 100,", "value: 90,"), encoding="utf-8")
    assert "占地面积〔area〕 满足 → 不满足\n    标准：≤100平方公里 → ≤90平方公里" in said(capsys, out, "--ruleset", own)
    own.write_text(text.replace("unit: 平方公里, ", ""), encoding="utf-8")
    refused = said(capsys, out, "--ruleset", own, status=2)
    assert "我的规则.yaml 第" in refused
    assert "没有写单位" in refused
    assert "应为“平方公里”" in refused
    own.write_text(text.replace("  - id: area\n", "  - id: aera\n"), encoding="utf-8")
    assert "aera" in said(capsys, out, "--ruleset", own, status=2)


def test_a_supposed_figure_tells_which_verdicts_flip(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, out, "--what-if", "output_total.2024=29.9")
    assert "近三年产值均达到下限〔output_each_year〕 满足 → 不满足" in told
    assert "差0.1亿元" in told
    # the share is recomputed from the supposed output: 30.00 of 29.9 is no longer the share it was
    assert "其中 2 件的" in told
    assert "结论均不改变" in said(capsys, out, "--what-if", "集群总产值.2024=380,000万元")


def test_several_suppositions_hold_together(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, out, "--what-if", "area=99", "--what-if", "platform_penetration.2024=15")
    assert "占地面积〔area〕 不满足 → 满足" in told
    assert "工业互联网平台应用普及率〔platform_penetration〕 无法判定（缺少数据） → 满足" in told


def test_a_decision_is_worked_in(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = tmp_path / "口径.yaml"
    settings.write_text(
        "取法:\n- {政策: shantou-2025, 规则: output_growth, 取法: 算术平均, 决定人: 市局, 决定日期: 2025-04-15}\n",
        encoding="utf-8",
    )
    told = said(capsys, out, "--settings", settings, "--what-if", "output_total.2024=34.3")
    assert "市局2025-04-15的决定" in told


def test_each_rule_tells_the_smallest_change(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, out, "--margins")
    assert "占地面积〔area〕 满足；占地面积变为100.1平方公里，结论即为不满足" in told
    assert "占地面积〔area〕 不满足；占地面积变为100平方公里，结论即为满足" in told
    assert "近三年产值均达到下限〔output_each_year〕 满足；2022年集群总产值变为29.99亿元，结论即为不满足" in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("output_total.2024=abc", ["“abc”不是一个完整的数", "29.9"]),
        ("output_total.2024=3人", ["3人", "亿元"]),
        ("outptu_total.2024=3", ["outptu_total", "output_total（集群总产值）"]),
        ("output_total=3", ["逐年填报", "output_total.2024=29.9"]),
        ("area.2024=3", ["不分年份", "area=29.9"]),
        ("output_total.2024", ["指标.年份=数"]),
        ("output_total.2024=-5", ["集群总产值", "负数"]),
    ],
)
def test_a_supposition_that_is_none_is_refused(text: str, says: list[str]) -> None:
    with pytest.raises(WrongFigure) as caught:
        supposed_figure(text)
    assert all(word in str(caught.value) for word in says), str(caught.value)


def test_a_figure_is_supposed_once() -> None:
    assert len(supposed_figures(["output_total.2024=29.9", "output_total.2023=29.9"])) == 2
    with pytest.raises(WrongFigure, match="只能假设为一个数"):
        supposed_figures(["output_total.2024=29.9", "集群总产值.2024=40"])


def test_what_is_no_output_or_was_not_kept_is_told(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "process 命令的输出文件夹" in said(capsys, tmp_path, status=2)
    bare = tmp_path / "bare"
    shutil.copytree(out, bare)
    shutil.rmtree(bare / ".store")
    assert "甲区：没有保存的审核依据，未重审。请先用 process" in said(capsys, bare, status=1)
    assert "没有名为“shantou-2035”" in said(capsys, bare, "--ruleset", "shantou-2035", status=2)


FIGURE_CASES = [one for one in suite() if one.ruleset == RULESET.id and RULESET.rule(one.rule).kind == "figure"]


def flipped(result: RuleResult, verdict: str) -> bool:
    return result.flip is not None and result.flip.verdict == verdict


@pytest.mark.parametrize("example", FIGURE_CASES, ids=lambda one: one.name)
def test_the_smallest_change_does_what_it_says_and_a_digit_less_does_not(example) -> None:
    application = without_restated(build(example.situation), RULESET)
    index = [rule.id for rule in RULESET.rules].index(example.rule)
    result = with_flips(application, RULESET, judge(application, RULESET))[index]
    if result.flip is None:
        return
    figure = application.value(result.flip.indicator, result.flip.period)
    assert figure is not None
    text = format(result.flip.value, "f")
    moved = supposed_figure(f"{figure.indicator}{'.' + figure.period if figure.period else ''}={text}")
    step = Decimal(1).scaleb(-max(len(text.partition(".")[2]), 0))
    rule = RULESET.rule(example.rule)
    answers = {}
    for name, distance in (("there", Decimal(0)), ("before", step if figure.value > moved.value else -step)):
        # a hedge is taken as the number it names
        width = Decimal(0) if is_hedged(figure) else (figure.high - figure.low) / 2
        value = moved.value + distance
        shifted = msgspec.structs.replace(figure, value=value, low=value - width, high=value + width, raw="")
        answers[name] = judge_of(rule)(suppose(application, shifted), rule).verdict
    assert answers["there"] == result.flip.verdict
    assert answers["there"] != judge_of(rule)(application, rule).verdict


def test_nothing_is_said_of_what_no_single_figure_can_turn() -> None:
    empty = case("丙区", **{"2022年集群总产值": "31.00亿元"})
    results = with_flips(empty, RULESET, judge(empty, RULESET))
    missing = [one for one in results if one.reason == "missing"]
    assert missing
    assert all(one.flip is None for one in missing)
