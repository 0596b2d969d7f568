"""What every importer shares: a record, a row of cells that names its column when it is wrong, and what a format is.

How to add a format: a module beside this one with a class that meets `Format`, and a line in `__init__.py`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from store.errors import StoreError
from store.records import Claim, Count, Effect, EventType, Place, PlacePrecision, Status, Weapon

T = TypeVar("T")

csv.field_size_limit(1 << 24)  # characters: UCDP's list of sources can be long


class CellError(Exception):
    """A cell that cannot be read: the row is refused, the others are not."""

    def __init__(self, column: str, why: str) -> None:
        """Names the column and what is wrong."""
        super().__init__(f"{column}: {why}")
        self.column = column
        self.why = why


class Resolver(Protocol):
    """What an importer asks a gazetteer, where there is one (`index.gazetteer.Gazetteer`)."""

    def resolve(
        self,
        name: str,
        *,
        country: str | None = None,
        admin1: str | None = None,
        near: tuple[float, float] | None = None,
    ) -> Place | None:
        """The best place of that name; `near` is (latitude, longitude)."""
        ...

    def provinces_around(self, lat: float, lon: float, *, within_km: float) -> list[tuple[str, str]]:
        """The (country, province) of every town around a point, nearest first."""
        ...


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a data set as a claim, with what the set says of its sources."""

    own_id: str
    claim: Claim
    url: str | None
    status: Status
    sources: int
    source: str | None = None  # whom to name for it, where that is not the data set


@dataclass(frozen=True, slots=True)
class Scope:
    """What a data set can tell of an incident; its silence on anything else is no zero.

    Attributes:
        effects: what happened to people; groups: whose part in each effect.
        event_types, weapons: the kinds that it tells apart.
        targets: what was hit, in the set's own lower-case words.
    """

    effects: frozenset[Effect]
    groups: Mapping[Effect, frozenset[str]]
    event_types: frozenset[EventType]
    weapons: frozenset[Weapon] = frozenset()
    targets: frozenset[str] = frozenset()


class Format(Protocol):
    """A kind of data set.

    Attributes:
        name: as on the command line and in `Incident.origin`.
        source: whom to name as the source.
        licence, citation: kept with every record.
        columns: those that a file must have.
        reads: all that mean something in it; None where other columns are no mistake.
        scope: what it can tell.
    """

    name: str
    source: str
    licence: str
    citation: str
    columns: frozenset[str]
    reads: frozenset[str] | None
    scope: Scope

    def own_id(self, row: Row) -> str:
        """The id that the data set gives a row.

        Raises:
            CellError: it has none.
        """
        ...

    def read(self, row: Row, places: Places) -> Record:
        """Reads one row.

        Raises:
            CellError: a cell cannot be read.
        """
        ...


def choice(options: Mapping[str, T], row: Row, column: str) -> T:
    """What a cell's code or word stands for; `options` are in small letters, "1.0" is read as "1".

    Raises:
        CellError: it is none of them.
    """
    value = row.text(column).lower().removesuffix(".0")
    if value not in options:
        raise CellError(column, f"{row.text(column)[:60]!r} is not one of {', '.join(options)}")
    return options[value]


class Row:
    """The cells of one line, by column."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        """Takes the cells as they stand in the file; `doubts` gathers cells that were read otherwise."""
        self.cells = cells
        self.doubts: list[CellError] = []

    def text(self, column: str) -> str:
        """A cell without blanks around it; "" where there is none."""
        return (self.cells.get(column) or "").strip()

    def needed(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.text(column)
        if not value:
            raise CellError(column, "is empty")
        return value

    def number(self, column: str) -> int | None:
        """A whole number of 0 or more ("3", "3.0"); None for an empty cell."""
        value = self.text(column)
        if not value:
            return None
        if not re.fullmatch(r"\d{1,12}(\.0+)?", value):
            raise CellError(column, f"{value[:40]!r} is not a whole number of 0 or more")
        return int(value.split(".")[0])

    def degrees(self, column: str, bound: float) -> float | None:
        """Degrees; None for an empty cell, and for one beyond ±`bound`, which is noted."""
        value = self.text(column)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            raise CellError(column, f"{value[:40]!r} is not a number") from None
        if not -bound <= number <= bound:
            self.doubts.append(CellError(column, f"{value[:40]} is not between -{bound:g} and {bound:g}; left out"))
            return None
        return number

    def day(self, column: str) -> date | None:
        """A date as YYYY-MM-DD, a time behind it left out; None for an empty cell."""
        value = self.text(column)
        if not value:
            return None
        try:
            return date.fromisoformat(re.split(r"[ T]", value)[0])
        except ValueError:
            raise CellError(column, f"{value[:40]!r} is not a date (YYYY-MM-DD)") from None

    def web(self, column: str) -> str | None:
        """An address on the web; None for an empty cell, and for anything else, which is noted."""
        value = self.text(column)
        if value and not re.match(r"https?://[^\s/]", value):
            self.doubts.append(CellError(column, f"{value[:40]!r} is no address of http or https; left out"))
            return None
        return value or None

    def days(self, start: str, end: str) -> tuple[date, date]:
        """A range of days; without an end it is one day."""
        first = self.day(start)
        if first is None:
            raise CellError(start, "is empty")
        last = self.day(end) or first
        if last < first:
            raise CellError(end, f"{last} is before {first}")
        return first, last

    def range(self, low: str, high: str, best: str | None = None) -> Count | None:
        """A count from two or three columns, None where all are empty; the lowest stands for a missing best figure.

        Bounds in the wrong order are taken in the right one, and noted.
        """
        least, most = self.number(low), self.number(high)
        shown = self.number(best) if best else None
        if least is None and most is None and shown is None:
            return None
        if least is not None and most is not None and most < least:
            self.doubts.append(CellError(high, f"{most} is less than {low} {least}; read the other way round"))
            least, most = most, least
        if least is None:
            least = 0 if shown is None else shown
        return Count(least, most, least if shown is None else shown)


class Places:
    """Turns names and degrees of a data set into places, asking each name of the gazetteer once."""

    NEAR_KM = 15.0  # a namesake farther from the record's own coordinates is another place
    NEIGHBOUR_KM = 30.0  # a province with a town this near may be the one that a spot was filed under
    AGREEING = 3  # so many towns next to a spot must lie in one province for the spot to lie in it

    def __init__(self, resolver: Resolver | None = None) -> None:
        """Without a resolver, names stay as the data set spells them."""
        self._resolver = resolver
        self._admin1s: dict[tuple[tuple[str, ...], str | None], str] = {}
        self._towns: dict[tuple[str, str | None, str | None], Place | None] = {}

    def admin1(self, *names: str, country: str | None) -> str | None:
        """A province's name as the gazetteer spells the first that it knows; the last where it knows none."""
        if not any(names):
            return None
        key = (names, country)
        if key not in self._admin1s:
            found = (self._resolver.resolve(name, country=country) for name in names) if self._resolver else ()
            known = (str(f.admin1) for f in found if f is not None and f.country == country and f.admin1)
            self._admin1s[key] = next(known, names[-1])
        return self._admin1s[key]

    def known(self, name: str, country: str | None) -> Place | None:
        """The gazetteer's place of that name in that country; None where it knows none there, or has no country."""
        found = self._resolver.resolve(name, country=country) if self._resolver and country else None
        return found if found is not None and found.country == country else None

    def lying(self, filed: Place) -> tuple[Place, ...]:
        """A record's place where it lies and, where the data set files it elsewhere, as it is filed.

        The towns around a spot say in which province it lies. The data set's label stands where they do not agree, or
        where they lie so far from it that the coordinates may be the mistake.
        """
        wide = filed.precision in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY)
        if self._resolver is None or wide or filed.lat is None or filed.lon is None or filed.admin1 is None:
            return (filed,)
        around = self._resolver.provinces_around(filed.lat, filed.lon, within_km=self.NEIGHBOUR_KM)
        own = (filed.country or "", filed.admin1)
        next_to = set(around[: self.AGREEING])
        if len(around) < self.AGREEING or len(next_to) != 1 or own in next_to:
            return (filed,)
        country, admin1 = next_to.pop()
        there = self.place(
            filed.name, country=country, admin1=admin1, lat=filed.lat, lon=filed.lon, precision=filed.precision
        )
        same_name = admin1 == filed.admin1  # one province, of which two countries are said to be its own
        known_there = country == filed.country and there.geoname_id is not None
        coarse = country == filed.country and own in around and self._town(filed.name, *own) is None
        return (there, filed) if same_name or known_there or coarse else (filed,)

    def place(
        self,
        name: str,
        *,
        country: str | None,
        admin1: str | None,
        lat: float | None,
        lon: float | None,
        precision: PlacePrecision,
    ) -> Place:
        """A place with the data set's name, degrees and precision, and the gazetteer's id if it is surely the same."""
        wide = precision in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY)
        found = None if wide else self._town(name, country, admin1)
        if found is None or found.lat is None or found.lon is None:
            return Place(name, admin1, country, lat, lon, precision)
        if lat is None or lon is None:
            return Place(name, admin1, country, found.lat, found.lon, precision, found.geoname_id)
        far = ((found.lat - lat) ** 2 + (found.lon - lon) ** 2) ** 0.5 * 111.0 > self.NEAR_KM
        return Place(name, admin1, country, lat, lon, precision, None if far else found.geoname_id)

    def _town(self, name: str, country: str | None, admin1: str | None) -> Place | None:
        if self._resolver is None:
            return None
        key = (name, country, admin1)
        if key not in self._towns:
            found = self._resolver.resolve(name, country=country, admin1=admin1)
            wide = found is not None and found.precision in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY)
            other = found is not None and (found.country != country or (admin1 is not None and found.admin1 != admin1))
            self._towns[key] = None if wide or other else found
        return self._towns[key]


def read_table(path: Path, columns: frozenset[str]) -> Iterator[tuple[int, Row | CellError]]:
    """Reads a CSV file with a header: commas, semicolons or tabs between cells, whichever the header has most of.

    Where the header lacks a column it is looked for in small letters too ("EVENT_DATE" of spreadsheets).

    Yields:
        The number of the line on which a row begins, and the row, or why it cannot be one.

    Raises:
        StoreError: the file is not there, is empty or lacks a column.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    with file, io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        first = lines.readline()
        lines.seek(0)
        table = csv.reader(lines, delimiter=max(",;\t", key=first.count))
        header = _header(path, table, columns)
        while True:
            line = table.line_num + 1
            try:
                cells = next(table, None)
            except csv.Error as error:
                yield line, CellError("", f"is no line of CSV ({error})")
                continue
            if cells is None:
                return
            if cells:
                yield line, _row(header, cells)


def _header(path: Path, table: Iterator[list[str]], columns: frozenset[str]) -> list[str]:
    """The names of the columns.

    Raises:
        StoreError: there is none, or one of `columns` is missing.
    """
    try:
        header = [name.strip() for name in next(table, [])]
    except csv.Error as error:
        raise StoreError(f"{path} does not begin with a line of CSV ({error})") from error
    if not any(header):
        raise StoreError(f"{path} is empty or begins with an empty line: the first line must name the columns")
    if any("\0" in name or "\udc80" <= name[:1] <= "\udcff" for name in header):
        raise StoreError(f"{path} is no CSV in UTF-8: save it as CSV, encoded as UTF-8")
    if not columns <= set(header):
        header = [name.lower() for name in header]
    missing = sorted(columns - set(header))
    if missing:
        raise StoreError(f"{path} lacks the columns {', '.join(missing)}: is it the right format?")
    return header


def _row(header: list[str], cells: list[str]) -> Row | CellError:
    if len(cells) != len(header):
        return CellError("", f"has {len(cells)} cells, the header has {len(header)}")
    for column, cell in zip(header, cells, strict=True):
        if any("\udc80" <= c <= "\udcff" for c in cell):
            return CellError(column, "is not UTF-8")
    return Row(dict(zip(header, cells, strict=True)))
