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
from bot.answer.passage_words import Asking, asking, counted_stands, coverage_of, held_by, names_stand
from bot.answer.plan import Period, Plan
from bot.answer.quoting import CAPTION, KIND, Run, alike, best_run, best_sentence
from bot.answer.stems import stems_of
from bot.answer.wanted import TELLING_KINDS, Wanted
from bot.answer.words import day_text
from store.records import Article, Chunk

if TYPE_CHECKING:
    from index.retrieve import Passage

CANDIDATES = 30  # passages looked at
PASSAGES = 8  # of them that may be quoted
QUOTES = 5
HALF = 0.5  # of the question's words that the best passage, or the best quote, holds: less is beside the point
LEAST = 0.2  # of the question, which a quote must hold however little the others do
TOGETHER = 0.7  # of what the passages of one article hold together that those of another must hold
MAX_HEADLINE = 220  # characters of the sentence shown first
LATE_DAYS = 10  # an event is still written about so long after

# What must hold for the best passages to be an answer; calibrated on news questions of which a sixth have no answer
# (docs/quality.md). `support` is the best passage's mean of cosine and of the share of the question's words it holds.
ENOUGH = 0.51
# Where a cause, an age, somebody's words are asked for and no quote holds any: what is quoted must be near indeed.
ENOUGH_WITHOUT = 0.72
# A question of three words or fewer can share little; then every name of it must stand in the article.
ENOUGH_SHORT = 0.36
HELD_SHORT = 0.6  # of the words of such a question but its places, which what was found of the article must hold


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
    stems: frozenset[str]


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
    found = _found_of(ranked)
    cut = _cut(_to_the_point(ranked, found, ask), ask, articles, LEAST if within is None else 0.0)
    support = max(0.5 * c.dense + 0.5 * c.coverage for c in ranked[:5])
    if within is not None:  # the reports are the right ones: what they say next to it is worth reading
        suffices = ranked[0].coverage > 0 or support >= ENOUGH_SHORT
    elif ask.sought.kind in TELLING_KINDS and not any(run.answers for _, run in cut) and support < ENOUGH_WITHOUT:
        suffices = False
    elif ask.specific:
        suffices = support >= ENOUGH
    else:
        best = articles[ranked[0].chunk.article_id]
        text = f"{best.title or ''} {best.text}"
        suffices = support >= ENOUGH_SHORT and held_by(ask, found[best.id]) >= HELD_SHORT
        suffices = suffices and names_stand(ask, text) and counted_stands(plan.text, text)
    return Found(tuple(quote for quote, _ in cut), suffices and bool(cut), tuple(notes), support)


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
        stems = stems_of(f"{article.title or ''} {passage.chunk.text}")
        found.append(_Candidate(passage.chunk, passage.score, passage.dense or 0.0, coverage_of(ask, stems), stems))
    found.sort(key=lambda c: -(c.score + c.coverage))
    return found


def _found_of(ranked: Sequence[_Candidate]) -> dict[str, frozenset[str]]:
    """The stems of what was found of each article."""
    found: dict[str, frozenset[str]] = {}
    for one in ranked:
        found[one.chunk.article_id] = found.get(one.chunk.article_id, frozenset()) | one.stems
    return found


def _to_the_point(ranked: Sequence[_Candidate], found: Mapping[str, frozenset[str]], ask: Asking) -> list[_Candidate]:
    """The passages that hold enough of the question, beside one that holds more of it, to be read under an answer.

    So must what was found of their articles: one that shares the commonest words alone is about something else.
    """
    near = ranked[:PASSAGES]
    held = [coverage_of(ask, found[c.chunk.article_id]) for c in near]
    most, most_held = max(c.coverage for c in near), max(held)
    enough = (
        c.coverage >= HALF * most and of_all >= TOGETHER * most_held for c, of_all in zip(near, held, strict=True)
    )
    return [c for c, fits in zip(near, enough, strict=True) if fits or c is near[0]]


def _cut(
    near: Sequence[_Candidate], ask: Asking, articles: Mapping[str, Article], least: float
) -> list[tuple[Quoted, Run]]:
    """What is quoted of passages, best first: nothing to fill the number up, and nothing said twice.

    Args:
        least: the share of the question that a quote must hold.
    """
    first = ask.sought.kind in TELLING_KINDS | {Wanted.DATE}
    runs = [(candidate, best_run(candidate.chunk.text, ask)) for candidate in near]
    told = [one for one in runs if one[1].told] or runs[:1]
    most = max(run.held for _, run in told)

    def rank(one: tuple[_Candidate, Run]) -> float:
        candidate, run = one
        answers = (first and run.answers) or run.replies
        return candidate.score + candidate.coverage + KIND * answers - CAPTION * run.caption

    kept: list[tuple[_Candidate, Run]] = []
    for candidate, run in sorted(told, key=rank, reverse=True):
        if run.held >= max(least, HALF * most) and not any(alike(run.stems, before.stems) for _, before in kept):
            kept.append((candidate, run))
    return [(_quote(c, run, articles[c.chunk.article_id]), run) for c, run in kept[:QUOTES]]


def _quote(candidate: _Candidate, run: Run, article: Article) -> Quoted:
    start, end = candidate.chunk.start + run.start, candidate.chunk.start + run.end
    return Quoted(article.id, start, end, article.text[start:end], candidate.score)


def key_sentence(quote: str, plan: Plan) -> str:
    """The sentence of a quote that answers best, in its own words, cut at a word where it is long."""
    best = best_sentence(quote, asking(plan.text, plan))
    line = " ".join(best.split())
    return line if len(line) <= MAX_HEADLINE else line[:MAX_HEADLINE].rsplit(" ", 1)[0] + " …"


def _at_places(passages: Sequence[Passage], plan: Plan, articles: Mapping[str, Article]) -> list[Passage]:
    """Passages of articles that name one of the question's places; of "Harbour Hill, Dunmore" the first name."""
    terms = [term for term in plan.places if term.place is not None]
    if not terms:
        return list(passages)
    patterns = [
        place_pattern(term.place.name.partition(",")[0], term.place.country) for term in terms if term.place is not None
    ]
    named = {
        article_id
        for article_id in {passage.chunk.article_id for passage in passages}
        if any(p.search(articles[article_id].title or "") or p.search(articles[article_id].text) for p in patterns)
    }
    return [passage for passage in passages if passage.chunk.article_id in named]


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
