"""`dateline feeds add|list|test|remove` as a script calls it, against a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.feeds.server import FeedServer
from tests.flows.conftest import Dateline

FEED = '<rss version="2.0"><channel><title>Desk</title><item><guid>1</guid><title>One</title></item></channel></rss>'


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    with FeedServer() as server:
        monkeypatch.setenv("DATELINE_FETCH_ALLOW", server.host)
        yield server


def test_feeds_are_added_listed_and_removed(dateline: Dateline, server: FeedServer, tmp_path: Path) -> None:
    url = server.put("/f", FEED)
    added = dateline("--data", tmp_path, "feeds", "add", url)
    assert added.status == 0
    assert added.rows == [
        {
            "feed": 1, "url": url, "title": "Desk", "state": "active", "read_at": None, "newest_at": None,
            "next_at": added.rows[0]["next_at"], "failures": 0, "trouble": None, "added": True, "items": 1,
            "problems": [],
        }
    ]  # fmt: skip
    assert dateline("--data", tmp_path, "feeds", "add", url).rows[0]["added"] is False
    assert [row["url"] for row in dateline("--data", tmp_path, "feeds", "list").rows] == [url]
    assert dateline("--data", tmp_path, "feeds", "remove", "1").rows[0]["url"] == url
    assert dateline("--data", tmp_path, "feeds", "list").rows == []
    gone = dateline("--data", tmp_path, "feeds", "remove", "1")
    assert (gone.status, gone.err) == (2, "dateline: no feed 1: `dateline feeds list` shows them with their numbers\n")


def test_what_is_no_feed_is_named_and_the_rest_done(dateline: Dateline, server: FeedServer, tmp_path: Path) -> None:
    url, page = server.put("/f", FEED), server.put("/page", "<html><body>Hello</body></html>")
    done = dateline("--data", tmp_path, "feeds", "test", page, "http://169.254.169.254/latest", url)
    assert (done.status, [row["items"] for row in done.rows]) == (1, [1])
    assert done.err.splitlines() == [
        f"dateline: {page}: a web page, not a feed",
        "dateline: http://169.254.169.254/latest: 169.254.169.254 is at 169.254.169.254, which is link-local; "
        "only public hosts are fetched",
    ]
    assert dateline("--data", tmp_path, "feeds", "list").rows == []
    assert dateline("--data", tmp_path, "feeds", "add", page).status == 2
