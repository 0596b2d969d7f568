"""Asks `dateline serve` hundreds of questions over the strict fake Bot API, stopping and starting it on the way.

    python -m tests.flows.five_hundred [--questions 500] [--stops 2]

The command itself serves the sample set in a process of its own, with its own rates, against the fake's flood control;
tdjson reads every text that it sends. SIGTERM ends it at seeded moments and it is started again. Prints how many
questions were asked and answered, what was refused, and fails if anything was lost, refused or logged as an error.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import random
import re
import signal
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.samples import article_file, questions
from store.database import Database
from store.messages import Messages, Updates
from tests.bench.texts import questions as made_up
from tests.telegram.fake import TOKEN, FakeTelegram, Limits

ROOT = Path(__file__).parents[2]
PEOPLE = range(1001, 1051)
MONTHS = ("January 2023", "June 2019", "March 2020", "2014", "Tuesday", "last week", "since 2018")
PLACES = ("Peshawar", "Khartoum", "Idlib", "Chibok", "Beirut", "Kharkiv", "<b>Homs</b> & Hama", "Syria")
KINDS = (
    "How many people were killed in {place} in {when}?",
    "how many wounded in {place} {when}",
    "What happened in {place} in {when}?",
    "Which towns were hit in {place} in {when}?",
    "Who was blamed for the attack in {place}?",
    "List attacks in {place} by month",
)


@dataclass(frozen=True)
class Outcome:
    """What came of it; `errors` are the lines of the log at error level, `refused` what no Bot API would take."""

    asked: int
    taken: int
    unanswered: int
    silent: int
    messages: int
    stops: int
    refused: int
    flooded: int
    errors: int
    seconds: float

    @property
    def good(self) -> bool:
        """Whether nothing was lost, refused or wrong."""
        lost = self.asked - self.taken + self.unanswered + self.silent
        return not (lost or self.refused or self.flooded or self.errors)


def asked(count: int, dice: random.Random) -> list[str]:
    """Sample questions, made-up structured ones and open ones, in turn."""
    known = questions()
    opened = made_up(count)
    found = []
    for number in range(count):
        made = dice.choice(KINDS).format(place=dice.choice(PLACES), when=dice.choice(MONTHS))
        found.append((known[number % len(known)], made, opened[number])[number % 3])
    return found


async def started(folder: Path, fake: FakeTelegram) -> Process:
    """`dateline serve` over a folder, its log on a pipe."""
    settings = {
        "DATELINE_TELEGRAM_TOKEN": TOKEN,
        "DATELINE_TELEGRAM_BASE_URL": fake.base_url,
        "DATELINE_ACCESS": "open",
        "DATELINE_LOG_LEVEL": "warning",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--data", str(folder), "serve", cwd=ROOT, env=os.environ | settings, stderr=PIPE
    )


async def play(folder: Path, count: int, stops: int, seed: int = 3) -> Outcome:
    """Asks `count` questions of a folder's articles while the bot is stopped and started `stops` times."""
    dice = random.Random(seed)
    wanted = asked(count, dice)
    log = b""
    began = time.monotonic()
    async with FakeTelegram(limits=Limits()) as fake:
        for number, question in enumerate(wanted):
            fake.world.says(PEOPLE[number % len(PEOPLE)], question)
        ends = sorted(dice.sample(range(count // 10, count * 8 // 10), stops))
        for end in ends:
            process = await started(folder, fake)
            await fake.until(partial(_answered, fake, end), 600)
            process.send_signal(signal.SIGTERM)
            log += (await process.communicate())[1]
        process = await started(folder, fake)
        async with asyncio.timeout(900):
            while not _done(folder, count):
                await asyncio.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        log += (await process.communicate())[1]
        people = Counter(PEOPLE[number % len(PEOPLE)] for number in range(count))
        silent = sum(max(0, number - len(fake.texts(person))) for person, number in people.items())
        messages, refused, flooded = len(fake.texts()), fake.refused, len(fake.flooded)
    for method, why in refused:
        print(f"refused: {method}: {why}", file=sys.stderr)
    errors = [line for line in log.decode().splitlines() if re.search(r"\b(?:ERROR|CRITICAL|Traceback)\b", line, re.I)]
    print(*errors, sep="\n", file=sys.stderr)
    database = Database.open(folder)
    updates = Updates(database)
    outcome = Outcome(
        asked=count,
        taken=updates.count("done"),
        unanswered=updates.count("new") + updates.count("given up") + len(Messages(database).waiting()),
        silent=silent,
        messages=messages,
        stops=stops,
        refused=len(refused),
        flooded=flooded,
        errors=len(errors),
        seconds=round(time.monotonic() - began, 1),
    )
    database.close()
    return outcome


def _answered(fake: FakeTelegram, count: int) -> bool:
    """Whether so many texts have arrived."""
    return len(fake.texts()) >= count


def _done(folder: Path, count: int) -> bool:
    database = Database.open(folder)
    done = Updates(database).count("done") >= count and not Messages(database).waiting()
    database.close()
    return done


async def prepared(folder: Path) -> None:
    """Ingests the sample set by the command."""
    command = [sys.executable, "-m", "bot", "--data", str(folder), "ingest", str(article_file())]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE, stderr=PIPE)
    _, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()


async def _main(count: int, stops: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        await prepared(Path(name))
        outcome = await play(Path(name), count, stops)
    print(outcome)
    return outcome.good


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.flows.five_hundred", description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--stops", type=int, default=2, help="how often SIGTERM ends it on the way")
    options = parser.parse_args()
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # the fake's own, of requests that SIGTERM cut off
    return 0 if asyncio.run(_main(options.questions, options.stops)) else 1


if __name__ == "__main__":
    sys.exit(main())
