"""Where sentences end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Ali spoke at 3 p.m. The road was shut.", ["Gen. Ali spoke at 3 p.m.", "The road was shut."]),
        ("He left at 5 p.m. Thursday. Nobody saw it.", ["He left at 5 p.m. Thursday.", "Nobody saw it."]),
        ("J. F. Smith of the U.S. Army agreed.", ["J. F. Smith of the U.S. Army agreed."]),
        ("“It was loud.” She ran away.", ["“It was loud.”", "She ran away."]),
        ("“Why?” he asked. No. 5 burned down.", ["“Why?” he asked.", "No. 5 burned down."]),
        ("A heading without a stop\nTwo died. One fled", ["A heading without a stop", "Two died.", "One fled"]),
        (
            "The blast hit the market.Two people died at once.",
            ["The blast hit the market.", "Two people died at once."],
        ),
        ("See www.example.com/page.Html for it.", ["See www.example.com/page.Html for it."]),
        ("قتل ثلاثة مدنيين. هل من مزيد؟ لا نعلم", ["قتل ثلاثة مدنيين.", "هل من مزيد؟", "لا نعلم"]),
        ("A price of 3.5 million was paid... Then it fell.", ["A price of 3.5 million was paid...", "Then it fell."]),
        ("SALEM, Ore. — A judge ruled. He left.", ["SALEM, Ore. — A judge ruled.", "He left."]),
        ("ST. PAUL, Minn. – Two died.", ["ST. PAUL, Minn. – Two died."]),
        ("She was born in Gary, Ind. — Then she left.", ["She was born in Gary, Ind.", "— Then she left."]),
        ("a line that goes\non in lower case. Next one.", ["a line that goes\non in lower case.", "Next one."]),
    ],
)
def test_news_prose_is_cut_at_its_sentence_ends(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_hard_wrapped_text_is_not_cut_at_its_line_ends() -> None:
    text = (
        "The governor said on Monday that the bridge over the river near\n"
        "Sampleton had been closed to lorries since the flood of last week\n"
        "and that an engineer of the Ministry of Works was on the way from\n"
        "Exampleville. He gave no date for the opening of the bridge to all\n"
        "traffic. Shops nearby stay open."
    )
    assert len(cut(text)) == 3


@given(st.text(alphabet=st.sampled_from("aBc .!?\n\"”…'ا؟ Mr5\t"), max_size=200))
def test_spans_cover_everything_but_white_space_in_order(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert text[at:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "text", [" " * 300_000, "\n" * 300_000, "a. " * 100_000, "." * 300_000, "a" * 300_000, "\n " * 150_000]
)
def test_no_text_makes_it_slow(text: str) -> None:
    began = time.process_time()
    sentences(text)
    assert time.process_time() - began < 5
