"""What a follow-up points at in an answer: one incident of a list, one part of a grouping, one of several places.

A conversation is one line; under it stand the answers of some turns: the turn's number, then how its answer begins.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.plan import Plan
from index.gazetteer import Gazetteer
from store.records import Victims, Weapon
from tests.bot.answer.newsdesk import Newsdesk, article, claim, exactly

NOW = datetime(2020, 3, 4, 12, 0, tzinfo=UTC)
STRIKES = (  # (id, place, day, text, killed, injured, who of the dead, side)
    ("binnish", "Binnish", "2019-05-02", 20, 4, (Victims("children", killed=exactly(2)),), "Russian forces"),
    ("ariha", "Ariha", "2019-05-09", 7, 30, (Victims("women", killed=exactly(3)),), "Syrian government forces"),
    ("saraqib", "Saraqib", "2019-06-11", 11, None, (Victims("women", killed=exactly(5)),), "Russian forces"),
    ("hama", "Hama", "2019-06-20", 3, 2, (), "Syrian government forces"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """Four airstrikes of 2019, three of them in Idlib."""
    desk = Newsdesk.open(tmp_path_factory.mktemp("strikes"), gazetteer)
    for name, place, day, killed, injured, victims, side in STRIKES:
        text = (
            f"Jets of {side} killed {killed} people in {place}, rescuers said.\n"
            f"The pilot over {place} was aged {killed + 20}, rescuers said."
        )
        story = article(f"strike-{name}", text, published=f"{day}T18:00:00")
        strike = claim(
            story,
            0,
            "Jets of",
            primary=True,
            weapon=Weapon.AIRSTRIKE,
            day=day,
            place=desk.place(f"{place}, Syria"),
            killed=exactly(killed),
            injured=exactly(injured) if injured else None,
            victims=victims,
            by=side,
            says="rescuers",
        )
        desk.report(story, strike)
    return desk


CONVERSATIONS = """
deadliest airstrike in Idlib in 2019 | how many children were killed? | the next one
    2 2 children killed
    3 11 Jun 2019 · Saraqib

airstrikes in Idlib in 2019 | the second one | how many women were killed? | who did it?
    2 9 May 2019 · Ariha
    3 3 women killed
    4 Blamed in the reports: Syrian government forces

airstrikes in Idlib in 2019 | the second one | and in Hama?
    2 9 May 2019 · Ariha
    3 20 Jun 2019 · Hama

airstrikes in Idlib in 2019 | how many were injured in the third one? | where was it?
    2 4 people injured
    3 Binnish

airstrikes in Idlib in 2019 | tell me more about number 3
    2 2 May 2019 · Binnish

airstrikes in Idlib in 2019 | the last of those | was it the Russians?
    2 2 May 2019 · Binnish
    3 Blamed in the reports: Russian forces

deadliest airstrike in Idlib in 2019 | was the pilot over the suspects aged?
    2 The pilot over Binnish was aged 40, rescuers said.

latest airstrike in Idlib | how many victims?
    2 11 people killed

which month had the most killed in Hama in 2018? | what happened in that month?
    2 The answer before named none

airstrikes in Idlib in 2019 | the fifth one
    2 There is no number 5: 3 incidents in all

deadliest airstrike in Idlib in 2019 | how many women were killed? | was anyone abducted? | when was that?
    1 2 May 2019 · Binnish
    2 The reports of it give no number of women killed
    3 The reports of it give no number of people abducted
    4 2 May 2019 · Binnish

deadliest airstrike in Idlib in 2019 | the second deadliest | the next one
    2 11 Jun 2019 · Saraqib
    3 9 May 2019 · Ariha

latest airstrike in Idlib | the one before that | and before that | and before that | the one after that
    1 11 Jun 2019 · Saraqib
    2 9 May 2019 · Ariha
    3 2 May 2019 · Binnish
    4 There is no number 4: 3 incidents in all
    5 9 May 2019 · Ariha

latest airstrike in Idlib | the one before | the one after
    1 11 Jun 2019 · Saraqib
    2 9 May 2019 · Ariha
    3 11 Jun 2019 · Saraqib

airstrikes in Idlib in 2019 | the first one | the one after | the one before
    2 11 Jun 2019 · Saraqib
    3 9 May 2019 · Ariha
    4 11 Jun 2019 · Saraqib

airstrikes in Idlib in 2019, deadliest first | the second one | the one after | the one before that
    2 11 Jun 2019 · Saraqib
    3 9 May 2019 · Ariha
    4 11 Jun 2019 · Saraqib

deadliest airstrike in Idlib in 2019 | how old was the pilot? | list them all
    2 The pilot over Binnish was aged 40, rescuers said.
    3 3 incidents, deadliest first

airstrikes in Idlib in 2019 | how old was the victim?
    2 Of which incident?

which month had the most killed in Idlib in 2019? | what happened then? | how many were killed there?
    1 May 2019: 27 people killed

which month had the most killed in Idlib in 2019? | list the incidents in that month | how many were injured
    1 May 2019: 27 people killed
    2 2 incidents, latest first
    3 34 people injured

which town had the most killed in 2019? | how many were injured there? | the second
    1 Binnish, Idlib: 20 people killed
    2 4 people injured

killed in Syria by province in 2019 | which was worst? | and the fewest? | the second one
    2 Idlib: 38 people killed
    3 Hama: 3 people killed
    4 3 incidents, latest first

deadliest airstrike in Idlib in 2019 | who did it? | how many did they kill in 2019?
    2 Blamed in the reports: Russian forces
    3 31 people killed
"""


def conversations() -> list[tuple[list[str], list[tuple[int, str]]]]:
    found = []
    for block in CONVERSATIONS.strip().split("\n\n"):
        turns, *lines = block.split("\n")
        pairs = [line.strip().split(" ", 1) for line in lines]
        found.append((turns.split(" | "), [(int(number), begins) for number, begins in pairs]))
    return found


def talk(desk: Newsdesk, turns: list[str]) -> list[Answer]:
    plan: Plan | None = None
    answers = []
    for turn in turns:
        answers.append(desk.service.ask(turn, now=NOW, previous=plan))
        plan = answers[-1].plan or plan
    return answers


@pytest.mark.parametrize(("turns", "expected"), conversations(), ids=lambda value: str(value)[:60])
def test_what_is_pointed_at_is_answered(turns: list[str], expected: list[tuple[int, str]], desk: Newsdesk) -> None:
    answers = talk(desk, turns)
    for number, begins in expected:
        assert answers[number - 1].headline.startswith(begins), (number, answers[number - 1].headline)


def test_a_picked_incident_is_named_in_what_was_understood(desk: Newsdesk) -> None:
    *_, answer = talk(desk, ["airstrikes in Idlib in 2019", "the second one", "how many women were killed?"])
    assert [part.label for part in answer.understood] == ["killed", "women", "Ariha, Idlib, 9 May 2019"]
    assert [incident.told.place.name for incident in answer.incidents if incident.told and incident.told.place] == [
        "Ariha"
    ]


def test_each_incident_that_may_be_meant_is_offered_and_can_be_asked_about(desk: Newsdesk) -> None:
    *_, answer = talk(desk, ["airstrikes in Idlib in 2019", "how old was the pilot, and the victim?"])
    assert answer.route is Route.CLARIFY
    labels = [choice.label for choice in answer.choices]
    assert labels == ["Saraqib, Idlib, 11 Jun 2019", "Ariha, Idlib, 9 May 2019", "Binnish, Idlib, 2 May 2019"]
    told = desk.service.answer_plan(answer.choices[1].plan)
    assert told.headline == "The pilot over Ariha was aged 27, rescuers said."


def test_of_two_that_are_alike_the_one_meant_is_asked_for(desk: Newsdesk) -> None:
    *_, answer = talk(desk, ["which month had the most airstrikes in Idlib in 2019?", "and in June", "undo"])
    assert answer.headline.startswith("May 2019: 2 incidents")


def test_undo_leads_back_from_a_picked_incident(desk: Newsdesk) -> None:
    *_, answer = talk(desk, ["airstrikes in Idlib in 2019", "the second one", "undo"])
    assert answer.headline == "3 incidents, latest first"


def test_of_a_picked_incident_only_what_is_asked_of_it_can_be_changed(desk: Newsdesk) -> None:
    *_, answer = talk(desk, ["airstrikes in Idlib in 2019", "how many were injured in the second one?"])
    assert answer.plan is not None
    parts = {part.title: part for part in desk.service.alternatives(answer.plan)}
    assert list(parts) == ["What", "Whom", "Which one"]
    assert desk.service.answer_plan(parts["What"].choices[0].plan).headline == "7 people killed, three of them women"
    every = desk.service.answer_plan(parts["Which one"].choices[0].plan)
    assert (parts["Which one"].label, every.headline) == (
        "Ariha, Idlib, 9 May 2019",
        "34 people injured in 2 incidents",
    )
