"""Quotes that are true: each is compared with the stored article, character for character, or dropped.

Everything an answer cites goes through `verified`; there is no other way to make a `Citation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answer.answer import Citation
from store.records import Article, Claim, Evidence


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
    return next(
        (Quoted(article.id, *span, article.text[slice(*span)], score) for span in _around([spot], article)),
        of_claim(claim, score),
    )


def of_values(claim: Claim, field: str, article: Article | None, score: float = 1.0) -> list[Quoted]:
    """The fewest sentences that hold everything which a claim gives for a field, those that hold most first.

    Empty where it is not known how the article puts them. "Jets hit Idlib, Binnish and Sahil Roj" is one for three
    places, although what makes the claim is the sentence with the toll.
    """
    if article is None:
        return []
    spots = [e for e in claim.evidence if e.field == field]
    held = {
        span: {article.text[e.start : e.end].lower() for e in some} for span, some in _around(spots, article).items()
    }
    quotes: list[Quoted] = []
    left = set().union(*held.values())
    while left:
        best = max(held, key=lambda span: (len(held[span] & left), -span[0]))
        left -= held[best]
        quotes.append(Quoted(article.id, *best, article.text[slice(*best)], score))
    return quotes


def _around(spots: Sequence[Evidence], article: Article) -> dict[tuple[int, int], list[Evidence]]:
    """The sentences that hold spots whole, in the order of the text, each with its spots."""
    from index.sentences import sentences

    found: dict[tuple[int, int], list[Evidence]] = {}
    for span in sentences(article.text) if spots else ():
        inside = [e for e in spots if span[0] <= e.start and e.end <= span[1]]
        if inside:
            found[span] = inside
    return found


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


def numbers_of(citations: Iterable[Citation], claim: Claim, field: str | None = None) -> tuple[int, ...]:
    """The numbers of the citations that carry a claim; with `field`, only of those that carry that of it, if any do."""
    own = [c for c in citations if c.article_id == claim.article_id]
    spots = [(e.start, e.end) for e in claim.evidence if e.field == field]
    telling = _meeting(own, spots)
    if telling:
        return telling
    return _meeting(own, [(claim.quote.start, claim.quote.end), *((e.start, e.end) for e in claim.evidence)])


def _meeting(citations: Iterable[Citation], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(c.number for c in citations if any(c.start < end and start < c.end for start, end in spans))
