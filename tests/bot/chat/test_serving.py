"""How the bot takes updates in, how it ends, and what it says when it cannot serve."""

from __future__ import annotations

import asyncio
import logging
import socket
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.chat.api import Api, PollConflict, TokenRefused, WebhookActive
from bot.chat.serve import Extras, serve
from bot.chat.webhook import WebhookMisset, parts_of
from bot.settings import Settings
from store.database import Database
from store.messages import NewMessage
from tests.bot.chat.conftest import ADMIN, Serve, running
from tests.bot.chat.fakes import FakeIndex, FakeService
from tests.telegram.fake import TOKEN, FakeTelegram, Fault


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def webhook_options(port: int) -> dict:
    return {
        "webhook_url": f"http://127.0.0.1:{port}/updates/here",
        "webhook_secret": SecretStr("a-Secret_1"),
        "webhook_listen": f"127.0.0.1:{port}",
    }


async def test_a_webhook_takes_updates_from_whoever_knows_the_secret(fake: FakeTelegram, bot: Serve) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/updates/here"
    async with bot(**webhook_options(port)), aiohttp.ClientSession() as session:
        fake.world.says(ADMIN, "killed by webhook?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
        forged = {"update_id": 1, "message": {}}
        statuses = []
        for headers, body in (
            ({}, forged),
            ({"X-Telegram-Bot-Api-Secret-Token": "a-Secret_2"}, forged),
            ({"X-Telegram-Bot-Api-Secret-Token": "a-Secret_1"}, ["no update"]),
        ):
            async with session.post(url, json=body, headers=headers) as answer:
                statuses.append(answer.status)
        async with session.post(f"{url}/elsewhere", json=forged) as answer:
            statuses.append(answer.status)
        async with session.get(url) as answer:
            statuses.append(answer.status)
    assert statuses == [403, 403, 400, 404, 405]
    assert fake.webhook["secret_token"] == "a-Secret_1"
    assert set(fake.webhook_statuses) == {200}


async def test_a_webhook_in_the_way_of_polling_is_said_plainly(fake: FakeTelegram, bot: Serve) -> None:
    fake.webhook = {"url": "https://elsewhere.example/"}
    with pytest.raises(WebhookActive, match=r"set DATELINE_WEBHOOK_URL .* or remove it .* deleteWebhook"):
        async with bot() as running:
            await asyncio.wait({running.task}, timeout=10)
    fake.webhook = None


async def test_of_two_pollers_one_ends_with_a_clear_line_and_one_serves_on(fake: FakeTelegram, data: Path) -> None:
    stops = [asyncio.Event(), asyncio.Event()]

    async def one(folder: Path, stop: asyncio.Event) -> str:
        try:
            async with running(fake, folder) as bot:
                await asyncio.wait({bot.task, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
        except PollConflict as error:
            return str(error)
        return "served"

    pollers = [asyncio.create_task(one(data / name, stop)) for name, stop in zip("ab", stops, strict=True)]
    (loser,), (winner,) = await asyncio.wait(pollers, return_when=asyncio.FIRST_COMPLETED, timeout=30)
    assert loser.result().startswith(
        "another process reads this bot's updates (getUpdates): stop one of the two, or give each its own bot"
    )
    fake.world.says(ADMIN, "killed?")
    await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    for stop in stops:
        stop.set()
    assert await winner == "served"


async def test_somebody_who_polls_once_by_hand_ends_nothing(fake: FakeTelegram, bot: Serve) -> None:
    async with bot(), aiohttp.ClientSession() as session:
        await fake.until(lambda: fake.polls >= 1)
        async with session.post(f"{fake.base_url}{TOKEN}/getUpdates") as answer:
            assert answer.status == 200
        fake.world.says(ADMIN, "killed?")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)


async def test_a_bad_token_is_named_without_being_shown(
    fake: FakeTelegram, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad = "123456789:AAThisTokenIsNotTheRightOne_012345678"
    with pytest.raises(TokenRefused) as raised:
        async with running(fake, tmp_path, telegram_token=SecretStr(bad)):
            pass
    assert str(raised.value).startswith("the bot's token was refused (getMe): check DATELINE_TELEGRAM_TOKEN")
    assert raised.value.__cause__ is None
    assert bad not in caplog.text


def test_no_token_is_said_before_anything_else() -> None:
    with pytest.raises(TokenRefused, match="set DATELINE_TELEGRAM_TOKEN"):
        Api.of(Settings(_env_file=None, telegram_token=None))


@pytest.mark.parametrize(
    ("url", "listen", "secret", "says"),
    [
        ("ftp://host/x", "127.0.0.1:80", "s", "DATELINE_WEBHOOK_URL"),
        ("https://host/x", "8443", "s", "DATELINE_WEBHOOK_LISTEN"),
        ("https://host/x", "127.0.0.1:99999", "s", "DATELINE_WEBHOOK_LISTEN"),
        ("https://host/x", "127.0.0.1:80", "a b", "DATELINE_WEBHOOK_SECRET"),
        ("https://host/x", "127.0.0.1:80", "", "DATELINE_WEBHOOK_SECRET"),
        ("https://host/x", "127.0.0.1:80", "s" * 257, "DATELINE_WEBHOOK_SECRET"),
    ],
)
def test_a_webhook_that_cannot_work_names_the_setting(url: str, listen: str, secret: str, says: str) -> None:
    with pytest.raises(WebhookMisset, match=says):
        parts_of(url, listen, secret)


def test_the_webhooks_address_is_taken_apart() -> None:
    assert parts_of("https://bot.example/a/b?c=1", "[::1]:8443", "x") == ("/a/b", "::1", 8443)


async def test_a_webhook_without_a_secret_is_refused(fake: FakeTelegram, bot: Serve) -> None:
    options = {**webhook_options(free_port()), "webhook_secret": None}
    with pytest.raises(WebhookMisset, match="DATELINE_WEBHOOK_SECRET"):
        async with bot(**options) as running:
            await asyncio.wait({running.task}, timeout=10)


async def test_a_token_that_is_revoked_while_serving_ends_it(fake: FakeTelegram, bot: Serve) -> None:
    async def revoked() -> None:
        async with bot() as running:
            fake.revoked = True
            await running.chatting.outgoing.enqueue([NewMessage("k", ADMIN, "sendMessage", {"text": "x"})])
            await asyncio.wait({running.task}, timeout=10)

    with pytest.raises(TokenRefused):
        await revoked()
    fake.revoked = False
    async with bot():
        await fake.until(lambda: fake.texts(ADMIN) == ["x"])


async def test_it_can_be_stopped_while_telegram_cannot_be_reached(data: Path) -> None:
    settings = Settings(
        _env_file=None,
        data=data,
        telegram_token=SecretStr(TOKEN),
        telegram_base_url=f"http://127.0.0.1:{free_port()}/bot",
    )
    stop = asyncio.Event()
    database = Database.open(data, write=True)
    serving = asyncio.create_task(
        serve(settings, FakeService(), database, lambda: datetime.now(UTC), FakeIndex(), stop=stop)
    )
    await asyncio.wait({serving}, timeout=0.3)
    stop.set()
    await asyncio.wait_for(serving, 10)
    database.close()


async def test_the_token_is_in_no_log_line(fake: FakeTelegram, bot: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    fake.faults.extend([Fault("500", method="sendMessage"), Fault("drop before", method="getUpdates")])
    async with bot():
        fake.world.says(ADMIN, "broken")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    assert TOKEN not in caplog.text
    assert "secret detail 4711" in caplog.text  # the log has what the reader was spared


async def test_other_parts_run_beside_and_put_messages_into_the_queue(fake: FakeTelegram, bot: Serve) -> None:
    ends = []

    async def alerts(outgoing, stop) -> None:
        await outgoing.enqueue([NewMessage("alert:1", ADMIN, "sendMessage", {"text": "Toll up"})])
        await outgoing.enqueue([NewMessage("alert:1", ADMIN, "sendMessage", {"text": "Toll up"})])
        await stop.wait()
        ends.append("alerts")

    async with bot(extras=Extras(beside=(alerts,))):
        await fake.until(lambda: len(fake.texts(ADMIN)) == 1)
    async with bot(extras=Extras(beside=(alerts,))):
        fake.world.says(ADMIN, "/help")
        await fake.until(lambda: len(fake.texts(ADMIN)) == 2)
    assert fake.texts(ADMIN)[0] == "Toll up"
    assert ends == ["alerts", "alerts"]


async def test_a_part_that_fails_ends_the_serving_with_its_error(fake: FakeTelegram, bot: Serve) -> None:
    async def broken(outgoing, stop) -> None:
        raise RuntimeError("the alerts broke")

    with pytest.raises(RuntimeError, match="the alerts broke"):
        async with bot(extras=Extras(beside=(broken,))) as running:
            await asyncio.wait({running.task}, timeout=10)
