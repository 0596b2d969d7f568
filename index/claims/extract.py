"""An article in, its claims out: joins the claim modules.

`index/claims/__init__.py` hands it out; `dateline ingest`, `extract` and `explain` run it. It decides nothing that a
module beside it decides, stores nothing and reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.claims.accounts import Account, Told
from index.claims.build import build, build_from_title
from index.claims.document import bare, read_document
from index.claims.event_head import EventHead, head_for, lead, readable
from index.claims.reading import TITLE, Reading, account_of, headline_alone, read, with_head
from index.claims.relevance import judge_article
from index.claims.retold import without_retold
from index.claims.take_apart import take_apart
from index.claims.withdrawal import withdrawn
from index.claims.wording import wording
from index.gazetteer import Gazetteer
from store.records import Article, Claim

BLOCK = 32
"""How many articles' leads are embedded at once."""
LEAD_SENTENCES = 4


class Extractor(Protocol):
    """Reads claims out of articles."""

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """The claims of `article`, at most one of them primary, in the order of the text."""
        ...

    def extract_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """`extract` for each article, streaming, in order."""
        ...


class LeadEmbedder(Protocol):
    """What the learned part of event typing needs of an embedding model (see `index.embed.Embedder`)."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    @property
    def dimension(self) -> int:
        """How long its vectors are."""
        ...

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """(n, dim) float32, unit rows."""
        ...


class RuleExtractor:
    """The extractor: rules over words, learned weights, a learned reading of the lead where there is an embedder."""

    def __init__(self, gazetteer: Gazetteer | None, embedder: LeadEmbedder | None = None) -> None:
        self._gazetteer = gazetteer
        self._embedder = embedder
        self._head: EventHead | None = head_for(embedder.name, embedder.dimension) if embedder else None

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """See `Extractor.extract`."""
        return next(self.extract_many([article]))

    def extract_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """See `Extractor.extract_many`."""
        stream = iter(articles)
        while block := list(islice(stream, BLOCK if self._head else 1)):
            yield from (self._claims(reading) for reading in self._readings(block))

    def account(self, article: Article) -> Account:
        """What counts for the toll of the main incident; the weights of `totals.py` are learned from it."""
        reading = self._read(article)
        if not any(story.main for story in reading.stories):
            return Account(tuple(Told(m, TITLE) for m in reading.headline), wording(reading.document.title, ()))
        return account_of(reading, reading.stories[0])

    def _read(self, article: Article) -> Reading:
        reading = read(read_document(article), self._gazetteer)
        return read(bare(reading.document), self._gazetteer) if headline_alone(reading) else reading

    def _readings(self, articles: Sequence[Article]) -> list[Reading]:
        """The articles read, with the learned part's word where there is one."""
        readings = [self._read(article) for article in articles]
        if self._head is None or self._embedder is None:
            return readings
        texts = [_lead(reading) for reading in readings]
        heads = self._head.read(texts, self._embedder.encode(texts))
        return [
            with_head(reading, head if readable(text) else None)
            for reading, text, head in zip(readings, texts, heads, strict=True)
        ]

    def _claims(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims that a reading makes; none where the article reports no incident."""
        document = reading.document
        told = headline_alone(reading) and any(m.value > 0 for m in reading.headline)
        nothing = reading.head.nothing if reading.head and not told else None  # it was not taught on headlines
        story = [s.sentence.text for s in reading.stories[0].statements] if reading.stories else []
        judged = judge_article(document.title, [s.text for s in document.body], story=story, nothing=nothing)
        if not judged.incident:
            return ()
        reading = take_apart(reading)
        found = [c for c in (build(reading, story) for story in reading.stories) if c is not None]
        if not any(c.primary for c in found):
            found += [c for c in (build_from_title(reading),) if c is not None]
        if withdrawn(document.title, document.text):
            found = [replace(claim, negated=True) for claim in found]
        claims = sorted(without_retold(found), key=lambda c: (c.quote.start, not c.primary))
        return tuple(replace(claim, id=f"{document.article_id}#{n}") for n, claim in enumerate(claims))


def _lead(reading: Reading) -> str:
    """The words that the learned part reads: the top of the body, or the main story where that starts further down.

    Of a page that shows something else below the headline (a wall, an advertisement) it is the headline alone.
    """
    if headline_alone(reading):
        return lead(reading.document.title, ())
    top = [s.text for s in reading.document.body[:LEAD_SENTENCES]]
    main = [s.sentence.text for s in reading.stories[0].statements[:LEAD_SENTENCES]] if reading.stories else []
    return lead(reading.document.title, top if not main or main[0] in top else main)
