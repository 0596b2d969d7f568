"""The view of an article that the claim modules share."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from index.claims.document import LONGEST, Document, read_document
from store.records import Article


def document(text: str, title: str | None = None) -> Document:
    return read_document(Article(id="a", text=text, title=title))


def body(text: str, title: str | None = None) -> list[str]:
    return [s.text for s in document(text, title).body]


def test_sentences_carry_offsets_and_paragraphs() -> None:
    read = document("A bomb went off. Two died.\n\nPolice came.")
    assert [(s.text, s.paragraph) for s in read.sentences] == [
        ("A bomb went off.", 0), ("Two died.", 0), ("Police came.", 1),
    ]  # fmt: skip
    assert all(read.text[s.start : s.end] == s.text for s in read.sentences)


def test_lines_of_page_furniture_are_no_body() -> None:
    assert body("Two men died in a fire.\nShare this article\nLast Updated on Mar 03, 2020 5:00 pm by A. Nobody") == [
        "Two men died in a fire."
    ]


def test_teasers_that_the_next_paragraph_takes_up_are_no_body() -> None:
    panda = "A zoo in Northgate welcomed its first panda on Friday"
    barn = "A barn near Alton burnt down on Thursday and a horse died"
    text = (
        f"{panda}.\n\n(WXYZ) - {panda}. The keepers had waited for\n\n{barn}.\n\n{barn}. Firemen said that\n\n"
        "Five men were shot in Easton, police said."
    )
    assert body(text) == ["Five men were shot in Easton, police said."]


def test_teasers_that_stand_twice_are_no_body() -> None:
    teaser = "A zoo in Northgate welcomed its first panda on Friday."
    other = "Gas prices fell for the third week."
    text = f"{teaser}\n\n{teaser}\n\n{other}\n\n{other}\n\nFive men were shot in Easton, police said."
    assert body(text, "Five shot in Easton") == ["Five men were shot in Easton, police said."]


def test_headlines_listed_below_a_heading_are_no_news_but_the_sentence_after_them_is() -> None:
    text = (
        "A drone strike wounded two people in Tell Zeit on Sunday.\n\nRelated News\n\nTen killed in bus attack\n\n"
        "Boy hurt by mine\n\nThe two were taken to a clinic in the nearest town, the medic said on Monday."
    )
    assert body(text, "Two wounded in drone strike") == [
        "A drone strike wounded two people in Tell Zeit on Sunday.",
        "The two were taken to a clinic in the nearest town, the medic said on Monday.",
    ]


def test_summaries_of_other_stories_below_a_heading_are_no_news() -> None:
    text = (
        "A drone strike wounded two people in Tell Zeit on Sunday.\n\nRelated News\n\nTen killed in bus attack\n\n"
        "Ten passengers were killed when gunmen stormed a bus near Harvane, the governor said.\n\n"
        "The drone that wounded the two people in Tell Zeit came from the north, the medic said."
    )
    assert body(text, "Two wounded in drone strike on Tell Zeit") == [
        "A drone strike wounded two people in Tell Zeit on Sunday.",
        "The drone that wounded the two people in Tell Zeit came from the north, the medic said.",
    ]


def test_a_line_that_points_to_another_story_is_no_news() -> None:
    text = "Two men were shot in Easton on Sunday.\n\nRELATED: Man kills three in Alton\n\nNo one was arrested."
    assert body(text) == ["Two men were shot in Easton on Sunday.", "No one was arrested."]


def test_a_repeated_sentence_of_the_story_counts_once() -> None:
    lead = "Five men were shot in Easton on Sunday."
    assert body(f"{lead}\n\n{lead}\n\nNo one was arrested.", "Five men shot in Easton") == [
        lead,
        "No one was arrested.",
    ]


def test_headline_loses_the_outlet_and_a_repeated_half() -> None:
    assert document("x", "Two killed in Easton fire - WXYZ News 12").title == "Two killed in Easton fire"
    assert document("x", "Two killed in fire Two killed in fire").title == "Two killed in fire"
    assert document("x").title == ""


def test_publication_day_is_read_from_the_text_where_the_metadata_has_none() -> None:
    assert document("Two men died in a fire.\nLast Updated on Mar 03, 2020 5:00 pm").published == date(2020, 3, 3)
    known = Article(id="a", text="Last Updated on Mar 03, 2020", published_at=datetime(2019, 1, 1, tzinfo=UTC))
    assert read_document(known).published == date(2019, 1, 1)


@given(st.text(max_size=300))
def test_sentences_stand_in_order_and_where_they_say(text: str) -> None:
    at = 0
    for s in document(text).sentences:
        assert at <= s.start < s.end <= len(text)
        assert s.text == text[s.start : s.end]
        at = s.end


def test_a_sentence_without_an_end_is_cut_and_nothing_of_it_is_lost() -> None:
    text = "Five people were killed " * 2_000 + "x" * 9_000
    document = read_document(Article(id="a", text=text))
    assert max(len(s.text) for s in document.sentences) <= LONGEST
    assert "".join("".join(s.text.split()) for s in document.sentences) == "".join(text.split())
    assert all(s.text == text[s.start : s.end] == s.text.strip() for s in document.sentences)
