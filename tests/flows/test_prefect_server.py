"""A flow server that does not start on a busy machine is told in words, with what to do next."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from flows import prefect_server
from flows.failures import ServerFailed


def test_a_server_that_does_not_start_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> None:
        raise RuntimeError("Timed out while attempting to connect to ephemeral Prefect API server.")

    monkeypatch.setattr(prefect_server, "PREFECT_API_URL", SimpleNamespace(value=lambda: None))
    monkeypatch.setattr(prefect_server, "SubprocessASGIServer", lambda: SimpleNamespace(start=start))
    with pytest.raises(ServerFailed) as caught:
        prefect_server.start_server()
    assert caught.value.status == 1
    assert "再运行一次" in str(caught.value)
    assert "Timed out" not in str(caught.value)


def test_no_server_is_started_where_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefect_server, "PREFECT_API_URL", SimpleNamespace(value=lambda: "http://127.0.0.1:4200/api"))
    monkeypatch.setattr(prefect_server, "SubprocessASGIServer", None)
    prefect_server.start_server()
