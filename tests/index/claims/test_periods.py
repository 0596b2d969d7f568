"""The days that questions ask about, asked on Wednesday 4 March 2020."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.claims.periods import Period, label, read_period
from store.records import DatePrecision

TODAY = date(2020, 3, 4)

# question, first day, last day ("-" open), label
QUESTIONS = [
    ("civilians killed in idlib on tuesday?", "2020-03-03", "2020-03-03", "Tue 3 March 2020"),
    ("how many on Wednesday", "2020-03-04", "2020-03-04", "Wed 4 March 2020"),
    ("and yesterday", "2020-03-03", "2020-03-03", "Tue 3 March 2020"),
    ("deaths today", "2020-03-04", "2020-03-04", "Wed 4 March 2020"),
    ("strikes last week", "2020-02-24", "2020-03-01", "24 February – 1 March 2020"),
    ("this week in Hama", "2020-03-02", "2020-03-04", "2–4 March 2020"),
    ("past week", "2020-02-27", "2020-03-04", "27 February – 4 March 2020"),
    ("in the past 7 days", "2020-02-27", "2020-03-04", "27 February – 4 March 2020"),
    ("in the last 24 hours", "2020-03-03", "2020-03-04", "3–4 March 2020"),
    ("last month", "2020-02-01", "2020-02-29", "February 2020"),
    ("in march 2020", "2020-03-01", "2020-03-31", "March 2020"),
    ("in march", "2020-03-01", "2020-03-31", "March 2020"),
    ("in may", "2019-05-01", "2019-05-31", "May 2019"),
    ("may 2015", "2015-05-01", "2015-05-31", "May 2015"),
    ("idlib deaths 3 march", "2020-03-03", "2020-03-03", "Tue 3 March 2020"),
    ("on Monday 2 March", "2020-03-02", "2020-03-02", "Mon 2 March 2020"),
    ("2020-03-03", "2020-03-03", "2020-03-03", "Tue 3 March 2020"),
    ("on 16 October 2014", "2014-10-16", "2014-10-16", "Thu 16 October 2014"),
    ("on July 13, 2015", "2015-07-13", "2015-07-13", "Mon 13 July 2015"),
    ("between 3 and 5 March", "2020-03-03", "2020-03-05", "3–5 March 2020"),
    ("from 28 february to 2 march", "2020-02-28", "2020-03-02", "28 February – 2 March 2020"),
    ("3 to 5 february 2020", "2020-02-03", "2020-02-05", "3–5 February 2020"),
    ("between march 2019 and january 2020", "2019-03-01", "2020-01-31", "March 2019 – January 2020"),
    ("between January and March 2015", "2015-01-01", "2015-03-31", "January – March 2015"),
    ("monday and tuesday", "2020-03-02", "2020-03-03", "2–3 March 2020"),
    ("since January", "2020-01-01", "-", "since 1 January 2020"),
    ("since September 2018", "2018-09-01", "-", "since 1 September 2018"),
    ("after 3 March", "2020-03-04", "-", "since 4 March 2020"),
    ("before March 2020", "-", "2020-02-29", "until 29 February 2020"),
    ("until yesterday", "-", "2020-03-03", "until 3 March 2020"),
    ("this year so far", "2020-01-01", "2020-03-04", "1 January – 4 March 2020"),
    ("so far this month", "2020-03-01", "2020-03-04", "1–4 March 2020"),
    ("in 2013", "2013-01-01", "2013-12-31", "2013"),
    ("shootings 2013 ohio", "2013-01-01", "2013-12-31", "2013"),
    ("last year", "2019-01-01", "2019-12-31", "2019"),
    ("2019-2020", "2019-01-01", "2020-12-31", "2019–2020"),
    ("between 2014 and 2016", "2014-01-01", "2016-12-31", "2014–2016"),
    ("Q1 2020", "2020-01-01", "2020-03-31", "Q1 2020"),
    ("the fourth quarter of 2019", "2019-10-01", "2019-12-31", "Q4 2019"),
    ("the first half of 2019", "2019-01-01", "2019-06-30", "January – June 2019"),
    ("in summer 2015", "2015-06-01", "2015-08-31", "June – August 2015"),
    ("in the week of 2 March", "2020-03-02", "2020-03-08", "2–8 March 2020"),
    ("over the weekend", "2020-02-29", "2020-03-01", "29 February – 1 March 2020"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "first", "last", "shown"), QUESTIONS)
def test_question_names_its_days(question: str, first: str, last: str, shown: str) -> None:
    period = read_period(question, TODAY)
    assert period is not None
    assert (str(period.start or "-"), str(period.end or "-"), period.label) == (first, last, shown)


@pytest.mark.parametrize(
    "question", ["who took saraqib?", "how many of the 12 people died", "since the ceasefire", "may I ask", "", "3"]
)
def test_question_without_days_has_no_period(question: str) -> None:
    assert read_period(question, TODAY) is None


def test_span_holds_the_words_with_their_preposition() -> None:
    question = "killed in idlib on tuesday?"
    period = read_period(question, TODAY)
    assert period is not None
    assert question[slice(*period.span)] == "on tuesday"


def test_what_was_supplied_is_said() -> None:
    without_year, with_year = read_period("on 3 march", TODAY), read_period("on 3 march 2020", TODAY)
    assert without_year is not None
    assert with_year is not None
    assert (without_year.assumed, with_year.assumed) == ("year", None)


def test_the_future_is_marked() -> None:
    period = read_period("next week", TODAY)
    assert period is not None
    assert period.future


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("the month before", "2020-02-01", "2020-02-29"),
        ("and the day before", "2020-03-02", "2020-03-02"),
        ("the week after", "2020-03-09", "2020-03-15"),
        ("the previous year", "2019-01-01", "2019-12-31"),
    ],
)
def test_neighbours_count_from_the_period_before(question: str, first: str, last: str) -> None:
    day = Period(date(2020, 3, 3), date(2020, 3, 3), DatePrecision.DAY, (0, 0), "")
    period = read_period(question, TODAY, previous=day)
    assert period is not None
    assert (str(period.start), str(period.end)) == (first, last)


def test_labels_name_days_in_words() -> None:
    assert label(None, None) == "any time"
    assert label(date(2019, 12, 30), date(2020, 1, 2)) == "30 December 2019 – 2 January 2020"


@given(st.text(alphabet="mondaytuesin march2020 3-5/.,betwQ1slyk", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_question_is_read_without_a_crash(question: str) -> None:
    period = read_period(question, TODAY)
    assert period is None or period.start is None or period.end is None or period.start <= period.end
