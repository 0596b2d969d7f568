"""Dates in sentences: our own sentences, grouped by phenomenon, read as if published on Wednesday 4 March 2020."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.claims.dates import find_dates, local_day
from store.records import DatePrecision

PUBLISHED = date(2020, 3, 4)

# sentence, the words of the date, first day, last day, precision
ONE_DATE = [
    # weekdays: the latest up to the day of publication, which counts as itself
    ("Two men were shot late Monday.", "Monday", "2020-03-02", "2020-03-02", "day"),
    ("Shells fell on the market Tuesday night.", "Tuesday", "2020-03-03", "2020-03-03", "day"),
    ("On Wednesday morning a mine went off.", "Wednesday", "2020-03-04", "2020-03-04", "day"),
    ("It happened at about 3 p.m. Sunday.", "Sunday", "2020-03-01", "2020-03-01", "day"),
    ("Early Thursday morning, drones hit the depot.", "Thursday", "2020-02-27", "2020-02-27", "day"),
    ("He was stabbed last Wednesday.", "last Wednesday", "2020-02-26", "2020-02-26", "day"),
    ("She was found dead last Friday.", "last Friday", "2020-02-28", "2020-02-28", "day"),
    ("Gunmen attacked the post on Saturday, police said.", "Saturday", "2020-02-29", "2020-02-29", "day"),
    ("A man was shot on Sun. at the bar.", "", "", "", ""),
    # words that count from the day of publication
    ("Three people died today.", "today", "2020-03-04", "2020-03-04", "day"),
    ("A house burned down yesterday.", "yesterday", "2020-03-03", "2020-03-03", "day"),
    ("Jets struck the town last night.", "last night", "2020-03-03", "2020-03-03", "day"),
    ("Two strikes hit the bridge this morning.", "this morning", "2020-03-04", "2020-03-04", "day"),
    ("Fighting broke out overnight.", "overnight", "2020-03-03", "2020-03-04", "day"),
    ("They fled the day before yesterday.", "day before yesterday", "2020-03-02", "2020-03-02", "day"),
    ("Three days ago the dam broke.", "Three days ago", "2020-03-01", "2020-03-01", "day"),
    ("A week ago the camp was shelled.", "A week ago", "2020-02-23", "2020-02-29", "week"),
    ("The attack came two weeks ago.", "two weeks ago", "2020-02-16", "2020-02-22", "week"),
    ("He vanished a month ago.", "a month ago", "2020-02-01", "2020-02-29", "month"),
    ("The killing three years ago shook the town.", "three years ago", "2017-01-01", "2017-12-31", "year"),
    ("It was the second raid in the past two weeks.", "past two weeks", "2020-02-19", "2020-03-04", "day"),
    # weeks, weekends, months, seasons, years
    ("Five were killed over the weekend.", "the weekend", "2020-02-29", "2020-03-01", "day"),
    ("The shop was robbed last weekend.", "last weekend", "2020-02-29", "2020-03-01", "day"),
    ("Clashes began last week.", "last week", "2020-02-24", "2020-03-01", "week"),
    ("A blast earlier this week killed one.", "this week", "2020-03-02", "2020-03-04", "week"),
    ("Ten people were abducted last month.", "last month", "2020-02-01", "2020-02-29", "month"),
    ("The trial concerns a murder last year.", "last year", "2019-01-01", "2019-12-31", "year"),
    ("The village was burned last summer.", "last summer", "2019-06-01", "2019-08-31", "month"),
    ("Both sides met in the spring of 2014.", "spring of 2014", "2014-03-01", "2014-05-31", "month"),
    ("In September 2018 a zone was agreed.", "September 2018", "2018-09-01", "2018-09-30", "month"),
    ("He was shot in February 2013.", "February 2013", "2013-02-01", "2013-02-28", "month"),
    ("The raid in May left four dead.", "May", "2019-05-01", "2019-05-31", "month"),
    ("Last February the mill exploded.", "Last February", "2020-02-01", "2020-02-29", "month"),
    ("The siege of late December ended.", "December", "2019-12-01", "2019-12-31", "month"),
    ("The war began in 2011.", "2011", "2011-01-01", "2011-12-31", "year"),
    # day and month, with and without a year
    ("He died on Oct 12th.", "Oct 12th", "2019-10-12", "2019-10-12", "day"),
    ("She was shot on Feb. 29.", "Feb. 29", "2020-02-29", "2020-02-29", "day"),
    ("On March 3, shells hit the school.", "March 3", "2020-03-03", "2020-03-03", "day"),
    ("On 3 March shells hit the school.", "3 March", "2020-03-03", "2020-03-03", "day"),
    ("The 12th of February was quiet no more.", "The 12th of February", "2020-02-12", "2020-02-12", "day"),
    ("On October 7, 2019, rockets were fired.", "October 7, 2019", "2019-10-07", "2019-10-07", "day"),
    ("On the 7th October, 2019 rockets were fired.", "the 7th October, 2019", "2019-10-07", "2019-10-07", "day"),
    ("Police found him 16 October 2014 in a ditch.", "16 October 2014", "2014-10-16", "2014-10-16", "day"),
    ("On Monday, March 2, 2020, a bomb went off.", "Monday, March 2, 2020", "2020-03-02", "2020-03-02", "day"),
    ("On Tuesday, 3 March, two died.", "Tuesday, 3 March", "2020-03-03", "2020-03-03", "day"),
    ("The ambush of July 13, 2015 was filmed.", "July 13, 2015", "2015-07-13", "2015-07-13", "day"),
    ("2020-03-01 10:40: mortar fire reported.", "2020-03-01", "2020-03-01", "2020-03-01", "day"),
    ("Filed 03/02/2020 by the desk.", "03/02/2020", "2020-03-02", "2020-03-02", "day"),
    ("Am 28.02.2020 fielen Bomben.", "28.02.2020", "2020-02-28", "2020-02-28", "day"),
    ("Three died on Christmas Day.", "Christmas Day", "2019-12-25", "2019-12-25", "day"),
    ("She was hit on New Year's Eve.", "New Year's Eve", "2019-12-31", "2019-12-31", "day"),
    ("The mall shooting on Thanksgiving Day stunned them.", "Thanksgiving Day", "2019-11-28", "2019-11-28", "day"),
    ("The fire of Easter Sunday 2019 killed two.", "Easter Sunday 2019", "2019-04-21", "2019-04-21", "day"),
    # spans
    ("From 28 February to 2 March 2020 it burned.", "28 February to 2 March 2020", "2020-02-28", "2020-03-02", "day"),
    ("Between 3 and 5 February nine died.", "3 and 5 February", "2020-02-03", "2020-02-05", "day"),
    ("On Feb. 10-12 the town was hit.", "Feb. 10-12", "2020-02-10", "2020-02-12", "day"),
    ("Since Saturday six villages fell.", "Saturday", "2020-02-29", "2020-03-04", "day"),
    ("More than 900 have died since January 2019.", "January 2019", "2019-01-01", "2020-03-04", "month"),
    # no date at all
    ("On the third day the doctors gave up.", "", "", "", ""),
    ("Sgt. March said nobody may enter.", "", "", "", ""),
    ("They march every Friday.", "", "", "", ""),
    ("At least 12 people were killed and 2010 houses burned.", "", "", "", ""),
    ("In the 1500 block of Main Street, 20 shots were fired.", "", "", "", ""),
    ("The 47-year-old may survive.", "", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "first", "last", "precision"), ONE_DATE)
def test_sentence_names_its_date(text: str, words: str, first: str, last: str, precision: str) -> None:
    found = find_dates(text, PUBLISHED)
    read = [(text[m.start : m.end], str(m.date_start), str(m.date_end), m.precision.value) for m in found]
    assert read == ([(words, first, last, precision)] if words else [])


def test_linked_days_count_from_the_date_before() -> None:
    found = find_dates("He was shot on Saturday and died the next day; two days later police came.", PUBLISHED)
    assert [m.date_start for m in found] == [date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 3)]


def test_what_is_to_come_is_marked() -> None:
    (found,) = find_dates("She will appear in court Friday.", PUBLISHED)
    assert found.future
    assert found.date_start == date(2020, 3, 6)


def test_a_year_too_late_of_what_is_told_as_done_is_a_slip() -> None:
    (told,) = find_dates("At dawn on Sunday the 1st of March, 2021 drones hit the depot.", PUBLISHED)
    assert (told.date_start, told.future) == (date(2020, 3, 1), False)
    (ahead,) = find_dates("The trial will begin on 1 March 2021.", PUBLISHED)
    assert (ahead.date_start, ahead.future) == (date(2021, 3, 1), True)
    (far,) = find_dates("Drones hit the depot on 9 June 2021.", PUBLISHED)
    assert far.date_start == date(2021, 6, 9)


def test_without_a_day_of_publication_relative_dates_stay_unresolved() -> None:
    found = find_dates("Two died yesterday, three on Monday, four on March 3 and five on 4 May 2019.", None)
    assert [m.date_start for m in found] == [None, None, None, date(2019, 5, 4)]
    assert [m.precision for m in found[:3]] == [DatePrecision.UNKNOWN] * 3


def test_spans_carry_the_offset() -> None:
    (found,) = find_dates("It burned on Monday.", PUBLISHED, offset=100)
    assert (found.start, found.end) == (113, 119)


def test_local_day_is_that_of_the_place() -> None:
    late = datetime(2020, 3, 3, 23, 30, tzinfo=UTC)
    assert local_day(late, False, "Asia/Damascus") == date(2020, 3, 4)
    assert local_day(late, False, "America/Chicago") == date(2020, 3, 3)
    assert local_day(late, True, "Asia/Damascus") == date(2020, 3, 3)
    assert local_day(late, False, "No/Such") == date(2020, 3, 3)
    assert local_day(None, False, "Asia/Damascus") is None


_HEAP = (
    "Monday sunday last next this March may 3 31 2020 12th of the ago two weeks week before since , . - / overnight"
    " between and Oct. 00 0 day night New Year's Eve 99 february 30 1900 tomorrow"
)
_WORDS = st.sampled_from(_HEAP.split())


@given(st.lists(_WORDS, max_size=14).map(" ".join), st.sampled_from([None, date(2020, 2, 29), date(2021, 1, 1)]))
@settings(max_examples=300, deadline=None)
def test_any_heap_of_date_words_is_read_in_order(text: str, published: date | None) -> None:
    found = find_dates(text, published)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((m.date_start is None) == (m.date_end is None) for m in found)
    assert all(m.date_start <= m.date_end for m in found if m.date_start and m.date_end)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    assert all(text[m.start : m.end] for m in find_dates(text, PUBLISHED))
