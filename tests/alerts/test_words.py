"""Alerts asked for, stopped and muted in words, by a bot that really serves them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from store.subscriptions import EVERYTHING
from tests.alerts.serving import Serving, serving
from tests.feeds.server import FeedServer
from tests.telegram.fake import FakeTelegram
from tests.telegram.world import BOT_NAME

GROUP = -1001234567890
CHIEF, GUEST = 22, 33


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        for person in (CHIEF, GUEST):
            server.world.person(person)
        server.world.chats[server.world.group(GROUP)].admins.add(CHIEF)
        yield server
        assert server.refused == []


@pytest.fixture
async def bot(tmp_path: Path, fake: FakeTelegram, server: FeedServer) -> AsyncIterator[Serving]:
    async with serving(tmp_path, fake, server, poll=5.0) as serving_bot:
        yield serving_bot


async def says(fake: FakeTelegram, person: int, text: str, chat: int | None = None) -> str:
    """What the bot says to that."""
    before = len([one for one in fake.sent if one.text])
    fake.world.says(person, text, chat_id=chat)
    await fake.until(lambda: len([one for one in fake.sent if one.text]) > before)
    return [one for one in fake.sent if one.text][before].text


async def test_an_alert_is_made_shown_stopped_and_started_in_words(bot: Serving, fake: FakeTelegram) -> None:
    assert (await says(fake, CHIEF, "stop all alerts")).startswith("There is no alert here.")
    made = await says(fake, CHIEF, "tell me when there are airstrikes in Idlib")
    assert made.startswith("You get airstrikes · Idlib province")
    assert (await says(fake, CHIEF, "what am I subscribed to?")).startswith("1 alert here\n1. airstrikes · Idlib")
    assert (await says(fake, CHIEF, "stop")).startswith("Paused: airstrikes · Idlib province.")
    assert [one.paused_by for one in bot.subscriptions.of_chat(CHIEF)] == ["hand"]
    assert (await says(fake, CHIEF, "stop the Homs alert")).startswith("Which one?\n1 alert here")
    assert (await says(fake, CHIEF, "start alerts again")).startswith("On again: airstrikes · Idlib province.")
    assert [one.paused_by for one in bot.subscriptions.of_chat(CHIEF)] == [""]


async def test_stop_without_any_alert_is_left_to_the_answers(bot: Serving, fake: FakeTelegram) -> None:
    assert not (await says(fake, CHIEF, "stop")).startswith("There is no alert")


async def test_a_mute_in_words_ends_when_it_says(bot: Serving, fake: FakeTelegram) -> None:
    await says(fake, CHIEF, "tell me when there are airstrikes in Idlib")
    assert (await says(fake, CHIEF, "mute until the truce")).startswith("Until when?")
    said = await says(fake, CHIEF, "mute for 2 hours")
    assert "but for corrections" in said
    now = bot.clock()
    assert bot.subscriptions.mutes([CHIEF], now=now + timedelta(minutes=119)) == {CHIEF: {EVERYTHING}}
    assert bot.subscriptions.mutes([CHIEF], now=now + timedelta(minutes=121)) == {}
    assert (await says(fake, CHIEF, "unmute")) == "Nothing is muted here now."
    assert bot.subscriptions.mutes([CHIEF], now=now) == {}


async def test_in_a_group_only_its_administrators_change_alerts_in_words(bot: Serving, fake: FakeTelegram) -> None:
    words = f"@{BOT_NAME} tell us when there are airstrikes in Idlib"
    assert (await says(fake, GUEST, words, GROUP)).startswith("Only administrators")
    assert (await says(fake, CHIEF, words, GROUP)).startswith("You get airstrikes · Idlib province")
    assert (await says(fake, GUEST, f"@{BOT_NAME} stop", GROUP)).startswith("Only administrators")
    assert (await says(fake, GUEST, f"@{BOT_NAME} my alerts", GROUP)).startswith("1 alert here")
