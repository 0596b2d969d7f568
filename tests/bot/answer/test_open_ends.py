"""No headline states an order or a figure more surely than its counts: ranges that touch, tolls without end."""

from __future__ import annotations

import pytest

from bot.answer.answer import Answer
from bot.answer.plan import Operation, Plan
from bot.answer.selection import incident_filter
from index.gazetteer import Gazetteer
from store.records import Count, Effect, PlacePrecision, Victims
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, at_least, claim, exactly

STORIES = [
    # town, day, who counts, how many were killed
    ("Homs", "2020-01-10", "doctors' union", at_least(90)),
    ("Homs", "2020-01-10", "health ministry", exactly(40)),  # the newest of the best placed: 40, to at least 90
    ("Latakia", "2020-01-11", "health ministry", exactly(60)),
    ("Tartus", "2020-01-12", "health ministry", at_least(20)),
    ("Palmyra", "2020-01-13", "health ministry", exactly(10)),
    ("Raqqa", "2020-02-13", "health ministry", Count(50, 70, 65, None)),
    ("Daraa", "2020-02-14", "health ministry", exactly(40)),
    ("Sweida", "2020-02-15", "health ministry", at_least(60)),
]
TEXTS = (  # two that are alike would be one source
    "Beds had run out by the evening and the corridors were full.",
    "Officials read the names to relatives who stood at the gate in the rain.",
    "Fishermen pulled planks from the harbour and mended the quay by torchlight.",
    "A baker kept the oven burning all night so that the street had bread.",
    "Camels wandered between the columns while guides swept up glass.",
    "Engineers shut the bridge and sent lorries along the river road.",
    "School was held in the garden, where an olive tree gave shade.",
    "Vintners closed the cellar and sent their vans to carry stretchers.",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    desk = Newsdesk.open(tmp_path_factory.mktemp("open-ends"), gazetteer)
    for number, (town, day, body, killed) in enumerate(STORIES):
        text = f"The {body} counted the dead of the bombing of {town}. " + TEXTS[number]
        story = article(f"story-{number}", text, source=f"Outlet {number}", published=f"{day}T{10 + number}:00:00")
        children = (Victims("children", killed=exactly(5)),) if town == "Tartus" else ()
        hurt = at_least(30) if town == "Tartus" else None
        place = desk.place(town, PlacePrecision.TOWN)
        fields = {"day": day, "place": place, "killed": killed, "injured": hurt, "says": body, "victims": children}
        desk.report(story, claim(story, 0, "The", **fields))
    return desk


def ask(desk: Newsdesk, question: str) -> Answer:
    return desk.service.ask(question, now=NOW)


def test_what_is_told_beyond_an_open_figure_is_summed(desk: Newsdesk) -> None:
    everything = incident_filter(Plan(Operation.SUM, Effect.KILLED), figure=True)
    assert list(desk.incidents.beyond(everything, Effect.KILLED).values()) == [50]  # 90 of Homs, where 40 is shown


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Were more people killed in Latakia city than in Homs city?",
            "Not certain which is more: 60 people killed in Latakia city, 40 to at least 90 in Homs city",
        ),
        (
            "Were more people killed in Latakia city than in Tartus city?",
            "Probably more in Latakia city: 60 people killed, against at least 20 in Tartus city",
        ),
        (
            "Were more people killed in Tartus city than in Palmyra?",
            "More in Tartus city: at least 20 people killed, against 10 in Palmyra, Homs",
        ),
        (
            "Were more people killed in Latakia city than in Palmyra?",
            "More in Latakia city: 60 people killed, against 10 in Palmyra, Homs",
        ),
        (
            "Were more people killed in Raqqa city than in Latakia city?",
            "Probably more in Raqqa city: 65 people killed (50 to 70), against 60 in Latakia city",
        ),
        (
            "Were more people killed in Latakia city than in Sweida city?",
            "Not certain which is more: 60 people killed in Latakia city, at least 60 in As-Suwayda, Suwayda",
        ),
        (
            "Were more people killed in Daraa city than in Homs city?",
            "Not certain which is more: 40 people killed in Daraa city, 40 to at least 90 in Homs city",
        ),
    ],
)
def test_a_comparison_is_as_certain_as_its_counts(question: str, headline: str, desk: Newsdesk) -> None:
    answer = ask(desk, question)
    assert answer.headline == headline
    assert answer.value == answer.rows[0].value


def test_effects_compared_keep_their_open_ends(desk: Newsdesk) -> None:
    answer = ask(desk, "Were more people killed than injured in Tartus city?")
    assert answer.headline == "At least 20 people killed, at least 30 people injured"


def test_how_far_apart_is_told_of_the_best_counts(desk: Newsdesk) -> None:
    answer = ask(desk, "How many more people were killed in Latakia city than in Tartus city?")
    assert any(line.text == "Difference by the best counts: 40" for line in answer.lines)
    sure = ask(desk, "How many more people were killed in Latakia city than in Palmyra?")
    assert any(line.text == "Difference: 50" for line in sure.lines)


def test_a_sum_names_what_is_told_beyond_it(desk: Newsdesk) -> None:
    answer = ask(desk, "How many people were killed in Syria in January 2020?")
    assert answer.headline == "At least 130 people killed in 4 incidents (by the highest counts at least 180)"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Is the number of people killed in Syria rising?",
            "Not certain, rising by the best counts: 130 to at least 180 people killed in January 2020, 165 to",
        ),
        ("Is the number of people killed in Latakia city and Daraa city rising?", "Falling: 60 people killed in Jan"),
        ("Is the number of people killed in Tartus city and Raqqa city rising?", "Probably rising: at least 20 people"),
        ("Is the number of incidents in Syria rising?", "Falling: 4 incidents in January 2020, 3 incidents in"),
    ],
)
def test_a_trend_is_as_certain_as_its_counts(question: str, headline: str, desk: Newsdesk) -> None:
    answer = ask(desk, question)
    assert answer.headline.startswith(headline)
    assert (answer.high is None) is ("at least" in headline)


def test_an_average_of_open_tolls_is_at_least(desk: Newsdesk) -> None:
    question = "How many people were killed per attack on average in Syria in January 2020?"
    assert ask(desk, question).headline == "At least 32.5 people killed per incident on average"
    closed = ask(desk, "How many people were killed per attack on average in Raqqa city?")
    assert closed.headline == "65 people killed per incident on average (50 to 70)"
    assert (closed.low, closed.high) == (50, 70)


def test_a_median_of_open_tolls_is_at_least(desk: Newsdesk) -> None:
    answer = ask(desk, "median number of people killed per attack in Syria in January 2020")
    assert answer.headline == "At least 30 people killed per incident is the median"


def test_the_most_is_only_probable_where_another_part_may_have_had_as_many(desk: Newsdesk) -> None:
    answer = ask(desk, "Which town had the most people killed in January 2020?")
    assert answer.headline == "Not certain, by the best counts Latakia: 60 people killed"
    assert "Homs: 40 to at least 90 in 1 incident" in [line.text for line in answer.lines]
    assert any("as many or more" in note and "Homs" in note for note in answer.notes)


def test_a_share_of_uncertain_counts_is_one_of_the_best_counts(desk: Newsdesk) -> None:
    answer = ask(desk, "What percentage of those killed in Tartus city were children?")
    assert answer.headline == "By the best counts 25 per cent of those killed were children"
