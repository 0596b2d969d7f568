"""What chats asked to be told: subscriptions, when they want it, and what they muted.

`Want` says which incidents; `bot/alerts/match.py` decides. Called by `bot/alerts` and `bot/chat`. Kept as plain data.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any  # JSON values

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from store.database import Database
from store.errors import NotFound
from store.members import add_audit
from store.records import Effect, EventType, Weapon
from store.tables import ChatRow, DeliveryRow, MuteRow, SubscriptionRow

EVERYTHING = "all"  # what a mute of all alerts of a chat stands under


@dataclass(frozen=True, slots=True)
class WantedPlace:
    """A place to hear of; the fields that are given must all hold for one of an incident's places.

    Attributes:
        label: as the reader sees it ("Idlib province", "within 30 km of Homs").
        geoname_id: of a town or district, which must be hit itself; or with `km`, of the middle of a circle.
        near: (latitude, longitude, km).
        box: (south, west, north, east) in degrees.
        countries: ISO alpha-2 codes, any of them. `admin1s`: provinces' names in them, any of them.
        name: of the town, where the incident's place has no GeoNames id.
        middle: (latitude, longitude) to draw a circle around, should one be asked for; it narrows nothing.
    """

    label: str
    geoname_id: int | None = None
    name: str = ""
    near: tuple[float, float, float] | None = None
    box: tuple[float, float, float, float] | None = None
    countries: tuple[str, ...] = ()
    admin1s: tuple[str, ...] = ()
    middle: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Want:
    """Which incidents a subscription is for. Every field narrows; an empty one does not.

    Attributes:
        event: the reader's word for `event_types` and `weapons` ("airstrikes"); an incident matches with any of them.
        effect, at_least: the smallest toll; `at_least` 1 with an effect means that somebody was.
        groups: any of these groups of victims has a figure (at least `at_least`, where given).
        actors: words of a side, as perpetrator or target; any of them.
        words: each must occur in the quotes, titles, places or names.
        sources: outlets; any of them reports it.
        corroborated: only with two independent sources, or confirmed.
    """

    places: tuple[WantedPlace, ...] = ()
    event_types: tuple[EventType, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    event: str = ""
    effect: Effect | None = None
    at_least: int | None = None
    groups: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    corroborated: bool = False


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a chat wants it.

    Attributes:
        zone: IANA name of the chat's time zone.
        quiet: (from, to) in minutes after local midnight; from 22:00 to 7:00 is (1320, 420). None: never quiet.
        digest: "" at once, "hourly", or "daily" at `daily_at` (minutes after local midnight).
    """

    zone: str = "UTC"
    quiet: tuple[int, int] | None = None
    digest: str = ""
    daily_at: int = 8 * 60


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription of one chat.

    Attributes:
        id: short; buttons carry it.
        topic: of a forum, 0 outside of one.
        since: only what became news after this is told.
        paused_by: "" not paused, "hand", "chat" (nothing can be sent there) or "topic" (nothing can be sent in it).
        why: the reason, for the reader.
    """

    id: str
    chat_id: int
    topic: int
    want: Want
    rhythm: Rhythm
    created_by: int | None
    created_at: datetime
    since: datetime
    paused_by: str = ""
    why: str | None = None


class Subscriptions:
    """The subscriptions of one database."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing, but for reading alone."""
        self._database = database

    def add(
        self,
        chat_id: int,
        topic: int | None,
        want: Want,
        rhythm: Rhythm | None = None,
        *,
        by: int | None,
        now: datetime,
    ) -> tuple[Subscription, bool]:
        """Adds a subscription; the same one in the same topic is found instead. Second: whether it is new.

        A new one takes over quiet hours and digest from the chat's others, if `rhythm` is None.
        """
        with self._database.writing() as session:
            rows = session.exec(select(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id)).all()
            wire = want_wire(want)
            for row in rows:
                if row.topic == (topic or 0) and row.want == wire:
                    if row.paused_by:
                        row.paused_by, row.why, row.since, row.changed_at = "", None, now, now
                    return _subscription(row), False
            kept = dict(rows[0].rhythm) if rows and rhythm is None else asdict(rhythm or Rhythm())
            row = SubscriptionRow(
                id=secrets.token_hex(4),
                chat_id=chat_id,
                topic=topic or 0,
                want=wire,
                rhythm=kept,
                created_by=by,
                created_at=now,
                since=now,
                changed_at=now,
            )
            session.add(row)
            add_audit(session, now=now, action="subscribe", user_id=by, chat_id=chat_id, subscription=row.id)
            return _subscription(row), True

    def add_many(self, subscriptions: Iterable[tuple[int, int, Want]], *, now: datetime) -> None:
        """Adds many at once, unasked; for tests and benchmarks."""
        with self._database.writing() as session:
            for chat_id, topic, want in subscriptions:
                session.add(
                    SubscriptionRow(
                        id=secrets.token_hex(6), chat_id=chat_id, topic=topic, want=want_wire(want),
                        rhythm=asdict(Rhythm()), created_at=now, since=now, changed_at=now,
                    )
                )  # fmt: skip

    def get(self, subscription_id: str) -> Subscription:
        """The subscription with that id.

        Raises:
            NotFound: there is none (any more).
        """
        with self._database.session() as session:
            return _subscription(_row(session, subscription_id))

    def change(
        self, subscription_id: str, *, want: Want | None = None, rhythm: Rhythm | None = None, now: datetime
    ) -> Subscription:
        """Changes what is wanted (news from now on), or when.

        Raises:
            NotFound: there is none.
        """
        with self._database.writing() as session:
            row = _row(session, subscription_id)
            if want is not None:
                row.want, row.since = want_wire(want), now
            if rhythm is not None:
                row.rhythm = asdict(rhythm)
            row.changed_at = now
            session.add(row)
            return _subscription(row)

    def set_rhythm(self, chat_id: int, rhythm: Rhythm, *, now: datetime) -> None:
        """Quiet hours, zone and digest for everything that a chat asked for."""
        with self._database.writing() as session:
            session.execute(
                update(SubscriptionRow)
                .where(col(SubscriptionRow.chat_id) == chat_id)
                .values(rhythm=asdict(rhythm), changed_at=now)
            )

    def remove(self, subscription_id: str, *, by: int | None, now: datetime) -> None:
        """Forgets a subscription; repeating it changes nothing."""
        with self._database.writing() as session:
            row = session.get(SubscriptionRow, subscription_id)
            if row is not None:
                add_audit(session, now=now, action="unsubscribe", user_id=by, chat_id=row.chat_id, subscription=row.id)
                session.delete(row)

    def pause(self, subscription_id: str, paused: bool, *, now: datetime) -> Subscription:
        """Pauses by hand or resumes; what happened in between is not told later.

        Raises:
            NotFound: there is none.
        """
        with self._database.writing() as session:
            row = _row(session, subscription_id)
            _set_pause(row, "hand" if paused else "", "paused here" if paused else None, now)
            session.add(row)
            return _subscription(row)

    def of_chat(self, chat_id: int, topic: int | None = None) -> list[Subscription]:
        """A chat's subscriptions, oldest first; with `topic`, only that topic's."""
        with self._database.session() as session:
            query = select(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id)
            if topic is not None:
                query = query.where(SubscriptionRow.topic == topic)
            return [_subscription(row) for row in session.exec(query.order_by(col(SubscriptionRow.created_at)))]

    def active(self) -> list[Subscription]:
        """Every subscription that is not paused, oldest first."""
        with self._database.session() as session:
            query = select(SubscriptionRow).where(SubscriptionRow.paused_by == "")
            rows = session.exec(query.order_by(col(SubscriptionRow.created_at), col(SubscriptionRow.id)))
            return [_subscription(row) for row in rows]

    def version(self) -> tuple[int, datetime | None]:
        """Differs after any change of what is active; cheap."""
        with self._database.session() as session:
            return session.exec(
                select(func.count(col(SubscriptionRow.id)), func.max(SubscriptionRow.changed_at))
            ).one()  # fmt: skip

    def paused(self) -> list[Subscription]:
        """Those that are paused, for `/status`."""
        with self._database.session() as session:
            query = select(SubscriptionRow).where(SubscriptionRow.paused_by != "")
            return [_subscription(row) for row in session.exec(query.order_by(col(SubscriptionRow.chat_id)))]

    def mute(self, chat_id: int, what: str, *, until: datetime | None = None) -> None:
        """Mutes an incident ("i:<id>"), an event type ("e:<type>") or `EVERYTHING`, for good or until a time."""
        with self._database.writing() as session:
            row = session.get(MuteRow, (chat_id, what)) or MuteRow(chat_id=chat_id, what=what)
            row.until = until
            session.add(row)

    def unmute(self, chat_id: int, what: str | None = None) -> None:
        """Takes one mute back, or all of a chat's."""
        with self._database.writing() as session:
            query = delete(MuteRow).where(col(MuteRow.chat_id) == chat_id)
            session.execute(query if what is None else query.where(col(MuteRow.what) == what))

    def mutes(self, chat_ids: Iterable[int], *, now: datetime) -> dict[int, set[str]]:
        """What is muted now in each of the chats that have muted anything."""
        wanted = list(chat_ids)
        found: dict[int, set[str]] = {}
        with self._database.session() as session:
            for start in range(0, len(wanted), 500):
                rows = session.exec(select(MuteRow).where(col(MuteRow.chat_id).in_(wanted[start : start + 500])))
                for row in rows:
                    if row.until is None or row.until > now:
                        found.setdefault(row.chat_id, set()).add(row.what)
        return found

    def follow_chats(self, *, now: datetime) -> None:
        """Pauses what belongs to chats that cannot be written to, with their reason, and resumes what no longer does.

        Nothing that happened meanwhile is told later.
        """
        with self._database.writing() as session:
            troubled = select(ChatRow.id).where(col(ChatRow.trouble).is_not(None))
            halted = select(SubscriptionRow).where(
                SubscriptionRow.paused_by == "", col(SubscriptionRow.chat_id).in_(troubled)
            )
            for row in session.exec(halted).all():
                chat = session.get_one(ChatRow, row.chat_id)
                _set_pause(row, "chat", chat.trouble, now)
                session.add(row)
            eased = select(SubscriptionRow).where(
                SubscriptionRow.paused_by == "chat", col(SubscriptionRow.chat_id).not_in(troubled)
            )
            for row in session.exec(eased).all():
                _set_pause(row, "", None, now)
                session.add(row)

    def halt_topic(self, chat_id: int, topic: int, why: str, *, now: datetime) -> int:
        """Pauses what belongs to a topic that cannot be written to; returns how many subscriptions."""
        with self._database.writing() as session:
            rows = session.exec(
                select(SubscriptionRow).where(
                    SubscriptionRow.chat_id == chat_id, SubscriptionRow.topic == topic, SubscriptionRow.paused_by == ""
                )
            ).all()
            for row in rows:
                _set_pause(row, "topic", why, now)
                session.add(row)
            return len(rows)


def move_alerts(session: Session, old: int, new: int) -> None:
    """In the transaction of `store/chats.py`: a group became a supergroup, all that was `old`'s is `new`'s."""
    for table in (SubscriptionRow, DeliveryRow):
        session.execute(update(table).where(col(table.chat_id) == old).values(chat_id=new))
    for row in session.exec(select(MuteRow).where(MuteRow.chat_id == old)).all():
        if session.get(MuteRow, (new, row.what)) is None:
            session.add(MuteRow(chat_id=new, what=row.what, until=row.until))
        session.delete(row)


def want_wire(want: Want) -> dict[str, Any]:
    """A JSON object with the fields that are not empty; `want_from_wire` is its inverse."""
    wire = {name: _listed(value) for name, value in asdict(want).items() if value not in ((), "", None, False)}
    wire["places"] = [{k: _listed(v) for k, v in asdict(p).items() if v not in ((), "", None)} for p in want.places]
    return wire


def want_from_wire(wire: dict[str, Any]) -> Want:
    """The want that `want_wire` wrote; fields of a later Dateline are passed over."""
    known = {field.name for field in fields(Want)}
    parts: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in wire.items() if name in known
    }
    parts["places"] = tuple(_place(place) for place in wire.get("places", ()))
    parts["event_types"] = tuple(EventType(value) for value in wire.get("event_types", ()))
    parts["weapons"] = tuple(Weapon(value) for value in wire.get("weapons", ()))
    parts["effect"] = Effect(wire["effect"]) if wire.get("effect") else None
    return Want(**parts)


def _place(wire: dict[str, Any]) -> WantedPlace:
    known = {field.name for field in fields(WantedPlace)}
    parts: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in wire.items() if k in known}
    return WantedPlace(**parts)


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _set_pause(row: SubscriptionRow, paused_by: str, why: str | None, now: datetime) -> None:
    row.paused_by, row.why, row.changed_at = paused_by, why, now
    if not paused_by:
        row.since = now


def _row(session: Session, subscription_id: str) -> SubscriptionRow:
    row = session.get(SubscriptionRow, subscription_id)
    if row is None:
        raise NotFound(f"no alert {subscription_id}: it was removed")
    return row


def _subscription(row: SubscriptionRow) -> Subscription:
    rhythm: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.rhythm.items()}
    return Subscription(
        id=row.id,
        chat_id=row.chat_id,
        topic=row.topic,
        want=want_from_wire(row.want),
        rhythm=Rhythm(**rhythm),
        created_by=row.created_by,
        created_at=row.created_at,
        since=row.since,
        paused_by=row.paused_by,
        why=row.why,
    )
