"""robots.txt as RFC 9309 reads it, from a real server."""

import pytest

from index.sources.fetch import Fetcher, Limits
from index.sources.robots import Robots, read_rules
from tests.feeds.server import FeedServer

TEXT = """
User-agent: greedy
Disallow: /

User-agent: *            # everybody else
User-agent: other
Disallow: /private/
Allow: /private/press
Disallow: /*.pdf$
Disallow: /search?q=
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/press/1", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/search?q=1", False),
        ("/search", True),
        ("/priv%61te/x", False),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, allowed: bool) -> None:
    assert read_rules(TEXT).allow(f"https://desk.example{path}") is allowed


def test_rules_for_us_by_name_come_before_those_for_everybody() -> None:
    rules = read_rules("User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nAllow: /news\nDisallow: /news/draft\n")
    assert rules.allow("https://d.example/news/1")
    assert not rules.allow("https://d.example/news/draft/1")


def test_a_pattern_of_stars_is_not_slow() -> None:
    rules = read_rules("User-agent: *\nDisallow: /" + "*a" * 500 + "\nDisallow: /" + "*" * 500 + "b\n")
    assert rules.allow("https://d.example/" + "a" * 5000)


@pytest.mark.parametrize(("status", "allowed"), [(200, False), (404, True), (403, True), (500, False), (429, False)])
def test_what_the_server_answers_decides_and_is_remembered(status: int, allowed: bool) -> None:
    with FeedServer() as server:
        server.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
        robots = Robots(Fetcher(allow=[server.host], limits=Limits(total_seconds=2)))
        assert [robots.allow(server.url + "/x") for _ in range(3)] == [allowed] * 3
        assert server.asked("/robots.txt") == 1
