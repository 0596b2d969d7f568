"""Where a claim says that it happened, what type it has, and what it does not take from the day before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims import load_extractor
from index.gazetteer import Gazetteer
from store.records import Article, Claim, EventType, PlacePrecision

PUBLISHED = datetime(2020, 3, 4, 12, tzinfo=UTC)


def claims(text: str, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    return load_extractor(gazetteer).extract(Article(id="a", text=text, published_at=PUBLISHED))


def primary(text: str, gazetteer: Gazetteer) -> Claim:
    (claim,) = [c for c in claims(text, gazetteer) if c.primary]
    return claim


def test_a_toll_of_the_same_province_is_not_placed_in_the_town_of_the_lead(gazetteer: Gazetteer) -> None:
    text = (
        "Warplanes struck the town of Saraqib in Idlib on Tuesday, wounding two people. "
        "Strikes on the same province killed nine civilians."
    )
    place = primary(text, gazetteer).place
    assert place is not None
    assert (place.name, place.precision) == ("Idlib", PlacePrecision.PROVINCE)


def test_a_province_that_the_article_leaves_unnamed_has_no_coordinates(gazetteer: Gazetteer) -> None:
    text = (
        "Shells hit Saraqib, Syria, on Tuesday, wounding two people. Attacks across the province killed nine civilians."
    )
    place = primary(text, gazetteer).place
    assert place is not None
    assert (place.name, place.precision, place.lat, place.lon) == ("Idlib", PlacePrecision.PROVINCE, None, None)


def test_two_towns_of_a_province_that_the_lead_names_are_in_the_province(gazetteer: Gazetteer) -> None:
    text = "Airstrikes killed nine civilians in Idlib province on Tuesday. The strikes hit Saraqib and Binnish."
    claim = primary(text, gazetteer)
    assert claim.place is not None
    assert (claim.place.name, claim.place.precision) == ("Idlib", PlacePrecision.PROVINCE)
    assert [p.name for p in claim.places] == ["Idlib", "Saraqib", "Binnish"]


def test_the_wounded_of_the_day_before_are_not_the_main_day_s(gazetteer: Gazetteer) -> None:
    text = (
        "Strikes on Tuesday killed nine people in Saraqib, Syria. "
        "On Monday, shelling of the town killed four people and wounded many others."
    )
    told = [(c.killed and c.killed.best, c.injured and c.injured.best) for c in claims(text, gazetteer)]
    assert told == [(9, None), (4, 2)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Government warplanes pounded Idlib, Syria. The strikes killed nine people in Saraqib on Monday.",
            EventType.AIR_OR_DRONE_STRIKE,
        ),
        ("Gunmen stormed a farm near Saraqib, Syria. The attack killed nine people on Monday.", EventType.ATTACK),
    ],
)
def test_strikes_take_the_type_from_the_warplanes_told_of_before(
    text: str, kind: EventType, gazetteer: Gazetteer
) -> None:
    assert primary(text, gazetteer).event_type is kind


def test_two_towns_of_one_province_keep_a_town_as_their_place(gazetteer: Gazetteer) -> None:
    claim = primary("Airstrikes on Saraqib and Binnish killed nine people in Syria on Tuesday.", gazetteer)
    assert claim.place is not None
    assert claim.place.precision is PlacePrecision.TOWN
    assert [p.name for p in claim.places] == ["Saraqib", "Binnish"]


def test_one_blast_on_a_road_between_two_cities_stays_near_them(gazetteer: Gazetteer) -> None:
    claim = primary("A blast in Kunduz killed 13 people on Tuesday. The road to Kabul was closed.", gazetteer)
    assert claim.place is not None
    assert claim.place.name == "Kunduz"


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Blasts in Kabul and Kunduz killed 13 people on Tuesday, officials said.", ["Kabul", "Kunduz"]),
        ("Blasts in Herat, Kabul and Kunduz killed 13 people on Tuesday.", ["Herat", "Kabul", "Kunduz"]),
        ("Bombs killed 13 people in Kabul and Kunduz on Tuesday.", ["Kabul", "Kunduz"]),
        (
            "Missiles struck Kharkiv, Poltava and Lviv on Tuesday, killing 21.",
            ["Kharkiv", "Poltava", "Lviv"],
        ),
    ],
)
def test_a_toll_of_several_far_cities_is_placed_in_the_country_and_in_each(
    text: str, towns: list[str], gazetteer: Gazetteer
) -> None:
    claim = primary(text, gazetteer)
    assert claim.place is not None
    assert claim.place.precision is PlacePrecision.COUNTRY
    assert [p.name for p in claim.places] == [claim.place.name, *towns]
    assert {text[e.start : e.end] for e in claim.evidence if e.field == "place"} == set(towns)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # a family whose name a village elsewhere has
        ("Airstrikes hit the Anzah family home in Rafah, Gaza Strip, on Tuesday, killing four.", ["Rafah"]),
        # somebody's first name, however often it stands there
        (
            "A strike killed Omar in Rafah, Gaza Strip, on Tuesday. Omar was bombed at home. Omar died in the raid.",
            ["Rafah"],
        ),
        # what is only compared, or where others died
        ("A strike killed nine people in Saraqib, Idlib, on Tuesday. It recalled the raids of Raqqa.", ["Saraqib"]),
        # a row, and a village of the next province
        (
            "Warplanes killed nine people in Saraqib, Syria, on Tuesday. Strikes also hit Binnish, Hama and Homs.",
            ["Saraqib", "Binnish", "Hama", "Homs"],
        ),
        (
            "Airstrikes killed nine people in Saraqib, Syria, on Tuesday. Strikes also hit the town of Murak.",
            ["Saraqib", "Murak"],
        ),
    ],
)
def test_what_another_province_only_shares_a_name_with_was_not_hit(
    text: str, places: list[str], gazetteer: Gazetteer
) -> None:
    assert [p.name for p in primary(text, gazetteer).places] == places


def test_the_province_that_an_article_speaks_of_stays_where_a_namesake_was_taken_for_the_place(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "A strike hit a home in the al-Manara neighbourhood of Khan Younis in the Gaza Strip on Tuesday, killing four. "
        "Ambulances came from Rafah and Deir al-Balah."
    )
    assert "Khan Younis" in [p.name for p in primary(text, gazetteer).places]


def test_what_an_aside_names_abroad_is_not_where_it_was(gazetteer: Gazetteer) -> None:
    text = (
        "A strike killed four people in Rafah, Gaza Strip, on Tuesday. "
        "Omar, whose house was bombed on Monday, said that two people were killed."
    )
    assert {c.place.country for c in claims(text, gazetteer) if c.place} == {"PS"}
