"""The options of `dateline incidents` as an `IncidentFilter`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.settings import SettingsInvalid
from store.filters import COUNTED_STATUSES, IncidentFilter
from store.importers import FORMATS
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
        SettingsInvalid: a date, an event type, an origin or a place that does not exist, or an end before its
            beginning.
    """
    if event_type is not None and event_type not in list(EventType):
        raise SettingsInvalid(f"no event type {event_type!r}; docs/interface.md lists them")
    if origin is not None and origin not in (REPORTED, *FORMATS):
        raise SettingsInvalid(f"no origin {origin!r}; there are {', '.join((REPORTED, *sorted(FORMATS)))}")
    first, last = _day(since, "--from"), _day(until, "--to")
    if first is not None and last is not None and last < first:
        raise SettingsInvalid(f"--to {last} is before --from {first}")
    asked = IncidentFilter(
        event_types=frozenset() if event_type is None else frozenset({EventType(event_type)}),
        date_from=first,
        date_to=last,
        origins=frozenset() if origin is None else frozenset({None if origin == REPORTED else origin}),
        statuses=frozenset(Status) if everything else COUNTED_STATUSES,
        include_cumulative=everything,
        include_negated=everything,
    )
    return asked if place is None else _at(asked, place, gazetteer)


def _at(asked: IncidentFilter, place: str, gazetteer: Gazetteer) -> IncidentFilter:
    """The filter narrowed to a place of the gazetteer."""
    found = gazetteer.resolve(place)
    if found is None:
        raise SettingsInvalid(f"no place {place!r} in the gazetteer")
    if found.precision is PlacePrecision.COUNTRY:
        return replace(asked, country=found.country)
    if found.precision is PlacePrecision.PROVINCE:
        return replace(asked, country=found.country, admin1=found.admin1)
    ids = frozenset[int]() if found.geoname_id is None else frozenset({found.geoname_id})
    return replace(asked, country=found.country, place_names=frozenset({found.name}), place_ids=ids)
