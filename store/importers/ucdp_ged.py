"""UCDP GED: one row an event of organised violence with low, best and high estimates of the dead.

Columns and codes are those of the UCDP GED codebook (Högbladh, "UCDP GED Codebook", versions 20 to 24).
"""

from __future__ import annotations

import re

from store.importers.countries import ISO_OF_GW
from store.importers.table import CellError, Places, Record, Row, Scope, choice
from store.records import Claim, Count, DatePrecision, Effect, EventType, PlacePrecision, Quote, Status, Victims

_EVENT = {"1": EventType.ARMED_CLASH, "2": EventType.ARMED_CLASH, "3": EventType.ATTACK}
_WHERE = {
    "1": PlacePrecision.TOWN,
    "2": PlacePrecision.DISTRICT,
    "3": PlacePrecision.DISTRICT,
    "4": PlacePrecision.PROVINCE,
    "5": PlacePrecision.PROVINCE,
    "6": PlacePrecision.COUNTRY,
    "7": PlacePrecision.COUNTRY,
}
_WHEN = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.WEEK,
    "3": DatePrecision.WEEK,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}
_KIND = re.compile(
    r"\s+(town|city|village|district|province|governorate|state|region|county|department|municipality|oblast)$", re.I
)


class UcdpGed:
    """The format; see `store.importers.table.Format`."""

    name = "ucdp-ged"
    source = "UCDP GED"
    licence = "CC BY 4.0"
    citation = "Sundberg and Melander 2013, UCDP Georeferenced Event Dataset, Uppsala University, https://ucdp.uu.se"
    columns = frozenset(
        {"id", "type_of_violence", "side_a", "side_b", "number_of_sources", "where_prec", "where_coordinates", "adm_1"}
        | {"latitude", "longitude", "country", "country_id", "date_prec", "date_start", "date_end", "deaths_a"}
        | {"deaths_b", "deaths_civilians", "best", "high", "low"}
    )
    reads: frozenset[str] | None = None
    scope = Scope(
        effects=frozenset({Effect.KILLED}),
        groups={Effect.KILLED: frozenset({"civilians", "combatants"})},
        event_types=frozenset(_EVENT.values()),
    )

    def own_id(self, row: Row) -> str:
        """See `Format.own_id`."""
        return row.needed("id").removesuffix(".0")

    def read(self, row: Row, places: Places) -> Record:
        """Reads one event."""
        own_id = self.own_id(row)
        record = f"{self.name}:{own_id}"
        start, end = row.days("date_start", "date_end")
        killed = row.range("low", "high", "best")
        one_sided = row.number("type_of_violence") == 3
        country = ISO_OF_GW.get(row.number("country_id") or 0)
        if country is None:
            raise CellError("country_id", f"{row.text('country_id')!r} is no country of Gleditsch and Ward's list")
        precision = choice(_WHERE, row, "where_prec")
        province = _bare(row.text("adm_1"))
        admin1 = places.admin1(row.text("adm_1"), province, country=country)
        filed = places.place(
            _bare(row.text("where_coordinates")) or province or row.text("country"),
            country=country,
            admin1=admin1,
            lat=row.degrees("latitude", 90),
            lon=row.degrees("longitude", 180),
            precision=precision,
        )
        where = places.lying(filed)
        claim = Claim(
            id=f"{record}#0",
            article_id=record,
            event_type=choice(_EVENT, row, "type_of_violence"),
            quote=Quote(0, 0, ""),
            primary=True,
            date_start=start,
            date_end=end,
            date_precision=choice(_WHEN, row, "date_prec"),
            place=where[0],
            places=where,
            killed=killed,
            victims=_victims(row),
            perpetrator=row.text("side_a") or None,
            target="civilians" if one_sided else row.text("side_b") or None,
        )
        sources = max(1, int(row.number("number_of_sources") or 1)) if row.text("number_of_sources")[:1] != "-" else 1
        status = Status.CORROBORATED if sources > 1 else Status.SINGLE_SOURCE
        return Record(own_id, claim, None, status, sources)


def _bare(name: str) -> str:
    """A name without the word for its kind, which UCDP puts behind it."""
    return _KIND.sub("", name).strip()


def _victims(row: Row) -> tuple[Victims, ...]:
    """Civilians, and the dead of both sides as combatants."""
    civilians = row.number("deaths_civilians")
    sides = [n for n in (row.number("deaths_a"), row.number("deaths_b")) if n is not None]
    found = [] if civilians is None else [Victims("civilians", Count(civilians, civilians, civilians))]
    if sides:
        dead = sum(sides)
        found.append(Victims("combatants", Count(dead, dead, dead)))
    return tuple(found)
