"""Plain lines for /status and lists: how the feeds fare, what a chat gets alerts for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.alerts.wording import want_text
from bot.answer.words import plural
from store.feeds import FeedState
from store.subscriptions import Subscription


def feed_lines(feeds: Sequence[FeedState], *, now: datetime) -> list[str]:
    """`14 feeds: 13 well, 1 silent for 2 days (Harbour Post: HTTP status 500)`; [] without feeds."""
    watched = [feed for feed in feeds if feed.state != "paused"]
    if not feeds:
        return []
    ailing = [feed for feed in watched if feed.ails]
    paused = len(feeds) - len(watched)
    line = f"{plural(len(feeds), 'feed')}: {len(watched) - len(ailing)} well"
    if ailing:
        line += f", {len(ailing)} silent"
    if paused:
        line += f", {paused} paused"
    lines = [line]
    for feed in ailing[:5]:
        since = f" for {_span(feed.trouble_since, now)}" if feed.trouble_since else ""
        lines.append(f"Silent{since}: {feed.title or feed.url} ({feed.trouble}). No news from it means nothing.")
    return lines


def alert_lines(subscriptions: Sequence[Subscription]) -> list[str]:
    """`3 alerts here, 1 paused: the topic is closed`; [] without any."""
    if not subscriptions:
        return []
    paused = [one for one in subscriptions if one.paused_by]
    line = f"{plural(len(subscriptions), 'alert')} here"
    if paused:
        line += f", {len(paused)} paused"
    return [line, *(f"Paused: {want_text(one.want)} ({one.why or one.paused_by})" for one in paused[:5])]


def _span(since: datetime, now: datetime) -> str:
    hours = int((now - since).total_seconds() // 3600)
    return plural(hours // 24, "day") if hours >= 48 else plural(max(1, hours), "hour")
