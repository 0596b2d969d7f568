"""The Airwars table: a row is an assessed incident of civilian harm, with the fewest and most killed and injured.

Airwars gives no best figure; the lowest stands for it, as everywhere. Where the type of strike is left open, a
belligerent that fought from the air stands for an air strike; Airwars began as a monitor of those.
"""

from __future__ import annotations

import re

from store.importers.table import Places, Record, Row, Scope
from store.records import Claim, DatePrecision, Effect, EventType, PlacePrecision, Quote, Status, Victims, Weapon

_PRECISION = {
    "province_governorate": PlacePrecision.PROVINCE,
    "district": PlacePrecision.DISTRICT,
    "subdistrict": PlacePrecision.DISTRICT,
    "city": PlacePrecision.TOWN,
    "town": PlacePrecision.TOWN,
    "village": PlacePrecision.TOWN,
    "": PlacePrecision.TOWN,
}
_GRADING = {
    "confirmed": Status.CONFIRMED,
    "fair": Status.CORROBORATED,
    "weak": Status.SINGLE_SOURCE,
    "contested": Status.DISPUTED,
    "discounted": Status.DISPUTED,
}
_FROM_THE_AIR = ("Russian", "Coalition", "Israeli", "Regime")
_COUNTRY = "SY"  # the table is Airwars' Syria table; its country is in no column


class Airwars:
    """The format; see `store.importers.table.Format`."""

    name = "airwars"
    source = "Airwars"
    licence = "Airwars; terms at https://airwars.org"
    citation = "Airwars, civilian harm incidents, https://airwars.org"
    columns = frozenset(
        {"code", "url", "date", "date_end", "location_en", "region", "governorate", "lat", "lon", "geo_precision"}
        | {"belligerent", "strike_type", "grading", "killed_min", "killed_max", "injured_min", "injured_max"}
    )
    reads: frozenset[str] | None = None
    scope = Scope(
        effects=frozenset({Effect.KILLED, Effect.INJURED}),
        groups={
            Effect.KILLED: frozenset({"civilians", "children", "women", "men"}),
            Effect.INJURED: frozenset({"civilians"}),
        },
        event_types=frozenset({EventType.AIR_OR_DRONE_STRIKE, EventType.SHELLING_ARTILLERY_MISSILE, EventType.ATTACK}),
        weapons=frozenset({Weapon.AIRSTRIKE, Weapon.DRONE, Weapon.SHELLING}),
        targets=frozenset({"healthcare", "education", "residential", "agriculture", "camp"}),
    )

    def own_id(self, row: Row) -> str:
        """See `Format.own_id`."""
        return row.needed("code")

    def read(self, row: Row, places: Places) -> Record:
        """Reads one assessed incident."""
        own_id = self.own_id(row)
        record = f"{self.name}:{own_id}"
        start, end = row.days("date", "date_end")
        killed, injured = row.range("killed_min", "killed_max"), row.range("injured_min", "injured_max")
        parts = [("civilians", killed, injured)]
        parts += [(g, row.range(f"{g}_killed_min", f"{g}_killed_max"), None) for g in ("children", "women", "men")]
        event, weapon = _strike(row.text("strike_type"), row.text("belligerent"))
        named = row.text("location_en")
        admin1 = places.admin1(_province(row), country=_COUNTRY)
        lat, lon = row.degrees("lat", 90), row.degrees("lon", 180)
        precision = _PRECISION.get(row.text("geo_precision"), PlacePrecision.EXACT)
        filed = places.place(
            _first_name(named) or admin1 or "Syria",
            country=_COUNTRY,
            admin1=admin1,
            lat=lat,
            lon=lon,
            precision=precision if named else PlacePrecision.PROVINCE if admin1 else PlacePrecision.COUNTRY,
        )
        where = places.lying(filed)
        claim = Claim(
            id=f"{record}#0",
            article_id=record,
            event_type=event,
            quote=Quote(0, 0, ""),
            primary=True,
            weapon=weapon,
            date_start=start,
            date_end=end,
            date_precision=DatePrecision.DAY if start == end else _precision((end - start).days),
            place=where[0],
            places=where,
            killed=killed,
            injured=injured,
            victims=tuple(Victims(g, k, i) for g, k, i in parts if k is not None or i is not None),
            perpetrator=row.text("belligerent") or None,
            target=row.text("infrastructure") or None,
        )
        grade = row.text("grading").split(",")[0].strip().lower()
        status = _GRADING.get(grade, Status.SINGLE_SOURCE)
        return Record(own_id, claim, row.text("url") or None, status, 2 if grade in ("confirmed", "fair") else 1)


def _province(row: Row) -> str:
    named = row.text("region") or row.text("governorate")
    return re.sub(r"\s+governorate$", "", named, flags=re.IGNORECASE)


def _first_name(location: str) -> str:
    """The first place named: what stands before a comma, bracket or dash."""
    return re.split(r"[,(/]| - | – ", location)[0].strip()


def _precision(days: int) -> DatePrecision:
    return DatePrecision.WEEK if days <= 7 else DatePrecision.MONTH if days <= 31 else DatePrecision.YEAR


def _strike(kind: str, belligerent: str) -> tuple[EventType, Weapon | None]:
    """The event type and weapon of Airwars' type of strike."""
    if "Drone" in kind and "and/or" not in kind:  # "Airstrike, Drone Strike": the closer word
        return EventType.AIR_OR_DRONE_STRIKE, Weapon.DRONE
    if "Airstrike" in kind:
        open_choice = "and/or" in kind
        return EventType.AIR_OR_DRONE_STRIKE, None if open_choice else Weapon.AIRSTRIKE
    if "Artillery" in kind or "Naval" in kind:
        return EventType.SHELLING_ARTILLERY_MISSILE, Weapon.SHELLING
    if "Ground" in kind:
        return EventType.ATTACK, None
    if any(name in belligerent for name in _FROM_THE_AIR):
        return EventType.AIR_OR_DRONE_STRIKE, None
    return EventType.OTHER, None
