"""Questions over two imported data sets, each answer computed again by an independent SQL statement over the raw file.

The statements know nothing of our tables: they read the CSV as SQLite would. Each set is imported alone.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.answer.service import AnswerService
from index.gazetteer import Gazetteer
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.importers import import_file
from store.incidents import Incidents
from tests.quality.shared import DATA, needs_data

pytestmark = [pytest.mark.quality, needs_data]
NOW = datetime(2026, 11, 22, tzinfo=UTC)


class NoPassages:
    """Counting needs no passages: a question that asks for them is read wrongly."""

    def passages(self, question: str, *, k: int = 8, chunk_ids: set[int] | None = None) -> list[Any]:
        return []


def raw(path: Path) -> sqlite3.Connection:
    """The file as one table `t` of texts."""
    connection = sqlite3.connect(":memory:")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        columns = ", ".join('"' + name + '"' for name in head)
        connection.execute(f"create table t ({columns})")
        marks = ", ".join("?" * len(head))
        connection.executemany(f"insert into t values ({marks})", (row for row in rows if len(row) == len(head)))
    return connection


@pytest.fixture(scope="module")
def airwars(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Iterator[tuple[AnswerService, sqlite3.Connection]]:
    yield from opened(tmp_path_factory.mktemp("airwars"), gazetteer, "airwars", DATA / "syria_incidents.csv")


@pytest.fixture(scope="module")
def ucdp(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Iterator[tuple[AnswerService, sqlite3.Connection]]:
    yield from opened(tmp_path_factory.mktemp("ucdp"), gazetteer, "ucdp-ged", DATA / "ucdp_ged_sample_1000.csv")


def opened(
    folder: Path, gazetteer: Gazetteer, name: str, path: Path
) -> Iterator[tuple[AnswerService, sqlite3.Connection]]:
    database = Database.open(folder, write=True)
    import_file(database, name, path, now=NOW, resolver=gazetteer)
    service = AnswerService(
        articles=Articles(database),
        claims=Claims(database),
        incidents=Incidents(database),
        gazetteer=gazetteer,
        retriever=NoPassages(),
        clock=lambda: NOW,
    )
    yield service, raw(path)
    database.close()


# What a column of the raw Airwars table means, in SQL. A range given the wrong way round is read the other way round,
# a row that ends before it begins is left out; the importer says so line by line.
_A = {
    "start": "date",
    "end": "coalesce(nullif(date_end, ''), date)",
    "air": (
        "(strike_type like '%Airstrike%' or strike_type like '%Drone%' or (strike_type not like "
        "'%Artillery%' and strike_type not like '%Naval%'"
        " and strike_type not like '%Ground%' and (belligerent like '%Russian%' or belligerent like '%Coalition%'"
        " or belligerent like '%Israeli%' or belligerent like '%Regime%')))"
    ),
    "shelling": (
        "(strike_type not like '%Airstrike%' and strike_type not like '%Drone%' and (strike_type like "
        "'%Artillery%' or strike_type like '%Naval%'))"
    ),
}
MONTHS = {"March": "03", "June": "06", "August": "08", "October": "10", "December": "12"}
REGIONS = ("Idlib", "Aleppo", "Raqqa", "Homs", "Hama", "Daraa")


def low(name: str) -> str:
    """The least of a range: 0 where only the most is given, nothing where neither is."""
    one, two = f"nullif({name}_min,'')+0", f"nullif({name}_max,'')+0"
    return f"min(coalesce({one}, case when {two} is null then null else 0 end), coalesce({two}, {one}))"


def inside(first: str, last: str) -> str:
    return f"{_A['start']} >= '{first}' and {_A['end']} <= '{last}' and {_A['end']} >= {_A['start']}"


# A province's name stands in `region`, or in `governorate` where `region` is empty or names a district.
_PROVINCE = (
    "case when region like 'Ar Raqq%' then 'Raqqa' when region = '' or region like 'Ma%arat%' then "
    "replace(governorate,' Governorate','') else region end"
)


def in_region(region: str) -> str:
    return f"({_PROVINCE}) = '{region}'"


def airwars_questions() -> Iterator[tuple[str, str]]:
    """Question and the SQL statement for its value."""
    for region in REGIONS:
        for month, year in (("August", 2017), ("December", 2016), ("March", 2018)):
            days = inside(f"{year}-{MONTHS[month]}-01", f"{year}-{MONTHS[month]}-31")
            yield (
                f"How many civilians were killed in {region} in {month} {year}?",
                f"select sum({low('killed')}) from t where {in_region(region)} and {days}",
            )
            yield (
                f"How many airstrikes were there in {region} in {month} {year}?",
                f"select count(*) from t where {_A['air']} and {in_region(region)} and {days}",
            )
        for year in (2016, 2019):
            days = inside(f"{year}-01-01", f"{year}-12-31")
            where = f"from t where {in_region(region)} and {days}"
            yield (f"how many people were injured in {region} in {year}", f"select sum({low('injured')}) {where}")
            yield (f"children killed {region} {year}", f"select sum({low('children_killed')}) {where}")
            yield (
                f"How many civilians did Russia kill in {region} in {year}?",
                f"select sum({low('killed')}) {where} and belligerent like '%Russia%'",
            )
            yield (
                f"How many incidents with at least 10 killed happened in {region} in {year}?",
                f"select count(*) {where} and {low('killed')} >= 10",
            )
            yield (
                f"number of shelling incidents in {region} in {year}",
                f"select count(*) {where} and {_A['shelling']}",
            )
            yield (
                f"How many people were killed in the deadliest airstrike in {region} in {year}?",
                f"select max({low('killed')}) {where} and {_A['air']}",
            )
    days = inside("2017-01-01", "2017-12-31")
    yield (
        "civilians killed by the US-led coalition in Raqqa in 2017",
        f"select sum({low('killed')}) from t where {in_region('Raqqa')} and {days} and belligerent like '%Coalition%'",
    )
    yield ("How many women were killed in Syria in 2017?", f"select sum({low('women_killed')}) from t where {days}")
    yield (
        "how many civilians were killed in syria between 1 march 2017 and 15 june 2017",
        f"select sum({low('killed')}) from t where {inside('2017-03-01', '2017-06-15')}",
    )
    yield (
        "civilians killed in Syria since 2021",
        f"select sum({low('killed')}) from t where {inside('2021-01-01', '2099-12-31')}",
    )
    yield (
        "civilians killed in Idlib before 2015",
        f"select sum({low('killed')}) from t where {in_region('Idlib')} and {inside('0000-01-01', '2014-12-31')}",
    )
    yield (
        "How many civilians were killed in Syria except Idlib in 2019?",
        f"select sum({low('killed')}) from t where not {in_region('Idlib')} and {inside('2019-01-01', '2019-12-31')}",
    )
    yield (
        "How many civilians were killed in Idlib or Aleppo in 2019?",
        f"select sum({low('killed')}) from t where ({in_region('Idlib')} or {in_region('Aleppo')}) and "
        f"{inside('2019-01-01', '2019-12-31')}",
    )
    yield (
        "Were more civilians killed in Idlib than in Aleppo in 2019?",
        f"select sum({low('killed')}) from t where {in_region('Idlib')} and {inside('2019-01-01', '2019-12-31')}",
    )
    yield (
        "civilians killed in Idlib per month in 2019",
        f"select sum({low('killed')}) from t where {in_region('Idlib')} and {inside('2019-01-01', '2019-12-31')}",
    )


_DEADLIEST = "in the deadliest"


def value_of(service: AnswerService, question: str) -> float | None:
    answer = service.ask(question, now=NOW)
    return answer.value


@pytest.mark.parametrize(("question", "statement"), [row for row in airwars_questions() if _DEADLIEST not in row[0]])
def test_airwars(airwars: tuple[AnswerService, sqlite3.Connection], question: str, statement: str) -> None:
    service, table = airwars
    assert (value_of(service, question) or 0) == (table.execute(statement).fetchone()[0] or 0)


@pytest.mark.parametrize("year", [2014, 2016, 2017, 2019])
def test_airwars_province_with_the_most(airwars: tuple[AnswerService, sqlite3.Connection], year: int) -> None:
    service, table = airwars
    answer = service.ask(f"Which province had the most civilians killed in {year}?", now=NOW)
    named = f"({_PROVINCE})"
    top = table.execute(
        f"select {named}, sum({low('killed')}) s from t where {inside(f'{year}-01-01', f'{year}-12-31')} "
        f"and {named} != ''"
        " group by 1 order by s desc limit 1"
    ).fetchone()
    assert answer.value == top[1]


@pytest.mark.parametrize("region", REGIONS)
def test_airwars_months(airwars: tuple[AnswerService, sqlite3.Connection], region: str) -> None:
    service, table = airwars
    answer = service.ask(f"airstrikes per month in {region} in 2016", now=NOW)
    months = table.execute(
        f"select substr(date,1,7), count(*) from t where {_A['air']} and {in_region(region)} and "
        f"{inside('2016-01-01', '2016-12-31')}"
        f" and substr({_A['end']},1,7) = substr(date,1,7) group by 1 order by 1"
    ).fetchall()
    assert [(row.key, row.value) for row in answer.rows] == months


COUNTRIES = ("Afghanistan", "Syria", "Iraq", "Ukraine", "Somalia", "Nigeria", "Colombia", "Pakistan")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("years", [(1989, 2023), (2010, 2016)])
def test_ucdp_deaths(ucdp: tuple[AnswerService, sqlite3.Connection], country: str, years: tuple[int, int]) -> None:
    service, table = ucdp
    first, last = years
    answer = service.ask(f"How many people were killed in {country} between {first} and {last}?", now=NOW)
    best, least, most = table.execute(
        "select sum(best+0), sum(min(low+0, high+0)), sum(max(low+0, high+0)) from t where country like "
        "? and date_start >= ? and date_end <= ?"
        " and date_end >= date_start",
        (f"{country}%", f"{first}-01-01", f"{last}-12-31"),
    ).fetchone()
    assert (answer.value or 0, answer.low or 0) == (best or 0, least or 0)
    if answer.high is not None:
        assert answer.high == (most or 0)
