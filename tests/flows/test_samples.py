"""The sample set, all the way: seventeen articles become the right incidents, and nothing else is counted."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answer.answer import Route
from bot.answer.evidence import kind_text
from bot.answer.plain import plain
from bot.app import App
from store.filters import IncidentFilter
from store.records import Effect, EventType, Figure, Incident, Status


def incident(app: App, article: str) -> Incident:
    """The counted incident that the article is mainly about."""
    (found,) = [i for i in app.incidents.find(IncidentFilter()) if article in i.articles]
    return found


@pytest.mark.parametrize(
    ("articles", "event_type", "day", "town", "effect", "figure"),
    [
        (
            {"idlib-airstrikes-first", "idlib-airstrikes-later"},
            EventType.AIR_OR_DRONE_STRIKE,
            date(2020, 3, 3),
            "Idlib",
            Effect.KILLED,
            Figure(12, 14, 14),
        ),
        (
            {"beirut-port-evening", "beirut-port-next-day", "beirut-port-anniversary"},
            None,
            date(2020, 8, 4),
            "Beirut",
            Effect.KILLED,
            Figure(200, 200, None),
        ),
        (
            {"kramatorsk-station-noon", "kramatorsk-station-evening", "kramatorsk-station-monitor"},
            EventType.SHELLING_ARTILLERY_MISSILE,
            date(2022, 4, 8),
            "Kramatorsk",
            Effect.KILLED,
            Figure(39, 57, None),
        ),
        (
            {"peshawar-mosque-first", "peshawar-mosque-revised"},
            EventType.SUICIDE_BOMB,
            date(2023, 1, 30),
            "Peshawar",
            Effect.KILLED,
            Figure(59, 84, 84),
        ),
        (
            {"christchurch-first", "christchurch-later"},
            EventType.ATTACK,
            date(2019, 3, 15),
            "Christchurch",
            Effect.KILLED,
            Figure(49, 50, 50),
        ),
        (
            {"chibok-abduction", "chibok-abduction-count"},
            EventType.ABDUCTION,
            date(2014, 4, 14),
            "Chibok",
            Effect.ABDUCTED,
            Figure(100, 276, 276),
        ),
    ],
)
def test_reports_of_one_event_become_one_incident(
    sample_app: App,
    articles: set[str],
    event_type: EventType | None,
    day: date,
    town: str,
    effect: Effect,
    figure: Figure,
) -> None:
    found = incident(sample_app, min(articles))
    assert set(found.articles) == articles
    assert event_type in (None, found.event_type)
    assert (found.date_start, found.date_end) == (day, day)
    assert found.place is not None
    assert town in (found.place.name, found.place.admin1)
    assert found.figure(effect) == figure


def test_two_bodies_that_contradict_each_other_leave_the_toll_disputed(sample_app: App) -> None:
    found = incident(sample_app, "khartoum-sit-in-doctors")
    assert set(found.articles) == {"khartoum-sit-in-doctors", "khartoum-sit-in-ministry"}
    assert found.status is Status.DISPUTED
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (46, None)


def test_a_lighthouse_is_no_incident(sample_app: App) -> None:
    assert not [i for i in sample_app.incidents.find(IncidentFilter()) if "lighthouse-restored" in i.articles]


def test_monday_in_idlib_is_an_incident_of_its_own(sample_app: App) -> None:
    asked = IncidentFilter(date_from=date(2020, 3, 2), date_to=date(2020, 3, 2), effect=Effect.KILLED)
    (found,) = sample_app.incidents.find(asked)
    assert found.killed == Figure(9, 9, 9)


def test_the_running_total_is_kept_and_never_counted(sample_app: App) -> None:
    totals = [i for i in sample_app.incidents.find(IncidentFilter(include_cumulative=True)) if i.cumulative]
    assert Figure(1300, 1300, None) in [i.killed for i in totals]
    assert not [i for i in sample_app.incidents.find(IncidentFilter()) if i.killed and (i.killed.best or 0) >= 1300]


def test_whoever_is_blamed_is_blamed_by_those_who_say_so_in_their_words(sample_app: App) -> None:
    answer = sample_app.service.ask("Who carried out the abduction in Chibok?")
    (haram,) = [line for line in answer.lines if line.text.startswith("Boko Haram")]
    assert "police" in haram.text
    assert "residents" not in haram.text
    assert ["Boko Haram" in c.quote for c in answer.citations if c.number in haram.cites] == [True]


def test_each_listed_incident_is_quoted_by_the_words_that_give_its_figure(sample_app: App) -> None:
    answer = sample_app.service.ask("list all incidents with more than 50 dead")
    tolls = [line.text.split(" · ")[3] for line in answer.lines]
    assert tolls == ["84 killed (between 59 and 84)", "57 killed (counts from 39 up)", "at least 200 killed"]
    quotes = {c.number: c.quote for c in answer.citations}
    assert [line.cites for line in answer.lines] == [(1,), (2,), (3,)]
    assert ["84" in quotes[1], "57" in quotes[2], "200" in quotes[3]] == [True, True, True]


def test_a_part_of_a_toll_is_quoted_by_the_words_that_tell_of_that_part(sample_app: App) -> None:
    answer = sample_app.service.ask("how many children were killed in Idlib?")
    assert (answer.value, answer.low, answer.high) == (5, 5, 6)
    assert ["five of them children" in answer.citations[0].quote, "six children" in answer.citations[1].quote] == [
        True,
        True,
    ]


def test_a_toll_according_to_somebody_is_that_bodys_alone(sample_app: App) -> None:
    answer = sample_app.service.ask("how many dead in Peshawar according to the hospital?")
    assert (answer.value, answer.low, answer.high) == (59, 59, None)
    assert [c.article_id for c in answer.citations] == ["peshawar-mosque-first"]


def test_as_of_a_day_before_the_articles_were_taken_in_their_dates_of_publication_count(sample_app: App) -> None:
    answer = sample_app.service.ask("how many dead in Peshawar as of 31 January 2023?")
    assert (answer.value, answer.low, answer.high) == (59, 59, None)
    assert answer.notes[0] == "By the reports published until then, which were taken in later"


def test_before_the_first_report_nothing_was_known_and_that_is_no_zero(sample_app: App) -> None:
    answer = sample_app.service.ask("how many dead in Peshawar as of 29 January 2023?")
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert "Peshawar" in answer.headline


def test_every_number_that_a_line_points_to_is_printed_below_it(sample_app: App) -> None:
    answer = sample_app.service.ask("how many people died in all incidents?")
    pointed = {number for line in answer.lines for number in line.cites}
    assert len(pointed) == 8
    printed = [line for line in plain(answer).splitlines() if line[:1].isdigit() and "“" in line]
    assert pointed <= {int(line.split(" ")[0]) for line in printed}


def test_an_abduction_at_gunpoint_is_shown_as_an_abduction(sample_app: App) -> None:
    assert kind_text(incident(sample_app, "chibok-abduction")) == "abduction"


def test_a_misspelt_country_of_the_index_is_known_by_its_name(sample_app: App) -> None:
    plan = sample_app.service.ask("how many were abducted in Nigera?").plan
    assert plan is not None
    assert [term.label for term in plan.places] == ["Nigeria"]
