"""Joins feeds and alerts for one open data folder: a part of the composition root. Called by `bot/app.py` and the CLI.

Nothing is decided here. What takes long to load (models) is loaded in the feeds' own thread.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.alerts.beside import Beside
from bot.alerts.dispatch import Dispatch, Stored
from bot.alerts.timing import Limits
from bot.answer.plan import Plan
from bot.chat.alert_buttons import AlertButtons
from bot.chat.alert_talk import AlertTalk
from bot.chat.alerts import AlertChat, Reader
from bot.chat.feeds import FeedChat
from bot.chat.maps import MapChat
from index.feeds import Poller, Trial, add_feed, address
from index.ingest import Ingest, IngestResult
from index.sources.fetch import Fetcher
from index.sources.item import Item
from store.deliveries import Deliveries
from store.errors import DatelineError
from store.feeds import Feeds, FeedState
from store.outbox import Outbox
from store.records import Place
from store.subscriptions import Subscriptions

if TYPE_CHECKING:
    from bot.app import App
    from bot.chat.serve import Extras

log = logging.getLogger(__name__)


class Alerting:
    """The parts, made for one `App`."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.feeds = Feeds(app.database)
        self.subscriptions = Subscriptions(app.database)
        self.stored = Stored(
            incidents=app.incidents,
            claims=app.claims,
            articles=app.articles,
            feeds=self.feeds,
            subscriptions=self.subscriptions,
            deliveries=Deliveries(app.database),
            outbox=Outbox(app.database),
        )
        self._embedding = threading.Lock()
        self.fetcher = Fetcher(allow=app.settings.fetch_allow)

    def poller(self) -> Poller:
        """Looks at feeds and takes their items in."""
        app = self._app
        return Poller(
            feeds=self.feeds,
            fetcher=self.fetcher,
            ingest=self._ingest,
            retract=lambda article_id, why: app.articles.retract(article_id, why=why, now=app.clock()),
            clock=app.clock,
            every=timedelta(seconds=app.settings.poll_seconds),
        )

    def beside(self, *, limits: Limits | None = None) -> Beside:
        """The loops that run while the bot serves."""
        dispatch = Dispatch(self.stored, clock=self._app.clock, limits=limits)
        return Beside(
            poller=self.poller(),
            dispatch=dispatch,
            feeds=self.feeds,
            admins=self._app.settings.admins,
            clock=self._app.clock,
            after_round=self._embed,
            warm_up=self._warm_up,
        )

    def extras(self, *, limits: Limits | None = None) -> Extras:
        """What `bot.chat.serve` is given: commands, buttons and loops."""
        from bot.chat.serve import Extras

        chat = AlertChat(self.stored, Reader(self._plan, self._place), clock=self._app.clock)
        feeds = FeedChat(
            feeds=self.feeds,
            subscriptions=self.subscriptions,
            fetcher=self.fetcher,
            poller=self.poller,
            ingest=self._ingest_now,
            clock=self._app.clock,
        )
        maps = MapChat(self.stored.incidents, lambda: self._app.gazetteer)
        beside = self.beside(limits=limits)
        return Extras(
            commands=[*chat.commands(), *feeds.commands()],
            buttons={
                **chat.buttons(),
                **AlertButtons(self.stored, clock=self._app.clock).buttons(),
                **maps.buttons(),
            },
            beside=(beside.poll, beside.tell),
            listeners=(feeds.listen, AlertTalk(chat, self.subscriptions, clock=self._app.clock).listen, maps.listen),
            status_lines=(feeds.status_lines,),
        )

    def add_feed(self, url: str) -> dict[str, Any]:
        """Adds a feed after a look at it, for the command line.

        Raises:
            FetchError, FeedRefused: it cannot be read, and is not added.
        """
        poller = self.poller()
        try:
            state, new, trial = add_feed(poller, self.feeds, url, by=None, now=self._app.clock())
        finally:
            poller.close()
        return {**feed_row(state), "added": new, **_trial(trial)}

    def try_feed(self, url: str) -> dict[str, Any]:
        """A look at a feed, stored nowhere. Raises as `add_feed` does."""
        poller = self.poller()
        try:
            trial = poller.try_feed(address(url))
        finally:
            poller.close()
        return {"url": trial.url, "title": trial.feed.title, **_trial(trial)}

    def _ingest(self, items: Iterable[Item]) -> Iterator[IngestResult]:
        app = self._app
        return Ingest(app.articles, app.embedder, app.extractor, None, app.clock).run(items)

    def _ingest_now(self, items: Iterable[Item]) -> list[IngestResult]:
        """What an editor sent, embedded at once so that it can be asked about."""
        results = list(self._ingest(items))
        self._embed()
        return results

    def _warm_up(self) -> None:
        _ = self._app.extractor, self._app.embedder

    def _embed(self) -> None:
        """Brings the vectors up to date; without them, counts and alerts work as well."""
        try:
            with self._embedding:  # the feeds' thread, and those of editors' links
                self._app.syncing.catch_up()
        except DatelineError as error:
            log.error("new articles are stored, but not yet found by their words: %s", error)

    def _plan(self, text: str) -> tuple[Plan | None, tuple[str, ...]]:
        reading = self._app.service.read(text, now=self._app.clock())
        rivals = tuple(label for label, _ in reading.choices)
        return (None, rivals) if rivals else (reading.plan, ())

    def _place(self, name: str) -> Place | None:
        return self._app.gazetteer.resolve(name)


def feed_row(state: FeedState) -> dict[str, Any]:
    """A feed as JSON."""

    def iso(moment: datetime | None) -> str | None:
        return moment.isoformat() if moment is not None else None

    return {
        "feed": state.id,
        "url": state.url,
        "title": state.title or None,
        "state": state.state,
        "read_at": iso(state.read_at),
        "next_at": iso(state.next_at),
        "newest_at": iso(state.newest_at),
        "failures": state.failures,
        "trouble": state.trouble,
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return {"items": len(trial.feed.items), "problems": list(trial.feed.problems)}
