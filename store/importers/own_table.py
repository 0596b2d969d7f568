"""A newsroom's own table: one row an incident, under the columns that `dateline export csv` writes.

Only `id` and `date_start` must be there; what a table leaves out is not known. So nothing that is missing in it is ever
a zero: its scope is empty. Which columns are read stands in docs/incidents.md.
"""

from __future__ import annotations

from datetime import date

from store.importers.acled import EVENT_OF
from store.importers.countries import iso_of_name
from store.importers.table import CellError, Places, Record, Row, Scope, choice
from store.records import (
    Claim,
    Count,
    DatePrecision,
    Effect,
    EventType,
    Place,
    PlacePrecision,
    Quote,
    Status,
    Victims,
    Weapon,
)

_EVENTS = EVENT_OF | {event.value: event for event in EventType}
_WEAPONS = {weapon.value: weapon for weapon in Weapon}
_DATES = {precision.value: precision for precision in DatePrecision}
_PLACES = {precision.value: precision for precision in PlacePrecision}
_STATUSES = {status.value: status for status in Status}
_GROUPS = ("civilians", "children", "women", "men", "combatants", "medics", "journalists")
_OF_GROUPS = (Effect.KILLED, Effect.INJURED)


def _three(name: str) -> tuple[str, str, str]:
    return f"{name}_low", f"{name}_high", f"{name}_best"


_FIGURES = [effect.value for effect in Effect] + [f"{group}_{effect}" for group in _GROUPS for effect in _OF_GROUPS]
_READ = frozenset(
    {"id", "date_start", "date_end", "date_precision", "place", "admin1", "country", "lat", "lon", "place_precision"}
    | {"event_type", "weapon", "perpetrator", "target", "people", "status", "sources", "source", "url", "origin"}
    | {"articles"}
    | {column for figure in _FIGURES for column in (figure, *_three(figure))}
)


class OwnTable:
    """The format; see `store.importers.table.Format`."""

    name = "csv"
    source = "own table"
    licence = "as its owner says"
    citation = "the newsroom's own table"
    columns = frozenset({"id", "date_start"})
    reads: frozenset[str] | None = _READ
    scope = Scope(effects=frozenset(), groups={}, event_types=frozenset())

    def own_id(self, row: Row) -> str:
        """See `Format.own_id`."""
        return row.needed("id")

    def read(self, row: Row, places: Places) -> Record:
        """Reads one incident."""
        own_id = self.own_id(row)
        record = f"{self.name}:{own_id}"
        start, end = row.days("date_start", "date_end")
        place = _place(row, places)
        figures = {effect: _count(row, effect.value) for effect in Effect}
        victims = [Victims(group, *(_count(row, f"{group}_{effect}") for effect in _OF_GROUPS)) for group in _GROUPS]
        claim = Claim(
            id=f"{record}#0",
            article_id=record,
            event_type=choice(_EVENTS, row, "event_type") if row.text("event_type") else EventType.OTHER,
            quote=Quote(0, 0, ""),
            primary=True,
            weapon=choice(_WEAPONS, row, "weapon") if row.text("weapon") else None,
            date_start=start,
            date_end=end,
            date_precision=choice(_DATES, row, "date_precision") if row.text("date_precision") else _span(start, end),
            place=place,
            places=(place,) if place is not None else (),
            killed=figures[Effect.KILLED],
            injured=figures[Effect.INJURED],
            missing=figures[Effect.MISSING],
            displaced=figures[Effect.DISPLACED],
            abducted=figures[Effect.ABDUCTED],
            arrested=figures[Effect.ARRESTED],
            victims=tuple(v for v in victims if v.killed is not None or v.injured is not None),
            perpetrator=row.text("perpetrator") or None,
            target=row.text("target") or None,
            people=tuple(name.strip() for name in row.text("people").split(";") if name.strip()),
        )
        status = choice(_STATUSES, row, "status") if row.text("status") else Status.SINGLE_SOURCE
        sources = max(1, row.number("sources") or 1)
        return Record(own_id, claim, row.web("url"), status, sources, row.text("source") or None)


def _place(row: Row, places: Places) -> Place | None:
    """The place; None where neither a name nor a country is given."""
    name, admin1, said = row.text("place"), row.text("admin1"), row.text("country")
    if not (name or admin1 or said):
        return None
    country = iso_of_name(said) if said else None
    if said and country is None:
        raise CellError("country", f"{said[:60]!r} is no country's name or ISO code (SY)")
    known = places.known(name, country) if name and not admin1 else None
    province = places.admin1(admin1, country=country) or (known.admin1 if known is not None else None)
    widest = PlacePrecision.TOWN if name else PlacePrecision.PROVINCE if province else PlacePrecision.COUNTRY
    if known is not None and known.precision in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY):
        widest = known.precision
    return places.place(
        name or province or said,
        country=country,
        admin1=province,
        lat=row.degrees("lat", 90),
        lon=row.degrees("lon", 180),
        precision=choice(_PLACES, row, "place_precision") if row.text("place_precision") else widest,
    )


def _count(row: Row, name: str) -> Count | None:
    """A figure: `killed` alone, or `killed_low`, `killed_best`, `killed_high`; open where a low has no high."""
    low, high, best = _three(name)
    if row.text(name):
        if any(row.text(column) for column in (low, high, best)):
            raise CellError(name, f"stands beside {low}, {best} or {high}: give one or the other")
        return row.range(name, name)
    if row.text(low) or row.text(high):
        return row.range(low, high, best)
    return row.range(best, best)


def _span(start: date, end: date) -> DatePrecision:
    """What a range of days without a stated precision amounts to."""
    days = (end - start).days
    if days == 0:
        return DatePrecision.DAY
    return DatePrecision.WEEK if days <= 7 else DatePrecision.MONTH if days <= 31 else DatePrecision.YEAR
