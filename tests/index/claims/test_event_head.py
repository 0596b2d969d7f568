"""The learned part of event typing: its weights load, and it is asked in the right way."""

from __future__ import annotations

import numpy as np
import pytest

from index.claims.event_head import (
    HARM_TYPES,
    LEAD_CHARACTERS,
    NONE,
    EventHead,
    HeadReading,
    decide,
    features,
    head_for,
    lead,
    load_head,
    readable,
)
from index.claims.events import Scored, cue_names, read_event_sentence
from store.records import EventType

E = EventType


def test_the_weights_know_every_type_and_only_cues_that_exist() -> None:
    head = load_head()
    assert set(head.classes) == {t.value for t in EventType} | {NONE}
    assert set(head.cues) == set(cue_names())
    assert head.weights.shape == (len(head.classes), 384 + len(head.cues))


def test_a_head_is_there_for_its_own_model_only() -> None:
    assert head_for("all-MiniLM-L6-v2", 384) is load_head()
    assert head_for("multilingual-e5-small", 384) is None
    assert head_for("all-MiniLM-L6-v2", 768) is None


def test_features_are_the_vector_and_the_cues_found() -> None:
    rows = np.full((1, 3), 0.5, dtype=np.float32)
    made = features(["An earthquake shook the coast."], rows, ["drone", "natural"])
    assert made.tolist() == [[0.5, 0.5, 0.5, 0.0, pytest.approx(0.15)]]


def test_probabilities_add_up_to_one() -> None:
    classes = tuple(load_head().classes)
    head = EventHead(classes, (), np.zeros((len(classes), 2), np.float32), np.arange(len(classes), dtype=np.float32))
    (reading,) = head.read(["x"], np.ones((1, 2), np.float32))
    assert sum(s.score for s in reading.types) + reading.nothing == pytest.approx(1.0)
    assert reading.types[0].score == max(s.score for s in reading.types)
    assert head.read([], np.zeros((0, 2), np.float32)) == []


def test_a_bomb_is_no_suicide_s_where_nothing_says_so() -> None:
    classes = tuple(load_head().classes)
    bias = np.zeros(len(classes), dtype=np.float32)
    bias[classes.index("suicide_bomb")] = 9.0
    head = EventHead(classes, (), np.zeros((len(classes), 2), np.float32), bias)
    texts = ["A bomb killed two people.", "A suicide bomber killed two people."]
    bomb, bomber = head.read(texts, np.ones((2, 2), np.float32))
    assert E.SUICIDE_BOMB not in {s.event_type for s in bomb.types if s.score > 0}
    assert bomber.types[0].event_type is E.SUICIDE_BOMB


def test_without_a_head_the_rules_decide() -> None:
    reading = read_event_sentence("Gunmen shot dead two men.")
    assert decide(reading, None, harmed=True) is E.ATTACK
    assert decide(read_event_sentence("Snow fell."), None, harmed=False) is None


def test_a_claim_with_casualties_is_of_a_type_that_harms_unless_another_is_far_likelier() -> None:
    nothing = read_event_sentence("Snow fell.")
    close = HeadReading((Scored(E.ARRESTS, 0.5), Scored(E.ATTACK, 0.4)), 0.0)
    sure = HeadReading((Scored(E.ARRESTS, 0.9), Scored(E.ATTACK, 0.05)), 0.0)
    assert decide(nothing, close, harmed=True) is E.ATTACK
    assert decide(nothing, close, harmed=False) is E.ARRESTS
    assert decide(nothing, sure, harmed=True) is E.ARRESTS
    assert E.ARRESTS not in HARM_TYPES


def test_a_head_is_certain_only_when_something_surely_happened() -> None:
    assert HeadReading((Scored(E.ATTACK, 0.2),), 0.05).certain
    assert not HeadReading((Scored(E.ATTACK, 0.3),), 0.15).certain
    assert not HeadReading((Scored(E.ATTACK, 0.9),), 0.3).certain


def test_only_english_is_read() -> None:
    assert readable("Two men were shot in a bar.")
    assert not readable("قُتل شخص جراء الغارات الجوية على المدينة")
    assert not readable("周二，一枚炸弹在市场爆炸。")
    assert not readable("Zwei Männer starben, nachdem gestern Schüsse fielen.")


def test_a_lead_is_the_headline_and_the_first_sentences() -> None:
    assert lead("Two shot.", ["A man  fled.", "He ran."]) == "Two shot. A man fled. He ran."
    assert lead("Two shot", ["Two shot in bar"]) == "Two shot in bar"
    assert len(lead("", ["word " * 500])) == LEAD_CHARACTERS
