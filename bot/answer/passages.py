"""Passages for open questions: found, filtered by the question's places and days, cut to quotes, judged sufficient.

Called by `queries/passage.py`. It makes no citation itself (`cite.py` does) and writes no sentence of its own: what it
returns are spans of stored articles, and whether they suffice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answer.cite import Quoted
from bot.answer.evidence import Evidence
from bot.answer.passage_words import Asking, asking, counted_stands, coverage_of, names_stand, sentence_score
from bot.answer.plan import Period, Plan
from bot.answer.words import day_text
from store.records import Article, Chunk

if TYPE_CHECKING:
    from index.retrieve import Passage

CANDIDATES = 30  # passages looked at
QUOTES = 8  # passages quoted
HALF = 0.5  # of the question's words that the best passage holds: whatever holds fewer is beside the point
MAX_SENTENCES = 3  # of a quote
MAX_CHARACTERS = 900  # of a quote
FULL = 0.7  # score of a sentence that holds nearly all of the question
NOTHING = 0.1  # score of a sentence that holds no more than a place of it
MAX_HEADLINE = 220  # characters of the sentence shown first
LATE_DAYS = 10  # an event is still written about so long after

# What must hold for the best passages to be an answer; calibrated on news questions of which a sixth have no answer
# (docs/quality.md). `support` is the best passage's mean of cosine and of the share of the question's words it holds.
ENOUGH = 0.50
# A question of three words or fewer can share little; then every name of it must stand in the article.
ENOUGH_SHORT = 0.36


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: quotes best first, whether they suffice, and what the reader must know about them."""

    quotes: tuple[Quoted, ...]
    suffices: bool
    notes: tuple[str, ...] = ()
    support: float = 0.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    chunk: Chunk
    score: float
    dense: float
    coverage: float


def search(plan: Plan, evidence: Evidence) -> Found:
    """Find, filter and cut the passages for an open question."""
    ask = asking(plan.text or "", plan)
    within = _of_picked(plan, evidence)
    passages = list(evidence.retriever.passages(plan.text, k=CANDIDATES, chunk_ids=within))
    articles = evidence.texts(p.chunk.article_id for p in passages)
    passages = [p for p in passages if p.chunk.article_id in articles]
    notes: list[str] = []
    if within is None:
        passages = _at_places(passages, plan, articles)
        passages, notes = _at_time(passages, plan, articles, ask)
    if not passages:
        return Found((), False, tuple(notes))
    ranked = _ranked(passages, ask, articles)
    quotes = [_quote(c, articles[c.chunk.article_id], ask) for c in _to_the_point(ranked[:QUOTES])]
    support = max(0.5 * c.dense + 0.5 * c.coverage for c in ranked[:5])
    if within is not None:  # the reports are the right ones: what they say next to it is worth reading
        suffices = ranked[0].coverage > 0 or support >= ENOUGH_SHORT
    elif ask.specific:
        suffices = support >= ENOUGH
    else:
        best = articles[ranked[0].chunk.article_id]
        text = f"{best.title or ''} {best.text}"
        suffices = support >= ENOUGH_SHORT and names_stand(ask, text) and counted_stands(plan.text, text)
    return Found(tuple(quotes), suffices, tuple(notes), support)


def _of_picked(plan: Plan, evidence: Evidence) -> set[int] | None:
    """The chunks of the articles that report what was picked; None where nothing was."""
    if not plan.picked:
        return None
    found = evidence.incidents.get_many(plan.picked).values()
    articles = dict.fromkeys(a for one in found for a in (*one.articles, *one.mentions))
    return {chunk.id for a in articles for chunk in evidence.articles.chunks_of(a)}


def _ranked(passages: Sequence[Passage], ask: Asking, articles: Mapping[str, Article]) -> list[_Candidate]:
    found = []
    for passage in passages:
        article = articles[passage.chunk.article_id]
        coverage = coverage_of(ask, f"{article.title or ''} {passage.chunk.text}")
        found.append(_Candidate(passage.chunk, passage.score, passage.dense or 0.0, coverage))
    found.sort(key=lambda c: -(c.score + c.coverage))
    return found


def _to_the_point(ranked: Sequence[_Candidate]) -> list[_Candidate]:
    """The passages that hold enough of the question, beside one that holds more of it, to be read under an answer."""
    most = max((c.coverage for c in ranked), default=0.0)
    return [c for c in ranked if c is ranked[0] or c.coverage >= HALF * most]


def _quote(candidate: _Candidate, article: Article, ask: Asking) -> Quoted:
    """The sentences of a passage, at most three, that answer best."""
    from index.sentences import sentences

    chunk = candidate.chunk
    spans = [(s, e) for s, e in sentences(chunk.text)]
    if not spans:
        return Quoted(chunk.article_id, chunk.start, chunk.end, chunk.text, candidate.score)
    scores = [sentence_score(ask, chunk.text[s:e]) for s, e in spans]
    first, last = _window(spans, scores)
    start, end = chunk.start + spans[first][0], chunk.start + spans[last - 1][1]
    text = article.text[start:end]
    trimmed = text.strip()
    start += len(text) - len(text.lstrip())
    return Quoted(chunk.article_id, start, start + len(trimmed), trimmed, candidate.score)


def _window(spans: Sequence[tuple[int, int]], scores: Sequence[float]) -> tuple[int, int]:
    """The run of sentences to quote, as first and one past the last.

    It is the run that scores best; it holds the best sentence where that one holds nearly all of the question, and is
    that one alone where its neighbours hold nothing.
    """
    top = max(range(len(scores)), key=lambda number: scores[number])
    full = scores[top] >= FULL
    best, best_score = (top, top + 1), -1.0
    for first in range(len(spans)):
        for last in range(first + 1, min(first + MAX_SENTENCES, len(spans)) + 1):
            if last - first > 1 and spans[last - 1][1] - spans[first][0] > MAX_CHARACTERS:
                break
            score = sum(scores[first:last])
            if score > best_score + 1e-9 and (first <= top < last or not full):
                best, best_score = (first, last), score
    others = (scores[number] for number in range(*best) if number != top)
    return (top, top + 1) if full and max(others, default=0.0) <= NOTHING else best


def key_sentence(quote: str, plan: Plan) -> str:
    """The sentence of a quote that answers best, in its own words, cut at a word where it is long."""
    from index.sentences import sentences

    ask = asking(plan.text, plan)
    best = max((quote[s:e] for s, e in sentences(quote)), key=lambda text: sentence_score(ask, text), default=quote)
    line = " ".join(best.split())
    return line if len(line) <= MAX_HEADLINE else line[:MAX_HEADLINE].rsplit(" ", 1)[0] + " …"


def _at_places(passages: Sequence[Passage], plan: Plan, articles: Mapping[str, Article]) -> list[Passage]:
    """Passages of articles that name one of the question's places."""
    terms = [term for term in plan.places if term.place is not None]
    if not terms:
        return list(passages)
    patterns = [place_pattern(term.place.name, term.place.country) for term in terms if term.place is not None]
    kept = []
    for passage in passages:
        article: Article = articles[passage.chunk.article_id]
        text = f"{article.title or ''} {article.text}"
        if any(pattern.search(text) for pattern in patterns):
            kept.append(passage)
    return kept


def place_pattern(name: str, country: str | None) -> re.Pattern[str]:
    """What names a place or its people in a text: "Ukraine", "Ukrainian"."""
    if name == "United States":
        return re.compile(r"\bU\.?S\.?A?\b|United States|American|Washington")
    if name == "United Kingdom":
        return re.compile(r"\bU\.?K\.?\b|United Kingdom|Brit(?:ain|ish)|England|English|Scot|Wales|Welsh|London")
    stem = re.escape(name[: max(4, len(name) - 2)] if len(name) > 5 else name)
    return re.compile(rf"\b{stem}", re.I)


def _at_time(
    passages: Sequence[Passage], plan: Plan, articles: Mapping[str, Article], ask: Asking
) -> tuple[list[Passage], list[str]]:
    """Passages written in or soon after the period, or that name it."""
    period = plan.period
    if period is None or (period.start is None and period.end is None):
        return list(passages), []
    kept = [p for p in passages if _of_time(p, period, articles[p.chunk.article_id])]
    if not ask.specific:
        return (kept, []) if kept else ([], [f"No article in the index speaks of {period.label}"])
    # a question that names the event itself is not bound to the days it mentions in passing; the reader is told
    if kept:
        return sorted(passages, key=lambda p: p not in kept), []
    newest = max((a.published_at for p in passages if (a := articles[p.chunk.article_id]).published_at), default=None)
    if newest is None or not _DEICTIC.search(period.asked):
        return list(passages), []
    told = f"No article in the index is of {period.label}; the newest quoted is of {day_text(newest.date())}"
    return list(passages), [told]


_DEICTIC = re.compile(
    r"\b(?:this|last|past|yesterday|today|tonight|weekend|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|so far)\b",
    re.I,
)


def _of_time(passage: Passage, period: Period, article: Article) -> bool:
    moment = article.published_at
    if moment is not None:
        day = moment.date()
        after = period.start is None or day >= period.start
        before = period.end is None or day <= period.end + timedelta(days=LATE_DAYS)
        if after and before:
            return True
    years = {d.year for d in (period.start, period.end) if d is not None}
    return any(str(year) in passage.chunk.text for year in years) and (
        moment is None or moment.year not in years or period.start != period.end
    )
