"""Feeds of every format to items: keys, links, dates, text."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.feed import Feed, FeedRefused, read_feed
from index.sources.fragment import fragment_text, line_text

URL = "https://desk.example/feeds/all.xml"


def rss(items: str, head: str = "") -> Feed:
    document = f'<rss version="2.0"><channel><title>Desk</title>{head}{items}</channel></rss>'
    return read_feed(document.encode(), url=URL)


def test_rss_gives_items_with_absolute_links_and_utc_dates() -> None:
    feed = rss(
        "<item><title>Two hurt &amp;amp; one missing</title><link>../news/1?utm_source=rss</link><guid>a1</guid>"
        "<pubDate>Tue, 03 Mar 2020 17:00:00 +0300</pubDate><description>&lt;p&gt;Two people&lt;br&gt;"
        "were hurt.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Police said so.&lt;/p&gt;</description></item>",
        "<link>https://desk.example/</link><language>en-gb</language>",
    )
    (item,) = feed.items
    assert (feed.title, feed.language, feed.problems) == ("Desk", "en-gb", ())
    assert item.url == "https://desk.example/news/1?utm_source=rss"
    assert item.title == "Two hurt & one missing"
    assert item.text == "Two people\n\nwere hurt.\n\nPolice said so."
    assert item.published_at == datetime(2020, 3, 3, 14, 0, tzinfo=UTC)
    assert (item.published_day_only, item.teaser, len(item.keys)) == (False, True, 3)


def test_atom_with_its_own_base_and_only_an_update_time() -> None:
    document = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/x/"><title>D</title>'
        '<entry><id>tag:1</id><title type="html">A &lt;b&gt;B&lt;/b&gt;</title><link href="y/1"/>'
        '<updated>2020-03-03T10:00:00Z</updated><content type="html">&lt;p&gt;Body&lt;/p&gt;</content></entry></feed>'
    )
    (item,) = read_feed(document.encode(), url=URL).items
    assert (item.url, item.title, item.text) == ("https://cdn.example/x/y/1", "A B", "Body")
    assert item.published_at == datetime(2020, 3, 3, 10, tzinfo=UTC)


def test_rdf_items_stand_beside_their_channel() -> None:
    document = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title></channel>'
        '<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link>'
        "<dc:date>2020-03-03</dc:date></item></rdf:RDF>"
    )
    (item,) = read_feed(document.encode(), url=URL).items
    assert (item.title, item.url) == ("One", "https://r.example/1")
    assert (item.published_at, item.published_day_only) == (datetime(2020, 3, 3, tzinfo=UTC), True)


def test_json_feed() -> None:
    items = [
        {
            "id": 7,
            "url": "/n/7",
            "title": "Seven",
            "content_html": "<p>S</p>",
            "date_published": "2020-03-03T10:00:00+01:00",
        },
        {"id": "8", "external_url": "https://b.example/8", "content_text": "Eight", "date_published": "soon"},
        "not an item",
    ]
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "language": "en", "items": items}
    feed = read_feed(json.dumps(document).encode(), url=URL)
    seven, eight = feed.items
    assert (seven.url, seven.text, seven.published_at) == (
        "https://desk.example/n/7", "S", datetime(2020, 3, 3, 9, tzinfo=UTC)
    )  # fmt: skip
    assert (eight.url, eight.text, eight.published_at, eight.language) == ("https://b.example/8", "Eight", None, "en")


ONE = "<item><guid>{id}</guid><title>Strike on {place}</title><link>https://d.example/{link}</link>{date}</item>"
DATE = "<pubDate>Tue, 03 Mar 2020 17:00:00 GMT</pubDate>"


def test_an_item_whose_id_changes_keeps_its_other_keys() -> None:
    before = rss(ONE.format(id="s=1", place="Atmeh", link="1", date=DATE)).items[0]
    after = rss(ONE.format(id="s=2", place="Atmeh", link="1?utm_medium=feed", date=DATE)).items[0]
    assert before.keys[0] != after.keys[0]
    assert before.keys[1:] == after.keys[1:]
    assert before.fingerprint == after.fingerprint


def test_a_link_that_all_items_share_is_no_key() -> None:
    feed = rss("".join(ONE.format(id=n, place=n, link="live", date="") for n in range(3)))
    assert [len(item.keys) for item in feed.items] == [1, 1, 1]
    assert len({item.keys for item in feed.items}) == 3


def test_a_title_alone_is_a_key_and_a_returning_one_beside_an_id_is_none() -> None:
    bare = rss("<item><title>In brief</title></item>").items[0]
    with_id = rss("<item><guid isPermaLink='false'>x</guid><title>In brief</title></item>").items[0]
    assert len(bare.keys) == 1
    assert not set(bare.keys) & set(with_id.keys)


def test_the_fingerprint_changes_with_the_text_and_the_time_of_update() -> None:
    def of(body: str, updated: str = "") -> str:
        return rss(f"<item><guid>1</guid><description>{body}</description>{updated}</item>").items[0].fingerprint

    stamp = "<updated xmlns='http://www.w3.org/2005/Atom'>2020-03-03T10:00:00Z</updated>"
    assert of("12 killed") == of("12 killed")
    assert len({of("12 killed"), of("15 killed"), of("12 killed", stamp)}) == 3


@pytest.mark.parametrize(
    ("text", "teaser"),
    [("A. " * 300, False), ("A. " * 20, True), ("A. " * 300 + "[…]", True), ("A. " * 300 + "Read more", True)],
)
def test_a_short_or_broken_off_text_is_a_teaser(text: str, teaser: bool) -> None:
    item = f"<item><link>https://d.example/1</link><description>{text}</description></item>"
    assert rss(item).items[0].teaser is teaser


def test_without_a_link_nothing_is_a_teaser() -> None:
    assert rss("<item><title>A</title></item>").items[0].teaser is False


def test_a_web_page_offers_its_feeds() -> None:
    page = '<html><link type="application/atom+xml" rel="alternate" href="/a.atom"><body>x</body></html>'
    with pytest.raises(FeedRefused) as refused:
        read_feed(page.encode(), url=URL)
    assert refused.value.offered == ("https://desk.example/a.atom",)


def test_an_empty_feed_is_a_feed() -> None:
    assert rss("") == Feed("Desk", ())


def test_fragments_become_paragraphs() -> None:
    assert fragment_text("plain\ntext") == "plain\n\ntext"
    assert fragment_text("<div>a\nb<ul><li>c</li><li>d &amp; e</li></ul>f</div>") == "a b\n\nc\n\nd & e\n\nf"
    assert fragment_text("5 < 7 & 8 > 3") == "5 < 7 & 8 > 3"
    assert line_text("<p>a</p><p>b</p>") == "a b"
    assert fragment_text("<b>" * 5000 + "x") == ""


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="<>/&;![]\"'= rsfeditmx{}:", max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for content in (data, b'<rss version="2.0"><channel>' + data):
        try:
            feed = read_feed(content, url=URL)
        except FeedRefused:
            pass
        else:
            assert all(item.keys for item in feed.items)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_fragment_becomes_clean_text(markup: str) -> None:
    text = fragment_text(markup)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert "\x00" not in text
