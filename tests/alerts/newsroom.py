"""A data folder with reports, subscriptions and a clock that a test moves; claims are written by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.alerts.dispatch import Dispatch, Stored
from bot.alerts.timing import Limits
from bot.chat.markup import visible
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.deliveries import Deliveries
from store.feeds import Feeds
from store.incidents import Incidents
from store.marks import Arrived, Begun
from store.messages import Message, Messages
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
from store.subscriptions import Rhythm, Subscriptions, Want

START = datetime(2020, 3, 3, 17, 0, tzinfo=UTC)
IDLIB = Place("Idlib", "Idlib", "SY", 35.93, 36.63, PlacePrecision.TOWN, 169389)
HASAKAH = Place("Al-Hasakah", "Al-Hasakah", "SY", 36.5, 40.75, PlacePrecision.TOWN, 173811)
SARMIN = Place("Sarmin", "Idlib", "SY", 35.90, 36.72, PlacePrecision.TOWN, 172399)


class Newsroom:
    """One database with all that alerts need."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.now = START
        self.database = Database.open(folder, write=True)
        self.articles = Articles(self.database)
        self.incidents = Incidents(self.database)
        self.subscriptions = Subscriptions(self.database)
        self.deliveries = Deliveries(self.database)
        self.feeds = Feeds(self.database)
        self.messages = Messages(self.database)
        self.outbox = Outbox(self.database)
        stored = Stored(
            self.incidents,
            Claims(self.database),
            self.articles,
            self.feeds,
            self.subscriptions,
            self.deliveries,
            self.outbox,
        )
        self.dispatch = Dispatch(stored, clock=lambda: self.now, limits=limits)
        self.numbers: dict[int, int] = {}

    def later(self, **time: float) -> None:
        """Moves the clock."""
        self.now += timedelta(**time)

    def subscribe(self, chat_id: int, want: Want | None = None, *, topic: int = 0, rhythm: Rhythm | None = None) -> str:
        """A subscription of the chat, made an hour before the start of the story."""
        made = self.now - timedelta(hours=1) + timedelta(seconds=len(self.subscriptions.active()))
        found, _ = self.subscriptions.add(chat_id, topic, want or Want(), rhythm, by=1, now=made)
        return found.id

    def report(
        self,
        name: str,
        killed: int | None = 12,
        *,
        outlet: str = "Sample Gazette",
        place: Place = IDLIB,
        when: date = date(2020, 3, 3),
        by: str | None = None,
        published: datetime | None = None,
        words: str = "in airstrikes on the town",
        negated: bool = False,
        event: EventType = EventType.AIR_OR_DRONE_STRIKE,
    ) -> str:
        """Stores (or replaces) an article with one claim; returns the incident's id."""
        toll = f"{killed} people were killed" if killed is not None else "Nobody could say how many were hurt"
        text = f"{toll} {words} of {place.name}, {by or outlet} reported in dispatch {name}."
        article = Article(
            id=name,
            text=text,
            url=f"https://{outlet.lower().replace(' ', '-')}.example/{name}",
            source=outlet,
            title=f"Strikes on {place.name}",
            published_at=published or self.now,
            content_hash=name + str(killed),
        )
        claim = Claim(
            id=f"{name}#0",
            article_id=name,
            event_type=event,
            quote=Quote(0, len(text), text),
            primary=True,
            weapon=Weapon.AIRSTRIKE if event is EventType.AIR_OR_DRONE_STRIKE else None,
            date_start=when,
            date_end=when,
            date_precision=DatePrecision.DAY,
            place=place,
            places=(place,),
            killed=Count(killed, killed, killed) if killed is not None else None,
            attributed_to=by,
            negated=negated,
        )
        self.articles.put(article, [], [claim], now=self.now)
        found = Claims(self.database).incidents_of([claim.id])
        return found[claim.id]

    def step(self) -> list[Message]:
        """What dispatching puts into the queue now; all of it counts as sent at once."""
        known = {message.id for message in self.messages.waiting()}
        self.dispatch.step()
        self.dispatch.look_after()
        new = [message for message in self.messages.waiting() if message.id not in known]
        for message in new:
            self.numbers[message.chat_id] = self.numbers.get(message.chat_id, 0) + 1
            self.messages.mark([Begun(message.id)], now=self.now)
            number = self.numbers[message.chat_id] if message.method == "sendMessage" else None
            self.messages.mark([Arrived(message.id, number)], now=self.now)
        self.dispatch.look_after()
        return new

    def close(self) -> None:
        """Gives the folder back."""
        self.database.close()


def text(message: Message) -> str:
    """What a reader sees."""
    return visible(str(message.payload["text"]))


def first_line(message: Message) -> str:
    """Its first line."""
    return text(message).split("\n")[0]


__all__ = ["HASAKAH", "IDLIB", "SARMIN", "START", "Newsroom", "first_line", "text"]
