"""ACLED: one row an event of political violence, demonstration or strategic development, as the export tool gives it.

Columns, codes and sub-event types are those of the ACLED codebook (2023 and later; rows without `civilian_targeting`
and `tags`, as before, are read too). ACLED counts the dead alone, gives one figure and tells civilians not apart.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta

from store.importers.countries import iso_of_name, iso_of_number
from store.importers.table import CellError, Places, Record, Row, Scope, choice
from store.records import Claim, DatePrecision, Effect, EventType, PlacePrecision, Quote, Status, Weapon

EVENT_OF = {
    "armed clash": EventType.ARMED_CLASH,
    "government regains territory": EventType.GOVERNMENT_REGAINS_TERRITORY,
    "non-state actor overtakes territory": EventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
    "chemical weapon": EventType.CHEMICAL_WEAPON,
    "air/drone strike": EventType.AIR_OR_DRONE_STRIKE,
    "suicide bomb": EventType.SUICIDE_BOMB,
    "shelling/artillery/missile attack": EventType.SHELLING_ARTILLERY_MISSILE,
    "remote explosive/landmine/ied": EventType.REMOTE_EXPLOSIVE,
    "grenade": EventType.GRENADE,
    "sexual violence": EventType.SEXUAL_VIOLENCE,
    "attack": EventType.ATTACK,
    "abduction/forced disappearance": EventType.ABDUCTION,
    "violent demonstration": EventType.VIOLENT_DEMONSTRATION,
    "mob violence": EventType.MOB_VIOLENCE,
    "peaceful protest": EventType.PEACEFUL_PROTEST,
    "protest with intervention": EventType.PROTEST_WITH_INTERVENTION,
    "excessive force against protesters": EventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
    "excessive force against protestors": EventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
    "agreement": EventType.AGREEMENT,
    "arrests": EventType.ARRESTS,
    "change to group/activity": EventType.CHANGE_TO_GROUP,
    "disrupted weapons use": EventType.DISRUPTED_WEAPONS_USE,
    "headquarters or base established": EventType.HEADQUARTERS_ESTABLISHED,
    "looting/property destruction": EventType.PROPERTY_DESTRUCTION,
    "non-violent transfer of territory": EventType.TERRITORY_TRANSFER,
    "other": EventType.OTHER,
}
_WEAPON = {EventType.CHEMICAL_WEAPON: Weapon.CHEMICAL, EventType.GRENADE: Weapon.GRENADE}
_WHEN = {"1": DatePrecision.DAY, "2": DatePrecision.WEEK, "3": DatePrecision.MONTH}
_WHERE = {"1": PlacePrecision.TOWN, "2": PlacePrecision.DISTRICT, "3": PlacePrecision.PROVINCE}
# Where demonstrators are `actor1` and those who acted against them `actor2`.
_AGAINST_PROTESTERS = frozenset({EventType.PROTEST_WITH_INTERVENTION, EventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS})


class Acled:
    """The format; see `store.importers.table.Format`."""

    name = "acled"
    source = "ACLED"
    licence = "ACLED; terms of use and attribution at https://acleddata.com"
    citation = "Armed Conflict Location & Event Data (ACLED), https://acleddata.com"
    columns = frozenset(
        {"event_id_cnty", "event_date", "time_precision", "sub_event_type", "actor1", "actor2", "country", "admin1"}
        | {"location", "latitude", "longitude", "geo_precision", "source", "fatalities"}
    )
    reads: frozenset[str] | None = None
    scope = Scope(
        effects=frozenset({Effect.KILLED}),
        groups={},
        event_types=frozenset(EVENT_OF.values()),
        weapons=frozenset(_WEAPON.values()),
    )

    def own_id(self, row: Row) -> str:
        """See `Format.own_id`."""
        return row.needed("event_id_cnty")

    def read(self, row: Row, places: Places) -> Record:
        """Reads one event."""
        own_id = self.own_id(row)
        record = f"{self.name}:{own_id}"
        event = choice(EVENT_OF, row, "sub_event_type")
        start, end, precision = _when(row)
        country = iso_of_number(row.number("iso")) or iso_of_name(row.needed("country"))
        if country is None:
            raise CellError("country", f"{row.text('country')[:60]!r} is no country known by that name")
        admin1 = places.admin1(row.text("admin1"), country=country)
        where = choice(_WHERE, row, "geo_precision")
        named = row.text("location") or row.text("admin1")
        place = places.place(
            named or row.text("country"),
            country=country,
            admin1=admin1,
            lat=row.degrees("latitude", 90),
            lon=row.degrees("longitude", 180),
            precision=where if named else PlacePrecision.COUNTRY,
        )
        perpetrator, target = _sides(event, row)
        claim = Claim(
            id=f"{record}#0",
            article_id=record,
            event_type=event,
            quote=Quote(0, 0, ""),
            primary=True,
            weapon=_WEAPON.get(event),
            date_start=start,
            date_end=end,
            date_precision=precision,
            place=place,
            places=(place,),
            killed=row.range("fatalities", "fatalities"),
            perpetrator=perpetrator,
            target=target,
        )
        sources = max(1, sum(1 for name in row.text("source").split(";") if name.strip()))
        status = Status.CORROBORATED if sources > 1 else Status.SINGLE_SOURCE
        return Record(own_id, claim, None, status, sources)


def _sides(event: EventType, row: Row) -> tuple[str | None, str | None]:
    """(who did it, to whom): ACLED's first and second actor; of demonstrations only who acted against them."""
    first, second = row.text("actor1") or None, row.text("actor2") or None
    if event in _AGAINST_PROTESTERS:
        return second, first
    if event is EventType.PEACEFUL_PROTEST:
        return None, None
    return first, second


def _when(row: Row) -> tuple[date, date, DatePrecision]:
    """(first day, last day, precision): ACLED dates an event of an unknown day in the middle of its week or month."""
    day = _day(row)
    precision = choice(_WHEN, row, "time_precision")
    if precision is DatePrecision.WEEK:
        return day - timedelta(days=3), day + timedelta(days=3), precision
    if precision is DatePrecision.MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), precision
    return day, day, precision


def _day(row: Row) -> date:
    """ "2024-01-05" of the API and today's export, "05 January 2024" of older files."""
    value = row.needed("event_date")
    for pattern in ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y"):
        try:
            return datetime.strptime(value, pattern).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise CellError("event_date", f"{value[:40]!r} is not a date (YYYY-MM-DD or 05 January 2024)")
