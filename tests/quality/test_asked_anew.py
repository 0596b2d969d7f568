"""Forty questions more over the two data sets, written when those of the other files were answered.

Each answer is an independent statement over the raw file, or a sum that two other answers make. None had been tried
before; how many were right at first stands in docs/quality.md.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from bot.answer.answer import Answer, Route
from tests.quality.raw_tables import NOW, PROVINCE, A, House, inside, low
from tests.quality.raw_tables import in_region as in_
from tests.quality.shared import needs_data
from tests.quality.test_question_kinds import DRONE, of_year, one, year

pytestmark = [pytest.mark.quality, needs_data]
AIR, SHELLING = A["air"], A["shelling"]
KILLED, INJURED, CHILDREN, WOMEN, MEN = (
    low(name) for name in ("killed", "injured", "children_killed", "women_killed", "men_killed")
)
THEN = datetime(2019, 8, 15, 12, 0, tzinfo=UTC)  # a Thursday


def asked(house: House, question: str, now: datetime = NOW) -> Answer:
    return house.service.ask(question, now=now)


AIRWARS = (
    (
        "What share of civilian deaths in Syria in 2017 happened in Raqqa?",
        f"select round(100.0 * sum(case when {in_('Raqqa')} then {KILLED} end) / sum({KILLED}), 1) from t where "
        f"{year(2017)}",
    ),
    (
        "Average number of people injured per incident in Hama in 2016?",
        f"select round(1.0 * sum({INJURED}) / count(*), 2) from t where {in_('Hama')} and {year(2016)} and "
        f"{INJURED} > 0",
    ),
    (
        "What share of airstrikes in Idlib in 2019 killed children?",
        f"select round(100.0 * sum({CHILDREN} > 0) / count(*), 1) from t where {AIR} and {in_('Idlib')} and "
        f"{year(2019)}",
    ),
    (
        "What percentage of incidents in Idlib in 2019 were blamed on Russia?",
        f"select round(100.0 * sum(belligerent like '%Russia%') / count(*), 1) from t where {in_('Idlib')} and "
        f"{year(2019)}",
    ),
    (
        "Compare airstrikes and shelling in Daraa in 2017",
        f"select count(*) from t where {AIR} and {in_('Daraa')} and {year(2017)}",
    ),
    (
        "Was 2016 deadlier than 2017 in Aleppo?",
        f"select sum({KILLED}) from t where {in_('Aleppo')} and {year(2016)}",
    ),
    (
        "Were more civilians killed by Russia or by the coalition in Raqqa in 2017?",
        f"select sum({KILLED}) from t where {in_('Raqqa')} and {year(2017)} and belligerent like '%Russia%'",
    ),
    (
        "How many men were killed in Homs in 2016?",
        f"select sum({MEN}) from t where {in_('Homs')} and {year(2016)}",
    ),
    (
        "How many civilians did Israel or Turkey kill in Syria in 2018?",
        f"select sum({KILLED}) from t where {year(2018)} and (belligerent like '%Israel%' or belligerent like "
        f"'%Turk%')",
    ),
    (
        "Hi team! I'm working on a piece about Hama in 2017. How many children were killed there?",
        f"select sum({CHILDREN}) from t where {in_('Hama')} and {year(2017)}",
    ),
    (
        "Good morning. We are covering Raqqa. In June 2017, how many civilians died there?",
        f"select sum({KILLED}) from t where {in_('Raqqa')} and {inside('2017-06-01', '2017-06-30')}",
    ),
    (
        "Were there any airstrikes in Latakia in 2016?",
        f"select count(*) from t where {AIR} and {in_('Latakia')} and {year(2016)}",
    ),
    (
        "Has anyone been injured in Homs in April 2018?",
        f"select count(*) from t where {in_('Homs')} and {inside('2018-04-01', '2018-04-30')} and {INJURED} > 0",
    ),
    (
        "How many incidents in Idlib in 2019 killed nobody?",
        f"select count(*) from t where {in_('Idlib')} and {year(2019)} and {KILLED} = 0",
    ),
    (
        "How many incidents in Syria in 2017 killed between 10 and 20 people?",
        f"select count(*) from t where {year(2017)} and {KILLED} between 10 and 20",
    ),
    (
        "How many airstrikes in Aleppo in 2016 killed fewer than 3 people?",
        f"select count(*) from t where {AIR} and {in_('Aleppo')} and {year(2016)} and {KILLED} > 0 and {KILLED} < 3",
    ),
    (
        "How many incidents in Hama in 2018 killed exactly two people?",
        f"select count(*) from t where {in_('Hama')} and {year(2018)} and {KILLED} = 2",
    ),
    (
        "How many women and children were killed in Idlib in 2019?",
        f"select sum(coalesce({WOMEN}, 0) + coalesce({CHILDREN}, 0)) from t where {in_('Idlib')} and {year(2019)}",
    ),
    (
        "civilians killed in Idlib in 2019 excluding airstrikes",
        f"select sum({KILLED}) from t where not {AIR} and {in_('Idlib')} and {year(2019)}",
    ),
    (
        "How many disputed incidents were there in Homs in 2016?",
        f"select count(*) from t where {in_('Homs')} and {year(2016)} and (grading like 'Contested%' or grading = "
        f"'Discounted')",
    ),
    (
        "How many confirmed incidents were there in Raqqa in 2017?",
        f"select count(*) from t where {in_('Raqqa')} and {year(2017)} and grading = 'Confirmed'",
    ),
    (
        "How many civilians were killed in Ramadan 2017 in Raqqa, that is from 27 May to 24 June 2017?",
        f"select sum({KILLED}) from t where {in_('Raqqa')} and {inside('2017-05-27', '2017-06-24')}",
    ),
    (
        "How many drone strikes in Raqqa province from 2021 on?",
        f"select count(*) from t where {DRONE} and {in_('Raqqa')} and {inside('2021-01-01', '9')}",
    ),
    (
        "Total killed in airstrikes in Hama and Homs in Q1 2017?",
        f"select sum({KILLED}) from t where {AIR} and ({in_('Hama')} or {in_('Homs')}) and "
        f"{inside('2017-01-01', '2017-03-31')}",
    ),
)


@pytest.mark.parametrize(("question", "statement"), AIRWARS)
def test_airwars_asked_anew(airwars: House, question: str, statement: str) -> None:
    assert asked(airwars, question).value == one(airwars, statement)


RELATIVE = (
    ("How many civilians were killed in Syria this year so far?", "2019-01-01", "2019-08-15"),
    ("civilians killed in Syria last month", "2019-07-01", "2019-07-31"),
    ("How many civilians have died in Syria in the last 30 days?", "2019-07-17", "2019-08-15"),
    ("civilians killed in syria last week?", "2019-08-05", "2019-08-11"),
    ("How many civilians were killed in Syria yday?", "2019-08-14", "2019-08-14"),
    ("How many civilians were killed in Syria since Monday?", "2019-08-12", "9"),
    ("civilians killed in Syria in the first quarter of this year", "2019-01-01", "2019-03-31"),
    ("How many civilians died in Syria in July?", "2019-07-01", "2019-07-31"),
    ("civilians killed in Syria two weeks ago", "2019-07-29", "2019-08-04"),
)


@pytest.mark.parametrize(("question", "first", "last"), RELATIVE)
def test_airwars_asked_on_a_day_in_august_2019(airwars: House, question: str, first: str, last: str) -> None:
    assert asked(airwars, question, THEN).value == one(
        airwars, f"select sum({KILLED}) from t where {inside(first, last)}"
    )


UCDP = (
    (
        "How many civilians died in Iraq in 2007?",
        f"select sum(deaths_civilians+0) from t where country='Iraq' and {of_year(2007)}",
    ),
    (
        "How many people were killed in Africa in 2014?",
        f"select sum(best+0) from t where region='Africa' and {of_year(2014)}",
    ),
    (
        "average deaths per year in Colombia between 2000 and 2009",
        "select round(sum(best+0)/10.0, 2) from t where country='Colombia' and date_start >= '2000' and date_end < "
        "'2010'",
    ),
    ("How many people were killed by IS in Iraq?", "select sum(best+0) from t where country='Iraq' and side_a = 'IS'"),
    (
        "How many people were killed by the Syrian government in Syria in 2013?",
        f"select sum(best+0) from t where country='Syria' and {of_year(2013)} and side_a = 'Government of Syria'",
    ),
    (
        "deaths in Sri Lanka in the 1990s",
        "select sum(best+0) from t where country='Sri Lanka' and date_start >= '1990' and date_end < '2000'",
    ),
    (
        "In which country were the fewest people killed in 2015, Syria or Afghanistan?",
        f"select min(s) from (select sum(best+0) s from t where {of_year(2015)} and country in ('Syria', "
        f"'Afghanistan') group by country)",
    ),
    (
        "What was the highest death toll of a single incident in India?",
        "select max(best+0) from t where country='India'",
    ),
    (
        "How many incidents were there in DR Congo after 2005?",
        "select count(*) from t where country like 'DR Congo%' and date_start > '2005-12-31'",
    ),
    (
        "Did Mexico have more incidents than Brazil between 2010 and 2020?",
        "select count(*) from t where country='Mexico' and date_start >= '2010' and date_end < '2021'",
    ),
    ("How many people were killed in Russia?", "select sum(best+0) from t where country like 'Russia%'"),
)


@pytest.mark.parametrize(("question", "statement"), UCDP)
def test_ucdp_asked_anew(ucdp: House, question: str, statement: str) -> None:
    assert asked(ucdp, question).value == one(ucdp, statement)


@pytest.mark.parametrize("town", ["Saraqib", "Khan Sheikhoun", "Maarat al-Numan", "Ariha"])
def test_a_town_and_the_rest_of_its_province_make_the_province(airwars: House, town: str) -> None:
    whole = asked(airwars, "How many incidents were there in Idlib in 2019?").value
    town_alone = asked(airwars, f"How many incidents were there in {town}, Idlib in 2019?").value
    rest = asked(airwars, f"How many incidents were there in Idlib but not in {town} in 2019?").value
    assert (whole, bool(town_alone)) == ((town_alone or 0) + (rest or 0), True)


def test_weeks_of_a_month(airwars: House) -> None:
    answer = asked(airwars, "airstrikes per week in Raqqa in June 2017")
    days = f"select date, {A['end']} from t where {AIR} and {in_('Raqqa')} and {inside('2017-06-01', '2017-06-30')}"
    weeks = Counter(
        "{:04d}-W{:02d}".format(*one.isocalendar()[:2])
        for one, other in ((date.fromisoformat(a), date.fromisoformat(b)) for a, b in airwars.table.execute(days))
        if one.isocalendar()[:2] == other.isocalendar()[:2]
    )
    assert {row.key: row.value for row in answer.rows if row.key != "not known"} == weeks


def test_top_five_provinces(airwars: House) -> None:
    answer = asked(airwars, "top five provinces by civilian deaths in 2018")
    top = (
        f"select sum({KILLED}) s from t where {year(2018)} and {PROVINCE} != '' "
        f"group by {PROVINCE} order by s desc limit 5"
    )
    assert [row.value for row in answer.rows[:5]] == [value for (value,) in airwars.table.execute(top)]


def test_side_blamed_for_the_most_civilian_deaths(airwars: House) -> None:
    answer = asked(airwars, "Who was blamed for the most civilian deaths in Idlib in 2019?")
    top = (
        f"select belligerent, sum({KILLED}) s from t where {in_('Idlib')} and {year(2019)} and belligerent != '' "
        "group by 1 order by s desc limit 1"
    )
    assert (answer.rows[0].key, answer.value) == airwars.table.execute(top).fetchone()


def test_a_set_is_asked_for_by_name(airwars: House) -> None:
    assert asked(airwars, "According to Airwars, how many civilians were killed in Homs in 2016?").value == one(
        airwars, f"select sum({KILLED}) from t where {in_('Homs')} and {year(2016)}"
    )
    assert asked(airwars, "How many civilians were killed in Homs in 2016 according to UCDP?").route is Route.REFUSAL


def test_three_years_side_by_side(airwars: House) -> None:
    answer = asked(airwars, "Compare 2015, 2016 and 2017: civilians killed in Aleppo")
    years = [
        one(airwars, f"select sum({KILLED}) from t where {in_('Aleppo')} and {year(n)}") for n in (2015, 2016, 2017)
    ]
    assert [row.value for row in answer.rows] == years
