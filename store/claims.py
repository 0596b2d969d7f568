"""Claims as they were read out of articles: the ledger behind every figure.

Read-only: `store/articles.py` and the importers write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any  # JSON

from sqlalchemy import Select, and_, func, or_, select, union
from sqlmodel import col

from store.bulk import batches
from store.conditions import claim_conditions, claim_place_tests
from store.database import Database
from store.datasets import DatasetRecord, find_records
from store.filters import ClaimFilter
from store.records import Claim
from store.tables import ArticleRow, ClaimBodyRow, ClaimPlaceRow, ClaimRow, IncidentAliasRow, IncidentClaimRow
from store.wire import claim_from_wire


class Claims:
    """The claims of one database."""

    def __init__(self, database: Database) -> None:
        """Reads `database`."""
        self._database = database

    def get(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Those of the claims that are there, by id."""
        found: dict[str, Claim] = {}
        with self._database.session() as session:
            for batch in batches(ids):
                rows = session.execute(_whole().where(col(ClaimRow.id).in_(batch))).scalars()
                found |= {claim.id: claim for claim in (claim_from_wire(dict(body)) for body in rows)}
        return found

    def records(self, ids: Iterable[str]) -> dict[str, DatasetRecord]:
        """The data sets' records with these ids, which their claims have as `article_id`; an article is none."""
        return find_records(self._database, ids)

    def of_article(self, article_id: str) -> list[Claim]:
        """An article's claims (or a data set record's) in the order of its text."""
        mine = (col(ClaimRow.article_id) == article_id) | (col(ClaimRow.record_id) == article_id)
        query = _whole().where(mine).order_by(col(ClaimRow.position), col(ClaimRow.id))
        with self._database.session() as session:
            return [claim_from_wire(dict(body)) for body in session.execute(query).scalars()]

    def of_incident(self, incident_id: str) -> list[Claim]:
        """An incident's claims, the newest article's first; an old id leads to the incident that took its place."""
        with self._database.session() as session:
            alias = select(col(IncidentAliasRow.incident_id)).where(col(IncidentAliasRow.old_id) == incident_id)
            home = session.execute(alias).scalar() or incident_id
            query = (
                _whole()
                .join(IncidentClaimRow, col(IncidentClaimRow.claim_id) == col(ClaimRow.id))
                .outerjoin(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article_id))
                .where(col(IncidentClaimRow.incident_id) == home)
                .order_by(col(ArticleRow.published_at).desc(), col(ClaimRow.id))
            )
            return [claim_from_wire(dict(body)) for body in session.execute(query).scalars()]

    def incidents_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Claim id to the id of its incident, for those that are there."""
        found: dict[str, str] = {}
        with self._database.session() as session:
            for batch in batches(ids):
                query = select(col(IncidentClaimRow.claim_id), col(IncidentClaimRow.incident_id))
                rows = session.execute(query.where(col(IncidentClaimRow.claim_id).in_(batch)))
                found.update((claim, incident) for claim, incident in rows)
        return found

    def find(self, f: ClaimFilter, *, limit: int | None = None, offset: int = 0) -> list[Claim]:
        """Claims that meet a filter, the newest article's first; counted, cumulative and negated ones alike."""
        query = (
            _whole()
            .outerjoin(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article_id))
            .where(*claim_conditions(f))
            .order_by(col(ArticleRow.published_at).desc(), col(ClaimRow.id))
            .offset(offset)
        )
        if limit is not None:
            query = query.limit(limit)
        with self._database.session() as session:
            return [claim_from_wire(dict(body)) for body in session.execute(query).scalars()]

    def find_at(self, filters: Sequence[ClaimFilter], *, limit: int) -> list[Claim]:
        """Claims that meet one of the filters, which differ in their places alone: of each the newest `limit`.

        They are in no order, and of more than `limit` some may come twice. For running totals, which are few.
        """
        query = _whole().where(*claim_conditions(_anywhere(filters[0])))
        at = [claim_place_tests(f) for f in filters]
        if all(at):
            here = select(col(ClaimPlaceRow.claim_id)).where(col(ClaimPlaceRow.claim_id) == col(ClaimRow.id))
            query = query.where(here.where(or_(*(and_(*tests) for tests in at))).correlate(ClaimRow).exists())
        with self._database.session() as session:
            found = [claim_from_wire(dict(body)) for body in session.execute(query.limit(limit + 1)).scalars()]
        if len(found) <= limit:
            return found
        return [claim for f in filters for claim in self.find(f, limit=limit)]

    def count_articles(self, filters: Sequence[ClaimFilter], *, limit: int) -> int:
        """How many articles make a claim that meets one of the filters; it counts no further than `limit`."""
        told = [_told_by(f) for f in filters]
        every = told[0].limit(limit) if len(told) == 1 else union(*told).limit(limit)
        with self._database.session() as session:
            return int(session.execute(select(func.count()).select_from(every.subquery())).scalar_one())

    def count(self, f: ClaimFilter) -> int:
        """How many claims meet a filter."""
        query = select(func.count()).select_from(ClaimRow).where(*claim_conditions(f))
        with self._database.session() as session:
            return int(session.execute(query).scalar_one())


def _told_by(f: ClaimFilter) -> Select[Any]:
    """The articles of the claims that meet a filter; found place by place, to stop when there are enough."""
    query: Select[Any] = select(col(ClaimRow.article_id)).where(
        *claim_conditions(_anywhere(f)), col(ClaimRow.article_id).is_not(None)
    )
    at = claim_place_tests(f)
    if at:
        query = query.join(ClaimPlaceRow, col(ClaimPlaceRow.claim_id) == col(ClaimRow.id)).where(*at)
    return query.distinct()


def _anywhere(f: ClaimFilter) -> ClaimFilter:
    """A filter without its places."""
    return replace(f, place_ids=frozenset(), place_names=frozenset(), near=None, box=None, country=None, admin1=None)


def _whole() -> Select[Any]:
    """The bodies of claims."""
    return (
        select(col(ClaimBodyRow.body))
        .select_from(ClaimRow)
        .join(ClaimBodyRow, col(ClaimBodyRow.claim_id) == col(ClaimRow.id))
    )
