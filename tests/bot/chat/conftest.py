"""A bot that really runs: `serve` against the fake Bot API over HTTP, a real database, a fake answer service."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.chat.pace import Rates
from bot.chat.serve import Chatting, Extras, serve
from bot.settings import Settings
from store.database import Database
from tests.bot.chat.fakes import FakeIndex, FakeService
from tests.telegram.fake import TOKEN, FakeTelegram

ADMIN, MEMBER, STRANGER = 11, 22, 33
FAST = Rates(overall=100_000, chat_seconds=0.0, group_minute=100_000)


@dataclass
class Running:
    """A bot that is being served."""

    task: asyncio.Task[None]
    stop: asyncio.Event
    chatting: Chatting
    service: FakeService
    database: Database


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    """The other side; at the end, nothing that it refused as malformed."""
    async with FakeTelegram() as server:
        for user in (ADMIN, MEMBER, STRANGER):
            server.world.person(user)
        yield server
        assert server.refused == []


def settings_for(fake: FakeTelegram, folder: Path, **others: Any) -> Settings:
    """Settings that point to the fake."""
    values = {"access": "members", "admins": frozenset({ADMIN}), "telegram_token": SecretStr(TOKEN), **others}
    return Settings(_env_file=None, data=folder, telegram_base_url=fake.base_url, **values)


@asynccontextmanager
async def running(
    fake: FakeTelegram,
    folder: Path,
    *,
    service: FakeService | None = None,
    rates: Rates = FAST,
    extras: Extras | None = None,
    **others: Any,
) -> AsyncIterator[Running]:
    """Serves until the block ends; what `serve` raises comes out of it."""
    settings = settings_for(fake, folder, **others)
    database = Database.open(folder, write=True)
    service = service or FakeService()
    stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()

    def is_ready(chatting: Chatting) -> None:
        ready.set_result(chatting)

    task = asyncio.create_task(
        serve(
            settings,
            service,
            database,
            lambda: datetime.now(UTC),
            FakeIndex(),
            extras=extras,
            rates=rates,
            stop=stop,
            ready=is_ready,
            poll_wait=5,
            conflict_pause=0.1,
        )
    )
    try:
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if task.done():
            task.result()
        yield Running(task, stop, ready.result(), service, database)
    finally:
        stop.set()
        try:
            await asyncio.wait_for(task, 20)
        finally:
            database.close()


async def eventually(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Waits until something holds that no request brings about, such as a row of the database."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


Serve = Callable[..., Any]


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty data folder's files, made once: migrating takes longer than copying."""
    folder = tmp_path_factory.mktemp("empty")
    Database.open(folder, write=True).close()
    return folder


@pytest.fixture
def data(empty_data: Path, tmp_path: Path) -> Path:
    """An empty data folder of the test's own."""
    shutil.copytree(empty_data, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def bot(fake: FakeTelegram, data: Path) -> Serve:
    """`async with bot(…) as running:`; the same data folder each time, so that a second one is a restart."""

    def start(**options: Any) -> Any:
        return running(fake, data, **options)

    return start
