"""What the store's tests share: an open database, and short ways to make articles and claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.articles import Item
from store.database import Database
from store.records import Article, Chunk, Claim, Count, DatePrecision, EventType, Place, PlacePrecision, Quote

NOW = datetime(2020, 3, 4, 12, tzinfo=UTC)
PLACES = {
    "Idlib": Place("Idlib", "Idlib", "SY", 35.93, 36.63, PlacePrecision.TOWN, 169389),
    "Binnish": Place("Binnish", "Idlib", "SY", 35.95, 36.71, PlacePrecision.TOWN, 172408),
    "Saraqib": Place("Saraqib", "Idlib", "SY", 35.86, 36.80, PlacePrecision.TOWN, 172409),
    "Aleppo": Place("Aleppo", "Aleppo", "SY", 36.20, 37.16, PlacePrecision.TOWN, 170063),
    "Idlib province": Place("Idlib", "Idlib", "SY", 35.8, 36.7, PlacePrecision.PROVINCE, 169387),
    "Tripoli (Libya)": Place("Tripoli", "Tripoli", "LY", 32.89, 13.19, PlacePrecision.TOWN, 2210247),
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "data", write=True)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def places() -> dict[str, Place]:
    return PLACES


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Makes a claim: `day` is one day, `at` a key of PLACES, `killed` a number that is taken as exact."""

    def make(
        claim_id: str = "a1#0",
        *,
        day: date | None = date(2020, 3, 3),
        at: str | None = "Idlib",
        killed: int | Count | None = 12,
        event: EventType = EventType.AIR_OR_DRONE_STRIKE,
        quote: str = "Twelve people were killed.",
        **fields: Any,
    ) -> Claim:
        place = PLACES[at] if at else None
        return Claim(
            **{
                "id": claim_id,
                "article_id": claim_id.split("#")[0],
                "event_type": event,
                "quote": Quote(0, len(quote), quote),
                "primary": claim_id.endswith("#0"),
                "date_start": day,
                "date_end": day,
                "date_precision": DatePrecision.DAY if day else DatePrecision.UNKNOWN,
                "place": place,
                "places": (place,) if place else (),
                "killed": Count(killed, killed, killed) if isinstance(killed, int) else killed,
                **fields,
            }
        )

    return make


@pytest.fixture
def make_item() -> Callable[..., Item]:
    """Makes an article of some claims with one chunk; its text is the first claim's quote unless given."""

    def make(
        *claims: Claim, article_id: str | None = None, text: str | None = None, hour: int = 9, **fields: Any
    ) -> Item:
        key = article_id or claims[0].article_id
        number = int("".join(c for c in key if c.isdigit()) or "0")
        own = " ".join(f"word{number * 31 + n}" for n in range(20))  # no two articles are copies
        body = text or f"{claims[0].quote.text} {own}"
        article = Article(
            **{
                "id": key,
                "text": body,
                "url": f"https://example.org/{key}",
                "source": f"Outlet {key}",
                "title": f"Report {key}",
                "published_at": datetime(2020, 3, 3, tzinfo=UTC) + timedelta(hours=hour),
                "content_hash": f"hash of {body}",
                **fields,
            }
        )
        return Item(article, [Chunk(1000 + number, key, 0, 10, body[:10])], claims)

    return make
