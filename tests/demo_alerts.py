"""`make demo-alerts`: a local feed server, a fake Telegram and the bot as it is served, played on the terminal.

Everything is real but the two ends: the feeds are files of ours on this machine, and Telegram is the strict fake of the
tests. Prints what each feed says and what the group sees.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.chat.serve import Chatting, serve
from bot.settings import Settings
from bot.status import IndexStatus
from store.outbox import ANNOUNCE, Outbox
from tests.alerts.serving import rss
from tests.feeds.server import FeedServer
from tests.telegram.fake import TOKEN, FakeTelegram

GROUP, REPORTER = -1001234567890, 22
POLL = 0.5


def news(name: str, title: str, text: str, at: datetime, outlet: str) -> str:
    """One item with its whole text."""
    from email.utils import format_datetime
    from xml.sax.saxutils import escape

    return (
        f"<item><title>{escape(title)}</title><guid isPermaLink='false'>{name}</guid>"
        f"<link>https://{outlet}.example/{name}</link><pubDate>{format_datetime(at)}</pubDate>"
        f"<description>{escape(text)}</description></item>"
    )


STRIKE = (
    "Warplanes struck the vegetable market of Sarmin, in Idlib province, on {day} afternoon. At least {killed} "
    "civilians were killed in the airstrike, {source} said.\n\nTwo bombs fell within minutes, while traders were "
    "packing up. {more} "
)
MORE = {
    "gazette": "Shopkeepers pulled neighbours out of the rubble with their hands until the first diggers came. Schools "
    "in the town stay closed tomorrow, and the council asked people to keep away from the main square for the night. "
    "The road towards the provincial capital was blocked for hours by cars that had been left behind in a hurry.",
    "post": "Our correspondent counted eleven stalls that had burned out completely. The market is held twice a week "
    "and draws buyers from a dozen villages nearby; on this day it was busier than usual before the holiday. "
    "The field clinic asked for blood donors over loudspeakers and sent the worst cases across the border.",
}


async def play(bot: Chatting, app: App, fake: FakeTelegram, server: FeedServer, stop: asyncio.Event) -> None:
    """The story."""
    seen = 0

    def show() -> None:
        nonlocal seen
        sent = [one for one in fake.sent if one.parameters.get("chat_id") == GROUP and one.text]
        for one in sent[seen:]:
            number = one.result["message_id"]
            reply = one.parameters.get("reply_parameters")
            how = f"message {number}" + (f", a reply to {reply['message_id']}" if reply else "")
            how = f"message {number} now reads" if one.method == "editMessageText" else how
            print(f"   group │ {how}")
            print("\n".join(f"         │   {line}" for line in one.text.split("\n")), flush=True)
        seen = len(sent)

    async def scene(heading: str, wait: float = 20.0, **documents: str) -> None:
        print(f"\n── {heading}", flush=True)
        before = len(fake.sent)
        for name, document in documents.items():
            server.put(f"/{name}", document, etag=False)
        began = time.monotonic()
        while time.monotonic() - began < wait and len(fake.sent) == before:
            await asyncio.sleep(0.1)
        outbox = Outbox(app.database)
        while outbox.count(ANNOUNCE) or bot.messages.waiting():
            await asyncio.sleep(0.1)
        if len(fake.sent) > before:
            print(f"         ({time.monotonic() - began:.1f} s later)")
        show()

    def strike(source: str, killed: int, outlet: str) -> str:
        return STRIKE.format(day=f"{datetime.now(UTC):%A}", killed=killed, source=source, more=MORE[outlet] * 2)

    now = datetime.now(UTC)
    for name, title in (("a", "Sample Gazette"), ("b", "Harbour Post")):
        app.alerting.feeds.add(server.put(f"/{name}", rss(title=title), etag=False), now=app.clock())
    print("── a reporter writes: /alert airstrikes in Idlib with at least 5 killed", flush=True)
    fake.world.says(REPORTER, "/alert airstrikes in Idlib with at least 5 killed", chat_id=GROUP)
    while not fake.texts(GROUP):
        await asyncio.sleep(0.1)
    show()
    while any(feed.read_at is None for feed in app.alerting.feeds.all()):
        await asyncio.sleep(0.1)
    await asyncio.sleep(1)
    a1 = news("market", "Airstrike on market in Sarmin", strike("the local hospital", 12, "gazette"),
              datetime.now(UTC), "sample-gazette")  # fmt: skip
    await scene("Sample Gazette's feed carries a new item", a=rss(a1))
    b1 = news("sarmin", "Bombs on a market day", strike("the Sarmin rescue committee", 14, "post"),
              datetime.now(UTC), "harbour-post")  # fmt: skip
    await scene("Harbour Post has it from another source, with a higher toll", b=rss(b1))
    a2 = news("market-2", "Toll of market strike rises", strike("the local hospital", 17, "gazette"),
              datetime.now(UTC), "sample-gazette")  # fmt: skip
    await scene("Sample Gazette: the toll rises", a=rss(a2, a1))
    old = news("archive", "Airstrike on market in Sarmin", strike("the local hospital", 12, "gazette"),
               now - timedelta(days=40), "harbour-post")  # fmt: skip
    await scene("Harbour Post publishes an old story again: the group hears nothing", 3.0, b=rss(old, b1))
    sorry = news("sarmin", "Retraction: bombs on a market day", "We were misled.", now, "harbour-post")
    gone = news("market-2", "Retraction: toll of market strike", "We were misled.", now, "sample-gazette")
    more = news("market", "Retraction: airstrike on market", "We were misled.", now, "sample-gazette")
    await scene("Both outlets withdraw their reports", a=rss(gone, more), b=rss(sorry))
    await asyncio.sleep(2)
    show()
    stop.set()


async def main() -> None:
    """Plays it; the data folder is thrown away."""
    with tempfile.TemporaryDirectory() as folder, FeedServer() as server:
        async with FakeTelegram() as fake:
            fake.world.person(REPORTER)
            fake.world.group(GROUP)
            fake.world.chats[GROUP].admins.add(REPORTER)
            settings = Settings(
                _env_file=None,
                data=Path(folder),
                telegram_token=SecretStr(TOKEN),
                telegram_base_url=fake.base_url,
                access="open",
                poll_seconds=POLL,
                fetch_allow=(server.host,),
            )
            with App.open(settings, write=True) as app:
                print("loading what reads articles …", file=sys.stderr, flush=True)
                await asyncio.to_thread(lambda: (app.gazetteer, app.embedder, app.extractor))
                stop, playing = asyncio.Event(), []

                def ready(bot: Chatting) -> None:
                    playing.append(asyncio.ensure_future(play(bot, app, fake, server, stop)))

                index = IndexStatus(app.articles)
                await serve(
                    settings, app.service, app.database, app.clock, index,
                    extras=app.alerting.extras(), stop=stop, ready=ready, poll_wait=2,
                )  # fmt: skip
                await playing[0]


if __name__ == "__main__":
    asyncio.run(main())
