"""Which claims speak of one incident. Pure: knows neither the database nor the order in which claims arrived.

Three steps, each a function of the claims alone, so that any order of arrival ends in the same incidents:
`keys` (which claims are compared at all), `weigh` (how strongly two belong together) and `cluster` (which claims of one
connected part form an incident). `store/ledger.py` calls them and keeps what they decide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from store.features import Features, Spot, distance_km
from store.sketch import likeness

LINK = 0.0  # a weight above this links
COPY = 0.5  # share of four-word runs from which two texts are copies
DAYS = 2  # two reports of one event may differ so much in its day
LONGEST = 31  # days: a claim about a longer time is not filed by day
WINDOW = 10  # days: names are looked for in the window of publication and those beside it
COPY_KEYS = 6  # of the sketch's smallest hashes, two neighbours make a key

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Keys:
    """Blocking keys, as 32-bit hashes: two claims are compared if one looks for a key that the other shows.

    That is so of one if it is so of the other: whichever comes later finds the earlier.
    """

    shows: frozenset[int]
    looks: frozenset[int]


def pair(a: str, b: str) -> Pair:
    """Two claim ids in canonical order."""
    return (a, b) if a < b else (b, a)


def keys(f: Features) -> Keys:
    """The keys of one claim: by day and province, by name and time, by text."""
    shows: set[str] = set()
    looks: set[str] = set()
    if f.first is not None and f.last is not None and f.last - f.first <= LONGEST:
        for spot in f.spots:
            _file(spot, f.first, f.last, shows, looks)
    named = [f"n{name}" for name in f.people if " " in name]
    named += [f"t{term}" for term in f.terms] if f.primary else []
    day = f.published if f.published is not None else f.first
    if day is not None:
        window = day // WINDOW
        shows |= {f"{name}|{window}" for name in named}
        looks |= {f"{name}|{w}" for name in named for w in (window - 1, window, window + 1)}
    copies = {f"s{a}|{b}" for a, b in pairwise(sorted(f.sketch)[:COPY_KEYS])}
    return Keys(_hashed(shows | copies), _hashed(looks | copies))


def _file(spot: Spot, first: int, last: int, shows: set[str], looks: set[str]) -> None:
    """Files a claim under its days and province; one that names only the country meets all of that country."""
    around = range(first - DAYS, last + DAYS + 1)
    if spot.admin1 or not spot.vague:
        area = f"a{spot.country}|{spot.admin1 or spot.name}"
        for day in range(first, last + 1):
            shows |= {f"{area}|{day}", f"C{spot.country}|{day}"}
        for day in around:
            looks |= {f"{area}|{day}", f"c{spot.country}|{day}"}
    elif spot.country:
        shows |= {f"c{spot.country}|{day}" for day in range(first, last + 1)}
        looks |= {f"{kind}{spot.country}|{day}" for day in around for kind in "cC"}


def _hashed(texts: set[str]) -> frozenset[int]:
    return frozenset(crc32(text.encode()) for text in texts)


def weigh(a: Features, b: Features) -> float:
    """How strongly two claims speak of one incident: above `LINK` they do. Symmetric."""
    if a.article == b.article or (a.origin and a.origin == b.origin) or a.kind != b.kind:
        return -9.0
    if a.kind == "cumulative":
        return -9.0
    weight = -2.0
    copied = likeness(a.sketch, b.sketch)
    shared_terms = len(a.terms & b.terms)
    shared_names = len(a.people & b.people)
    weight += 6.0 * (copied >= COPY) + min(3.0, 0.5 * shared_terms) + min(3.0, 2.0 * shared_names)
    if not shared_names and a.people and b.people and not shared_terms:
        weight -= 1.0
    if a.family != b.family and "any" not in (a.family, b.family):
        weight -= 1.5
    weight += (
        _date_weight(a, b) + _place_weight(a, b) + _toll_weight(a.killed, b.killed) + _toll_weight(a.injured, b.injured)
    )
    return weight


def _date_weight(a: Features, b: Features) -> float:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0.0
    gap = max(a.first - b.last, b.first - a.last)
    if gap <= 0:
        return 1.5 if max(a.last - a.first, b.last - b.first) <= 1 else 0.3
    return 0.0 if gap == 1 else -1.0 if gap <= DAYS else -3.0


def _place_weight(a: Features, b: Features) -> float:
    if not a.spots or not b.spots:
        return 0.0
    return max(_spot_weight(x, y) for x in a.spots for y in b.spots)


def _spot_weight(a: Spot, b: Spot) -> float:
    if a.geoname_id is not None and a.geoname_id == b.geoname_id:
        return 0.5 if a.vague else 1.5
    if a.country and b.country and a.country != b.country:
        return -4.0
    if a.vague or b.vague:
        within = not a.admin1 or not b.admin1 or a.admin1 == b.admin1
        return 0.2 if within else -3.0
    far = distance_km(a, b)
    if far is not None:
        return 1.5 if far <= 5 else 0.3 if far <= 20 else -3.0
    return 1.5 if a.name == b.name and a.admin1 == b.admin1 else -1.5


def _toll_weight(a: tuple[int, int | None] | None, b: tuple[int, int | None] | None) -> float:
    if a is None or b is None:
        return 0.0
    if a == b:
        return 0.6 if a[0] else 0.1
    overlap = (a[1] is None or a[1] >= b[0]) and (b[1] is None or b[1] >= a[0])
    return 0.2 if overlap else -0.4


def cluster(
    claims: Mapping[str, Features],
    links: Mapping[Pair, float],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[frozenset[str]]:
    """Splits one connected part into incidents: strongest links first, never across a veto.

    Args:
        claims: the part's claims.
        links: weights of the pairs that were linked.
        together, apart: decisions by hand; they win over the links.

    Returns:
        Sets of claim ids; every claim is in exactly one.
    """
    parent = {claim: claim for claim in claims}
    members = {claim: {claim} for claim in claims}
    barred = {pair(*p) for p in apart}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            claim = parent[claim]
        return claim

    def join(a: str, b: str) -> None:
        a, b = pair(root(a), root(b))
        if a != b:
            parent[b] = a
            members[a] |= members.pop(b)

    for a, b in sorted(pair(*p) for p in together):
        if a in claims and b in claims:
            join(a, b)
    for (a, b), _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        left, right = members[root(a)], members[root(b)]
        if left is right or any(pair(x, y) in barred for x in left for y in right):
            continue
        if any(_veto(claims[x], claims[y]) for x in left for y in right):
            continue
        join(a, b)
    return sorted((frozenset(group) for group in members.values()), key=min)


def _veto(a: Features, b: Features) -> bool:
    """Whether two claims can never be one incident, whatever links them through others."""
    return a.article == b.article or bool(a.origin and a.origin == b.origin)


def incident_id(claims: Iterable[Features]) -> str:
    """The id of the incident of these claims: that of its earliest published claim, hashed."""
    first = min(claims, key=lambda f: (f.published if f.published is not None else 10**7, f.id))
    return "i" + hashlib.blake2b(first.id.encode(), digest_size=6).hexdigest()
