"""What the query kinds share: the stores, and how incidents become references, lines, quotes and notes.

Made once for each question by `service.py`; reads only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answer.answer import Citation, IncidentRef, Line, RecordRef, Route, Row
from bot.answer.border import Near, along_border, close_to
from bot.answer.cite import Quoted, numbers_of, of_claim, of_field, verified
from bot.answer.nearest import nearest
from bot.answer.place_lines import where_text
from bot.answer.plan import Plan
from bot.answer.ports import ArticleStore, ClaimStore, IncidentStore, PassageFinder
from bot.answer.reading.namesakes import PlaceNames
from bot.answer.selection import SHOWN, Behind, Selection, group_of
from bot.answer.unlisted import named_at_unlisted
from bot.answer.words import (
    EFFECT_WORDS,
    EVENT_WORDS,
    GROUP_WORDS,
    ORIGIN_WORDS,
    STATUS_WORDS,
    WEAPON_WORDS,
    date_text,
    number,
    toll_text,
)
from store.filters import Reported
from store.records import Article, Claim, Count, Effect, EventType, Figure, Incident, Weapon

if TYPE_CHECKING:
    from store.filters import Coverage

CITED = 8  # incidents whose words are quoted
VAGUE = re.compile(
    r"^(?:several |many |a few )?(?:tens|dozens?|scores|hundreds|thousands|tens of thousands|hundreds "
    r"of thousands|millions|several|many|a few|a number|some|few)\b"
)
_EARLY = re.compile(
    r"\b(?:initial|preliminary|early|first) (?:reports?|counts?|tolls?|figures?|estimates?|"
    r"information)\b|\binitially\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer without its frame (question, plan, time): what a query kind returns."""

    route: Route
    headline: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    value: float | None = None
    low: float | None = None
    high: float | None = None
    incidents: tuple[IncidentRef, ...] = ()
    citations: tuple[Citation, ...] = ()
    records: tuple[RecordRef, ...] = ()
    rows: tuple[Row, ...] = ()
    choices: tuple[tuple[str, Plan], ...] = ()


@dataclass
class Evidence:
    """The stores, and what is read from them for one question.

    Attributes:
        now: the asker's present, aware, UTC.
        differs: how what was selected differs from what was asked; the answer says it first.
        unsure: whether what was selected may be none of what was asked.
        unnamed: whether what was selected lacks the name asked for, so that no figure of it is an answer.
        cut_short: whether a name was looked for in the texts of the latest matching incidents alone.
    """

    articles: ArticleStore
    claims: ClaimStore
    incidents: IncidentStore
    gazetteer: PlaceNames
    retriever: PassageFinder
    now: datetime
    differs: list[str] = field(default_factory=list)
    unsure: bool = False
    unnamed: bool = False
    cut_short: bool = False
    _texts: dict[str, Article] = field(default_factory=dict)
    _sought: set[str] = field(default_factory=set)  # ids of articles that were read, whether they are there or not
    _claims: dict[str, Claim] = field(default_factory=dict)
    _selected: dict[tuple[Plan, bool], Selection] = field(default_factory=dict)
    _close: dict[str, Near] = field(default_factory=dict)

    @cached_property
    def coverage(self) -> Coverage:
        """What the index holds."""
        return self.articles.coverage()

    def select(self, plan: Plan, *, figure: bool = True) -> Selection:
        """The plan's incidents; `figure`: only those with the figure asked for.

        Where there are none, those that come nearest to it; `differs` then says how they differ.
        """
        known = self._selected.get((plan, figure))
        if known is not None:
            return known
        selection = Selection(plan, self.incidents, figure=figure)
        if plan.picked:
            return selection
        selection = along_border(named_at_unlisted(selection, self, figure=figure), self)
        found = selection if selection.count() else nearest(plan, self, figure=figure) or selection
        self.unsure = self.unsure or found.unsure
        self.unnamed = self.unnamed or found.unnamed
        if found.said and found.said not in self.differs:
            self.differs.append(found.said)
        self._selected[plan, figure] = found
        return found

    def close_to(self, country: str) -> Near:
        """A test whether a point lies close to a place of a country (alpha-2)."""
        if country not in self._close:
            self._close[country] = close_to(self.gazetteer.points_of(country))
        return self._close[country]

    def texts(self, ids: Iterable[str]) -> Mapping[str, Article]:
        """The articles with these ids that are there."""
        missing = set(ids) - self._sought
        if missing:
            self._texts.update(self.articles.find_many(missing))
            self._sought |= missing
        return self._texts

    def cite(self, quotes: Sequence[Quoted]) -> tuple[Citation, ...]:
        """The quotes that stand in their articles, numbered."""
        return verified(quotes, self.texts(q.article_id for q in quotes))

    def claims_of(self, incidents: Sequence[Incident]) -> dict[str, list[Claim]]:
        """Each incident's claims, best source first."""
        missing = {c for i in incidents for c in i.claims} - self._claims.keys()
        if missing:
            self._claims.update(self.claims.get(missing))
        return {i.id: [self._claims[c] for c in i.claims if c in self._claims] for i in incidents}

    def cite_incidents(self, incidents: Sequence[Incident], plan: Plan) -> tuple[Citation, ...]:
        """The words behind incidents: of one, every source's; of several, the best source's of each."""
        by_incident = self.claims_of(incidents[:CITED])
        chosen: list[tuple[Claim, float]] = []
        for rank, incident in enumerate(incidents[:CITED]):
            claims = by_incident[incident.id]
            telling = [c for c in claims if tells(c, plan)] or claims
            behind = telling if len(incidents) == 1 else self._behind(incident, telling, plan)
            chosen += [(claim, 1.0 - 0.01 * rank) for claim in behind]
        return self.cite(self.quotes(chosen, plan.effect, group_of(plan, plan.effect)))

    def _behind(self, incident: Incident, claims: Sequence[Claim], plan: Plan) -> list[Claim]:
        """The one claim to quote for an incident among several: the best source that gives the figure shown for it."""
        effect = plan.effect or Effect.KILLED
        group = group_of(plan, effect)
        best = shown(figure_of(incident, effect, group))
        counts = ((c, count_of(c, effect, group)) for c in claims)
        giving = [c for c, n in counts if n is not None and best in (n.best, n.min)]
        return (giving or list(claims))[:1]

    def quotes(
        self, claims: Sequence[tuple[Claim, float]], effect: Effect | None, group: str | None = None
    ) -> list[Quoted]:
        """The sentences in which claims, each with its score, give their figure for an effect or a group's part."""
        texts = self.texts(claim.article_id for claim, _ in claims)
        if effect is None:
            return [of_claim(claim, score) for claim, score in claims]
        part = f"{effect.value}.{group}"
        return [
            of_field(
                claim,
                part if any(e.field == part for e in claim.evidence) else effect.value,
                texts.get(claim.article_id),
                score,
            )
            for claim, score in claims
        ]

    def outlet(self, claim: Claim) -> str | None:
        """The outlet that a claim stands in."""
        article = self.texts([claim.article_id]).get(claim.article_id)
        return article.source if article is not None else None


def tells(claim: Claim, plan: Plan) -> bool:
    """Whether a claim speaks of the figure that the plan asks for (any claim, where it asks for none)."""
    if plan.effect is None:
        return True
    group = group_of(plan, plan.effect)
    if group is not None:
        return any(v.group == group and getattr(v, plan.effect.value) is not None for v in claim.victims)
    return claim.count(plan.effect) is not None


def refs(incidents: Iterable[Incident | Reported], told: Iterable[Incident] = ()) -> tuple[IncidentRef, ...]:
    """References to incidents with every article that reports them; `told`: those that the answer tells, whole."""
    whole = {i.id: i for i in told}
    return tuple(
        IncidentRef(i.id, _told_by(i), i) if isinstance(i, Incident) else IncidentRef(i.id, i.articles, whole.get(i.id))
        for i in incidents
    )


def behind_of(incidents: Sequence[Incident]) -> Behind:
    """Incidents that are whole already."""
    names = (Reported(i.id, _told_by(i), i.origin) for i in incidents)
    return Behind(tuple(names), tuple(incidents[:SHOWN]))


def _told_by(incident: Incident) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*incident.articles, *incident.mentions)))


def all_found(found: int, incidents: Sequence[object]) -> tuple[Row, ...]:
    """How many incidents there are, as a part of the answer, where it refers to some of them only."""
    return (Row("incidents", "incidents", found, incidents=found),) if found > len(incidents) else ()


def figure_of(incident: Incident, effect: Effect, group: str | None) -> Figure | None:
    """An incident's figure for an effect, or a group's part of it."""
    if group is None:
        return incident.figure(effect)
    for part in incident.groups:
        if part.group == group:
            return part.killed if effect is Effect.KILLED else part.injured if effect is Effect.INJURED else None
    return None


def count_of(claim: Claim, effect: Effect, group: str | None) -> Count | None:
    """A claim's count for an effect, or a group's part of it."""
    if group is None:
        return claim.count(effect)
    for part in claim.victims:
        if part.group == group:
            return part.killed if effect is Effect.KILLED else part.injured if effect is Effect.INJURED else None
    return None


def count_text(count: Count) -> str:
    """A source's count in its own words: "more than 1,300", "hundreds of thousands", "12"."""
    best = count.best if count.best is not None else count.min
    qualifier = (count.qualifier or "").lower()
    if VAGUE.match(qualifier):
        return qualifier
    if best is None:
        return qualifier or "an unknown number"
    if early(qualifier):
        return f"initially {number(best)}"
    if qualifier and not re.search(r"\d", qualifier):
        return f"{qualifier} {number(best)}"
    if count.max is not None and count.min is not None and count.max > count.min:
        return f"{number(count.min)} to {number(count.max)}"
    return number(best) if count.max is not None else f"at least {number(best)}"


def whose_text(plan: Plan, effect: Effect, *, one: bool = False) -> str:
    """ "civilians killed", "children and women killed": whom a plan's figure counts."""
    group = group_of(plan, effect)
    if group is None or not plan.also_groups:
        return people_text(effect, group, one=one)
    who = " and ".join(GROUP_WORDS[name][1] for name in (group, *plan.also_groups))
    return f"{'both ' if plan.jointly else ''}{who} {people_text(effect, None).removeprefix('people ')}"


def people_text(effect: Effect, group: str | None, *, one: bool = False) -> str:
    """ "civilians killed", "people displaced"."""
    who = GROUP_WORDS[group][0 if one else 1] if group else ("person" if one else "people")
    return f"{who} {EFFECT_WORDS[effect]}"


_NAMED_BY_WEAPON = frozenset(
    {
        EventType.ATTACK,
        EventType.AIR_OR_DRONE_STRIKE,
        EventType.SHELLING_ARTILLERY_MISSILE,
        EventType.REMOTE_EXPLOSIVE,
        EventType.SUICIDE_BOMB,
        EventType.GRENADE,
        EventType.CHEMICAL_WEAPON,
        EventType.PROPERTY_DESTRUCTION,
        EventType.MAN_MADE_DISASTER,
        EventType.OTHER,
    }
)


def kind_text(incident: Incident) -> str:
    """What kind of event: of an attack the weapon says more; an abduction at gunpoint is no shooting."""
    if incident.event_type in _NAMED_BY_WEAPON and incident.weapon not in (None, Weapon.OTHER):
        return WEAPON_WORDS[incident.weapon]
    return EVENT_WORDS[incident.event_type]


def incident_text(incident: Incident, plan: Plan | None = None) -> str:
    """One incident on one line: date, place, kind, tolls, status, data set.

    Of the groups that `plan` asks about their own part of its figure stands before the whole toll.
    """
    parts = [
        date_text(incident.date_start, incident.date_end, incident.date_precision),
        where_text(incident),
        kind_text(incident),
    ]
    for effect in Effect:
        figure = incident.figure(effect)
        best = shown(figure)
        if figure is not None and best:
            own = _own_parts(incident, plan, effect) if plan is not None and plan.effect is effect else []
            whole = toll_text(figure, EFFECT_WORDS[effect])
            parts += [*own, f"{whole} in all"] if own else [whole]
    parts.append("denied" if incident.negated else STATUS_WORDS[incident.status])
    if incident.origin is not None:
        parts.append(ORIGIN_WORDS.get(incident.origin, incident.origin))
    return " · ".join(parts)


def _own_parts(incident: Incident, plan: Plan, effect: Effect) -> list[str]:
    """ "15 children killed": what a plan's groups have of an incident's figure, where it is not the whole."""
    whole, parts = shown(incident.figure(effect)), []
    for group in (plan.group, *plan.also_groups) if group_of(plan, effect) else ():
        figure = figure_of(incident, effect, group)
        best = shown(figure)
        if group is not None and figure is not None and best and best != whole:
            parts.append(toll_text(figure, people_text(effect, group, one=best == 1)))
    return parts


def shown(figure: Figure | None) -> int | None:
    """The number to show for a figure: the best, else the lowest."""
    if figure is None:
        return None
    return figure.best if figure.best is not None else figure.low


def incident_lines(
    incidents: Sequence[Incident], citations: Sequence[Citation], evidence: Evidence, plan: Plan | None = None
) -> tuple[Line, ...]:
    """Incidents one a line, with the numbers of the quotes behind them; `plan` as in `incident_text`."""
    by_incident = evidence.claims_of(incidents[:SHOWN])
    lines = []
    for incident in incidents[:SHOWN]:
        cites = sorted({n for claim in by_incident[incident.id] for n in numbers_of(citations, claim)})
        lines.append(Line(incident_text(incident, plan), tuple(cites), (incident.id,)))
    return tuple(lines)


def early(text: str) -> bool:
    """Whether words call a figure an initial one."""
    return _EARLY.search(text) is not None


def early_reports(claims: Iterable[Claim]) -> bool:
    """Whether the words behind a figure all call it an initial one."""
    texts = [claim.quote.text for claim in claims]
    return bool(texts) and all(early(text) for text in texts)


def origins_note(incidents: Sequence[Incident | Reported]) -> str | None:
    """Which data sets stand behind incidents, None where all come from articles."""
    named = sorted({ORIGIN_WORDS.get(i.origin, i.origin) for i in incidents if i.origin is not None})
    if not named:
        return None
    mixed = any(i.origin is None for i in incidents)
    return "From " + " and ".join(named) + (" and articles" if mixed else "")
