"""How fast Telegram lets a bot send. Pure: times are passed in, in seconds of one monotonic clock.

Called by `outgoing.py`. A message counts from the moment its answer came back: it arrived there before, so whatever
window Telegram's clock uses holds no more than ours. Starts are spread evenly, because a burst makes answers slow, and
slow answers would leave part of the next second unused.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

BURST_SECONDS = 0.1  # of the overall rate that may start at once
SPREAD = 1.2  # starts are spread for a rate this much higher: the window alone limits it, and a stall is made good
SLOWEST = 8.0  # a chat that keeps refusing is paced at most this many times slower


@dataclass(frozen=True, slots=True)
class Rates:
    """Limits (docs/telegram.md): messages a second overall, seconds between two in a chat, a group's in a minute."""

    overall: int = 30
    chat_seconds: float = 1.0
    group_minute: int = 20


@dataclass(slots=True)
class _ChatPace:
    not_before: float = 0.0
    slower: float = 1.0
    minute: deque[float] = field(default_factory=deque)


class Pace:
    """When the next message may go to a chat, and how many may go overall."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._chats: dict[int, _ChatPace] = {}
        self._second: deque[float] = deque()
        self._most_at_once = max(1.0, rates.overall * BURST_SECONDS)
        self._starts = self._most_at_once  # that may happen now; grows by the overall rate
        self._counted_at = 0.0

    def room(self, now: float, under_way: int) -> int:
        """How many messages may start now, with `under_way` of them not yet answered."""
        while self._second and self._second[0] <= now - 1.0:
            self._second.popleft()
        grown = (now - self._counted_at) * self._rates.overall * SPREAD
        self._starts = min(self._most_at_once, self._starts + grown)
        self._counted_at = now
        return max(0, min(int(self._starts), self._rates.overall - len(self._second) - under_way))

    def room_at(self, now: float, under_way: int) -> float:
        """When there may be room again, if nothing changes before."""
        if len(self._second) + under_way >= self._rates.overall:
            return self._second[0] + 1.0 if self._second else now + 1.0
        return now + max(0.0, 1.0 - self._starts) / (self._rates.overall * SPREAD)

    def started(self) -> None:
        """A message is being sent."""
        self._starts -= 1.0

    def ready_at(self, chat_id: int) -> float:
        """The earliest time for the next message to this chat."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return 0.0
        full = chat_id < 0 and len(chat.minute) >= self._rates.group_minute
        return max(chat.not_before, chat.minute[0] + 60.0 if full else 0.0)

    def answered(self, chat_id: int, now: float) -> None:
        """A message to this chat was answered, whatever the answer was."""
        chat = self._chats.setdefault(chat_id, _ChatPace())
        self._second.append(now)
        if chat_id < 0:
            chat.minute.append(now)
            while len(chat.minute) > self._rates.group_minute:
                chat.minute.popleft()
        chat.not_before = max(chat.not_before, now + self._rates.chat_seconds * chat.slower)
        chat.slower = max(1.0, chat.slower * 0.9)

    def hold(self, chat_id: int, now: float, seconds: float, *, learn: bool = False) -> None:
        """This chat waits for `seconds`; with `learn` it is paced more slowly from then on, for a while."""
        chat = self._chats.setdefault(chat_id, _ChatPace())
        chat.not_before = max(chat.not_before, now + seconds)
        if learn:
            chat.slower = min(SLOWEST, chat.slower * 2.0)

    def forget_quiet(self, now: float) -> None:
        """Drops what is known of chats that were last written to over two minutes ago."""
        quiet = [chat for chat, pace in self._chats.items() if pace.not_before < now - 120.0]
        for chat in quiet:
            del self._chats[chat]
