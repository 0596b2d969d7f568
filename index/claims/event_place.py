"""Which of an article's places is where the event happened.

Called by `index/claims/extract.py` after `places.py` has found the places. Each place gets a weight from how it is put
("in X", "X police", a dateline …), how often, where, and how near the sentence that tells of the event; the heaviest
wins. The weights were fitted once by logistic regression (see `docs/claims.md`). Pure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.claims.places import TITLE, Cue, PlaceMention
from index.gazetteer import Entry, Kind

WEIGHTS = {
    "abroad area": -1.62,
    "abroad camp": 1.26,
    "abroad country": -3.32,
    "abroad cue dateline": -1.52,
    "abroad cue hit": -0.66,
    "abroad cue hospital": -0.54,
    "abroad cue in": 0.41,
    "abroad cue kind": 0.43,
    "abroad cue near": -0.0,
    "abroad cue origin": -0.37,
    "abroad cue pair": -0.64,
    "abroad cue plain": 0.1,
    "abroad cue police": 0.85,
    "abroad district": 0.86,
    "abroad holds one of the event's sentence": 1.49,
    "abroad holds others": -0.77,
    "abroad neighbourhood": 1.86,
    "abroad province": -1.97,
    "abroad site": 2.51,
    "abroad town": 0.28,
    "abroad village": 0.81,
    "always": -4.33,
    "event cue dateline": -0.11,
    "event cue hit": -0.11,
    "event cue hospital": -0.41,
    "event cue in": 0.5,
    "event cue kind": 0.06,
    "event cue near": 0.34,
    "event cue origin": 0.03,
    "event cue pair": 0.94,
    "event cue plain": 0.0,
    "event cue police": -0.48,
    "first place": 0.45,
    "gap 0": 0.45,
    "gap 1": 0.64,
    "gap 2-3": 0.29,
    "gap 4-8": 0.04,
    "gap before": -0.5,
    "gap far": -0.55,
    "gap just before": 0.75,
    "in another": 0.93,
    "in another of the event's sentence": 0.34,
    "in another of the headline": 0.22,
    "in the event's sentence": 0.45,
    "mentions": -0.29,
    "named as a place near the event": 0.12,
    "only near": 0.6,
    "paired": 0.51,
    "people": 1.4,
    "share": 3.21,
    "title": -0.08,
    "title only": 1.26,
    "us area": -0.55,
    "us country": -3.05,
    "us cue dateline": 1.04,
    "us cue hit": -0.44,
    "us cue hospital": -0.3,
    "us cue in": 0.27,
    "us cue kind": 0.03,
    "us cue near": -0.18,
    "us cue origin": -0.07,
    "us cue pair": -0.12,
    "us cue plain": 0.21,
    "us cue police": 1.61,
    "us district": -2.08,
    "us holds one of the event's sentence": 0.59,
    "us holds others": -0.01,
    "us neighbourhood": 3.13,
    "us province": -2.63,
    "us town": 0.18,
}
"""Log odds, fitted on two thirds of the development articles, split by incident."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place and all its mentions."""

    entry: Entry
    mentions: tuple[PlaceMention, ...]


def candidates(found: Sequence[PlaceMention]) -> list[Candidate]:
    """The places of an article, each once, in the order of first mention."""
    grouped: dict[int | None, list[PlaceMention]] = {}
    for mention in found:
        grouped.setdefault(mention.entry.place.geoname_id, []).append(mention)
    return [Candidate(group[0].entry, tuple(group)) for group in grouped.values()]


def features(candidate: Candidate, all_of: Sequence[Candidate], anchor: int | None) -> Iterator[tuple[str, float]]:
    """What speaks for a place: (name, strength) pairs.

    Args:
        candidate: the place.
        all_of: all places of the article.
        anchor: number of the sentence that tells of the event, None unknown.
    """
    mentions = candidate.mentions
    yield "always", 1.0
    yield f"{_world(candidate.entry)} {candidate.entry.kind}", 1.0
    yield "mentions", min(1.0, math.log2(len(mentions)) / 3)
    yield "share", len(mentions) / sum(len(c.mentions) for c in all_of)
    yield "people", min(7.0, math.log10(candidate.entry.population + 10)) / 7
    body = [m for m in mentions if m.sentence != TITLE]
    if len(body) < len(mentions):
        yield "title", 1.0
    for cue in {m.cue for m in mentions}:
        yield f"{_world(candidate.entry)} cue {cue}", 1.0
    if any(m.paired for m in mentions):
        yield "paired", 1.0
    if candidate is next((c for c in all_of if any(m.sentence != TITLE for m in c.mentions)), None):
        yield "first place", 1.0
    if body and anchor is not None:
        near = min(body, key=lambda m: abs(m.sentence - anchor))
        gap = near.sentence - anchor
        yield f"gap {_gap(gap)}", 1.0
        if any(0 <= m.sentence - anchor <= 3 and m.cue is Cue.KIND for m in body):
            yield "named as a place near the event", 1.0
        if gap == 0:
            yield "in the event's sentence", 1.0
            for cue in {m.cue for m in body if m.sentence == anchor}:
                yield f"event cue {cue}", 1.0
    if not body:
        yield "title only", 1.0
    inside = [c for c in all_of if c is not candidate and _holds(candidate.entry, c.entry)]
    if inside:
        yield f"{_world(candidate.entry)} holds others", 1.0
        if any(m.sentence == anchor for c in inside for m in c.mentions):
            yield f"{_world(candidate.entry)} holds one of the event's sentence", 1.0
    around = [c for c in all_of if c is not candidate and _holds(c.entry, candidate.entry)]
    if around:
        yield "in another", 1.0
        if any(m.sentence == anchor for c in around for m in c.mentions):
            yield "in another of the event's sentence", 1.0
        if any(m.sentence == TITLE for c in around for m in c.mentions):
            yield "in another of the headline", 1.0
    if all(m.cue is Cue.NEAR for m in mentions):
        yield "only near", 1.0


def _world(entry: Entry) -> str:
    """Local news of the United States puts places in another way than reports from wars do."""
    return "us" if entry.place.country == "US" else "abroad"


def _gap(sentences: int) -> str:
    """The distance to the event's sentence, in words."""
    if sentences < 0:
        return "just before" if sentences >= -2 else "before"
    return (
        "0"
        if sentences == 0
        else "1"
        if sentences == 1
        else "2-3"
        if sentences <= 3
        else "4-8"
        if sentences <= 8
        else "far"
    )


def _holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place of the article lies in another, by codes."""
    if outer.place.country != inner.place.country or outer.place.geoname_id == inner.place.geoname_id:
        return False
    if outer.kind is Kind.COUNTRY:
        return inner.kind is not Kind.COUNTRY
    if outer.kind is Kind.PROVINCE:
        return inner.kind not in (Kind.COUNTRY, Kind.PROVINCE) and inner.admin1_code == outer.admin1_code
    return outer.kind is Kind.DISTRICT and outer.admin2 is not None and inner.admin2 == outer.admin2


def weigh(found: Sequence[PlaceMention], anchor: int | None) -> list[tuple[float, Candidate]]:
    """The places with their weights (log odds), heaviest first."""
    places = candidates(found)
    weighed = [(sum(WEIGHTS.get(n, 0.0) * v for n, v in features(c, places, anchor)), c) for c in places]
    return sorted(weighed, key=lambda w: -w[0])


def choose_place(found: Sequence[PlaceMention], anchor: int | None) -> PlaceMention | None:
    """The mention of the event's place nearest to the event, None where the article names no place.

    Args:
        found: see `places.find_places`.
        anchor: number of the sentence that tells of the event, None unknown.
    """
    weighed = weigh(found, anchor)
    if not weighed:
        return None
    mentions = weighed[0][1].mentions
    return min(mentions, key=lambda m: (m.sentence == TITLE, abs(m.sentence - (anchor or 0))))


def places_hit(found: Sequence[PlaceMention], sentence: int) -> tuple[PlaceMention, ...]:
    """The places that one sentence names as hit, in its order: "A, the town of B and the region of C"."""
    those = [m for m in found if m.sentence == sentence and m.entry.kind is not Kind.COUNTRY]
    narrow = [m for m in those if not any(_holds(m.entry, other.entry) for other in those)]
    seen: dict[int | None, PlaceMention] = {}
    for mention in narrow:
        if mention.cue not in (Cue.POLICE, Cue.HOSPITAL, Cue.NEAR):
            seen.setdefault(mention.entry.place.geoname_id, mention)
    return tuple(seen.values())
