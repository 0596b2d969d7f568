"""Abductions: the day of the abduction where captives come free, and gunmen who did not fire."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from index.claims.event_settled import only_abducted
from index.claims.extract import RuleExtractor
from index.claims.relevance import natural_death
from index.gazetteer import Gazetteer
from store.records import Article, Claim, EventType, Weapon


def primary(text: str, gazetteer: Gazetteer, title: str = "") -> Claim:
    report = Article("a", text, title=title, published_at=datetime(2024, 5, 6, 10, tzinfo=UTC))
    (claim,) = [c for c in RuleExtractor(gazetteer).extract(report) if c.primary]
    return claim


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Sixteen schoolgirls who were kidnapped in Zamfara, Nigeria, on 3 March were freed on Sunday, officials said.",
         date(2024, 3, 3), date(2024, 3, 3)),
        ("Freed captives came home to Kajuru, Nigeria, on Monday, six weeks after gunmen took them from their church on"
         " 20 March. The 28 hostages were released on Sunday.", date(2024, 3, 20), date(2024, 3, 20)),
        ("An aid worker abducted in Gao, Mali, in February 2022 has been released, her employer said on Sunday.",
         date(2022, 2, 1), date(2022, 2, 28)),
        ("Gunmen abducted nine farmers near Kajuru, Nigeria, on Sunday, police said.",
         date(2024, 5, 5), date(2024, 5, 5)),
    ],
)  # fmt: skip
def test_freed_captives_are_dated_by_their_abduction(text: str, first: date, last: date, gazetteer: Gazetteer) -> None:
    claim = primary(text, gazetteer)
    assert (claim.event_type, claim.date_start, claim.date_end) == (EventType.ABDUCTION, first, last)


def test_gunmen_who_abduct_and_are_not_said_to_fire_make_an_abduction(gazetteer: Gazetteer) -> None:
    raid = "Gunmen raided a village in Zamfara, Nigeria, on Sunday and abducted 12 farmers. One man was killed."
    assert primary(raid, gazetteer).event_type is EventType.ABDUCTION
    assert only_abducted(EventType.ATTACK, Weapon.FIREARM, [raid])
    assert not only_abducted(EventType.ATTACK, Weapon.FIREARM, [raid, "The man was shot in the chest."])
    assert not only_abducted(EventType.ATTACK, Weapon.KNIFE, [raid])
    assert not only_abducted(EventType.ARMED_CLASH, Weapon.FIREARM, [raid])


@pytest.mark.parametrize(
    ("text", "natural"),
    [
        ("Singer Ada Horn died at the age of 91 in Chicago on Sunday.", True),
        ("Ada Horn, 44, died of cancer on Sunday.", True),
        ("Ada Horn died peacefully in her sleep.", True),
        ("Ada Horn, 24, died at the age of 24 on Sunday.", False),
        ("Ada Horn died aged 84 when a car crashed into her house.", False),
        ("A prisoner died in custody aged 71.", False),
        ("Ada Horn was shot at her home on Sunday. She died aged 84.", False),
    ],
)
def test_a_death_by_age_or_illness_is_no_incident(text: str, natural: bool) -> None:
    sentences = [f"{part.rstrip('.')}." for part in text.split(". ")]
    assert natural_death("", sentences) is natural
