"""Questions of every other kind over the UCDP GED sample, each answer by an independent statement over the raw file."""

from __future__ import annotations

import pytest

from tests.quality.raw_tables import House
from tests.quality.shared import needs_data
from tests.quality.test_question_kinds import asked, codes, of_year, one

pytestmark = [pytest.mark.quality, needs_data]
UCDP_FIGURES = (
    ("How many people were killed in Iraq?", "select sum(best+0) from t where country='Iraq'"),
    ("civilians killed in Nigeria", "select sum(deaths_civilians+0) from t where country='Nigeria'"),
    ("combatants killed in Pakistan", "select sum(deaths_a+0+deaths_b+0) from t where country='Pakistan'"),
    (
        "how many incidents in Colombia since 2000",
        "select count(*) from t where country='Colombia' and date_start >= '2000-01-01'",
    ),
    (
        "How many incidents with at least 50 killed happened in Ukraine?",
        "select count(*) from t where country='Ukraine' and best+0 >= 50",
    ),
    (
        "How many people were killed in Nepal before 2005?",
        "select sum(best+0) from t where country='Nepal' and date_end < '2005-01-01'",
    ),
    (
        "deaths in Syria or Iraq in 2014",
        f"select sum(best+0) from t where country in ('Syria','Iraq') and {of_year(2014)}",
    ),
    (
        "Were more people killed in Syria than in Afghanistan in 2015?",
        f"select sum(best+0) from t where country='Syria' and {of_year(2015)}",
    ),
    (
        "How many people were killed in the deadliest incident in Afghanistan?",
        "select max(best+0) from t where country='Afghanistan'",
    ),
    (
        "average deaths per incident in Mexico",
        "select round(1.0*sum(best+0)/sum(best+0 > 0), 2) from t where country='Mexico'",
    ),
    (
        "What share of those killed in Somalia were civilians?",
        "select round(100.0*sum(deaths_civilians+0)/sum(best+0), 1) from t where country='Somalia'",
    ),
    (
        "armed clashes in Syria in 2013, how many",
        f"select count(*) from t where country='Syria' and type_of_violence in ('1.0','2.0') and {of_year(2013)}",
    ),
    (
        "how many people were killed by boko haram in Nigeria",
        "select sum(best+0) from t where country='Nigeria' and "
        "(side_a like '%Boko Haram%' or side_a like 'Jama''atu Ahlis Sunna%')",  # the name it gave itself
    ),
    (
        "Was anyone killed in Ukraine in 2014?",
        f"select count(*) from t where country='Ukraine' and best+0 > 0 and {of_year(2014)}",
    ),
)


@pytest.mark.parametrize(("question", "statement"), UCDP_FIGURES)
def test_ucdp_figure(ucdp: House, question: str, statement: str) -> None:
    assert asked(ucdp, question).value == one(ucdp, statement)


def test_ucdp_deaths_by_year(ucdp: House) -> None:
    rows = {row.key: row.value for row in asked(ucdp, "deaths per year in Afghanistan").rows}
    found = (
        "select substr(date_start,1,4), sum(best+0) from t where country='Afghanistan' and best+0 > 0 "
        "and substr(date_start,1,4) = substr(date_end,1,4) group by 1"
    )
    assert rows == dict(ucdp[1].execute(found).fetchall())


@pytest.mark.parametrize(("first", "last"), [(1990, 1999), (2010, 2016)])
def test_ucdp_country_with_the_most(ucdp: House, first: int, last: int) -> None:
    answer = asked(ucdp, f"Which country had the most people killed between {first} and {last}?")
    top = "select sum(best+0) s from t where date_start >= ? and date_end <= ? group by country order by s desc limit 1"
    assert answer.value == ucdp[1].execute(top, (f"{first}-01-01", f"{last}-12-31")).fetchone()[0]


def test_ucdp_latest_five(ucdp: House) -> None:
    answer = asked(ucdp, "the five latest incidents in Ukraine")
    ids = "select replace(id, '.0', '') from t where country='Ukraine' order by date_end desc, date_start desc limit 5"
    assert set(codes(ucdp, answer)) == {code for (code,) in ucdp[1].execute(ids)}
