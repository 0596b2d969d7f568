"""Everything that is read in an article, once, before claims are made of it.

Called by `index/claims/extract.py`; `build.py` makes the claims. It joins the modules that read sentences, and
decides nothing that they decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.claims.candidates import Told
from index.claims.casualties import Mention, mentions
from index.claims.dates import DateMention, local_day
from index.claims.document import Document
from index.claims.event_date import Dated, choose_date, dated, days_named
from index.claims.event_head import HeadReading
from index.claims.events import EventReading, read_event_sentence
from index.claims.furniture import close_to_title
from index.claims.hedges import Stance, stance
from index.claims.primary import Statement, Story, anchor_of, stories
from index.claims.triggers import Harm
from store.records import DatePrecision

TITLE = -1
"""The sentence number of mentions read from the title."""
_APART = re.compile(
    r"\b(?:separate|unrelated|string of|series of|spate of|across the city|weekend violence|different) "
    r"?(?:shoot|incident|attack|homicide|scene|strikes|raids)?",
    re.I,
)
_PERFECT = re.compile(r"\b(?:have|has) (?:\w+ ){0,3}?(?:been|fled|moved|left|sent|forced|displaced|driven)\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an article.

    Attributes:
        events: the rules' reading of each sentence of the body, by its index.
        stories: its incidents, the main one first; empty when nothing was read.
        headline: what the title says of people harmed; its offsets are the title's.
        title_event: the rules' reading of the title.
        dates: the body's dates with what speaks for each.
        day: when the main incident happened.
        head: the learned reading of the article's lead, None without an embedder.
    """

    document: Document
    events: Mapping[int, EventReading]
    stories: tuple[Story, ...]
    headline: tuple[Mention, ...]
    title_event: EventReading
    dates: tuple[Dated, ...]
    day: DateMention | None
    published: date | None
    head: HeadReading | None = None


def read(document: Document, zone: str | None = None) -> Reading:
    """Read a document.

    Args:
        document: the article.
        zone: IANA name of the time zone of the place; None counts as UTC.
    """
    published = local_day(document.published_at, document.day_only, zone)
    events = {s.index: read_event_sentence(s.text, s.start) for s in document.body}
    dates = dated(document, published)
    statements = [_statement(document, n, events[n], dates) for n in events]
    anchor = anchor_of(statements)
    day = choose_date(dates, anchor.sentence.index if anchor else None, published)
    sure = day if day is not None and day.end > 0 and day.precision is DatePrecision.DAY else None
    main_days = (sure.date_start, sure.date_end) if sure and sure.date_start and sure.date_end else None
    return Reading(
        document=document,
        events=events,
        stories=tuple(stories(statements, main_days)),
        headline=tuple(mentions(document.title, 0, TITLE)),
        title_event=read_event_sentence(document.title),
        dates=tuple(dates),
        day=day,
        published=published,
    )


def with_head(reading: Reading, head: HeadReading | None) -> Reading:
    """`reading` with the learned part's word on it."""
    return replace(reading, head=head)


def _statement(document: Document, index: int, event: EventReading, dates: Sequence[Dated]) -> Statement:
    """All that was read in one sentence."""
    sentence = document.sentences[index]
    found = tuple(mentions(sentence.text, sentence.start, index))
    kind = stance(sentence.text)
    if kind is Stance.NEWS and any(m.harm is Harm.DISPLACED and m.value >= 100 for m in found):
        kind = Stance.CUMULATIVE if _PERFECT.search(sentence.text) else kind
    return Statement(sentence, found, kind, event.score, days_named(dates, index))


def told_of(reading: Reading, story: Story) -> list[Told]:
    """What counts for the toll of `story`: its mentions; for the main one the title's, and other stories' as asides."""
    ranks = {n: rank for rank, n in enumerate(sorted(s.sentence.index for e in reading.stories for s in e.statements))}
    close = close_to_title(reading.document)
    told = [Told(m, TITLE) for m in reading.headline] if story.main else []
    for one in reading.stories if story.main else (story,):
        for s in one.statements:
            kind = s.stance if story.main else Stance.NEWS
            apart = bool(_APART.search(s.sentence.text))
            near = s.sentence.index in close
            rank = ranks[s.sentence.index]
            told.extend(Told(m, rank, kind, one is story, s.event, apart, near) for m in s.mentions)
    return sorted(told, key=lambda t: t.rank)
