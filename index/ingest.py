"""Flow (a), an article comes in: I/O only, the decision is `decide`.

    source → what of it is new? → chunks + claims → one transaction a batch (articles, chunks, claims, the incidents
    they change, outbox rows) → sync embeds what is pending → results

Batches are formed by position in the input, not by what is new in it: a run that is killed and started again stores
and embeds in the same portions. Called by the `ingest` command, the feeds and the chat.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Protocol

from index.chunk import chunk
from index.embed import Tokenizer
from index.sources.item import Found, Item, Refused
from index.sync import Sync
from index.urls import canonical_url
from store.articles import Articles
from store.articles import Item as NewArticle
from store.records import Article, Claim

Tick = Callable[[int, int | None], None]
log = logging.getLogger(__name__)

BATCH = 64
"""Items of the input that are stored in one transaction and embedded together."""


class Extractor(Protocol):
    """What ingest needs of `index.claims`."""

    def extract(self, article: Article) -> tuple[Claim, ...]: ...


class Outcome(StrEnum):
    """What became of an item of the input."""

    ADDED = "added"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of one item; `where` names its file and line, `reason` says why it was not taken."""

    article_id: str | None
    status: Outcome
    where: str
    chunks: int = 0
    claims: int = 0
    reason: str | None = None

    def wire(self) -> dict[str, str | int | None]:
        """The line that `dateline ingest` prints (docs/interface.md)."""
        return {
            "article_id": self.article_id,
            "status": self.status.value,
            "chunks": self.chunks,
            "claims": self.claims,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with an article: under which id, and for a duplicate, why."""

    outcome: Outcome
    article_id: str
    reason: str | None = None


def decide(found: Found, same_id: Article | None, match: Article | None) -> Decision:
    """Whether an article is new, changed or known. Pure.

    An article with an id of its own is only ever compared with the one of that id: outlets print the same agency
    copy, and each must stay citable under its id. One without is known by its canonical address, else by its text.

    Args:
        same_id: the stored article with the same id.
        match: the stored article with the same canonical address, else the same text.
    """
    article = found.article
    if same_id is not None:
        if _same(article, same_id, to_the_letter=found.own_id):
            return Decision(Outcome.DUPLICATE, article.id, "stored already")
        return Decision(Outcome.UPDATED, article.id)
    if found.own_id or match is None:
        return Decision(Outcome.ADDED, article.id)
    if match.content_hash == article.content_hash:
        return Decision(Outcome.DUPLICATE, match.id, f"the same text as {match.id}")
    if article.url and canonical_url(match.url) == canonical_url(article.url):
        return Decision(Outcome.UPDATED, match.id)
    return Decision(Outcome.ADDED, article.id)


def _same(new: Article, old: Article, *, to_the_letter: bool) -> bool:
    """Whether nothing that is kept has changed; a field that the source no longer gives is no change."""
    if new.text != old.text and (to_the_letter or new.content_hash != old.content_hash):
        return False
    given = [(new.title, old.title), (new.published_at, old.published_at), (new.source, old.source), (new.url, old.url)]
    return all(a is None or a == b for a, b in given)


@dataclass
class Ingest:
    """Takes articles in. `extractor` None: no claims; `sync` None: nothing is embedded (it stays in the outbox).

    Attributes:
        announce: whether changed incidents are announced to subscribers (not, when a backlog is loaded).
    """

    articles: Articles
    tokenizer: Tokenizer
    extractor: Extractor | None
    sync: Sync | None
    now: Callable[[], datetime]
    announce: bool = True
    _batch: list[tuple[Decision, Found]] = field(default_factory=list)

    def run(
        self, items: Iterable[Item], *, progress: Tick | None = None, total: int | None = None
    ) -> Iterator[IngestResult]:
        """Take in `items`, in order, and yield what became of each once it is stored.

        Args:
            progress: called after each batch with how many items are done, and `total`.
        """
        if self.sync:
            self.sync.catch_up()  # what an interrupted run left, before anything is added to it
        stream, done = iter(items), 0
        try:
            while portion := list(islice(stream, BATCH)):
                results = self._take(portion)
                if self.sync:
                    self.sync.drain(more=True)
                done += len(portion)
                if progress:
                    progress(done, total)
                yield from results
        finally:
            if self.sync:
                self.sync.save()

    def _take(self, portion: Sequence[Item]) -> list[IngestResult]:
        results: list[IngestResult] = []
        new: list[NewArticle] = []
        known = _Known(self.articles, [item for item in portion if isinstance(item, Found)])
        for item in portion:
            if isinstance(item, Refused):
                results.append(IngestResult(item.article_id, Outcome.REFUSED, item.where, reason=item.reason))
                continue
            decision = decide(item, known.same_id(item), known.match(item))
            if decision.outcome is Outcome.DUPLICATE:
                results.append(IngestResult(decision.article_id, Outcome.DUPLICATE, item.where, reason=decision.reason))
                continue
            article = replace(item.article, id=decision.article_id)
            known.add(article)
            made = NewArticle(article, chunk(article, self.tokenizer), self._claims(article))
            new.append(made)
            results.append(IngestResult(article.id, decision.outcome, item.where, len(made.chunks), len(made.claims)))
        if new:
            self.articles.put_many(new, now=self.now(), announce=self.announce)
        return results

    def _claims(self, article: Article) -> tuple[Claim, ...]:
        if self.extractor is None:
            return ()
        try:
            return self.extractor.extract(article)
        except Exception:  # a boundary: one odd article must not stop a night's feed; it stays searchable
            log.exception("claims of article %s could not be read; it is stored without", article.id)
            return ()


class _Known:
    """The stored articles that a portion may repeat, and those of the portion itself as they are decided."""

    def __init__(self, articles: Articles, items: Sequence[Found]) -> None:
        self._articles = articles
        self._by_id = articles.find_many({item.article.id for item in items})
        self._by_url: dict[str, Article] = {}
        self._by_hash: dict[str, Article] = {}

    def same_id(self, item: Found) -> Article | None:
        return self._by_id.get(item.article.id)

    def match(self, item: Found) -> Article | None:
        """Looked up only where it decides something: for articles without an id of their own."""
        if item.own_id:
            return None
        article = item.article
        url = canonical_url(article.url)
        return (
            (self._by_url.get(url) if url else None)
            or self._by_hash.get(article.content_hash)
            or self._articles.match(article.url, article.content_hash)
        )

    def add(self, article: Article) -> None:
        self._by_id[article.id] = article
        self._by_hash.setdefault(article.content_hash, article)
        url = canonical_url(article.url)
        if url:
            self._by_url[url] = article
