"""Who did it, where the article says so in a sentence of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims import load_extractor
from index.gazetteer import Gazetteer
from store.records import Article, Claim

PUBLISHED = datetime(2020, 3, 4, 12, tzinfo=UTC)


def claims(text: str, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    return load_extractor(gazetteer).extract(Article(id="a", text=text, published_at=PUBLISHED))


def primary(text: str, gazetteer: Gazetteer) -> Claim:
    (claim,) = [c for c in claims(text, gazetteer) if c.primary]
    return claim


def test_a_sentence_that_only_blames_is_read_too(gazetteer: Gazetteer) -> None:
    text = "A rocket killed a driver near Kirkuk, Iraq, on Monday. Officials blamed Kataib Hezbollah."
    claim = primary(text, gazetteer)
    assert claim.perpetrator == "Kataib Hezbollah"
    assert [text[e.start : e.end] for e in claim.evidence if e.field == "perpetrator"] == ["Kataib Hezbollah"]


def test_a_claim_of_another_town_s_attack_is_not_taken_for_this_one_s(gazetteer: Gazetteer) -> None:
    text = (
        "KABUL - A bomb killed eleven people at a mosque in Kunduz province in Afghanistan on Tuesday. "
        "Separately, two people were killed when a bomb exploded in the west of Kabul, police said. "
        "Islamic State claimed the Kabul attack."
    )
    mosque, street = claims(text, gazetteer)
    assert (mosque.perpetrator, street.perpetrator) == (None, "Islamic State")
    assert [c.place.name if c.place else None for c in (mosque, street)] == ["Kunduz", "Kabul"]


def test_nobody_is_the_perpetrator_of_an_accident(gazetteer: Gazetteer) -> None:
    text = (
        "Forty people died when fire tore through a factory in Dhaka on Monday. Militants of M23 attacked the guards."
    )
    assert primary(text, gazetteer).perpetrator is None


def test_whose_coalition_it_is_stands_elsewhere_in_the_article(gazetteer: Gazetteer) -> None:
    text = (
        "Coalition air raids killed nine people in Sanaa, Yemen, on Monday. "
        "The Saudi-led coalition has fought there for years."
    )
    assert primary(text, gazetteer).perpetrator == "Saudi-led coalition"


def test_where_the_reporter_sits_is_not_where_it_happened(gazetteer: Gazetteer) -> None:
    text = "JUBA - Gunmen ambushed a convoy in Jonglei state in South Sudan on Monday, killing three people."
    claim = primary(text, gazetteer)
    assert [p.name for p in claim.places] == ["Jonglei"]
    assert claim.place is not None
    assert claim.place.name == "Jonglei"


def test_a_place_is_no_person(gazetteer: Gazetteer) -> None:
    text = "Dale Mackey, 36, of Broken Arrow, Oklahoma, was shot dead in Tulsa, Oklahoma, on Monday."
    assert primary(text, gazetteer).people == ("Dale Mackey",)


# what follows the lead "Gunmen shot dead seven barbers in Quetta, Pakistan, on Thursday, police said.", perpetrator
BELOW_THE_LEAD = [
    ("In April, the Baloch Liberation Army killed nine bus passengers.", "gunmen"),
    ("The Baloch Liberation Army killed two policemen in the same province on Tuesday.", "gunmen"),
    ("The Baloch Liberation Army has often attacked workers.", "gunmen"),
    ("The Pakistani Taliban killed two officers in Peshawar on the same day.", "gunmen"),
    ("The Baloch Liberation Army claimed responsibility.", "Balochistan Liberation Army"),
    ("The attack was carried out by the Baloch Liberation Army, a minister said.", "Balochistan Liberation Army"),
    ("The barbers had accused the Pakistani Taliban of extorting them.", "gunmen"),
]


@pytest.mark.parametrize(("below", "doer"), BELOW_THE_LEAD, ids=[b[0][:40] for b in BELOW_THE_LEAD])
def test_another_attack_in_the_text_blames_nobody_for_this_one(below: str, doer: str, gazetteer: Gazetteer) -> None:
    lead = "Gunmen shot dead seven barbers in Quetta, Pakistan, on Thursday, police said."
    assert primary(f"{lead} {below}", gazetteer).perpetrator == doer


def test_who_storms_a_hotel_is_no_storm(gazetteer: Gazetteer) -> None:
    article = Article(
        id="a", title="Al Shabaab storm hotel in Mogadishu", published_at=PUBLISHED,
        text="Al Shabaab fighters killed 13 people at a hotel in Mogadishu on Tuesday, police said.",
    )  # fmt: skip
    (claim,) = load_extractor(gazetteer).extract(article)
    assert (claim.perpetrator, claim.target) == ("Al-Shabaab", "hotel")


def test_an_armed_group_is_no_person(gazetteer: Gazetteer) -> None:
    text = "Nine people were killed in Mogadishu on Tuesday. Al Shabaab was accused of the killing of Ana Ruiz, 23."
    assert primary(text, gazetteer).people == ("Ana Ruiz",)
