"""Gathers the notes on messages that are being sent, so that many share one transaction.

Each waits until its note is on disk; whatever is noted while one transaction runs goes into the next. Nothing is
delayed for the sake of gathering: at low load a note has a transaction of its own. Called by `outgoing.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from store.marks import Mark, Numbers

Write = Callable[[Sequence[Mark]], Awaitable[dict[int, Numbers]]]


class Marking:
    """The notes of one sender. All of it runs in one event loop."""

    def __init__(self, write: Write) -> None:
        """Args: write: writes notes in one transaction; what it raises, each of those that wait for it gets."""
        self._write = write
        self._waiting: list[tuple[Mark, asyncio.Future[Numbers]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def note(self, mark: Mark) -> Numbers:
        """Returns once the note is on disk: the numbers that a message that is begun needs.

        Raises:
            StoreError: it could not be written.
        """
        noted: asyncio.Future[Numbers] = asyncio.get_running_loop().create_future()
        self._waiting.append((mark, noted))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await noted

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                numbers = await self._write([mark for mark, _ in batch])
            except Exception as error:  # noqa: BLE001  # passed on to all who wait, and they deal with it
                for _, noted in batch:
                    if not noted.done():
                        noted.set_exception(error)
            else:
                for mark, noted in batch:
                    if not noted.done():
                        noted.set_result(numbers.get(mark.id, (None, None)))
        self._writing = None
