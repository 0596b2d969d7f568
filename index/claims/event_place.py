"""Which of an article's places is where the event happened.

Called by `index/claims/reading.py` after `places.py` has found the places. Each place gets a weight from how it is put
("in X", "X police", a dateline …), how often, where, and how near the sentence that tells of the event; the heaviest
wins. The weights are fitted by `tests/quality/fit_places.py` and kept in `data/place_weights.json`. Pure.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.claims.places import TITLE, Cue, PlaceMention
from index.gazetteer import Entry, Kind, distance_km

LEAD = 3
"""How many sentences make the top of an article."""

Weights = Mapping[str, float]
"""Log odds by the name of what speaks for or against a place."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The learned weights (`tests/quality/fit_places.py`)."""
    text = files("index.claims").joinpath("data/place_weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["weights"]
    return loaded


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


def signs_of(candidate: Candidate, all_of: Sequence[Candidate], anchor: int | None) -> Iterator[tuple[str, float]]:
    """What speaks for a place: (name, strength) pairs.

    Args:
        candidate: the place.
        all_of: all places of the article.
        anchor: number of the sentence that tells of the event, None unknown.
    """
    mentions = [m for m in candidate.mentions if m.cue is not Cue.OUTLET]
    world = _world(candidate.entry)
    yield f"{world} {candidate.entry.kind}", 1.0
    yield "people", min(7.0, math.log10(candidate.entry.population + 10)) / 7
    if candidate.entry.population == 0:
        yield f"{world} people unknown", 1.0
    yield from _by_the_outlet(candidate, all_of)
    if not mentions:
        return
    yield "mentions", min(1.0, math.log2(len(mentions)) / 3)
    share = len(mentions) / sum(m.cue is not Cue.OUTLET for c in all_of for m in c.mentions)
    yield f"{world} share", share
    body = [m for m in mentions if m.sentence != TITLE]
    if len(body) < len(mentions):
        yield f"{world} title", 1.0
    for cue in dict.fromkeys(m.cue for m in mentions):
        yield f"{world} cue {cue}", 1.0
    if any(m.paired for m in mentions):
        yield "paired", 1.0
    if body and all(m.cue is Cue.DATELINE for m in body) and any(_told_of(c) for c in all_of if c is not candidate):
        yield "only a dateline, another town in the lead", 1.0
    if candidate is next((c for c in all_of if any(m.sentence != TITLE for m in c.mentions)), None):
        yield "first place", 1.0
    if body and min(m.sentence for m in body) < LEAD:
        yield f"{world} in the lead", 1.0
    if body and anchor is not None:
        yield from _by_the_event(candidate, all_of, body, anchor)
    if not body:
        yield "title only", 1.0
    yield from _by_what_holds(candidate, all_of, anchor)
    if all(m.cue is Cue.NEAR for m in mentions):
        yield "only near", 1.0


def _by_the_event(
    candidate: Candidate, all_of: Sequence[Candidate], body: Sequence[PlaceMention], anchor: int
) -> Iterator[tuple[str, float]]:
    """How near the sentence that tells of the event a place is named, and how it is put there."""
    world = _world(candidate.entry)
    near = min(body, key=lambda m: abs(m.sentence - anchor))
    gap = near.sentence - anchor
    yield f"gap {_gap(gap)}", 1.0
    if any(0 <= m.sentence - anchor <= 3 and m.cue in (Cue.KIND, Cue.VILLAGE) for m in body):
        yield "named as a place near the event", 1.0
    if gap == 0:
        yield f"{world} in the event's sentence", 1.0
        for cue in dict.fromkeys(m.cue for m in body if m.sentence == anchor):
            yield f"event cue {cue}", 1.0
    villages = {m.sentence for c in all_of if c is not candidate for m in c.mentions if m.cue is Cue.VILLAGE}
    if villages & {m.sentence for m in body}:
        yield f"beside a village {gap in range(4)}", 1.0


def _by_what_holds(
    candidate: Candidate, all_of: Sequence[Candidate], anchor: int | None
) -> Iterator[tuple[str, float]]:
    """How a place lies to the others of the article: around them, or in one of them."""
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


def _told_of(candidate: Candidate) -> bool:
    """Whether the top of the article names a town elsewhere than in the dateline, which is where the reporter sits."""
    if candidate.entry.kind in (Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT):
        return False
    cues = (Cue.DATELINE, Cue.OUTLET, Cue.ORIGIN, Cue.HOSPITAL)
    return any(TITLE < m.sentence < LEAD and m.cue not in cues for m in candidate.mentions)


def _by_the_outlet(candidate: Candidate, all_of: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
    """How a place lies to the outlet, where that is known as a local one."""
    home = next((c for c in all_of if any(m.cue is Cue.OUTLET for m in c.mentions)), None)
    if home is None or candidate.entry.place.country != "US":
        return
    if candidate is home:
        named = any(m.cue is not Cue.OUTLET for m in candidate.mentions)
        yield ("outlet's city" if named else "outlet's city unnamed"), 1.0
        if not named:
            others = {c.entry.kind for c in all_of if c is not home and c.entry.place.country == "US"}
            yield f"unnamed beside {_narrowest(others)}", 1.0
    elif candidate.entry.admin1_code != home.entry.admin1_code:
        yield "another state than the outlet's", 1.0
    else:
        one, other = candidate.entry.place, home.entry.place
        away = distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
        yield ("near the outlet" if away <= 35 else "in the outlet's state"), 1.0


def _narrowest(kinds: Set[Kind]) -> str:
    """What sort of place is named at all, as the end of a sign's name."""
    if kinds - {Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT}:
        return "a town"
    return "a county" if Kind.DISTRICT in kinds else "nothing"


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


def weigh(
    found: Sequence[PlaceMention], anchor: int | None, learned: Weights | None = None
) -> list[tuple[float, Candidate]]:
    """The places with their weights (log odds), heaviest first."""
    learned = weights() if learned is None else learned
    places = candidates(found)
    weighed = [(sum(learned.get(n, 0.0) * v for n, v in signs_of(c, places, anchor)), c) for c in places]
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
    its_own = [m for m in found if m.sentence == anchor and m.entry.kind is not Kind.COUNTRY]
    several = sum(m.cue is Cue.DATELINE for m in its_own) > 1  # "NAIROBI/KAMPALA -": written in two places
    told = [m for m in its_own if m.cue in (_CALLED | _PUT if several else _CALLED)]
    there = [c for _, c in weighed if not _reported_from(c, anchor, told)]
    there = [c for c in there if not _only_beside(c, there, anchor)] or there
    mentions = (there or [c for _, c in weighed])[0].mentions
    return min(mentions, key=lambda m: (m.sentence == TITLE, abs(m.sentence - (anchor or 0))))


CITY_KM = 50.0
"""How far from its city a dateline's report may tell of and still be the city's."""
_CALLED = frozenset((Cue.KIND, Cue.VILLAGE, Cue.WIDE))
_PUT = frozenset((Cue.IN, Cue.NEAR, Cue.HIT))
_FIRM = _CALLED | _PUT


def _reported_from(candidate: Candidate, anchor: int | None, told: Sequence[PlaceMention]) -> bool:
    """Whether the event's sentence has a place in its dateline alone and calls another the event's.

    "KABUL - A bomb ripped through a mosque in Kunduz province": where the reporter sits is not where it happened.

    Args:
        candidate: the place.
        anchor: number of the sentence that tells of the event.
        told: what that sentence calls a province, town or village.
    """
    cues = {m.cue for m in candidate.mentions if m.sentence == anchor}
    return cues == {Cue.DATELINE} and any(_elsewhere(m.entry, candidate.entry) for m in told)


def _only_beside(candidate: Candidate, all_of: Sequence[Candidate], anchor: int | None) -> bool:
    """Whether a place abroad is only where the wounded or the reporter are, and another is put as the event's.

    "QUETTA - … at a checkpost in Kalat district", "the wounded were taken to Kaya": of the first another place must be
    told of near the top, of the second any other place will do.
    """
    cues = {m.cue for m in candidate.mentions}
    others = [c for c in all_of if c is not candidate and _elsewhere(c.entry, candidate.entry)]
    if _world(candidate.entry) == "us" or not cues <= {Cue.DATELINE, Cue.HOSPITAL}:
        return False
    if Cue.DATELINE not in cues:
        return any({m.cue for m in c.mentions} - {Cue.DATELINE, Cue.HOSPITAL} for c in all_of if c is not candidate)
    reach = anchor or 0
    return any(
        c.entry.kind is not Kind.COUNTRY and any(m.cue in _FIRM and m.sentence <= reach for m in c.mentions)
        for c in others
    )


def _elsewhere(one: Entry, dateline: Entry) -> bool:
    """Whether a place of a sentence is not where its dateline is: not near by (a part of the city), nor around it.

    Local news of the United States names parts of its city that towns elsewhere share their names with.
    """
    here, there = dateline.place, one.place
    if _world(dateline) == "us":
        return False
    if here.geoname_id == there.geoname_id or _holds(one, dateline) or _holds(dateline, one):
        return False
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return True
    return distance_km(here.lat, here.lon, there.lat, there.lon) > CITY_KM


def places_hit(found: Sequence[PlaceMention], sentence: int) -> tuple[PlaceMention, ...]:
    """The places that one sentence names as hit, in its order: "A, the town of B and the region of C"."""
    those = [m for m in found if m.sentence == sentence and m.entry.kind is not Kind.COUNTRY]
    told = [m for m in those if m.cue is not Cue.DATELINE]
    if told and not any(_holds(m.entry, d.entry) for m in told for d in those if d.cue is Cue.DATELINE):
        those = told
    narrow = [m for m in those if not any(_holds(m.entry, other.entry) for other in those)]
    seen: dict[int | None, PlaceMention] = {}
    for mention in narrow:
        if mention.cue not in (Cue.POLICE, Cue.HOSPITAL, Cue.NEAR):
            seen.setdefault(mention.entry.place.geoname_id, mention)
    return tuple(seen.values())
