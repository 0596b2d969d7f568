"""Follow-ups as people type them: what they leave out is taken from the answers before, and nothing else is.

In `conversations.txt` a conversation is one line; under it stands, for each turn after the first, the plan it is read
as (`reading.summary`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer.plan import Plan
from index.gazetteer import Gazetteer
from store.records import Victims
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim, exactly
from tests.bot.answer.reading import summary

CONVERSATIONS = Path(__file__).with_name("conversations.txt")


def conversations() -> list[tuple[tuple[str, ...], list[str]]]:
    found = []
    for block in CONVERSATIONS.read_text().strip().split("\n\n"):
        turns, *plans = block.split("\n")
        found.append((tuple(turns.split(" | ")), [plan.strip() for plan in plans]))
    return found


@pytest.mark.parametrize(("turns", "plans"), conversations(), ids=lambda value: " | ".join(value)[:60])
def test_turns_are_read_as(turns: tuple[str, ...], plans: list[str], idlib: Newsdesk) -> None:
    plan: Plan | None = None
    seen = []
    for turn in turns:
        plan = idlib.service.ask(turn, now=NOW, previous=plan).plan
        assert plan is not None
        seen.append(summary(plan))
    assert seen[1:] == plans


CORRECTED = {
    "killed in Idlib, no sorry, in Aleppo, in March 2017": "sum killed @Aleppo province 2017-03-01..2017-03-31",
    "killed in Hama 2018. sorry I meant Homs": "sum killed @Homs province 2018-01-01..2018-12-31",
    "killed in Idlib in 2016, I mean 2017": "sum killed @Idlib province 2017-01-01..2017-12-31",
    "how many were killed, no wait, injured in Idlib in 2019": "sum injured @Idlib province 2019-01-01..2019-12-31",
    "deaths in Aleppo, make that civilians only, 2016": "sum killed civilians @Aleppo province 2016-01-01..2016-12-31",
    "How many died in Idlib on 2 March? Actually, on 3 March.": "sum killed @Idlib province 2020-03-03..2020-03-03",
    "killed in Homs in 2016, sorry for asking again": "sum killed @Homs province 2016-01-01..2016-12-31",
    "were there no deaths in Idlib in 2019, actually": "exists killed @Idlib province 2019-01-01..2019-12-31",
}


@pytest.mark.parametrize(("question", "plan"), CORRECTED.items())
def test_what_is_taken_back_is_not_asked(question: str, plan: str, idlib: Newsdesk) -> None:
    read = idlib.service.read(question, now=NOW).plan
    assert read is not None
    assert summary(read) == plan


@pytest.mark.parametrize("text", ["hmm the other kind", "what about the rest of it", "how many adults", "either way"])
def test_a_fragment_that_changes_nothing_is_said_not_to_be_understood(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline == "I could not tell what this changes in the question before"
    assert answer.value is None
    assert not answer.citations
    after = idlib.service.ask("only children", now=NOW, previous=answer.plan)
    assert after.value == 5


def test_undo_takes_back_what_was_not_understood(idlib: Newsdesk) -> None:
    plan: Plan | None = None
    for turn in ("killed in Idlib on 3 March 2020", "only children", "either way", "undo"):
        answer = idlib.service.ask(turn, now=NOW, previous=plan)
        plan = answer.plan
    assert answer.value == 5


def test_which_place_is_asked_until_it_is_chosen(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Tripoli in 2012", now=NOW)
    second = idlib.service.ask("and in 2014?", now=NOW, previous=first.plan)
    assert second.headline == "Which Tripoli?"
    assert [summary(choice.plan) for choice in second.choices] == [
        "sum killed @Tripoli, Libya 2014-01-01..2014-12-31",
        "sum killed @Tripoli, Lebanon 2014-01-01..2014-12-31",
    ]


@pytest.mark.parametrize(
    "thanks", ["great, thank you", "good, thank you", "thx, that will be all", "thanks a lot", "ok", "cool, thx!"]
)
def test_thanks_are_taken_as_thanks(thanks: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    said = idlib.service.ask(thanks, now=NOW, previous=first.plan)
    assert (said.headline, said.notes) == ("Ask on whenever you like", ())
    assert idlib.service.ask("only children", now=NOW, previous=said.plan).value == 5


def test_a_forecast_is_refused_with_a_way_to_the_latest(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("what will happen in Idlib next week?", now=NOW)
    assert answer.headline == "I only report what articles said, not what will happen"
    assert [choice.label for choice in answer.choices] == ["Latest on Idlib province"]
    assert summary(answer.choices[0].plan) == "list @Idlib province order=latest"


def test_a_time_that_is_left_out_is_not_taken_for_the_time_meant(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib since 2018", now=NOW)
    answer = idlib.service.ask("excluding 2019", now=NOW, previous=first.plan)
    assert answer.headline == "A time cannot be left out of the one before"
    assert answer.plan == first.plan


@pytest.mark.parametrize(
    "text",
    [
        *("only children", "without women", "the second one", "undo", "list them", "is that confirmed?", "by whom?"),
        *("more", "next", "why?", "how many?", "both together", "how sure are you?", "the deadliest?"),
        *("how many were killed there?", "how many died in that attack?", "what happened the day before?"),
        *("how many civilians were killed in Idlib that day?", "were there strikes in the same month?"),
    ],
)
def test_a_follow_up_to_nothing_is_said_to_be_one(text: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(text, now=NOW)
    assert answer.headline == "That changes a question, and none stands before it"
    assert (answer.plan, answer.value, answer.citations) == (None, None, ())


@pytest.mark.parametrize("text", ["list them", "break it down by month", "who did it?", "which month had the most?"])
def test_what_one_side_of_a_comparison_can_answer_is_asked_back(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("compare killed in Idlib and Hama in March 2020", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline == "Of which of them?"
    assert [choice.label for choice in answer.choices] == ["Idlib province", "Hama province"]
    places = [[term.label for term in choice.plan.places] for choice in answer.choices]
    assert places == [["Idlib province"], ["Hama province"]]
    assert not any(choice.plan.versus for choice in answer.choices)


def test_the_total_of_a_comparison_is_not_asked_back(idlib: Newsdesk) -> None:
    first = idlib.service.ask("compare killed in Idlib and Hama in March 2020", now=NOW)
    answer = idlib.service.ask("both together", now=NOW, previous=first.plan)
    assert answer.plan is not None
    assert summary(answer.plan) == "sum killed @Idlib province | Hama province 2020-03-01..2020-03-31"


@pytest.mark.parametrize("text", ["is that disputed?", "who says 50?", "by whom?", "was that more than before?"])
def test_a_question_about_what_was_said_is_never_answered_of_the_whole_index(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Hama in 2016", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.value in (None, 0)
    assert not answer.incidents


@pytest.mark.parametrize("text", ["who says 50?", "who did it?", "list them", "was that more than that?"])
def test_nor_where_the_question_before_named_nothing(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("what do you cover?", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline.startswith("I could not tell ")
    assert not answer.incidents


def test_how_sure_a_figure_is_is_told_by_the_status_of_its_incidents(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask("is that confirmed?", now=NOW, previous=first.plan)
    assert answer.notes[-1] == "Status: single source"
    several = idlib.service.ask("killed in Idlib in March 2020", now=NOW)
    answer = idlib.service.ask("how sure are you?", now=NOW, previous=several.plan)
    assert "Status: 2 single source" in answer.notes
    assert [(row.key, row.value) for row in answer.rows] == [("single_source", 2)]


def test_nobody_says_so_where_nothing_was_reported(idlib: Newsdesk) -> None:
    first = idlib.service.ask("injured in Saraqib on 3 March 2020", now=NOW)
    answer = idlib.service.ask("is that confirmed?", now=NOW, previous=first.plan)
    assert (answer.value, answer.citations, answer.incidents) == (first.value, (), ())
    assert answer.headline == first.headline


def test_what_happened_is_asked_of_the_day_that_was_named(idlib: Newsdesk) -> None:
    first = idlib.service.ask("which day had the most killed in Idlib in March 2020?", now=NOW)
    answer = idlib.service.ask("what happened?", now=NOW, previous=first.plan)
    assert answer.plan is not None
    assert summary(answer.plan) == "list killed @Idlib province 2020-03-03..2020-03-03"


def test_the_worst_month_of_none_can_be_asked_about(idlib: Newsdesk) -> None:
    first = idlib.service.ask("which month was worst in Hama in 2016?", now=NOW)
    answer = idlib.service.ask("what happened there?", now=NOW, previous=first.plan)
    assert answer.headline == "The answer before named none"


@pytest.mark.parametrize("text", ["exclude children", "without the women", "not counting men"])
def test_a_group_left_out_is_refused_by_its_name(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline.startswith("No figure is kept “without ")
    assert answer.value is None
    assert answer.plan == first.plan


def test_an_open_question_is_asked_of_another_place_in_its_own_words(idlib: Newsdesk) -> None:
    first = idlib.service.ask("who reopened the road to Saraqib?", now=NOW)
    answer = idlib.service.ask("and in Binnish?", now=NOW, previous=first.plan)
    assert answer.plan is not None
    assert answer.plan.text == "who reopened the road to Binnish?"


def test_a_long_list_goes_on_and_ends(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for day in range(1, 14):
        story = article(f"c{day}", f"Shells killed {day} people in Binnish.", published=f"2020-02-{day:02}T17:00:00")
        binnish = desk.place("Binnish")
        desk.report(
            story, claim(story, 0, "Shells", day=f"2020-02-{day:02}", place=binnish, killed=exactly(day), primary=True)
        )
    plan: Plan | None = None
    shown = []
    for turn in ("list the attacks in Binnish in February 2020", "next", "the second one", "undo", "more", "list them"):
        answer = desk.service.ask(turn, now=NOW, previous=plan)
        plan = answer.plan
        shown.append((answer.value, answer.headline, [line.text for line in answer.lines][1:]))
    tolls = [f"{day} Feb 2020 · Binnish, Idlib · airstrike · {day} killed · single source" for day in range(13, 0, -1)]
    assert shown[0] == (13, "13 incidents, latest first", [*tolls[:10], "and others"])
    assert shown[1] == (
        13,
        "13 incidents, latest first",
        tolls[10:],
    )
    assert shown[2][1] == tolls[11]
    assert shown[4][1] == "Those are all of them"
    assert shown[5] == shown[0]


def test_more_of_one_incident_is_more_about_it(idlib: Newsdesk) -> None:
    first = idlib.service.ask("list attacks with at least 5 killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask("more", now=NOW, previous=first.plan)
    assert answer.value == 1
    assert answer.incidents == first.incidents


@pytest.mark.parametrize(
    "text", ["how many such cases?", "is that more or less the same?", "how many of these people?"]
)
def test_a_question_that_names_nothing_is_not_asked_of_the_whole_index(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("husbands who killed their wives", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline.startswith("I could not tell ")
    assert (answer.value, answer.incidents) == (None, ())


def test_overall_asks_of_the_whole_index(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Hama in 2016", now=NOW)
    answer = idlib.service.ask("how many people were killed overall?", now=NOW, previous=first.plan)
    assert answer.value == 21


def test_of_two_questions_in_a_follow_up_the_first_is_answered(idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask("who did it, and how do you know?", now=NOW, previous=first.plan)
    assert answer.headline == "Blamed in the reports: Syrian government forces"
    assert answer.notes[-1] == "One question at a time; not answered: “how do you know”"


def test_the_last_one_of_a_time_without_any_is_the_last_before_it(idlib: Newsdesk) -> None:
    first = idlib.service.ask("anything in Idlib today?", now=NOW)
    assert first.value in (None, 0)
    answer = idlib.service.ask("when was the last incident there?", now=NOW, previous=first.plan)
    assert answer.headline.startswith("3 Mar 2020 · ")
    assert [part.label for part in answer.understood if part.changed and part.kind == "period"] == ["before 4 Mar 2020"]


def test_killed_and_injured_side_by_side_are_counted_each_as_what_they_are(idlib: Newsdesk) -> None:
    first = idlib.service.ask("strikes in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask("how many dead and how many wounded?", now=NOW, previous=first.plan)
    assert answer.headline == "At least 12 people killed, 0 people injured"


def test_on_the_first_of_the_days_shown_is_on_that_day(idlib: Newsdesk) -> None:
    first = idlib.service.ask("which day had the most killed in Idlib in March 2020?", now=NOW)
    answer = idlib.service.ask("how many children on the first?", now=NOW, previous=first.plan)
    assert answer.plan is not None
    assert summary(answer.plan) == "sum killed children @Idlib province 2020-03-03..2020-03-03"


def test_a_question_of_its_own_place_and_people_is_not_laid_over_the_one_before(idlib: Newsdesk) -> None:
    first = idlib.service.ask("who was hurt at the Blue Heron house", now=NOW)
    answer = idlib.service.ask("ok, poets killed in Hama", now=NOW, previous=first.plan)
    assert answer.plan is not None
    assert summary(answer.plan) == "sum killed @Hama province words=poets"


def test_the_gunman_is_the_one_of_the_incident_spoken_of(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for number, name in ((9, "Quill"), (4, "Marsh")):
        story = article(f"c{number}", f"A gunman shot {number} people dead in Binnish on Sunday. Police named {name}.")
        spot = desk.place("Binnish")
        young = (Victims("children", killed=exactly(2)),) if name == "Marsh" else ()
        shot = claim(story, 0, "A gunman", day="2020-03-01", place=spot, killed=exactly(number), victims=young)
        desk.report(story, shot)
    plan: Plan | None = None
    for turn in ("worst incident in Binnish in March 2020", "how many were children?", "who was the gunman?"):
        answer = desk.service.ask(turn, now=NOW, previous=plan)
        plan = answer.plan
    assert "Marsh" not in " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize("text", ["which is the most reliable source for this?", "is that plausible?"])
def test_what_points_back_and_changes_nothing_is_not_looked_up_in_all_articles(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline == "I could not tell what this changes in the question before"
    assert not answer.citations


@pytest.mark.parametrize("text", ["anyone under 12 killed?", "only women over 60", "those with an unknown toll"])
def test_what_no_figure_tells_is_said_and_changes_nothing(text: str, idlib: Newsdesk) -> None:
    first = idlib.service.ask("killed in Idlib on 3 March 2020", now=NOW)
    answer = idlib.service.ask(text, now=NOW, previous=first.plan)
    assert answer.headline.startswith("Not understood: “")
    assert (answer.value, answer.plan) == (None, first.plan)
    assert [choice.label for choice in answer.choices] == ["Answer without it"]


def test_whether_he_died_is_asked_of_him(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("gun", "A gunman shot five people dead in Binnish on Sunday. Police said he then killed himself.")
    shot = claim(story, 0, "A gunman", day="2020-03-01", place=desk.place("Binnish"), killed=exactly(5), primary=True)
    desk.report(story, shot)
    first = desk.service.ask("how many people were killed in Binnish?", now=NOW)
    for text in ("was he killed too?", "did the gunman survive?"):
        answer = desk.service.ask(text, now=NOW, previous=first.plan)
        assert (answer.route.value, answer.value) == ("passage", None)


def test_an_open_question_is_asked_on_of_somebody_in_it(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for id, text in (
        ("heron", "Police at Fort Heron have not named the shooter, and his motive is not known."),
        ("mill", "The motive of the shooter at the mill was a quarrel, neighbours said."),
    ):
        desk.report(article(id, text))
    first = desk.service.ask("Fort Heron", now=NOW)
    answer = desk.service.ask("what was the motive?", now=NOW, previous=first.plan)
    assert answer.plan is not None
    assert answer.plan.words == ("fort", "heron")
    assert answer.plan.text == "Fort Heron what was the motive"
