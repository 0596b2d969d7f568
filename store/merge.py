"""Which claims speak of one incident. Pure: knows neither the database nor the order in which claims arrived.

Three steps, each a function of the claims alone, so that any order of arrival ends in the same incidents: `keys`
(which claims are compared at all), `weigh` of `store/weights.py` (how strongly two belong together) and `cluster`
(which claims of one connected part form an incident). `store/ledger.py` calls them and keeps what they decide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from zlib import crc32

from store.features import Features, Spot
from store.weights import veto, weigh

LINK = 0.0  # a weight above this links
MISFIT = -1.0  # two groups whose pairs weigh less than this on average stay two
WORST = -4.0  # in that average: one report with a wrong day must not outweigh all others of its group
AVERAGED = 10_000  # pairs: beyond it the strongest link decides, for speed
DAYS = 2  # two reports of one event may differ so much in its day
LONGEST = 31  # days: a claim about a longer time is not filed by day
WINDOW = 10  # days: names are looked for in the window of publication and those beside it
WEEK = 8  # days: by its town and toll a claim is looked for in the window of its days and those beside it
NAMED = 8  # people of a claim of whom two make a key
SPAN = 400  # days: the same for weak keys; no two reports further apart were linked by names in their texts alone
FEW = 2  # weak keys to share: officials, hospitals and streets return, one of them says nothing
COPY_KEYS = 6  # of the sketch's smallest hashes, two neighbours make a key

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Keys:
    """Blocking keys, as 32-bit hashes: two claims are compared if one looks for a key that the other shows.

    That is so of one if it is so of the other: whichever comes later finds the earlier.

    Attributes:
        shows: what the claim is found by.
        looks: what it looks for; one such key that another claim shows is enough.
        weak: what it looks for as well, but of which another claim must show `FEW`.
    """

    shows: frozenset[int]
    looks: frozenset[int]
    weak: frozenset[int] = frozenset()


def pair(a: str, b: str) -> Pair:
    """Two claim ids in canonical order."""
    return (a, b) if a < b else (b, a)


def keys(f: Features) -> Keys:
    """The keys of one claim: by day and province, by name and time, by name and province, by two people, by text.

    A name in the text alone makes a weak key of its province and year: a hundred thousand claims would be compared
    with a hundred others each for it, and of the 11,000 such pairs of the development data that share but one, none
    changes an incident.
    """
    shows: set[str] = set()
    looks: set[str] = set()
    weak: set[str] = set()
    if f.first is not None and f.last is not None and f.last - f.first <= LONGEST:
        for spot in f.spots:
            _file(spot, f.first, f.last, shows, looks)
        _file_by_toll(f, f.first, f.last, shows, looks)
    people = [f"n{name}" for name in f.people if " " in name]
    terms = [f"t{term}" for term in f.terms] if f.primary else []
    day = f.published if f.published is not None else f.first
    if day is not None:
        window = day // WINDOW
        named = [*people, *terms]
        shows |= {f"{name}|{window}" for name in named}
        looks |= {f"{name}|{w}" for name in named for w in (window - 1, window, window + 1)}
        region = f.spots[0].admin1 if f.spots else ""
        if region:
            anytime = {f"{name}@{region}" for name in people}
            span = day // SPAN
            shows |= anytime | {f"{term}@{region}|{span}" for term in terms}
            looks |= anytime
            weak = {f"{term}@{region}|{s}" for term in terms for s in (span - 1, span, span + 1)}
    always = {f"s{a}|{b}" for a, b in pairwise(sorted(f.sketch)[:COPY_KEYS])}
    always |= {f"p{a}|{b}" for a, b in combinations(sorted(name[1:] for name in people)[:NAMED], 2)}
    return Keys(_hashed(shows | always), _hashed(looks | always), _hashed(weak))


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


def _file_by_toll(f: Features, first: int, last: int, shows: set[str], looks: set[str]) -> None:
    """Files a claim under its town and toll for a week: a report that names no day is dated by its publication.

    Two that name their days are not looked for by it: they would be found by their days.
    """
    if not f.primary or not f.spots or f.spots[0].vague:
        return
    spot = f.spots[0]
    tolls = [f"k{f.killed[0]}"] if f.killed and f.killed[0] else []
    if f.injured and f.injured[0] > (1 if tolls else 0):
        tolls.append(f"i{f.injured[0]}")
    for toll in tolls:
        town = f"{spot.country}|{spot.admin1}|{spot.name}|{toll}"
        kind, wanted = ("U", "UT") if f.assumed else ("T", "U")
        shows |= {f"{kind}{town}|{week}" for week in range(first // WEEK, last // WEEK + 1)}
        around = range(first // WEEK - 1, last // WEEK + 2)
        looks |= {f"{other}{town}|{week}" for week in around for other in wanted}


def _hashed(texts: set[str]) -> frozenset[int]:
    return frozenset(crc32(text.encode()) for text in texts)


def cluster(
    claims: Mapping[str, Features],
    links: Mapping[Pair, float],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[frozenset[str]]:
    """Splits one connected part into incidents: strongest links first, never across a veto.

    Two groups join only if their claims fit each other on the whole, so that one claim that resembles both does not
    chain two events. What articles mainly tell comes first: an aside must not take the place of its own article. A
    denial joins one group and links no others.

    Args:
        claims: the part's claims.
        links: weights of the pairs that were linked.
        together, apart: decisions by hand; they win over the links.

    Returns:
        Sets of claim ids; every claim is in exactly one.
    """
    groups = _Groups(claims, {pair(*p) for p in apart})
    for a, b in sorted(pair(*p) for p in together):
        if a in claims and b in claims:
            groups.join(a, b)
    denials = {c for c, f in claims.items() if f.kind == "negated"}

    def strength(link: tuple[Pair, float]) -> tuple[bool, bool, float, Pair]:
        (a, b), weight = link
        aside = not (claims[a].primary and claims[b].primary)
        return ((a in denials) != (b in denials), aside, -weight, (a, b))

    for (a, b), _ in sorted(links.items(), key=strength):
        if (a in denials) != (b in denials) and groups.size(a if a in denials else b) > 1:
            continue
        if groups.may_join(a, b, links):
            groups.join(a, b)
    return groups.all()


class _Groups:
    """Claims in groups that grow by joining."""

    def __init__(self, claims: Mapping[str, Features], apart: set[Pair]) -> None:
        self._claims = claims
        self._apart = apart
        self._home = {claim: claim for claim in claims}
        self._members = {claim: [claim] for claim in claims}

    def size(self, claim: str) -> int:
        return len(self._members[self._home[claim]])

    def join(self, a: str, b: str) -> None:
        keep, gone = pair(self._home[a], self._home[b])
        if keep == gone:
            return
        for claim in self._members[gone]:
            self._home[claim] = keep
        self._members[keep] += self._members.pop(gone)

    def may_join(self, a: str, b: str, links: Mapping[Pair, float]) -> bool:
        """No decision by hand, no veto, and no clear misfit on the average of all pairs between the two groups."""
        left, right = self._members[self._home[a]], self._members[self._home[b]]
        if left is right:
            return False
        pairs = [pair(x, y) for x in left for y in right]
        if any(p in self._apart or veto(self._claims[p[0]], self._claims[p[1]]) for p in pairs):
            return False
        if len(pairs) == 1 or len(pairs) > AVERAGED:
            return True
        weights = [links[p] if p in links else weigh(self._claims[p[0]], self._claims[p[1]]) for p in pairs]
        return sum(max(weight, WORST) for weight in weights) / len(weights) > MISFIT

    def all(self) -> list[frozenset[str]]:
        return sorted((frozenset(group) for group in self._members.values()), key=min)


def incident_id(claims: Iterable[Features]) -> str:
    """The id of the incident of these claims: that of its earliest published claim, hashed."""
    first = min(claims, key=lambda f: (f.published if f.published is not None else 10**7, f.id))
    return "i" + hashlib.blake2b(first.id.encode(), digest_size=6).hexdigest()
