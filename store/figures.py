"""From the claims of one incident to the incident: low, best and high, independent sources, status. Pure.

The rules are the newsroom's: a figure is a claim by somebody; what one outlet or one quoted body says twice, and what
copies a text, is one source, and its newest word counts; the best figure is the newest of the best-placed source;
running totals and denials are never counted. `store/ledger.py` calls `incident_of`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from store.features import distance_km
from store.names import fold
from store.records import (
    Claim,
    Count,
    DatePrecision,
    Effect,
    EventType,
    Figure,
    GroupFigure,
    Incident,
    Place,
    PlacePrecision,
    Status,
)
from store.sketch import Sketch, likeness

COPY = 0.5  # share of four-word runs from which two texts are one source
ONE_SPOT = frozenset({EventType.ATTACK, EventType.SUICIDE_BOMB, EventType.GRENADE})
DISASTERS = frozenset({EventType.NATURAL_DISASTER, EventType.MAN_MADE_DISASTER})
SPREE_KM = 100.0  # a gunman moves on; what is named further off, in another province, is told of or compared
A_DAY = timedelta(days=1)
NEVER = datetime.min.replace(tzinfo=UTC)

# Who is quoted, best placed first: those who count the dead, those in charge, those who watch, everybody else.
_RESCUE = ("hospital", "medic", "doctor", "health", "coroner", "morgue", "ambulance", "civil defence", "civil defense")
_RESCUERS = (
    "white helmets",
    "red crescent",
    "red cross",
    "fire department",
    "firefighter",
    "rescue",
    "medical examiner",
)
_OFFICIAL = (
    "police",
    "sheriff",
    "ministry",
    "minister",
    "governor",
    "government",
    "authorit",
    "official",
    "prosecutor",
)
_OFFICIALS = ("mayor", "army", "military", "coalition", "centcom", "state media", "state news", "district attorney")
_MONITOR = ("observatory", "sohr", "network for human rights", "airwars", "united nations", "amnesty", "human rights")
_NOBODY = frozenset({"", "local sources", "sources", "witnesses", "eyewitnesses", "residents", "activists", "reports"})
_ORDER = {p: i for i, p in enumerate(PlacePrecision)}
_DATES = {p: i for i, p in enumerate(DatePrecision)}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with what is known of its source.

    Attributes:
        outlet: the article's outlet, or the data set; None: unknown.
        published_at: when it was said; None: unknown.
        learned_at: when it was stored.
        retracted: its source withdrew it.
        sketch: of the article's text, to tell copies.
        origin: the data set's format name; None for an article.
        record_status, record_sources: what the data set itself says of the incident.
    """

    claim: Claim
    outlet: str | None
    published_at: datetime | None
    learned_at: datetime
    retracted: bool = False
    sketch: Sketch = frozenset()
    origin: str | None = None
    record_status: Status | None = None
    record_sources: int = 1


def placing(statement: Statement) -> int:
    """How well placed who is quoted is, 0 best: a data set, rescuers and medics, officials, monitors, others."""
    if statement.origin:
        return 0
    return _rank(statement.claim.attributed_to or "")


@lru_cache(maxsize=4096)
def _rank(attributed_to: str) -> int:
    body = fold(attributed_to)
    for rank, words in enumerate((_RESCUE + _RESCUERS, _OFFICIAL + _OFFICIALS, _MONITOR), start=1):
        if any(word in body for word in words):
            return rank
    return 4


def independent(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Groups statements by independent source: the same outlet, the same body quoted, or copies of one text are one."""
    groups: list[list[Statement]] = []
    for statement in sorted(statements, key=_said):
        same = [g for g in groups if any(_one_source(statement, other) for other in g)]
        merged = [statement, *(s for g in same for s in g)]
        groups = [g for g in groups if not any(g is s for s in same)] + [sorted(merged, key=_said)]
    return groups


def _one_source(a: Statement, b: Statement) -> bool:
    if a.claim.article_id == b.claim.article_id:
        return True
    if a.outlet and b.outlet and fold(a.outlet) == fold(b.outlet):
        return True
    quoted = fold(a.claim.attributed_to or "")
    if quoted not in _NOBODY and quoted == fold(b.claim.attributed_to or ""):
        return True
    return likeness(a.sketch, b.sketch) >= COPY


def _said(statement: Statement) -> tuple[datetime, str]:
    return (statement.published_at or NEVER, statement.claim.id)


def incident_of(incident_id: str, statements: Iterable[Statement]) -> Incident:
    """The incident that these claims make. The order in which they are given changes nothing.

    Args:
        incident_id: its id.
        statements: at least one.
    """
    everything = sorted(statements, key=lambda s: (placing(s), not s.claim.primary, _said(s)))
    withdrawn = _taken_back(everything)
    standing = [s for s in everything if not s.retracted and s.claim.id not in withdrawn]
    counted = [s for s in standing or everything if not s.claim.negated] or standing or everything
    ranked = sorted(counted, key=lambda s: (placing(s), not s.claim.primary, _said(s)))
    sources = independent(counted)
    main = [s.claim for s in sorted(ranked, key=lambda s: not s.claim.primary)]
    primary = tuple(sorted({s.claim.article_id for s in everything if s.claim.primary and not s.origin}))
    when = _when(sorted(ranked, key=lambda s: not s.claim.primary))
    incident = Incident(
        id=incident_id,
        event_type=_most([c.event_type for c in main]) or main[0].event_type,
        articles=primary,
        mentions=tuple(sorted({s.claim.article_id for s in everything if not s.origin} - set(primary))),
        weapon=_most([c.weapon for c in main if c.weapon is not None]),
        date_start=when.date_start if when else None,
        date_end=(when.date_end or when.date_start) if when else None,
        date_precision=when.date_precision if when else DatePrecision.UNKNOWN,
        place=_main_place(main),
        places=_all_places(main),
        killed=_figure(sources, lambda c: c.killed),
        injured=_figure(sources, lambda c: c.injured),
        missing=_figure(sources, lambda c: c.missing),
        displaced=_figure(sources, lambda c: c.displaced),
        abducted=_figure(sources, lambda c: c.abducted),
        arrested=_figure(sources, lambda c: c.arrested),
        groups=_groups(sources),
        people=_unique(name for c in main for name in c.people),
        perpetrators=_unique(c.perpetrator for c in main if c.perpetrator),
        targets=_unique(c.target for c in main if c.target),
        cumulative=all(s.claim.cumulative for s in counted),
        negated=all(s.claim.negated for s in counted),
        sources=max([len(sources), *(s.record_sources for s in counted)]),
        claims=tuple(s.claim.id for s in everything),
        first_seen=min(s.learned_at for s in everything),
        updated=max(s.learned_at for s in everything),
        origin=min((s.origin for s in standing or everything if s.origin), default=None),
    )
    return replace(incident, status=_status(incident, standing, sources))


def _taken_back(statements: Sequence[Statement]) -> frozenset[str]:
    """Claims whose outlet says later, quoting nobody, that it was not so, and that later word: neither stands."""
    words = [s for s in statements if s.claim.negated and s.claim.primary and not s.claim.attributed_to and s.outlet]
    pairs = [(s, word) for word in words for s in statements if not s.claim.negated and _said(s) < _said(word)]
    return frozenset(
        s.claim.id for pair in pairs if fold(pair[0].outlet or "") == fold(pair[1].outlet or "") for s in pair
    )


def _figure(sources: Sequence[Sequence[Statement]], count: Callable[[Claim], Count | None]) -> Figure | None:
    """Low, best and high over the newest word of every independent source."""
    said: list[tuple[Statement, Count]] = []
    for source in sources:
        spoke = [(s, n) for s in source if (n := count(s.claim)) is not None and _number(n) is not None]
        if spoke:
            said.append(_best(spoke))
    if not said:
        return None
    best = _number(_best(said)[1])
    low = min(n.min if n.min is not None else _number(n) or 0 for _, n in said)
    closed = [n.max for _, n in said if n.max is not None]
    open_from = [_number(n) or 0 for _, n in said if n.max is None]
    highest = max(closed, default=None)
    is_open = bool(open_from) and (highest is None or max(open_from) >= highest)
    return Figure(low, best, None if is_open else highest)


def _best(said: Sequence[tuple[Statement, Count]]) -> tuple[Statement, Count]:
    """The newest count of the best-placed source; one that is open ("at least") gives way to a newer, higher one."""
    top = min(placing(s) for s, _ in said)
    ranked = sorted(said, key=lambda x: (_said(x[0])[0], _number(x[1]) or 0))
    chosen = [(s, n) for s, n in ranked if placing(s) == top][-1]
    for statement, count in ranked:
        newer = _said(statement)[0] > _said(chosen[0])[0]
        if (
            newer
            and not chosen[0].origin
            and chosen[1].max is None
            and (_number(count) or 0) > (_number(chosen[1]) or 0)
        ):
            chosen = (statement, count)
    return chosen


def _number(count: Count) -> int | None:
    """The one number to show for a count."""
    if count.best is not None:
        return count.best
    return count.min if count.min is not None else count.max


def _groups(sources: Sequence[Sequence[Statement]]) -> tuple[GroupFigure, ...]:
    def part(group: str, effect: Effect) -> Callable[[Claim], Count | None]:
        def count(claim: Claim) -> Count | None:
            found = next((v for v in claim.victims if v.group == group), None)
            return None if found is None else found.killed if effect is Effect.KILLED else found.injured

        return count

    names = sorted({v.group for source in sources for s in source for v in s.claim.victims})
    figures = [
        GroupFigure(n, _figure(sources, part(n, Effect.KILLED)), _figure(sources, part(n, Effect.INJURED)))
        for n in names
    ]
    return tuple(g for g in figures if g.killed is not None or g.injured is not None)


def _most(values: Sequence[T]) -> T | None:
    """The most frequent value, the earlier of equals."""
    counts = Counter(values)
    return max(values, key=lambda v: counts[v], default=None)


def _common(claims: Sequence[Claim], what: Callable[[Claim], object], rank: Callable[[Claim], int]) -> Claim | None:
    """Of the claims that are most precise, the first that says what most of them say."""
    if not claims:
        return None
    best = min(map(rank, claims))
    close = [c for c in claims if rank(c) == best]
    counts = Counter(what(c) for c in close)
    return max(close, key=lambda c: counts[what(c)])


def _when(statements: Sequence[Statement]) -> Claim | None:
    """The claim whose dates are the incident's: of the most precise that are possible, what most of them say.

    Nothing happened after it was first reported. Between equals the one that was told soonest after its date decides:
    what is told months later is rather the date of a hearing.
    """
    dated = [s for s in statements if s.claim.date_start is not None]
    reported = min((s.published_at.date() for s in statements if s.published_at is not None), default=None)
    if reported is not None:
        latest = reported + A_DAY  # the reader's day may be the next one already
        dated = [s for s in dated if s.claim.date_start is not None and s.claim.date_start <= latest] or dated
    precise = min((_DATES[s.claim.date_precision] for s in dated), default=0)
    close = [s for s in dated if _DATES[s.claim.date_precision] == precise]

    def said(statement: Statement) -> object:
        return statement.claim.date_start, statement.claim.date_end

    counts = Counter(map(said, close))
    found = max(close, key=lambda s: (counts[said(s)], -_late(s)), default=None)
    return found.claim if found is not None else None


def _late(statement: Statement) -> int:
    """How late a date was told: 0 within two days, 1 a week, 2 a month and a half, 3 later."""
    day, told = statement.claim.date_start, statement.published_at
    if day is None or told is None:
        return 0
    days = abs((told.date() - day).days)
    return sum(days > limit for limit in (2, 7, 45))


def _main_place(claims: Sequence[Claim]) -> Place | None:
    """The most closely known place in the province that most claims name."""
    areas = [(p.country, p.admin1) for c in claims if (p := c.place) is not None and p.admin1]
    area = _most(areas)
    placed = [c for c in claims if c.place is not None and (area is None or (c.place.country, c.place.admin1) == area)]
    found = _common(placed, lambda c: c.place, lambda c: _ORDER[c.place.precision] if c.place else 9)
    return found.place if found else None


def _all_places(claims: Sequence[Claim]) -> tuple[Place, ...]:
    """Every place hit: what a claim names that has nothing in reach of the main place is told of by mistake.

    Of what has one spot, each place must itself be in reach.
    """
    main = _main_place(claims)
    kind = _most([c.event_type for c in claims])
    named: list[Place] = [main] if main else []
    for claim in claims:
        own = ((claim.place,) if claim.place else ()) + claim.places
        near = [p for p in own if main is None or kind in DISASTERS or _reachable(main, p)]
        named += near if kind in ONE_SPOT or not near else own
    return tuple(dict.fromkeys(named))


def _reachable(main: Place, other: Place) -> bool:
    """Whether an event at `main` may have happened at `other` too: in its province, or not far beyond its border."""
    if not main.admin1 or not other.admin1 or (main.country == other.country and main.admin1 == other.admin1):
        return main.country == other.country or not main.country or not other.country
    far = distance_km(main, other)
    return far is not None and far <= SPREE_KM


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())


def _status(incident: Incident, standing: Sequence[Statement], sources: Sequence[Sequence[Statement]]) -> Status:
    """The status by the newsroom's words, hardest first."""
    if not standing:
        return Status.RETRACTED
    given = {s.record_status for s in standing if s.record_status is not None}
    if (
        Status.DISPUTED in given
        or _contradict(sources, rising=incident.event_type in DISASTERS)
        or (not incident.negated and any(s.claim.negated for s in standing))
    ):
        return Status.DISPUTED
    told = [s for s in standing if s.claim.attributed_to and _toll(s.claim) and not s.claim.negated]
    if Status.CONFIRMED in given or any(placing(s) == 2 for s in told):
        return Status.CONFIRMED
    if incident.sources >= 2 or Status.CORROBORATED in given:
        return Status.CORROBORATED
    return Status.SINGLE_SOURCE


def _toll(claim: Claim) -> bool:
    return claim.killed is not None or claim.injured is not None


def _contradict(sources: Sequence[Sequence[Statement]], *, rising: bool) -> bool:
    """Whether the newest words of two independent sources exclude each other, in the dead or in who did it.

    Args:
        sources: the statements by independent source, each source's in the order of time.
        rising: whether the dead are still being found, so that a later and higher count does not contradict.
    """
    counts = []
    actors = []
    for source in sources:
        spoke = [s for s in source if s.claim.killed is not None and s.claim.killed.min is not None]
        counts += spoke[-1:]
        actors += [set(fold(s.claim.perpetrator).split()) for s in source[-1:] if s.claim.perpetrator]
    apart = any(_below(one, other) and not (rising and _said(one) < _said(other)) for one in counts for other in counts)
    return apart or any(not a & b for a in actors for b in actors)


def _below(one: Statement, other: Statement) -> bool:
    """Whether the most that one says are dead is fewer than the least of the other."""
    low, high = other.claim.killed, one.claim.killed
    return low is not None and high is not None and high.max is not None and high.max < (low.min or 0)
