"""Figures for docs/alerts.md: `python -m tests.alerts.measure latency|rates|busy`.

latency: 100 items, one after another, from the change of a feed file to the message on the fake Telegram, in seconds
    beyond the poll interval.
rates: two incidents to 1,000 private chats at Telegram's own limits, enforced by the fake in a process of its own:
    messages a second, 429s, order, and what the bot needs of the processor.
busy: the same for one chat and for one group that get many messages.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from bot.alerts.timing import Limits
from bot.chat.pace import Rates
from store.marks import MessageState
from store.messages import NewMessage
from store.subscriptions import Want
from tests.alerts.serving import item, rss, serving
from tests.feeds.server import FeedServer
from tests.telegram.apart import FakeApart
from tests.telegram.fake import FakeTelegram

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


async def rates(chats: int = 1000, rounds: int = 2) -> None:
    """Messages a second against the 30 allowed, with the fake in a process of its own; the bot's CPU time a message."""
    with FeedServer() as server, tempfile.TemporaryDirectory() as folder:
        async with FakeApart() as fake, serving(Path(folder), fake, server, poll=0.5, rates=Rates()) as bot:
            now = bot.clock() - timedelta(minutes=1)
            bot.subscriptions.add_many([(CHAT + n, 0, Want()) for n in range(chats)], now=now)
            for number in range(chats):
                await fake.do("person", user_id=CHAT + number)
            bot.feeds.add(server.put("/f", rss()), now=bot.clock())
            while bot.feeds.all()[0].read_at is None:
                await asyncio.sleep(0.05)
            items: list[str] = []
            cpu = time.process_time()
            for number in range(rounds):
                text = f"{100 + number} people were killed in an airstrike on Village {number}."
                items.append(item(f"n{number}", text, bot.clock() + timedelta(seconds=2)))
                server.put("/f", rss(*items))
                while sum(bot.chatting.messages.counts().values()) < chats * (number + 1):
                    await asyncio.sleep(0.2)
            while bot.chatting.messages.counts().get(MessageState.SENT, 0) < chats * rounds:
                await asyncio.sleep(0.5)
            cpu = time.process_time() - cpu
            seen = await fake.seen()
    sent = [one for one in seen["sent"] if one["method"] == "sendMessage"]
    stamps = sorted(one["at"] for one in sent)
    told: dict[int, list[str]] = defaultdict(list)
    for one in sent:
        told[one["parameters"]["chat_id"]].append(one["text"].split(":")[0])
    ordered = sum(names == [f"Village {number}" for number in range(rounds)] for names in told.values())
    spent = stamps[-1] - stamps[0]
    print(f"{len(sent)} messages to {chats} chats in {spent:.1f} s: {(len(sent) - 30) / spent:.1f} a second of 30 "
          f"allowed, {len(seen['flooded'])} times 429, in order in {ordered} chats, "
          f"{1000 * cpu / len(sent):.1f} ms of CPU a message, load {os.getloadavg()[0]:.1f}")  # fmt: skip


async def busy(count: int = 61) -> None:
    """One private chat and one group that get so many messages: against one a second and twenty a minute."""
    with FeedServer() as server, tempfile.TemporaryDirectory() as folder:
        async with FakeApart() as fake, serving(Path(folder), fake, server, poll=60, rates=Rates()) as bot:
            await fake.do("person", user_id=CHAT)
            await fake.do("group", chat_id=-CHAT)
            for chat in (CHAT, -CHAT):
                await bot.chatting.outgoing.enqueue(
                    NewMessage(f"{chat}:{n}", chat, "sendMessage", {"text": f"message {n}"}) for n in range(count)
                )
            await bot.chatting.outgoing.drained()
            seen = await fake.seen()
    for chat, allowed in ((CHAT, 1.0), (-CHAT, 20 / 60)):
        mine = [one for one in seen["sent"] if one["parameters"].get("chat_id") == chat]
        assert [one["text"] for one in mine] == [f"message {n}" for n in range(count)]
        reached = (count - 1) / (mine[-1]["at"] - mine[0]["at"])
        print(f"chat {chat}: {count} in order, {100 * reached / allowed:.0f} % of the allowed rate, "
              f"{len(seen['flooded'])} times 429")  # fmt: skip


if __name__ == "__main__":
    for name in sys.argv[1:] or ["latency", "rates", "busy"]:
        asyncio.run({"latency": latency, "rates": rates, "busy": busy}[name]())
