"""The bot with its alerts in a process of its own, to be killed: `python -m tests.alerts.served DATA URL RATE`."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.alerts.beside import Beside
from bot.alerts.dispatch import Dispatch, Stored
from bot.alerts.timing import Limits
from bot.chat.pace import Rates
from bot.chat.serve import Extras, serve
from bot.settings import Settings
from index.feeds import Poller
from index.sources.fetch import Fetcher
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.deliveries import Deliveries
from store.feeds import Feeds
from store.incidents import Incidents
from store.outbox import Outbox
from store.subscriptions import Subscriptions
from tests.bot.chat.fakes import FakeIndex, FakeService
from tests.telegram.fake import TOKEN


def main() -> None:
    """Serves until it is killed."""
    folder, base_url, rate = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    settings = Settings(_env_file=None, data=folder, telegram_token=TOKEN, telegram_base_url=base_url, access="open")
    database = Database.open(folder, write=True)
    feeds = Feeds(database)
    stored = Stored(
        Incidents(database),
        Claims(database),
        Articles(database),
        feeds,
        Subscriptions(database),
        Deliveries(database),
        Outbox(database),
    )

    def clock() -> datetime:
        return datetime.now(UTC)

    poller = Poller(
        feeds=feeds,
        fetcher=Fetcher(),
        ingest=lambda items: [],
        retract=lambda article_id, why: None,
        clock=clock,
        every=timedelta(minutes=5),
    )
    dispatch = Dispatch(stored, clock=clock, limits=Limits(burst=100_000))
    beside = Beside(poller=poller, dispatch=dispatch, feeds=feeds, admins=frozenset(), clock=clock)
    rates = Rates(overall=rate, chat_seconds=0.0, group_minute=100_000)
    asyncio.run(
        serve(
            settings,
            FakeService(),
            database,
            clock,
            FakeIndex(),
            extras=Extras(beside=(beside.tell,)),
            rates=rates,
            poll_wait=5,
            conflict_pause=0.2,
        )
    )


if __name__ == "__main__":
    main()
