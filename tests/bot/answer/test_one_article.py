"""What one article must answer: its toll, the day before, the running total, places, speakers, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.plain import plain
from index.gazetteer import Gazetteer
from store.records import PlacePrecision, Victims
from tests.bot.answer.newsdesk import IDLIB, NOW, Newsdesk, article, claim, exactly
from tests.bot.answer.numbers import stray

MUCH_LATER = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize("now", [NOW, MUCH_LATER])
@pytest.mark.parametrize(
    "question",
    [
        "How many civilians were killed in Idlib on 3 March 2020?",
        "civilians killed in idlib on tuesday?",
        "idlib civilian deaths 3 march",
    ],
)
def test_toll_of_the_day(idlib: Newsdesk, question: str, now: datetime) -> None:
    answer = idlib.service.ask(question, now=now)
    assert (answer.route, answer.value, answer.low, answer.high) == (Route.SUM, 12, 12, None)
    assert answer.headline == "At least 12 civilians killed, five of them children"
    assert quotes(answer) == [IDLIB.split("\n")[0]]
    assert answer.notes[0] == "Not added: another day, 2 Mar 2020 · a running total since September 2018"


def test_an_assumed_day_is_said(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("civilians killed in idlib on tuesday?", now=MUCH_LATER)
    assert "“on tuesday” read as Tue 3 March 2020, the latest that the index covers" in answer.notes


def test_yesterday_is_never_moved(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("civilians killed in idlib yesterday", now=MUCH_LATER)
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No report in the index for Idlib province, Sat 21 November 2026"


@pytest.mark.parametrize("now", [NOW, MUCH_LATER])
def test_initial_reports_of_the_day_before(idlib: Newsdesk, now: datetime) -> None:
    answer = idlib.service.ask("How many civilians were killed in Idlib on Monday 2 March?", now=now)
    assert answer.value == 9
    assert answer.headline == "9 civilians killed, by initial reports"


def test_towns_hit(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("which towns were hit on Tuesday", now=NOW)
    assert answer.route is Route.LIST
    assert answer.headline == "Idlib, Binnish, Sahil Roj"
    assert IDLIB.split("\n")[1] in quotes(answer)


def test_who_says_so_alone_and_as_follow_up(idlib: Newsdesk) -> None:
    alone = idlib.service.ask("who says so?", now=NOW)
    assert alone.headline == "Local sources (in Harbour Post)"
    assert alone.notes[0].startswith("Taken to mean the latest incident: 3 Mar 2020 · Idlib province")
    monday = idlib.service.ask("civilians killed in Idlib on 2 March 2020", now=NOW)
    after = idlib.service.ask("who says so?", now=NOW, previous=monday.plan)
    assert after.headline == "Civil defense (in Harbour Post)"
    assert quotes(after) == [IDLIB.split("\n")[2]]


def test_running_total_is_told_apart(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("How many civilians were killed since September 2018?", now=NOW)
    assert (answer.value, answer.low, answer.high) == (1300, 1300, None)
    assert answer.headline == "More than 1,300 civilians killed, a running total since September 2018"


@pytest.mark.parametrize("question", ["total civilians killed since 2018", "civilians killed in Idlib since 2018?"])
def test_a_running_total_from_within_a_year_answers_for_that_year(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert (answer.route, answer.value) == (Route.SUM, 1300)
    assert answer.headline == "More than 1,300 civilians killed, a running total since September 2018"


def test_who_names_a_town_may_be_another_than_who_gives_the_toll(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("who said that Binnish was hit?", now=NOW)
    assert answer.headline.startswith("White Helmets")
    assert [citation.quote.startswith("Jets struck") for citation in answer.citations] == [True]


@pytest.mark.parametrize(
    "question",
    [
        "list incidents in Idlib as of 1 March 2020",
        "how many airstrikes in Idlib as of 1 March 2020?",
        "which towns were hit as of 1 March 2020?",
        "was anyone killed in Idlib as of 1 March 2020?",
    ],
)
def test_what_was_not_known_then_is_neither_listed_nor_counted(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert (answer.route, answer.value, answer.incidents) == (Route.REFUSAL, None, ())
    assert answer.headline.startswith("No report was in the index then")


@pytest.mark.parametrize(
    "question",
    [
        "civilians killed per month in Idlib as of 1 March 2020",
        "were more people killed in Idlib than in Aleppo as of 1 March 2020?",
        "what share of those killed in Idlib were civilians as of 1 March 2020?",
        "which town had the most people killed as of 1 March 2020?",
    ],
)
def test_figures_of_now_are_not_given_for_a_time(question: str, idlib: Newsdesk) -> None:
    answer = idlib.service.ask(question, now=NOW)
    assert (answer.route, answer.value, answer.rows, answer.incidents) == (Route.CLARIFY, None, (), ())
    assert [(choice.label, choice.plan.as_of) for choice in answer.choices] == [("As known now", None)]


def test_displaced_figures_stand_side_by_side(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("how many people were displaced?", now=NOW)
    text = plain(answer)
    assert "More than 1 million people displaced, running totals" in text
    assert "Hundreds of thousands, a running total" in text
    assert (answer.value, answer.low, answer.high) == (1_000_000, 100_000, None)


def test_a_sum_takes_days_once_and_no_running_total(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("How many civilians were killed in Idlib in March 2020?", now=NOW)
    assert (answer.value, answer.low, answer.high) == (21, 21, None)
    assert len(answer.incidents) == 2


def test_nothing_indexed_is_said_with_what_is(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("what happened in Kharkiv?", now=NOW)
    assert (answer.route, answer.value, answer.citations) == (Route.REFUSAL, None, ())
    assert answer.headline == "No report in the index for Kharkiv province"
    assert answer.notes == ("The index covers Syria: one article of 3 Mar 2020, the newest of 3 Mar 2020.",)


def test_covered_but_none_reported_is_a_zero(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("How many women were killed in Idlib on 3 March 2020?", now=NOW)
    assert (answer.route, answer.value, answer.high) == (Route.SUM, 0, None)
    assert (
        answer.headline
        == "None reported: the one article about Idlib province, Tue 3 March 2020 mentions no women killed"
    )


def test_open_question_is_answered_by_a_quote(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("Who took back Saraqib?", now=NOW)
    assert answer.route is Route.PASSAGE
    assert quotes(answer)[0] == IDLIB.split("\n")[3]


def test_two_tripolis_are_asked_back(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("killed in tripoli last week?", now=NOW)
    assert answer.route is Route.CLARIFY
    assert [choice.label for choice in answer.choices] == ["Tripoli, Libya", "Tripoli, Lebanon"]
    chosen = idlib.service.answer_plan(answer.choices[1].plan)
    assert chosen.headline == "No report in the index for Tripoli, Lebanon, 24 Feb – 1 Mar 2020"


def test_conversation(idlib: Newsdesk) -> None:
    plan, seen = None, []
    for question in (
        *("How many civilians were killed in Idlib on 3 March 2020?", "and on monday?", "undo", "only children"),
        *("list them", "undo", "the day before", "and in Aleppo?"),
    ):
        answer = idlib.service.ask(question, now=NOW, previous=plan)
        plan = answer.plan
        seen.append((answer.route.value, answer.value))
    assert seen == [
        ("sum", 12), ("sum", 9), ("sum", 12), ("sum", 5), ("detail", 1), ("sum", 5), ("sum", 0), ("refusal", None),
    ]  # fmt: skip


def test_changed_parts_are_marked(idlib: Newsdesk) -> None:
    first = idlib.service.ask("How many civilians were killed in Idlib on 3 March 2020?", now=NOW)
    second = idlib.service.ask("and on monday?", now=NOW, previous=first.plan)
    assert [(part.kind, part.label) for part in second.understood if part.changed] == [("period", "Mon 2 March 2020")]


def test_a_group_left_out_is_said_to_have_no_figure(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("how many civilians were killed in Idlib, excluding children?", now=NOW)
    assert (answer.route, answer.value) == (Route.CLARIFY, None)
    assert answer.headline == "No figure is kept “excluding children”"
    assert [choice.label for choice in answer.choices] == ["Answer without it"]


def test_words_that_no_figure_is_kept_by_are_said(idlib: Newsdesk) -> None:
    answer = idlib.service.ask("how many left-handed civilians were killed in Idlib?", now=NOW)
    assert (answer.route, answer.value) == (Route.PASSAGE, None)
    assert answer.headline == "No figure in the index answers this; these passages come nearest"
    assert answer.notes[0] == ("No figure is kept by “left-handed”: the words were looked for in the articles instead.")


def test_a_passage_heads_the_answer_to_a_number_of_things(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    desk.report(article("c1", "There were 42 barn fires around Binnish this summer, the mayor said."))
    answer = desk.service.ask("how many barn fires were there around Binnish?", now=NOW)
    assert answer.headline == "There were 42 barn fires around Binnish this summer, the mayor said."


def test_a_target_that_only_the_text_names_is_no_zero(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("c1", "Three people were killed in Binnish on Sunday.\n\nThe roof of the old church fell in.")
    told = claim(story, 0, "Three", day="2020-03-01", place=desk.place("Binnish"), killed=exactly(3), primary=True)
    desk.report(story, told)
    answer = desk.service.ask("was a church hit in Binnish?", now=NOW)
    assert (answer.route, answer.value) == (Route.PASSAGE, None)
    assert "The roof of the old church fell in." in quotes(answer)
    assert desk.service.ask("was a mosque hit in Binnish?", now=NOW).value == 0


def test_a_camp_is_smaller_than_the_town_beside_it(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    camp = desk.place("Jabalia camp")
    assert camp.lat is not None
    for number, off in enumerate((0.005, 0.02)):  # half a kilometre and two
        spot = replace(
            camp, name=f"Block {number}", geoname_id=None, lat=camp.lat + off, precision=PlacePrecision.EXACT
        )
        story = article(f"c{number}", f"Shells killed {number + 3} people on Sunday.")
        desk.report(
            story, claim(story, 0, "Shells", day="2020-03-01", place=spot, killed=exactly(number + 3), primary=True)
        )
    assert desk.service.ask("how many people were killed in Jabalia camp?", now=NOW).value == 3


def test_names_that_no_field_holds_lead_to_the_reports_that_give_them(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for number, name in enumerate(("the Blue Heron cafe", "a warehouse")):
        story = article(f"c{number}", f"Shells killed {number + 3} people on Sunday.\n\nThey fell on {name}.")
        spot = desk.place("Binnish")
        desk.report(
            story, claim(story, 0, "Shells", day="2020-03-01", place=spot, killed=exactly(number + 3), primary=True)
        )
    answer = desk.service.ask("how many people were killed at the Blue Heron in Binnish?", now=NOW)
    assert (answer.value, answer.low) == (3, 0)
    assert answer.headline == "No figure is kept by “blue” and “heron”; the reports of this name them"
    assert desk.service.ask("how many people were killed at the Grey Goose in Binnish?", now=NOW).value is None


def test_who_says_so_of_the_deadliest_is_who_says_so_of_that_one(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for number, day, source in ((3, "2020-01-05", "Harbour Post"), (8, "2020-02-20", "Sample Wire")):
        story = article(f"c{number}", f"Shells killed {number} children.", source=source, published=f"{day}T17:00:00")
        toll = {"killed": exactly(number), "victims": (Victims("children", exactly(number)),)}
        desk.report(story, claim(story, 0, "Shells", day=day, place=desk.place("Binnish"), primary=True, **toll))
    worst = desk.service.ask("in which attack in Binnish were the most children killed?", now=NOW)
    said = desk.service.ask("who says so?", now=NOW, previous=worst.plan)
    assert (said.headline, [line.text for line in said.lines]) == ("Sample Wire", ["8 children killed: Sample Wire"])


def test_a_town_takes_in_the_camp_of_its_name(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("c1", "Shells killed 3 people on Sunday.")
    desk.report(
        story,
        claim(story, 0, "Shells", day="2020-03-01", place=desk.place("Nuseirat camp"), killed=exactly(3), primary=True),
    )
    assert desk.service.ask("how many people were killed in Nuseirat?", now=NOW).value == 3


def test_of_towns_with_one_name_the_one_that_incidents_name_is_meant(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for number, town in enumerate(("Greensburg, Indiana", "Pittsburgh, Pennsylvania")):
        story = article(f"c{number}", f"A gunman killed {number + 1} people on Sunday.", source=f"Post {number}")
        told = claim(
            story, 0, "A gunman", day="2020-03-01", place=desk.place(town), killed=exactly(number + 1), primary=True
        )
        desk.report(story, told)
    assert desk.service.ask("how many people were killed in Greensburg?", now=NOW).value == 1


def test_the_injured_of_what_only_a_text_names_are_told(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("c1", "Shells hurt 7 people on Sunday.\n\nThey fell on the Blue Heron cafe.")
    desk.report(
        story,
        claim(story, 0, "Shells", day="2020-03-01", place=desk.place("Binnish"), injured=exactly(7), primary=True),
    )
    answer = desk.service.ask("how many casualties were there at the Blue Heron in Binnish?", now=NOW)
    assert (answer.value, [row.value for row in answer.rows if row.key == "injured"]) == (0, [7])


def test_figures_that_no_group_parts_are_told_whole(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("c1", "Gunmen took 5 girls on Sunday.")
    desk.report(
        story,
        claim(story, 0, "Gunmen", day="2020-03-01", place=desk.place("Binnish"), abducted=exactly(5), primary=True),
    )
    assert desk.service.ask("how many girls were abducted in Binnish?", now=NOW).value == 5


def test_how_many_lie_in_no_part_stands_in_the_rows(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    for number, town in enumerate(("Binnish", "Saraqib", None)):
        place = desk.place(town) if town else desk.place("Idlib", PlacePrecision.PROVINCE)
        story = article(f"c{number}", f"Shells killed {number + 3} people on Sunday.", source=f"Post {number}")
        desk.report(
            story,
            claim(
                story, 0, "Shells", day=f"2020-01-0{number + 1}", place=place, killed=exactly(number + 3), primary=True
            ),
        )
    answer = desk.service.ask("killed in Idlib by town", now=NOW)
    assert [(row.label, row.value, row.incidents) for row in answer.rows][-1] == ("not known", None, 1)
    assert stray(answer) == set()


def test_articles_that_do_not_say_that_nobody_died_give_no_zero(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = article("c1", "Shells hurt 7 people on Sunday.")
    desk.report(
        story,
        claim(story, 0, "Shells", day="2020-03-01", place=desk.place("Binnish"), injured=exactly(7), primary=True),
    )
    answer = desk.service.ask("attacks in Binnish where nobody died", now=NOW)
    assert (answer.value, answer.headline) == (None, "No report for Binnish, Idlib says that nobody was killed")


def test_an_index_of_articles_without_a_date_says_so(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    story = replace(article("c1", "Shells killed 3 people in Binnish."), published_at=None)
    desk.report(story, claim(story, 0, "Shells", place=desk.place("Binnish"), killed=exactly(3), primary=True))
    answer = desk.service.ask("killed in Kharkiv in 2019", now=NOW)
    assert "The index covers Syria: one article without a date of publication." in answer.notes
