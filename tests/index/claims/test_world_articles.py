"""Articles of our own on floods, bombings, abductions, protests, wars and accidents, and what must be read from each.

`world_articles.jsonl`: one article a line with `wanted`, the values that are right for each field: any one of them; "0"
also where nothing is claimed; "" for a span of days; a part of the name for places and perpetrators; "children.killed"
for a group. A figure that `wanted` does not name must not be claimed. An article without an incident has no main claim,
or one that says that nothing happened. What is still read wrong stands in `MISSED`.
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
    ("riot-1", "date"): "the fires of the day before are the riot",
    ("bomb-2", "perp"): "blamed, and denies it",
    ("shell-2", "perp"): "whose ground the rockets came from",
    ("clash-1", "killed"): "each side's own count, one of them since Sunday",
    ("clash-1", "date"): "a second day of fighting",
    ("clash-1", "place"): "a region, below two datelines",
    ("clash-2", "missing"): "a word for a soldier that no list has",
    ("strike-1", "perp"): "a strike defended by who made it",
    ("shoot-2", "place"): "a town that only its market names",
    ("train-1", "arrested"): "a trade that no list has",
    ("strike-2", "place"): "a part of a country beside two datelines",
    ("typhoon-2", "displaced"): "had been evacuated",
    ("blog-2", "injured"): "a live blog, the newest entry first",
    ("ngo-2", "type"): "a massacre months ago",
    ("acid-2", "type"): "a rally over attacks",
    ("crush-2", "missing"): "reports of missing people",
    ("copter-2", "injured"): "an earlier report that was wrong",
    ("f03", "killed"): "six on one day, five more on the next",
    ("f03", "injured"): "broken limbs, carried on stretchers",
    ("f03", "type"): "a slope that let go: no word for a landslide",
    ("f05", "place"): "the lake and the village, below another town",
    ("f08", "killed"): "since then have recovered: taken for a running total",
    ("f08", "injured"): "one crawled out and is being treated",
    ("f08", "missing"): "no main claim tells of it",
    ("f08", "type"): "a heap that slid into a tunnel",
    ("f10", "place"): "between two villages, below a dateline",
    ("f16", "injured"): "one at first, three in the end",
    ("f17", "perp"): "two sides that fought",
    ("f17", "place"): "the hills above a village, below a dateline",
    ("f18", "date"): "the mourning begins on Saturday",
    ("f19", "type"): "stormed, shooting, and whisked away",
    ("f19", "place"): "a community of a local government area, below a dateline",
    ("f20", "date"): "two days after they were seized",
    ("f22", "type"): "tear gas, and nobody shot",
    ("f23", "injured"): "people with gunshot wounds beside the dead",
    ("f24", "date"): "a night from one day to the next",
    ("f25", "killed"): "them",
    ("f26", "arrested"): "led off",
    ("f26", "date"): "last night, on the evening after",
    ("f26", "type"): "hacked at revellers",
    ("f27", "place"): "where the suspects come from",
    ("f28", "type"): "put to death in public",
    ("f32", "perp"): "has taken the whole of it",
    ("f32", "place"): "a town of no gazetteer",
    ("f32", "type"): "who is the government?",
    ("f35", "perp"): "a raid elsewhere on the same day",
    ("f36", "perp"): "militants of it say so in a post",
    ("f38", "perp"): "suspected, behind a clause",
    ("f41", "date"): "since Tuesday, as of Saturday",
    ("f41", "killed"): "twelve more in other countries",
    ("f41", "missing"): "with four people missing, behind ten lives",
    ("f44", "type"): "a market hit by drones",
    ("f45", "injured"): "five of another bomb",
    ("f45", "place"): "spelt with a hyphen",
    ("wabduct-3", "abducted"): "aboard a bus that was hijacked",
    ("wabduct-3", "type"): "held for ransom, and the driver shot",
    ("wcolombia-1", "place"): "a region, below the dateline of where people fled to",
    ("wdisplace-2", "injured"): "a hospital had taken in 38, of whom seven could not be saved",
    ("wdisplace-2", "killed"): "could not be saved",
    ("wfire-1", "arrested"): "three men of nouns in no list",
    ("wied-1", "children.killed"): "seven of a family, and the mother a day later",
    ("wied-1", "killed"): "seven of a family, and the mother a day later",
    ("wloot-1", "arrested"): "were caught again",
    ("wloot-1", "date"): "on Christmas Day, and since Monday",
    ("wmine-1", "killed"): "a report speaks of more than the minister",
    ("wprotest-1", "arrested"): "were charged",
    ("wquake-1", "place"): "the town off which the epicentre lay",
    ("wrelease-1", "abducted"): "ten released, an eleventh killed",
    ("wsahel-1", "place"): "a town of no gazetteer",
    ("wstampede-1", "children.injured"): "six, behind 35 children",
    ("wterritory-2", "killed"): "that day, behind a day before",
    ("wterritory-2", "place"): "a bridge over which people left",
    ("wukr-1", "children.killed"): "two of them children, and so many wounded",
    ("wukr-2", "date"): "over the past day",
    ("wukr-2", "place"): "the second of a row of towns",
    ("x-displace-1", "killed"): "since 13 July: taken for a running total",
    ("x-displace-1", "place"): "a governorate, above a town where a convoy waits",
    ("x-slide-1", "place"): "a village and mountains of no gazetteer",
    ("f29", "injured"): "a bomber's victims of an earlier month, and no others",
    ("x-territory-1", "injured"): "what a video shows that nobody could verify",
}
"""What is not read yet, and why."""


def told(row: dict[str, Any], extractor: RuleExtractor) -> Claim | None:
    """The main claim of an article, None where it has none or one that says that nothing happened."""
    text = row["published_at"]
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    article = Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        published_at=at if at.tzinfo else at.replace(tzinfo=UTC),
        published_day_only=len(text) == 10,
    )
    claim = next((c for c in extractor.extract(article) if c.primary), None)
    return claim if claim is not None and not claim.negated else None


def fields(claim: Claim | None) -> dict[str, str]:
    """A claim's fields as the table writes them; a figure that is not claimed is left out."""
    if claim is None:
        return {}
    counts = {name: getattr(claim, name) for name in FIGURES}
    found = {name: str(count.best) for name, count in counts.items() if count is not None}
    for victims in claim.victims:
        parts = {"killed": victims.killed, "injured": victims.injured}
        found |= {f"{victims.group}.{name}": str(count.best) for name, count in parts.items() if count is not None}
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
    return (found or "0" if "0" in wanted else found) in wanted


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
