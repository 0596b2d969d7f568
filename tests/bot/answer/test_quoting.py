"""Which sentences of a passage are quoted, and which quotes say the same."""

from __future__ import annotations

from bot.answer.passage_words import Asking, asking
from bot.answer.plan import Operation, Plan
from bot.answer.quoting import Run, alike, best_run, best_sentence
from bot.answer.stems import stems_of


def ask(question: str) -> Asking:
    return asking(question, Plan(Operation.PASSAGE, text=question))


def quoted(question: str, passage: str) -> str:
    run = best_run(passage, ask(question))
    return passage[run.start : run.end]


def run_of(question: str, passage: str) -> Run:
    return best_run(passage, ask(question))


def test_a_link_is_not_quoted_although_it_holds_the_question() -> None:
    told = "The harbour of Kell was shut at noon because a mine had been seen."
    passage = f"{told}\n\nMORE ON THIS:Why was the harbour of Kell shut?\n\nWHY WAS KELL SHUT:Harbour of Kell closed"
    assert quoted("Why was the harbour of Kell shut?", passage) == told


def test_of_two_sentences_alike_the_one_that_gives_a_cause_is_quoted() -> None:
    shut, cause = "The harbour of Kell was shut at noon.", "It was shut since divers had seen a mine."
    between = "Boats lay off the coast. Cooks sold soup to the crews. Gulls sat on the wall."
    passage = f"Ana Ruiz runs a shop by the harbour. {between} {cause} {between} Many came to look at the harbour."
    assert cause in quoted("Why was the harbour of Kell shut?", passage)
    assert best_sentence(f"{shut} {cause}", ask("Why was it shut?")) == cause


def test_a_question_in_the_text_is_quoted_with_its_reply_and_never_alone() -> None:
    heading, reply = "Why was the harbour of Kell shut?", "A mine drifted past the wall at dawn."
    passage = f"Boats lay off the coast.\n\n{heading}\n\n{reply}\n\nCooks sold soup to the crews."
    run = run_of(heading, passage)
    assert passage[run.start : run.end].startswith(f"{heading}\n\n{reply}")
    assert run.replies
    assert best_sentence(passage[run.start : run.end], ask(heading)) == reply
    other = run_of("Why was the harbour of Kell shut?", passage.replace("Why was", "When was"))
    assert not other.replies


def test_the_options_of_a_quiz_are_no_reply() -> None:
    assert not run_of("Which harbour was shut?", "Which harbour was shut?\n\nKell\n\nDunmore\n\nOrkney").told


def test_a_quote_that_begins_with_he_takes_the_sentence_before_along() -> None:
    named, told = "Piet Kroll left the navy in May.", "He turned a ferry back near Kell in thick fog."
    assert quoted("Who turned a ferry back in thick fog near Kell?", f"{named} {told}") == f"{named} {told}"
    told = told.replace("He", "Somebody")
    assert quoted("Who turned a ferry back in thick fog near Kell?", f"{named} {told}") == told


def test_a_sentence_that_the_text_repeats_is_quoted_once() -> None:
    line = "Four boats burned in the harbour of Kell on Thursday night."
    passage = f"{line}\n\nNobody was hurt by the flames in Kell.\n\n{line}"
    assert quoted("Which boats burned in the harbour of Kell?", passage).count("Four boats") == 1


def test_the_same_fact_in_other_order_is_alike_and_another_fact_is_not() -> None:
    one = stems_of("Four boats burned in the harbour of Kell on Thursday night, police said.")
    again = stems_of("Police said four boats burned in the harbour of Kell on Thursday night, and left.")
    other = stems_of("Four boats sank off the lighthouse of Dunmore in May, fishermen said.")
    assert alike(one, again)
    assert not alike(one, other)
