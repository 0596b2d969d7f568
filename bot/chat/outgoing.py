"""Sends what waits in the database: at the rates Telegram allows, in order within each chat, fair between chats.

`serve.py` runs one `Outgoing`; the desk and the alerts put messages in. Each message is marked before it is sent and
after, so that a restart goes on where the process died (see `store/messages.py`). What goes wrong in one chat (flood
control, a block, a migration) holds up that chat alone; only a server that cannot be reached holds up everybody.
It decides nothing about what is said, but for dropping the markup of a text that Telegram cannot parse.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any

from bot.chat.api import (
    Api,
    ApiError,
    Migrated,
    NetworkTrouble,
    NotModified,
    Refused,
    TokenRefused,
    TooManyRequests,
    Unreachable,
)
from bot.chat.marking import Marking
from bot.chat.pace import Pace
from bot.chat.requests import attachment_of, parameters_of, without_markup
from store.chats import Chats
from store.errors import StoreError
from store.marks import Arrived, Begun, GivenUp, PutOff
from store.messages import Message, Messages, NewMessage

log = logging.getLogger(__name__)

Run = Callable[..., Awaitable[Any]]  # runs a blocking call elsewhere: `await run(function, *arguments)`
FIRST_RETRY, LAST_RETRY = 1.0, 60.0  # seconds between two tries at a server in trouble
MOVE_SECONDS = 1.0  # for what waits for a group to become what waits for its supergroup
DATABASE_PAUSE = 5.0  # seconds, where the database cannot be read or written
AHEAD = 4  # messages that are noted as begun before it is their turn, so that the noting takes nothing of it
MOST_UNDER_WAY = 24  # requests; at 30 messages a second enough for answers that take most of a second
DOUBTS = (1.0, 3.0, 6.0)  # seconds between the tries at a chat that is said to be out of reach, before that is believed
MOST_TRIES = 12  # of one message at a server that fails it and takes others; about ten minutes
LONGEST_TRIES = 1_440  # of one message at a server that takes nothing; about a day


class _State(Enum):
    """Where a line of messages stands."""

    RESTING = auto()  # until its chat may be written to again: in `_resting`
    READY = auto()  # in `_ready`
    BUSY = auto()  # its first message is being sent


@dataclass(slots=True)
class _Line:
    """The messages that wait for one chat, best first. `served`: the turn in which the chat was last written to."""

    waiting: list[tuple[int, int, Message]] = field(default_factory=list)
    state: _State = _State.RESTING
    served: int = 0


class Outgoing:
    """The sender. All of it runs in one event loop, but for `wake`.

    Messages come into memory by one way only, `_load`, in the order of their ids: each exactly once.
    """

    def __init__(
        self,
        *,
        api: Api,
        messages: Messages,
        chats: Chats,
        pace: Pace,
        clock: Callable[[], datetime],
        run: Run,
    ) -> None:
        """Args: run: runs a blocking call off the event loop."""
        self._api, self._messages, self._chats, self._pace = api, messages, chats, pace
        self._clock, self._run_blocking = clock, run
        self._lines: dict[int, _Line] = {}  # by chat; only those with something waiting or under way
        self._resting: list[tuple[float, int]] = []  # heap of (when the chat may be written to, chat)
        self._ready: list[tuple[int, int, int]] = []  # heap of (priority, served, chat); may hold a chat twice
        self._tasks: set[asyncio.Task[None]] = set()
        self._awake = asyncio.Event()
        self._idle = asyncio.Event()
        self._marking = Marking(lambda marks: run(lambda: messages.mark(marks, now=clock())))
        self._refusals: dict[int, int] = {}  # by chat: how often in a row it could not be written to
        self._failures: dict[int, tuple[int, int]] = {}  # by message: how often in vain, `_arrivals` at the last time
        self._arrivals = 0
        self._marked: deque[asyncio.Future[None]] = deque()  # of messages that are noted as begun and may go next
        self._ahead = 0  # messages that are being noted as begun, or are
        self._in_flight = 0  # requests that are not yet answered
        self._ending = False
        self._turn = 0
        self._newest = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unseen = True
        self.fatal: ApiError | None = None

    async def enqueue(self, messages: Iterable[NewMessage]) -> list[Message]:
        """Stores messages and sends them as soon as may be; known keys are left out. For callers in the loop."""
        added: list[Message] = await self._run_blocking(
            lambda: self._messages.enqueue(list(messages), now=self._clock())
        )
        self.look()
        return added

    def look(self) -> None:
        """Messages were stored: look for them. For callers in the loop."""
        self._unseen = True
        self._idle.clear()
        self._awake.set()

    def wake(self) -> None:
        """Messages were stored: look for them. For callers in any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.look)

    async def _load(self) -> None:
        self._unseen = False
        try:
            found = await self._run_blocking(lambda: self._messages.waiting(after=self._newest))
        except StoreError as error:
            log.error("the queue cannot be read, trying again in %g s: %s", DATABASE_PAUSE, error)
            asyncio.get_running_loop().call_later(DATABASE_PAUSE, self.look)
            return
        for message in found:
            self._newest = message.id
            self._put(message)

    def _put(self, message: Message) -> None:
        chat, priority = message.chat_id, int(message.priority)
        line = self._lines.get(chat)
        if line is None:
            line = self._lines[chat] = _Line()
            self._rest(chat)
        if line.state is _State.READY and line.waiting and priority < line.waiting[0][0]:
            heapq.heappush(self._ready, (priority, line.served, chat))
        heapq.heappush(line.waiting, (priority, message.id, message))
        self._idle.clear()
        self._awake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Sends until `stop`; what is under way then is finished, what waits stays in the database.

        Raises:
            TokenRefused: the token stopped being valid.
        """
        self._loop = asyncio.get_running_loop()
        recovered = await self._run_blocking(self._messages.recover)
        if recovered:
            log.warning("%d messages were being sent when the last process ended: sent once more", recovered)
        stopping = asyncio.create_task(_then(stop, self._awake.set))
        while not stop.is_set() and self.fatal is None:
            self._awake.clear()
            if self._unseen:
                await self._load()
            pause = self._start_what_may()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._awake.wait()
        stopping.cancel()
        self._ending = True
        while self._marked:
            self._marked.popleft().cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        if self.fatal is not None:
            raise self.fatal

    async def drained(self) -> None:
        """Returns when nothing waits and nothing is under way."""
        await self._idle.wait()

    def _start_what_may(self) -> float | None:
        """Starts every message that may go now; seconds until the next may, None: nothing waits."""
        now = self._now()
        self._wake_rested(now)
        room = min(self._pace.room(now, self._in_flight), MOST_UNDER_WAY - self._in_flight)
        while room > 0 and self._marked:
            turn = self._marked.popleft()
            if turn.done():
                continue  # its task was cancelled
            turn.set_result(None)
            room, self._ahead, self._in_flight = room - 1, self._ahead - 1, self._in_flight + 1
            self._pace.started()
        while self._ready and self._ahead < room + AHEAD:
            _, _, chat = heapq.heappop(self._ready)
            line = self._lines.get(chat)
            if line is None or line.state is not _State.READY or not line.waiting:
                continue  # it stood here twice, or its chat moved
            self._turn += 1
            self._ahead += 1
            line.state, line.served = _State.BUSY, self._turn
            task = asyncio.create_task(self._send(chat, line, heapq.heappop(line.waiting)[2]))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        if not self._lines and not self._unseen:
            self._pace.forget_quiet(now)
            self._idle.set()
            return None
        if self._marked:
            full = self._in_flight >= MOST_UNDER_WAY
            return None if full else max(0.001, self._pace.room_at(now, self._in_flight) - now)
        return max(0.001, self._resting[0][0] - now) if self._resting else None

    def _wake_rested(self, now: float) -> None:
        """Moves the lines whose chats may be written to again to those that are ready."""
        while self._resting and self._resting[0][0] <= now:
            _, chat = heapq.heappop(self._resting)
            line = self._lines.get(chat)
            if line is None or line.state is not _State.RESTING:
                continue
            if not line.waiting:
                del self._lines[chat]
            elif self._pace.ready_at(chat) > now:
                self._rest(chat)
            else:
                line.state = _State.READY
                heapq.heappush(self._ready, (line.waiting[0][0], line.served, chat))

    def _rest(self, chat: int) -> None:
        heapq.heappush(self._resting, (self._pace.ready_at(chat), chat))

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._awake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # what was sent could not be noted: it is marked as being sent, and sent once more after a restart
            log.error("the fate of a message could not be noted: %s", error)

    async def _send(self, chat: int, line: _Line, message: Message) -> None:
        """Sends one message; whatever becomes of it is noted before the chat's next one may go."""
        try:
            failed = await self._post(chat, message)
            if failed is not None:
                await self._after_error(chat, message, failed)
        finally:
            line.state = _State.RESTING
            if line.waiting:
                self._rest(chat)
            else:
                self._lines.pop(chat, None)

    async def _post(self, chat: int, message: Message) -> ApiError | None:
        """Marks a message as being sent, sends it and notes that it arrived; what Telegram said if it did not."""
        try:
            edits, replies_to = await self._marking.note(Begun(message.id, message.edits, message.replies_to))
        except StoreError as failed:
            self._ahead -= 1
            log.error("message %s waits for the database: %s", message.key, failed)
            self._pace.hold(chat, self._now(), DATABASE_PAUSE)
            self._put(message)
            return None
        except BaseException:
            self._ahead -= 1
            raise
        if message.edits is not None and edits is None:
            self._ahead -= 1
            return Refused("the message to edit is not there: never sent, or left behind in a group that moved")
        if not await self._turn_comes():
            await self._marking.note(PutOff(message.id, "the process ended before it was sent", uncertain=False))
            return None
        error: ApiError | None = None
        result: object = None
        try:
            sent = parameters_of(message, edits, replies_to)
            result = await self._api.call(message.method, sent, attachment=attachment_of(message))
        except ApiError as failed:
            error = failed
        finally:
            self._pace.answered(chat, self._now())
            self._in_flight -= 1
            self._awake.set()
        if error is None:
            self._refusals.pop(chat, None)
            self._failures.pop(message.id, None)
            self._arrivals += 1
            number = result.get("message_id") if isinstance(result, dict) else None
            await self._marking.note(Arrived(message.id, number))
        return error

    async def _turn_comes(self) -> bool:
        """Waits until a message that is noted as begun may go; False: the process ends first."""
        if not self._ending:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._marked.append(turn)
            self._awake.set()
            with contextlib.suppress(asyncio.CancelledError):
                await turn
            if not turn.cancelled():
                return True
        self._ahead -= 1
        return False

    async def _after_error(self, chat: int, message: Message, error: ApiError) -> None:
        """What to do when Telegram did not take a message; the precedence is that of the branches."""
        now = self._now()
        if isinstance(error, TooManyRequests):
            self._pace.hold(chat, now, error.retry_after, learn=True)
            await self._again(message, error, uncertain=False)
        elif isinstance(error, Migrated):
            await self._marking.note(PutOff(message.id, str(error), uncertain=False))
            await self.migrate(chat, error.new_id, first=replace(message, tries=message.tries + 1))
        elif isinstance(error, NotModified):
            await self._marking.note(Arrived(message.id, None))
        elif isinstance(error, Unreachable) and self._refusals.get(chat, 0) < len(DOUBTS):
            self._pace.hold(chat, now, DOUBTS[self._refusals.get(chat, 0)])
            self._refusals[chat] = self._refusals.get(chat, 0) + 1
            await self._again(message, error, uncertain=False)
        elif isinstance(error, Unreachable):
            log.info("chat %d cannot be written to: %s", chat, error)
            self._refusals.pop(chat, None)
            await self._give_up_chat(chat, message, str(error))
        elif isinstance(error, TokenRefused):
            await self._again(message, error, uncertain=False)
            self.fatal = error
        elif isinstance(error, NetworkTrouble) and self._may_still_go(message):
            self._pace.hold(chat, now, min(LAST_RETRY, FIRST_RETRY * 2.0**message.tries))
            await self._again(message, error, uncertain=error.maybe_arrived)
        elif isinstance(error, Refused) and "parse entities" in str(error).lower() and "parse_mode" in message.payload:
            log.error("message %s has markup that Telegram refuses: sent without (%s)", message.key, error)
            await self._again(without_markup(message), error, uncertain=False)
        else:
            log.error("message %s was given up: %s", message.key, error)
            await self._marking.note(GivenUp(message.id, str(error)))

    def _may_still_go(self, message: Message) -> bool:
        """Whether to try again: a failure counts if another message got through since the last, so not in an outage."""
        count, arrivals = self._failures.get(message.id, (0, -1))
        count += self._arrivals > arrivals
        self._failures[message.id] = count, self._arrivals
        if count < MOST_TRIES and message.tries + 1 < LONGEST_TRIES:
            return True
        del self._failures[message.id]
        return False

    async def _again(self, message: Message, error: ApiError, *, uncertain: bool) -> None:
        await self._marking.note(PutOff(message.id, str(error), uncertain))
        self._put(replace(message, tries=message.tries + 1, uncertain=message.uncertain or uncertain))

    async def migrate(self, old: int, new: int, *, first: Message | None = None) -> None:
        """A group became a supergroup: its messages are the supergroup's from now on.

        Args:
            first: the message that was refused for it. While one is under way nothing is moved: it will be refused.
        """
        log.info("group %d is now supergroup %d", old, new)
        self._pace.hold(new, self._now(), MOVE_SECONDS)  # newer messages may be loaded before the old ones are moved
        await self._run_blocking(lambda: self._chats.migrate(old, new, now=self._clock()))
        line = self._lines.get(old)
        moved = [] if first is None else [first]
        if line is not None and (line.state is not _State.BUSY or first is not None):
            moved += [message for _, _, message in line.waiting]
            line.waiting = []
            if line.state is not _State.BUSY:
                del self._lines[old]
        for message in moved:
            self._put(replace(message, chat_id=new))

    async def _give_up_chat(self, chat: int, message: Message, why: str) -> None:
        def note() -> None:
            # The chat first: who finds its messages failed finds why, and a kill in between has them tried again.
            self._chats.unreachable(chat, why, now=self._clock())
            self._messages.mark([GivenUp(message.id, why)], now=self._clock())
            self._messages.fail_chat(chat, why)

        line = self._lines.get(chat)
        if line is not None:
            line.waiting.clear()
        await self._run_blocking(note)


async def _then(event: asyncio.Event, act: Callable[[], None]) -> None:
    await event.wait()
    act()
