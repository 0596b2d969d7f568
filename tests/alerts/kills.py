"""Kills the serving process at random moments while it tells chats of incidents, and counts what arrived.

`python -m tests.alerts.kills 50 50 40` kills it 50 times over 50 chats and 40 incidents; `test_kills.py` does a little
of that. With faults, every tenth request of the bot goes wrong in one of seven ways.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from store.database import Database
from store.deliveries import Deliveries
from store.messages import Messages, MessageState
from store.outbox import Outbox
from tests.alerts.newsroom import HASAKAH, Newsroom, first_line
from tests.telegram.fake import FakeTelegram, Fault

ROOT = Path(__file__).parents[2]
KINDS = ("429", "500", "502", "drop before", "drop after", "garbage", "slow")


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    Attributes:
        doubled: messages that arrived more than once; `unmarked`: of them, those that are not marked uncertain.
        uncertain: messages that are marked so.
    """

    wanted: int
    missing: int
    doubled: int
    unmarked: int
    uncertain: int
    failed: int
    kills: int


def prepare(folder: Path, chats: int, incidents: int) -> set[tuple[int, str]]:
    """Incidents that are to be announced; returns every (chat, headline) that must arrive."""
    room = Newsroom(folder)
    room.now = datetime.now(UTC)
    for chat in range(chats):
        room.subscribe(1000 + chat)
    wanted = set()
    for number in range(incidents):
        name = f"Town {number}"
        place = replace(HASAKAH, name=name, admin1=name, geoname_id=10_000 + number, lat=-60.0 + 3 * number)
        room.report(
            f"r{number}",
            killed=100 + number,
            place=place,
            when=room.now.date(),
            words=" ".join(f"word{number}x{n}" for n in range(30)),
            outlet=f"Outlet {number}",
        )
        wanted |= {(1000 + chat, f"Town {number}: {100 + number} killed in an airstrike") for chat in range(chats)}
    room.close()
    return wanted


async def play(folder: Path, kills: int, chats: int, incidents: int, *, faults: bool, seed: int = 7) -> Outcome:
    """Kills and restarts until the last run has sent everything."""
    dice = random.Random(seed)
    wanted = prepare(folder, chats, incidents)
    async with FakeTelegram() as fake:
        for chat in range(chats):
            fake.world.person(1000 + chat)
        troubling = asyncio.create_task(_trouble(fake, dice)) if faults else None
        done = 0
        for number in range(kills + 1):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.alerts.served", str(folder), fake.base_url, cwd=ROOT
            )
            begun = len(fake.sent)
            try:
                if number < kills:
                    async with asyncio.timeout(60):  # once it sends, it may die at any moment
                        while len(fake.sent) <= begun + 2 and process.returncode is None:
                            await asyncio.sleep(0.01)
                    await asyncio.sleep(dice.random() * 0.4)
                    done += 1
                else:
                    await _settled(folder, fake, wanted)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGKILL)
                await process.wait()
        if troubling is not None:
            troubling.cancel()
        arrived = Counter(
            (int(one.parameters["chat_id"]), one.text.split("\n")[0])
            for one in fake.sent
            if one.method == "sendMessage"
        )
    database = Database.open(folder, write=True)
    found = [Messages(database).find(f"alert:{chat}:{one}:1") for chat, one in _told(database, wanted)]
    messages = [one for one in found if one is not None]
    marked = {(one.chat_id, first_line(one)) for one in messages if one.uncertain}
    doubled = {one for one, count in arrived.items() if count > 1}
    outcome = Outcome(
        wanted=len(wanted),
        missing=len(wanted - arrived.keys()),
        doubled=len(doubled),
        unmarked=len(doubled - marked),
        uncertain=len(marked),
        failed=sum(one.state is MessageState.FAILED for one in messages),
        kills=done,
    )
    database.close()
    return outcome


def _told(database: Database, wanted: set[tuple[int, str]]) -> list[tuple[int, str]]:
    keys = []
    for chat in {chat for chat, _ in wanted}:
        keys += [(chat, one) for one in Deliveries(database).told_to(chat)]
    return keys


async def _settled(folder: Path, fake: FakeTelegram, wanted: set[tuple[int, str]]) -> None:
    """Waits until everything has arrived and the process rests."""
    async with asyncio.timeout(300):
        while True:
            await asyncio.sleep(0.3)
            arrived = {(int(s.parameters["chat_id"]), s.text.split("\n")[0]) for s in fake.sent if s.text}
            if wanted <= arrived:
                break
    reader = Database.open(folder)
    async with asyncio.timeout(120):
        while Messages(reader).waiting() or Outbox(reader).count("announce"):
            await asyncio.sleep(0.3)
    reader.close()


async def _trouble(fake: FakeTelegram, dice: random.Random) -> None:
    """About every tenth sending goes wrong."""
    seen = 0
    while True:
        await asyncio.sleep(0.005)
        for _ in range(len(fake.sent) - seen):
            seen += 1
            if dice.random() < 0.1:
                seconds = dice.choice((1.0, 2.0)) if dice.random() < 0.9 else 5.0
                fake.faults.append(Fault(dice.choice(KINDS), method="sendMessage", seconds=seconds))


def main() -> None:
    """Prints the outcome with and without faults."""
    kills, chats, incidents = (int(one) for one in sys.argv[1:4])
    for faults in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            print(faults, asyncio.run(play(Path(folder), kills, chats, incidents, faults=faults)), flush=True)


if __name__ == "__main__":
    main()
