"""What all tests share: no network but this machine, no settings from the outside, one gazetteer and one sample house.

The house is a real data folder (SQLite, FAISS, the bundled model) with the sample set taken in, made once a run.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bot.app import App
from bot.samples import article_file
from bot.settings import Settings
from index.gazetteer import Gazetteer

# CI tries the same examples every time, so that a change fails for its own faults; developers' runs go on searching.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_connect = socket.socket.connect


class NetworkForbidden(AssertionError):
    """A test tried to leave this machine."""


def _guarded(self: socket.socket, address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else ""
    if self.family in (socket.AF_INET, socket.AF_INET6) and not str(host).startswith(("127.", "::1", "localhost")):
        raise NetworkForbidden(f"a test tried to reach {host}")
    _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_settings_from_outside() -> None:
    for name in list(os.environ):
        if name.startswith("DATELINE_"):
            del os.environ[name]


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The real gazetteer."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("gazetteer"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the sample set; read it, do not write to it."""
    folder = tmp_path_factory.mktemp("sample")
    with App.open(Settings(data=folder), write=True, clock=lambda: NOW) as app:
        for result in app.ingest([article_file()], lambda _done, _total: None):
            assert result.reason is None, result
    return folder


@pytest.fixture(scope="session")
def sample_app(sample_folder: Path) -> Iterator[App]:
    """The sample set's house, open for reading, its clock standing still."""
    with App.open(Settings(data=sample_folder), clock=lambda: NOW) as app:
        yield app
