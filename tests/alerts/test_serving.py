"""From a change in a feed file to a message on the fake Telegram, over real HTTP on both sides."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from store.subscriptions import Want
from tests.alerts.serving import item, rss, serving
from tests.feeds.server import FeedServer
from tests.telegram.fake import FakeTelegram

GROUP = -1001234567890
ADMIN = 11


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.world.person(ADMIN)
        server.world.group(GROUP)
        yield server
        assert server.refused == []


async def test_a_change_in_a_feed_is_told_within_a_poll_interval(
    tmp_path: Path, fake: FakeTelegram, server: FeedServer
) -> None:
    async with serving(tmp_path, fake, server, poll=0.3) as bot:
        now = bot.clock()
        old = item("old", "4 people were killed in shelling of Binnish.", now - timedelta(hours=1))
        bot.feeds.add(server.put("/feed", rss(old)), now=now)
        bot.subscriptions.add(GROUP, None, Want(), by=1, now=now)
        while bot.feeds.all()[0].read_at is None or bot.feeds.waiting_count():
            await asyncio.sleep(0.02)
        assert fake.texts(GROUP) == []  # no backlog
        began = time.monotonic()
        new = item("new", "12 people were killed in an airstrike on Sarmin, the hospital said.", bot.clock())
        server.put("/feed", rss(new, old))
        await fake.until(lambda: len(fake.texts(GROUP)) == 1)
        assert time.monotonic() - began < 0.3 + 2
        assert fake.texts(GROUP)[0].startswith("Sarmin: 12 killed in an airstrike\n")


async def test_one_line_subscribes_and_says_what_it_understood(
    tmp_path: Path, fake: FakeTelegram, server: FeedServer
) -> None:
    async with serving(tmp_path, fake, server) as bot:
        fake.world.says(ADMIN, "/alert airstrikes in Idlib with at least 5 killed")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        assert fake.texts(ADMIN)[0].split("\n") == [
            "You get airstrikes · Idlib province · 5 or more killed",
            "At once",
            "This would have matched nothing in the last 30 days.",
        ]
        (one,) = bot.subscriptions.of_chat(ADMIN)
        assert (one.topic, one.want.at_least, one.paused_by) == (0, 5, "")


async def test_a_dead_feed_is_announced_to_administrators_once(
    tmp_path: Path, fake: FakeTelegram, server: FeedServer
) -> None:
    async with serving(tmp_path, fake, server, poll=0.01) as bot:
        bot.feeds.add(server.put("/gone", "", status=410), now=bot.clock())
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        assert fake.texts(ADMIN)[0].startswith("A feed is silent")
        assert "HTTP status 410" in fake.texts(ADMIN)[0]
        assert bot.feeds.to_tell(now=bot.clock()) == []
