"""When an article was published: by its metadata, unless the page itself is older."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.claims.extract import RuleExtractor
from index.claims.publication import published
from store.records import Article

GIVEN = datetime(2021, 6, 9, 10, tzinfo=UTC)
ARCHIVE = "http://web.archive.org/web/20200312235959/"


def article(text: str = "Two people were shot on Tuesday night.", url: str | None = None) -> Article:
    return Article("a", text, url=url, published_at=GIVEN)


def day(text: str = "Two people were shot on Tuesday night.", url: str | None = None) -> str:
    stamp, _ = published(article(text, url), text)
    assert stamp is not None
    return stamp.date().isoformat()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example.org/2020/03/04/two-shot", "2020-03-04"),
        ("https://news.example.org/2020/mar/4/two-shot", "2020-03-04"),
        ("https://news.example.org/local/20200304-two-shot.html", "2020-03-04"),
        ("https://news.example.org/2020/03/4_people_shot", "2021-06-09"),
        ("https://news.example.org/2021/06/09/two-shot", "2021-06-09"),
        ("https://news.example.org/2021/06/07/two-shot", "2021-06-09"),  # brought up to date since
        ("https://news.example.org/2020/13/44/two-shot", "2021-06-09"),
        ("https://news.example.org/story/20209944/two-shot", "2021-06-09"),
        (ARCHIVE + "https://news.example.org/two-shot", "2020-03-12"),
        (ARCHIVE + "https://news.example.org/2020/03/04/two-shot", "2020-03-04"),
        (None, "2021-06-09"),
    ],
)
def test_an_address_that_is_older_than_the_metadata_tells_the_day(url: str | None, expected: str) -> None:
    assert day(url=url) == expected


def test_a_line_at_the_top_that_is_older_than_the_metadata_tells_the_day() -> None:
    assert day("Posted: March 4, 2020\n\nTwo people were shot.") == "2020-03-04"
    assert day("Created: 03/04/2020 5:14 AM\n\nTwo people were shot.") == "2020-03-04"
    assert day("Created: 03/24/2020\n\nTwo people were shot.") == "2020-03-24"
    assert day("Created: 03/04/2020\n\nTwo people were shot.") == "2021-06-09"  # April or March?
    assert day("Two people were shot. (Published Wednesday, May 4, 2011)") == "2021-06-09"  # a picture's caption


def test_days_are_counted_from_the_older_one() -> None:
    (claim,) = RuleExtractor(None).extract(article(url="https://news.example.org/2020/03/05/two-shot"))
    assert (str(claim.date_start), str(claim.date_end)) == ("2020-03-03", "2020-03-03")


def test_an_archive_copy_alone_dates_nothing() -> None:
    said = "Two people were shot."
    assert published(Article("a", said, url=ARCHIVE + "https://a.example.org/"), said) == (None, False)
