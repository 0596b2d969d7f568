"""The feeds that are polled, the items they have carried, and how each of them fares.

    due → (fetched and read elsewhere) → looked: new and changed items are kept → to_ingest → done or refused
                                       → failed: the next look is put off, up to a day

Called by `index/feeds.py` (polling), `bot/alerts` (whether an article is news) and the commands about feeds. An item
is stored before its feed's marks (ETag) are: killed anywhere, nothing that a feed carried is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any  # JSON values

from sqlalchemy import delete, func, or_, update
from sqlmodel import Session, col, select

from store.database import Database
from store.errors import NotFound
from store.tables import FeedItemRow, FeedKeyRow, FeedRow

LONGEST_WAIT = timedelta(days=1)  # between two looks at a feed that keeps failing
TELL_AFTER = 6  # failures in a row after which the administrators are told
ITEM_TRIES = 5  # looks at an item's page before its teaser has to do
KEEP_ITEMS = timedelta(days=90)  # an item that its feed carries no more is remembered so long


@dataclass(frozen=True, slots=True)
class FeedState:
    """One feed and how it fares.

    Attributes:
        state: "active", "paused" by hand, or "gone" (the server says so for good).
        next_at: when it is looked at next. `tried_at`: the last look; `read_at`: the last one that succeeded.
        newest_at: of its items' publication times.
        failures: looks in a row that failed, the last because of `trouble`, since `trouble_since`.
    """

    id: int
    url: str
    title: str
    state: str
    added_at: datetime
    added_by: int | None
    etag: str | None
    last_modified: str | None
    next_at: datetime
    tried_at: datetime | None
    read_at: datetime | None
    newest_at: datetime | None
    failures: int
    trouble: str | None
    trouble_since: datetime | None

    @property
    def ails(self) -> bool:
        """Whether administrators should know: gone, or failing for a while."""
        return self.state == "gone" or self.failures >= TELL_AFTER


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item as a feed carries it now.

    Attributes:
        keys: by which it is known again; one in common with a stored item is enough.
        fingerprint: differs when the item has changed.
        news_at: when it became news, None for undated backlog.
        item: all that ingesting it needs, as JSON.
    """

    keys: tuple[str, ...]
    fingerprint: str
    news_at: datetime | None
    item: dict[str, Any]


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An item that is to be ingested. `article_id`: of the article that it became before, if it has changed."""

    id: int
    feed_id: int
    item: dict[str, Any]
    tries: int
    article_id: str | None


class Feeds:
    """The feeds of one database."""

    def __init__(self, database: Database) -> None:
        """Args: database: open for writing, but for reading alone."""
        self._database = database

    def add(self, url: str, *, title: str = "", by: int | None = None, now: datetime) -> tuple[FeedState, bool]:
        """Adds a feed, or finds it; one that was paused or gone is looked at again. Second: whether it is new."""
        with self._database.writing() as session:
            row = session.exec(select(FeedRow).where(FeedRow.url == url)).first()
            new = row is None
            if row is None:
                row = FeedRow(url=url, title=title, added_at=now, added_by=by, next_at=now)
            elif row.state != "active":
                row.state, row.next_at, row.failures, row.trouble, row.told_at = "active", now, 0, None, None
            session.add(row)
            session.flush()
            return _state(row), new

    def remove(self, name: str) -> FeedState:
        """Forgets a feed by its address or number; its articles stay.

        Raises:
            NotFound: there is none.
        """
        with self._database.writing() as session:
            row = _named(session, name)
            state = _state(row)
            session.delete(row)
            return state

    def pause(self, name: str, paused: bool, *, now: datetime) -> FeedState:
        """Stops or starts looking at a feed by its address or number.

        Raises:
            NotFound: there is none.
        """
        with self._database.writing() as session:
            row = _named(session, name)
            row.state, row.next_at = ("paused" if paused else "active"), now
            session.add(row)
            return _state(row)

    def all(self) -> list[FeedState]:
        """Every feed, by number."""
        with self._database.session() as session:
            return [_state(row) for row in session.exec(select(FeedRow).order_by(col(FeedRow.id)))]

    def due(self, now: datetime, limit: int = 50) -> list[FeedState]:
        """Feeds to be looked at now, those that have waited longest first."""
        with self._database.session() as session:
            due = select(FeedRow).where(FeedRow.state == "active", FeedRow.next_at <= now)
            return [
                _state(row) for row in session.exec(due.order_by(col(FeedRow.next_at), col(FeedRow.id)).limit(limit))
            ]

    def looked(
        self,
        feed_id: int,
        items: Sequence[NewItem],
        *,
        now: datetime,
        next_at: datetime,
        title: str | None = None,
        newest_at: datetime | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        moved_to: str | None = None,
    ) -> int:
        """Notes a look that succeeded: the items it found, in one transaction with the feed's marks.

        Returns:
            How many items are new or have changed.
        """
        with self._database.writing() as session:
            row = session.get(FeedRow, feed_id)
            if row is None:
                return 0
            fresh = sum(_keep(session, feed_id, item, now) for item in items)
            row.title = row.title or title or ""
            row.etag, row.last_modified = etag, last_modified
            row.tried_at = row.read_at = now
            row.newest_at = max((t for t in (row.newest_at, newest_at) if t is not None), default=None)
            row.next_at, row.failures, row.trouble, row.trouble_since, row.told_at = next_at, 0, None, None, None
            taken = moved_to and session.exec(select(FeedRow.id).where(FeedRow.url == moved_to)).first()
            if moved_to and taken is None:
                row.url = moved_to
            session.add(row)
            return fresh

    def unchanged(self, feed_id: int, *, now: datetime, next_at: datetime) -> None:
        """Notes a look that succeeded and found that nothing had changed."""
        with self._database.writing() as session:
            session.execute(
                update(FeedRow)
                .where(col(FeedRow.id) == feed_id)
                .values(
                    tried_at=now,
                    read_at=now,
                    next_at=next_at,
                    failures=0,
                    trouble=None,
                    trouble_since=None,
                    told_at=None,
                )
            )

    def failed(self, feed_id: int, why: str, *, now: datetime, next_at: datetime, gone: bool = False) -> None:
        """Notes a look that failed; `gone`: no further look will help."""
        with self._database.writing() as session:
            row = session.get(FeedRow, feed_id)
            if row is None:
                return
            row.tried_at, row.next_at, row.failures, row.trouble = now, next_at, row.failures + 1, why
            row.trouble_since = row.trouble_since or now
            row.state = "gone" if gone else row.state
            session.add(row)

    def to_tell(self, *, now: datetime) -> list[FeedState]:
        """Feeds that ail and that nobody was told of yet; each is given once."""
        with self._database.writing() as session:
            ailing = or_(col(FeedRow.failures) >= TELL_AFTER, col(FeedRow.state) == "gone")
            rows = session.exec(select(FeedRow).where(ailing, col(FeedRow.told_at).is_(None))).all()
            for row in rows:
                row.told_at = now
            return [_state(row) for row in rows]

    def to_ingest(self, now: datetime, limit: int = 100) -> list[WaitingItem]:
        """Items that wait to be ingested, oldest first."""
        with self._database.session() as session:
            ready = or_(col(FeedItemRow.retry_at).is_(None), col(FeedItemRow.retry_at) <= now)
            waiting = select(FeedItemRow).where(FeedItemRow.state == "new", ready).order_by(col(FeedItemRow.id))
            return [
                WaitingItem(row.id or 0, row.feed_id, dict(row.item), row.tries, row.article_id)
                for row in session.exec(waiting.limit(limit))
            ]

    def ingested(self, item_id: int, article_id: str) -> None:
        """Notes that an item is an article now."""
        self._finish(item_id, "done", article_id=article_id, why=None)

    def refused(self, item_id: int, why: str) -> None:
        """Notes that an item cannot be an article."""
        self._finish(item_id, "refused", why=why)

    def _finish(self, item_id: int, state: str, **values: object) -> None:
        with self._database.writing() as session:
            session.execute(
                update(FeedItemRow)
                .where(col(FeedItemRow.id) == item_id)
                .values(state=state, item={}, retry_at=None, **values)
            )

    def again(self, item_id: int, why: str, retry_at: datetime) -> None:
        """Notes that an item could not be ingested now."""
        with self._database.writing() as session:
            session.execute(
                update(FeedItemRow)
                .where(col(FeedItemRow.id) == item_id)
                .values(tries=FeedItemRow.tries + 1, why=why, retry_at=retry_at)
            )

    def news_times(self, article_ids: Iterable[str]) -> dict[str, datetime | None]:
        """When articles that came by a feed became news, None for undated backlog; other articles are left out."""
        with self._database.session() as session:
            wanted = col(FeedItemRow.article_id).in_(list(article_ids))
            found: dict[str, datetime | None] = {}
            for article_id, news_at in session.exec(select(FeedItemRow.article_id, FeedItemRow.news_at).where(wanted)):
                if article_id is not None:
                    known = found.get(article_id)
                    found[article_id] = min(known, news_at) if known and news_at else (known or news_at)
            return found

    def counts(self) -> tuple[int, int]:
        """Feeds that are looked at, and those among them that ail."""
        states = [feed for feed in self.all() if feed.state != "paused"]
        return len(states), sum(feed.ails for feed in states)

    def tidy(self, *, now: datetime) -> None:
        """Forgets items that no feed has carried for long."""
        with self._database.writing() as session:
            old = (col(FeedItemRow.seen_at) < now - KEEP_ITEMS) & (col(FeedItemRow.state) != "new")
            session.execute(delete(FeedItemRow).where(old))

    def waiting_count(self) -> int:
        """How many items wait to be ingested."""
        with self._database.session() as session:
            return session.exec(select(func.count()).select_from(FeedItemRow).where(FeedItemRow.state == "new")).one()


def _keep(session: Session, feed_id: int, item: NewItem, now: datetime) -> bool:
    """Keeps an item that is new or has changed; whether it is."""
    known = session.exec(
        select(FeedItemRow)
        .join(FeedKeyRow, col(FeedKeyRow.item_id) == col(FeedItemRow.id))
        .where(FeedKeyRow.feed_id == feed_id, col(FeedKeyRow.key).in_(item.keys))
        .order_by(col(FeedItemRow.id))
    ).first()
    if known is None:
        known = FeedItemRow(
            feed_id=feed_id, fingerprint=item.fingerprint, item=item.item, seen_at=now, news_at=item.news_at
        )
        session.add(known)
        session.flush()
        changed = True
    else:
        changed = known.fingerprint != item.fingerprint
        known.seen_at = now
        if changed:
            known.fingerprint, known.state, known.item, known.tries, known.retry_at = (
                item.fingerprint, "new", item.item, 0, None
            )  # fmt: skip
        session.add(known)
    assert known.id is not None
    for key in item.keys:
        if session.get(FeedKeyRow, (feed_id, key)) is None:
            session.add(FeedKeyRow(feed_id=feed_id, key=key, item_id=known.id))
    session.flush()
    return changed


def _named(session: Session, name: str) -> FeedRow:
    row = session.exec(select(FeedRow).where(FeedRow.url == name)).first()
    if row is None and name.isdecimal():
        row = session.get(FeedRow, int(name))
    if row is None:
        raise NotFound(f"no feed {name}: `dateline feeds list` shows them with their numbers")
    return row


def _state(row: FeedRow) -> FeedState:
    assert row.id is not None
    return FeedState(
        id=row.id,
        url=row.url,
        title=row.title,
        state=row.state,
        added_at=row.added_at,
        added_by=row.added_by,
        etag=row.etag,
        last_modified=row.last_modified,
        next_at=row.next_at,
        tried_at=row.tried_at,
        read_at=row.read_at,
        newest_at=row.newest_at,
        failures=row.failures,
        trouble=row.trouble,
        trouble_since=row.trouble_since,
    )
