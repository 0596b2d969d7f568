"""An article in, its claims out: joins the claim modules.

Called by `index/ingest.py`, `dateline extract` and `dateline explain`. It decides nothing itself that a module beside
it decides, stores nothing and reads no clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from index.claims.candidates import Told
from index.claims.casualties import Mention, mentions
from index.claims.document import Document, read_document
from index.claims.furniture import close_to_title
from index.claims.events import EventReading, read_event_sentence
from index.claims.hedges import Stance, stance
from index.claims.primary import Statement, Story, stories
from index.claims.totals import Figure, toll
from index.claims.triggers import Harm
from index.gazetteer import Gazetteer
from store.records import Article, Claim, Count, EventType, Evidence, Quote, Victims

_APART = re.compile(
    r"\b(?:separate|unrelated|string of|series of|spate of|across the city|weekend violence|different) "
    r"?(?:shoot|incident|attack|homicide|scene|strikes|raids)?",
    re.I,
)
TITLE = -1
"""The sentence number of mentions read from the title."""


class Extractor(Protocol):
    """Reads claims out of articles."""

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """The claims of `article`, at most one of them primary, in the order of the text."""
        ...

    def extract_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """`extract` for each article, streaming, in order."""
        ...


class RuleExtractor:
    """The extractor that works by rules over words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """See `Extractor.extract`."""
        document = read_document(article)
        readings = {s.index: read_event_sentence(s.text, s.start) for s in document.body}
        statements = read_statements(document, readings)
        headline = mentions(document.title, 0, TITLE)
        told = stories(statements)
        found = [_claim(document, story, readings, told_of(document, story, told, headline)) for story in told]
        claims = sorted((c for c in found if c is not None), key=lambda c: c.quote.start)
        return tuple(_numbered(claims))

    def told(self, article: Article) -> list[Told]:
        """What counts for the toll of the main incident; for learning the weights."""
        document = read_document(article)
        readings = {s.index: read_event_sentence(s.text, s.start) for s in document.body}
        every = stories(read_statements(document, readings))
        return told_of(document, every[0], every, mentions(document.title, 0, TITLE)) if every else []

    def extract_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """See `Extractor.extract_many`."""
        for article in articles:
            yield self.extract(article)


def read_statements(document: Document, readings: Mapping[int, EventReading]) -> list[Statement]:
    """The sentences of the body with what was read in each."""
    return [
        Statement(s, tuple(mentions(s.text, s.start, s.index)), stance(s.text), readings[s.index].score)
        for s in document.body
    ]


def told_of(document: Document, story: Story, every: Sequence[Story], headline: Sequence[Mention]) -> list[Told]:
    """What counts for the toll of `story`: its mentions; for the main one the title's, and the others' as asides."""
    ranks = {n: rank for rank, n in enumerate(sorted(s.sentence.index for e in every for s in e.statements))}
    result = [Told(m, TITLE) for m in headline] if story.main else []
    close = close_to_title(document)
    for one in every if story.main else [story]:
        for s in one.statements:
            stance_ = s.stance if story.main else Stance.NEWS
            apart, near = bool(_APART.search(s.sentence.text)), s.sentence.index in close
            result.extend(
                Told(m, ranks[s.sentence.index], stance_, one is story, s.event, apart, near) for m in s.mentions
            )
    return sorted(result, key=lambda t: t.rank)


def _claim(
    document: Document, story: Story, readings: Mapping[int, EventReading], heard: Sequence[Told]
) -> Claim | None:
    """The claim that a story makes, None where it makes none."""
    told = [m for s in story.statements for m in s.mentions]
    result = toll(heard)
    body = [m for f in (result.killed, result.injured) if f for m in f.mentions if m.sentence != TITLE]
    others = {harm: _largest(told, harm) for harm in (Harm.MISSING, Harm.DISPLACED, Harm.ABDUCTED, Harm.ARRESTED)}
    if not story.main and not body and not any(others.values()):
        return None
    anchor = document.sentences[body[0].sentence] if body else story.statements[0].sentence
    if not body:
        extra = next((m for m in others.values() if m), None)
        if extra is not None:
            anchor = document.sentences[extra.sentence]
    best = max((s.sentence.index for s in story.statements), key=lambda n: readings[n].score)
    reading = readings[anchor.index] if readings[anchor.index].event_type else readings[best]
    first, last = _days(story)
    return Claim(
        id="",
        article_id=document.article_id,
        event_type=reading.event_type or EventType.OTHER,
        quote=Quote(anchor.start, anchor.end, anchor.text),
        primary=story.main,
        weapon=reading.weapon,
        date_start=first,
        date_end=last,
        killed=_count(result.killed),
        injured=_count(result.injured),
        missing=others[Harm.MISSING].count if (others[Harm.MISSING]) else None,
        displaced=others[Harm.DISPLACED].count if (others[Harm.DISPLACED]) else None,
        abducted=others[Harm.ABDUCTED].count if (others[Harm.ABDUCTED]) else None,
        arrested=others[Harm.ARRESTED].count if (others[Harm.ARRESTED]) else None,
        victims=_victims(told),
        cumulative=story.stance is Stance.CUMULATIVE,
        negated=story.stance is Stance.NEGATED,
        evidence=tuple(Evidence(m.harm.value, *m.number) for m in body),
    )


def _numbered(claims: Sequence[Claim]) -> Iterator[Claim]:

    for n, claim in enumerate(claims):
        yield replace(claim, id=f"{claim.article_id}#{n}")


def _count(figure: Figure | None) -> Count | None:
    return figure.count if figure else None


def _days(story: Story) -> tuple[date | None, date | None]:
    if not story.dates:
        return None, None
    return date.fromordinal(story.dates[0]), date.fromordinal(story.dates[-1])


def _largest(told: Sequence[Mention], harm: Harm) -> Mention | None:
    """The mention with the largest number of people for `harm`."""
    those = [m for m in told if m.harm is harm and m.value > 0]
    return max(those, key=lambda m: m.value) if those else None


def _victims(told: Sequence[Mention]) -> tuple[Victims, ...]:
    """The parts of the toll by group, the largest count of each."""
    found: dict[str, dict[str, Count]] = {}
    for m in told:
        if m.harm not in (Harm.KILLED, Harm.INJURED) or not m.groups:
            continue
        for group in m.groups:
            have = found.setdefault(group, {}).get(m.harm.value)
            if have is None or (have.best or 0) < m.value:
                found[group][m.harm.value] = m.count
    return tuple(Victims(g, f.get("killed"), f.get("injured")) for g, f in found.items())
