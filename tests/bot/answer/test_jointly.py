"""Both of one incident: strikes that killed women and children, that hit a school and a clinic, blamed on two sides."""

from __future__ import annotations

import pytest

from bot.answer.answer import Answer
from index.gazetteer import Gazetteer
from store.records import Victims
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim, exactly

BOTH = "Jets struck a school and the clinic beside it in Binnish, killing two women and three children, medics said."
ONE = "Jets struck a school in Saraqib, killing four children, medics said."
OTHER = "Jets struck a bakery in Saraqib, killing one woman, medics said."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    opened = Newsdesk.open(tmp_path_factory.mktemp("jointly"), gazetteer)
    for id, text, town, day, sides, target, women, children in (
        ("both", BOTH, "Binnish", "2020-02-03", "Russian forces, Turkish forces", "school, clinic", 2, 3),
        ("one", ONE, "Saraqib", "2020-02-05", "Russian forces", "school", None, 4),
        ("other", OTHER, "Saraqib", "2020-02-07", "Turkish forces", "bakery", 1, None),
    ):
        story = article(id, text)
        groups = (("women", women), ("children", children))
        opened.report(
            story,
            claim(
                story,
                0,
                "Jets struck",
                primary=True,
                day=day,
                place=opened.place(town),
                killed=exactly((women or 0) + (children or 0)),
                victims=[Victims(name, exactly(n)) for name, n in groups if n is not None],
                by=sides,
                target=target,
            ),
        )
    return opened


def ask(desk: Newsdesk, question: str) -> Answer:
    return desk.service.ask(question, now=NOW)


def test_women_and_children_killed_in_one_strike(desk: Newsdesk) -> None:
    answer = ask(desk, "How many strikes in Idlib killed both women and children?")
    assert (answer.value, answer.headline) == (1, "1 incident (strikes) with both children and women killed")
    assert [part.label for part in answer.understood if part.kind == "group"] == ["both children and women"]
    assert ask(desk, "How many strikes in Idlib killed women or children?").value == 3


def test_a_school_and_a_hospital_hit_at_once(desk: Newsdesk) -> None:
    answer = ask(desk, "How many strikes in Idlib hit both a school and a bakery?")
    assert answer.value in (None, 0)
    assert ask(desk, "How many strikes in Idlib hit a school or a bakery?").value == 3


def test_two_sides_blamed_for_one_incident(desk: Newsdesk) -> None:
    answer = ask(desk, "In how many incidents in Idlib were Russia and Turkey both blamed?")
    assert (answer.value, answer.headline) == (1, "1 incident blamed on both Russia and Turkey")
    assert [part.label for part in answer.understood if part.kind == "perpetrator"] == [
        "blamed: both Russia and Turkey"
    ]
    assert ask(desk, "incidents in Idlib blamed on Russia or Turkey: how many?").value == 3


def test_all_but_one_side(desk: Newsdesk) -> None:
    assert ask(desk, "How many people were killed in Idlib by anyone but Russia?").value == 1


def test_neither_of_two_sides(desk: Newsdesk) -> None:
    assert ask(desk, "How many strikes in Idlib were blamed on neither Russia nor Turkey?").value in (None, 0)
    assert ask(desk, "How many strikes in Idlib were blamed on neither Russia nor Israel?").value == 1


def test_what_was_hit_stands_side_by_side(desk: Newsdesk) -> None:
    answer = ask(desk, "Of the strikes in Idlib, how many hit a school and how many a bakery?")
    assert [row.value for row in answer.rows] == [2, 1]
    assert answer.headline == "More where a school was hit: 2 incidents, against 1 where a bakery was hit"


def test_which_strike_killed_the_most_of_a_group_is_told_by_that_group(desk: Newsdesk) -> None:
    answer = ask(desk, "Which strike in Idlib killed the most children?")
    assert answer.headline.startswith("5 Feb 2020 · Saraqib, Idlib")
    assert ask(desk, "Which strike in Idlib killed the most people?").headline.startswith("3 Feb 2020 · Binnish")
