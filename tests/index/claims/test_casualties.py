"""People harmed, sentence by sentence, against the table of our own sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.claims.casualties import Mention, mentions
from tests.index.claims import table_casualties, table_victims

TABLE = table_casualties.TABLE | table_victims.TABLE
ROWS = [(group, sentence, wanted) for group, rows in TABLE.items() for sentence, wanted in rows]


def told(sentence: str) -> str:
    """The mentions of a sentence in the table's words."""
    return "; ".join(" ".join(filter(None, _words(m))) for m in mentions(sentence, 0, 0))


def _words(m: Mention) -> list[str]:
    flags = {"part": m.part, "other": m.others, "weak": m.weak, "self": m.reflexive, "fell": m.fell}
    return [m.harm.value, str(m.value), *(name for name, on in flags.items() if on)]


@pytest.mark.parametrize(("group", "sentence", "wanted"), ROWS, ids=[f"{g}: {s[:50]}" for g, s, _ in ROWS])
def test_sentence_of_the_table_is_read_as_it_says(group: str, sentence: str, wanted: str) -> None:
    assert told(sentence) == wanted


def test_the_table_holds_at_least_250_sentences_without_repeats() -> None:
    sentences = [s for _, s, _ in ROWS]
    assert len(sentences) == len(set(sentences)) >= 250


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_spans_lie_in_the_sentence_whatever_it_is(text: str) -> None:
    for m in mentions(text, 7, 0):
        assert 7 <= m.start < m.end <= 7 + len(text)
        assert 7 <= m.number[0] < m.number[1] <= 7 + len(text)


def test_spans_name_the_people_and_the_words_that_say_so() -> None:
    sentence = "Officials said at least 12 civilians, including five children, were killed on the road."
    total, part = mentions(sentence, 0, 0)
    assert sentence[slice(*total.number)] == "at least 12 civilians"
    assert sentence[total.start : total.end] == "at least 12 civilians, including five children, were killed"
    assert sentence[slice(*part.number)] == "five children"
    assert part.groups == ("children",)
