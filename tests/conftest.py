"""What all tests share: the switch for golden files, and one Prefect server for the few tests that need it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from flows import prefect_settings

# Prefect reads its settings once, when it is first imported, by whichever test comes first; each of the processes that
# share the tests has a home of its own, for a home's database takes one server
_PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "alone")
prefect_settings.prepare(Path(tempfile.gettempdir()) / f"cluster-intake-tests-prefect-{_PROCESS}")

# How long an example takes says on a busy machine nothing of the code
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """One temporary server for the whole session: it takes ten seconds and more to start."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield
