"""Questions of every other kind over the Airwars table, each answer by an independent statement over the raw file.

`test_questions.py` has the counts and sums, `test_question_kinds_ucdp.py` the kinds over UCDP GED; here are shares,
averages, trends, comparisons, extremes, groups, yes or no, lists with order and limit, exclusions, surroundings, sides
and weapons.
"""

from __future__ import annotations

import re

import pytest

from bot.answer.answer import Answer
from index.gazetteer import Gazetteer
from tests.quality.raw_tables import NOW, PROVINCE, A, House, inside, low
from tests.quality.raw_tables import in_region as in_
from tests.quality.shared import needs_data

pytestmark = [pytest.mark.quality, needs_data]
AIR, DRONE, SHELLING, END = A["air"], A["drone"], A["shelling"], A["end"]
KILLED, INJURED, CHILDREN, WOMEN = low("killed"), low("injured"), low("children_killed"), low("women_killed")


def year(number: int) -> str:
    return inside(f"{number}-01-01", f"{number}-12-31")


def of_year(number: int) -> str:
    return f"date_start >= '{number}-01-01' and date_end <= '{number}-12-31'"


def asked(house: House, question: str) -> Answer:
    return house[0].ask(question, now=NOW)


def one(house: House, statement: str) -> float:
    return house[1].execute(statement).fetchone()[0] or 0


def codes(house: House, answer: Answer) -> list[str]:
    """The set's own ids of an answer's incidents, in its order."""
    found = house.incidents.get_many([ref.id for ref in answer.incidents])
    return [found[ref.id].claims[0].split(":", 1)[1].partition("#")[0] for ref in answer.incidents]


AIRWARS_FIGURES = (
    # by a side
    (
        "How many civilians were killed by Turkey in Aleppo in 2018?",
        f"select sum({KILLED}) from t where {in_('Aleppo')} and {year(2018)} and belligerent like '%Turkish%'",
    ),
    (
        "civilians killed by the YPG in Aleppo in 2017",
        f"select sum({KILLED}) from t where {in_('Aleppo')} and {year(2017)} and belligerent like '%YPG%'",
    ),
    (
        "How many people did Israel kill in Syria in 2018?",
        f"select sum({KILLED}) from t where {year(2018)} and belligerent like '%Israel%'",
    ),
    (
        "number of incidents blamed on Russia in Homs in 2016",
        f"select count(*) from t where {in_('Homs')} and {year(2016)} and belligerent like '%Russia%'",
    ),
    # at least, more than
    (
        "How many incidents with more than 20 dead were there in Syria in 2017?",
        f"select count(*) from t where {year(2017)} and {KILLED} > 20",
    ),
    (
        "How many incidents in Idlib in 2019 injured at least 5 people?",
        f"select count(*) from t where {in_('Idlib')} and {year(2019)} and {INJURED} >= 5",
    ),
    # of a group
    (
        "How many airstrikes killed children in Idlib in 2019?",
        f"select count(*) from t where {AIR} and {in_('Idlib')} and {year(2019)} and {CHILDREN} > 0",
    ),
    (
        "women killed by airstrikes in Aleppo in 2016",
        f"select sum({WOMEN}) from t where {AIR} and {in_('Aleppo')} and {year(2016)}",
    ),
    # weapons
    (
        "How many drone strikes were there in Syria in 2020?",
        f"select count(*) from t where {year(2020)} and {DRONE}",
    ),
    (
        "civilians killed by shelling in Hama in 2018",
        f"select sum({KILLED}) from t where {SHELLING} and {in_('Hama')} and {year(2018)}",
    ),
    # exclusions and alternatives
    (
        "How many airstrikes were there in Syria but not in Idlib in 2018?",
        f"select count(*) from t where {AIR} and not {in_('Idlib')} and {year(2018)}",
    ),
    (
        "How many civilians were killed in Syria outside Raqqa and Aleppo in 2017?",
        f"select sum({KILLED}) from t where not {in_('Raqqa')} and not {in_('Aleppo')} and {year(2017)}",
    ),
    (
        "airstrikes or shelling in Daraa in 2017: how many?",
        f"select count(*) from t where ({AIR} or {SHELLING}) and {in_('Daraa')} and {year(2017)}",
    ),
    # averages
    (
        "How many people were killed on average per airstrike in Raqqa in 2017?",
        f"select round(1.0 * sum({KILLED}) / count(*), 2) from t where {AIR} and {in_('Raqqa')} and "
        f"{year(2017)} and {KILLED} > 0",
    ),
    (
        "How many airstrikes were there per month on average in Aleppo in 2016?",
        f"select round(count(*) / 12.0, 2) from t where {AIR} and {in_('Aleppo')} and {year(2016)}",
    ),
    (
        "average number of civilians killed per day in Syria in August 2017",
        f"select round(sum({KILLED}) / 31.0, 2) from t where {inside('2017-08-01', '2017-08-31')}",
    ),
    # shares
    (
        "What share of those killed in Aleppo in 2016 were children?",
        f"select round(100.0 * sum({CHILDREN}) / sum({KILLED}), 1) from t where {in_('Aleppo')} and {year(2016)}",
    ),
    (
        "What percentage of the people killed in Idlib in 2019 were women?",
        f"select round(100.0 * sum({WOMEN}) / sum({KILLED}), 1) from t where {in_('Idlib')} and {year(2019)}",
    ),
    (
        "What proportion of incidents in Syria in 2018 were airstrikes?",
        f"select round(100.0 * sum({AIR}) / count(*), 1) from t where {year(2018)}",
    ),
    # yes or no
    (
        "Was anyone killed in Idlib in January 2019?",
        f"select count(*) from t where {in_('Idlib')} and {inside('2019-01-01', '2019-01-31')} and {KILLED} > 0",
    ),
    (
        "Were there any drone strikes in Hama in 2021?",
        f"select count(*) from t where {in_('Hama')} and {year(2021)} and {DRONE}",
    ),
    (
        "Did Israel carry out airstrikes in Homs in 2018?",
        f"select count(*) from t where {AIR} and {in_('Homs')} and {year(2018)} and belligerent like '%Israel%'",
    ),
    (
        "Was a hospital hit in Idlib in 2019?",
        f"select count(*) from t where {in_('Idlib')} and {year(2019)} and "
        "(infrastructure like '%Healthcare%' or location_en like '%hospital%')",
    ),
    (
        "Were any schools hit in Aleppo in 2016?",
        f"select count(*) from t where {in_('Aleppo')} and {year(2016)} and "
        "(infrastructure like '%Education%' or location_en like '%school%')",
    ),
    # compared: the value is that of the side named first
    (
        "Were more civilians killed in Hama than in Homs in 2016?",
        f"select sum({KILLED}) from t where {in_('Hama')} and {year(2016)}",
    ),
    (
        "Were there more airstrikes in Syria in 2017 than in 2016?",
        f"select count(*) from t where {AIR} and {year(2017)}",
    ),
    ("Did more children or more women die in Syria in 2017?", f"select sum({CHILDREN}) from t where {year(2017)}"),
    # half years, quarters, seasons
    (
        "How many civilians were killed in Hama in the first half of 2018?",
        f"select sum({KILLED}) from t where {in_('Hama')} and {inside('2018-01-01', '2018-06-30')}",
    ),
    (
        "airstrikes in Idlib in the last quarter of 2019, how many",
        f"select count(*) from t where {AIR} and {in_('Idlib')} and {inside('2019-10-01', '2019-12-31')}",
    ),
    (
        "civilians killed in Deir ez-Zor in autumn 2017",
        f"select sum({KILLED}) from t where {in_('Deir Ezzor')} and {inside('2017-09-01', '2017-11-30')}",
    ),
)


@pytest.mark.parametrize(("question", "statement"), AIRWARS_FIGURES)
def test_airwars_figure(airwars: House, question: str, statement: str) -> None:
    assert asked(airwars, question).value == one(airwars, statement)


SURROUNDINGS = (
    ("How many people were killed within 20 km of Saraqib in 2018?", "Saraqib", 20.0, f"sum({KILLED})"),
    ("number of incidents near Palmyra in 2017", "Palmyra", 30.0, "count(*)"),
    ("incidents within 10 km of Douma in 2018, how many", "Douma", 10.0, "count(*)"),
)
_CLOSE = "geo_precision not in ('province_governorate') and location_en != ''"


@pytest.mark.parametrize(("question", "town", "reach", "what"), SURROUNDINGS)
def test_airwars_surroundings(
    airwars: House, gazetteer: Gazetteer, question: str, town: str, reach: float, what: str
) -> None:
    middle = next(entry.place for entry in gazetteer.lookup(town, country="SY") if entry.kind.value == "town")
    number = int(re.findall(r"\b20\d\d\b", question)[-1])
    # a row without coordinates stands where its village does: Tal Touqan lies 14 km from Saraqib
    near = f"(km(lat, lon, {middle.lat}, {middle.lon}) <= {reach} and {_CLOSE}"
    near += " or (lat = '' and location_en = 'Tal Al-Toukan'))" if town == "Saraqib" else ")"
    statement = f"select {what} from t where {year(number)} and {near}"
    assert asked(airwars, question).value == one(airwars, statement)


@pytest.mark.parametrize(
    ("question", "group", "statement"),
    [
        (
            "civilians killed in Idlib per month in 2019",
            "substr(date,1,7)",
            f"sum({KILLED}) from t where {in_('Idlib')} and {year(2019)} and {KILLED} > 0",
        ),
        (
            "civilians killed in Syria by year",
            "substr(date,1,4)",
            f"sum({KILLED}) from t where {inside('0', '9')} and {KILLED} > 0",
        ),
        (
            "airstrikes per day in Raqqa in June 2017",
            "date",
            f"count(*) from t where {AIR} and {in_('Raqqa')} and {inside('2017-06-01', '2017-06-30')}",
        ),
        (
            "airstrikes with at least 5 killed in Idlib per month in 2019",
            "substr(date,1,7)",
            f"count(*) from t where {AIR} and {in_('Idlib')} and {year(2019)} and {KILLED} >= 5",
        ),
        (
            "incidents in Syria by side in 2016",
            "belligerent",
            f"count(*) from t where {year(2016)} and belligerent != ''",
        ),
    ],
)
def test_airwars_groups(airwars: House, question: str, group: str, statement: str) -> None:
    rows = {row.key: row.value for row in asked(airwars, question).rows if row.key != "not known"}
    length = f"length({group})"
    single = f" and substr({END},1,{length}) = substr(date,1,{length})" if "date" in group else ""
    assert rows == dict(airwars[1].execute(f"select {group}, {statement}{single} group by 1").fetchall())


def test_airwars_provinces(airwars: House) -> None:
    answer = asked(airwars, "civilians killed in Syria by province in 2017")
    found = (
        airwars[1]
        .execute(
            f"select {PROVINCE}, sum({KILLED}) from t where {year(2017)} and {KILLED} > 0 "
            f"and {PROVINCE} != '' group by 1"
        )
        .fetchall()
    )
    assert sorted(row.value for row in answer.rows if row.value) == sorted(value for _, value in found)


@pytest.mark.parametrize(
    ("question", "group", "statement", "order"),
    [
        (
            "Which was the deadliest month in Aleppo in 2016?",
            "substr(date,1,7)",
            f"sum({KILLED}) from t where {in_('Aleppo')} and {year(2016)}",
            "desc",
        ),
        (
            "Which month had the most airstrikes in Idlib in 2019?",
            "substr(date,1,7)",
            f"count(*) from t where {AIR} and {in_('Idlib')} and {year(2019)}",
            "desc",
        ),
        (
            "Which month had the fewest civilians killed in Aleppo in 2016?",
            "substr(date,1,7)",
            f"sum({KILLED}) from t where {in_('Aleppo')} and {year(2016)}",
            "asc",
        ),
        (
            "Which year had the most civilians killed in Syria?",
            "substr(date,1,4)",
            f"sum({KILLED}) from t where {inside('0', '9')}",
            "desc",
        ),
        (
            "On which day were the most civilians killed in Raqqa in 2017?",
            "date",
            f"sum({KILLED}) from t where {in_('Raqqa')} and {year(2017)}",
            "desc",
        ),
        (
            "Which side was blamed for the most incidents in Daraa in 2016?",
            "belligerent",
            f"count(*) from t where {in_('Daraa')} and {year(2016)}",
            "desc",
        ),
    ],
)
def test_airwars_extremes(airwars: House, question: str, group: str, statement: str, order: str) -> None:
    answer = asked(airwars, question)
    single = f" and substr({END},1,length({group})) = substr(date,1,length({group}))" if "date" in group else ""
    key, value = (
        airwars[1].execute(f"select {group}, {statement}{single} group by 1 order by 2 {order} limit 1").fetchone()
    )
    assert (answer.rows[0].key, answer.value) == (key, value)


def test_airwars_month_with_none_is_the_month_with_the_fewest(airwars: House) -> None:
    answer = asked(airwars, "Which month had the fewest airstrikes in Raqqa in 2017?")
    months = dict(
        airwars[1]
        .execute(f"select substr(date,1,7), count(*) from t where {AIR} and {in_('Raqqa')} and {year(2017)} group by 1")
        .fetchall()
    )
    fewest = min(months.get(f"2017-{month:02d}", 0) for month in range(1, 13))
    assert answer.value == fewest


def test_airwars_trend_counts_the_halves_of_the_year(airwars: House) -> None:
    answer = asked(airwars, "Are airstrikes in Idlib rising in 2019?")
    halves = [
        one(
            airwars,
            f"select count(*) from t where {AIR} and {in_('Idlib')} and {inside(first, last)} "
            f"and substr({END},1,7) = substr(date,1,7)",
        )
        for first, last in (("2019-01-01", "2019-06-30"), ("2019-07-01", "2019-12-31"))
    ]
    assert [row.value for row in answer.rows[-2:]] == halves
    assert answer.headline.startswith("Rising")


def test_airwars_both_sides_of_a_comparison(airwars: House) -> None:
    for question, parts in (
        ("compare civilians killed in Idlib and Aleppo in 2019", (in_("Idlib"), in_("Aleppo"))),
        ("Raqqa or Daraa: where were more civilians killed in 2019?", (in_("Raqqa"), in_("Daraa"))),
    ):
        wanted = [one(airwars, f"select sum({KILLED}) from t where {part} and {year(2019)}") for part in parts]
        assert [row.value for row in asked(airwars, question).rows] == wanted


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        (
            "What were the five deadliest airstrikes in Syria in 2016?",
            f"select code from t where {AIR} and {year(2016)} order by {KILLED} desc, date desc limit 5",
        ),
        (
            "the three deadliest incidents in Idlib in 2019",
            f"select code from t where {in_('Idlib')} and {year(2019)} order by {KILLED} desc, date desc limit 3",
        ),
        (
            "the deadliest incident in Hama in 2015",
            f"select code from t where {in_('Hama')} and {year(2015)} order by {KILLED} desc limit 1",
        ),
        (
            "first incident in Raqqa in 2014",
            f"select code from t where {in_('Raqqa')} and {year(2014)} order by date limit 1",
        ),
        (
            "latest incident in Daraa",
            f"select code from t where {in_('Daraa')} and {inside('0', '9')} order by date desc limit 1",
        ),
    ],
)
def test_airwars_order_and_limit(airwars: House, question: str, statement: str) -> None:
    assert codes(airwars, asked(airwars, question)) == [code for (code,) in airwars[1].execute(statement)]


@pytest.mark.parametrize(
    ("question", "where"),
    [
        (
            "List the shelling incidents in Hama in May 2019",
            f"{SHELLING} and {in_('Hama')} and {inside('2019-05-01', '2019-05-31')}",
        ),
        (
            "Which airstrikes in Homs in March 2018 killed at least 3 people?",
            f"{AIR} and {in_('Homs')} and {inside('2018-03-01', '2018-03-31')} and {KILLED} >= 3",
        ),
        (
            "list incidents in Daraa in July 2018 blamed on Russia",
            f"{in_('Daraa')} and {inside('2018-07-01', '2018-07-31')} and belligerent like '%Russia%'",
        ),
    ],
)
def test_airwars_lists(airwars: House, question: str, where: str) -> None:
    answer = asked(airwars, question)
    found = [code for (code,) in airwars[1].execute(f"select code from t where {where}")]
    assert sorted(codes(airwars, answer)) == sorted(found)
    assert answer.value == len(found)


def test_airwars_casualties_count_the_injured_of_every_incident(airwars: House) -> None:
    answer = asked(airwars, "casualties in Daraa in 2018")
    where = f"from t where {in_('Daraa')} and {year(2018)}"
    assert answer.value == one(airwars, f"select sum({KILLED}) {where}")
    assert [row.value for row in answer.rows if row.key == "injured"] == [
        one(airwars, f"select sum({INJURED}) {where}")
    ]
