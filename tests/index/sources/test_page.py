"""An address, or a channel's post, to an article; or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from index.sources.channel import Post, read_post
from index.sources.fetch import Fetcher
from index.sources.item import Found, Refused
from index.sources.page import PageRefused, fetch_article
from tests.feeds.server import FeedServer

SENTENCE = "Two people were hurt when shells fell on the town, residents told the desk on Tuesday. "
OTHER = "The governor said that the road to the hospital is closed until further notice. "
PAGE = (
    "<!doctype html><html lang='en'><head><title>Shells fall on town</title>"
    "<meta property='article:published_time' content='2020-03-03T17:00:00+03:00'>"
    "<meta property='og:site_name' content='Sample Gazette'></head><body><nav>Home About</nav>"
    f"<article><h1>Shells fall on town</h1><p>{SENTENCE * 3}</p><p>{OTHER * 3}</p></article></body></html>"
)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as server:
        yield server


def test_a_page_becomes_an_article(server: FeedServer) -> None:
    url = server.put("/news?utm_source=x", PAGE, Content_Type="text/html; charset=utf-8")
    article = fetch_article(Fetcher(allow=[server.host]), url).article
    assert (article.title, article.source, article.url) == ("Shells fall on town", "Sample Gazette", url)
    assert article.published_at == datetime(2020, 3, 3, 14, 0, tzinfo=UTC)
    assert (article.text.count("Two people were hurt"), article.text.count("The governor")) == (3, 3)
    assert "About" not in article.text


def test_what_a_feed_says_wins_but_for_the_time_of_the_same_day(server: FeedServer) -> None:
    url = server.put("/news", PAGE, Content_Type="text/html")
    fetcher = Fetcher(allow=[server.host])
    day = (datetime(2020, 3, 3, tzinfo=UTC), True)
    other = (datetime(2020, 3, 5, tzinfo=UTC), True)
    assert fetch_article(fetcher, url, title="Feed's", published=day).article.title == "Feed's"
    assert fetch_article(fetcher, url, published=day).article.published_at == datetime(2020, 3, 3, 14, tzinfo=UTC)
    assert fetch_article(fetcher, url, published=other).article.published_at == other[0]


@pytest.mark.parametrize(
    ("body", "kind", "why"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "not a page"),
        (b"%PDF-1.7 ...", "text/html", "not a page"),
        (b"\x89PNG....", "image/png", "not a page"),
        (b"{}", "application/json", "not a page"),
        (b"<html><body></body></html>", "text/html", "no article text"),
        (b"", "text/plain", "no article text"),
    ],
)
def test_what_is_no_article_is_refused(server: FeedServer, body: bytes, kind: str, why: str) -> None:
    url = server.put("/x", body, Content_Type=kind)
    with pytest.raises(PageRefused, match=why):
        fetch_article(Fetcher(allow=[server.host]), url)


def test_a_channels_post_is_the_same_article_however_often_it_is_forwarded() -> None:
    when = datetime(2020, 3, 3, 14, tzinfo=UTC)
    found = read_post(Post("Town Monitor", "townmonitor", 77, when, SENTENCE))
    again = read_post(Post("Town Monitor", "townmonitor", 77, when, SENTENCE + "More."))
    assert isinstance(found, Found)
    assert isinstance(again, Found)
    assert found.article.id == again.article.id
    assert (found.article.url, found.article.source) == ("https://t.me/townmonitor/77", "Town Monitor")
    assert found.article.published_at == when


@pytest.mark.parametrize(("name", "text", "why"), [(None, SENTENCE, "private"), ("townmonitor", "Look!", "too short")])
def test_a_post_that_cannot_be_cited_is_refused(name: str | None, text: str, why: str) -> None:
    refused = read_post(Post("Town Monitor", name, 1, datetime(2020, 3, 3, tzinfo=UTC), text))
    assert isinstance(refused, Refused)
    assert why in refused.reason
