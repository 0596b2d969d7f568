"""ACLED's export: what its rows become, and which are refused."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from store.database import Database
from store.filters import IncidentFilter
from store.importers import import_file
from store.importers.acled import EVENT_OF
from store.incidents import Incidents
from store.records import DatePrecision, EventType, Figure, Incident, Place, PlacePrecision, Status, Weapon

ROW = {
    "event_id_cnty": "SDN1", "event_date": "2023-05-04", "time_precision": "1", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Northern Front", "actor2": "Southern Guard", "iso": "729",
    "country": "Sudan", "admin1": "Kassala", "location": "Aroma", "latitude": "15.81", "longitude": "36.13",
    "geo_precision": "1", "source": "Sample Wire; Sample Herald", "notes": "On 4 May 2023, …", "fatalities": "14",
}  # fmt: skip


@pytest.fixture
def one(database: Database, tmp_path: Path, now: datetime) -> Callable[..., Incident]:
    """Imports one row with changes and gives its incident."""

    def make(**changes: str) -> Incident:
        summary = import_file(database, "acled", write(tmp_path, changes), now=now)
        assert summary["errors"] == []
        (found,) = Incidents(database).find(IncidentFilter(origins=frozenset({"acled"})))
        return found

    return make


def write(folder: Path, *changes: dict[str, str], delimiter: str = ",") -> Path:
    """A file with a row for each change of `ROW`."""
    path = folder / "acled.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(ROW), delimiter=delimiter)
        table.writeheader()
        table.writerows({**ROW, **change} for change in changes)
    return path


def test_row_becomes_an_incident(one: Callable[..., Incident]) -> None:
    found = one()
    assert (found.event_type, found.weapon, found.killed, found.injured) == (
        EventType.ARMED_CLASH,
        None,
        Figure(14, 14, 14),
        None,
    )
    assert (found.date_start, found.date_end, found.date_precision) == (
        date(2023, 5, 4),
        date(2023, 5, 4),
        DatePrecision.DAY,
    )
    assert found.place == Place("Aroma", "Kassala", "SD", 15.81, 36.13, PlacePrecision.TOWN)
    assert (found.perpetrators, found.targets) == (("Northern Front",), ("Southern Guard",))
    assert (found.status, found.origin, found.groups) == (Status.CORROBORATED, "acled", ())


def test_every_sub_event_type_of_the_codebook_is_known() -> None:
    codebook = {event for event in EventType if event not in list(EventType)[-5:]}
    assert set(EVENT_OF.values()) == codebook


@pytest.mark.parametrize(
    ("written", "event", "weapon"),
    [
        ("Air/drone strike", EventType.AIR_OR_DRONE_STRIKE, None),
        ("Chemical weapon", EventType.CHEMICAL_WEAPON, Weapon.CHEMICAL),
        ("GRENADE", EventType.GRENADE, Weapon.GRENADE),
    ],
)
def test_a_weapon_is_named_only_where_the_type_names_one(
    written: str, event: EventType, weapon: Weapon | None, one: Callable[..., Incident]
) -> None:
    found = one(sub_event_type=written)
    assert (found.event_type, found.weapon) == (event, weapon)


def test_demonstrators_are_no_perpetrators(one: Callable[..., Incident]) -> None:
    found = one(sub_event_type="Excessive force against protesters", actor1="Protesters (Sudan)", actor2="Police")
    assert (found.perpetrators, found.targets) == (("Police",), ("Protesters (Sudan)",))


def test_a_peaceful_protest_blames_nobody(one: Callable[..., Incident]) -> None:
    found = one(sub_event_type="Peaceful protest", actor1="Protesters (Sudan)", actor2="")
    assert (found.perpetrators, found.targets) == ((), ())


@pytest.mark.parametrize(
    ("code", "start", "end", "precision"),
    [
        ("2", date(2023, 5, 1), date(2023, 5, 7), DatePrecision.WEEK),
        ("3", date(2023, 5, 1), date(2023, 5, 31), DatePrecision.MONTH),
    ],
)
def test_a_day_in_the_middle_of_a_week_or_month_is_no_day(
    code: str, start: date, end: date, precision: DatePrecision, one: Callable[..., Incident]
) -> None:
    found = one(time_precision=code)
    assert (found.date_start, found.date_end, found.date_precision) == (start, end, precision)


@pytest.mark.parametrize("written", ["04 May 2023", "4-May-2023"])
def test_older_files_spell_months_out(written: str, one: Callable[..., Incident]) -> None:
    assert one(event_date=written).date_start == date(2023, 5, 4)


@pytest.mark.parametrize(
    ("code", "precision"),
    [("2", PlacePrecision.DISTRICT), ("3", PlacePrecision.PROVINCE), ("1.0", PlacePrecision.TOWN)],
)
def test_precision_of_the_place_is_kept(code: str, precision: PlacePrecision, one: Callable[..., Incident]) -> None:
    place = one(geo_precision=code).place
    assert place is not None
    assert place.precision is precision


def test_country_is_known_by_its_name_where_the_number_is_missing(one: Callable[..., Incident]) -> None:
    place = one(iso="", country="Democratic Republic of Congo", admin1="", location="").place
    assert place is not None
    assert (place.name, place.country, place.precision) == (
        "Democratic Republic of Congo",
        "CD",
        PlacePrecision.COUNTRY,
    )


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("event_date", "05/04/2023", "'05/04/2023' is not a date (YYYY-MM-DD or 05 January 2024)"),
        ("time_precision", "9", "'9' is not one of 1, 2, 3"),
        ("country", "Freedonia", "'Freedonia' is no country known by that name"),
        ("fatalities", "many", "'many' is not a whole number of 0 or more"),
    ],
)
def test_row_that_cannot_be_read_is_named(
    column: str, value: str, reason: str, database: Database, tmp_path: Path, now: datetime
) -> None:
    path = write(tmp_path, {}, {"event_id_cnty": "SDN2", "iso": "", column: value})
    summary = import_file(database, "acled", path, now=now)
    assert summary["errors"] == [{"line": 3, "column": column, "reason": reason, "refused": True}]
    assert summary["added"] == 1


def test_unknown_sub_event_type_names_those_there_are(database: Database, tmp_path: Path, now: datetime) -> None:
    summary = import_file(database, "acled", write(tmp_path, {"sub_event_type": "Sit-in"}), now=now)
    (error,) = summary["errors"]
    assert (error["column"], error["refused"]) == ("sub_event_type", True)
    assert error["reason"].startswith("'Sit-in' is not one of armed clash, ")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_cells_between_semicolons_or_tabs_and_a_header_in_capitals_are_read(
    delimiter: str, database: Database, tmp_path: Path, now: datetime
) -> None:
    path = write(tmp_path, {}, delimiter=delimiter)
    header, rows = path.read_bytes().split(b"\r\n", 1)
    path.write_bytes(b"\xef\xbb\xbf" + header.upper() + b"\r\n" + rows)
    assert import_file(database, "acled", path, now=now)["added"] == 1
