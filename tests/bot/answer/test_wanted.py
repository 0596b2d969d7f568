"""What kind of answer an open question wants, and which sentences hold one."""

from __future__ import annotations

import pytest

from bot.answer.stems import stems_of
from bot.answer.wanted import Sought, Wanted, asked_in, holds, sought_by


def sought(question: str) -> Sought:
    return sought_by(question, stems_of(question))


def held(question: str, sentence: str) -> bool:
    return holds(sought(question), sentence, stems_of(sentence))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Why was the ferry held back at Dunmore?", Wanted.CAUSE),
        ("What led to the fire at the mill?", Wanted.CAUSE),
        ("What was the motive for the shooting in Elm Street?", Wanted.CAUSE),
        ("What did the mayor say about the flood?", Wanted.WORDS),
        ("How did residents react to the closure?", Wanted.WORDS),
        ("What was the ministry's response?", Wanted.WORDS),
        ("Who is Lena Marsh?", Wanted.IDENTITY),
        ("who was lena ostrovik", Wanted.IDENTITY),
        ("Who is the mayor of Dunmore?", Wanted.PERSON),
        ("What kind of gun was found?", Wanted.WEAPON),
        ("How old was the driver?", Wanted.AGE),
        ("How long did the siege last?", Wanted.SPAN),
        ("How much did the repairs cost?", Wanted.MONEY),
        ("How much snow fell in Dunmore?", Wanted.NUMBER),
        ("How many boats sank?", Wanted.NUMBER),
        ("When did the bridge open again?", Wanted.DATE),
        ("In what year was the dam built?", Wanted.YEAR),
        ("Where was the driver arrested?", Wanted.PLACE),
        ("Which bridge was closed?", Wanted.NAME),
        ("Is the hospital still open?", Wanted.ANYTHING),
        ("The dam broke, and nobody knows why. Which village was flooded?", Wanted.NAME),
    ],
)
def test_a_question_wants_a_kind_of_answer(question: str, kind: Wanted) -> None:
    assert sought(question).kind is kind


@pytest.mark.parametrize(
    ("question", "answers", "beside"),
    [
        ("Why was the ferry held back?", "It was held back because of the storm.", "It was held back at noon."),
        ("How old was the driver?", "The driver, 34, was unhurt.", "The driver hit 34 posts."),
        ("How long did it last?", "It lasted three hours.", "It lasted until noon."),
        ("What gun was found?", "Police found a hunting rifle.", "Police found a purse."),
        ("Who found the boat?", "Ana Ruiz found the boat.", "A fisherman found the boat."),
        ("Who sold Lena Marsh the boat?", "The boat came from Piet Kroll.", "The boat went to Lena Marsh."),
        ("Where was he arrested?", "He was arrested in Dunmore.", "He was arrested in May."),
        ("In what year was it built?", "It was built in 1921.", "It was built in 21 days."),
        ("How much did it cost?", "The repairs took $40,000.", "The repairs took 40 men."),
        ("When did it open?", "It opened on Monday.", "It opened with music."),
        ("How many boats sank?", "Seven boats sank.", "Some boats sank."),
        ("Which bridge was closed?", "The police closed Kell Bridge.", "The police closed it."),
        ("Who is Lena Marsh?", "Lena Marsh, a pilot from Dunmore, landed.", "Lena Marsh landed on Monday."),
        ("Who is Lena Marsh?", "The suspect, Lena Marsh, was held.", "A suspect was held, said Lena Marsh."),
        ("Who is Lena Marsh?", "The 41-year-old pilot Lena Marsh landed.", "It was 41-year-old Lena Marsh's boat."),
    ],
)
def test_a_sentence_holds_an_answer_of_its_kind_or_not(question: str, answers: str, beside: str) -> None:
    assert held(question, answers)
    assert not held(question, beside)


def test_words_are_those_of_whom_the_question_names() -> None:
    question = "What did the mayor say about the flood?"
    assert held(question, "“We were warned too late,” the mayor said.")
    assert held(question, "The mayor of Dunmore called the flood a disgrace.")
    assert not held(question, "“We were warned too late,” a farmer said.")
    told_of = "The mayor had opened the dam in May, long before the rains came, a farmer of the valley said."
    assert not held(question, told_of)
    assert held("How did Danish students react?", "Students refused to go to class.")
    assert not held("How did Danish students react?", "A Danish minister denied it.")
    reaction = "What was the reaction of the mayor to the flood in Dunmore?"
    assert held(reaction, "The mayor called the flood a disgrace.")
    assert not held(reaction, "A farmer called the flood a disgrace.")
    assert held("What was the mayor's response?", "The mayor called the flood a disgrace.")
    assert not held("What was the mayor's response?", "A farmer called the flood a disgrace.")
    assert held("What was the reaction to the flood?", "A farmer called the flood a disgrace.")
    assert not held("What was the reaction to the flood?", "The flood came at noon.")
    assert held("What did Russia say about the raid?", "The raid was “reckless”, a Russian spokesman said.")


@pytest.mark.parametrize(
    "question", ["what did   say", "what did the say", "what was the response of  ?", "why", "who is?", "?"]
)
def test_a_question_with_a_hole_is_read_all_the_same(question: str) -> None:
    assert not held(question, "")


def test_what_asks_is_the_last_question_of_a_text() -> None:
    assert asked_in("The dam broke on Monday. Who built it?") == "Who built it?"
    assert asked_in("Who built it? I ask for a friend.") == "Who built it?"
    assert asked_in("the dam at dunmore") == "the dam at dunmore"
