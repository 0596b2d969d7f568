"""Articles, claims and incidents as the dictionaries of the machine-readable interface, and back. Pure.

A missing figure is null, dates are `YYYY-MM-DD`, times ISO 8601 in UTC. The store keeps claims and incidents in this
very form, so every field is in it; `docs/interface.md` names those that scripts may rely on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any  # JSON values

from store.records import (
    Claim,
    Count,
    DatePrecision,
    Effect,
    EventType,
    Evidence,
    Figure,
    GroupFigure,
    Incident,
    Place,
    PlacePrecision,
    Quote,
    Status,
    Victims,
    Weapon,
)

Wire = dict[str, Any]


def time_wire(value: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC: `2020-03-03T17:00:00Z`."""
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def time_from_wire(value: str | None) -> datetime | None:
    """The reverse of `time_wire`; aware."""
    return None if value is None else datetime.fromisoformat(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _day_from(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def count_wire(count: Count | None) -> Wire | None:
    """A count."""
    if count is None:
        return None
    return {"min": count.min, "max": count.max, "best": count.best, "qualifier": count.qualifier}


def _count_from(wire: Wire | None) -> Count | None:
    return None if wire is None else Count(wire["min"], wire["max"], wire["best"], wire.get("qualifier"))


def place_wire(place: Place | None) -> Wire | None:
    """A place."""
    if place is None:
        return None
    return {
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "geoname_id": place.geoname_id,
    }


def _place_from(wire: Wire | None) -> Place | None:
    if wire is None:
        return None
    return Place(
        wire["name"],
        wire["admin1"],
        wire["country"],
        wire["lat"],
        wire["lon"],
        PlacePrecision(wire["precision"]),
        wire.get("geoname_id"),
    )


def _places_from(wires: Sequence[Wire]) -> tuple[Place, ...]:
    return tuple(place for place in map(_place_from, wires) if place is not None)


def claim_wire(claim: Claim) -> Wire:
    """A claim."""
    return {
        "id": claim.id,
        "article_id": claim.article_id,
        "primary": claim.primary,
        "event_type": claim.event_type.value,
        "weapon": None if claim.weapon is None else claim.weapon.value,
        "date_start": _day(claim.date_start),
        "date_end": _day(claim.date_end),
        "date_precision": claim.date_precision.value,
        "place": place_wire(claim.place),
        "places": [place_wire(place) for place in claim.places],
        **{effect.value: count_wire(claim.count(effect)) for effect in Effect},
        "victims": [
            {"group": v.group, "killed": count_wire(v.killed), "injured": count_wire(v.injured)} for v in claim.victims
        ],
        "perpetrator": claim.perpetrator,
        "target": claim.target,
        "people": list(claim.people),
        "attributed_to": claim.attributed_to,
        "cumulative": claim.cumulative,
        "negated": claim.negated,
        "quote": {"start": claim.quote.start, "end": claim.quote.end, "text": claim.quote.text},
        "evidence": [{"field": e.field, "start": e.start, "end": e.end} for e in claim.evidence],
    }


def claim_from_wire(wire: Wire) -> Claim:
    """The reverse of `claim_wire`.

    Raises:
        KeyError, ValueError: a field is missing or holds a value that does not exist.
    """
    quote = wire["quote"]
    weapon = wire["weapon"]
    return Claim(
        id=wire["id"],
        article_id=wire["article_id"],
        event_type=EventType(wire["event_type"]),
        quote=Quote(quote["start"], quote["end"], quote["text"]),
        primary=wire["primary"],
        weapon=None if weapon is None else Weapon(weapon),
        date_start=_day_from(wire["date_start"]),
        date_end=_day_from(wire["date_end"]),
        date_precision=DatePrecision(wire["date_precision"]),
        place=_place_from(wire["place"]),
        places=_places_from(wire.get("places", ())),
        killed=_count_from(wire["killed"]),
        injured=_count_from(wire["injured"]),
        missing=_count_from(wire.get("missing")),
        displaced=_count_from(wire["displaced"]),
        abducted=_count_from(wire["abducted"]),
        arrested=_count_from(wire["arrested"]),
        victims=tuple(
            Victims(v["group"], _count_from(v.get("killed")), _count_from(v.get("injured"))) for v in wire["victims"]
        ),
        perpetrator=wire["perpetrator"],
        target=wire["target"],
        people=tuple(wire["people"]),
        attributed_to=wire["attributed_to"],
        cumulative=wire["cumulative"],
        negated=wire["negated"],
        evidence=tuple(Evidence(e["field"], e["start"], e["end"]) for e in wire.get("evidence", ())),
    )


def figure_wire(figure: Figure | None) -> Wire | None:
    """A figure."""
    return None if figure is None else {"low": figure.low, "best": figure.best, "high": figure.high}


def _figure_from(wire: Wire | None) -> Figure | None:
    return None if wire is None else Figure(wire["low"], wire["best"], wire["high"])


def incident_wire(incident: Incident, claims: Sequence[Claim] = ()) -> Wire:
    """An incident.

    Args:
        incident: the incident.
        claims: its claims, to be written out whole; without them `claims` holds their ids.
    """
    return {
        "id": incident.id,
        "articles": list(incident.articles),
        "mentions": list(incident.mentions),
        "event_type": incident.event_type.value,
        "weapon": None if incident.weapon is None else incident.weapon.value,
        "date_start": _day(incident.date_start),
        "date_end": _day(incident.date_end),
        "date_precision": incident.date_precision.value,
        "place": place_wire(incident.place),
        "places": [place_wire(place) for place in incident.places],
        **{effect.value: figure_wire(incident.figure(effect)) for effect in Effect},
        "groups": [
            {"group": g.group, "killed": figure_wire(g.killed), "injured": figure_wire(g.injured)}
            for g in incident.groups
        ],
        "people": list(incident.people),
        "perpetrators": list(incident.perpetrators),
        "targets": list(incident.targets),
        "cumulative": incident.cumulative,
        "negated": incident.negated,
        "status": incident.status.value,
        "sources": incident.sources,
        "claims": [claim_wire(claim) for claim in claims] if claims else list(incident.claims),
        "first_seen": time_wire(incident.first_seen),
        "updated": time_wire(incident.updated),
        "revision": incident.revision,
        "origin": incident.origin,
    }


def incident_from_wire(wire: Wire) -> Incident:
    """The reverse of `incident_wire`; claims may be ids or whole.

    Raises:
        KeyError, ValueError: a field is missing or holds a value that does not exist.
    """
    weapon = wire["weapon"]
    effects = {effect.value: _figure_from(wire.get(effect.value)) for effect in Effect}
    return Incident(
        id=wire["id"],
        event_type=EventType(wire["event_type"]),
        articles=tuple(wire["articles"]),
        mentions=tuple(wire["mentions"]),
        weapon=None if weapon is None else Weapon(weapon),
        date_start=_day_from(wire["date_start"]),
        date_end=_day_from(wire["date_end"]),
        date_precision=DatePrecision(wire["date_precision"]),
        place=_place_from(wire["place"]),
        places=_places_from(wire["places"]),
        groups=tuple(
            GroupFigure(g["group"], _figure_from(g["killed"]), _figure_from(g["injured"])) for g in wire["groups"]
        ),
        people=tuple(wire["people"]),
        perpetrators=tuple(wire["perpetrators"]),
        targets=tuple(wire["targets"]),
        cumulative=wire["cumulative"],
        negated=wire["negated"],
        status=Status(wire["status"]),
        sources=wire["sources"],
        claims=tuple(claim if isinstance(claim, str) else claim["id"] for claim in wire["claims"]),
        first_seen=time_from_wire(wire["first_seen"]),
        updated=time_from_wire(wire["updated"]),
        revision=wire["revision"],
        origin=wire["origin"],
        **effects,
    )
