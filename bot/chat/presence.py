"""What is sent at once and may be lost: "typing…", and the answer that stops a button's spinner.

Called by `desk.py`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from bot.chat.api import Api, ApiError
from bot.chat.incoming import Incoming

log = logging.getLogger(__name__)

TYPING_AFTER, TYPING_EVERY = 0.2, 4.5  # seconds; Telegram shows the action for 5
SPINNER_SECONDS = 1.0  # a button's spinner is stopped then, whether what it does is done or not
LONGEST_TOAST = 200  # characters


class Presence:
    """Shows that the bot is at work."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._tasks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def typing(self, incoming: Incoming) -> AsyncIterator[None]:
        """Shows "typing…" there while the block runs, unless it is over at once."""
        task = asyncio.create_task(self._type(incoming))
        try:
            yield
        finally:
            task.cancel()

    @asynccontextmanager
    async def spinner(self, incoming: Incoming) -> AsyncIterator[list[str]]:
        """Stops a button's spinner when the block is over or has run for a second.

        What the block puts into the list is shown to the person, if the block is over in time.
        """
        words: list[str] = []
        over = asyncio.Event()
        task = asyncio.create_task(self._stop_spinner(incoming, over, words))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            yield words
        finally:
            over.set()

    async def close(self) -> None:
        """Waits a moment for what is still being shown."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2.0)

    async def _type(self, incoming: Incoming) -> None:
        parameters: dict[str, object] = {"chat_id": incoming.chat.id, "action": "typing"}
        if incoming.topic is not None:
            parameters["message_thread_id"] = incoming.topic
        await asyncio.sleep(TYPING_AFTER)
        while await self._try("sendChatAction", parameters):
            await asyncio.sleep(TYPING_EVERY)

    async def _stop_spinner(self, incoming: Incoming, over: asyncio.Event, words: list[str]) -> None:
        waiting = asyncio.create_task(over.wait())
        await asyncio.wait({waiting}, timeout=SPINNER_SECONDS)
        waiting.cancel()
        parameters: dict[str, object] = {"callback_query_id": incoming.callback_id}
        if over.is_set() and words:
            parameters["text"] = words[0][:LONGEST_TOAST]
        await self._try("answerCallbackQuery", parameters)

    async def _try(self, method: str, parameters: Mapping[str, object]) -> bool:
        try:
            await self._api.call(method, parameters)
        except ApiError as error:
            log.debug("%s did not arrive: %s", method, error)
            return False
        return True
