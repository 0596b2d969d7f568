"""Keeps the vectors and the word index in step with the database: get what changed → process → done.

    outbox rows ("embed", "unembed") → chunks of those articles, as they are now → embed what has no vector yet
    → vectors (saved whole) → word index (one transaction) → rows marked done

Killed anywhere, the next run does the rest again: adding is idempotent by chunk id. Rows written in one transaction
are embedded as one batch however often it takes, so an interrupted run ends with the very same vectors.
Called after each batch of ingest, by the server after each change, and by `dateline rebuild`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from index.chunk import CHUNKING
from index.embed import Embedder
from index.lexical import FILE_NAME, Entry, Fts5Index, LexicalIndex, LexicalUnavailable
from index.vectors import Manifest, VectorIndex, VectorsCorrupt, open_vectors
from store.articles import Articles
from store.outbox import EMBED, UNEMBED, Outbox, OutboxRow
from store.records import Article, Chunk

Tick = Callable[[int, int | None], None]

_SAVE_SHARE = 0.05
"""At most this share of the time goes into saving while more is to come: an index of 100,000 chunks is 150 MB."""
_AT_ONCE = 64
"""Articles that a repair embeds, and the word index takes in, together."""
log = logging.getLogger(__name__)


@dataclass
class Sync:
    """Drains the outbox into the indexes. One a folder (the folder's lock sees to that); threads take turns."""

    articles: Articles
    outbox: Outbox
    embedder: Embedder
    vectors: VectorIndex
    lexical: LexicalIndex
    clock: Callable[[], float] = time.monotonic
    _unsaved: list[OutboxRow] = field(default_factory=list)
    _saved_at: float = 0.0
    _save_took: float = 0.0
    _checked: bool = False
    _turn: threading.RLock = field(default_factory=threading.RLock)

    def drain(self, *, more: bool = False, progress: Tick | None = None) -> int:
        """Bring both indexes up to date with the outbox.

        Args:
            more: the caller comes again soon; then saving may wait a little (what waits stays in the outbox).
            progress: called with how many rows are done, and of how many.

        Returns:
            How many chunks were embedded.
        """
        with self._turn:
            return self._drain(more, progress)

    def _drain(self, more: bool, progress: Tick | None) -> int:
        waiting = {row.id for row in self._unsaved}
        rows = [row for row in self.outbox.pending([EMBED, UNEMBED]) if row.id not in waiting]
        embedded = done = 0
        for _, some in groupby(rows, key=lambda row: row.created_at):
            group = list(some)
            embedded += self._take_in(group)
            done += len(group)
            if progress:
                progress(done, len(rows))
            if self._worth_saving():
                self.save()
        if not more:
            self.save()
        return embedded

    def save(self) -> None:
        """Write the indexes and mark as done what they now hold."""
        with self._turn:
            if self._unsaved:
                self._save()

    def _save(self) -> None:
        began = self.clock()
        rows, self._unsaved = self._unsaved, []
        self.vectors.save()
        subjects = list(dict.fromkeys(row.subject for row in rows))
        for start in range(0, len(subjects), _AT_ONCE):
            self.lexical.replace(self._entries(subjects[start : start + _AT_ONCE]))
        self.outbox.done([row.id for row in rows])
        self._saved_at = self.clock()
        self._save_took = self._saved_at - began

    def catch_up(self, progress: Tick | None = None) -> int:
        """Drain what an interrupted process left, then mend the indexes if they still differ from the database.

        The comparison is made once an opening: files may have been lost, or copied from elsewhere.

        Returns:
            How many chunks were embedded.
        """
        embedded = self.drain(progress=progress)
        if self._checked:
            return embedded
        self._checked = True
        wanted = set(self.articles.all_chunk_ids())
        if wanted != self.vectors.ids() or wanted != self.lexical.ids():
            log.warning("the vectors or the word index differ from the database: mending them")
            embedded += self.repair(progress)
        return embedded

    def repair(self, progress: Tick | None = None) -> int:
        """Compare both indexes with the database and mend every difference; for a lost or a doubtful index.

        Returns:
            How many chunks were embedded.
        """
        with self._turn:
            return self._repair(progress)

    def _repair(self, progress: Tick | None) -> int:
        wanted = set(self.articles.all_chunk_ids())
        stale = self.vectors.ids() - wanted
        self.vectors.remove(stale)
        self.lexical.remove(self.lexical.ids() - wanted)
        missing = (wanted - self.vectors.ids()) | (wanted - self.lexical.ids())
        chunks = self._chunks_by_article(sorted(missing))
        embedded = done = 0
        for some in _portions(sorted(chunks), _AT_ONCE):
            embedded += self._embed([chunk for article_id in some for chunk in self.articles.chunks_of(article_id)])
            self.lexical.replace(self._entries(some))
            done += len(some)
            if progress:
                progress(done, len(chunks))
        if stale or missing:
            self.vectors.save()
        self.outbox.done([row.id for row in self.outbox.pending([EMBED, UNEMBED])])
        return embedded

    def _worth_saving(self) -> bool:
        return self.clock() - self._saved_at >= self._save_took / _SAVE_SHARE

    def _take_in(self, rows: Sequence[OutboxRow]) -> int:
        """Embed what the rows' articles have now and drop what they had; nothing is written yet."""
        subjects = list(dict.fromkeys(row.subject for row in rows))
        chunks = [chunk for article_id in subjects for chunk in self.articles.chunks_of(article_id)]
        current = {chunk.id for chunk in chunks}
        had = {int(number) for row in rows for number in row.payload.get("chunks", ())}
        for ids in self.lexical.chunk_ids_of(subjects).values():
            had |= ids
        self.vectors.remove(had - current)
        self._unsaved.extend(rows)
        return self._embed(chunks)

    def _embed(self, chunks: Sequence[Chunk]) -> int:
        known = self.vectors.ids()
        new = [chunk for chunk in chunks if chunk.id not in known]
        titles = self._titles([chunk.article_id for chunk in new])
        rows = self.embedder.encode([embedded_text(titles[chunk.article_id], chunk.text) for chunk in new])
        self.vectors.add([chunk.id for chunk in new], rows)
        return len(new)

    def _entries(self, article_ids: Sequence[str]) -> Iterator[Entry]:
        titles = self._titles(article_ids)
        for article_id in article_ids:
            yield Entry(article_id, titles[article_id] or "", self.articles.chunks_of(article_id))

    def _titles(self, article_ids: Sequence[str]) -> dict[str, str | None]:
        found: dict[str, Article] = self.articles.find_many(set(article_ids))
        return {i: found[i].title if i in found else None for i in article_ids}

    def _chunks_by_article(self, ids: Sequence[int]) -> dict[str, list[Chunk]]:
        grouped: dict[str, list[Chunk]] = {}
        for chunk in self.articles.chunks(ids).values():
            grouped.setdefault(chunk.article_id, []).append(chunk)
        return grouped


def open_indexes(
    folder: Path, embedder: Embedder, *, write: bool = False, kind: str = "faiss", fresh: bool = False
) -> tuple[VectorIndex, LexicalIndex]:
    """Open the vectors and the word index of a data folder.

    Args:
        write: damaged files are set aside for empty ones, which `Sync.catch_up` then fills from the database.
        kind: which vector index, see `index.vectors`.
        fresh: begin both anew, for a rebuild.

    Raises:
        VectorsMismatch: the vectors were made with another model or way of cutting chunks.
        VectorsCorrupt, LexicalUnavailable: files are damaged, and not `write`.
    """
    manifest = Manifest(embedder.name, embedder.dimension, CHUNKING)
    try:
        vectors = open_vectors(folder / "vectors", manifest, kind=kind, fresh=fresh)
    except VectorsCorrupt:
        if not write:
            raise
        log.warning("the vectors in %s are damaged: they are made anew from the database", folder)
        vectors = open_vectors(folder / "vectors", manifest, kind=kind, fresh=True)
    try:
        if fresh:
            _forget_words(folder)
        lexical = Fts5Index(folder, write=write)
    except LexicalUnavailable:
        if not write:
            raise
        log.warning("the word index in %s is damaged: it is made anew from the database", folder)
        _forget_words(folder)
        lexical = Fts5Index(folder, write=True)
    return vectors, lexical


def _forget_words(folder: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        (folder / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)


def embedded_text(title: str | None, text: str) -> str:
    """What is embedded of a chunk: the title tells what "the attack" in the middle of an article was."""
    return f"{title}. {text}" if title else text


def _portions(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
