"""Broken feeds are read as far as they go, or refused with a clear reason, in little time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.sources.feed import FeedRefused, read_feed
from index.sources.fetch import Fetcher, FetchError, Limits
from tests.feeds.broken import BROKEN, MISBEHAVING, endless_redirect
from tests.feeds.server import FeedServer

URL = "https://feeds.example/desk/all.xml"


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_feed_is_read_or_refused_with_its_reason(name: str) -> None:
    content, titles, words = BROKEN[name]
    began = time.process_time()  # not the clock on the wall: other tests run beside
    if titles is None:
        with pytest.raises(FeedRefused) as refused:
            read_feed(content, url=URL)
        assert words in str(refused.value)
        assert len(str(refused.value)) < 300
    else:
        feed = read_feed(content, url=URL)
        assert tuple(item.title for item in feed.items) == titles
        assert words in " · ".join(feed.problems)
        assert bool(words) == bool(feed.problems)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", list(MISBEHAVING))
def test_a_feed_that_misbehaves_on_the_wire_is_given_up(name: str) -> None:
    script, words = MISBEHAVING[name]
    with FeedServer() as server:
        for step in range(1, 9):
            server.script(f"/again-{step}", endless_redirect)
        fetcher = Fetcher(allow=[server.host], limits=Limits(total_seconds=1.0, idle_seconds=0.5))
        with pytest.raises(FetchError) as given_up:
            fetcher.get(
                server.script("/feed", script), limits=None if name == "slow drip" else Limits(total_seconds=60)
            )
    assert words in str(given_up.value)


def test_all_of_them_together_stay_under_600_megabytes() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.feeds.memory"], cwd=root, capture_output=True, text=True, timeout=120, check=True
    )
    assert int(done.stdout) < 600
