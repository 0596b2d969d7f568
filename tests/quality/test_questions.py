"""Questions over two imported data sets, each answer computed again by an independent SQL statement over the raw file.

The statements know nothing of our tables: they read the CSV as SQLite would. Each set is imported alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.answer.service import AnswerService
from tests.quality.raw_tables import MONTHS, NOW, PROVINCE, REGIONS, A, House, in_region, inside, low
from tests.quality.shared import needs_data

pytestmark = [pytest.mark.quality, needs_data]


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
                f"select count(*) from t where {A['air']} and {in_region(region)} and {days}",
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
                f"select count(*) {where} and {A['shelling']}",
            )
            yield (
                f"How many people were killed in the deadliest airstrike in {region} in {year}?",
                f"select max({low('killed')}) {where} and {A['air']}",
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


def value_of(service: AnswerService, question: str) -> float | None:
    answer = service.ask(question, now=NOW)
    return answer.value


@pytest.mark.parametrize(("question", "statement"), airwars_questions())
def test_airwars(airwars: House, question: str, statement: str) -> None:
    service, table, *_ = airwars
    assert (value_of(service, question) or 0) == (table.execute(statement).fetchone()[0] or 0)


@pytest.mark.parametrize("year", [2014, 2016, 2017, 2019])
def test_airwars_province_with_the_most(airwars: House, year: int) -> None:
    service, table, *_ = airwars
    answer = service.ask(f"Which province had the most civilians killed in {year}?", now=NOW)
    named = f"({PROVINCE})"
    top = table.execute(
        f"select {named}, sum({low('killed')}) s from t where {inside(f'{year}-01-01', f'{year}-12-31')} "
        f"and {named} != ''"
        " group by 1 order by s desc limit 1"
    ).fetchone()
    assert answer.value == top[1]


@pytest.mark.parametrize("region", REGIONS)
def test_airwars_months(airwars: House, region: str) -> None:
    service, table, *_ = airwars
    answer = service.ask(f"airstrikes per month in {region} in 2016", now=NOW)
    months = table.execute(
        f"select substr(date,1,7), count(*) from t where {A['air']} and {in_region(region)} and "
        f"{inside('2016-01-01', '2016-12-31')}"
        f" and substr({A['end']},1,7) = substr(date,1,7) group by 1 order by 1"
    ).fetchall()
    assert [(row.key, row.value) for row in answer.rows] == months


COUNTRIES = ("Afghanistan", "Syria", "Iraq", "Ukraine", "Somalia", "Nigeria", "Colombia", "Pakistan")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("years", [(1989, 2023), (2010, 2016)])
def test_ucdp_deaths(ucdp: House, country: str, years: tuple[int, int]) -> None:
    service, table, *_ = ucdp
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
