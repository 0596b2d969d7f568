"""Polling: what is news and what is backlog, when to look again, and what becomes of items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.feeds import Poller, address, judge, next_look
from index.ingest import IngestResult, Outcome
from index.sources.feed import read_feed
from index.sources.fetch import Fetcher
from index.sources.item import Found, Item
from store.database import Database
from store.feeds import TELL_AFTER, Feeds
from tests.feeds.server import FeedServer

START = datetime(2020, 3, 3, 12, tzinfo=UTC)
EVERY = timedelta(minutes=5)
LONG = "Two people were hurt when shells fell on the town, residents said. " * 15


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Desk</title>{"".join(items)}</channel></rss>'


def item(name: str, *, at: str = "", text: str = LONG, guid: str = "", title: str = "") -> str:
    date = f"<pubDate>{at}</pubDate>" if at else ""
    return (
        f"<item><guid isPermaLink='false'>{guid or name}</guid><title>{title or name}</title>"
        f"<link>/{name}</link>{date}<description>{text}</description></item>"
    )


class Desk:
    """Feeds of one database, a server, and an ingest that only remembers."""

    def __init__(self, folder: Path, server: FeedServer) -> None:
        self.server, self.now = server, START
        self.database = Database.open(folder, write=True)
        self.feeds = Feeds(self.database)
        self.taken: list[Found] = []
        self.retracted: list[tuple[str, str]] = []
        self.poller = Poller(
            feeds=self.feeds,
            fetcher=Fetcher(allow=[server.host]),
            ingest=self.ingest,
            retract=lambda article_id, why: self.retracted.append((article_id, why)),
            clock=lambda: self.now,
            every=EVERY,
        )

    def ingest(self, items: Iterable[Item]) -> Iterable[IngestResult]:
        for one in items:
            assert isinstance(one, Found)
            self.taken.append(one)
            yield IngestResult(one.article.id, Outcome.ADDED, one.where)

    def round(self, **later: float) -> list[str]:
        """Titles of what came in."""
        self.now += timedelta(**later)
        before = len(self.taken)
        self.poller.round()
        return [found.article.title or "" for found in self.taken[before:]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with FeedServer() as server:
        desk = Desk(tmp_path, server)
        yield desk
        desk.poller.close()
        desk.database.close()


def test_items_come_in_once_and_again_when_they_change(desk: Desk) -> None:
    desk.feeds.add(desk.server.put("/f", rss(item("one"), item("two"))), now=START)
    assert desk.round() == ["one", "two"]
    assert desk.round(minutes=5) == []
    assert desk.server.requests[-1][1]["if-none-match"]
    desk.server.put("/f", rss(item("one", text=LONG + "Three."), item("two"), item("three")))
    assert desk.round(minutes=4) == []  # not due yet
    assert desk.round(minutes=1) == ["one", "three"]
    assert desk.taken[0].article.id == desk.taken[2].article.id


def test_a_feed_that_changes_its_ids_brings_nothing_twice(desk: Desk) -> None:
    desk.feeds.add(desk.server.put("/f", rss(item("one", guid="a"))), now=START)
    assert desk.round() == ["one"]
    for number in range(3):
        desk.server.put("/f", rss(item("one", guid=f"b{number}")))
        assert desk.round(minutes=5) == []


def test_the_backlog_is_no_news_and_what_follows_is(desk: Desk) -> None:
    hour_ago, soon = "Tue, 03 Mar 2020 11:00:00 GMT", "Tue, 03 Mar 2020 12:04:00 GMT"
    desk.feeds.add(desk.server.put("/f", rss(item("dated", at=hour_ago), item("undated"))), now=START)
    desk.round()
    desk.server.put("/f", rss(item("dated", at=hour_ago), item("undated"), item("new", at=soon), item("newer")))
    desk.round(minutes=5)
    times = desk.feeds.news_times([found.article.id for found in desk.taken])
    assert [times[found.article.id] for found in desk.taken] == [
        None,
        None,
        START + timedelta(minutes=4),
        START + timedelta(minutes=5),
    ]


def test_undated_items_after_a_pause_are_backlog(desk: Desk) -> None:
    state, _ = desk.feeds.add("http://desk.example/f", now=START)
    state = replace(state, read_at=START)
    feed = read_feed(rss(item("x"), item("y", at="Wed, 04 Mar 2020 11:00:00 GMT")).encode(), url=state.url)
    now = START + timedelta(days=1)
    assert [one.news_at for one in judge(feed, state, now=now, every=EVERY)] == [None, now - timedelta(hours=1)]
    soon = START + EVERY
    assert [one.news_at for one in judge(feed, state, now=soon, every=EVERY)] == [soon, soon]  # never in the future


def test_a_teaser_brings_its_page_as_far_as_robots_may(desk: Desk) -> None:
    page = f"<html><head><title>T</title></head><body><article><p>{LONG}</p><p>{LONG}Whole.</p></article></body></html>"
    for name in ("open", "closed"):
        desk.server.put(f"/{name}", page, Content_Type="text/html")
    desk.server.put("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    desk.feeds.add(desk.server.put("/f", rss(item("open", text="Short."), item("closed", text="Short."))), now=START)
    desk.round()
    texts = {found.article.title: found.article.text for found in desk.taken}
    assert texts["open"].endswith("Whole.")
    assert texts["closed"] == "closed"  # the title says more than "Short."
    assert desk.server.asked("/closed") == 0


def test_a_page_that_fails_is_tried_again_and_then_its_teaser_has_to_do(desk: Desk) -> None:
    desk.server.put("/busy", "", status=503)
    desk.feeds.add(desk.server.put("/f", rss(item("busy", text="Two people were hurt, it is said."))), now=START)
    assert desk.round() == []
    found: list[str] = []
    for _ in range(6):
        found += desk.round(hours=3)
    assert found == ["busy"]
    assert desk.server.asked("/busy") == 5


def test_a_withdrawn_item_retracts_its_article(desk: Desk) -> None:
    desk.feeds.add(desk.server.put("/f", rss(item("one"))), now=START)
    desk.round()
    desk.server.put("/f", rss(item("one", title="Retraction: one")))
    assert desk.round(minutes=5) == []
    assert desk.retracted == [(desk.taken[0].article.id, "Retraction: one")]


def test_failures_double_the_wait_and_are_told_once(desk: Desk) -> None:
    desk.feeds.add(desk.server.put("/f", "", status=500), now=START)
    waits = []
    for _ in range(TELL_AFTER):
        desk.round()
        (feed,) = desk.feeds.all()
        waits.append((feed.next_at - desk.now) / EVERY)
        desk.now = feed.next_at
    assert waits == [2, 4, 8, 16, 32, 64]
    assert [one.trouble for one in desk.feeds.to_tell(now=desk.now)] == ["HTTP status 500"]
    assert desk.feeds.to_tell(now=desk.now) == []
    desk.server.put("/f", rss(item("one")))
    assert desk.round() == ["one"]
    (feed,) = desk.feeds.all()
    assert (feed.failures, feed.trouble, feed.next_at) == (0, None, desk.now + EVERY)


def test_a_feed_that_moved_for_good_is_remembered_there_and_a_gone_one_is_left(desk: Desk) -> None:
    there = desk.server.put("/there", rss(item("one")))
    desk.feeds.add(desk.server.put("/here", "", status=301, Location="/there"), now=START)
    desk.feeds.add(desk.server.put("/gone", "", status=410), now=START)
    desk.round()
    assert [(feed.url, feed.state) for feed in desk.feeds.all()] == [
        (there, "active"),
        (desk.server.url + "/gone", "gone"),
    ]


def test_a_web_page_that_names_one_feed_leads_to_it(desk: Desk) -> None:
    desk.server.put("/f.xml", rss(item("one")))
    page = "<html><head><link rel='alternate' type='application/rss+xml' href='/f.xml'></head><body>x</body></html>"
    trial = desk.poller.try_feed(desk.server.put("/", page))
    assert (trial.url, len(trial.feed.items)) == (desk.server.url + "/f.xml", 1)


def test_the_wait_is_at_most_a_day_and_heeds_what_the_server_asks() -> None:
    assert next_look(0, now=START, every=EVERY) == START + EVERY
    assert next_look(60, now=START, every=EVERY) == START + timedelta(days=1)
    assert next_look(1, now=START, every=EVERY, asked=3600) == START + timedelta(hours=1)
    assert next_look(1, now=START, every=EVERY, asked=10**9) == START + timedelta(days=1)


def test_addresses_may_be_written_as_people_do() -> None:
    assert address(" desk.example/feed ") == "https://desk.example/feed"
    assert address("feed://desk.example/f") == "https://desk.example/f"
    assert address("feed:http://desk.example/f") == "http://desk.example/f"
    assert address("http://desk.example") == "http://desk.example"
