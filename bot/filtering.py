"""The options of `dateline incidents` as an `IncidentFilter`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.settings import SettingsInvalid
from store.filters import COUNTED_STATUSES, IncidentFilter
from store.records import EventType, PlacePrecision, Status

if TYPE_CHECKING:
    from index.gazetteer import Gazetteer

REPORTED = "reported"


def _day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise SettingsInvalid(f"{option} {text!r} is no date such as 2020-03-03") from error


def incident_filter(
    gazetteer: Gazetteer,
    place: str | None,
    since: str | None,
    until: str | None,
    *,
    event_type: str | None,
    origin: str | None,
    everything: bool,
) -> IncidentFilter:
    """The filter that the options ask for; `everything` keeps running totals, denials and withdrawn reports too.

    Raises:
        SettingsInvalid: a date, an event type or a place that does not exist.
    """
    if event_type is not None and event_type not in list(EventType):
        raise SettingsInvalid(f"no event type {event_type!r}; docs/interface.md lists them")
    country = admin1 = None
    place_ids: frozenset[int] = frozenset()
    place_names: frozenset[str] = frozenset()
    if place is not None:
        found = gazetteer.resolve(place)
        if found is None:
            raise SettingsInvalid(f"no place {place!r} in the gazetteer")
        if found.precision is PlacePrecision.COUNTRY:
            country = found.country
        elif found.precision is PlacePrecision.PROVINCE:
            country, admin1 = found.country, found.admin1
        else:
            country = found.country
            place_names = frozenset({found.name})
            place_ids = frozenset() if found.geoname_id is None else frozenset({found.geoname_id})
    origins: frozenset[str | None] = frozenset()
    if origin is not None:
        origins = frozenset({None if origin == REPORTED else origin})
    return IncidentFilter(
        event_types=frozenset() if event_type is None else frozenset({EventType(event_type)}),
        country=country,
        admin1=admin1,
        place_ids=place_ids,
        place_names=place_names,
        date_from=_day(since, "--from"),
        date_to=_day(until, "--to"),
        origins=origins,
        statuses=frozenset(Status) if everything else COUNTED_STATUSES,
        include_cumulative=everything,
        include_negated=everything,
    )
