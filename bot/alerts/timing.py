"""Whether an incident is news for a subscription, and when it is told: freshness, quiet hours, digests. Pure.

The rules, which docs/alerts.md repeats for readers: news is what was published after the subscription was made (or
resumed), at most `max_age` ago, about an event at most `event_days` before; of what an article is mainly about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.alerts.wording import zone_of
from store.records import Article, Incident, Status
from store.subscriptions import Rhythm


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as news, and what as too much at once.

    Attributes:
        max_age: of a report that is announced.
        event_days: between an event and the report of it.
        burst: alerts to one chat within `burst_window`; further ones become one summary.
    """

    max_age: timedelta = timedelta(hours=12)
    event_days: int = 14
    burst: int = 5
    burst_window: timedelta = timedelta(seconds=60)


def news_time(articles: Iterable[Article], by_feed: Mapping[str, datetime | None], *, now: datetime) -> datetime | None:
    """When the newest of an incident's reports became news; None where none of them ever was.

    Args:
        by_feed: for articles that a feed carried, when they became news (None: undated backlog).
    """
    times: list[datetime] = []
    for article in articles:
        when = by_feed.get(article.id, article.published_at)
        if when is not None and article.published_day_only and article.id not in by_feed:
            # somewhen on that day, and before it came to us
            when = min(when + timedelta(days=1), article.added_at or now)
        if when is not None:
            times.append(min(when, now))
    return max(times, default=None)


def is_news(incident: Incident, at: datetime | None, *, now: datetime, limits: Limits) -> bool:
    """Whether the incident may be announced at all."""
    if at is None or now - at > limits.max_age or not incident.articles or incident.origin is not None:
        return False
    if incident.negated or incident.cumulative or incident.status is Status.RETRACTED:
        return False
    last = incident.date_end or incident.date_start
    return last is None or last >= at.date() - timedelta(days=limits.event_days)


def due(rhythm: Rhythm, now: datetime) -> datetime:
    """When what happened now is to be told: now itself, or the end of quiet hours, or the next digest."""
    zone = zone_of(rhythm)
    local = now.astimezone(zone)
    when = now
    if rhythm.digest == "hourly":
        when = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    elif rhythm.digest == "daily":
        when = _next(local, rhythm.daily_at, zone)
    return quiet_end(rhythm, when)


def quiet_end(rhythm: Rhythm, now: datetime) -> datetime:
    """The end of the quiet hours that `now` falls into; `now` itself where it falls into none."""
    if rhythm.quiet is None or rhythm.quiet[0] == rhythm.quiet[1]:
        return now
    start, end = rhythm.quiet
    zone = zone_of(rhythm)
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    inside = start <= minute < end if start < end else minute >= start or minute < end
    return _next(local, end, zone) if inside else now


def _next(local: datetime, minutes: int, zone: tzinfo) -> datetime:
    """The next time after `local` at which it is so many minutes after local midnight; UTC."""
    clock = time(minutes // 60 % 24, minutes % 60)
    when = datetime.combine(local.date(), clock, zone)
    if when.astimezone(UTC) <= local.astimezone(UTC):
        when = datetime.combine(local.date() + timedelta(days=1), clock, zone)
    return when.astimezone(UTC)
