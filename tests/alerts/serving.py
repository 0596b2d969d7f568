"""A bot that really serves feeds and alerts: local feed server, strict fake Telegram, real database, queue and loops.

Only the extractor is small: it reads sentences such as "12 people were killed in an airstrike on Sarmin, the hospital
said." The clock is the real one plus what a test adds to it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from bot.alerts.beside import Beside
from bot.alerts.dispatch import Dispatch, Stored
from bot.alerts.timing import Limits
from bot.answer.plan import Operation, PlaceTerm, Plan
from bot.chat.alert_buttons import AlertButtons
from bot.chat.alert_talk import AlertTalk
from bot.chat.alerts import AlertChat, Reader
from bot.chat.desk import Asks
from bot.chat.feeds import FeedChat
from bot.chat.maps import MapChat
from bot.chat.pace import Rates
from bot.chat.serve import Chatting, Extras, serve
from bot.settings import Settings
from index.feeds import Poller
from index.gazetteer_entry import Entry, Kind
from index.gazetteer_regions import Box
from index.ingest import Ingest, IngestResult
from index.sources.fetch import Fetcher
from index.sources.item import Item
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.deliveries import Deliveries
from store.feeds import Feeds
from store.incidents import Incidents
from store.outbox import Outbox
from store.records import (
    Article,
    Claim,
    Count,
    DatePrecision,
    EventType,
    Place,
    PlacePrecision,
    Quote,
    Weapon,
)
from store.subscriptions import Subscriptions
from tests.bot.chat.fakes import FakeIndex, FakeService
from tests.feeds.server import FeedServer
from tests.index.fakes import WordEmbedder
from tests.telegram.apart import FakeApart
from tests.telegram.fake import TOKEN, FakeTelegram

SARMIN = Place("Sarmin", "Idlib", "SY", 35.90, 36.72, PlacePrecision.TOWN, 172399)
BINNISH = Place("Binnish", "Idlib", "SY", 35.96, 36.71, PlacePrecision.TOWN, 172505)
IDLIB = Place("Idlib", "Idlib", "SY", 35.93, 36.63, PlacePrecision.PROVINCE, 169387)
_PLACES = {place.name: place for place in (SARMIN, BINNISH)}
_SENTENCE = re.compile(
    r"(?P<killed>\d+) people were killed in (?P<what>an airstrike on|shelling of) (?P<place>[A-Z]\w+(?: \d+)?)"
    r"(?:, (?P<who>[^,.]+) said)?\."
)
_KINDS = {
    "an airstrike on": (EventType.AIR_OR_DRONE_STRIKE, Weapon.AIRSTRIKE),
    "shelling of": (EventType.SHELLING_ARTILLERY_MISSILE, Weapon.SHELLING),
}
SENTENCE_PAGE = (
    "<html><head><title>Market hit</title></head><body><article>"
    "<p>12 people were killed in an airstrike on Sarmin, the hospital said.</p>"
    "<p>Reporters of the desk are on their way and will write more about it as soon as they have arrived there.</p>"
    "<p>Schools stay closed tomorrow, and the council asks people to keep away from the main square for now.</p>"
    "</article></body></html>"
)
FAST = Rates(overall=100_000, chat_seconds=0.0, group_minute=100_000)


class SentenceReader:
    """The small extractor."""

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """One claim a sentence of that form, of the day of publication."""
        day = (article.published_at or datetime(2020, 3, 3, tzinfo=UTC)).date()
        return tuple(self._claims(article, day))

    def _claims(self, article: Article, day: date) -> Iterator[Claim]:
        for number, match in enumerate(_SENTENCE.finditer(article.text)):
            kind, weapon = _KINDS[match["what"]]
            name, killed = match["place"], int(match["killed"])
            province = "Idlib" if name.isalpha() else name  # "Village 7" lies in a province of its own
            place = _PLACES.get(name) or Place(
                name, province, "SY", sum(map(ord, name)) % 90, 40, PlacePrecision.TOWN, None
            )
            yield Claim(
                id=f"{article.id}#{number}",
                article_id=article.id,
                event_type=kind,
                quote=Quote(*match.span(), match.group()),
                primary=number == 0,
                weapon=weapon,
                date_start=day,
                date_end=day,
                date_precision=DatePrecision.DAY,
                place=place,
                places=(place,),
                killed=Count(killed, killed, killed),
                attributed_to=match["who"],
            )


class Surroundings:
    """Two towns to find one's way by, in place of the gazetteer."""

    def box_of(self, place: Place) -> Box | None:
        """Nothing that the story needs has one."""
        return None

    def towns(self, box: Box, most: int) -> Sequence[Entry]:
        """The same ones always."""
        aleppo = Place("Aleppo", "Aleppo", "SY", 36.2, 37.16, PlacePrecision.TOWN, 170063)
        latakia = Place("Latakia", "Latakia", "SY", 35.53, 35.78, PlacePrecision.TOWN, 173576)
        return [Entry(aleppo, Kind.TOWN, 1_600_000), Entry(latakia, Kind.TOWN, 340_000)][:most]

    def country_name(self, code: str | None) -> str | None:
        """One name."""
        return "Syria" if code == "SY" else None


def item(
    name: str,
    text: str,
    at: datetime | None,
    *,
    title: str | None = None,
    guid: str | None = None,
    link: str | None = None,
    asked: str | None = None,
) -> str:
    """One RSS item with its whole text; the filling makes it no teaser, and no copy of another.

    The people it names tell it apart from other stories, as they would in print; `asked` gives those of one story.
    """
    first, last = ("Karim", "Rima", "Omar", "Lina"), (asked or name).title().replace("-", "")
    people = ", ".join(f"{one} {last}{one.lower()}" for one in first)
    filling = " ".join(f"{name}{number} more" for number in range(90))
    date_line = f"<pubDate>{format_datetime(at)}</pubDate>" if at is not None else ""
    return (
        f"<item><title>{escape(title or 'News ' + name)}</title><guid isPermaLink='false'>{escape(guid or name)}</guid>"
        f"<link>{escape(link or f'https://desk.example/{name}')}</link>{date_line}"
        f"<description>{escape(text)} Asked were {people}. {filling}.</description></item>"
    )


def rss(*items: str, title: str = "Sample desk") -> str:
    """A feed of those items."""
    return f'<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


@dataclass
class Serving:
    """A bot that is being served."""

    fake: FakeTelegram | FakeApart
    server: FeedServer
    chatting: Chatting
    database: Database
    feeds: Feeds
    subscriptions: Subscriptions
    task: asyncio.Task[None]
    stop: asyncio.Event
    ahead: timedelta = timedelta()

    def clock(self) -> datetime:
        """The time there."""
        return datetime.now(UTC) + self.ahead


@asynccontextmanager
async def serving(
    folder: Path,
    fake: FakeTelegram | FakeApart,
    server: FeedServer,
    *,
    poll: float = 0.3,
    limits: Limits | None = None,
    rates: Rates = FAST,
    service: Asks | None = None,
) -> AsyncIterator[Serving]:
    """Serves until the block ends."""
    settings = Settings(
        _env_file=None,
        data=folder,
        telegram_token=TOKEN,
        telegram_base_url=fake.base_url,
        access="open",
        admins=frozenset({11}),
    )
    database = Database.open(folder, write=True)
    articles, feeds, subscriptions = Articles(database), Feeds(database), Subscriptions(database)
    box: list[Serving] = []

    def clock() -> datetime:
        return box[0].clock() if box else datetime.now(UTC)

    def ingest(items: Iterable[Item]) -> Iterable[IngestResult]:
        return Ingest(articles, WordEmbedder(), SentenceReader(), None, clock).run(items)

    stored = Stored(
        Incidents(database), Claims(database), articles, feeds, subscriptions, Deliveries(database), Outbox(database)
    )
    poller = Poller(
        feeds=feeds,
        fetcher=Fetcher(allow=[server.host]),
        ingest=ingest,
        retract=lambda article_id, why: articles.retract(article_id, why=why, now=clock()),
        clock=clock,
        every=timedelta(seconds=poll),
    )
    beside = Beside(
        poller=poller,
        dispatch=Dispatch(stored, clock=clock, limits=limits),
        feeds=feeds,
        admins=settings.admins,
        clock=clock,
    )
    chat = AlertChat(stored, Reader(read_plan, _PLACES.get), clock=clock)

    def make_poller() -> Poller:
        return Poller(
            feeds=feeds,
            fetcher=Fetcher(allow=[server.host]),
            ingest=ingest,
            retract=lambda article_id, why: None,
            clock=clock,
            every=timedelta(seconds=poll),
        )

    feed_chat = FeedChat(
        feeds=feeds,
        subscriptions=subscriptions,
        fetcher=Fetcher(allow=[server.host]),
        poller=make_poller,
        ingest=lambda items: list(ingest(items)),
        clock=clock,
    )
    maps = MapChat(stored.incidents, Surroundings)
    extras = Extras(
        commands=[*chat.commands(), *feed_chat.commands()],
        buttons={
            **chat.buttons(),
            **AlertButtons(stored, clock=clock).buttons(),
            **maps.buttons(),
        },
        beside=(beside.poll, beside.tell),
        listeners=(feed_chat.listen, AlertTalk(chat, subscriptions, clock=clock).listen, maps.listen),
        status_lines=(feed_chat.status_lines,),
    )
    stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    task = asyncio.create_task(
        serve(
            settings,
            service or FakeService(),
            database,
            clock,
            FakeIndex(),
            extras=extras,
            rates=rates,
            stop=stop,
            ready=ready.set_result,
            poll_wait=5,
        )
    )
    try:
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        if task.done():
            task.result()
        box.append(Serving(fake, server, ready.result(), database, feeds, subscriptions, task, stop))
        yield box[0]
    finally:
        stop.set()
        await asyncio.wait_for(task, 20)
        database.close()


def read_plan(words: str) -> tuple[Plan | None, tuple[str, ...]]:
    """A small reader: "airstrikes", "in Idlib", "with at least 5 killed"."""
    least = re.search(r"at least (\d+)", words)
    struck = "airstrike" in words
    return (
        Plan(
            Operation.LIST,
            event_types=(EventType.AIR_OR_DRONE_STRIKE,) if struck else (),
            event="airstrikes" if struck else None,
            places=(PlaceTerm("Idlib province", IDLIB),) if "Idlib" in words else (),
            at_least=int(least[1]) if least else None,
        ),
        (),
    )
