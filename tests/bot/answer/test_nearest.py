"""Where no incident meets every part of a question: what comes nearest, said openly, and what is never widened."""

from __future__ import annotations

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.plan_wire import plan_from_wire
from index.gazetteer import Gazetteer
from store.records import EventType, Weapon
from tests.bot.answer.newsdesk import Newsdesk, article, claim, exactly

OAKS = (
    "Two people were killed when a man opened fire at a house in Kokomo, Indiana, on Saturday, police said.\n"
    "Officers found Marian and Theo Kestrel in the kitchen. Their daughter Wren was not hurt.\n"
    "The shots were heard as far as Peru, Indiana. Brindle, a dog on her first mission, found the gun."
)
MILL = (
    "A shooting outside a mill in Gary, Indiana, left a man dead on 7 June, the coroner said.\n"
    "He was identified as Kristofer Vale, 31. Neighbours in Tansy Corner heard the shots."
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    made = Newsdesk.open(tmp_path_factory.mktemp("nearest"), gazetteer)
    shooting = {"event": EventType.ATTACK, "weapon": Weapon.FIREARM, "primary": True}
    oaks, mill = (
        article("oaks", OAKS, published="2020-05-03T09:00:00"),
        article("mill", MILL, published="2020-06-09T09:00:00"),
    )
    made.report(
        oaks,
        claim(
            oaks, 0, "Two people", day="2020-05-02", place=made.place("Kokomo, Indiana"), killed=exactly(2), **shooting
        ),
    )
    made.report(
        mill,
        claim(
            mill,
            0,
            "A shooting",
            day="2020-06-07",
            place=made.place("Gary, Indiana"),
            killed=exactly(1),
            people=("Kristofer Vale",),
            **shooting,
        ),
    )
    return made


def told(answer: Answer) -> tuple[Route, float | None, tuple[str, ...], str]:
    """Route, value, the incidents' articles, the headline."""
    return (
        answer.route,
        answer.value,
        tuple(a for i in answer.incidents for a in i.articles),
        answer.headline,
    )


def test_where_nobody_is_named_few_incidents_are_shown_without_a_figure(desk: Newsdesk) -> None:
    question = "Which fatal shooting happened in Indiana in {} involving someone with the last name Quill?"
    answer = desk.service.ask(question.format("2020"))
    assert (answer.route, answer.value, answer.low, answer.high) == (Route.LIST, None, None, None)
    assert "This is no answer: no report ties the name to it." in answer.notes
    assert answer.headline == "No report names the last name Quill; these 2 incidents fit the rest"
    assert {a for i in answer.incidents for a in i.articles} == {"oaks", "mill"}
    assert desk.service.ask(question.format("2020").replace(" in Indiana", "")).route is Route.REFUSAL


@pytest.mark.parametrize(
    ("question", "article_id", "said"),
    [
        (
            "Which fatal shooting happened in Indiana involving Theo Kestrel?",
            "oaks",
            "Theo Kestrel stands in the reports, not clearly as a victim or suspect",
        ),
        (
            "Which fatal shooting happened in 2020 involving Wren Kestrel?",
            "oaks",
            "Wren Kestrel stands in the reports, not clearly as a victim or suspect",
        ),
        (
            "Which fatal shooting happened in 2020 involving someone with the first name Kristoffer?",
            "mill",
            "No report names the first name Kristoffer; the name is given as Kristofer Vale",
        ),
        (
            "Which fatal shooting happened in May 2020 in Peru, Indiana?",
            "oaks",
            "No report places it in Peru, Indiana; named in reports about Kokomo, Indiana",
        ),
        (
            "Which fatal shooting happened in Ohio involving Kristofer Vale?",
            "mill",
            "No report places it in Ohio (U.S. state), but in Gary, Indiana",
        ),
        (
            "Which fatal shooting happened on 8 June 2020 in Gary, Indiana?",
            "mill",
            "No report dates it Mon 8 June 2020, but 7 Jun 2020",
        ),
        (
            "Which fatal shooting happened in 2019 involving Kristofer Vale?",
            "mill",
            "No report dates it 2019, but 7 Jun 2020",
        ),
        (
            "Which shooting left somebody injured on 7 June 2020 in Gary, Indiana?",
            "mill",
            "The reports of it give no number of people injured",
        ),
        (
            "Which fatal shooting happened in May 2020 involving K9 Brindle?",
            "oaks",
            "No report names K9 Brindle; Brindle alone stands in the reports",
        ),
        (
            "Which fatal shooting happened in Gary, Indiana involving Wren Kestrel?",
            "oaks",
            "Wren Kestrel stands in the reports of one incident, but not placed in Gary, Indiana",
        ),
        (
            "Which fatal shooting happened in Quillfen, Indiana in June 2020?",
            "mill",
            "No report names Quillfen; this is what is told of Indiana (U.S. state)",
        ),
    ],
)
def test_which_one_is_answered_with_what_comes_nearest(
    desk: Newsdesk, question: str, article_id: str, said: str
) -> None:
    assert told(desk.service.ask(question)) == (Route.DETAIL, 1, (article_id,), said)


@pytest.mark.parametrize(
    ("question", "article_id", "said"),
    [
        (
            "Which fatal shooting happened on 7 June 2020 involving someone with the last name Quill?",
            "mill",
            "No report names the last name Quill; this is the only incident that fits the rest",
        ),
        (
            "Which fatal shooting happened in Peru, Indiana involving Ana Quill?",
            "oaks",
            "No report names Ana Quill or places it in Peru, Indiana; named in reports about Kokomo, Indiana",
        ),
    ],
)
def test_what_fits_all_but_a_name_that_no_report_has_is_shown_without_a_figure(
    desk: Newsdesk, question: str, article_id: str, said: str
) -> None:
    assert told(desk.service.ask(question)) == (Route.DETAIL, None, (article_id,), said)


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("How many people were killed in Tansy Corner, Gary, Indiana?", 1, "1 person killed"),
        ("How many people were killed in Tansy Corner, Indiana in June 2020?", 1, "1 person killed"),
        (
            "How many people were killed in Downtown Gary in June 2020?",
            1,
            "No report names Downtown Gary; this is what is told of Gary, Indiana",
        ),
        (
            "How many people were killed in Quillfen, Indiana in June 2020?",
            None,
            "No report in the index names Quillfen for Indiana (U.S. state), June 2020",
        ),
    ],
)
def test_a_place_of_no_gazetteer_is_known_by_the_reports_that_name_it(
    desk: Newsdesk, question: str, value: int | None, said: str
) -> None:
    answer = desk.service.ask(question)
    assert (answer.value, answer.headline[: len(said)]) == (value, said)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many people were killed in shootings on 8 June 2020 in Gary, Indiana?", 0),
        ("How many people were killed in shootings in Peru, Indiana in May 2020?", None),
        ("How many fatal shootings were there in 2020 involving someone with the last name Quill?", None),
        ("How many fatal shootings were there in 2019 involving Kristofer Vale?", None),
    ],
)
def test_how_many_is_widened_by_nothing(desk: Newsdesk, question: str, value: int | None) -> None:
    answer = desk.service.ask(question)
    assert (answer.value, answer.incidents) == (value, ())


@pytest.mark.parametrize(
    "question",
    [
        "Which fatal shooting involved Odd Quill?",
        "Which fatal shooting happened in 2020 involving someone with the last name Quill?",
        "Which fatal shooting happened on 20 June 2020 in Gary, Indiana?",
        "Which fatal shooting happened in February 2020 involving Wren Kestrel?",
        "Which shootings killed people on 8 June 2020 in Gary, Indiana?",
    ],
)
def test_a_question_that_says_too_little_gets_no_guess(desk: Newsdesk, question: str) -> None:
    assert desk.service.ask(question).incidents == ()


def test_what_meets_the_question_is_not_talked_about(desk: Newsdesk) -> None:
    answer = desk.service.ask("Which fatal shooting happened in June 2020 involving Kristofer Vale?")
    assert (answer.value, [i.articles for i in answer.incidents]) == (1, [("mill",)])
    assert not any("No report" in text for text in (answer.headline, *(line.text for line in answer.lines)))


def test_a_last_name_that_stands_alone_is_not_taken_for_certain(desk: Newsdesk) -> None:
    answer = desk.service.ask("Which fatal shooting happened in May 2020 involving K9 Brindle?")
    assert (answer.value, answer.low, answer.high) == (1, 0, 1)
    assert answer.notes[-1] == "No report says that this is the one meant: the lowest count is none."


CUT_SHORT = "Only the reports of the latest matching incidents were searched for the name"


def test_a_search_for_an_unlisted_place_cut_short_says_so(desk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.answer.unlisted.MAX_READ", 1)
    answer = desk.service.ask("How many people were killed in shootings in Tansy Corner, Indiana?")
    assert (answer.value, answer.headline) == (1, CUT_SHORT)


def test_a_search_for_a_person_cut_short_says_so(desk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "How many shootings happened in 2020 involving someone with the last name Quill?"
    assert not any(CUT_SHORT in note for note in desk.service.ask(question).notes)
    monkeypatch.setattr("bot.answer.unlisted.MAX_READ", 1)
    answer = desk.service.ask(question)
    assert (answer.incidents, answer.notes[-1]) == ((), f"{CUT_SHORT}.")


def test_a_plan_stored_under_the_older_name_of_an_unlisted_place_keeps_it() -> None:
    stored = {"operation": "sum", "places": [{"label": "Tansy Corner, Gary", "spot": "Tansy Corner"}]}
    assert [term.unlisted for term in plan_from_wire(stored).places] == ["Tansy Corner"]
