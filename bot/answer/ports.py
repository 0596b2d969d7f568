"""What answering needs of the store and the index, as Protocols: real parts in `bot/app.py`, fakes in tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from index.retrieve import Passage
    from store.filters import ClaimFilter, Coverage, Group, IncidentFilter, Reported, Totals
    from store.grouping import GroupBy
    from store.records import Article, Claim, Effect, Incident

Sorting = Literal["latest", "first", "deadliest", "largest", "updated", "seen"]


class ArticleStore(Protocol):
    """Of `store.articles.Articles`."""

    def find_many(self, ids: Iterable[str]) -> dict[str, Article]: ...
    def coverage(self) -> Coverage: ...
    def changes(self) -> object: ...
    def count(self, *, published_from: datetime | None = None, published_to: datetime | None = None) -> int: ...


class ClaimStore(Protocol):
    """Of `store.claims.Claims`."""

    def get(self, ids: Iterable[str]) -> dict[str, Claim]: ...
    def of_article(self, article_id: str) -> list[Claim]: ...
    def of_incident(self, incident_id: str) -> list[Claim]: ...
    def incidents_of(self, ids: Iterable[str]) -> dict[str, str]: ...
    def find(self, f: ClaimFilter, *, limit: int | None = None, offset: int = 0) -> list[Claim]: ...
    def find_at(self, filters: Sequence[ClaimFilter], *, limit: int) -> list[Claim]: ...
    def count_articles(self, filters: Sequence[ClaimFilter], *, limit: int) -> int: ...


class IncidentStore(Protocol):
    """Of `store.incidents.Incidents`."""

    def get_many(self, ids: Iterable[str]) -> dict[str, Incident]: ...
    def find(
        self,
        f: IncidentFilter,
        *,
        order: Sorting = ...,
        effect: Effect = ...,
        limit: int | None = ...,
        offset: int = ...,
    ) -> list[Incident]: ...
    def reported(
        self, f: IncidentFilter, *, order: Sorting = ..., effect: Effect = ..., limit: int | None = ...
    ) -> list[Reported]: ...
    def count(self, f: IncidentFilter) -> int: ...
    def place_names(self) -> list[tuple[str, str | None, str | None]]: ...
    def totals(self, f: IncidentFilter, effect: Effect, group: str | None = None) -> Totals: ...
    def grouped(
        self, f: IncidentFilter, by: GroupBy, effect: Effect | None = None, group: str | None = None
    ) -> list[Group]: ...
    def as_of(self, incident_id: str, time: datetime) -> Incident | None: ...
    def told(
        self,
        incidents: Iterable[Incident],
        *,
        attributed_to: str | None = ...,
        source: str | None = ...,
        until: datetime | None = ...,
    ) -> list[Incident]: ...


class PassageFinder(Protocol):
    """Of `index.retrieve.Retriever`."""

    def passages(self, question: str, *, k: int = 8, chunk_ids: set[int] | None = None) -> Sequence[Passage]: ...
