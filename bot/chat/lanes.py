"""Works on updates in parallel, but on one chat's one after the other.

Called by `serve.py`; knows nothing of Telegram.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from store.messages import StoredUpdate

log = logging.getLogger(__name__)


class Lanes:
    """One lane a chat; at most `parallel` lanes move at a time."""

    def __init__(self, work: Callable[[StoredUpdate], Awaitable[None]], *, parallel: int) -> None:
        """Args: work: must not raise; what it raises all the same is logged and the lane goes on."""
        self._work = work
        self._gate = asyncio.Semaphore(parallel)
        self._lanes: dict[int, deque[StoredUpdate]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def put(self, lane: int, update: StoredUpdate) -> None:
        """Adds an update to the end of a lane."""
        if self._closed:
            return  # it is in the database, and is worked on after the restart
        waiting = self._lanes.get(lane)
        if waiting is not None:
            waiting.append(update)
            return
        self._lanes[lane] = deque([update])
        task = asyncio.create_task(self._drive(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, lane: int) -> None:
        waiting = self._lanes[lane]
        try:
            while waiting and not self._closed:
                async with self._gate:
                    update = waiting.popleft()
                    try:
                        await self._work(update)
                    except Exception:  # the loop's boundary: one update must not stop a lane
                        log.exception("update %d was left undone", update.id)
        finally:
            del self._lanes[lane]

    async def close(self, seconds: float) -> None:
        """Lets what is being worked on finish within `seconds`; what waits stays in the database."""
        self._closed = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                log.warning("%d updates were not finished in time: they are after the restart", len(late))
                await asyncio.wait(late, timeout=1.0)

    async def drained(self) -> None:
        """Returns when no lane has anything left."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))
