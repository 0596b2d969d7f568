"""Figures for docs/alerts.md: `python -m tests.alerts.measure latency|rates|match`.

latency: 100 items, one after another, from the change of a feed file to the message on the fake Telegram, in seconds
    beyond the poll interval.
rates: one incident to 1,000 private chats at Telegram's own limits, enforced by the fake: messages a second, 429s.
match: one incident against 100,000 subscriptions, beside a naive loop, in milliseconds.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.alerts.match import fits
from bot.alerts.matcher import Matcher
from bot.alerts.timing import Limits
from bot.chat.pace import Rates
from store.records import EventType
from store.subscriptions import Want
from tests.alerts.serving import item, rss, serving
from tests.alerts.test_match import AROUND, FACTS, IN_IDLIB
from tests.feeds.server import FeedServer
from tests.telegram.fake import FakeTelegram
from tests.telegram.fake import Limits as Flood

CHAT = 1000


async def latency(count: int = 100, poll: float = 1.0) -> None:
    """p50, p95 and the longest."""
    with FeedServer() as server, tempfile.TemporaryDirectory() as folder:
        async with FakeTelegram() as fake:
            fake.world.person(CHAT)
            async with serving(Path(folder), fake, server, poll=poll, limits=Limits(burst=10_000)) as bot:
                bot.feeds.add(server.put("/f", rss()), now=bot.clock())
                bot.subscriptions.add(CHAT, None, Want(), by=1, now=bot.clock() - timedelta(minutes=1))
                while bot.feeds.all()[0].read_at is None:
                    await asyncio.sleep(0.05)
                items: list[str] = []
                took = []
                for number in range(count):
                    text = f"{100 + number} people were killed in an airstrike on Village {number}."
                    items.insert(0, item(f"n{number}", text, bot.clock() + timedelta(seconds=2)))
                    await asyncio.sleep((number * 0.37) % poll)  # anywhere within the interval
                    began = time.monotonic()
                    server.put("/f", rss(*items[:30]))
                    while len(fake.texts(CHAT)) <= number:
                        await asyncio.sleep(0.005)
                    took.append(time.monotonic() - began - poll)
    took.sort()
    print(f"latency beyond the poll interval of {poll} s over {count}: p50 {took[count // 2]:.2f} s, "
          f"p95 {took[int(count * 0.95)]:.2f} s, longest {took[-1]:.2f} s")  # fmt: skip


async def rates(chats: int = 1000) -> None:
    """Messages a second against the 30 allowed."""
    with FeedServer() as server, tempfile.TemporaryDirectory() as folder:
        async with (
            FakeTelegram(limits=Flood()) as fake,
            serving(Path(folder), fake, server, poll=0.5, rates=Rates()) as bot,
        ):
            now = bot.clock() - timedelta(minutes=1)
            bot.subscriptions.add_many([(CHAT + n, 0, Want()) for n in range(chats)], now=now)
            for number in range(chats):
                fake.world.person(CHAT + number)
            bot.feeds.add(server.put("/f", rss()), now=bot.clock())
            while bot.feeds.all()[0].read_at is None:
                await asyncio.sleep(0.05)
            at = bot.clock() + timedelta(seconds=2)
            first = item("a", "12 people were killed in an airstrike on Sarmin, the hospital said.", at)
            server.put("/f", rss(first))
            await fake.until(lambda: len(fake.texts()) >= chats, 120)
            stamps = sorted(one.at for one in fake.sent if one.method == "sendMessage")
            spent = stamps[-1] - stamps[0]
            per_chat = Counter(one.parameters["chat_id"] for one in fake.sent if one.method == "sendMessage")
            print(f"{chats} chats in {spent:.1f} s: {(chats - 30) / spent:.1f} a second of 30 allowed, "
                  f"{len(fake.flooded)} times 429, {max(per_chat.values())} message a chat at most")  # fmt: skip


def match(count: int = 100_000) -> None:
    """The matcher beside a loop over `fits`."""
    kinds = list(EventType)
    wants = [
        (
            f"s{n}",
            Want(
                places=(replace(AROUND, near=(35 + n % 1990 / 1000, 36 + n % 97 / 50, 5.0 + n % 40)),)
                if n % 2
                else (IN_IDLIB,),
                event_types=(kinds[n % len(kinds)], EventType.AIR_OR_DRONE_STRIKE) if n % 3 else (),
                at_least=n % 1700,
                words=(f"word{n % 50_000}",) if n % 5 == 0 else (),
                groups=("children",) if n % 7 == 0 else (),
                actors=("regime",) if n % 11 == 0 else (),
            ),
        )
        for n in range(count)
    ]
    began = time.perf_counter()
    matcher = Matcher(wants)
    built = time.perf_counter() - began
    times = []
    for _ in range(20):
        began = time.perf_counter()
        found = matcher.matches(FACTS)
        times.append(1000 * (time.perf_counter() - began))
    began = time.perf_counter()
    naive = [name for name, want in wants if fits(want, FACTS)]
    loop = 1000 * (time.perf_counter() - began)
    assert sorted(naive) == sorted(found)
    print(f"one incident against {count:,} subscriptions: {statistics.median(times):.1f} ms "
          f"(naive loop {loop:.0f} ms; {len(found)} match; built in {built:.1f} s)")  # fmt: skip


if __name__ == "__main__":
    for name in sys.argv[1:] or ["match", "latency", "rates"]:
        if name == "match":
            match()
        else:
            asyncio.run({"latency": latency, "rates": rates}[name]())
