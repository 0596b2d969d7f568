"""Incidents: found, counted, summed and grouped in SQL; their past; merged and split by hand.

`bot/answer` asks here, `bot/alerts` reads what changed. Incidents are written by `store/ledger.py` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Literal, assert_never  # Any: SQL expressions

from sqlalchemy import Select, case, func, select
from sqlmodel import Session, col

from store import ledger
from store.bulk import Reading, batches, read
from store.by_hand import decide, members_of
from store.conditions import best_of, incident_conditions
from store.database import Database
from store.errors import NotFound
from store.figures import Statement, incident_of
from store.filters import Group, IncidentFilter, Reported, Totals
from store.grouping import GroupBy, grouped
from store.merge import pair
from store.names import fold
from store.open_ends import beyond
from store.records import Effect, Incident
from store.succession import resolve
from store.tables import (
    ArticleRow,
    ClaimRow,
    IncidentBodyRow,
    IncidentClaimRow,
    IncidentGroupRow,
    IncidentRow,
    RevisionRow,
)
from store.wire import incident_from_wire

_TOLD_BY = Reading(
    select(col(IncidentClaimRow.incident_id), col(ClaimRow.article_id), col(ClaimRow.primary)).join(
        ClaimRow, col(ClaimRow.id) == col(IncidentClaimRow.claim_id)
    ),
    col(IncidentClaimRow.incident_id),
)
Order = Literal["latest", "first", "deadliest", "largest", "updated", "seen"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of an incident.

    Attributes:
        changed: field name (of `store/wire.py`) to [old value, new value]; empty for the first revision.
    """

    incident_id: str
    revision: int
    at: datetime
    why: str
    changed: dict[str, Any]


class Incidents:
    """The incidents of one database."""

    def __init__(self, database: Database) -> None:
        """Reads and writes `database`."""
        self._database = database

    def get(self, incident_id: str) -> Incident | None:
        """The incident with this id, or the one that took its place."""
        return self.get_many([incident_id]).get(incident_id)

    def get_many(self, ids: Iterable[str]) -> dict[str, Incident]:
        """Those of the incidents that are there, by the id that was asked for."""
        wanted = list(ids)
        with self._database.session() as session:
            home = resolve(session, wanted)
            found = _bodies(session, home.values())
        return {asked: found[led] for asked, led in home.items() if led in found}

    def find(
        self,
        f: IncidentFilter,
        *,
        order: Order = "latest",
        effect: Effect = Effect.KILLED,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Incident]:
        """Incidents that meet a filter.

        Args:
            f: which.
            order: "latest" or "first" by the event's date; "deadliest" by the dead; "largest" by `effect`; "updated"
                by the newest change; "seen" by when they were first learned of. Those that lack it come last.
            effect: for "largest". Where `f` names a group, its own part of the figure decides of both.
            limit: at most so many.
            offset: leave out so many first.
        """
        query = (
            select(col(IncidentRow.id))
            .where(*incident_conditions(f))
            .order_by(*_order(order, effect, f.group))
            .offset(offset)
        )
        if limit is not None:
            query = query.limit(limit)
        with self._database.session() as session:
            ids = list(session.execute(query).scalars())  # ids alone are sorted: bodies are a hundred times as large
            found = _bodies(session, ids)
        return [found[i] for i in ids]

    def reported(
        self, f: IncidentFilter, *, order: Order = "latest", effect: Effect = Effect.KILLED, limit: int | None = None
    ) -> list[Reported]:
        """The same as `find`, but only names and articles: for thousands that stand behind one figure."""
        query = select(col(IncidentRow.id), col(IncidentRow.origin))
        query = query.where(*incident_conditions(f)).order_by(*_order(order, effect, f.group)).limit(limit)
        main: dict[str, set[str]] = defaultdict(set)
        others: dict[str, set[str]] = defaultdict(set)
        with self._database.session() as session:
            found = session.execute(query).all()
            for incident, article, primary in read(session, _TOLD_BY, [row.id for row in found]):
                if article is not None:
                    (main if primary else others)[incident].add(article)
        return [Reported(i, (*sorted(main[i]), *sorted(others[i] - main[i])), origin) for i, origin in found]

    def refs(self, f: IncidentFilter, *, order: Order = "latest") -> list[tuple[str, tuple[str, ...]]]:
        """Of incidents that meet a filter only the id and the articles whose primary claim is it; cheap for thousands.

        The articles are in the order of their ids; a record of a data set has none.
        """
        mine = (
            (col(ClaimRow.id) == col(IncidentClaimRow.claim_id))
            & col(ClaimRow.primary)
            & col(ClaimRow.origin).is_(None)
        )
        query = (
            select(col(IncidentRow.id), col(ClaimRow.article_id))
            .join(IncidentClaimRow, col(IncidentClaimRow.incident_id) == col(IncidentRow.id), isouter=True)
            .join(ClaimRow, mine, isouter=True)
            .where(*incident_conditions(f))
            .order_by(*_order(order, Effect.KILLED), col(ClaimRow.article_id))
        )
        found: dict[str, dict[str, None]] = {}
        with self._database.session() as session:
            for incident, article in session.execute(query):
                articles = found.setdefault(incident, {})
                if article is not None:
                    articles[article] = None
        return [(incident, tuple(articles)) for incident, articles in found.items()]

    def count(self, f: IncidentFilter) -> int:
        """How many incidents meet a filter."""
        with self._database.session() as session:
            query = select(func.count()).select_from(IncidentRow).where(*incident_conditions(f))
            return int(session.execute(query).scalar_one())

    def place_names(self) -> list[tuple[str, str | None, str | None]]:
        """The names of all places where incidents happened, each with its country (alpha-2) and province."""
        row = IncidentRow
        query = select(col(row.place_name), col(row.country), col(row.admin1)).where(col(row.place_name).is_not(None))
        with self._database.session() as session:
            return [(str(name), country, admin1) for name, country, admin1 in session.execute(query.distinct())]

    def totals(self, f: IncidentFilter, effect: Effect, group: str | None = None) -> Totals:
        """A figure summed over the incidents that meet a filter.

        Args:
            f: which; incidents without the figure are counted beside the sum, so leave `f.effect` None to see them.
            effect: whose figure.
            group: of this group of victims alone (killed and injured only).
        """
        table: Any = IncidentGroupRow if group else IncidentRow
        name = effect.value
        if group and not hasattr(IncidentGroupRow, name):
            return Totals(0, 0, 0, 0, 0, self.count(f))
        best = func.coalesce(getattr(table, name), getattr(table, f"{name}_low"))
        high = getattr(table, f"{name}_high")
        query: Select[Any] = select(
            func.coalesce(func.sum(func.coalesce(getattr(table, f"{name}_low"), best)), 0),
            func.coalesce(func.sum(best), 0),
            func.coalesce(func.sum(func.coalesce(high, best)), 0),
            func.coalesce(func.sum(case((best.is_not(None) & high.is_(None), 1), else_=0)), 0),
            func.count(best),
            func.count(),
        ).select_from(table)
        if group:
            query = query.join(IncidentRow, col(IncidentRow.id) == col(IncidentGroupRow.incident_id))
            query = query.where(col(IncidentGroupRow.group_name) == group)
        with self._database.session() as session:
            conditions = incident_conditions(f)
            low, middle, top, opened, having, counted = session.execute(query.where(*conditions)).one()
            if group:  # those without the group have no row in its table
                counted = session.execute(select(func.count()).select_from(IncidentRow).where(*conditions)).scalar_one()
        return Totals(low, middle, top, opened, having, counted - having)

    def grouped(
        self, f: IncidentFilter, by: GroupBy, effect: Effect | None = None, group: str | None = None
    ) -> list[Group]:
        """Incidents and a figure's sums per day, month, province, …; times ascending, all else most incidents first.

        Args:
            f: which incidents.
            by: the grouping; an incident whose date or place is not known closely enough for it is in the group None.
            effect: the figure to sum.
            group: of this group of victims alone.
        """
        with self._database.session() as session:
            return grouped(session, f, by, effect, group)

    def beyond(self, f: IncidentFilter, effect: Effect, group: str | None = None) -> dict[str, int]:
        """By incident, how many more than the best figure somebody counts who gives no upper end ("at least 100")."""
        with self._database.session() as session:
            return beyond(session, f, effect, group)

    def revisions(self, incident_id: str) -> list[Revision]:
        """An incident's changes, oldest first."""
        with self._database.session() as session:
            home = resolve(session, [incident_id])[incident_id]
            query = select(RevisionRow).where(col(RevisionRow.incident_id) == home).order_by(col(RevisionRow.revision))
            return [
                Revision(r.incident_id, r.revision, r.at, r.why, dict(r.changed))
                for r in session.execute(query).scalars()
            ]

    def as_of(self, incident_id: str, time: datetime) -> Incident | None:
        """The incident as it was known at a time; None: it was not known, or there is none.

        An id that has since become part of another incident is answered with what it was itself then.
        """
        with self._database.session() as session:
            own = select(RevisionRow).where(col(RevisionRow.incident_id) == incident_id)
            home = incident_id
            if session.execute(own.limit(1)).first() is None:
                home = resolve(session, [incident_id])[incident_id]
            query = select(RevisionRow).where(col(RevisionRow.incident_id) == home, col(RevisionRow.at) > time)
            later = session.execute(query.order_by(col(RevisionRow.revision)).limit(1)).scalar()
            if later is not None:
                return None if later.before is None else incident_from_wire(dict(later.before))
        return self.get(incident_id)

    def told(
        self,
        incidents: Iterable[Incident],
        *,
        attributed_to: str | None = None,
        source: str | None = None,
        until: datetime | None = None,
    ) -> list[Incident]:
        """Incidents as some of their claims alone tell them; those of which no claim is left are not returned.

        Args:
            incidents: as they are now.
            attributed_to: only what this body is quoted for; words that must all be in its name.
            source: only what this outlet reports; a part of its name is enough.
            until: only what was published by then and stands as it was taken in; records, articles without a date and
                those that have changed since are left out.
        """
        asked = list(incidents)
        words, outlet = fold(attributed_to or "").split(), fold(source or "")
        with self._database.session() as session:
            known = ledger.load_statements(session, [c for incident in asked for c in incident.claims])
            changed = _changed(session, known) if until is not None else frozenset()
        found = []
        for incident in asked:
            some = [
                s
                for s in (known[c] for c in incident.claims if c in known)
                if all(word in fold(s.claim.attributed_to or "") for word in words)
                and outlet in fold(s.outlet or "")
                and (until is None or (s.published_at is not None and s.published_at <= until))
                and s.claim.article_id not in changed
            ]
            if some:
                found.append(incident_of(incident.id, some))
        return found

    def merge_by_hand(self, ids: Iterable[str], *, now: datetime, by: str = "") -> Incident:
        """Makes incidents one, for good: no later report takes them apart.

        Args:
            ids: at least two incidents.
            now: the present, aware.
            by: who decided.

        Raises:
            NotFound: an incident is not there, or fewer than two are named.
        """
        with self._database.writing() as session:
            members = members_of(session, ids)
            if len(members) < 2:
                raise NotFound("name at least two different incidents to merge")
            claims = sorted(claim for group in members.values() for claim in group)
            chain = list(pairwise(claims))
            inside = [(a, b) for a in claims for b in claims if a < b]
            decide(session, chain, forget=inside, together=True, now=now, by=by)
            ledger.settle(session, claims, now=now, why=f"merged by hand{f' by {by}' if by else ''}")
        found = self.get(self._home(claims[0]))
        assert found is not None  # its claims were written a moment ago
        return found

    def split_by_hand(
        self, incident_id: str, claim_ids: Iterable[str], *, now: datetime, by: str = ""
    ) -> list[Incident]:
        """Takes claims out of an incident, for good: what is left and what was taken stay apart.

        Args:
            incident_id: the incident.
            claim_ids: those of its claims that speak of another event.
            now: the present, aware.
            by: who decided.

        Returns:
            The incidents that its claims make now.

        Raises:
            NotFound: the incident is not there, or the claims are none or all of its.
        """
        with self._database.writing() as session:
            claims = set(next(iter(members_of(session, [incident_id]).values())))
            out = set(claim_ids)
            if not out or not out < claims:
                raise NotFound(f"name some, but not all, of the {len(claims)} claims of incident {incident_id}")
            rest = claims - out
            between = [pair(a, b) for a in out for b in rest]
            decide(session, between, forget=between, together=False, now=now, by=by)
            kept = [*pairwise(sorted(out)), *pairwise(sorted(rest))]
            decide(session, kept, forget=[], together=True, now=now, by=by)
            ledger.settle(session, claims, now=now, why=f"split by hand{f' by {by}' if by else ''}")
        homes = {self._home(claim) for claim in claims}
        return list(self.get_many(sorted(homes)).values())

    def _home(self, claim: str) -> str:
        with self._database.session() as session:
            query = select(col(IncidentClaimRow.incident_id)).where(col(IncidentClaimRow.claim_id) == claim)
            return str(session.execute(query).scalar_one())


def _bodies(session: Session, ids: Iterable[str]) -> dict[str, Incident]:
    """Those of the incidents that are there, by id."""
    found: dict[str, Incident] = {}
    for batch in batches(ids):
        query = select(col(IncidentBodyRow.body)).where(col(IncidentBodyRow.incident_id).in_(batch))
        for body in session.execute(query).scalars():
            incident = incident_from_wire(dict(body))
            found[incident.id] = incident
    return found


def _changed(session: Session, statements: dict[str, Statement]) -> frozenset[str]:
    """The articles behind statements whose text is not the one that was taken in first."""
    found: set[str] = set()
    for batch in batches({s.claim.article_id for s in statements.values()}):
        later = col(ArticleRow.changed_at) > col(ArticleRow.added_at)
        found |= set(session.execute(select(col(ArticleRow.id)).where(col(ArticleRow.id).in_(batch), later)).scalars())
    return frozenset(found)


def _order(order: Order, effect: Effect, group: str | None = None) -> list[Any]:
    row = IncidentRow
    latest = [col(row.date_start).desc().nulls_last(), col(row.id)]
    match order:
        case "latest":
            return latest
        case "first":
            return [col(row.date_start).asc().nulls_last(), col(row.id)]
        case "deadliest":
            return [best_of(Effect.KILLED, group).desc().nulls_last(), *latest]
        case "largest":
            return [best_of(effect, group).desc().nulls_last(), *latest]
        case "updated":
            return [col(row.updated).desc(), col(row.id)]
        case "seen":
            return [col(row.first_seen).desc(), col(row.id)]
        case _:
            assert_never(order)
