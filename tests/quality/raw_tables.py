"""The two data sets as SQLite tables of texts, and each imported alone into a house that answers questions about it.

The statements of the tests know nothing of our tables: they read the CSV as it is. What a column means stands here.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from bot.answer.service import AnswerService
from index.gazetteer import Gazetteer
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.importers import import_file
from store.incidents import Incidents

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class House(NamedTuple):
    """A set imported alone: who answers, the raw file, and the incidents made of it."""

    service: AnswerService
    table: sqlite3.Connection
    incidents: Incidents
    articles: Articles


class NoPassages:
    """Counting needs no passages: a question that asks for them is read wrongly."""

    def passages(self, question: str, *, k: int = 8, chunk_ids: set[int] | None = None) -> list[Any]:
        return []


def raw(path: Path) -> sqlite3.Connection:
    """The file as one table `t` of texts."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.create_function("km", 4, kilometres, deterministic=True)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        columns = ", ".join('"' + name + '"' for name in head)
        connection.execute(f"create table t ({columns})")
        marks = ", ".join("?" * len(head))
        connection.executemany(f"insert into t values ({marks})", (row for row in rows if len(row) == len(head)))
    return connection


def opened(folder: Path, gazetteer: Gazetteer, name: str, path: Path) -> Iterator[House]:
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
    yield House(service, raw(path), Incidents(database), Articles(database))
    database.close()


# What a column of the raw Airwars table means, in SQL. A range given the wrong way round is read the other way round,
# a row that ends before it begins is left out; the importer says so line by line.
A = {
    "start": "date",
    "end": "coalesce(nullif(date_end, ''), date)",
    "air": (
        "(strike_type like '%Airstrike%' or strike_type like '%Drone%' or (strike_type not like "
        "'%Artillery%' and strike_type not like '%Naval%'"
        " and strike_type not like '%Ground%' and (belligerent like '%Russian%' or belligerent like '%Coalition%'"
        " or belligerent like '%Israeli%' or belligerent like '%Regime%')))"
    ),
    "drone": "(strike_type like '%Drone%' and strike_type not like '%and/or%')",
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
    return f"{A['start']} >= '{first}' and {A['end']} <= '{last}' and {A['end']} >= {A['start']}"


# A province's name stands in `region`, or in `governorate` where `region` is empty; Ma'arat al-Numan is a district of
# Idlib whatever `governorate` says beside it.
PROVINCE = (
    "case when region like 'Ar Raqq%' then 'Raqqa' when region like 'Ma%arat%' then 'Idlib' when region = '' then "
    "replace(governorate,' Governorate','') else replace(replace(region,' Governorate',''),' governorate','') end"
)


def in_region(region: str) -> str:
    return f"({PROVINCE}) = '{region}'"


def kilometres(lat: Any, lon: Any, to_lat: float, to_lon: float) -> float | None:  # Any: a cell, as SQLite has it
    """Great-circle distance from a row's cells to a point, kilometres."""
    if not lat or not lon:
        return None
    one, two = radians(float(lat)), radians(to_lat)
    h = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(to_lon - float(lon)) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(h))
