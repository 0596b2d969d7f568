"""Incidents as CSV, GeoJSON or JSONL: pure functions from incidents to lines of text, called by `dateline export`.

A missing figure is an empty cell or null, never 0.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from store.records import Claim, Figure, Incident
from store.wire import incident_wire

COLUMNS = (
    "id",
    "event_type",
    "weapon",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "admin1",
    "country",
    "lat",
    "lon",
    "place_precision",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "status",
    "sources",
    "origin",
    "articles",
)
ClaimsOf = Callable[[Incident], list[Claim]]


def _figure(figure: Figure | None) -> tuple[int | None, int | None, int | None]:
    return (figure.low, figure.best, figure.high) if figure else (None, None, None)


def _row(incident: Incident) -> list[Any]:  # cells of mixed kinds, as csv takes them
    place = incident.place
    cells: list[Any] = [
        incident.id,
        incident.event_type,
        incident.weapon,
        incident.date_start,
        incident.date_end,
        incident.date_precision,
        *((place.name, place.admin1, place.country, place.lat, place.lon, place.precision) if place else (None,) * 6),
        *_figure(incident.killed),
        *_figure(incident.injured),
        incident.status,
        incident.sources,
        incident.origin,
        " ".join(incident.articles),
    ]
    return [_harmless(cell) for cell in cells]


def _harmless(cell: Any) -> Any:
    """A text cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def as_csv(incidents: Iterable[Incident], claims_of: ClaimsOf) -> Iterator[str]:
    """Lines of CSV (RFC 4180) with a header, without line ends."""
    del claims_of
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="")
    for cells in ([*COLUMNS], *(_row(incident) for incident in incidents)):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def as_jsonl(incidents: Iterable[Incident], claims_of: ClaimsOf) -> Iterator[str]:
    """One incident of docs/interface.md a line."""
    for incident in incidents:
        yield json.dumps(incident_wire(incident, claims_of(incident)), ensure_ascii=False)


def as_geojson(incidents: Iterable[Incident], claims_of: ClaimsOf) -> Iterator[str]:
    """A GeoJSON FeatureCollection (RFC 7946), a feature a line; an incident with no coordinates has a null geometry."""
    del claims_of
    yield '{"type": "FeatureCollection", "features": ['
    first = True
    for incident in incidents:
        properties = {
            name: cell for name, cell in zip(COLUMNS, _row(incident), strict=True) if name not in ("lat", "lon")
        }
        place = incident.place
        located = place is not None and place.lat is not None and place.lon is not None
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if located and place else None
        feature = {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}
        yield ("" if first else ",") + json.dumps(feature, ensure_ascii=False, default=str)
        first = False
    yield "]}"


FORMATS: dict[str, Callable[[Iterable[Incident], ClaimsOf], Iterator[str]]] = {
    "csv": as_csv,
    "geojson": as_geojson,
    "jsonl": as_jsonl,
}
