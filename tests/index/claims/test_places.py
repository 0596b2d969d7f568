"""Places in sentences: our own sentences, grouped by phenomenon, with the real gazetteer."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.claims.document import Document, read_document
from index.claims.event_place import choose_place, places_hit
from index.claims.places import TITLE, Cue, find_places
from index.gazetteer import Gazetteer, Kind
from store.records import Article, PlacePrecision

# text, the places read in it as "name, province or country"
TEXTS = [
    # plain towns, provinces, countries
    ("Rockets hit Saraqib in Idlib province.", "Saraqib, Idlib"),
    ("Two people were shot in Toledo, Ohio.", "Toledo, Ohio"),
    ("A bomb went off in Goma on Friday.", "Goma, North Kivu"),
    ("Shelling in Kharkiv, Ukraine, killed three.", "Kharkiv, Kharkiv"),
    ("Drones struck Khartoum and Omdurman.", "Khartoum, Khartoum; Omdurman, Khartoum"),
    ("Clashes broke out in the Syrian city of Hama.", "Hama, Hama"),
    # states in every style choose among namesakes
    ("Police in Huntsville, Ala., arrested two men.", "Huntsville, Alabama"),
    ("Police in Huntsville, TX, arrested two men.", "Huntsville, Texas"),
    ("Police in Huntsville, Alabama arrested two men.", "Huntsville, Alabama"),
    ("A child was shot in Springfield, Mo. on Sunday.", "Springfield, Missouri"),
    ("He was found in Madison County, Ala., on Monday.", "Madison County, Alabama"),
    ("She lives in Washington, D.C., police said.", "Washington, District of Columbia"),
    ("He fled to Portland, Maine.", "Portland, Maine"),
    # the article's own context chooses
    ("A man was shot in Albany. A suspect was held in Atlanta.", "Albany, Georgia; Atlanta, Georgia"),
    ("Two men were shot in north St. Louis late on Sunday.", "St. Louis, Missouri"),  # a province of Senegal too
    ("A boy in Ohio was hurt. It happened in Springfield.", "Ohio, Ohio; Springfield, Ohio"),
    ("Syria: a strike hit Tripoli Street. Fighting went on in Homs and Hama.", "Syria, SY; Homs, Homs; Hama, Hama"),
    # wires and datelines
    ("MOBILE, Ala. (AP) — Three people were killed Sunday.", "Mobile, Alabama"),
    ("GAZA CITY (Sample) – Jets struck a house.", "Gaza, Gaza Strip"),
    ("TEL TAMR, Syria (Sample) – Shells fell on farms.", "Tel Tamr, Hasakah"),
    # nations before a name choose among namesakes, and are no places; nor are days and waters
    ("A landslide hit the Brazilian city of Petropolis.", "Petrópolis, Rio de Janeiro"),
    ("A slope slid in Petropolis. The Brazilian city of Petropolis is steep.",
     "Petrópolis, Rio de Janeiro; Petrópolis, Rio de Janeiro"),
    ("It struck Venezuela's northern city of Valencia.", "Venezuela, VE; Valencia, Carabobo"),
    ("A market in Hodeidah on Tuesday. It was in Yemen.", "Al Hudaydah, Al Hudaydah; Yemen, YE"),
    ("In Syria, shells fell in the village of Tal Unheard on Monday.", "Syria, SY; Tal Unheard, SY"),
    ("A missile struck a ship in the Gulf of Aden.", ""),
    ("Floods in Rizal and Cavite provinces of the Philippines.",
     "Rizal, Calabarzon; Cavite, Calabarzon; Philippines, PH"),
    # transliterations
    ("In Syria, shells fell on Seraqeb and on Jisr al-Shoghour.", "Syria, SY; Saraqib, Idlib; Jisr al-Shughur, Idlib"),
    ("Raids hit Khan Yunis and Rafah camp.", "Khan Younis, Gaza Strip; Rafah camp, Gaza Strip"),
    ("Deir Ezzor and Tell Abyad in Syria were calm.", "Deir ez-Zor, Deir ez-Zor; Tal Abyad, Raqqa"),
    # villages, camps, neighbourhoods of the supplement
    ("They shelled the village of Kukfin in southern Idlib.", "Kukfin, Idlib; Idlib, Idlib"),
    ("A house in Shujaiya was hit.", "Shuja'iyya, Gaza Strip"),
    ("Tanks entered Jabalia refugee camp.", "Jabalia camp, Gaza Strip"),
    ("Barrels fell on the region of Sahil Roj.", "Sahil Roj, Idlib"),
    # the capital, counties by their short names, "Co."
    ("A child was shot in Southeast D.C. on Monday.", "Washington, District of Columbia"),
    ("Deputies in Habersham searched woods near Atlanta.", "Habersham County, Georgia; Atlanta, Georgia"),
    ("Four died in Habersham Co. and two in Atlanta.", "Habersham County, Georgia; Atlanta, Georgia"),
    # streets that bear the names of towns, sides of a city, months, agencies
    ("It happened near Odessa and Franklin streets.", ""),
    ("They lived in the 1400 block of Georgia.", ""),
    ("Shots fell at South Orange Blossom Trail.", ""),
    ("Two were shot on the South Side.", ""),
    ("Men met at the corner of Paris and Vienna.", ""),
    ("Tartus, SANA – Two farmers were hurt in Syria.", "Tartus, Tartus; Syria, SY"),
    # villages that no gazetteer knows: the text's name, the province named near it, no coordinates
    ("In Syria they shelled the village of Tal Qumbaz near Kobani.", "Syria, SY; Tal Qumbaz, Aleppo; Kobani, Aleppo"),
    (
        "Syria: fire fell on the villages of Tal Qumbaz, Umm Zanbil and Zirgan near Tel Tamr.",
        "Syria, SY; Tal Qumbaz, Hasakah; Umm Zanbil, Hasakah; Zirgan, Hasakah; Tel Tamr, Hasakah",
    ),
    ("A boy was shot in Quimbleton, Va., on Friday.", "Quimbleton, Virginia"),
    ("A mine went off near Tal Qumbaz in the north Aleppo province.", "Tal Qumbaz, Aleppo; Aleppo, Aleppo"),
    ("Men met at the Qumbaz Mosque in Aleppo province.", "Aleppo, Aleppo"),
    ("It was close to Quambo in Ghana's Upper East region.", "Quambo, Upper East; Ghana, GH; Upper East, Upper East"),
    ("Rockets fell on the Druze town of Beit Quambo in Syria.", "Beit Quambo, SY; Syria, SY"),
    ("Fire fell on the central Haitian town of Pont-Zabeth.", "Pont-Zabeth, HT"),
    # relations
    ("A mine went off 12 km north of Raqqa.", "Raqqa, Raqqa"),
    ("In Syria a convoy was ambushed between Homs and Palmyra.", "Syria, SY; Homs, Homs; Palmyra, Homs"),
    ("The wounded were taken to Dallas hospitals.", "Dallas, Texas"),
    # people, streets, outlets, teams, ordinary words are no places
    ("Austin Miller, 23, was shot dead.", ""),
    ("Sgt. Jackson said nobody was hurt.", ""),
    ("The man, named Paris, ran away.", ""),
    ("It happened on Madison Avenue at noon.", ""),
    ("The Houston Chronicle reported it.", ""),
    ("Dallas Cowboys fans were hurt.", ""),
    ("Most of the men were Orange farmers.", ""),
    ("On Monday in March the police came.", ""),
    ("He'll be charged, and we're told she's fine.", ""),
    ("Mobile phones were found.", ""),
    ("Marcus Washington pleaded guilty.", ""),
    ("The Middle East is tense.", ""),
    ("The U.N. rights office said so.", ""),
    ("No place is named here at all.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_text_names_its_places(gazetteer: Gazetteer, text: str, expected: str) -> None:
    found = [m.entry.place for m in find_places(_document(text), gazetteer)]
    assert "; ".join(f"{p.name}, {p.admin1 or p.country}" for p in found) == expected


# text, how the first place is put
CUES = [
    ("A man was shot in Dayton.", Cue.IN),
    ("A mine went off near Dayton.", Cue.NEAR),
    ("Jets bombed Aleppo.", Cue.HIT),
    ("The town of Binnish was quiet.", Cue.KIND),
    ("Dayton police came.", Cue.POLICE),
    ("He died at Dayton Hospital.", Cue.HOSPITAL),
    ("The village of Kukfin was hit.", Cue.VILLAGE),
    ("Shells fell on Idlib countryside.", Cue.WIDE),
    ("It was in the countryside of Idlib.", Cue.WIDE),
    ("A man from Dayton was held.", Cue.ORIGIN),
    ("A man from Saraqib village died in Syria.", Cue.ORIGIN),
    ("DAYTON, Ohio (AP) — Two died.", Cue.DATELINE),
    ("QUETTA: Two died.", Cue.DATELINE),
    ("QUETTA, MARCH 3 - TWO DIED.", Cue.DATELINE),
    ("QUETTA/LAHORE: Two died.", Cue.DATELINE),
    ("Quetta: two dead.", Cue.PLAIN),
    ("Both were taken to a hospital in Dayton.", Cue.HOSPITAL),
    ("A bomb hit a hospital in Dayton.", Cue.IN),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_how_the_text_puts_a_place(gazetteer: Gazetteer, text: str, cue: Cue) -> None:
    assert find_places(_document(text), gazetteer)[0].cue is cue


def test_spans_are_those_of_the_article(gazetteer: Gazetteer) -> None:
    text = "Nothing yet.\n\nShells fell on Saraqib and Binnish."
    found = find_places(_document(text), gazetteer)
    assert [text[m.start : m.end] for m in found] == ["Saraqib", "Binnish"]


def test_the_headline_counts_but_carries_no_offset_of_the_text(gazetteer: Gazetteer) -> None:
    found = find_places(_document("Two men died.", title="Shooting in Dayton, Ohio"), gazetteer)
    assert [(m.sentence, m.entry.place.name) for m in found] == [(TITLE, "Dayton")]


def test_the_outlet_chooses_among_namesakes(gazetteer: Gazetteer) -> None:
    found = find_places(_document("A man was shot in Aurora.", source="chicagotribune.com"), gazetteer)
    assert found[0].entry.place.admin1 == "Illinois"


# source, text, where the event was, how closely that is known
OUTLETS = [
    # a local outlet leaves its own city unnamed
    ("wmctv.com", "Two men were shot at a house on Gherkin Street. Police came.", "Memphis", "district"),
    ("m.wsbtv.com", "Two men were shot at a house. Police came.", "Atlanta", "district"),
    # its city named
    ("wmctv.com", "Two men were shot in Memphis. Police came.", "Memphis", "town"),
    # another town named as the place
    ("wmctv.com", "Two men were shot in Jackson. Police came.", "Jackson", "town"),
    # the call sign in the dateline outweighs the page that shows the report
    ("walb.com", "(WMC) - Two men were shot at a house. Police came.", "Memphis", "district"),
    # parts of its city
    ("philly.com", "A woman was shot in Kensington.", "Kensington, Philadelphia", "exact"),
    ("wlwt.com", "A man was shot in Madisonville.", "Madisonville, Cincinnati", "district"),
    # a national outlet says nothing
    ("reuters.com", "Two men were shot at a house. Police came.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "name", "precision"), OUTLETS)
def test_what_an_outlet_leaves_unsaid(
    gazetteer: Gazetteer, source: str, text: str, name: str | None, precision: str | None
) -> None:
    chosen = choose_place(find_places(_document(text, source=source), gazetteer), 0)
    assert (chosen.entry.place.name if chosen else None) == name
    assert (chosen.entry.place.precision.value if chosen else None) == precision


def test_an_unsaid_city_has_no_words_in_the_text(gazetteer: Gazetteer) -> None:
    found = find_places(_document("Two men were shot at a house.", source="wmctv.com"), gazetteer)
    assert [(m.start, m.end, m.sentence, m.cue) for m in found] == [(0, 0, TITLE, Cue.OUTLET)]


def test_an_unknown_village_has_no_coordinates_and_one_number_in_all_its_spellings(gazetteer: Gazetteer) -> None:
    texts = (
        "In Syria they shelled the village of Tal Qumbaz near Kobani.",
        "In Syria, Tell Qumbaz village near Kobani.",
    )
    one, other = (find_places(_document(text), gazetteer)[1].entry.place for text in texts)
    assert (one.lat, one.lon, one.precision) == (None, None, PlacePrecision.TOWN)
    assert (one.geoname_id, other.name) == (other.geoname_id, "Tell Qumbaz")


def test_a_name_that_is_only_alike_is_not_sought_in_a_province_that_nobody_speaks_of(gazetteer: Gazetteer) -> None:
    text = "In Syria shells fell on the village of al-Suwaydia near Ain Issa in Raqqa."
    assert {m.entry.place.admin1 for m in find_places(_document(text), gazetteer)} == {None, "Raqqa"}


@given(st.sampled_from(["Odessa", "Jizhou", "Bolivar", "Chatham", "Malin", "Weir", "Dade", "Saint-Louis", "Cristina"]))
def test_local_news_of_the_united_states_stays_there(gazetteer: Gazetteer, name: str) -> None:
    text = f"Two men were shot at a house. A man named the street {name}. Police said {name} was calm."
    found = find_places(_document(text, source="wmctv.com"), gazetteer)
    assert {m.entry.place.country for m in found} == {"US"}


# source, text, the places read: what no gazetteer has in the state that is said, and what a local outlet cannot mean
STATES = [
    # a town of no gazetteer keeps its state, also where it is named again without it
    (None, "A girl was shot in Quillfen, Minn. It was calm in Quillfen.", "Quillfen, Minnesota; Quillfen, Minnesota"),
    (None, "Felton, MN — A girl was shot. It was calm in Felton.", "Felton, Minnesota; Felton, Minnesota"),
    ("wktv.com", "Rome, N.Y. — A boy died. Rome police said so.", "Rome, New York; Rome, New York"),
    # a namesake far from a local outlet, in a state or country that nobody speaks of
    ("wmctv.com", "Two men were shot in Berlin. Police in Berlin came.", ""),
    ("wmctv.com", "Two men were shot in Fargo. Police in Fargo came.", ""),
    ("kmov.com", "A man was shot in St. Louis. ST. LOUIS police came.", "St. Louis, Missouri; St. Louis, Missouri"),
    # but cities that news style names alone, and what the text places itself
    ("wmctv.com", "Two men were shot in Denver. Police came.", "Denver, Colorado"),
    ("wmctv.com", "Two men were shot in Fargo, N.D. Police in Fargo came.", "Fargo, North Dakota; Fargo, North Dakota"),
    ("wmctv.com", "German police said two men were shot in Berlin.", "Berlin, Berlin"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "expected"), STATES)
def test_a_town_lies_where_its_state_and_its_outlet_say(
    gazetteer: Gazetteer, source: str | None, text: str, expected: str
) -> None:
    found = [m.entry.place for m in find_places(_document(text, source=source), gazetteer) if m.cue is not Cue.OUTLET]
    assert "; ".join(f"{place.name}, {place.admin1}" for place in found) == expected


@pytest.mark.parametrize("text", ["قصفت طائرات مدينة إدلب وبلدة بنش.", "اشتباكات في شارع الثورة وحي النصر", "في باريس"])
def test_letters_without_capitals_name_no_place_rather_than_a_wrong_one(gazetteer: Gazetteer, text: str) -> None:
    assert find_places(_document(text), gazetteer) == []


def test_no_guess_on_another_continent(gazetteer: Gazetteer) -> None:
    text = "Syria's army shelled Idlib and Hama. Fighting reached Bolivar in the evening."
    assert {m.entry.place.country for m in find_places(_document(text), gazetteer)} == {"SY"}


def test_a_province_that_is_named_like_its_town(gazetteer: Gazetteer) -> None:
    wide = find_places(_document("Jets struck Idlib, among it the town of Binnish."), gazetteer)
    town = find_places(_document("Jets struck Idlib city and the town of Binnish."), gazetteer)
    assert [m.entry.kind for m in wide] == [Kind.PROVINCE, Kind.TOWN]
    assert [m.entry.kind for m in town] == [Kind.TOWN, Kind.TOWN]


# text, number of the sentence that tells of the event, where it was
EVENTS = [
    ("A man was shot in Dayton, Ohio, on Monday. He was taken to Columbus. He was from Toledo.", 0, "Dayton"),
    ("Two died on Monday. Dayton police were called at noon. They spoke to a man from Toledo.", 0, "Dayton"),
    ("Syria's army shelled Idlib province. Shells hit the village of Kukfin, killing two.", 1, "Kukfin"),
    ("Three died when a mine went off north of Tel Tamr in Syria.", 0, "Tel Tamr"),
    ("BEIRUT (Sample) – Jets struck the town of Saraqib in Syria, killing four.", 0, "Saraqib"),
    ("Somebody was hurt. Nobody knows where.", 0, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "name"), EVENTS)
def test_where_the_event_was(gazetteer: Gazetteer, text: str, anchor: int, name: str | None) -> None:
    chosen = choose_place(find_places(_document(text), gazetteer), anchor)
    assert (chosen.entry.place.name if chosen else None) == name


def test_a_list_of_places_hit(gazetteer: Gazetteer) -> None:
    text = "Jets hit Idlib city center, the town of Binnish and the region of Sahil Roj in Syria, rescuers said."
    hit = places_hit(find_places(_document(text), gazetteer), 0)
    assert [m.entry.place.name for m in hit] == ["Idlib", "Binnish", "Sahil Roj"]


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_a_crash(gazetteer: Gazetteer, text: str) -> None:
    document = _document(text, title=text[:40], source=text[:20])
    for mention in find_places(document, gazetteer):
        assert mention.sentence == TITLE or text[mention.start : mention.end].strip()


_NAMES = st.lists(
    st.sampled_from(
        ["Idlib", "al-", "Ohio", ",", "in", "near", "of", "St.", "D.C.", "(AP) —", "New", "York", "the", "إدلب"]
    ),
    max_size=12,
)


@given(_NAMES.map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_heap_of_names_gives_ordered_spans(gazetteer: Gazetteer, text: str) -> None:
    found = find_places(_document(text), gazetteer)
    assert all(a.end <= b.start for a, b in pairwise(found))


def _document(text: str, *, title: str = "", source: str | None = None) -> Document:
    published = datetime(2020, 3, 4, tzinfo=UTC)
    return read_document(Article(id="x", text=text, title=title, source=source, published_at=published))
