"""How well the number language agrees with the specs of Recognizers-Text, and how fast it is.

The specs go through the command, one sentence a line, as anybody outside would ask it. An answer is exact if its
phrases have the spec's start, end and value, no more and no fewer (`tests/quantity/recognizers.py`); the target is
0.97 of the supported cases of all three models. Every other case is printed with the reason why we differ.

    python benchmarks/quantities.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from extractors.quantity import quantities  # noqa: E402
from tests.quantity.recognizers import KINDS, SPECS, answered, cases, differences, wanted  # noqa: E402

EXACT = 0.97
MILLIONS_A_SECOND = 0.3
ROUNDS = 5
SENTENCES = (
    "2024年集群总产值85.6亿元，同比增长9.3%，其中中小企业产值64.2亿元，占集群总产值的75.0%；主导产业产值占比超七成。",
    "截至2024年底，集群共有企业137家，其中规上企业42家、高新技术企业21家、专精特新中小企业12家，从业人员约1.2万人。",
    "近三年有效发明专利由92件增加到128件，年均增长17.9%，每万人有效发明专利拥有量106.7件。",
    "单位产值二氧化碳排放由0.346吨/万元下降至0.321吨/万元，工业互联网平台应用普及率提高3.2个百分点，达到百分之二十六点一。",
    "统筹产业空间，推进连片工业用地整备，促进集群与汕头市“三新两特一大”产业协同匹配，组织企业参与“一带一路”市场开拓。",
    "（一）联系电话：0754-88163456；依据粤工信融资函〔2024〕424号，行业代码C2451，统一社会信用代码91440507724361826K。",
)


def printed(sentences: list[str]) -> list[list[dict[str, object]]]:
    """What the command prints for each sentence."""
    asked = "\n".join(sentences) + "\n"
    command = [sys.executable, "-m", "flows", "quantities", "-"]
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, cwd=PROJECT)
    return [json.loads(line)["quantities"] for line in run.stdout.splitlines()]


def agreement() -> float:
    """Prints the table and what differs; the exact part of all supported cases."""
    exact = supported = 0
    for model, kinds in KINDS.items():
        known, asked = differences(model), cases(model)
        found = printed([case["Input"] for case in asked])
        right = [answered(model, one) == wanted(case) for case, one in zip(asked, found, strict=True)]
        exact, supported = exact + sum(right), supported + len(asked)
        print(f"{model:14} {sum(right):4} of {len(asked):4} exact  {sum(right) / len(asked):.3f}")
        for case, one, same in zip(asked, found, right, strict=True):
            if not same:
                ours = " | ".join(str(phrase["text"]) for phrase in one if phrase["kind"] in kinds) or "nothing"
                reason = known[case["Input"]]["reason"] if case["Input"] in known else "NOT LISTED"
                print(f"    {case['Input'][:40]}: {ours}. {reason}")
    return exact / supported


def millions_a_second() -> float:
    """Characters of typical sentences read in a second, the best of some rounds, in millions."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(100):
            for sentence in SENTENCES:
                quantities(sentence)
        best = min(best, time.perf_counter() - start)
    return 100 * sum(map(len, SENTENCES)) / best / 1e6


def main() -> int:
    met = True
    if SPECS.is_dir():
        part = agreement()
        met = part >= EXACT
        print(f"{'all':14} {part:.3f}   target at least {EXACT}: {'met' if met else 'MISSED'}")
    else:
        print(f"skipped: no specs of Recognizers-Text at {SPECS}")
    speed = millions_a_second()
    fast = speed >= MILLIONS_A_SECOND
    print(f"speed          {speed:.2f} million characters a second   target at least {MILLIONS_A_SECOND}: ", end="")
    print("met" if fast else "MISSED")
    return 0 if met and fast else 1


if __name__ == "__main__":
    raise SystemExit(main())
