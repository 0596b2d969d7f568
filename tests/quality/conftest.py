"""The two data sets, each imported once a run and alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.gazetteer import Gazetteer
from tests.quality.raw_tables import House, opened
from tests.quality.shared import DATA


@pytest.fixture(scope="session")
def airwars(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Iterator[House]:
    yield from opened(tmp_path_factory.mktemp("airwars"), gazetteer, "airwars", DATA / "syria_incidents.csv")


@pytest.fixture(scope="session")
def ucdp(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Iterator[House]:
    yield from opened(tmp_path_factory.mktemp("ucdp"), gazetteer, "ucdp-ged", DATA / "ucdp_ged_sample_1000.csv")
