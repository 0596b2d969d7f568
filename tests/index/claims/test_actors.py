"""Who did it and to whom, as a sentence reports it, grouped by wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.actor_choice import choose_actors
from index.claims.actors import Role, canonical_actor, find_actors

# sentence, perpetrator, target
POLICE = [
    ("Police arrested 16 protesters in the square.", "police", None),
    ("Police opened fire on the crowd, killing two.", "police", None),
    ("The boy was shot dead by police on Monday.", "police", None),
    ("Harvane police have arrested a man suspected of shooting two people.", None, None),
    ("Police continue to look for whoever shot two people.", None, None),
    ("A third man is wanted by police over a shooting that killed two.", None, None),
    ("The victim was identified by police as Jan Roe, 21.", None, None),
    ("He killed four people before he was shot by police.", None, None),
    ("A former police officer shot two neighbours.", None, None),
    ("A police officer shot and killed his wife on Sunday.", None, None),
    ("Two officers shot and killed in Harvane were buried on Friday.", None, None),
]
AGENTIVE = [
    ("Israeli warplanes bombed a school in Gaza City.", "Israel", "school"),
    ("Russian and regime fighter jets hit the centre of the town.", "Russia", None),
    ("SDF fighters attacked an ISIS position near the river.", "Syrian Democratic Forces", "Islamic State"),
    ("Al-Shabaab militants stormed a hotel in Mogadishu.", "Al-Shabaab", "hotel"),
    ("Gunmen ambushed a police convoy.", "gunmen", "police"),
    ("A police officer shot a man armed with a knife.", "police", None),
    ("The RSF on Monday attacked a market in Omdurman.", "Rapid Support Forces", "market"),
    ("Boko Haram fighters killed nine farmers.", "Boko Haram", None),
    ("Wagner mercenaries executed villagers in the centre of Mali.", "Wagner Group", None),
]
PASSIVE = [
    ("Twelve people were killed in airstrikes carried out by the Syrian regime.", "Syrian government forces", None),
    ("He was shot by a police officer.", "police", None),
    ("The village was attacked by the Taliban.", "Taliban", "village"),
    ("The mine had been planted by the Houthis, residents said.", "Houthis", None),
    ("Three were abducted by Hayat Tahrir al-Sham.", "Hayat Tahrir al-Sham", None),
]
NOMINAL = [
    ("Turkish shelling wounded four people in Tel Tamr.", "Turkey", None),
    ("U.S.-led coalition strikes killed ten in Raqqa.", "US-led coalition", None),
    ("RSF shelling hit a hospital.", "Rapid Support Forces", "hospital"),
    ("A Turkish drone struck the village of al-Raqas.", "Turkey", "village"),
    ("The attack targeted Syrian army positions.", None, "Syrian government forces"),
]
ALLEGED = [
    ("Two died in an attack by alleged Israeli forces.", "Israel", None),
    ("The army blamed the attack on Boko Haram.", "Boko Haram", None),
    ("Officials accused the Houthis of planting the mine.", "Houthis", None),
    ("The army blamed the Rwanda-backed M23 rebels.", "M23", None),
    ("It blamed the paramilitary Rapid Support Forces.", "Rapid Support Forces", None),
    ("Officials blamed Kataib Hezbollah.", "Kataib Hezbollah", None),
    ("Al Shabaab said it was behind the blast.", "Al-Shabaab", None),
    ("The Iran-aligned Houthis said they had fired on the ship.", "Houthis", None),
    ("The Allied Democratic Forces were blamed for the massacre.", "Allied Democratic Forces", None),
    ("The blast was claimed by the Islamic State group.", "Islamic State", None),
]
NO_ROLE = [
    ("Taliban fighters were killed in an air strike.", None, None),
    ("Police arrested two suspects.", None, None),
    ("The Taliban denied that they had fired a shot.", None, None),
    ("The Israeli prime minister will travel to Rome.", None, None),
    ("Two men were shot dead outside a petrol station.", None, None),
    ("Three SDF fighters killed in a strike", None, None),
    ("Two died and five were wounded, according to police.", None, None),
]
SENTENCES = [*POLICE, *AGENTIVE, *PASSIVE, *NOMINAL, *ALLEGED, *NO_ROLE]


@pytest.mark.parametrize(("sentence", "doer", "target"), SENTENCES, ids=[s[0][:40] for s in SENTENCES])
def test_a_sentence_names_who_did_it_and_to_whom(sentence: str, doer: str | None, target: str | None) -> None:
    did, suffered = choose_actors([sentence])
    assert (did.name if did else None, suffered.name if suffered else None) == (doer, target)


@pytest.mark.parametrize("sentence", [s[0] for s in ALLEGED[:3]])
def test_an_alleged_culprit_stays_alleged(sentence: str) -> None:
    assert [a.alleged for a in find_actors(sentence) if a.role is Role.PERPETRATOR] == [True]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("SDF", "Syrian Democratic Forces"),
        ("Assad forces", "Syrian government forces"),
        ("the IDF", "Israel"),
        ("Daesh", "Islamic State"),
        ("HTS", "Hayat Tahrir al-Sham"),
        ("Turkish warplanes", "Turkey"),
        ("the Al-Shabab", "Al-Shabaab"),
        ("Some Local Guard", "Local Guard"),
    ],
)
def test_spellings_of_one_actor_come_out_as_one(written: str, name: str) -> None:
    assert canonical_actor(written) == name


def test_a_named_actor_wins_over_gunmen() -> None:
    doer, _ = choose_actors(["Gunmen opened fire on the bus.", "The attack was carried out by Boko Haram."])
    assert doer is not None
    assert doer.name == "Boko Haram"


def test_a_span_counts_from_the_article() -> None:
    text = "Yesterday Turkish forces shelled the town."
    (actor,) = find_actors(text, offset=50)
    assert text[actor.start - 50 : actor.end - 50] == actor.written == "Turkish forces"


@given(st.text(max_size=150))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    assert all(0 <= a.start < a.end <= len(text) for a in find_actors(text))
