"""Kills the serving process at random moments while it tells chats of incidents, and counts what arrived.

`python -m tests.alerts.kills 50 40` kills it 50 times during 50 steps told to 40 chats, once without and once with
faults; `test_kills.py` does a little of that. Each life of the process has a new incident, or a higher toll of an
earlier one, to tell every chat of, besides what the lives before left undone. With faults, every tenth request that
sends or edits goes wrong in one of the ways of `KINDS`; the 429s ask for 1 to 60 seconds, and groups migrate.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.chat.markup import visible
from tests.alerts.newsroom import HASAKAH, Newsroom
from tests.telegram.fake import SENDING, FakeTelegram, Fault
from tests.telegram.world import NEW_CHAT

ROOT = Path(__file__).parents[2]
KINDS = ("429", "403", "400", "migrate", "500", "502", "garbage", "drop before", "drop after", "slow")
FAULTY = 0.1  # of the requests
CHANGES_EVERY = 5  # steps; the others bring a new incident
FIRST_CHAT, FIRST_TOLL = 1000, 100
RATE = 80  # messages a second: a step takes about half a second
Arrival = tuple[int, str, str]  # chat, method, first line


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    Attributes:
        wanted: sends, one for each chat and step. `edits`: of first messages, besides.
        missing: of both, but for those left behind.
        behind: edits of messages in groups that migrated meanwhile: nothing reaches them any more.
        doubled: sends that arrived more than once; `unmarked`: of them, those that are not marked uncertain.
        uncertain: messages that are marked so.
        failed: messages that were given up, but for those left behind; `paused`: subscriptions that were.
        disordered: chats that heard of a step before an earlier one.
    """

    wanted: int
    edits: int
    missing: int
    behind: int
    doubled: int
    unmarked: int
    uncertain: int
    failed: int
    paused: int
    disordered: int
    kills: int
    seconds: int
    faults: dict[str, int] = field(default_factory=dict)


@dataclass
class Mischief:
    """Lets about every tenth request that sends or edits fail, each kind as often as the others."""

    fake: FakeTelegram
    dice: random.Random
    longest: int
    done: Counter[str] = field(default_factory=Counter)

    def __call__(self, method: str, given: dict[str, Any]) -> Fault | None:
        if method not in SENDING or self.dice.random() >= FAULTY:
            return None
        kind = self.dice.choice(KINDS)
        if kind == "migrate":
            chat = self.fake.world.chats[int(given["chat_id"])]
            if chat.kind != "group" or chat.migrated_to is not None:
                kind = "500"
            else:
                self.fake.world.migrates(chat.id, tell=False)
        self.done[kind] += 1
        return Fault(kind, seconds=self.dice.uniform(1, self.longest if kind == "429" else 3))


class Story:
    """The steps that every chat is to be told of."""

    def __init__(self, folder: Path, chats: list[int]) -> None:
        self._folder, self._chats = folder, chats
        self._tolls: list[int] = []
        self.lines: list[str] = []
        self.wanted: set[Arrival] = set()

    def subscribe(self) -> None:
        """All chats want everything."""
        room = Newsroom(self._folder)
        room.now = datetime.now(UTC)
        for chat in self._chats:
            room.subscribe(chat)
        room.close()

    def step(self, number: int, told: set[str]) -> None:
        """A new incident, or a toll of an earlier one that is twice as high.

        Args:
            told: first lines that have arrived in every chat. Only an incident that was told already changes: what
                changes before it is told is told once, as it is then.
        """
        room = Newsroom(self._folder)
        room.now = datetime.now(UTC)
        known = [n for n, toll in enumerate(self._tolls) if self._headline(n) in told and toll < 2 * FIRST_TOLL]
        if number % CHANGES_EVERY == CHANGES_EVERY - 1 and known:
            which = known[-1]
            before, self._tolls[which] = self._tolls[which], 2 * self._tolls[which]
            self._report(room, which)
            line = f"Update. Toll up: {before} → {2 * before} killed"
            self.wanted |= {(chat, "editMessageText", self._headline(which)) for chat in self._chats}
        else:
            self._tolls.append(FIRST_TOLL + number)
            self._report(room, len(self._tolls) - 1)
            line = self._headline(len(self._tolls) - 1)
        self.lines.append(line)
        self.wanted |= {(chat, "sendMessage", line) for chat in self._chats}
        room.close()

    def _headline(self, number: int) -> str:
        return f"Town {number}: {self._tolls[number]} killed in an airstrike"

    def _report(self, room: Newsroom, number: int) -> None:
        name = f"Town {number}"
        place = replace(HASAKAH, name=name, admin1=name, geoname_id=10_000 + number, lat=-60.0 + 3 * number)
        room.report(
            f"r{number}",
            killed=self._tolls[number],
            place=place,
            when=room.now.date(),
            words=" ".join(f"word{number}x{n}" for n in range(30)),
            outlet=f"Outlet {number}",
        )


async def play(
    folder: Path, kills: int, chats: int, *, faults: bool, longest: int = 60, patience: float = 900, seed: int = 7
) -> Outcome:
    """Kills and restarts until the last life has sent everything; every fifth chat is a group.

    Args:
        longest: seconds that a 429 may ask for.
        patience: seconds that the last life may take.
    """
    dice, began = random.Random(seed), time.monotonic()
    ids = [(-1 if number % 5 == 0 else 1) * (FIRST_CHAT + number) for number in range(chats)]
    story = Story(folder, ids)
    story.subscribe()
    async with FakeTelegram() as fake:
        for chat in ids:
            fake.world.person(chat) if chat > 0 else fake.world.group(chat, kind="group")
        mischief = Mischief(fake, dice, longest)
        fake.mischief = mischief if faults else None
        for number in range(kills + 1):
            if number < kills:
                story.step(number, _told_to_all(fake, ids))
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.alerts.served", str(folder), fake.base_url, str(RATE), cwd=ROOT
            )
            try:
                if number < kills:
                    await _a_moment(fake, process, dice)
                else:
                    await _settled(folder, fake, story.wanted, patience)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGKILL)
                await process.wait()
        arrived = _arrived(fake)
    counted = Counter(arrived)
    messages = _messages(folder)
    marked = {arrival for arrival, _, uncertain in messages if uncertain}
    doubled = {one for one, count in counted.items() if count > 1 and one[1] == "sendMessage"}
    return Outcome(
        wanted=sum(one[1] == "sendMessage" for one in story.wanted),
        edits=sum(one[1] == "editMessageText" for one in story.wanted),
        missing=len(story.wanted - counted.keys() - _behind(fake, story.wanted)),
        behind=len(_behind(fake, story.wanted) - counted.keys()),
        doubled=len(doubled),
        unmarked=len(doubled - marked),
        uncertain=len(marked),
        failed=sum(state == "failed" and one not in _behind(fake, story.wanted) for one, state, _ in messages),
        paused=_paused(folder),
        disordered=sum(not _in_order(chat, arrived, story.lines) for chat in ids),
        kills=kills,
        seconds=int(time.monotonic() - began),
        faults=dict(mischief.done),
    )


async def _a_moment(fake: FakeTelegram, process: asyncio.subprocess.Process, dice: random.Random) -> None:
    """Four times of five a moment soon after it began to send, else any moment of its life."""
    if dice.random() < 0.2:
        await asyncio.sleep(dice.uniform(0.2, 4.0))
        return
    begun = fake.count("sendMessage")
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(60):
            while fake.count("sendMessage") == begun and process.returncode is None:
                await asyncio.sleep(0.005)
    await asyncio.sleep(dice.uniform(0.0, 0.6))


async def _settled(folder: Path, fake: FakeTelegram, wanted: set[Arrival], patience: float) -> None:
    """Waits until everything has arrived and nothing waits any more."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(patience):
            while not wanted - _behind(fake, wanted) <= set(_arrived(fake)) or any(
                state in ("waiting", "sending") for _, state, _ in _messages(folder)
            ):
                await asyncio.sleep(0.5)


def _behind(fake: FakeTelegram, wanted: set[Arrival]) -> set[Arrival]:
    """The edits in groups that have migrated."""
    moved = {chat.id for chat in fake.world.chats.values() if chat.migrated_to is not None}
    return {one for one in wanted if one[0] in moved and one[1] == "editMessageText"}


def _arrived(fake: FakeTelegram) -> list[Arrival]:
    return [
        (_first_id(int(one.parameters["chat_id"])), one.method, one.text.split("\n")[0])
        for one in fake.sent
        if one.method in ("sendMessage", "editMessageText")
    ]


def _told_to_all(fake: FakeTelegram, ids: list[int]) -> set[str]:
    """The first lines that have arrived in every chat: one that hears later is told an incident as it is by then."""
    heard = set(_arrived(fake))
    lines = {line for _, _, line in heard}
    return {line for line in lines if all((chat, "sendMessage", line) in heard for chat in ids)}


def _messages(folder: Path) -> list[tuple[Arrival, str, bool]]:
    """(what it is, state, whether it is marked uncertain) of every message of the queue."""
    with contextlib.closing(sqlite3.connect(folder / "dateline.sqlite")) as connection:
        rows = connection.execute("SELECT chat_id, method, payload, state, uncertain FROM messages").fetchall()
    return [
        ((_first_id(chat), method, visible(json.loads(payload)["text"]).split("\n")[0]), state, bool(uncertain))
        for chat, method, payload, state, uncertain in rows
    ]


def _paused(folder: Path) -> int:
    with contextlib.closing(sqlite3.connect(folder / "dateline.sqlite")) as connection:
        return int(connection.execute("SELECT count(*) FROM subscriptions WHERE paused_by != ''").fetchone()[0])


def _in_order(chat: int, arrived: list[Arrival], lines: list[str]) -> bool:
    """By first arrivals: what a kill left in a slow server may arrive after its repeat, and after others."""
    heard = [lines.index(line) for one, method, line in arrived if one == chat and method == "sendMessage"]
    first = list(dict.fromkeys(heard))
    return first == sorted(first)


def _first_id(chat: int) -> int:
    """The id that a chat had before it migrated."""
    return chat - NEW_CHAT if chat <= NEW_CHAT else chat


def main() -> None:
    """Prints the outcome without and with faults, or only one of them ("no", "yes")."""
    kills, chats = (int(one) for one in sys.argv[1:3])
    for faults in {"no": (False,), "yes": (True,)}.get("".join(sys.argv[3:]), (False, True)):
        with tempfile.TemporaryDirectory() as folder:
            outcome = asyncio.run(play(Path(folder), kills, chats, faults=faults))
        print("with faults:" if faults else "without faults:", outcome, flush=True)


if __name__ == "__main__":
    main()
