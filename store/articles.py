"""Articles with their chunks and claims: saved in one transaction with the incidents they change.

`index/ingest.py` puts articles; everybody reads them. Killed at any moment, an article is wholly there or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal  # Any: column values and SQL expressions
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import Row
from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, func, select, update

from store import ledger, outbox
from store.bulk import batches, insert_rows, update_rows
from store.claim_rows import NewClaim
from store.coverage import coverage_of
from store.database import Database
from store.errors import NotFound
from store.features import features_of
from store.filters import Coverage
from store.merge import keys
from store.names import fold
from store.records import Article, Chunk, Claim
from store.sketch import Sketch, pack, sketch
from store.tables import ArticleRow, ChunkRow, ClaimRow, OutboxEntry

Outcome = Literal["added", "updated"]
# Columns, not rows of the session's own: these are read by the hundred for every question.
_ARTICLE = columns(*(col(getattr(ArticleRow, field.name)) for field in fields(Article)))
_CHUNK = columns(
    col(ChunkRow.id), col(ChunkRow.article_id), col(ChunkRow.start), col(ChunkRow.end), col(ArticleRow.text)
).join(ArticleRow, col(ArticleRow.id) == col(ChunkRow.article_id))
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "cmpid", "ocid")


@dataclass(frozen=True, slots=True)
class Item:
    """An article to put, with its chunks and claims."""

    article: Article
    chunks: Sequence[Chunk] = ()
    claims: Sequence[Claim] = ()


def url_key(url: str) -> str:
    """A canonical URL by which two addresses of one page are the same.

    Without scheme, `www.`, port, fragment, tracking parameters and closing slash; the rest of the query sorted.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    query = sorted(p for p in parse_qsl(parts.query, keep_blank_values=True) if not p[0].lower().startswith(TRACKING))
    return host + parts.path.rstrip("/") + (f"?{urlencode(query)}" if query else "")


class Articles:
    """The articles of one database."""

    def __init__(self, database: Database) -> None:
        """Reads and writes `database`."""
        self._database = database

    def find(self, article_id: str) -> Article | None:
        """The article with this id."""
        return self.find_many([article_id]).get(article_id)

    def find_many(self, ids: Iterable[str]) -> dict[str, Article]:
        """Those of the articles that are there, by id."""
        found: dict[str, Article] = {}
        with self._database.session() as session:
            for batch in batches(ids):
                for row in session.execute(_ARTICLE.where(col(ArticleRow.id).in_(batch))):
                    found[row.id] = _article(row)
        return found

    def match(self, url: str | None, content_hash: str) -> Article | None:
        """The stored article with the same canonical URL, else with the same text."""
        with self._database.session() as session:
            row = None
            if url:
                row = session.execute(_ARTICLE.where(col(ArticleRow.url_key) == url_key(url)).limit(1)).first()
            if row is None and content_hash:
                same = _ARTICLE.where(col(ArticleRow.content_hash) == content_hash)
                row = session.execute(same.order_by(col(ArticleRow.id)).limit(1)).first()
            return None if row is None else _article(row)

    def put(self, article: Article, chunks: Sequence[Chunk], claims: Sequence[Claim], *, now: datetime) -> Outcome:
        """Adds an article, or replaces the one with its id; see `put_many`."""
        return self.put_many([Item(article, chunks, claims)], now=now)[0]

    def put_many(self, items: Iterable[Item], *, now: datetime, announce: bool = True) -> list[Outcome]:
        """Adds or replaces articles with their chunks and claims, in one transaction.

        The incidents that this changes are brought up to date in it, and the outbox gets what is to be embedded,
        taken out of the vectors and announced.

        Args:
            items: the articles; of two with one id the later counts.
            now: the present, aware.
            announce: whether changed incidents are to be announced (not, when a backlog is loaded).

        Returns:
            For every item what became of it.

        Raises:
            FolderReadOnly, StoreError: nothing is changed then.
        """
        given = list(items)
        last = {item.article.id: item for item in given}
        with self._database.writing() as session:
            there = self._added_at(session, last)
            sketches = {item.article.id: sketch(item.article.text) for item in last.values()}
            self._write_articles(session, list(last.values()), sketches, there, now)
            old_claims = _ids_of(session, col(ClaimRow.id), col(ClaimRow.article_id), there)
            new = [fresh for item in last.values() for fresh in _new_claims(item, sketches[item.article.id])]
            why = "article changed" if there else "article added"
            ledger.change_claims(session, new=new, gone=old_claims, now=now, why=why, announce=announce)
        outcomes: list[Outcome] = []
        seen = set(there)
        for item in given:
            outcomes.append("updated" if item.article.id in seen else "added")
            seen.add(item.article.id)
        return outcomes

    def remove(self, article_id: str, *, now: datetime) -> None:
        """Removes an article, its chunks and claims; the incidents follow.

        Raises:
            NotFound: there is no such article.
        """
        with self._database.writing() as session:
            if not self._added_at(session, [article_id]):
                raise NotFound(f"no article has the id {article_id}")
            claims = _ids_of(session, col(ClaimRow.id), col(ClaimRow.article_id), [article_id])
            chunks = _ids_of(session, col(ChunkRow.id), col(ChunkRow.article_id), [article_id])
            ledger.change_claims(session, gone=claims, now=now, why="article removed")
            session.execute(delete(ArticleRow).where(col(ArticleRow.id) == article_id))
            outbox.add(session, [(outbox.UNEMBED, article_id, {"chunks": chunks})] if chunks else [], now=now)

    def retract(self, article_id: str, *, why: str, now: datetime) -> None:
        """Notes that its source withdrew an article: its claims no longer count for any figure.

        Args:
            article_id: the article.
            why: the source's words.
            now: the present, aware.

        Raises:
            NotFound: there is no such article.
        """
        with self._database.writing() as session:
            if not self._added_at(session, [article_id]):
                raise NotFound(f"no article has the id {article_id}")
            gone = update(ArticleRow).where(col(ArticleRow.id) == article_id)
            session.execute(gone.values(retracted_at=now, retracted_why=why))
            claims = _ids_of(session, col(ClaimRow.id), col(ClaimRow.article_id), [article_id])
            ledger.settle(session, claims, now=now, why=f"withdrawn by its source: {why}")

    def count(self, *, published_from: datetime | None = None, published_to: datetime | None = None) -> int:
        """How many articles there are.

        Args:
            published_from: included; articles without a time of publication match no bound.
            published_to: excluded.
        """
        query = select(func.count()).select_from(ArticleRow)
        if published_from is not None:
            query = query.where(col(ArticleRow.published_at) >= published_from)
        if published_to is not None:
            query = query.where(col(ArticleRow.published_at) < published_to)
        with self._database.session() as session:
            return session.exec(query).one()

    def coverage(self) -> Coverage:
        """What the index holds."""
        with self._database.session() as session:
            return coverage_of(session)

    def changes(self) -> object:
        """What differs once anything in the database has changed; see `Database.changes`."""
        return self._database.changes()

    def chunks(self, ids: Sequence[int]) -> dict[int, Chunk]:
        """Those of the chunks that are there, by id."""
        found: dict[int, Chunk] = {}
        with self._database.session() as session:
            for start in range(0, len(ids), 500):
                wanted = col(ChunkRow.id).in_(ids[start : start + 500])
                found |= {chunk.id: chunk for chunk in _chunks(session, wanted)}
        return found

    def chunks_of(self, article_id: str) -> list[Chunk]:
        """An article's chunks in the order of the text."""
        with self._database.session() as session:
            found = _chunks(session, col(ChunkRow.article_id) == article_id)
        return sorted(found, key=lambda chunk: (chunk.start, chunk.id))

    def all_chunk_ids(self) -> list[int]:
        """The ids of all chunks, ascending."""
        with self._database.session() as session:
            return list(session.exec(select(ChunkRow.id).order_by(col(ChunkRow.id))))

    def _added_at(self, session: Session, ids: Iterable[str]) -> dict[str, datetime]:
        """When those of the articles that are there were added."""
        found: dict[str, datetime] = {}
        for batch in batches(ids):
            rows = session.exec(select(ArticleRow.id, ArticleRow.added_at).where(col(ArticleRow.id).in_(batch)))
            found.update((article, added) for article, added in rows)
        return found

    def _write_articles(
        self,
        session: Session,
        items: Sequence[Item],
        sketches: dict[str, Sketch],
        there: dict[str, datetime],
        now: datetime,
    ) -> None:
        """Writes articles and chunks and what is to be done about their vectors."""
        rows = [_row(i.article, sketches[i.article.id], there.get(i.article.id, now), now) for i in items]
        old: dict[str, list[int]] = defaultdict(list)
        for batch in batches(there):
            pairs = session.exec(select(ChunkRow.article_id, ChunkRow.id).where(col(ChunkRow.article_id).in_(batch)))
            for article, chunk in pairs:
                old[article].append(chunk)
            session.execute(delete(ChunkRow).where(col(ChunkRow.article_id).in_(batch)))
            stale = (col(OutboxEntry.kind) == outbox.EMBED) & col(OutboxEntry.subject).in_(batch)
            session.execute(delete(OutboxEntry).where(stale))
        changed = [row for row in rows if row["id"] in there]
        added = [row for row in rows if row["id"] not in there]
        update_rows(session, ArticleRow, changed)
        insert_rows(session, ArticleRow, added)
        chunks = [
            {"id": c.id, "article_id": c.article_id, "start": c.start, "end": c.end} for i in items for c in i.chunks
        ]
        insert_rows(session, ChunkRow, chunks)
        tasks = []
        for item in items:
            new = [c.id for c in item.chunks]
            gone = sorted(set(old[item.article.id]) - set(new))
            tasks += [(outbox.UNEMBED, item.article.id, {"chunks": gone})] if gone else []
            tasks += [(outbox.EMBED, item.article.id, {"chunks": new})] if new else []
        outbox.add(session, tasks, now=now)


def _ids_of(session: Session, wanted: Any, parent: Any, articles: Iterable[str]) -> list[Any]:
    """Values of a column in the rows of some articles."""
    found: list[Any] = []
    for batch in batches(articles):
        found += session.execute(columns(wanted).where(parent.in_(batch))).scalars()
    return found


def _new_claims(item: Item, whole: Sketch) -> list[NewClaim]:
    text = item.article.text
    found = []
    for claim in item.claims:
        f = features_of(
            claim, text=text, article_sketch=whole, published=item.article.published_at, outlet=item.article.source
        )
        found.append(NewClaim(claim, f, keys(f)))
    return found


def _row(article: Article, whole: Sketch, added_at: datetime, now: datetime) -> dict[str, Any]:
    return {
        "id": article.id,
        "text": article.text,
        "url": article.url,
        "url_key": url_key(article.url) if article.url else None,
        "source": article.source,
        "source_folded": fold(article.source or ""),
        "title": article.title,
        "published_at": article.published_at,
        "published_day_only": article.published_day_only,
        "language": article.language,
        "content_hash": article.content_hash,
        "added_at": added_at,
        "changed_at": now,
        "retracted_at": None,
        "retracted_why": None,
        "sketch": pack(whole),
    }


def _article(row: Row[Any]) -> Article:
    """A row of `_ARTICLE`."""
    return Article(**row._asdict())


def _chunks(session: Session, where: Any) -> list[Chunk]:
    """Chunks with their text, cut from the articles' own; in no order, since sorting would move whole articles."""
    rows = session.execute(_CHUNK.where(where))
    return [Chunk(number, article, start, end, text[start:end]) for number, article, start, end, text in rows]
