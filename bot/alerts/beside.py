"""Runs feeds and alerts beside the chat while the bot serves: two loops, each in a thread of its own.

`bot/app.py` passes `Beside.poll` and `Beside.tell` to `bot.chat.serve` as extras. An error ends no loop: it is
logged and the next turn goes on from the database.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from bot.alerts.dispatch import Dispatch
from index.feeds import Poller
from store.feeds import Feeds, FeedState
from store.messages import NewMessage, Priority

if TYPE_CHECKING:
    from bot.chat.outgoing import Outgoing

log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

LOOK_SECONDS = 0.25  # between two looks at which feeds are due
TELL_SECONDS = 0.25  # between two looks at what is to be told
CARE_SECONDS = 5.0  # between two looks at how messages fared
TIDY = timedelta(hours=24)


class Beside:
    """The loops."""

    def __init__(
        self,
        *,
        poller: Poller,
        dispatch: Dispatch,
        feeds: Feeds,
        admins: frozenset[int],
        clock: Callable[[], datetime],
        after_round: Callable[[], None] = lambda: None,
        warm_up: Callable[[], None] = lambda: None,
    ) -> None:
        """
        Args:
            admins: who is told of feeds that ail.
            after_round: called in a thread of its own once new articles are stored, to embed them.
            warm_up: called in the feeds' thread first, to load what reading an article needs.
        """
        self._poller, self._dispatch, self._feeds = poller, dispatch, feeds
        self._admins, self._clock, self._after_round, self._warm_up = admins, clock, after_round, warm_up
        self._stored = asyncio.Event()

    async def poll(self, outgoing: Outgoing, stop: asyncio.Event) -> None:
        """Looks at the feeds until `stop`; embedding what came in holds up neither feeds nor alerts."""

        def turn() -> int:
            changed = self._poller.round()
            if changed:
                loop.call_soon_threadsafe(self._stored.set)
            return changed

        loop = asyncio.get_running_loop()
        embedding: asyncio.Task[None] | None = None
        behind = False
        try:
            with ThreadPoolExecutor(1, "polling") as thread, ThreadPoolExecutor(1, "embedding") as other:
                await _turn(thread, self._warm_up, "feeds")
                while not stop.is_set():
                    behind = bool(await _turn(thread, turn, "feeds")) or behind
                    if behind and (embedding is None or embedding.done()):
                        behind = False
                        embedding = asyncio.create_task(_turn(other, self._after_round, "embedding"))
                    ailing = await _turn(thread, lambda: self._feeds.to_tell(now=self._clock()), "feeds")
                    if ailing:
                        await outgoing.enqueue(list(_notes(ailing, self._admins)))
                    await _rest(stop, LOOK_SECONDS)
                if embedding is not None:
                    await embedding
        finally:
            self._poller.close()

    async def tell(self, outgoing: Outgoing, stop: asyncio.Event) -> None:
        """Tells chats of incidents until `stop`."""
        cared = tidied = self._clock() - TIDY
        with ThreadPoolExecutor(1, "alerts") as thread:
            while not stop.is_set():
                if await _turn(thread, self._dispatch.step, "alerts"):
                    outgoing.wake()
                now = self._clock()
                if self._stored.is_set() or now - cared >= timedelta(seconds=CARE_SECONDS):
                    cared = now
                    self._stored.clear()
                    await _turn(thread, self._dispatch.look_after, "alerts")
                    outgoing.wake()
                if now - tidied >= TIDY:
                    tidied = now
                    await _turn(thread, self._dispatch.tidy, "alerts")
                await _rest(stop, TELL_SECONDS, self._stored)


async def _turn(thread: ThreadPoolExecutor, work: Callable[[], _Result], name: str) -> _Result | None:
    """One turn in the thread; None where it failed."""
    try:
        return await asyncio.get_running_loop().run_in_executor(thread, work)
    except Exception:  # a boundary: the next turn goes on from the database
        log.exception("%s: a turn failed", name)
        await asyncio.sleep(1.0)
        return None


async def _rest(stop: asyncio.Event, seconds: float, *sooner: asyncio.Event) -> None:
    """Waits for `seconds`, but no longer than until `stop` or another event."""
    tasks = [asyncio.create_task(event.wait()) for event in (stop, *sooner)]
    try:
        await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


def _notes(ailing: list[FeedState], admins: frozenset[int]) -> list[NewMessage]:
    from bot.chat.markup import bold, escape

    messages = []
    for feed in ailing:
        since = f" since {feed.trouble_since:%d %b %H:%M} UTC" if feed.trouble_since else ""
        text = (
            f"{bold('A feed is silent')}{escape(since)}: {escape(feed.title or feed.url)}\n"
            f"{escape(feed.trouble or '')}\n{escape(feed.url)}\nNo news from it means nothing until it is back."
        )
        for admin in sorted(admins):
            payload: dict[str, object] = {
                "text": text,
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            }
            stamp = feed.trouble_since.timestamp() if feed.trouble_since else 0
            key = f"feed:{admin}:{feed.id}:{stamp:.0f}"
            messages.append(NewMessage(key, admin, "sendMessage", payload, Priority.ALERT))
    return messages
