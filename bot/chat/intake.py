"""Takes updates in: by long polling here, by webhook through `webhook.py`. Each is stored before Telegram forgets it.

Called by `serve.py`. Batches are read raw, so that one update that nobody can parse costs itself alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.chat.api import Api, NetworkTrouble, PollConflict, TooManyRequests, WebhookActive
from store.errors import StoreError
from store.messages import StoredUpdate

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"]
WAIT_SECONDS = 50  # a poll is held open; Telegram's own limit
FIRST_RETRY, LAST_RETRY = 1.0, 30.0  # seconds
# A second poller ends our request with a 409. Once may be somebody's test; twice within this time is another bot.
CONFLICT_PAUSE, CONFLICT_SECONDS = 5.0, 120.0

Take = Callable[[list[StoredUpdate]], Awaitable[None]]  # stores a batch; returns when it is safe


def stored_update(raw: object) -> StoredUpdate | None:
    """A raw update that can be stored: an object with a number; None for anything else."""
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        return None
    return StoredUpdate(raw["update_id"], raw)


def lane_of(update: StoredUpdate) -> int:
    """The chat an update belongs to, so that a chat's updates keep their order; 0 for those of no chat."""
    for name in ("message", "edited_message", "callback_query", "my_chat_member", "channel_post"):
        part: Any = update.body.get(name)  # Any: JSON that nobody has checked yet
        if name == "callback_query" and isinstance(part, dict):
            part = part.get("message")
        if isinstance(part, dict) and isinstance(part.get("chat"), dict):
            number = part["chat"].get("id")
            return number if isinstance(number, int) else 0
    return 0


_TWO_READERS = (
    "another process reads this bot's updates (getUpdates): stop one of the two, or give each its own bot from "
    "@BotFather. Telegram says: {}"
)
_WEBHOOK_SET = (
    "a webhook is set for this bot, so it cannot be polled: set DATELINE_WEBHOOK_URL to serve that webhook, or remove "
    "it with the Bot API's deleteWebhook. Telegram says: {}"
)


def _numbered(batch: Sequence[object]) -> list[StoredUpdate]:
    """The updates of a batch that have a number; what has none cannot be confirmed."""
    updates = [update for raw in batch if (update := stored_update(raw)) is not None]
    if len(updates) < len(batch):
        log.error("%d updates without a number were dropped", len(batch) - len(updates))
    return updates


async def _stored(take: Take, updates: list[StoredUpdate]) -> bool:
    """Whether updates were stored, so that they may be confirmed."""
    try:
        await take(updates)
    except StoreError as error:
        log.error("updates could not be stored, so they are not confirmed: %s", error)
        return False
    return True


async def poll(
    api: Api, take: Take, stop: asyncio.Event, *, wait: int = WAIT_SECONDS, conflict_pause: float = CONFLICT_PAUSE
) -> None:
    """Polls until `stop`.

    The first request confirms nothing: Telegram's numbering may start anew after a quiet week, so an offset is never
    remembered over a restart; what comes twice is known by its number.

    Raises:
        PollConflict: another process polls for this bot.
        WebhookActive: a webhook is set.
        TokenRefused: the token is not valid.
    """
    offset: int | None = None
    retry = FIRST_RETRY
    conflict_at: float | None = None
    loop = asyncio.get_running_loop()
    while not stop.is_set():
        try:
            batch = await _unless(stop, api.updates(offset, wait=wait, allowed=ALLOWED))
        except PollConflict as error:
            if conflict_at is not None and loop.time() - conflict_at < CONFLICT_SECONDS:
                raise PollConflict(_TWO_READERS.format(error)) from error
            conflict_at = loop.time()
            log.warning("somebody else read this bot's updates just now; trying again in %g s", conflict_pause)
            await _pause(stop, conflict_pause)
            continue
        except WebhookActive as error:
            raise WebhookActive(_WEBHOOK_SET.format(error)) from error
        except TooManyRequests as error:
            await _pause(stop, error.retry_after)
            continue
        except NetworkTrouble as error:
            log.warning("no updates from Telegram (%s); trying again in %g s", error, retry)
            await _pause(stop, retry)
            retry = min(LAST_RETRY, retry * 2)
            continue
        retry = FIRST_RETRY
        if batch is None:
            break
        updates = _numbered(batch)
        if updates:
            if not await _stored(take, updates):
                await _pause(stop, retry)
                continue
            offset = max(update.id for update in updates) + 1
        elif batch:
            await _pause(stop, FIRST_RETRY)  # nothing to confirm: do not ask for the same in a tight loop


async def _unless(stop: asyncio.Event, request: Awaitable[list[object]]) -> list[object] | None:
    """The request's result; None, the request given up, when `stop` comes first."""
    task = asyncio.ensure_future(request)
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        return None
    finally:
        stopped.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait({task})


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({stopped}, timeout=seconds)
    stopped.cancel()
