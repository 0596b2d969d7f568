"""Feeds come in by themselves: looks at those that are due, keeps their new items, makes articles of them.

    due feeds → fetch (conditional) → read → judge → kept in the database → page fetched for a teaser → ingest

I/O around pure decisions (`judge`, `next_look`). `bot/alerts/beside.py` calls `round` from a thread while
the bot serves; `dateline feeds test` calls `try_feed`. Killed anywhere, the next round goes on where this one was.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta

from index.claims.withdrawal import withdrawn
from index.ingest import IngestResult, Outcome
from index.sources.feed import Feed, FeedRefused, read_feed, short_hash
from index.sources.feed import Item as FeedItem
from index.sources.fetch import Fetcher, FetchError, HttpStatus
from index.sources.item import Found, Item, Refused
from index.sources.naming import make_article
from index.sources.page import PageRefused, fetch_article
from index.sources.robots import Robots
from store.errors import NotFound
from store.feeds import ITEM_TRIES, LONGEST_WAIT, Feeds, FeedState, NewItem, WaitingItem

log = logging.getLogger(__name__)

THREADS = 8  # hosts asked at a time
ITEMS_AT_ONCE = 64
PATIENCE = 1.0  # seconds that a round waits for slow hosts
PAUSE = 3  # poll intervals without a look, after which what stands in a feed is backlog
_ACCEPT = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Trial:
    """What a look at a feed would bring; nothing is stored."""

    url: str
    feed: Feed


def judge(feed: Feed, state: FeedState, *, now: datetime, every: timedelta) -> list[NewItem]:
    """The feed's items as they are kept, each with when it became news. Pure.

    What stood in the feed when it was added is backlog, as is what has no date after a pause: it is indexed but never
    announced. A date in the future counts as now.
    """
    first = state.read_at is None
    paused = state.read_at is not None and now - state.read_at > max(PAUSE * every, timedelta(minutes=30))
    kept = []
    for item in feed.items:
        at = item.published_at
        if at is not None and item.published_day_only:
            at = min(at + timedelta(days=1), now)
        news_at = None if at is None and (first or paused) else min(at or now, now)
        if first and (news_at is None or news_at < state.added_at):
            news_at = None
        kept.append(NewItem(item.keys, item.fingerprint, news_at, _item_wire(item, feed.title)))
    return kept


def next_look(failures: int, *, now: datetime, every: timedelta, asked: float | None = None) -> datetime:
    """When to look again: after the interval, doubled with each failure in a row, at most a day. Pure.

    Args:
        asked: seconds that the server asked to wait (Retry-After).
    """
    wait: timedelta = min(every * int(2 ** min(failures, 20)), max(LONGEST_WAIT, every))
    if asked is not None:
        wait = max(wait, min(timedelta(seconds=asked), LONGEST_WAIT))
    return now + wait


class Poller:
    """Looks at feeds. One at a time per database."""

    def __init__(
        self,
        *,
        feeds: Feeds,
        fetcher: Fetcher,
        ingest: Callable[[Iterable[Item]], Iterable[IngestResult]],
        retract: Callable[[str, str], None],
        clock: Callable[[], datetime],
        every: timedelta,
        robots: Robots | None = None,
    ) -> None:
        """
        Args:
            ingest: takes articles in and says what became of each, in order (`Ingest.run`).
            retract: (article id, the outlet's words): notes that an article was withdrawn.
            clock: the time now, aware, UTC.
            every: between two looks at a feed.
        """
        self._feeds, self._fetcher, self._ingest, self._retract = feeds, fetcher, ingest, retract
        self._clock, self._every = clock, every
        self._robots = robots or Robots(fetcher)
        self._pool = ThreadPoolExecutor(THREADS, "feeds")
        self._looks: dict[int, Future[None]] = {}  # by feed
        self._pages: dict[int, Future[Item | None]] = {}  # by item

    def close(self) -> None:
        """Ends the threads; a look that is under way is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def round(self) -> int:
        """Looks at every feed that is due, and ingests what waits; returns how many articles are new or changed.

        A host that is slow holds up nobody: what it has not answered by then is taken up by a later round.
        """
        for state in self._feeds.due(self._clock()):
            if state.id not in self._looks:
                self._looks[state.id] = self._pool.submit(self._look, state)
        wait(self._looks.values(), PATIENCE)
        self._looks = {feed: look for feed, look in self._looks.items() if not look.done()}
        changed = 0
        while (taken := self._take()) is not None:
            changed += taken
        return changed

    def try_feed(self, url: str) -> Trial:
        """What a feed at this address would bring. A web page that names one feed leads to that.

        Raises:
            FetchError, FeedRefused: why it would bring nothing.
        """
        fetched = self._fetcher.get(url, accept=_ACCEPT)
        try:
            feed = read_feed(fetched.content, url=fetched.url, charset=fetched.charset)
        except FeedRefused as refused:
            if len(refused.offered) != 1 or refused.offered[0] == url:
                raise
            fetched = self._fetcher.get(refused.offered[0], accept=_ACCEPT)
            feed = read_feed(fetched.content, url=fetched.url, charset=fetched.charset)
            return Trial(refused.offered[0], feed)
        return Trial(fetched.moved_to or url, feed)

    # --- looking ------------------------------------------------------------------------------------------------

    def _look(self, state: FeedState) -> None:
        try:
            self._look_at(state)
        except Exception:  # a boundary: one feed's trouble touches no other
            log.exception("feed %s", state.url)
            now = self._clock()
            later = next_look(state.failures + 1, now=now, every=self._every)
            self._feeds.failed(state.id, "an error of ours, see the log", now=now, next_at=later)

    def _look_at(self, state: FeedState) -> None:
        asked: float | None = None
        gone = False
        try:
            fetched = self._fetcher.get(state.url, etag=state.etag, last_modified=state.last_modified, accept=_ACCEPT)
            if not fetched.changed:
                now = self._clock()
                self._feeds.unchanged(state.id, now=now, next_at=next_look(0, now=now, every=self._every))
                return
            feed = read_feed(fetched.content, url=fetched.url, charset=fetched.charset)
        except (FetchError, FeedRefused) as error:
            why = error.why if isinstance(error, FetchError) else str(error)
            if isinstance(error, HttpStatus):
                asked, gone = error.retry_after, error.status == 410
            now = self._clock()
            later = next_look(state.failures + 1, now=now, every=self._every, asked=asked)
            log.info("feed %s: %s; next look %s", state.url, why, later.isoformat(timespec="seconds"))
            self._feeds.failed(state.id, why, now=now, next_at=later, gone=gone)
            return
        for problem in feed.problems:
            log.debug("feed %s: %s", state.url, problem)
        now = self._clock()
        newest = max((item.published_at for item in feed.items if item.published_at is not None), default=None)
        self._feeds.looked(
            state.id,
            judge(feed, state, now=now, every=self._every),
            now=now,
            next_at=next_look(0, now=now, every=self._every),
            title=feed.title,
            newest_at=min(newest, now) if newest else None,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            moved_to=fetched.moved_to,
        )

    # --- ingesting ----------------------------------------------------------------------------------------------

    def _take(self) -> int | None:
        """Makes articles of the items that are ready; returns how many are new or changed, None: none is ready."""
        waiting = self._feeds.to_ingest(self._clock(), ITEMS_AT_ONCE + len(self._pages))
        for item in waiting:
            if item.id not in self._pages:
                self._pages[item.id] = self._pool.submit(self._article, item)
        wait(self._pages.values(), PATIENCE)
        done = [item for item in waiting if self._pages[item.id].done()]
        ready: list[tuple[WaitingItem, Item]] = []
        for item in done:
            found = self._pages.pop(item.id).result()
            if found is not None and not self._withdrew(item, found):
                ready.append((item, found))
        self._pages = {number: page for number, page in self._pages.items() if not page.done()}
        if not done:
            return None
        changed = 0
        for (item, _), result in zip(ready, self._ingest([found for _, found in ready]), strict=True):
            if result.status is Outcome.REFUSED or result.article_id is None:
                self._feeds.refused(item.id, result.reason or "refused")
                continue
            changed += result.status is not Outcome.DUPLICATE
            self._feeds.ingested(item.id, result.article_id)
        return changed

    def _withdrew(self, item: WaitingItem, found: Item) -> bool:
        """Whether the item now withdraws what it reported: the article stays as it was, and no longer counts."""
        why = withdrawn(found.article.title, found.article.text) if isinstance(found, Found) else None
        if why is None or item.article_id is None:
            return False
        try:
            self._retract(item.article_id, why)
        except NotFound:
            return False
        self._feeds.ingested(item.id, item.article_id)
        return True

    def _article(self, waiting: WaitingItem) -> Item | None:
        """The article of an item, or why there is none; None where it is to be tried again later."""
        try:
            return self._article_of(waiting)
        except Exception:  # a boundary: one odd page must not stop all others
            log.exception("item %d of feed %d", waiting.id, waiting.feed_id)
            return Refused(f"an item of feed {waiting.feed_id}", "an error of ours, see the log")

    def _article_of(self, waiting: WaitingItem) -> Item | None:
        item = waiting.item
        url, title, text = item.get("url"), item.get("title"), str(item.get("text") or "")
        published = (
            (datetime.fromisoformat(item["published_at"]), bool(item["day_only"])) if item.get("published_at") else None
        )
        language = item.get("language")
        if item.get("teaser") and url:
            try:
                if self._robots.allow(url):
                    page = fetch_article(self._fetcher, url, title=title, published=published, language=language)
                    if len(page.article.text) >= len(text):
                        return page
            except PageRefused as error:
                log.debug("item %s: %s", url, error)
            except FetchError as error:
                if error.retry_helps and waiting.tries + 1 < ITEM_TRIES:
                    later = next_look(waiting.tries, now=self._clock(), every=self._every)
                    self._feeds.again(waiting.id, error.why, later)
                    return None
                log.info("item %s: %s; its teaser has to do", url, error.why)
        text = text if len(text) > len(title or "") else (title or text)
        where = url or f"an item of feed {waiting.feed_id}"
        if not text.strip():
            return Refused(where, "the item has no text")
        own_id = None if url else short_hash(f"{waiting.feed_id} {item['key']}")
        article = make_article(
            text,
            article_id=own_id,
            url=url,
            source=item.get("source"),
            title=title,
            published=published,
            language=language,
        )
        return Found(where, article, own_id=own_id is not None)


def _item_wire(item: FeedItem, outlet: str | None) -> dict[str, object]:
    return {
        "key": item.keys[0],
        "url": item.url,
        "title": item.title,
        "text": item.text,
        "teaser": item.teaser,
        "published_at": item.published_at.isoformat() if item.published_at else None,
        "day_only": item.published_day_only,
        "language": item.language,
        "source": None if item.url else outlet,  # with an address, the outlet is that of the address
    }


def add_feed(poller: Poller, feeds: Feeds, url: str, *, by: int | None, now: datetime) -> tuple[FeedState, bool, Trial]:
    """Adds a feed after a look at it; for the command line and the chat. Second: whether it is new.

    Raises:
        FetchError, FeedRefused: it cannot be read, and is not added.
    """
    trial = poller.try_feed(address(url))
    state, new = feeds.add(trial.url, title=trial.feed.title or "", by=by, now=now)
    return state, new, trial


def address(written: str) -> str:
    """The address that somebody means who leaves out the scheme, or writes `feed:`."""
    written = re.sub(r"^feed:(?://)?(?=https?:|[^/])", "", written.strip(), flags=re.IGNORECASE)
    return written if re.match(r"[a-z][a-z0-9+.-]*://", written, re.IGNORECASE) else f"https://{written}"


def describe(feeds: Iterable[FeedState]) -> Iterator[str]:
    """One plain line a feed, for lists."""
    for feed in feeds:
        how = "paused" if feed.state == "paused" else "gone" if feed.state == "gone" else "well"
        if feed.trouble and feed.state == "active":
            how = f"failing {feed.failures} times in a row: {feed.trouble}"
        elif feed.trouble:
            how += f": {feed.trouble}"
        newest = f", newest {feed.newest_at:%d %b %Y %H:%M}" if feed.newest_at else ""
        yield f"{feed.id} {feed.title or feed.url} – {how}{newest} – {feed.url}"
