"""What a sentence's words say happened, and with what weapon, grouped by phenomenon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.event_words import EVENT_WORDS, EventWords, find_events
from index.claims.events import MAX_CHARACTERS, RULES, cue_names, find_cues, lower, read_event_sentence
from index.claims.extract import RuleExtractor
from store.records import Article, Effect, EventType, Weapon

E, W = EventType, Weapon

# sentence, event type, weapon
FROM_THE_AIR = [
    ("Warplanes bombed the vegetable market of Ariha on Friday.", E.AIR_OR_DRONE_STRIKE, W.AIRSTRIKE),
    ("An air raid on the camp left nine people dead.", E.AIR_OR_DRONE_STRIKE, W.AIRSTRIKE),
    ("Israeli strikes hit two houses in Khan Younis overnight.", E.AIR_OR_DRONE_STRIKE, W.AIRSTRIKE),
    ("A drone hit a pickup near Kobani and killed its driver.", E.AIR_OR_DRONE_STRIKE, W.DRONE),
    ("Helicopters dropped barrel bombs on the edge of Daraa.", E.AIR_OR_DRONE_STRIKE, W.BARREL_BOMB),
]
FROM_AFAR = [
    ("Artillery shells struck the village and wounded a shepherd.", E.SHELLING_ARTILLERY_MISSILE, W.SHELLING),
    ("Mortar fire killed a schoolboy in the old city.", E.SHELLING_ARTILLERY_MISSILE, W.SHELLING),
    ("Rockets landed in an orchard outside Ashkelon.", E.SHELLING_ARTILLERY_MISSILE, W.MISSILE),
    ("A ballistic missile fell on the railway station.", E.SHELLING_ARTILLERY_MISSILE, W.MISSILE),
]
EXPLOSIONS = [
    ("A roadside bomb tore through a minibus near Ghor.", E.REMOTE_EXPLOSIVE, W.EXPLOSIVE),
    ("A car bomb went off outside the academy, killing six.", E.REMOTE_EXPLOSIVE, W.CAR_BOMB),
    ("Two brothers died when their tractor drove over a land mine.", E.REMOTE_EXPLOSIVE, W.LANDMINE),
    ("A suicide bomber blew himself up at the gate of the mosque.", E.SUICIDE_BOMB, W.SUICIDE_VEST),
    ("The girl was forced to detonate the belt; the suicide attack killed five.", E.SUICIDE_BOMB, W.SUICIDE_VEST),
    ("A hand grenade thrown into a bar wounded ten guests.", E.GRENADE, W.GRENADE),
    ("Chlorine was used in the attack on the town, doctors said.", E.CHEMICAL_WEAPON, W.CHEMICAL),
]
PEOPLE_AGAINST_PEOPLE = [
    ("Two men were shot dead outside a petrol station.", E.ATTACK, W.FIREARM),
    ("He was found with a gunshot wound to the chest.", E.ATTACK, W.FIREARM),
    ("Police shot and killed a man who had threatened them.", E.ATTACK, W.FIREARM),
    ("A drive-by shooting injured a teenager on Elm Street.", E.ATTACK, W.FIREARM),
    ("A man with a knife stabbed four passers-by.", E.ATTACK, W.KNIFE),
    ("A driver rammed his van into a crowd and killed three.", E.ATTACK, W.VEHICLE),
    ("Bandits stormed the village and killed twenty farmers.", E.ATTACK, None),
    ("Gunmen abducted eighty pupils from a boarding school.", E.ABDUCTION, W.FIREARM),
    ("Soldiers raped several women during the search.", E.SEXUAL_VIOLENCE, None),
    ("A mob lynched a suspected thief in the bazaar.", E.MOB_VIOLENCE, None),
]
CROWDS = [
    ("Nurses held a candlelight vigil outside the clinic.", E.PEACEFUL_PROTEST, None),
    ("Thousands marched through the capital to demand elections.", E.PEACEFUL_PROTEST, None),
    ("Police fired tear gas to disperse the demonstration.", E.PROTEST_WITH_INTERVENTION, None),
    ("Soldiers opened fire on protesters and killed three of them.", E.EXCESSIVE_FORCE_AGAINST_PROTESTERS, W.FIREARM),
    ("Protesters threw stones and petrol bombs at the parliament.", E.VIOLENT_DEMONSTRATION, None),
]
GROUND_WAR = [
    ("Rebels attacked an army base, and fierce fighting went on till noon.", E.ARMED_CLASH, None),
    ("Taliban fighters ambushed a convoy of soldiers.", E.ARMED_CLASH, None),
    ("Government forces recaptured the town from the rebels.", E.GOVERNMENT_REGAINS_TERRITORY, None),
    ("Islamic State militants seized the town after its garrison fled.", E.NON_STATE_ACTOR_OVERTAKES_TERRITORY, None),
    ("The troops withdrew from the district without a fight.", E.TERRITORY_TRANSFER, None),
]
WITHOUT_VIOLENCE = [
    ("The two sides signed a ceasefire on Sunday.", E.AGREEMENT, None),
    ("Police arrested forty supporters of the party.", E.ARRESTS, None),
    ("Officers seized nine rifles and a box of ammunition.", E.DISRUPTED_WEAPONS_USE, None),
    ("Sappers defused a bomb under the bridge.", E.DISRUPTED_WEAPONS_USE, None),
    ("The army set up a new observation post on the hill.", E.HEADQUARTERS_ESTABLISHED, None),
    ("The army sent reinforcements to the border.", E.CHANGE_TO_GROUP, None),
    ("Russia expelled two diplomats in retaliation.", E.DIPLOMATIC_EVENT, None),
    ("The group claimed responsibility for the bombing.", E.ATTRIBUTION_OF_RESPONSIBILITY, W.EXPLOSIVE),
    ("Settlers uprooted olive trees and torched two houses.", E.PROPERTY_DESTRUCTION, W.ARSON),
]
DISASTER_AND_CRIME = [
    ("An earthquake of magnitude 6.1 shook the coast.", E.NATURAL_DISASTER, None),
    ("Flash floods swept away a bridge.", E.NATURAL_DISASTER, None),
    ("Two trains collided and dozens of passengers were hurt.", E.MAN_MADE_DISASTER, None),
    ("A fire broke out in a factory and killed nineteen workers.", E.MAN_MADE_DISASTER, None),
    ("Customs officers caught men smuggling cocaine.", E.ORGANISED_CRIME, None),
]
SENTENCES = [
    *FROM_THE_AIR, *FROM_AFAR, *EXPLOSIONS, *PEOPLE_AGAINST_PEOPLE, *CROWDS, *GROUND_WAR, *WITHOUT_VIOLENCE,
    *DISASTER_AND_CRIME,
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "event", "weapon"), SENTENCES, ids=[s[0][:40] for s in SENTENCES])
def test_a_sentence_names_its_event_and_weapon(sentence: str, event: EventType, weapon: Weapon | None) -> None:
    reading = read_event_sentence(sentence)
    assert (reading.event_type, reading.weapon) == (event, weapon)


def test_a_sentence_without_an_event_has_no_type_and_no_weapon() -> None:
    reading = read_event_sentence("The mayor opened a library by the lake.")
    assert (reading.types, reading.weapon, reading.score) == ((), None, 0.0)


def test_a_grenade_launcher_is_no_grenade() -> None:
    assert "grenade" not in {c.name for c in find_cues("A rocket-propelled grenade hit the truck.")}


def test_spans_count_from_the_article() -> None:
    (cue,) = [c for c in find_cues("They used a machete.", offset=100) if c.name == "knife"]
    assert (cue.start, cue.end, cue.weapon) == (112, 119, W.KNIFE)


def test_who_and_where_are_no_triggers() -> None:
    reading = read_event_sentence("Police found rebels in the village.")
    assert {c.name for c in reading.triggers} == set()
    assert reading.has("nonstate")


def test_every_rule_uses_cues_that_exist() -> None:
    names = set(cue_names())
    used = {name for rule in RULES for need in (*rule.needs, *rule.bars) for name in need.split("|")}
    assert used <= names


def test_every_event_type_has_a_rule() -> None:
    assert {rule.event_type for rule in RULES} == set(EventType)


def test_what_lies_beyond_the_limit_is_not_read() -> None:
    assert find_cues("x " * MAX_CHARACTERS + "earthquake") == ()


@given(st.text(max_size=200))
def test_any_text_keeps_its_offsets_in_lower_case(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.text(max_size=120), st.integers(0, 50))
def test_cues_lie_inside_any_text(text: str, offset: int) -> None:
    assert all(offset <= c.start < c.end <= offset + len(text) for c in find_cues(text, offset))


# phrase of a question, types it must allow, types it must not, weapons
QUESTIONS = [
    ("airstrikes", {E.AIR_OR_DRONE_STRIKE}, {E.SHELLING_ARTILLERY_MISSILE}, set()),
    ("bombing", {E.AIR_OR_DRONE_STRIKE, E.REMOTE_EXPLOSIVE, E.SUICIDE_BOMB}, {E.PEACEFUL_PROTEST}, set()),
    ("raid", {E.AIR_OR_DRONE_STRIKE, E.ATTACK, E.ARMED_CLASH, E.ARRESTS}, {E.NATURAL_DISASTER}, set()),
    ("drone", {E.AIR_OR_DRONE_STRIKE}, {E.ATTACK}, {W.DRONE}),
    ("shootings", {E.ATTACK}, {E.AIR_OR_DRONE_STRIKE}, {W.FIREARM}),
    ("stabbing", {E.ATTACK}, {E.GRENADE}, {W.KNIFE}),
    ("car ramming", {E.ATTACK}, {E.MAN_MADE_DISASTER}, {W.VEHICLE}),
    ("kidnapping", {E.ABDUCTION}, {E.ATTACK}, set()),
    ("protest", {E.PEACEFUL_PROTEST, E.PROTEST_WITH_INTERVENTION}, {E.MOB_VIOLENCE}, set()),
    ("riot", {E.VIOLENT_DEMONSTRATION, E.MOB_VIOLENCE}, {E.PEACEFUL_PROTEST}, set()),
    ("lynching", {E.MOB_VIOLENCE}, {E.ATTACK}, set()),
    ("arrests", {E.ARRESTS}, {E.ABDUCTION}, set()),
    ("earthquake", {E.NATURAL_DISASTER}, {E.MAN_MADE_DISASTER}, set()),
    ("flood", {E.NATURAL_DISASTER}, {E.MAN_MADE_DISASTER}, set()),
    ("building collapse", {E.MAN_MADE_DISASTER}, {E.NATURAL_DISASTER}, set()),
    ("plane crash", {E.MAN_MADE_DISASTER}, {E.AIR_OR_DRONE_STRIKE}, set()),
    ("land mines", {E.REMOTE_EXPLOSIVE}, {E.GRENADE}, {W.LANDMINE}),
]


def meant(phrase: str) -> EventWords:
    """What the first word for an event in a phrase means."""
    return find_events(phrase)[0].words


@pytest.mark.parametrize(("phrase", "among", "never", "weapons"), QUESTIONS, ids=[q[0] for q in QUESTIONS])
def test_an_everyday_word_allows_the_types_it_may_mean(
    phrase: str, among: set[EventType], never: set[EventType], weapons: set[Weapon]
) -> None:
    words = meant(phrase)
    assert among <= words.types
    assert not never & words.types
    assert words.weapons == weapons


def test_a_mass_shooting_has_at_least_four_people_hit() -> None:
    words = meant("mass shootings")
    assert (words.least, words.weapons) == (4, {W.FIREARM})


def test_a_massacre_kills() -> None:
    words = meant("massacre")
    assert (words.effect, words.least) == (Effect.KILLED, 4)


def test_the_longest_phrase_at_a_place_wins() -> None:
    question = "How many mass shootings happened in Ohio?"
    assert [(p.text, question[p.start : p.end]) for p in find_events(question)] == [("mass shootings",) * 2]


def test_a_question_without_an_event_word_has_none() -> None:
    assert find_events("who is the mayor of Lyon") == ()


def test_no_everyday_word_is_without_types() -> None:
    assert [pattern for pattern, words in EVENT_WORDS.items() if not words.types] == []


@pytest.mark.parametrize(
    ("text", "event", "weapon"),
    [
        ("Israeli forces bombed the Roe family home, killing four.", "air_or_drone_strike", None),
        ("Militants bombed the base in clashes that killed four.", "armed_clash", None),
        ("Militants bombed a market in Marnow, killing four.", "remote_explosive", "explosive"),
        ("Four people were killed in the attack. Witnesses saw a drone.", "air_or_drone_strike", "drone"),
        ("Four people were killed in the attack. Shelling was heard.", "shelling_artillery_missile", "shelling"),
        ("Police shot a man dead during a raid on his home. Warplanes had bombed it.", "attack", "firearm"),
    ],
)
def test_an_attack_is_called_by_its_weapon_and_a_states_bombing_is_an_air_strike(
    text: str, event: str, weapon: str | None
) -> None:
    (claim,) = [c for c in RuleExtractor(None).extract(Article(id="a", text=text)) if c.primary]
    assert (claim.event_type, claim.weapon) == (event, weapon)


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("Hurricane Odo kills 27 in Marnow", "natural_disaster"),
        ("Marnow earthquake updates: rescuers dig on", "natural_disaster"),
        ("Man shot dead during the storm in Marnow", "attack"),
        ("Airstrike hits survivors of Marnow earthquake", "attack"),
    ],
)
def test_a_headline_of_a_natural_disaster_says_what_killed(headline: str, event: str) -> None:
    read = RuleExtractor(None).extract(Article(id="a", text="At least 27 people died, officials said.", title=headline))
    (claim,) = [c for c in read if c.primary]
    assert (claim.event_type == "natural_disaster") == (event == "natural_disaster")
