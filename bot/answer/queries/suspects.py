"""Who was arrested, charged or suspected: the names that the reports give as such, each with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Line, Route
from bot.answer.cite import Quoted, of_field
from bot.answer.evidence import Draft, Evidence, incident_text, refs
from bot.answer.plan import Plan
from bot.answer.queries.voices import LATEST_ONLY
from bot.answer.selection import MAX_INCIDENTS, SHOWN
from index.claims.arrested import Suspect, suspects
from store.names import person_words
from store.records import Effect, Incident


def arrested(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "who was arrested?", "who are the suspects?"; never with a victim's name."""
    asked = replace(plan, effect=None if plan.effect is Effect.ARRESTED else plan.effect)
    found = evidence.select(asked, figure=False).find(limit=MAX_INCIDENTS)
    if not found:
        return absent(asked, evidence)
    named = _named(found[:SHOWN], evidence)
    quotes = [quote for _, quote in named.values()] + _counts(found[:SHOWN], evidence)
    citations = evidence.cite(quotes)
    about = where_and_when(plan)
    lines = [Line(about)] if about else []
    for held, said in ((True, "Arrested or charged"), (False, "Named as a suspect, no word of an arrest")):
        people = [(s.name, q) for s, q in named.values() if s.held is held]
        cites = {c.number for c in citations for _, q in people if c.article_id == q.article_id and c.start == q.start}
        if people:
            lines.append(Line(f"{said}: {', '.join(name for name, _ in people[: 2 * SHOWN])}", tuple(sorted(cites))))
    lines += [Line(incident_text(incident)) for incident in found[:SHOWN]]
    names = [s.name for s, _ in named.values()]
    held_names = [s.name for s, _ in named.values() if s.held]
    return Draft(
        route=Route.DETAIL,
        headline=", ".join((held_names or names)[:SHOWN]) if names else "No report names anybody arrested or suspected",
        lines=tuple(lines),
        notes=(LATEST_ONLY,) if len(found) > SHOWN else (),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(found),
        citations=citations,
    )


def _named(found: Sequence[Incident], evidence: Evidence) -> dict[str, tuple[Suspect, Quoted]]:
    """The suspects by first and last name, each with the quote that tells most: of an arrest before a suspicion."""
    texts = evidence.texts(a for incident in found for a in (*incident.articles, *incident.mentions))
    named: dict[str, tuple[Suspect, Quoted]] = {}
    for incident in found:
        for article_id in (*incident.articles, *incident.mentions):
            article = texts.get(article_id)
            for suspect in suspects(article.text) if article is not None else ():
                words = person_words(suspect.name)
                key = f"{words[0]} {words[-1]}"
                if key not in named or (suspect.held and not named[key][0].held):
                    text = article.text[suspect.start : suspect.end] if article is not None else ""
                    named[key] = suspect, Quoted(article_id, suspect.start, suspect.end, text)
    return named


def _counts(found: Sequence[Incident], evidence: Evidence) -> list[Quoted]:
    """The sentences that say how many were arrested."""
    quotes = []
    for claims in evidence.claims_of(found).values():
        for claim in claims:
            if claim.arrested is not None and (claim.arrested.best or claim.arrested.min):
                article = evidence.texts([claim.article_id]).get(claim.article_id)
                quotes.append(of_field(claim, Effect.ARRESTED.value, article))
    return quotes
