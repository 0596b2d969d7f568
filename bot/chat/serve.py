"""Serves Telegram until the process is told to stop: takes updates in, works on them, sends what they lead to.

    poll or webhook → updates stored → lanes (one a chat) → desk → one transaction: done + messages → outgoing

`bot/app.py` calls `serve` with everything built; nothing is read from the environment here. The event loop never waits
for the database or for an answer: both run in threads of their own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.chat.access import Rules
from bot.chat.api import Api, ApiError, NetworkTrouble, TooManyRequests
from bot.chat.buttons import BUTTONS
from bot.chat.commands import COMMANDS, Command, menus
from bot.chat.desk import Asks, Button, Desk, Index, Kept, Listener, StatusLines
from bot.chat.incoming import Me
from bot.chat.intake import lane_of, poll
from bot.chat.lanes import Lanes
from bot.chat.outgoing import Outgoing
from bot.chat.pace import Pace, Rates
from bot.chat.webhook import WebhookMisset, webhook
from store.chats import Chats
from store.conversations import Conversations
from store.errors import StoreError
from store.members import Members
from store.messages import Messages, StoredUpdate, Updates

if TYPE_CHECKING:
    from bot.settings import Settings
    from store.database import Database

log = logging.getLogger(__name__)

THINKING_THREADS = 4  # questions at a time; more would only share the same cores
STORING_THREADS = 2  # the database takes one writer at a time
LANES = 32  # chats worked on at a time
GRACE_SECONDS = 10.0  # after SIGTERM, for what is being worked on and sent
TIDY_SECONDS = 86_400.0
KEPT = timedelta(days=30)  # updates and messages that are done
ANSWERS_KEPT = timedelta(days=365)  # what is behind their buttons, and whom a correction must reach


@dataclass(frozen=True, slots=True)
class Extras:
    """What other parts add to the chat.

    Attributes:
        commands: beside `COMMANDS`.
        buttons: by verb, beside `BUTTONS`.
        beside: run while the bot serves, given the queue to put messages in; each must return soon after `stop`.
        listeners: asked before a text is taken for a question. `status_lines`: what they add to /status.
    """

    commands: Sequence[Command] = ()
    buttons: dict[str, Button] = field(default_factory=dict)
    beside: Sequence[Callable[[Outgoing, asyncio.Event], Awaitable[None]]] = ()
    listeners: Sequence[Listener] = ()
    status_lines: Sequence[StatusLines] = ()


@dataclass(frozen=True, slots=True)
class Chatting:
    """The parts that work together while the bot serves."""

    api: Api
    me: Me
    desk: Desk
    outgoing: Outgoing
    lanes: Lanes
    updates: Updates
    messages: Messages


async def serve(
    settings: Settings,
    service: Asks,
    database: Database,
    clock: Callable[[], datetime],
    index: Index,
    *,
    extras: Extras | None = None,
    rates: Rates | None = None,
    stop: asyncio.Event | None = None,
    ready: Callable[[Chatting], None] | None = None,
    poll_wait: int = 50,
    conflict_pause: float = 5.0,
) -> None:
    """Serves until SIGTERM, SIGINT or `stop`.

    Args:
        database: open for writing.
        clock: the time now, aware, UTC.
        index: what /status and /sources tell.
        rates: how fast to send; Telegram's limits when None.
        ready: called once updates are taken in.
        poll_wait: seconds that a poll is held open.
        conflict_pause: seconds after another poller was noticed, before it counts as one that stays.

    Raises:
        ApiError: the token is refused, another process polls, or a webhook stands in the way.
        WebhookMisset: the webhook's settings cannot work.
    """
    stop = stop or asyncio.Event()
    with _signals(stop):
        async with make_chatting(
            settings, service, database, clock, index, extras=extras, rates=rates, stop=stop
        ) as chatting:
            if chatting is not None:
                await _serve(chatting, settings, extras or Extras(), stop, ready, poll_wait, conflict_pause)


@asynccontextmanager
async def make_chatting(
    settings: Settings,
    service: Asks,
    database: Database,
    clock: Callable[[], datetime],
    index: Index,
    *,
    extras: Extras | None = None,
    rates: Rates | None = None,
    stop: asyncio.Event,
) -> AsyncIterator[Chatting | None]:
    """The parts, joined; None when `stop` came before Telegram could be reached."""
    added = extras or Extras()
    thinkers = ThreadPoolExecutor(THINKING_THREADS, "thinking")
    storers = ThreadPoolExecutor(STORING_THREADS, "storing")
    messages, updates, chats = Messages(database), Updates(database), Chats(database)
    blocking, thinking = _in(storers), _in(thinkers)
    try:
        async with Api.of(settings) as api:
            me = await _hello(api, stop)
            if me is None:
                yield None
                return
            outgoing = Outgoing(
                api=api, messages=messages, chats=chats, pace=Pace(rates or Rates()), clock=clock, run=blocking
            )
            desk = Desk(
                api=api,
                me=me,
                service=service,
                index=index,
                store=Kept(updates, messages, chats, Members(database), Conversations(database)),
                outgoing=outgoing,
                rules=Rules(settings.admins, settings.access == "open"),
                clock=clock,
                commands=[*COMMANDS, *added.commands],
                buttons={**BUTTONS, **added.buttons},
                blocking=blocking,
                thinking=thinking,
                listeners=added.listeners,
                status_lines=added.status_lines,
            )
            yield Chatting(api, me, desk, outgoing, Lanes(desk.work, parallel=LANES), updates, messages)
    finally:
        thinkers.shutdown(wait=False, cancel_futures=True)
        storers.shutdown(wait=True)


async def _serve(
    chatting: Chatting,
    settings: Settings,
    extras: Extras,
    stop: asyncio.Event,
    ready: Callable[[Chatting], None] | None,
    poll_wait: int,
    conflict_pause: float,
) -> None:
    """Runs all parts; whichever fails stops the others and its error is raised."""
    desk, outgoing, lanes = chatting.desk, chatting.outgoing, chatting.lanes

    async def take(batch: list[StoredUpdate]) -> None:
        for update in await desk.blocking(lambda: chatting.updates.take(batch, now=desk.clock())):
            lanes.put(lane_of(update), update)

    unfinished = await desk.blocking(chatting.updates.unfinished)
    if unfinished:
        log.info("%d updates from before the restart are still to be answered", len(unfinished))
    for update in unfinished:
        lanes.put(lane_of(update), update)
    sending_stop = asyncio.Event()  # what is being worked on at the end may still be sent
    running = [
        asyncio.create_task(outgoing.run(sending_stop), name="sending"),
        asyncio.create_task(_take_in(chatting, settings, take, stop, poll_wait, conflict_pause, ready), name="updates"),
        asyncio.create_task(_set_menus(chatting, settings, extras), name="menus"),
        asyncio.create_task(_tidy(chatting, stop), name="tidying"),
        *(asyncio.create_task(_awaited(beside(outgoing, stop))) for beside in extras.beside),
    ]
    stopped = asyncio.create_task(stop.wait())
    try:
        pending = {stopped, *running}
        while not stop.is_set():
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopped}:
                task.result()
    finally:
        stop.set()
        stopped.cancel()
        await _finish(chatting, running, sending_stop)


async def _finish(chatting: Chatting, running: Sequence[asyncio.Task[None]], sending_stop: asyncio.Event) -> None:
    """Lets what is under way end; what cannot end in time is in the database and goes on after the restart."""
    await chatting.lanes.close(GRACE_SECONDS)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(chatting.outgoing.drained(), 2.0 if chatting.outgoing.fatal is None else 0.0)
    sending_stop.set()
    await chatting.desk.presence.close()
    _, late = await asyncio.wait(running, timeout=GRACE_SECONDS)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)
    for task in running:
        if not task.cancelled() and (error := task.exception()) is not None:
            log.debug("ended with %s", error)
    log.info("stopped")


async def _take_in(
    chatting: Chatting,
    settings: Settings,
    take: Callable[[list[StoredUpdate]], Awaitable[None]],
    stop: asyncio.Event,
    poll_wait: int,
    conflict_pause: float,
    ready: Callable[[Chatting], None] | None,
) -> None:
    if settings.webhook_url is None:
        log.info("polling as @%s", chatting.me.username)
        if ready is not None:
            ready(chatting)
        await poll(chatting.api, take, stop, wait=poll_wait, conflict_pause=conflict_pause)
        return
    if settings.webhook_secret is None:
        raise WebhookMisset("a webhook needs DATELINE_WEBHOOK_SECRET, 1-256 characters of A-Za-z0-9_-")
    secret = settings.webhook_secret.get_secret_value()
    async with webhook(
        chatting.api, take, url=settings.webhook_url, listen=settings.webhook_listen, secret=secret
    ) as port:
        log.info("webhook of @%s on port %d", chatting.me.username, port)
        if ready is not None:
            ready(chatting)
        await stop.wait()


async def _set_menus(chatting: Chatting, settings: Settings, extras: Extras) -> None:
    """Registers the commands in each scope; without them the bot works as well, so trouble is only logged."""
    for menu in menus([*COMMANDS, *extras.commands], settings.admins):
        try:
            await chatting.api.call("setMyCommands", menu)
        except ApiError as error:
            level = logging.INFO if "'type': 'chat'" in str(menu["scope"]) else logging.WARNING
            log.log(level, "the commands of %s were not registered: %s", menu["scope"], error)


async def _tidy(chatting: Chatting, stop: asyncio.Event) -> None:
    """Forgets what is long done, at the start and once a day."""
    while not stop.is_set():
        now = chatting.desk.clock()
        try:
            await chatting.desk.blocking(
                lambda now=now: chatting.messages.tidy(before=now - KEPT, answers_before=now - ANSWERS_KEPT)
            )
        except StoreError as error:
            log.error("what is long done could not be forgotten: %s", error)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), TIDY_SECONDS)


async def _hello(api: Api, stop: asyncio.Event) -> Me | None:
    """Who we are, asked until Telegram can be reached or `stop`."""
    pause = 1.0
    while not stop.is_set():
        try:
            return await api.me()
        except (NetworkTrouble, TooManyRequests) as error:
            log.warning("Telegram cannot be reached (%s); trying again in %g s", error, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(60.0, pause * 2)
    return None


async def _awaited(work: Awaitable[None]) -> None:
    await work


def _in(pool: ThreadPoolExecutor) -> Callable[..., Awaitable[Any]]:
    """Runs a blocking call in `pool`: `await run(function, *arguments)`."""

    async def run(function: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(pool, function, *arguments)

    return run


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Any:
    """SIGTERM and SIGINT set `stop`, where this thread may say so."""
    loop = asyncio.get_running_loop()
    taken = []
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # not the main thread, or Windows
            loop.add_signal_handler(number, stop.set)
            taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            loop.remove_signal_handler(number)
