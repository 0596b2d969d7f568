"""What a reporter on deadline asks: groups that were spared, one strike's toll, two questions in one message."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.answer import Answer, Route
from index.gazetteer import Gazetteer
from store.records import EventType, Place, PlacePrecision, Victims, Weapon
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim, exactly

RAID = (
    "Jets struck Binnish on Sunday, killing 30 people, all of them soldiers and none of them civilians, rescuers said."
)
SECOND = "Jets struck Saraqib on Monday, killing 20 people, four of them civilians, rescuers said."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    opened = Newsdesk.open(tmp_path_factory.mktemp("deadline"), gazetteer)
    for name, text, town, day, killed, civilians in (
        ("raid", RAID, "Binnish", "2020-03-01", 30, 0),
        ("second", SECOND, "Saraqib", "2020-03-02", 20, 4),
    ):
        story = article(name, text)
        opened.report(
            story,
            claim(
                story,
                0,
                "Jets struck",
                primary=True,
                day=day,
                place=opened.place(town),
                killed=exactly(killed),
                victims=[Victims("civilians", exactly(civilians))],
                by="Russian forces",
            ),
        )
    return opened


def ask(desk: Newsdesk, question: str) -> Answer:
    return desk.service.ask(question, now=NOW)


def test_strikes_that_killed_none_of_a_group_are_those_said_to_have_killed_none(desk: Newsdesk) -> None:
    answer = ask(desk, "How many strikes in Idlib had no civilian deaths?")
    assert (answer.value, answer.headline) == (1, "1 incident (strikes) with no civilians killed")


def test_a_number_in_one_strike_is_looked_for_in_each_and_not_in_their_sum(desk: Newsdesk) -> None:
    answer = ask(desk, "Is it true that more than 40 people died in a single strike in Idlib?")
    assert (answer.route, answer.value) == (Route.COUNT, 0)
    assert ask(desk, "Did more than 25 people die in one strike in Idlib?").value == 1
    assert ask(desk, "Did more than 40 people die in Idlib?").headline == "50 people killed in 2 incidents"


def test_where_the_deadliest_strike_was_is_that_strike(desk: Newsdesk) -> None:
    answer = ask(desk, "Where was the deadliest strike in Syria?")
    assert len(answer.incidents) == 1
    assert "Binnish" in answer.headline


def test_a_strike_that_takes_nothing_back(desk: Newsdesk) -> None:
    answer = ask(desk, "Was there a strike that killed more than 25 people in Idlib?")
    assert (answer.route, answer.value) == (Route.COUNT, 1)
    assert ask(desk, "killed in Binnish, strike that, in Saraqib").value == 20


def test_of_two_asks_the_first_is_answered_and_the_other_beside_it(desk: Newsdesk) -> None:
    answer = ask(desk, "Hi! I need the number of people killed in Saraqib on Monday. Also which strike was the worst?")
    assert answer.value == 20
    assert answer.lines[0].text.startswith("“Also which strike was the worst?” 2 Mar 2020 · Saraqib, Idlib")


def test_words_behind_a_question_narrow_it(desk: Newsdesk) -> None:
    assert ask(desk, "In Idlib, how many killed? Civilians only please.").value == 4


def test_two_sides_that_are_joined_are_both_meant(desk: Newsdesk) -> None:
    both = ask(desk, "How many people did Turkey and Russia kill in Idlib?")
    assert both.value == 50
    assert [part.label for part in both.understood if part.kind == "perpetrator"] == ["blamed: Turkey or Russia"]


def test_a_body_known_by_its_letters_is_the_one_that_reports_name_in_full(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("said", "A raid on Binnish killed six people, the Syrian Observatory for Human Rights said.")
    desk.report(
        story,
        claim(
            story,
            0,
            "A raid",
            primary=True,
            day="2020-03-02",
            place=desk.place("Binnish"),
            killed=exactly(6),
            says="Syrian Observatory for Human Rights",
        ),
    )
    assert ask(desk, "According to SOHR, how many people were killed in Binnish?").value == 6
    named = ask(desk, "killed in Binnish according to the Syrian Observatory for Human Rights")
    assert named.value == 6
    assert ask(desk, "killed in Binnish according to SNHR").value is None


def test_a_part_of_a_group_is_said_to_have_no_figure_of_its_own(desk: Newsdesk) -> None:
    answer = ask(desk, "How many girls were killed in Idlib?")
    assert [part.label for part in answer.understood if part.kind == "group"] == [
        "children (no figure is kept of girls alone)"
    ]
    both = ask(desk, "How many boys and girls were killed in Idlib?")
    assert [part.label for part in both.understood if part.kind == "group"] == ["children"]


def test_a_town_that_only_incidents_name_is_known_by_that_name(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for id, town, province, killed in (("a", "Qelburun", "Idlib", 5), ("b", "Binnish city centre", "Idlib", 4)):
        story = article(id, f"A raid on {town} killed several people.")
        spot = Place(town, province, "SY", None, None, PlacePrecision.TOWN)
        if id == "b":
            spot = replace(desk.place("Binnish"), name=town, geoname_id=None)
        desk.report(
            story, claim(story, 0, "A raid", primary=True, day="2020-03-02", place=spot, killed=exactly(killed))
        )
    answer = ask(desk, "How many people were killed in Qelburun?")
    assert answer.value == 5
    assert [part.label for part in answer.understood if part.kind == "place"] == ["Qelburun, Idlib"]
    assert ask(desk, "killed in Binnish").value == 4  # its centre is the town


def test_what_was_hit_stands_in_the_text_shown_for_it(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("raid", "A raid on Binnish killed six people. Drivers were held at a roadblock near Binnish.")
    desk.report(
        story,
        claim(story, 0, "A raid", primary=True, day="2020-03-02", place=desk.place("Binnish"), killed=exactly(6)),
    )
    answer = ask(desk, "Were there any strikes on schools in Binnish?")
    assert answer.route is not Route.PASSAGE
    assert not answer.citations


def test_incidents_are_told_apart_by_their_sources_and_by_quarters(desk: Newsdesk) -> None:
    answer = ask(desk, "How many strikes in Idlib have at least two sources?")
    assert (answer.route, answer.value) == (Route.COUNT, 0)
    assert [part.label for part in answer.understood if part.kind == "sources"] == ["2 or more independent sources"]
    assert ask(desk, "How many strikes in Idlib have at least one source?").value == 2
    quarters = ask(desk, "people killed in Idlib per quarter in 2020")
    assert [(row.key, row.label, row.value) for row in quarters.rows] == [("2020-Q1", "January – March 2020", 50)]
    assert ask(desk, "which quarter of 2020 had the most people killed in Idlib?").headline.startswith(
        "January – March 2020: 50 people killed"
    )


def test_of_those_shot_the_share_that_died_is_of_the_dead_and_the_injured(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("bar", "A gunman opened fire in Columbus, Ohio, on Sunday, killing one and wounding three.")
    desk.report(
        story,
        claim(
            story,
            0,
            "A gunman",
            event=EventType.ATTACK,
            weapon=Weapon.FIREARM,
            primary=True,
            day="2020-03-01",
            place=desk.place("Columbus, Ohio"),
            killed=exactly(1),
            injured=exactly(3),
        ),
    )
    answer = ask(desk, "What percentage of people shot in Columbus, Ohio in 2020 died?")
    assert (answer.value, answer.headline) == (25, "25 per cent of those killed or injured were killed")
    assert [row.value for row in answer.rows] == [1, 3]


def test_words_that_no_figure_heeds_get_no_figure(desk: Newsdesk) -> None:
    for question in (
        "How many strikes in Idlib have no known perpetrator?",
        "In how many strikes in Idlib was the bomber killed?",
        "How many strikes in Idlib injured 3 or more people but killed no one?",
        "What is the latest toll for Idlib?",
        "How many people over 60 were killed in Idlib?",
    ):
        answer = ask(desk, question)
        assert (answer.route, answer.value) == (Route.CLARIFY, None), question
        assert answer.headline.startswith("Not understood: “"), question


def test_strikes_with_casualties_are_those_that_killed_or_injured(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("medics", "A raid on Binnish on Monday wounded two medics.")
    desk.report(
        story,
        claim(
            story,
            0,
            "A raid",
            primary=True,
            day="2020-03-02",
            place=desk.place("Binnish"),
            injured=exactly(2),
            victims=[Victims("medics", injured=exactly(2))],
        ),
    )
    answer = ask(desk, "Killed or wounded: medics, Syria, any year")
    assert (answer.route, answer.value) == (Route.COUNT, 1)
    assert answer.headline == "Yes, reported: 1 incident with medics killed or injured"
    assert ask(desk, "how many strikes with casualties in Binnish").value == 1
    assert ask(desk, "was anyone killed in Binnish?").value == 0
