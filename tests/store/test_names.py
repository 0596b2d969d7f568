"""Names folded for comparison, and the fingerprints of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import fold, fold_place, person_words
from store.sketch import likeness, pack, sketch, terms, unpack


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Ōno-hara", "ono hara"),
        ("O’Brien", "obrien"),
        ("Łódź", "lodz"),
        ("  a_b  ", "a b"),
        ("الرقة", "الرقة"),
        ("", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ar-Raqqah", "Raqqa"), ("Idlib governorate", "idlib"), ("al-Bāb", "Al Bab"), ("Hama Province", "Hamah")],
)
def test_spellings_of_a_place_meet(one: str, other: str) -> None:
    assert fold_place(one) == fold_place(other)


def test_name_that_is_only_a_kind_of_place_stays() -> None:
    assert fold_place("The City") == "the city"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Dr. Ali Hassan", ("ali", "hassan")), ("John Smith Jr.", ("john", "smith")), ("Judge", ("judge",)), ("", ())],
)
def test_person_words(name: str, words: tuple[str, ...]) -> None:
    assert person_words(name) == words


WIRE = "At least twelve people died when a market in the town was hit from the air on Tuesday, doctors said there."


def test_likeness_of_copies_is_high_and_of_other_texts_nothing() -> None:
    assert likeness(sketch(WIRE), sketch(WIRE.upper())) == 1.0
    assert likeness(sketch(WIRE), sketch(WIRE + " Rescue work went on.")) > 0.6
    assert (
        likeness(sketch(WIRE), sketch("A dam broke in the hills above the valley and eight villages were cut off."))
        == 0
    )
    assert likeness(sketch(""), sketch("")) == 0


@given(st.text())
def test_sketch_survives_storage(text: str) -> None:
    assert unpack(pack(sketch(text))) == sketch(text)


def test_terms_are_names_of_people_and_streets_but_not_of_offices() -> None:
    assert terms("Joel Brandt lived there") == terms("a friend of Joel Brandt")
    assert terms("the Cook County Sheriff and the Associated Press") == frozenset()
    assert terms("Muhammad Abu Hassan") == terms("saw Muhammad Abu Hassan")
    assert terms("on Tuesday morning") == frozenset()
