"""Incidents to rows and back. For store modules only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import Any  # column values

from sqlmodel import Session, SQLModel

from store.bulk import delete_rows, insert_rows, update_rows
from store.claim_rows import place_columns, places_of
from store.names import fold, fold_place
from store.records import Effect, Figure, Incident
from store.tables import IncidentBodyRow, IncidentClaimRow, IncidentGroupRow, IncidentPlaceRow, IncidentRow
from store.wire import incident_wire

Rows = dict[type[SQLModel], list[dict[str, Any]]]


def clear_incidents(session: Session, ids: Iterable[str]) -> None:
    """Removes what stands beside incidents, before it is written anew; their own rows stay for what refers to them."""
    wanted = list(ids)
    for table in (IncidentBodyRow, IncidentPlaceRow, IncidentGroupRow, IncidentClaimRow):
        delete_rows(session, table, "incident_id", wanted)


def insert_incidents(session: Session, incidents: Sequence[Incident], *, there: Container[str] = ()) -> None:
    """Writes incidents and everything beside them.

    Args:
        session: in a writing transaction.
        incidents: what to write.
        there: ids that have a row already, cleared by `clear_incidents`.
    """
    rows: Rows = defaultdict(list)
    for incident in incidents:
        _rows_of(incident, rows)
    old = [row for row in rows[IncidentRow] if row["id"] in there]
    rows[IncidentRow] = [row for row in rows[IncidentRow] if row["id"] not in there]
    update_rows(session, IncidentRow, old)
    for table in (IncidentRow, IncidentBodyRow, IncidentPlaceRow, IncidentGroupRow, IncidentClaimRow):
        insert_rows(session, table, rows[table])


def _rows_of(incident: Incident, rows: Rows) -> None:
    key = {"incident_id": incident.id}
    place = incident.place
    figures: dict[str, int | None] = {}
    for effect in Effect:
        figures |= _figure(effect.value, incident.figure(effect))
    rows[IncidentRow].append(
        {
            "id": incident.id,
            "event_type": incident.event_type.value,
            "weapon": None if incident.weapon is None else incident.weapon.value,
            "date_start": incident.date_start,
            "date_end": incident.date_end,
            "date_precision": incident.date_precision.value,
            "country": place.country if place else None,
            "admin1": place.admin1 if place else None,
            "admin1_folded": fold_place(place.admin1 or "") if place else "",
            "place_name": place.name if place else None,
            "place_folded": fold_place(place.name) if place else "",
            "place_precision": place.precision.value if place else "",
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "perpetrator": incident.perpetrators[0] if incident.perpetrators else None,
            "perpetrators_folded": "|".join(map(fold, incident.perpetrators)),
            "targets_folded": "|".join(map(fold, incident.targets)),
            "cumulative": incident.cumulative,
            "negated": incident.negated,
            "status": incident.status.value,
            "sources": incident.sources,
            "as_main": bool(incident.articles) or incident.origin is not None,
            "origin": incident.origin,
            **figures,
            "first_seen": incident.first_seen,
            "updated": incident.updated,
            "revision": incident.revision,
        }
    )
    rows[IncidentBodyRow].append({**key, "body": incident_wire(incident)})
    places = places_of(place, incident.places)
    rows[IncidentPlaceRow] += [{**key, "position": i, **place_columns(p)} for i, p in enumerate(places)]
    rows[IncidentGroupRow] += [
        {**key, "group_name": g.group, **_figure("killed", g.killed), **_figure("injured", g.injured)}
        for g in incident.groups
    ]
    rows[IncidentClaimRow] += [{**key, "claim_id": claim} for claim in incident.claims]


def _figure(name: str, figure: Figure | None) -> dict[str, int | None]:
    if figure is None:
        return {f"{name}_low": None, name: None, f"{name}_high": None}
    return {f"{name}_low": figure.low, name: figure.best, f"{name}_high": figure.high}
