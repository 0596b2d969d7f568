"""Open questions: the sentence that is quoted and shown first holds what was asked, not only where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.passage_words import asking, held_by
from bot.answer.passages import key_sentence
from bot.answer.plan import Operation, PlaceTerm, Plan
from bot.answer.stems import stem, stems_of
from index.gazetteer import Gazetteer
from store.records import Chunk, Place, PlacePrecision
from tests.bot.answer.newsdesk import NOW, Newsdesk, article

HIT = "Shells hit the market of Binnish near the old market hall on Monday, the mayor of Binnish said."
FLED = "Families left for the hills before dark. Shops stayed shut."
DENIAL = "The army denied that its gunners had fired on the market."


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """One article of one chunk; what is asked for stands last."""
    desk = Newsdesk.open(tmp_path_factory.mktemp("market-desk"), gazetteer)
    told = article("market", f"{HIT}\n\n{FLED}\n\n{DENIAL}", title="Shells hit Binnish market")
    chunk = Chunk(1, told.id, 0, len(told.text), told.text)
    desk.finder.chunks.append(chunk)
    desk.articles.put(told, [chunk], [], now=NOW)
    return desk


@pytest.mark.parametrize(
    "question",
    ["Who denied firing on the market in Binnish?", "Who denies that it fired at the market in Binnish?"],
)
def test_the_sentence_that_answers_is_quoted_alone_and_shown_first(market: Newsdesk, question: str) -> None:
    answer = market.service.ask(question, now=NOW)
    assert answer.route is Route.PASSAGE
    assert answer.headline == DENIAL
    assert [citation.quote for citation in answer.citations] == [DENIAL]


def test_a_sentence_of_the_place_does_not_beat_one_of_the_deed() -> None:
    binnish = Place("Binnish", "Idlib", "SY", 35.95, 36.71, PlacePrecision.TOWN, 1)
    question = "Who reopened the road to Binnish?"
    plan = Plan(Operation.PASSAGE, places=(PlaceTerm("Binnish", binnish),), text=question)
    there, deed = "The road to Binnish is long.", "Engineers reopened it at noon."
    ask = asking(question, plan)
    assert held_by(ask, stems_of(deed)) > held_by(ask, stems_of("Binnish is a town."))
    assert key_sentence(f"Binnish is a town of farmers. {deed}", plan) == deed
    assert held_by(ask, stems_of(f"{there[:-1]}, but engineers reopened it.")) > held_by(ask, stems_of(deed))
    assert sum(ask.telling.values()) == pytest.approx(1)


def test_the_only_place_of_a_question_still_counts() -> None:
    plan = Plan(Operation.PASSAGE, text="Binnish")
    ask = asking("Binnish", plan)
    assert held_by(ask, stems_of("Binnish was quiet.")) > held_by(ask, stems_of("Saraqib was quiet."))


@pytest.mark.parametrize(
    "forms",
    [
        "fire fires fired firing",
        "deny denies denied denying denial",
        "stop stops stopped stopping",
        "carry carries carried carrying",
        "kill kills killed killing",
        "die died dying dead",
        "army armies",
        "city cities",
        "gun guns",
        "use used using",
        "find found finds finding",
        "break broke broken breaking breaks",
        "sink sank sunk sinking",
        "Russia Russian Russians",
        "Turkey Turkish",
    ],
)
def test_forms_of_a_word_are_one(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["army arms", "news new", "king kin", "string stress", "carry car", "thing thin"])
def test_other_words_stay_apart(pair: str) -> None:
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_what_holds_little_of_the_question_is_not_quoted_beside_what_answers(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    desk.report(article("court", "A court sentenced Aaron Pell for the Ekstrom killings in the harbour town."))
    desk.report(article("boats", "Fishing boats stayed in the harbour on Monday, since the storm went on."))
    answer = desk.service.ask("Who was sentenced for the Ekstrom killings in the harbour?", now=NOW)
    assert [c.article_id for c in answer.citations] == ["court"]


def asked(folder: Path, gazetteer: Gazetteer, question: str, *texts: str) -> Answer:
    """The answer to a question over articles of these texts, without claims."""
    desk = Newsdesk.open(folder, gazetteer)
    for number, text in enumerate(texts):
        desk.report(article(f"a{number}", text))
    return desk.service.ask(question, now=NOW)


SHUT = "The old harbour of Ekstrom was shut on Monday, and crews lay idle all day."
CAUSE = "The old harbour of Ekstrom had to shut since divers saw a mine, the navy said."
STORM = "A storm broke in the north. Crews lay idle in every old harbour, and shops were shut."


def test_for_why_what_gives_a_cause_goes_first(tmp_path: Path, gazetteer: Gazetteer) -> None:
    answer = asked(tmp_path, gazetteer, "Why was the old Ekstrom harbour shut?", SHUT, CAUSE)
    assert answer.headline == CAUSE
    assert [c.quote for c in answer.citations] == [CAUSE, SHUT]


def test_what_shares_common_words_alone_does_not_fill_the_answer_up(tmp_path: Path, gazetteer: Gazetteer) -> None:
    answer = asked(tmp_path, gazetteer, "Why was the old Ekstrom harbour shut?", CAUSE, STORM)
    assert [c.quote for c in answer.citations] == [CAUSE]


def test_one_fact_in_two_articles_is_quoted_once(tmp_path: Path, gazetteer: Gazetteer) -> None:
    again = CAUSE.replace("the navy said", "says the navy")
    answer = asked(tmp_path, gazetteer, "Why was the old Ekstrom harbour shut?", CAUSE, again)
    assert [c.quote for c in answer.citations] == [CAUSE]


def test_at_most_five_are_quoted(tmp_path: Path, gazetteer: Gazetteer) -> None:
    ends = ("crews slept", "cooks sang", "gulls fed", "rain fell", "boats leaked", "bells rang", "dogs barked")
    texts = [f"The harbour of Ekstrom was shut while {end} by the {n} old walls." for n, end in enumerate(ends, 11)]
    assert len(asked(tmp_path, gazetteer, "Which Ekstrom harbour walls are old and shut?", *texts).citations) == 5


def test_where_nothing_quoted_gives_a_cause_the_quotes_must_be_near_indeed(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    beside = "The harbour of Ekstrom was shut on Monday and opened on Tuesday."
    near = asked(tmp_path / "near", gazetteer, "Which harbour at Ekstrom was shut, idle or empty?", beside)
    assert near.route is Route.PASSAGE
    why = asked(tmp_path / "why", gazetteer, "Why was the harbour at Ekstrom shut, idle or empty?", beside)
    assert why.route is Route.REFUSAL


def test_a_short_question_is_refused_where_an_article_shares_a_word_or_two(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    held = asked(tmp_path / "held", gazetteer, "when did the ferry capsize?", "The ferry began to capsize at noon.")
    assert held.route is Route.PASSAGE
    lacks = asked(tmp_path / "lacks", gazetteer, "when did the ferry capsize?", "The ferry began its run at noon.")
    assert lacks.route is Route.REFUSAL


def test_a_short_question_must_be_found_beside_its_place(tmp_path: Path, gazetteer: Gazetteer) -> None:
    told = "Schools in Binnish were closed on Monday."
    held = asked(tmp_path / "held", gazetteer, "are the schools in Binnish closed?", told)
    assert held.route is Route.PASSAGE
    lacks = asked(tmp_path / "lacks", gazetteer, "is the lighthouse in Binnish closed?", told)
    assert lacks.route is Route.REFUSAL


def test_a_page_that_asks_to_sign_up_is_no_quote_whatever_its_title(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    wall = "Please confirm the letter about the shut harbour that we sent to activate your profile."
    desk.report(article("wall", wall, title="Old walls of Ekstrom fell on boats on Monday"))
    answer = desk.service.ask("Which old walls fell on boats in the harbour of Ekstrom?", now=NOW)
    assert answer.route is Route.REFUSAL


def test_an_article_names_a_part_of_a_city_without_the_city(tmp_path: Path, gazetteer: Gazetteer) -> None:
    told = "Four men were hurt near a deli in Harlem on Monday, and nobody was arrested for the shooting."
    answer = asked(tmp_path, gazetteer, "Was anyone arrested for the shooting near the Harlem deli?", told)
    assert [c.quote for c in answer.citations] == [told]


def test_articles_without_claims_answer_a_count_by_their_words(tmp_path: Path, gazetteer: Gazetteer) -> None:
    told = "Police arrested 40 people at protests in Idlib on Monday."
    answer = asked(tmp_path, gazetteer, "How many people were arrested at protests in Idlib?", told)
    assert [c.quote for c in answer.citations] == [told]
    assert answer.value is None
    assert answer.notes[0].startswith("No figure is kept in this index")


def test_who_somebody_is_may_be_asked_of_a_name_that_is_also_a_place(tmp_path: Path, gazetteer: Gazetteer) -> None:
    told = "Orlando Cruz, a boxer from Kell, won on Monday."
    answer = asked(tmp_path, gazetteer, "Who is Orlando Cruz?", "Orlando Cruz left the hall on Monday.", told)
    assert answer.plan is not None
    assert answer.plan.places == ()
    assert answer.citations[0].quote == told


def test_a_country_that_owns_something_is_no_town_of_a_like_name(tmp_path: Path, gazetteer: Gazetteer) -> None:
    plan = Newsdesk.open(tmp_path, gazetteer).service.read("How did Peru's miners react to the spill?").plan
    assert plan is not None
    assert [term.label for term in plan.places] == ["Peru"]


def test_the_sentence_that_asks_weighs_more_than_those_before_it() -> None:
    text = "The Kestrel docked at noon with a hole in its hull. Who patched the leak?"
    ask = asking(text, Plan(Operation.PASSAGE, text=text))
    assert ask.weights["patch"] > 2 * ask.weights["dock"]
    assert ask.telling["patch"] > 2 * ask.telling["dock"]
    named = asking("It docked as Kestrel. Who patched it?", Plan(Operation.PASSAGE, text=text))
    assert named.telling["kestrel"] > named.telling["patch"] > named.weights["kestrel"]
