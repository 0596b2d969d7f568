"""Amounts of people: words and figures, ranges, vague amounts, and figures that count no people."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.numbers import amounts
from index.claims.tokens import tokens

Row = tuple[int | None, int | None, int | None, str | None]

ONE: list[tuple[str, Row]] = [
    ("14 people", (14, 14, 14, None)),
    ("1,300 people", (1300, 1300, 1300, None)),
    ("twenty-two men", (22, 22, 22, None)),
    ("twenty two men", (22, 22, 22, None)),
    ("two hundred and six men", (206, 206, 206, None)),
    ("three thousand people", (3000, 3000, 3000, None)),
    ("1.2 million people", (1_200_000, 1_200_000, 1_200_000, None)),
    ("half a million people", (500_000, 500_000, 500_000, None)),
    ("a dozen fans", (12, 12, 12, None)),
    ("two dozen fans", (24, 24, 24, None)),
    ("a hundred people", (100, 100, 100, None)),
    ("at least 12 people", (12, None, 12, "at least")),
    ("more than 1,300 people", (1300, None, 1300, "more than")),
    ("up to 15 people", (0, 15, 15, "up to")),
    ("fewer than ten people", (None, 10, 10, "fewer than")),
    ("nearly 200 people", (200, 200, 200, "nearly")),
    ("between 3 and five people", (3, 5, 3, None)),
    ("12–15 people", (12, 15, 12, None)),
    ("two or three people", (2, 3, 2, None)),
    ("at least 11 and up to 15 people", (11, 15, 11, None)),
    ("dozens of people", (12, None, 12, "dozens")),
    ("scores of people", (20, None, 20, "scores")),
    ("hundreds of thousands of people", (100_000, None, 100_000, "hundreds of thousands")),
    ("several people", (2, None, 2, "several")),
    ("a large number of people", (2, None, 2, "a number of")),
    ("more than two dozen people", (24, None, 24, "more than")),
]
NONE = [
    "in the 1500 block of Elm Street", "at 5 p.m. on Monday", "at 11:30 a.m.", "in 2014", "$3 million", "40 percent",
    "12 miles north", "Jan Roe, 22, of Easton", "boys ages 7 and 10", "a 4-year-old girl", "in his 30s", "the 3rd raid",
    "14 rounds", "May 3", "Route 12", "two houses", "three weeks", "two youths' friends, aged 12, 14 and 16,",
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), ONE, ids=[w for w, _ in ONE])
def test_amount_is_read_with_its_range_and_qualifier(words: str, wanted: Row) -> None:
    (found,) = amounts(tokens(words))
    count = found.count
    assert (count.min, count.max, count.best, count.qualifier) == wanted


@pytest.mark.parametrize("words", NONE[:-1])
def test_figures_that_count_no_people_are_left_out(words: str) -> None:
    assert amounts(tokens(words)) == []


@given(st.text(max_size=200))
def test_amounts_never_overlap_and_stay_in_the_sentence(text: str) -> None:
    words = tokens(text)
    found = amounts(words)
    assert all(0 <= a.first <= a.last < len(words) for a in found)
    assert all(a.last < b.first for a, b in pairwise(found))


@given(st.text(max_size=200), st.integers(0, 1000))
def test_tokens_are_characters_of_the_text(text: str, offset: int) -> None:
    for word in tokens(text, offset):
        assert text[word.start - offset : word.end - offset] == word.text
