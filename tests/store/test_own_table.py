"""A newsroom's own table: what its columns mean, and that what an export writes can be imported."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.export import as_csv
from store.articles import Articles, Item
from store.database import Database
from store.datasets import find_records
from store.filters import IncidentFilter
from store.importers import import_file
from store.incidents import Incidents
from store.records import Claim, DatePrecision, EventType, Figure, Incident, Place, PlacePrecision, Status, Weapon


@pytest.fixture
def bring(database: Database, tmp_path: Path, now: datetime) -> Callable[..., dict[str, Any]]:
    """Imports one row, under the columns that it names, and gives the summary."""

    def make(row: dict[str, str], resolver: Any = None) -> dict[str, Any]:
        path = tmp_path / "own.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(row))
            table.writeheader()
            table.writerow(row)
        return import_file(database, "csv", path, now=now, resolver=resolver)

    return make


def only(database: Database) -> Incident:
    """The one incident there is."""
    (found,) = Incidents(database).find(IncidentFilter(origins=frozenset({"csv"})))
    return found


def test_id_and_day_are_enough_and_nothing_else_is_known(
    bring: Callable[..., dict[str, Any]], database: Database
) -> None:
    assert bring({"id": "n1", "date_start": "2024-02-03"})["added"] == 1
    found = only(database)
    assert (found.event_type, found.place, found.killed) == (EventType.OTHER, None, None)
    assert (found.date_start, found.date_precision, found.status) == (
        date(2024, 2, 3),
        DatePrecision.DAY,
        Status.SINGLE_SOURCE,
    )


def test_all_columns_are_read(bring: Callable[..., dict[str, Any]], database: Database) -> None:
    row = {"id": "n1", "date_start": "2024-02-03", "date_end": "2024-02-05", "place": "Aroma", "admin1": "Kassala"}
    row |= {"country": "Sudan", "lat": "15.81", "lon": "36.13", "place_precision": "exact", "weapon": "drone"}
    row |= {"event_type": "Air/drone strike", "killed": "5", "injured_low": "12", "displaced_low": "40"}
    row |= {"displaced_high": "60", "displaced_best": "50", "children_killed": "2", "perpetrator": "Northern Front"}
    row |= {"target": "market", "people": "Ann Onym; Bo Gus", "status": "confirmed", "sources": "3"}
    row |= {"source": "Radio Example", "url": "https://radio.example/1"}
    assert bring(row)["errors"] == []
    found = only(database)
    assert found.place == Place("Aroma", "Kassala", "SD", 15.81, 36.13, PlacePrecision.EXACT)
    assert (found.event_type, found.weapon) == (EventType.AIR_OR_DRONE_STRIKE, Weapon.DRONE)
    assert (found.killed, found.injured, found.displaced) == (Figure(5, 5, 5), Figure(12, 12, None), Figure(40, 50, 60))
    assert [(g.group, g.killed) for g in found.groups] == [("children", Figure(2, 2, 2))]
    assert (found.date_end, found.date_precision) == (date(2024, 2, 5), DatePrecision.WEEK)
    assert (found.status, found.people, found.perpetrators) == (
        Status.CONFIRMED,
        ("Ann Onym", "Bo Gus"),
        ("Northern Front",),
    )
    (record,) = find_records(database, ["csv:n1"]).values()
    assert (record.source, record.url) == ("Radio Example", "https://radio.example/1")


def test_the_gazetteer_fills_in_the_province_of_a_name(
    bring: Callable[..., dict[str, Any]], database: Database
) -> None:
    town = Place("Aroma", "Kassala", "SD", 15.81, 36.13, PlacePrecision.TOWN, 7)
    province = Place("Kassala", "Kassala", "SD", 15.9, 36.0, PlacePrecision.PROVINCE, 8)

    class Gazetteer:
        def resolve(self, name: str, **hints: Any) -> Place | None:
            return {"Aroma": town, "Kassala": province}.get(name)

    bring({"id": "n1", "date_start": "2024-02-03", "place": "Aroma", "country": "SDN"}, Gazetteer())
    place = only(database).place
    assert place is not None
    assert (place.admin1, place.precision, place.geoname_id) == ("Kassala", PlacePrecision.TOWN, 7)
    bring({"id": "n1", "date_start": "2024-02-03", "place": "Kassala", "country": "SD"}, Gazetteer())
    place = only(database).place
    assert place is not None
    assert (place.admin1, place.precision) == ("Kassala", PlacePrecision.PROVINCE)


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"country": "Freedonia"}, "country", "'Freedonia' is no country's name or ISO code (SY)"),
        (
            {"status": "sure"},
            "status",
            "'sure' is not one of single_source, corroborated, confirmed, disputed, retracted",
        ),
        (
            {"killed": "3", "killed_low": "2"},
            "killed",
            "stands beside killed_low, killed_best or killed_high: give one or the other",
        ),
        ({"killed": "three"}, "killed", "'three' is not a whole number of 0 or more"),
    ],
)
def test_row_that_cannot_be_read_is_named(
    cells: dict[str, str], column: str, reason: str, bring: Callable[..., dict[str, Any]]
) -> None:
    summary = bring({"id": "n1", "date_start": "2024-02-03", **cells})
    assert summary["errors"] == [{"line": 2, "column": column, "reason": reason, "refused": True}]
    assert (summary["added"], summary["refused"]) == (0, 1)


def test_a_misspelt_column_and_an_address_of_no_page_are_named(bring: Callable[..., dict[str, Any]]) -> None:
    summary = bring({"id": "n1", "date_start": "2024-02-03", "kiled": "3", "url": "javascript:alert(1)"})
    assert [(e["line"], e["column"], e["refused"]) for e in summary["errors"]] == [
        (1, "kiled", False),
        (2, "url", False),
    ]
    assert summary["added"] == 1


def test_a_misspelt_column_is_named_though_the_first_row_is_broken(
    database: Database, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,date_start,kiled\nn0\nn1,2024-02-03,3\n", encoding="utf-8")
    errors = import_file(database, "csv", path, now=now)["errors"]
    assert [(e["line"], e["column"], e["refused"]) for e in errors] == [(2, None, True), (1, "kiled", False)]


def test_what_an_export_writes_can_be_imported(
    database: Database,
    tmp_path: Path,
    make_claim: Callable[..., Claim],
    make_item: Callable[..., Item],
    now: datetime,
) -> None:
    Articles(database).put_many([make_item(make_claim("a1#0", killed=11))], now=now)
    (reported,) = Incidents(database).find(IncidentFilter())
    file = tmp_path / "export.csv"
    file.write_text("\n".join(as_csv([reported], lambda _: [])), encoding="utf-8")
    other = Database.open(tmp_path / "other", write=True)
    summary = import_file(other, "csv", file, now=now)
    assert (summary["added"], summary["errors"]) == (1, [])
    found = only(other)
    assert (found.event_type, found.killed, found.date_start) == (
        reported.event_type,
        reported.killed,
        reported.date_start,
    )
    assert found.place is not None
    assert reported.place is not None
    assert (found.place.name, found.place.admin1) == (reported.place.name, reported.place.admin1)
    other.close()
