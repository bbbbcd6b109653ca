"""Files made to fetch, to tell, to unfold and never to end: in one batch, beside an honest application."""

from __future__ import annotations

import datetime
import json
import socket
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attacks
import msgspec
import pytest
from conftest import write_form

from flows import run as run_module
from flows.batch import in_threads
from flows.batch import process as process_plainly
from flows.options import Options
from flows.progress import Silent

SECRET = "密级8765"


class Outcome(msgspec.Struct):
    """What came of the batch: the output, its documents by submission and name, who was called, how long."""

    out: Path
    documents: dict[str, dict[str, dict]]
    names: list[str]
    calls: int
    seconds: float


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    folder = tmp_path_factory.mktemp("attacks")
    secret = folder / "机密.txt"
    secret.write_text(SECRET)
    write_form(folder / "batch/老实/申报表.docx", "汕头市老实集群")
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        names = list(attacks.all_of_them(folder / "batch/攻击", secret, address))
        start = time.monotonic()
        options = Options(folder / "batch", folder / "out", datetime.date(2025, 6, 30), workers=2, year=2025)
        run_module.run(options, Silent(), partial(process_plainly, each=in_threads))
        seconds = time.monotonic() - start
        calls = waiting_calls(server)
    reports = {path.parent.name: json.loads(path.read_bytes()) for path in folder.glob("out/submissions/*/report.json")}
    documents = {id: {one["file"]: one for one in report["documents"]} for id, report in reports.items()}
    return Outcome(folder / "out", documents, names, calls, seconds)


def waiting_calls(server: socket.socket) -> int:
    server.setblocking(False)
    calls = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return calls
        calls += 1


def test_nobody_is_called_and_no_other_file_is_told(outcome):
    assert outcome.calls == 0
    for path in outcome.out.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes(), path
    # reports are packed, so also what was understood
    assert SECRET not in json.dumps(outcome.documents, ensure_ascii=False)


def test_each_ends_with_an_answer_and_soon(outcome):
    assert set(outcome.documents["攻击"]) == set(outcome.names)
    for document in outcome.documents["攻击"].values():
        assert document["status"] == "read" or "请" in document["problem"]["message"], document
        # None of them needs a limit to stop it: the readers see through them
        assert (document["problem"] or {}).get("code") not in ("timeout", "memory", "crashed", "failed"), document
    assert outcome.seconds < 100


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("外部实体.docx", "unsafe"),
        ("炸弹.docx", "too_large"),
        ("层层嵌套.docx", "damaged"),
        ("层层展开.xlsx", "damaged"),
        ("巨图.png", "too_large"),
        ("巨图.tif", "too_large"),
        ("十万页树.pdf", "too_many_pages"),
        ("十万页.pdf", "too_many_pages"),
    ],
)
def test_what_is_wrong_is_named(outcome, name, code):
    assert outcome.documents["攻击"][name]["problem"]["code"] == code


def test_a_lie_about_pages_costs_nothing(outcome):
    for name in ("谎称十亿页.pdf", "谎称负页.pdf"):
        document = outcome.documents["攻击"][name]
        assert (document["status"], document["pages"]) == ("read", 1)


def test_the_honest_neighbour_is_read(outcome):
    assert outcome.documents["老实"]["申报表.docx"]["status"] == "read"
