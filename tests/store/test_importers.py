"""Data sets: what their rows become, what is refused and named, and that importing again changes nothing."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store import importers
from store.articles import Articles, Item
from store.claims import Claims
from store.database import Database
from store.datasets import find_records
from store.errors import StoreError
from store.filters import IncidentFilter, Totals
from store.importers import import_file
from store.importers.airwars import Airwars
from store.importers.table import Places
from store.importers.ucdp_ged import UcdpGed
from store.incidents import Incidents
from store.outbox import Outbox
from store.records import Claim, DatePrecision, Effect, EventType, Figure, Place, PlacePrecision, Status, Weapon

AIRWARS = {
    "code": "X1", "url": "https://example.org/x1", "date": "2020-03-03", "location_en": "Idlib, old town",
    "region": "Idlib", "lat": "35.93", "lon": "36.63", "geo_precision": "town", "belligerent": "Russian Military",
    "strike_type": "Airstrike",
    "grading": "Fair", "killed_min": "9", "killed_max": "12", "injured_min": "", "injured_max": "",
    "children_killed_min": "2", "children_killed_max": "3",
}  # fmt: skip
GED = {
    "id": "71.0", "type_of_violence": "1.0", "side_a": "Government of Syria", "side_b": "Syrian insurgents",
    "number_of_sources": "3.0", "where_prec": "1.0", "where_coordinates": "Binnish town", "adm_1": "Idlib governorate",
    "latitude": "35.95", "longitude": "36.71", "country": "Syria", "country_id": "652.0", "date_prec": "1.0",
    "date_start": "2020-03-03 00:00:00.000", "date_end": "2020-03-03", "deaths_a": "1.0", "deaths_b": "4.0",
    "deaths_civilians": "2.0", "best": "7.0", "high": "9.0", "low": "6.0",
}  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as CSV under the columns of a format; what a row does not name is empty."""

    def make(base: dict[str, str], *changes: dict[str, str]) -> Path:
        columns = sorted({*base, *(Airwars.columns if "code" in base else UcdpGed.columns)})
        path = tmp_path / "set.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, columns)
            table.writeheader()
            table.writerows({**base, **change} for change in changes)
        return path

    return make


def test_airwars_row_becomes_an_incident(database: Database, write: Callable[..., Path], now: datetime) -> None:
    summary = import_file(database, "airwars", write(AIRWARS, {}), now=now)
    assert (summary["rows"], summary["added"], summary["refused"], summary["errors"]) == (1, 1, 0, [])
    (found,) = Incidents(database).find(IncidentFilter(origins=frozenset({"airwars"})))
    assert (found.killed, found.injured) == (Figure(9, 9, 12), None)
    assert {g.group: g.killed for g in found.groups} == {"civilians": Figure(9, 9, 12), "children": Figure(2, 2, 3)}
    assert (found.event_type, found.weapon) == (EventType.AIR_OR_DRONE_STRIKE, Weapon.AIRSTRIKE)
    assert (found.date_start, found.date_precision) == (date(2020, 3, 3), DatePrecision.DAY)
    assert found.place == Place("Idlib", "Idlib", "SY", 35.93, 36.63, PlacePrecision.TOWN)
    assert (found.origin, found.status, found.articles) == ("airwars", Status.CORROBORATED, ())
    assert found.perpetrators == ("Russian Military",)
    (record,) = find_records(database, ["airwars:X1", "a1"]).values()
    assert (record.own_id, record.url, record.source) == ("X1", "https://example.org/x1", "Airwars")
    assert record.row["killed_max"] == "12"


@pytest.mark.parametrize(
    ("kind", "weapon"),
    [
        ("Airstrike, Drone Strike", Weapon.DRONE),
        ("Drone Strike, Airstrike", Weapon.DRONE),
        ("Airstrike and/or Artillery", None),
        ("Artillery", Weapon.SHELLING),
    ],
)
def test_the_closer_word_for_a_strike_is_its_weapon(
    kind: str, weapon: Weapon | None, database: Database, write: Callable[..., Path], now: datetime
) -> None:
    import_file(database, "airwars", write(AIRWARS, {"strike_type": kind}), now=now)
    (found,) = Incidents(database).find(IncidentFilter(origins=frozenset({"airwars"})))
    assert found.weapon is weapon


def test_ged_row_becomes_an_incident(database: Database, write: Callable[..., Path], now: datetime) -> None:
    import_file(database, "ucdp-ged", write(GED, {}), now=now)
    (found,) = Incidents(database).find(IncidentFilter(country="SY"))
    assert found.killed == Figure(6, 7, 9)
    assert {g.group: g.killed for g in found.groups} == {"civilians": Figure(2, 2, 2), "combatants": Figure(5, 5, 5)}
    assert found.event_type is EventType.ARMED_CLASH
    assert found.place == Place("Binnish", "Idlib", "SY", 35.95, 36.71, PlacePrecision.TOWN)
    assert (found.perpetrators, found.targets) == (("Government of Syria",), ("Syrian insurgents",))
    (record,) = find_records(database, ["ucdp-ged:71"]).values()
    assert (record.id, record.licence) == ("ucdp-ged:71", "CC BY 4.0")


def test_ged_precisions_are_kept(database: Database, write: Callable[..., Path], now: datetime) -> None:
    vague = {
        "where_prec": "4",
        "date_prec": "4",
        "date_end": "2020-03-31",
        "type_of_violence": "3",
        "side_b": "Civilians",
    }
    import_file(database, "ucdp-ged", write(GED, vague), now=now)
    (found,) = Incidents(database).find(IncidentFilter())
    assert found.place is not None
    assert (found.place.precision, found.date_precision) == (PlacePrecision.PROVINCE, DatePrecision.MONTH)
    assert (found.event_type, found.targets) == (EventType.ATTACK, ("civilians",))


def test_importing_again_changes_nothing_and_a_changed_row_changes_its_incident(
    database: Database, write: Callable[..., Path], now: datetime
) -> None:
    rows = [{"code": "X1"}, {"code": "X2", "date": "2020-03-05"}]
    import_file(database, "airwars", write(AIRWARS, *rows), now=now)
    before = Incidents(database).find(IncidentFilter())
    again = import_file(database, "airwars", write(AIRWARS, *rows), now=now + timedelta(days=1))
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)
    assert Incidents(database).find(IncidentFilter()) == before
    rows[1]["killed_max"] = "20"
    changed = import_file(database, "airwars", write(AIRWARS, *rows), now=now + timedelta(days=2))
    assert (changed["added"], changed["updated"], changed["unchanged"]) == (0, 1, 1)
    (found,) = Incidents(database).find(IncidentFilter(date_from=date(2020, 3, 5)))
    assert (found.killed, found.revision) == (Figure(9, 9, 20), 2)
    assert Outbox(database).pending("announce") == []  # a data set is no news


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"date": "3 March"}, "date", "'3 March' is not a date (YYYY-MM-DD)"),
        ({"date": ""}, "date", "is empty"),
        ({"date_end": "2020-03-01"}, "date_end", "2020-03-01 is before 2020-03-03"),
        ({"code": ""}, "code", "is empty"),
        ({"killed_min": "some"}, "killed_min", "'some' is not a whole number of 0 or more"),
        ({"killed_min": "-1"}, "killed_min", "'-1' is not a whole number of 0 or more"),
        ({"lat": "north"}, "lat", "'north' is not a number"),
        ({"code": "X1"}, "id", "X1 stands on line 2 already"),
    ],
)
def test_row_that_cannot_be_read_is_named_and_the_rest_is_imported(
    database: Database, write: Callable[..., Path], now: datetime, change: dict[str, str], column: str, reason: str
) -> None:
    path = write(AIRWARS, {}, {"code": "X2", **change}, {"code": "X3"})
    summary = import_file(database, "airwars", path, now=now)
    assert summary["errors"] == [{"line": 3, "column": column, "reason": reason, "refused": True}]
    assert (summary["added"], summary["refused"]) == (2, 1)


def test_bounds_in_the_wrong_order_and_impossible_degrees_are_named_but_keep_no_row_out(
    database: Database, write: Callable[..., Path], now: datetime
) -> None:
    summary = import_file(database, "airwars", write(AIRWARS, {"killed_min": "14", "lon": "4239.1"}), now=now)
    assert [(e["column"], e["refused"]) for e in summary["errors"]] == [("killed_max", False), ("lon", False)]
    (found,) = Incidents(database).find(IncidentFilter())
    assert found.killed == Figure(12, 12, 14)
    assert found.place is not None
    assert found.place.lon is None


def test_line_of_the_wrong_length_and_bytes_that_are_no_text_are_named(
    database: Database, write: Callable[..., Path], now: datetime
) -> None:
    path = write(AIRWARS, {}, {"code": "X2", "location_en": "A\nB"}, {"code": "X3"}, {"code": "X4", "region": "Id?ib"})
    lines = path.read_bytes().replace(b"Id?ib", b"Id\xffib")
    path.write_bytes(lines + b"too,short\n")
    summary = import_file(database, "airwars", path, now=now)
    assert [(e["line"], e["column"]) for e in summary["errors"]] == [(6, "region"), (7, None)]
    assert summary["added"] == 3


def test_wrong_file_or_format_imports_nothing(
    database: Database, write: Callable[..., Path], tmp_path: Path, now: datetime
) -> None:
    with pytest.raises(StoreError, match="no format is called 'gtd'"):
        import_file(database, "gtd", write(AIRWARS, {}), now=now)
    with pytest.raises(StoreError, match="lacks the columns"):
        import_file(database, "ucdp-ged", write(AIRWARS, {}), now=now)
    with pytest.raises(StoreError, match="cannot be read"):
        import_file(database, "airwars", tmp_path / "nothing.csv", now=now)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty or begins with an empty line"),
        (b"\n\nid,date_start\n", "is empty or begins with an empty line"),
        ("id,date_start\n1,2020-03-03\n".encode("utf-16"), "is no CSV in UTF-8: save it"),
        (b"PK\x03\x04\x14\x00\x08\x00,\xff\n", "is no CSV in UTF-8: save it"),
        (b"x" * ((1 << 24) + 1), "does not begin with a line of CSV"),
    ],
    ids=["empty", "empty line", "UTF-16", "ZIP", "one endless cell"],
)
def test_what_is_no_table_says_why(
    database: Database, tmp_path: Path, now: datetime, content: bytes, reason: str
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=f"table.csv {reason}"):
        import_file(database, "csv", file, now=now)


def test_gazetteer_spells_provinces_and_knows_towns_again(
    database: Database, write: Callable[..., Path], places: dict[str, Place], now: datetime
) -> None:
    class Gazetteer:
        def resolve(self, name: str, **hints: Any) -> Place | None:
            return {"Idlib": places["Idlib"], "Edleb": places["Idlib"]}.get(name)

        def provinces_around(self, lat: float, lon: float, *, within_km: float) -> list[tuple[str, str]]:
            return [("SY", "Idlib")] * 3

    near, far = {"region": "Edleb"}, {"code": "X2", "region": "Edleb", "lat": "36.5"}
    import_file(database, "airwars", write(AIRWARS, near, far), now=now, resolver=Gazetteer())
    found = Incidents(database).find(IncidentFilter(admin1="Idlib"), order="first")
    assert sorted((i.place.geoname_id or 0) for i in found if i.place) == [0, 169389]


def test_report_joins_the_record_of_its_incident_and_records_stay_apart(
    database: Database,
    write: Callable[..., Path],
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    import_file(
        database, "airwars", write(AIRWARS, {}, {"code": "X2", "killed_min": "30", "killed_max": "30"}), now=now
    )
    Articles(database).put_many([make_item(make_claim("a1#0", killed=11))], now=now)
    incidents = Incidents(database)
    assert incidents.count(IncidentFilter()) == 2
    (joined,) = incidents.find(IncidentFilter(origins=frozenset({None})))
    assert (joined.origin, joined.articles, joined.killed) == ("airwars", ("a1",), Figure(9, 9, 12))
    assert incidents.totals(IncidentFilter(), Effect.KILLED) == Totals(39, 39, 42, 0, 2, 0)
    assert {c.id for c in Claims(database).of_incident(joined.id)} == {"a1#0", "airwars:X1#0"}
    assert Articles(database).coverage().origins == (("airwars", 2, date(2020, 3, 3), date(2020, 3, 3)),)


AROUND = {  # what lies around a spot, nearest first
    36.0: [("SY", "Hama")] * 4 + [("SY", "Idlib")],
    37.0: [("SY", "Hama")] * 4,
    38.0: [("SY", "Hama"), ("SY", "Idlib"), ("SY", "Hama")],
    39.0: [("PS", "Idlib")] * 3,
}


class Towns:
    """A gazetteer with one town of Idlib and one of Hama, and the provinces of `AROUND`."""

    def resolve(
        self,
        name: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        near: tuple[float, float] | None = None,
    ) -> Place | None:
        town = {"Olive Hill": "Hama", "Stone Well": "Idlib"}.get(name)
        if town is None or admin1 not in (None, town):
            return None
        return Place(name, town, "SY", 36.0, 36.6, PlacePrecision.TOWN, 7)

    def provinces_around(self, lat: float, lon: float, *, within_km: float) -> list[tuple[str, str]]:
        assert within_km == Places.NEIGHBOUR_KM
        return AROUND[lat]


@pytest.mark.parametrize(
    ("name", "lat", "precision", "provinces"),
    [
        ("Olive Hill", 36.0, PlacePrecision.TOWN, ["Hama", "Idlib"]),  # its own town, and all around it
        ("Nowhere", 36.0, PlacePrecision.EXACT, ["Hama", "Idlib"]),  # filed under the province next door
        ("Stone Well", 36.0, PlacePrecision.TOWN, ["Idlib"]),  # the province has a town of that name
        ("Nowhere", 37.0, PlacePrecision.TOWN, ["Idlib"]),  # so far off that the degrees may be wrong
        ("Nowhere", 38.0, PlacePrecision.TOWN, ["Idlib"]),  # on the border
        ("Nowhere", 36.0, PlacePrecision.PROVINCE, ["Idlib"]),  # no spot at all
    ],
)
def test_a_spot_lies_in_the_province_of_the_towns_around_it(
    name: str, lat: float, precision: PlacePrecision, provinces: list[str]
) -> None:
    where = Places(Towns()).lying(Place(name, "Idlib", "SY", lat, 36.6, precision))
    assert [p.admin1 for p in where] == provinces
    assert where[-1].admin1 == "Idlib"  # as it is filed


def test_a_province_that_another_country_is_said_to_hold_is_one(places: dict[str, Place]) -> None:
    where = Places(Towns()).lying(Place("Nowhere", "Idlib", "SY", 39.0, 36.6, PlacePrecision.TOWN))
    assert [(p.country, p.admin1) for p in where] == [("PS", "Idlib"), ("SY", "Idlib")]


@pytest.mark.parametrize(("filed_there", "found_there"), [(0, 1), (1, 1)])
def test_a_set_s_own_provinces_keep_its_sums(
    filed_there: int, found_there: int, database: Database, write: Callable[..., Path], now: datetime
) -> None:
    lying = {"location_en": "Nowhere", "region": "Idlib", "lat": "36.0", "lon": "36.6"}
    own = {"code": "X2", "location_en": "Nowhere", "region": "Hama", "lat": "37.0", "lon": "36.6"}
    path = write(AIRWARS, lying, *[own] * filed_there)
    assert import_file(database, "airwars", path, now=now, resolver=Towns())["refused"] == 0
    incidents = Incidents(database)
    assert incidents.count(IncidentFilter(admin1="Idlib")) == 1  # as it is filed
    assert (
        incidents.count(IncidentFilter(admin1="Hama")) == found_there
    )  # beside the set's own not the one that lies there
    (record,) = incidents.find(IncidentFilter(admin1="Idlib"))
    assert [place.admin1 for place in record.places] == (["Idlib"] if filed_there else ["Idlib", "Hama"])


def test_records_read_otherwise_than_before_are_brought_up_to_date(
    database: Database, write: Callable[..., Path], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file(database, "airwars", write(AIRWARS, {}), now=now)
    assert import_file(database, "airwars", write(AIRWARS, {}), now=now)["unchanged"] == 1
    monkeypatch.setattr(importers, "READING", importers.READING + 1)
    assert import_file(database, "airwars", write(AIRWARS, {}), now=now)["updated"] == 1
