"""The newsrooms of the answer tests, each made once."""

from __future__ import annotations

import pytest

from index.gazetteer import Gazetteer
from tests.bot.answer.newsdesk import Newsdesk, idlib_story


@pytest.fixture(scope="session")
def idlib(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """One article with a toll, an initial toll of the day before, a running total and vague displacements."""
    desk = Newsdesk.open(tmp_path_factory.mktemp("idlib-desk"), gazetteer)
    idlib_story(desk)
    return desk
