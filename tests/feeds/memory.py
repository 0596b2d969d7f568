"""Reads every broken feed in one process and prints its largest resident size in MB. Run by `test_broken.py`."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from index.sources.feed import FeedRefused, read_feed
from index.sources.fetch import Fetcher, FetchError, Limits
from tests.feeds.broken import BROKEN, MISBEHAVING
from tests.feeds.server import FeedServer


def main() -> None:
    """Prints one whole number."""
    for content, _, _ in BROKEN.values():
        with contextlib.suppress(FeedRefused):
            read_feed(content, url="https://feeds.example/")
    with FeedServer() as server:
        fetcher = Fetcher(allow=[server.host], limits=Limits(total_seconds=2, idle_seconds=1))
        for script, _ in MISBEHAVING.values():
            with contextlib.suppress(FetchError):
                fetcher.get(server.script("/feed", script))
    status = Path("/proc/self/status").read_text()  # not getrusage: its maximum is inherited from the parent process
    print(int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024)


if __name__ == "__main__":
    main()
