"""A reporter in Telegram: the sample set's real answers, over HTTP, with real buttons and links."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.chat.pace import Rates
from bot.chat.serve import serve
from bot.settings import Settings
from bot.status import IndexStatus
from store.filters import IncidentFilter
from tests.conftest import NOW
from tests.telegram.fake import TOKEN, FakeTelegram

READER = 11
RATES = Rates(overall=1000, chat_seconds=0.0, group_minute=1000)


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """The sample set's house, to be written to."""
    shutil.copytree(sample_folder, tmp_path / "data", ignore=shutil.ignore_patterns("*.lock"))
    return tmp_path / "data"


async def test_a_reporter_asks_follows_up_and_reads_the_sources(folder: Path) -> None:
    asked = (
        "How many civilians were killed in Idlib on 3 March 2020?",
        "and on 2 March 2020?",
        "What happened in Kharkiv in March 2020?",
        "/status",
    )
    async with FakeTelegram() as fake:
        fake.world.person(READER)
        settings = Settings(
            data=folder,
            telegram_token=SecretStr(TOKEN),
            telegram_base_url=fake.base_url,
            admins=frozenset({READER}),
        )
        with App.open(settings, write=True, clock=lambda: NOW) as app:
            stop = asyncio.Event()
            serving = asyncio.create_task(
                serve(settings, app.service, app.database, app.clock, IndexStatus(app.articles), rates=RATES, stop=stop)
            )
            for question in asked:
                fake.world.says(READER, question)
            await fake.until(lambda: len(fake.texts(READER)) == len(asked), 90)
            first, second, absent, status = fake.texts(READER)
            message = fake.messages(READER)[0]
            links = [entity["url"] for entity in message["entities"] if entity["type"] == "text_link"]
            cited = {name for incident in app.incidents.find(IncidentFilter()) for name in incident.articles}
            articles = {article.url: article.text for article in map(app.articles.find, cited)}
            fake.world.taps(READER, message, "Sources")
            await fake.until(lambda: message["text"].startswith("Sources 1–"))
            stop.set()
            await asyncio.wait_for(serving, 30)
    assert fake.refused == []
    assert first.startswith("At least 12 civilians killed")
    assert "Understood as: killed · civilians · Idlib province · Tue 3 March 2020" in first
    assert "9" in second.splitlines()[0]
    assert absent.startswith("No report in the index for Kharkiv")
    assert status.startswith("17 articles")
    assert links
    for address in links:
        page, fragment = urldefrag(address)
        words = [unquote(part) for part in fragment.removeprefix(":~:text=").split(",")]
        flat = " ".join(articles[page].split())
        assert all(part in flat for part in words)
