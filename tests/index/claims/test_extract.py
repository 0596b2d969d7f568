"""Articles in, claims out: our own articles, and properties that hold for any text."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.claims.extract import RuleExtractor
from index.gazetteer import Gazetteer
from store.records import Article, Claim, Count
from tests.index.claims.table_articles import ARTICLES, OTHER_CLAIMS

PUBLISHED = datetime(2020, 3, 4, 12, tzinfo=UTC)
EXTRACTOR = RuleExtractor(None)


def article(text: str, title: str | None = None) -> Article:
    return Article(id="a", text=text, title=title, published_at=PUBLISHED)


def primary(claims: tuple[Claim, ...]) -> Claim:
    (claim,) = [c for c in claims if c.primary]
    return claim


def best(count: Count | None) -> int | None:
    return count.best if count else None


@pytest.mark.parametrize(("name", "title", "text", "killed", "injured"), ARTICLES, ids=[a[0] for a in ARTICLES])
def test_primary_claim_of_an_article(name: str, title: str, text: str, killed: int | None, injured: int | None) -> None:
    claim = primary(EXTRACTOR.extract(article(text, title)))
    assert (best(claim.killed), best(claim.injured)) == (killed, injured)


def test_headline_alone_is_never_quoted() -> None:
    claim = primary(EXTRACTOR.extract(article("Please log in to read on.", "Three killed in Brookton shooting")))
    assert (claim.quote.start, claim.quote.end, claim.quote.text, claim.evidence) == (0, 0, "", ())


def test_what_stands_below_a_headline_that_is_alone_gives_neither_day_nor_place(gazetteer: Gazetteer) -> None:
    below = "Ten Sights In ParisBook before May 1, 2012, and fly from Athens, Greece."
    claim = primary(RuleExtractor(gazetteer).extract(article(below, "Two Killed At Party In Dayton, Ohio")))
    assert (best(claim.killed), claim.quote.text) == (2, "")
    assert claim.place is not None
    assert (claim.place.name, claim.place.admin1) == ("Dayton", "Ohio")
    assert (claim.date_start, claim.date_end) == (date(2020, 3, 3), date(2020, 3, 4))


@pytest.mark.parametrize(
    ("headline", "assumed"),
    [
        ("Two killed at Dayton mill", True),
        ("Man arrested after two are killed at Dayton mill", True),
        ("Police appeal for witnesses after two are killed at mill", True),
        ("Sue Brandt, 40, and her son are killed at Dayton mill", True),
        ("Man sentenced for killing two at Dayton mill", False),
        ("Jury selected in killing of two at Dayton mill", False),
        ("Dayton mill killings: two remembered three years later", False),
    ],
)
def test_a_report_from_long_after_is_not_dated_by_its_publication(headline: str, assumed: bool) -> None:
    claim = primary(EXTRACTOR.extract(article("Two men were killed at the mill, a judge was told.", headline)))
    assert claim.date_start == (date(2020, 3, 3) if assumed else None)


def test_another_day_a_running_total_the_displaced_and_a_denial_are_claims_of_their_own() -> None:
    claims = EXTRACTOR.extract(article(OTHER_CLAIMS))
    main, monday, total, displaced = claims[:4]
    assert main.primary
    assert main.killed == Count(15, None, 15, "at least")
    assert main.date_start == main.date_end == date(2020, 3, 3)
    assert [(v.group, best(v.killed)) for v in main.victims] == [("civilians", 15), ("children", 4)]
    assert (best(monday.killed), monday.date_start, monday.primary) == (7, date(2020, 3, 2), False)
    assert monday.killed is not None
    assert monday.killed.qualifier == "initial reports"
    assert (best(total.killed), total.cumulative, total.primary) == (2100, True, False)
    assert (best(displaced.displaced), displaced.cumulative) == (300_000, True)
    assert all(c.negated for c in claims[4:])


def test_the_total_of_many_incidents_is_a_running_total_and_the_toll_of_one_is_not() -> None:
    many = primary(
        EXTRACTOR.extract(
            article(
                "Nine people were killed and 46 wounded in weekend shootings across the city of Harvane, police said."
            )
        )
    )
    assert (best(many.killed), best(many.injured), many.cumulative) == (9, 46, True)
    one = primary(
        EXTRACTOR.extract(article("Nine people were killed and 46 wounded by a gunman in Harvane, police said."))
    )
    assert (best(one.killed), best(one.injured), one.cumulative) == (9, 46, False)


def test_a_sentence_that_begins_with_an_earlier_day_is_told_apart_though_the_first_names_no_day() -> None:
    text = (
        "Shells killed a farmer near Harvane, activists said. The attack happened on Tuesday morning.\n\n"
        "On February 20, two men were killed by artillery fire on the same village."
    )
    told = [(best(c.killed), c.primary, c.date_start) for c in EXTRACTOR.extract(article(text))]
    assert told[0][:2] == (1, True)
    assert told[1] == (2, False, date(2020, 2, 20))


def test_what_a_court_or_an_anniversary_tells_of_the_day_itself_is_one_claim() -> None:
    text = (
        "Families gathered on Tuesday to mark the anniversary of the bombing of the mill, which killed 168 people, "
        "including 19 children, on April 19, 1995. More than 500 people were injured when the bomb went off."
    )
    (claim,) = EXTRACTOR.extract(article(text, "Harvane marks 25 years since bombing that killed 168"))
    assert (best(claim.killed), best(claim.injured), claim.date_start) == (168, 500, date(1995, 4, 19))


def test_the_day_on_which_a_toll_rose_is_not_the_day_of_the_event() -> None:
    text = (
        "The death toll from a fire in a factory in Harvane rose to 31 on Wednesday, officials said. "
        "Nine bodies had been recovered on Tuesday night."
    )
    (claim,) = EXTRACTOR.extract(article(text, "Death toll in factory fire rises to 31"))
    assert (best(claim.killed), claim.date_start, claim.date_end) == (31, date(2020, 3, 3), date(2020, 3, 3))


def test_a_report_of_an_abduction_or_of_mass_arrests_is_quoted_for_them() -> None:
    taken = primary(
        EXTRACTOR.extract(article("Gunmen abducted 34 pupils from a school on Monday. A guard was shot dead."))
    )
    assert taken.quote.text == "Gunmen abducted 34 pupils from a school on Monday."
    held = primary(EXTRACTOR.extract(article("Police arrested 63 people at a rally. Six officers were injured.")))
    assert held.quote.text == "Police arrested 63 people at a rally."
    one = primary(EXTRACTOR.extract(article("Police arrested two men on Monday. A baker had been shot dead.")))
    assert one.quote.text == "A baker had been shot dead."


def test_a_running_total_counts_from_the_day_that_it_names() -> None:
    text = "Two men were killed in Harvane on Tuesday. More than 900 people have been killed there since October 7."
    total = next(c for c in EXTRACTOR.extract(article(text)) if c.cumulative)
    assert (best(total.killed), total.date_start) == (900, date(2019, 10, 7))


def test_a_school_that_shelters_displaced_families_displaced_nobody() -> None:
    text = "A strike on a school that shelters displaced families killed nine people."
    claim = primary(EXTRACTOR.extract(article(text)))
    assert (best(claim.killed), claim.displaced) == (9, None)


def test_each_group_of_a_list_has_its_own_number() -> None:
    claim = primary(EXTRACTOR.extract(article("A bomb killed four soldiers, three aid workers and two children.")))
    assert best(claim.killed) == 9
    assert {v.group: best(v.killed) for v in claim.victims} == {"combatants": 4, "aid_workers": 3, "children": 2}


def test_civilians_and_combatants_are_never_more_than_the_toll() -> None:
    text = "A raid killed 27 civilians on Monday, doctors said. The army says that it killed 12 fighters."
    claim = primary(EXTRACTOR.extract(article(text)))
    assert [(v.group, best(v.killed)) for v in claim.victims] == [("civilians", 27)]


def test_a_country_s_town_in_a_headline_is_no_victim() -> None:
    claim = primary(EXTRACTOR.extract(article("Log in.", "Warplanes hit market in Norland's Harvane, 21 killed")))
    assert best(claim.killed) == 21


def test_quotes_and_evidence_are_characters_of_the_text() -> None:
    for _, title, text, _, _ in ARTICLES:
        for claim in EXTRACTOR.extract(article(text, title)):
            assert text[claim.quote.start : claim.quote.end] == claim.quote.text
            assert all(0 <= e.start < e.end <= len(text) for e in claim.evidence)


def test_evidence_names_the_words_of_each_figure() -> None:
    text = ARTICLES[0][2]
    claim = primary(EXTRACTOR.extract(article(text, ARTICLES[0][1])))
    words = {e.field: text[e.start : e.end] for e in claim.evidence if e.field in ("killed", "injured", "date_start")}
    assert words == {"killed": "14 people", "injured": "30", "date_start": "Monday"}


def test_evidence_names_the_words_of_each_part_of_a_toll() -> None:
    text = (
        "An airstrike on a market in Binnish killed 12 people on Monday. "
        "The monitor said the 12 dead included three children."
    )
    claim = primary(EXTRACTOR.extract(article(text)))
    parts = {e.field: text[e.start : e.end] for e in claim.evidence if e.field.startswith("killed.")}
    assert parts == {"killed.children": "three children"}


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    claims = EXTRACTOR.extract(article(OTHER_CLAIMS))
    assert [c.id for c in claims] == [f"a#{n}" for n in range(len(claims))]
    assert [c.quote.start for c in claims] == sorted(c.quote.start for c in claims)


def test_many_articles_stream_in_order() -> None:
    articles = [replace(article(text, title), id=name) for name, title, text, _, _ in ARTICLES]
    streamed = EXTRACTOR.extract_many(iter(articles))
    for one in articles:
        assert next(streamed) == EXTRACTOR.extract(one)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "قتل خمسة مدنيين في غارة جوية على البلدة يوم الاثنين.",
        "周一的空袭造成五名平民死亡，十人受伤。",
        "?" * 50_000,
        "12 " * 20_000,
    ],
    ids=["empty", "blank", "Arabic", "Chinese", "signs", "numbers"],
)
def test_texts_that_say_nothing_in_english_make_no_claim(text: str) -> None:
    assert EXTRACTOR.extract(article(text)) == ()


def test_capitals_are_read_too() -> None:
    claim = primary(
        EXTRACTOR.extract(article("SIX PEOPLE WERE KILLED AND NINE WOUNDED WHEN A BOMB WENT OFF IN A MARKET."))
    )
    assert (best(claim.killed), best(claim.injured)) == (6, 9)


def test_two_megabytes_are_read_in_seconds() -> None:
    text = "A bomb killed 14 people and wounded 30 in the market on Monday, police said. " * 27_000
    began = time.process_time()
    assert best(primary(EXTRACTOR.extract(article(text))).killed) == 14
    assert time.process_time() - began < 60


WORDS = st.sampled_from(
    [
        *(
            "two",
            "12",
            "people",
            "killed",
            "shot",
            "wounded",
            "a",
            "man",
            "and",
            "his",
            "sons",
            ",",
            ".",
            ";",
            "police",
        ),
        *("said", "Monday", "in", "Idlib", "dead", "at", "least", "between", "3", "5", "others", "the", "victim", "22"),
        *("-", "including", "of", "them", "who", "was", "were", "hospital", "himself", "dozens", "\n"),
    ]
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_gives_claims_with_true_quotes_and_at_most_one_primary(text: str) -> None:
    claims = EXTRACTOR.extract(article(text))
    assert sum(c.primary for c in claims) <= 1
    for claim in claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
        assert all(0 <= e.start < e.end <= len(text) for e in claim.evidence)


def test_without_a_day_of_publication_history_gives_no_day() -> None:
    text = (
        "Floods killed 17 people in a valley on Tuesday.\n\nFloods in the summer of 2022 killed more than 1,700 people."
    )
    (claim, *_) = RuleExtractor(None).extract(Article(id="a", text=text))
    assert (claim.killed and claim.killed.best, claim.date_start) == (17, None)
