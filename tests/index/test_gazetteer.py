"""Names to places, with the real table."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from index import gazetteer_build
from index.gazetteer import Gazetteer, Kind, distance_km, us_state
from store.records import Place, PlacePrecision

# name, name shown, province, country, kind
RESOLVED = [
    ("Idlib", "Idlib", "Idlib", "SY", PlacePrecision.PROVINCE),
    ("Idlib Governorate", "Idlib", "Idlib", "SY", PlacePrecision.PROVINCE),
    ("إدلب", "Idlib", "Idlib", "SY", PlacePrecision.PROVINCE),
    ("Saraqib, Idlib", "Saraqib", "Idlib", "SY", PlacePrecision.TOWN),
    ("Binnish", "Binnish", "Idlib", "SY", PlacePrecision.TOWN),
    ("Sahil Roj", "Sahil Roj", "Idlib", "SY", PlacePrecision.DISTRICT),
    ("Tel Tamr", "Tel Tamr", "Hasakah", "SY", PlacePrecision.TOWN),
    ("Kobani", "Kobani", "Aleppo", "SY", PlacePrecision.TOWN),
    ("Deir ez-Zor", "Deir ez-Zor", "Deir ez-Zor", "SY", PlacePrecision.PROVINCE),
    ("Khan Younis", "Khan Younis", "Gaza Strip", "PS", PlacePrecision.TOWN),
    ("Gaza City", "Gaza", "Gaza Strip", "PS", PlacePrecision.TOWN),
    ("Shujaiya", "Shuja'iyya", "Gaza Strip", "PS", PlacePrecision.EXACT),
    ("Tariq al-Bab, Syria", "Tariq al-Bab", "Aleppo", "SY", PlacePrecision.EXACT),
    ("Karm al-Jabel", "Karm al-Jabal", "Aleppo", "SY", PlacePrecision.EXACT),
    ("Shayfouniyah", "Al-Shifuniyah", "Rif Dimashq", "SY", PlacePrecision.TOWN),
    ("حمادي عمر", "Hamada Omar", "Hama", "SY", PlacePrecision.TOWN),
    ("Zanjili", "Al-Zanjili", "Nineveh", "IQ", PlacePrecision.EXACT),
    ("Huntsville, Ala.", "Huntsville", "Alabama", "US", PlacePrecision.TOWN),
    ("Rogers Park", "Rogers Park, Chicago", "Illinois", "US", PlacePrecision.EXACT),
    ("Berclair", "Berclair, Memphis", "Tennessee", "US", PlacePrecision.DISTRICT),
    ("Huntsville, TX", "Huntsville", "Texas", "US", PlacePrecision.TOWN),
    ("Madison County, Ala.", "Madison County", "Alabama", "US", PlacePrecision.DISTRICT),
    ("Washington, D.C.", "Washington", "District of Columbia", "US", PlacePrecision.TOWN),
    ("Saint Louis, Mo.", "St. Louis", "Missouri", "US", PlacePrecision.TOWN),
    ("Brooklyn", "Brooklyn", "New York", "US", PlacePrecision.TOWN),
    ("Tripoli, Libya", "Tripoli", "Tarabulus", "LY", PlacePrecision.TOWN),
    ("Tripoli, Lebanon", "Tripoli", "North", "LB", PlacePrecision.TOWN),
    ("Goma", "Goma", "North Kivu", "CD", PlacePrecision.TOWN),
    ("Bucha", "Bucha", "Kyiv", "UA", PlacePrecision.TOWN),
    ("DR Congo", "Democratic Republic of the Congo", None, "CD", PlacePrecision.COUNTRY),
    ("Burma", "Myanmar", None, "MM", PlacePrecision.COUNTRY),
]  # fmt: skip


@pytest.mark.parametrize(("name", "shown", "admin1", "country", "precision"), RESOLVED)
def test_name_resolves(
    gazetteer: Gazetteer, name: str, shown: str, admin1: str | None, country: str, precision: PlacePrecision
) -> None:
    place = gazetteer.resolve(name)
    assert place is not None
    assert (place.name, place.admin1, place.country, place.precision) == (shown, admin1, country, precision)


@pytest.mark.parametrize(
    ("name", "shown", "admin1", "country"),
    [
        ("Bulacan", "Bulacan", "Central Luzon", "PH"),
        ("Bulacan province", "Bulacan", "Central Luzon", "PH"),
        ("Province of Batangas", "Batangas", "Calabarzon", "PH"),
        ("Paris", "Paris", "Île-de-France", "FR"),
        ("Dordogne", "Dordogne", "Nouvelle-Aquitaine", "FR"),
        ("Napo", "Napo", "Napo", "EC"),
        ("Kyiv City", "Kyiv City", "Kyiv City", "UA"),
    ],
)
def test_no_province_is_called_by_the_name_of_another(
    gazetteer: Gazetteer, name: str, shown: str, admin1: str, country: str
) -> None:
    place = gazetteer.resolve(name)
    assert place is not None
    assert (place.name, place.admin1, place.country) == (shown, admin1, country)


def test_a_province_whose_outline_was_anothers_stands_for_its_towns(gazetteer: Gazetteer) -> None:
    caraga, butuan = gazetteer.resolve("Caraga", country="PH"), gazetteer.resolve("Butuan", country="PH")
    assert caraga is not None
    assert butuan is not None
    box = gazetteer.box_of(caraga)
    assert box is not None
    assert box.holds(*_point(butuan))
    assert box.holds(*_point(caraga))
    assert gazetteer.contains(caraga, butuan)


CONFLICTS = ["PH", "PK", "SY", "IQ", "YE", "NG", "ML", "SD", "UA", "MM", "CO", "MX"]
# name, country: what else is so called and more often meant
MORE_OFTEN_MEANT = {("México", "MX"), ("Kyiv", "UA"), ("Sanaa", "YE")}


@pytest.mark.parametrize("country", CONFLICTS)
def test_every_province_and_district_is_found_by_its_own_name(gazetteer: Gazetteer, country: str) -> None:
    wrong = []
    for number, kind, name, code, admin1 in _divisions_of(gazetteer, country):
        plain = name.replace(",", " ")
        if kind == "province":
            found = gazetteer.resolve_entry(plain, country=country)
            right = found is not None and found.admin1_code == code
            if not right and (name, country) not in MORE_OFTEN_MEANT:
                wrong.append((name, found))
        else:
            within = [e for e in gazetteer.lookup(plain, country=country) if e.admin1_code == code]
            best = gazetteer.resolve_entry(plain, country=country)
            if not any(e.place.geoname_id == number for e in within):
                wrong.append((name, within))
            if best is None or (best.kind is Kind.PROVINCE and best.match and best.admin1_code != code):
                wrong.append((name, best))
        assert kind == "province" or gazetteer.resolve(plain, country=country, admin1=admin1) is not None, name
    assert wrong == []


def _divisions_of(gazetteer: Gazetteer, country: str) -> list[tuple[int, str, str, str, str]]:
    """(number, kind, name, province code, province name) of the provinces and districts of a country."""
    path = gazetteer._connection.execute("pragma database_list").fetchone()[2]
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "select e.id, e.kind, e.name, e.admin1, p.name from entries e join entries p on p.kind = 'province'"
        " and p.country = e.country and p.admin1 = e.admin1 where e.kind in ('province', 'district') and e.country = ?",
        (country,),
    ).fetchall()
    connection.close()
    return rows


def _point(place: Place) -> tuple[float, float]:
    return place.lat or 0.0, place.lon or 0.0


def test_hints_choose_among_namesakes(gazetteer: Gazetteer) -> None:
    assert _where(gazetteer.resolve("Springfield", admin1="Ohio")) == ("Springfield", "Ohio")
    assert _where(gazetteer.resolve("Moscow", country="US")) == ("Moscow", "Idaho")
    assert _where(gazetteer.resolve("Tripoli", near=(34.4, 35.9))) == ("Tripoli", "North")
    assert _where(gazetteer.resolve("Saraqeb", country="Syria")) == ("Saraqib", "Idlib")


def test_a_namesake_against_the_hints_is_refused(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Saraqib", country="US") is None
    assert gazetteer.resolve("Huntsville, Syria") is None
    assert gazetteer.resolve("Paris", near=(35.9, 36.6)) is None
    assert gazetteer.resolve("Saraqib", country="Nowhere") is None


def test_unknown_names_have_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("") == []
    assert gazetteer.lookup("Qwrtzpsdfg") == []
    assert gazetteer.resolve("Qwrtzpsdfg, Ohio") is None


def test_lookup_gives_every_namesake_best_first(gazetteer: Gazetteer) -> None:
    entries = gazetteer.lookup("Idlib")
    assert [(e.kind, e.place.admin1) for e in entries[:2]] == [(Kind.PROVINCE, "Idlib"), (Kind.TOWN, "Idlib")]
    assert {e.place.country for e in gazetteer.lookup("Tripoli")} >= {"LY", "LB", "GR"}


def test_lookup_keeps_to_kind_and_country(gazetteer: Gazetteer) -> None:
    assert [e.place.country for e in gazetteer.lookup("Georgia", kinds=[Kind.COUNTRY])] == ["GE"]
    assert gazetteer.lookup("Georgia", kinds=[Kind.PROVINCE], country="US")[0].place.name == "Georgia"
    assert gazetteer.lookup("Saraqeeb", fuzzy=False) == []


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("Syria", "Saraqib", True),
        ("Idlib", "Saraqib", True),
        ("Saraqib", "Idlib", False),
        ("Aleppo", "Saraqib", False),
        ("Gaza Strip", "Khan Younis", True),
        ("Madison County, Ala.", "Huntsville, Ala.", True),
        ("Madison County, Ala.", "Huntsville, TX", False),
        ("Alabama", "Madison County, Ala.", True),
        ("Iraq", "Saraqib", False),
        ("Saraqib", "Saraqib", True),
        ("New York", "Brooklyn", True),
        ("Chicago", "Rogers Park, Chicago", True),  # 15 km from its middle
        ("Memphis", "Berclair, Memphis", True),
        ("Philadelphia", "Rogers Park, Chicago", False),
    ],
)
def test_contains(gazetteer: Gazetteer, outer: str, inner: str, inside: bool) -> None:
    wide, small = gazetteer.resolve(outer), gazetteer.resolve(inner)
    assert wide is not None
    assert small is not None
    assert gazetteer.contains(wide, small) is inside


@pytest.mark.parametrize(
    ("phrase", "name", "inside", "outside"),
    [
        ("northern Syria", "northern Syria", "Kobani", "Daraa, Syria"),
        ("southern Idlib countryside", "southern Idlib", "Khan Sheikhoun", "Sarmada"),
        ("the eastern countryside of Aleppo", "eastern Aleppo", "Al-Bab, Syria", "Afrin"),
        ("the Gaza Strip", "Gaza Strip", "Rafah, Gaza Strip", "Hebron"),
        ("Donbas", "Donbas", "Bakhmut", "Kharkiv"),
        ("eastern Ukraine", "eastern Ukraine", "Bakhmut", "Lviv"),
        ("north Gaza Strip", "northern Gaza Strip", "Beit Lahia", "Rafah, Gaza Strip"),
    ],
)
def test_regions_hold_their_places(gazetteer: Gazetteer, phrase: str, name: str, inside: str, outside: str) -> None:
    region = gazetteer.region(phrase)
    assert region is not None
    assert region.name == name
    within, without = gazetteer.resolve(inside), gazetteer.resolve(outside)
    assert within is not None
    assert without is not None
    assert region.holds(within)
    assert not region.holds(without)


@pytest.mark.parametrize("phrase", ["Idlib", "northern", "", "Saraqib", "northern Qwrtzpsdfg"])
def test_plain_places_are_no_regions(gazetteer: Gazetteer, phrase: str) -> None:
    assert gazetteer.region(phrase) is None


@pytest.mark.parametrize("phrase", ["South Carolina", "West Virginia", "South Sudan", "North Korea", "South Kordofan"])
def test_a_province_or_country_named_after_a_direction_is_no_part_of_another(gazetteer: Gazetteer, phrase: str) -> None:
    assert gazetteer.region(phrase) is None


def test_time_zone_of_places(gazetteer: Gazetteer) -> None:
    zones = [gazetteer.timezone(p) for n in ("Saraqib", "Alabama", "Sahil Roj", "Syria") if (p := gazetteer.resolve(n))]
    assert zones == ["Asia/Damascus", "America/Chicago", "Asia/Damascus", "Asia/Damascus"]


def test_nearest_town(gazetteer: Gazetteer) -> None:
    found = gazetteer.nearest(35.86, 36.80)
    assert found is not None
    assert found.place.name == "Saraqib"
    assert gazetteer.nearest(-40.0, -120.0) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("Ala.", "AL"), ("alabama", "AL"), ("N.Y.", "NY"), ("D.C.", "DC"), ("Al", "AL"), ("Syria", None), ("", None)],
)
def test_states_in_every_style(text: str, code: str | None) -> None:
    assert us_state(text) == code


def test_distance() -> None:
    assert distance_km(35.93, 36.63, 35.93, 36.63) == 0.0
    assert round(distance_km(52.5, 13.4, 48.86, 2.35)) == 876


def test_the_supplement_keeps_the_number_of_what_geonames_has(gazetteer: Gazetteer) -> None:
    ids = {e.place.geoname_id for e in gazetteer.lookup("Jinderes", country="SY")}
    assert len(ids) == 1
    assert min(i for i in ids if i is not None) > 0


@pytest.mark.parametrize(
    ("name", "country", "least"),
    [("Mansoura", "EG", 100_000), ("Marj", "LY", 50_000), ("Mashhad", "IR", 1_000_000), ("Rabat", "MA", 500_000)],
)
def test_a_village_of_the_supplement_stands_behind_the_city_of_its_name(
    gazetteer: Gazetteer, name: str, country: str, least: int
) -> None:
    first = gazetteer.lookup(name)[0]
    assert first.place.country == country
    assert first.population >= least


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Al-Kishma", "SY", 34.6, 40.9),
        ("Mushairfa", "SY", 36.4, 38.9),
        ("Salhiya", "SY", 34.75, 40.73),
        ("Robotino", "UA", 47.44, 35.84),
    ],
)
def test_a_name_of_many_villages_has_one_near_by(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    places = [entry.place for entry in gazetteer.lookup(name, country=country)]
    assert min(distance_km(lat, lon, place.lat or 0.0, place.lon or 0.0) for place in places) < 10.0


def test_threads_share_it(gazetteer: Gazetteer) -> None:
    found: list[str] = []

    def look() -> None:
        for name in ("Homs", "Goma", "Bakhmut", "Rafah", "Jenin"):
            found.extend(e.place.name for e in gazetteer.lookup(name)[:1])

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20


def test_an_older_table_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / gazetteer_build.FILE_NAME
    path.write_bytes(b"not a table")
    Gazetteer.open(tmp_path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("select value from meta").fetchone() == (str(gazetteer_build.VERSION),)
    connection.close()
    assert [p.name for p in tmp_path.iterdir()] == [gazetteer_build.FILE_NAME]


def test_a_broken_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(gazetteer_build, "_fill", broken)
    folder = tmp_path / "data"
    with pytest.raises(OSError, match="disk full"):
        gazetteer_build.build(folder, tmp_path / "cache")
    assert list(folder.iterdir()) == []


def test_what_a_killed_build_left_goes_with_the_next_one(tmp_path: Path) -> None:
    left, younger = tmp_path / ".gazetteer-left.part", tmp_path / ".gazetteer-younger.part"
    for file in (left, younger):
        file.write_bytes(b"half")
    an_hour_ago = time.time() - gazetteer_build.ABANDONED - 1
    os.utime(left, (an_hour_ago, an_hour_ago))
    Gazetteer.open(tmp_path).close()
    assert {p.name for p in tmp_path.iterdir()} == {gazetteer_build.FILE_NAME, younger.name}


def _where(place: Place | None) -> tuple[str, str | None] | None:
    return (place.name, place.admin1) if place else None


def test_what_another_version_kept_is_built_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    gazetteer_build.build(tmp_path / "one", cache)
    (kept,) = cache.iterdir()
    with contextlib.closing(sqlite3.connect(kept)) as connection:
        connection.execute("update meta set value = '1' where name = 'version'")
        connection.commit()
    built = gazetteer_build.build(tmp_path / "other", cache)
    assert gazetteer_build.is_current(built)
    assert gazetteer_build.is_current(kept)


def test_a_name_of_old_is_not_a_town_s_where_another_one_is_called_so(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Newtown", country="US", fuzzy=False)
    assert {e.place.name for e in found} == {"Newtown"}
    assert gazetteer.lookup("Saint Louis", country="US", fuzzy=False)[0].place.name == "St. Louis"


def test_the_provinces_around_a_point_come_nearest_first(gazetteer: Gazetteer) -> None:
    around = gazetteer.provinces_around(33.5714, 36.4027, within_km=30)  # Douma
    assert set(around[:3]) == {("SY", "Rif Dimashq")}
    assert ("SY", "Damascus") in around
    assert gazetteer.provinces_around(0.0, -30.0, within_km=30) == []  # the Atlantic
