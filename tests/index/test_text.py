"""Furniture, publication lines, hashes and canonical addresses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.text import body_spans, content_hash, furniture_spans, published_in, without_surrogates
from index.urls import canonical_url, host_of

BODY = (
    "Two men were hurt when a wall fell in Sampleton on Monday, the fire brigade said.\n"
    "The wall had stood empty for years and neighbours had complained about it twice.\n"
    "An engineer will look at the two houses beside it on Wednesday, the mayor said.\n"
)


def furniture(text: str) -> list[str]:
    return [text[start:end] for start, end in furniture_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Last Updated on Mar 03, 2021 5:00 pm by A. Writer",
        "Discussion about this post",
        "Comments are closed.",
        "Share this article on Facebook",
        "Facebook Twitter WhatsApp",
        "We use cookies to make this page better.",
        "Copyright 2021 The Sample Gazette. All rights reserved.",
        "Sign up for our newsletter",
        "Advertisement",
    ],
)
def test_a_line_of_page_furniture_is_told_from_news(line: str) -> None:
    text = BODY + line
    assert furniture(text) == [line]
    assert [text[slice(*span)] for span in body_spans(text)] == [BODY.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Police published the names of the two men on Tuesday after their families were told.",
        "He shared the picture with friends.",
        "Updated figures show that two more people died in the hospital of Sampleton over the weekend.",
        "Cookies were handed out to the children.",
        "Subscribe to no rumour, the mayor said.",
    ],
)
def test_a_sentence_with_such_words_is_news(line: str) -> None:
    assert furniture(BODY + line) == []


def test_teasers_at_the_end_are_furniture_but_a_list_of_names_is_not() -> None:
    teasers = [
        "Mayor of Sampleton to stand again at the next election",
        "Ten things to do this weekend in the old harbour",
        "Weather: rain",
    ]
    assert furniture(BODY + "\n".join(teasers)) == teasers
    names = "- Ann Sample, a teacher from the old harbour\n- Bob Sample, 35, from the old harbour\n- C. Sample, 36"
    assert furniture(BODY + names) == []


def test_a_text_of_furniture_alone_keeps_it() -> None:
    assert furniture("Share this article") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last Updated on Mar 03, 2021 5:00 pm by A. Writer", (datetime(2021, 3, 3, 17, tzinfo=UTC), False)),
        ("Published on 5 May 2021", (datetime(2021, 5, 5, tzinfo=UTC), True)),
        ("Posted: Friday, May 7, 2021 2:20 PM EDT", (datetime(2021, 5, 7, 18, 20, tzinfo=UTC), False)),
        ("Published: 2021-05-07T09:15+03:00", (datetime(2021, 5, 7, 6, 15, tzinfo=UTC), False)),
        ("May 5, 2021", (datetime(2021, 5, 5, tzinfo=UTC), True)),
        ("Published on 31 February 2021", None),
        ("The names were published on 5 May 2021 by the court, which had met behind closed doors. " * 3, None),
    ],
)
def test_a_line_of_the_text_tells_when_it_was_published(line: str, expected: object) -> None:
    assert published_in(f"{line}\n{BODY}") == expected


def test_first_publication_comes_before_a_later_update() -> None:
    text = f"{BODY}Updated: May 9, 2021\nPublished: May 7, 2021\n"
    assert published_in(text) == (datetime(2021, 5, 7, tzinfo=UTC), True)


def test_a_date_inside_the_story_is_no_publication_date() -> None:
    assert published_in("The bridge fell on May 5, 2019 and was never built again, the mayor said.") is None


@pytest.mark.parametrize(
    "line",
    ["DAMASCUS, March 3, 2020 (Sample) — A bomb went off.", "Tell Zeit, Syria, 3 March 2020 – A bomb went off."],
)
def test_a_wire_s_dateline_with_the_year_says_when_it_was_published(line: str) -> None:
    assert published_in(line) == (datetime(2020, 3, 3, tzinfo=UTC), True)


@pytest.mark.parametrize(
    "line", ["In Harvane, March 3, 2020 was a quiet day.", "DAMASCUS, March 3 (Sample) — A bomb went off."]
)
def test_a_day_in_a_sentence_or_without_a_year_is_no_publication(line: str) -> None:
    assert published_in(line) is None


def test_the_hash_is_blind_to_what_a_reader_cannot_hear() -> None:
    assert content_hash("Two  men,\nwere “hurt”.") == content_hash("two men were hurt")
    assert content_hash("Two men were hurt") != content_hash("Three men were hurt")
    assert content_hash("!!!") != content_hash("???")


def test_lone_surrogates_are_replaced_without_moving_an_offset() -> None:
    assert without_surrogates("a\ud800b😀") == "a\ufffdb😀"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://www.Example.com:80/a//b/?utm_source=x&b=2&a=1#top", "https://example.com/a/b?a=1&b=2"),
        ("https://m.example.com/story/one/amp/", "https://example.com/story/one"),
        ("https://example.com/?fbclid=1", "https://example.com"),
        ("https://example.com:8443/x", "https://example.com:8443/x"),
        ("https://example.com/story?id=7", "https://example.com/story?id=7"),
        ("https://example.com/caf%c3%a9", "https://example.com/caf%C3%A9"),
        ("ftp://example.com/x", None),
        ("no address", None),
        ("https://[broken/", None),
        (None, None),
    ],
)
def test_addresses_of_one_page_have_one_form(url: str | None, expected: str | None) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


def test_the_host_names_an_outlet_that_gives_none() -> None:
    assert host_of("https://www.example.com/a") == "example.com"
