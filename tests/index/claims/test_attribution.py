"""Who says so inside an article, grouped by wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.attribution import attribute, find_attributions, name_body

# sentence, canonical name of the speaker
PARTICIPLES = [
    "Six alleged members of a gang shot two men.",
    "Felon accused of shooting two men in Dayton.",
    "Shooting reported near the Dayton market.",
    "Second suspect identified in the Dayton shooting.",
]
IN_A_TOWN = [
    ("Two men were shot in Dayton on Saturday, police said.", "police"),
    ("Two men were shot near Carver Street in Dayton, deputies say.", "sheriff's office"),
    ("Authorities Saturday said two men were shot.", "authorities"),
    ("Two men were shot on Sunday, according to the Cook County medical examiner's office.", "coroner"),
    ("The gun was her mother's, said Lindt Township police.", "police"),
]
VERB_AFTER = [
    ("Police said two men were shot near the harbour.", "police"),
    ("The Syrian Observatory for Human Rights said four people died.", "Syrian Observatory for Human Rights"),
    ("SOHR, a war monitor, said the raid killed four.", "Syrian Observatory for Human Rights"),
    ("The IDF confirmed the strike.", "Israeli military"),
    ("A police spokesman told AFP that the bomb was small.", "police"),
    ("Sgt. Maria Lopez of the Dayton Police Department said the man died.", "police"),
    ("Deputies said the man shot his wife.", "sheriff's office"),
    ("The White Helmets reported nine dead.", "White Helmets"),
    ("Hamas’s armed wing said it fired the rockets.", "Hamas"),
    ("Investigators believe that the gunman fled.", "police"),
    ("The county coroner identified the woman on Monday.", "coroner"),
    ("Witnesses reported hearing ten shots.", "witnesses"),
    ("Two died in the harbour district of Bergen on Thursday evening, the fire service said.", "fire department"),
    ("A bomb went off in the west of Herat on Friday, killing five people, a witness said.", "witnesses"),
    ("Thirty-six people died, the fire brigade said.", "fire department"),
    ("It killed twelve fighters of the Popular Guard on Monday, the army said.", "army"),
    ("Three drivers were killed, the U.N. said.", "United Nations"),
    ("A BOMB WENT OFF IN CAIRO ON SUNDAY, KILLING FIVE, THE INTERIOR MINISTRY SAID.", "interior ministry"),
    ("A man died there, Lexington police spokeswoman Cora Lane said.", "police"),
]
VERB_BEFORE = [
    ("Nine were hurt, said the White Helmets, a rescue body.", "White Helmets"),
    ("“Two of my neighbours were killed,” said Hassan Darwish, a baker.", "Hassan Darwish"),
    ("Three children died in the raid, according to medical sources.", "hospital"),
    ("At least nine died, according to the Syrian Observatory for Human Rights (SOHR).",
     "Syrian Observatory for Human Rights"),
    ("Initial reports by civil defence teams suggested seven dead.", "civil defence"),
]  # fmt: skip
NESTED = [
    ("Al Mayadeen quoted a medical source as saying that six were hurt.", "hospital"),
    ("The outlet, citing hospital officials, put the toll at eleven.", "hospital"),
]
NOBODY = [
    ("A bomb went off in the market on Tuesday.", None),
    ("On Monday the town was shelled again.", None),
]
SENTENCES = [*VERB_AFTER, *VERB_BEFORE, *NESTED, *NOBODY]


@pytest.mark.parametrize(("sentence", "name"), SENTENCES, ids=[s[0][:40] for s in SENTENCES])
def test_a_sentence_names_who_says_so(sentence: str, name: str | None) -> None:
    found = attribute([sentence], 0)
    assert (found.name if found else None) == name


def test_the_carrier_of_a_quoted_source_is_kept_apart() -> None:
    (found,) = find_attributions("Al Mayadeen quoted a medical source as saying that six were hurt.")
    assert (found.name, found.via) == ("hospital", "Al Mayadeen")


def test_he_added_goes_back_to_the_one_who_spoke() -> None:
    texts = ["Two people died, said the White Helmets.", "It added that five were missing."]
    found = attribute(texts, 1)
    assert found is not None
    assert found.name == "White Helmets"


def test_a_surname_stands_for_the_officer_introduced_by_it() -> None:
    texts = ["Police Chief Tom Barlow arrived at noon.", "Two men were killed, Barlow said."]
    found = attribute(texts, 1)
    assert found is not None
    assert found.name == "police"


def test_a_surname_stands_for_the_person_introduced_by_it() -> None:
    texts = ["Rana Haddad runs a bakery opposite the mosque.", "Haddad said she saw two bodies."]
    found = attribute(texts, 1)
    assert found is not None
    assert (found.name, found.kind) == ("Rana Haddad", "person")


def test_a_lead_without_a_speaker_is_said_by_the_body_named_next() -> None:
    found = attribute(["Four people were hurt on Monday.", "The White Helmets said they had been shelled."], 0)
    assert found is not None
    assert found.name == "White Helmets"


def test_a_dateline_names_the_agency_where_nobody_else_is_named() -> None:
    found = attribute(["ROCKFORD (AP) – Two men were killed on Sunday."], 0)
    assert found is not None
    assert (found.name, found.kind) == ("Associated Press", "media")
    assert attribute(["The Mall (Leeds) – a bargain."], 0) is None


def test_nothing_is_attributed_across_a_whole_article() -> None:
    texts = ["The mayor said taxes will fall.", "Trains ran late.", "Snow fell.", "Two men were shot in a bar."]
    assert attribute(texts, 3) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("the Syrian Civil Defence", "White Helmets"),
        ("MSF", "Médecins Sans Frontières"),
        ("Gaza's health ministry", "Gaza health ministry"),
        ("the state news agency SANA", "SANA"),
        ("a spokesman of the White Helmets", "White Helmets"),
        ("Lt. Bob Jones of the Springfield Police Department", "police"),
        ("a hospital source", "hospital"),
        ("a hospital official", "hospital"),
        ("Syrian activists", "activists"),
        ("Dayton Police Department", "police"),
        ("Doctor Omar Haddad", "hospital"),
        ("Hill Army General Joe Dunn", "army"),
        ("Lebanon's health minister", "health ministry"),
        ("the regional governor Anna Kovalenko", "authorities"),
    ],
)
def test_one_body_has_one_name(written: str, name: str) -> None:
    assert name_body(written)[0] == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("the Joint Union of Aden Doctors", "Joint Union of Aden Doctors"),
        ("Doctors Without Borders", "Médecins Sans Frontières"),
        ("the Marib Teaching Hospital", "Marib Teaching Hospital"),
        ("Marib Teaching Hospital officials", "Marib Teaching Hospital"),
        ("Al-Noor hospital", "Al-Noor hospital"),
        ("Marib General Hospital", "Marib General Hospital"),
        ("Radio Ndeke", "Radio Ndeke"),
        ("the Hill People's Army", "Hill People's Army"),
        ("Ukraine's security service", "Ukraine's security service"),
        ("a committee of doctors", "committee of doctors"),
    ],
)
def test_a_body_with_a_proper_name_keeps_it(written: str, name: str) -> None:
    assert name_body(written)[0] == name


# sentences, canonical name of the speaker of the last one
REFERRING = [
    (["The White Helmets said two died.", "Snow fell.", "Rain came.", "Roads shut.", "Ten were hurt, the group said."],
     "White Helmets"),
    (["The White Helmets said two died.", "Police reported a theft.", "Ten were hurt, the organisation said."],
     "White Helmets"),
    (["SOHR reported two dead.", "Residents said a wall fell.", "Ten were hurt, the monitor said."],
     "Syrian Observatory for Human Rights"),
    (["A war monitor said two died.", "Ten fled, the monitor said."], "war monitor"),
    (["The Aden Doctors Network said two died.", "Police reported a theft.", "Ten fled, the network said."],
     "Aden Doctors Network"),
    (["The Union of Aden Doctors said two died.", "Ten were hurt, the doctors' union said."], "Union of Aden Doctors"),
    (["The White Helmets said two died.", "Local media said six died.", "Ten were hurt, it said."], "White Helmets"),
    (["Volunteers of Amnesty International came.", "Ten were hurt, the group said."], "Amnesty International"),
    (["The health ministry said two died.", "Police reported a theft.", "Ten were hurt, the ministry said."],
     "health ministry"),
    (["The White Helmets said two died.", "Ten were hurt, the group said.", "Six more fled."], "White Helmets"),
    (["The White Helmets said two died.", "Five fell, according to early reports from the rescue service."],
     "White Helmets"),
    (["Five fell, according to early reports from the rescue service."], "rescuers"),
    (["The health ministry said two died.", "Six fled, the foreign ministry said."], "authorities"),
    (["The Aden Security Committee said two died.", "Six fled, the doctors' committee said."], "doctors' committee"),
    (["Police said the group claimed a raid."], "police"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "name"), REFERRING, ids=[s[-1][:40] for s, _ in REFERRING])
def test_words_for_a_body_go_back_to_the_last_one_named(sentences: list[str], name: str) -> None:
    found = attribute(sentences, len(sentences) - 1)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["the group", "the organisation", "the monitor", "it"])
def test_words_for_a_body_name_nobody_where_none_was_named(words: str) -> None:
    assert attribute(["Local media reported two dead.", f"Ten were hurt, {words} said.", "Six fled."], 1) is None
    assert attribute([f"Ten were hurt, {words} said."], 0) is None


def test_people_of_a_body_speak_for_it_and_bystanders_do_not() -> None:
    (rescuers,) = find_attributions("Rescue workers from the White Helmets said two died.")
    (witnesses,) = find_attributions("Witnesses at Marib Teaching Hospital said two died.")
    assert (rescuers.name, witnesses.name) == ("White Helmets", "witnesses")


def test_a_span_is_the_words_as_written() -> None:
    text = "At least two died, according to the White Helmets."
    (found,) = find_attributions(text, offset=7)
    assert text[found.start - 7 : found.end - 7] == found.written == "the White Helmets"


@given(st.text(max_size=150))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    assert all(text[a.start : a.end] == a.written for a in find_attributions(text))


@pytest.mark.parametrize("sentence", PARTICIPLES)
def test_a_capital_and_a_participle_are_no_speaker(sentence: str) -> None:
    assert [a.name for a in find_attributions(sentence) if a.name] == []


@pytest.mark.parametrize(("sentence", "speaker"), IN_A_TOWN)
def test_the_office_speaks_and_not_the_town_before_it(sentence: str, speaker: str) -> None:
    found = attribute([sentence], 0)
    assert found is not None
    assert found.name == speaker
