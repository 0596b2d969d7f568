"""Quotes that are true: each is compared with the stored article, character for character, or dropped.

Everything an answer cites goes through `verified`; there is no other way to make a `Citation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answer.answer import Citation
from store.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote wanted for an answer: characters `start` to `end` of an article, which should read `text`."""

    article_id: str
    start: int
    end: int
    text: str
    score: float = 1.0


def of_claim(claim: Claim, score: float = 1.0) -> Quoted:
    """The sentence that makes a claim."""
    return Quoted(claim.article_id, claim.quote.start, claim.quote.end, claim.quote.text, score)


def of_field(claim: Claim, field: str, article: Article | None, score: float = 1.0) -> Quoted:
    """The sentence of a claim in which one of its fields was read; the claim's own quote where that is not known.

    A claim joins what several sentences say: the toll may stand in another one than what makes the claim.
    """
    spot = next((e for e in claim.evidence if e.field == field), None)
    if spot is None or article is None or (claim.quote.start <= spot.start and spot.end <= claim.quote.end):
        return of_claim(claim, score)
    from index.sentences import sentences

    for start, end in sentences(article.text):
        if start <= spot.start and spot.end <= end:
            return Quoted(article.id, start, end, article.text[start:end], score)
    return of_claim(claim, score)


def verified(wanted: Iterable[Quoted], articles: Mapping[str, Article]) -> tuple[Citation, ...]:
    """The quotes that stand in their articles, numbered in the order given, each passage once."""
    kept: list[Citation] = []
    for quote in wanted:
        article = articles.get(quote.article_id)
        if article is None or not quote.text or article.text[quote.start : quote.end] != quote.text:
            continue
        if any(c.article_id == quote.article_id and c.start < quote.end and quote.start < c.end for c in kept):
            continue
        kept.append(
            Citation(
                number=len(kept) + 1,
                article_id=article.id,
                url=article.url,
                source=article.source,
                title=article.title,
                published_at=article.published_at,
                published_day_only=article.published_day_only,
                quote=quote.text,
                start=quote.start,
                end=quote.end,
                score=quote.score,
            )
        )
    return tuple(kept)


def numbers_of(citations: Iterable[Citation], claim: Claim) -> tuple[int, ...]:
    """The numbers of the citations that carry a claim's quote."""
    return tuple(
        c.number
        for c in citations
        if c.article_id == claim.article_id and any(c.start < end and start < c.end for start, end in _spans(claim))
    )


def _spans(claim: Claim) -> list[tuple[int, int]]:
    return [(claim.quote.start, claim.quote.end), *((e.start, e.end) for e in claim.evidence)]
