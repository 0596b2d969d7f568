"""Articles of our own on floods, bombings, abductions, protests, wars and accidents, and what must be read from each.

`world_articles.jsonl`: one article a line with `wanted`, the values that are right for each field (any one of them;
"0" also where nothing is claimed; a part of the name for places and perpetrators). A figure that `wanted` does not name
must not be claimed. What is still read wrong stands in `MISSED`.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from index.claims.extract import RuleExtractor
from index.embed import load_embedder
from index.gazetteer import Gazetteer
from store.records import Article, Claim

ROWS: list[dict[str, Any]] = [  # Any: a row of JSON
    json.loads(line)
    for line in Path(__file__).with_name("world_articles.jsonl").read_text(encoding="utf-8").splitlines()
]
FIGURES = ("killed", "injured", "missing", "displaced", "abducted", "arrested")
MISSED = {
    ("flood-1", "date"): "the night stands beside a house that fell, the lead says when officials spoke",
    ("quake-1", "missing"): "whom rescuers look for",
    ("mine-1", "missing"): "trapped is not missing",
    ("riot-1", "date"): "the fires of the day before are the riot",
    ("bomb-2", "perp"): "blamed, and denies it",
    ("shell-2", "perp"): "whose ground the rockets came from",
    ("clash-1", "date"): "a second day of fighting",
    ("clash-1", "place"): "a region, below two datelines",
    ("clash-2", "missing"): "a word for a soldier that no list has",
    ("strike-1", "perp"): "a strike defended by who made it",
    ("shoot-2", "place"): "a town that only its market names",
    ("train-1", "arrested"): "a trade that no list has",
    ("strike-2", "place"): "a part of a country beside two datelines",
    ("typhoon-2", "displaced"): "had been evacuated",
    ("dam-2", "date"): "the evening before an agency reported it",
    ("blog-2", "injured"): "a live blog, the newest entry first",
    ("ngo-2", "type"): "a massacre months ago",
    ("acid-2", "type"): "a rally over attacks",
    ("crush-2", "missing"): "reports of missing people",
    ("copter-2", "injured"): "an earlier report that was wrong",
}
"""What is not read yet, and why."""


def told(row: dict[str, Any], extractor: RuleExtractor) -> Claim:
    """The main claim of an article."""
    text = row["published_at"]
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    article = Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        published_at=at if at.tzinfo else at.replace(tzinfo=UTC),
        published_day_only=len(text) == 10,
    )
    (claim,) = [c for c in extractor.extract(article) if c.primary]
    return claim


def fields(claim: Claim) -> dict[str, str]:
    """A claim's fields as the table writes them; a figure that is not claimed is left out."""
    counts = {name: getattr(claim, name) for name in FIGURES}
    found = {name: str(count.best) for name, count in counts.items() if count is not None}
    found["type"] = claim.event_type.value
    found["date"] = str(claim.date_start) if claim.date_start == claim.date_end else ""
    found["place"] = claim.place.name or "" if claim.place else ""
    found["perp"] = claim.perpetrator or ""
    return found


def right(name: str, wanted: list[str] | None, found: str | None) -> bool:
    """Whether a field holds one of the values wanted; where none is, a figure may not be claimed."""
    if wanted is None:
        return name not in FIGURES or found in (None, "0")
    if name in ("place", "perp"):
        return any(one.lower().strip() in (found or "").lower() for one in wanted)
    return (found or "0" if wanted == ["0"] else found) in wanted


@pytest.fixture(scope="module")
def read(gazetteer: Gazetteer) -> dict[str, dict[str, str]]:
    """The fields of each article's main claim, by its id."""
    extractor = RuleExtractor(gazetteer, load_embedder(None))
    return {row["id"]: fields(told(row, extractor)) for row in ROWS}


def wrong(read: dict[str, dict[str, str]]) -> frozenset[tuple[str, str]]:
    """Every (article, field) that is read wrong."""
    return frozenset(
        (row["id"], name)
        for row in ROWS
        for found in [read[row["id"]]]
        for name in {*row["wanted"], *FIGURES}
        if not right(name, row["wanted"].get(name), found.get(name))
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_what_an_article_tells(read: dict[str, dict[str, str]], row: dict[str, Any]) -> None:
    missed = {name for article, name in wrong(read) if article == row["id"] and (article, name) not in MISSED}
    assert not missed, read[row["id"]]


def test_what_is_called_missed_is(read: dict[str, dict[str, str]]) -> None:
    assert set(MISSED) <= wrong(read), "take what is read now off the list"
