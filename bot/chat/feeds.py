"""Feeds in the chat: `/feeds` for editors, and what editors send to be read: links, and posts forwarded from channels.

`bot/alerting.py` passes the command, the listener and the lines for /status to `serve`. Everything that is fetched goes
through `index/sources/fetch.py`; everything that blocks runs off the event loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.alerts.lines import alert_lines, feed_lines
from bot.answer.words import plural
from bot.chat.access import Standing
from bot.chat.commands import Command, Talk
from bot.chat.markup import bold, escape
from index.feeds import Poller, add_feed, address, describe
from index.ingest import IngestResult, Outcome
from index.sources.channel import read_post
from index.sources.feed import FeedRefused
from index.sources.fetch import Fetcher, FetchError
from index.sources.item import Item
from index.sources.page import PageRefused, fetch_article
from store.errors import NotFound
from store.feeds import Feeds
from store.messages import Turn
from store.subscriptions import Subscriptions

if TYPE_CHECKING:
    from bot.chat.desk import Desk

_LINKS = re.compile(r"https?://\S+")
MOST_LINKS = 5  # in one message
USAGE = (
    "<code>/feeds add URL</code>, <code>/feeds test URL</code>, <code>/feeds remove 3</code>, "
    "<code>/feeds pause 3</code>, <code>/feeds resume 3</code>"
)


class FeedChat:
    """The handlers; one for the whole bot."""

    def __init__(
        self,
        *,
        feeds: Feeds,
        subscriptions: Subscriptions,
        fetcher: Fetcher,
        poller: Callable[[], Poller],
        ingest: Callable[[Iterable[Item]], Iterable[IngestResult]],
        clock: Callable[[], datetime],
    ) -> None:
        """Args: poller: makes one, for a look at a feed."""
        self._feeds, self._subscriptions = feeds, subscriptions
        self._fetcher, self._poller, self._ingest, self._clock = fetcher, poller, ingest, clock

    def commands(self) -> list[Command]:
        """For `Extras.commands`."""
        return [Command("feeds", "The feeds that articles come in by", self.feeds, group=False, least=Standing.EDITOR)]

    # --- /feeds -------------------------------------------------------------------------------------------------

    async def feeds(self, desk: Desk, talk: Talk) -> Turn:
        """Lists, adds, tests, removes, pauses."""
        what, _, which = talk.incoming.text.strip().partition(" ")
        which = which.strip()
        now = self._clock()
        if not what or what == "list":
            lines = [escape(line) for line in describe(await desk.blocking(self._feeds.all))]
            return desk.say(talk.incoming, "\n".join([*(lines or ["No feeds yet."]), USAGE]))
        try:
            if what in ("add", "test") and which:
                async with desk.presence.typing(talk.incoming):
                    return desk.say(talk.incoming, await desk.thinking(self._look, what, which, _by(talk), now))
            if what == "remove" and which:
                gone = await desk.blocking(self._feeds.remove, which)
                return desk.say(talk.incoming, f"No longer read: {escape(gone.title or gone.url)}. Its articles stay.")
            if what in ("pause", "resume") and which:
                feed = await desk.blocking(lambda: self._feeds.pause(which, what == "pause", now=now))
                return desk.say(talk.incoming, escape(next(iter(describe([feed])))))
        except NotFound:
            return desk.say(talk.incoming, "No feed has that number; /feeds lists them.")
        return desk.say(talk.incoming, USAGE)

    def _look(self, what: str, url: str, by: int | None, now: datetime) -> str:
        poller = self._poller()
        try:
            if what == "test":
                trial, new = poller.try_feed(address(url)), None
            else:
                _, new, trial = add_feed(poller, self._feeds, url, by=by, now=now)
        except FetchError as error:
            return f"Not reached: {escape(error.why)}"
        except FeedRefused as error:
            return f"Not a feed that can be read: {escape(str(error))}"
        finally:
            poller.close()
        said = {True: "Added", False: "Known already", None: "This can be read"}[new]
        lines = [f"{bold(said)}: {escape(trial.feed.title or trial.url)}, {plural(len(trial.feed.items), 'item')}"]
        lines.extend(escape(item.title or "untitled") for item in trial.feed.items[:3])
        lines.extend(escape(problem) for problem in trial.feed.problems)
        if new:
            lines.append("What stands in it now is indexed; alerts are for what comes.")
        return "\n".join(lines)

    # --- links and posts ----------------------------------------------------------------------------------------

    async def listen(self, desk: Desk, talk: Talk) -> Turn | None:
        """Takes in what an editor sends privately: a forwarded channel post, or a message that is only links."""
        incoming = talk.incoming
        if not incoming.chat.is_private or talk.who < Standing.EDITOR:
            return None
        post = incoming.post
        links = _LINKS.findall(incoming.text)[:MOST_LINKS]
        if post is None and (not links or _LINKS.sub("", incoming.text).strip()):
            return None

        def take() -> list[str]:
            if post is not None:
                return list(self._taken([read_post(post)]))
            return [line for link in links for line in self._link(link)]

        async with desk.presence.typing(incoming):
            lines = await desk.thinking(take)
        return desk.say(incoming, "\n".join(escape(line) for line in lines))

    def _link(self, url: str) -> Sequence[str]:
        try:
            return list(self._taken([fetch_article(self._fetcher, url)]))
        except FetchError as error:
            return [f"Not reached: {url}: {error.why}"]
        except PageRefused as error:
            return [f"Not taken: {error}"]

    def _taken(self, items: list[Item]) -> Iterable[str]:
        for result in self._ingest(items):
            if result.status is Outcome.REFUSED:
                yield f"Not taken: {result.where}: {result.reason}"
            elif result.status is Outcome.DUPLICATE:
                yield f"Known already: {result.where}"
            else:
                yield f"Taken in: {result.where}, {plural(result.claims, 'claim')} in it"

    # --- /status ------------------------------------------------------------------------------------------------

    async def status_lines(self, desk: Desk, talk: Talk) -> Sequence[str]:
        """How the feeds fare, and what this chat gets alerts for."""
        incoming = talk.incoming
        feeds = await desk.blocking(self._feeds.all)
        own = await desk.blocking(lambda: self._subscriptions.of_chat(incoming.chat.id))
        return [*feed_lines(feeds, now=self._clock()), *alert_lines(own)]


def _by(talk: Talk) -> int | None:
    return talk.incoming.person.id if talk.incoming.person is not None else None
