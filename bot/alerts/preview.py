"""What a subscription would have told in the last 30 days. Blocking; called by `bot/chat/alert_buttons.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.match import fits
from bot.alerts.scenes import facts_of
from store.articles import Articles
from store.claims import Claims
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.records import Incident
from store.subscriptions import Want

DAYS = 30


@dataclass(frozen=True, slots=True)
class Preview:
    """The incidents that match, latest first."""

    incidents: tuple[Incident, ...]


def preview(want: Want, *, incidents: Incidents, claims: Claims, articles: Articles, now: datetime) -> Preview:
    """Incidents of the last 30 days, by publication, that the subscription would have been for."""
    narrow = IncidentFilter(
        event_types=frozenset(want.event_types),
        weapons=frozenset(want.weapons) if not want.event_types else frozenset(),
        published_from=now - timedelta(days=DAYS),
        published_to=now + timedelta(days=1),
        reported_as_main=True,
    )
    if want.event_types and want.weapons:
        narrow = IncidentFilter(
            published_from=narrow.published_from, published_to=narrow.published_to, reported_as_main=True
        )
    found = incidents.find(narrow, order="latest")
    return Preview(tuple(one for one in found if not one.cumulative and fits(want, facts_of(articles, claims, one))))
