"""Everything that is read in an article, once, before claims are made of it.

Called by `index/claims/extract.py`; `build.py` makes the claims. It joins the modules that read sentences, and
decides nothing that they decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.claims.accounts import Account, Told
from index.claims.article_words import article_words
from index.claims.carried import carried, tried
from index.claims.casualties import Mention, mentions
from index.claims.culprits import culprits
from index.claims.date_choice import choose_date
from index.claims.dates import DateMention, local_day
from index.claims.document import Document, Sentence
from index.claims.event_date import TOLL_TOLD, Dated, dated, days_named, firmly_named, tells_hour, told_long_after
from index.claims.event_head import HeadReading
from index.claims.event_place import choose_place
from index.claims.events import EventReading, find_cues, read_event_sentence, violent
from index.claims.furniture import close_to_title
from index.claims.harm_words import Harm
from index.claims.hedges import Stance, of_an_earlier_deed, stance
from index.claims.name_phrases import last_names
from index.claims.places import PlaceMention, find_places
from index.claims.primary import Days, Statement, Story, anchor_of, stories, tells_apart
from index.claims.roundups import opens, sums
from index.claims.wording import ROUNDUP, wording
from index.gazetteer import Gazetteer
from store.records import DatePrecision, Place

TITLE = -1
"""The sentence number of mentions read from the title."""
LEAD = 6
"""So many sentences of the body are asked for events even where nobody came to harm in them."""
READ = 24
"""At most so many sentences are asked for events: further down pages repeat themselves."""
LONG_BEFORE = 14
"""Days."""
BEFORE = 1
"""Days."""
_EARLIER = re.compile(r"\bbefore\b")
"""Between a day and people: "last seen on May 25, two weeks before Roe was shot"."""
NOTHING = EventReading((), ())
_APART = re.compile(
    r"\b(?:separate|unrelated|string of|series of|spate of|across the city|weekend violence|different) "
    r"?(?:shoot|incident|attack|homicide|scene|strikes|raids)?"
    r"|\b(?:over|in|within) an? (?:[\w-]+ ){0,2}(?:stretch|span)\b"
    r"|\bone of (?:the )?[\w-]+ (?:people |men |persons |victims )?(?:who (?:were|was) )?"
    r"(?:killed|shot|wounded|fatally shot) (?:\w+ ){0,3}?(?:over|during|since|this|that)\b",
    re.I,
)
_SIMILAR = re.compile(r"\bin an? (?:unrelated|earlier|previous|similar|separate)\b", re.I)
_THAT_DAY = re.compile(r"\b(?:that|the same) (?:day|evening|night|morning|afternoon)\b", re.I)
_OF_A_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|overnight"
    r"|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2})\b",
    re.I,
)
"""What tells that people were displaced now, whatever the tense: "have fled since Thursday"."""
_PERFECT = re.compile(r"\b(?:have|has) (?:\w+ ){0,3}?(?:been|fled|moved|left|sent|forced|displaced|driven)\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an article.

    Attributes:
        events: the rules' reading of the sentences that were asked for events, by their index.
        stories: its incidents, the main one first; empty when nothing was read.
        headline: what the title says of people harmed; its offsets are the title's.
        title_event: the rules' reading of the title.
        places: the places that the title and the body name.
        place: the one where the main incident happened, None where none is named.
        country: the country that `place` lies in.
        dates: the body's dates with what speaks for each.
        day: when the main incident happened.
        head: the learned reading of the article's lead, None without an embedder.
        anchor: number of the sentence that tells of the main incident, None where there is none.
    """

    document: Document
    events: Mapping[int, EventReading]
    stories: tuple[Story, ...]
    headline: tuple[Mention, ...]
    title_event: EventReading
    places: tuple[PlaceMention, ...]
    place: PlaceMention | None
    dates: tuple[Dated, ...]
    day: DateMention | None
    published: date | None
    head: HeadReading | None = None
    anchor: int | None = None
    country: Place | None = None


def read(document: Document, gazetteer: Gazetteer | None = None) -> Reading:
    """Read a document; without a gazetteer no places are read and days count in UTC."""
    names = last_names("\n".join(s.text for s in document.body))
    harm = {s.index: tuple(mentions(s.text, s.start, s.index, names)) for s in document.body}
    asked = [s for n, s in enumerate(document.body) if n < LEAD or harm[s.index]][:READ]
    events = {s.index: read_event_sentence(s.text, s.start) for s in asked}
    top = [*find_cues(document.title), *(c for s in document.body[:1] for c in events[s.index].cues)]
    calm = any(c.name in ("natural", "manmade") for c in top) and not violent(top)
    if not violent([*top, *(c for s in document.body[1:3] for c in events[s.index].cues)]):
        harm = {n: tuple(m for m in found if m.cue not in ("survived", "victims")) for n, found in harm.items()}
    read_so = (_statement(document, n, found, events.get(n, NOTHING), calm=calm) for n, found in harm.items())
    statements = tried(list(carried(read_so)))
    anchor = anchor_of(statements)
    at = anchor.sentence.index if anchor else None
    places = find_places(document, gazetteer) if gazetteer is not None else []
    apart = {s.index for s in document.body if tells_apart(s)} | _history_below(document, at)
    mine = [m for m in places if m.sentence not in apart]
    place = choose_place(mine or places, at)
    zone = gazetteer.timezone(place.entry.place) if gazetteer is not None and place is not None else None
    published = local_day(document.published_at, document.day_only, zone)
    dates = dated(document, published)
    told = [replace(s, days=_days_told(dates, s.sentence)) if s.speaks else s for s in statements]
    long_after = told_long_after(document)
    chosen = choose_date(
        _of_news(dates, told, published) if anchor else dates,
        at,
        published,
        hour=tells_hour(document, at),
        long_after=long_after,
    )
    day = _day(chosen, dates, anchor, told)
    named = _sure(day)
    told = [_of_the_day(s, dates, named) for s in told]
    firm = named is not None and anchor is not None and days_named(dates, anchor.sentence.index) == named
    spoken = firm and anchor is not None and firmly_named(dates, anchor.sentence.index) != named
    return Reading(
        document=document,
        events=events,
        stories=tuple(stories(told, named, firm=firm, spoken=spoken, assumed=_assumed(day))),
        headline=tuple(mentions(document.title, 0, TITLE)),
        title_event=read_event_sentence(document.title),
        places=tuple(places),
        place=place,
        dates=tuple(dates),
        day=day,
        published=published,
        anchor=at,
        country=gazetteer.country_of(place.entry.place) if gazetteer is not None and place is not None else None,
    )


def _history_below(document: Document, anchor: int | None) -> frozenset[int]:
    """The sentences behind the event's that tell of a similar event or another: their places are not the event's."""
    if anchor is None:
        return frozenset()
    return frozenset(s.index for s in document.body if s.index > anchor and _SIMILAR.search(s.text))


def _days_told(dates: Sequence[Dated], sentence: Sentence) -> Days | None:
    """The days of what a sentence tells: its own, or those of the sentence before it for "that day"."""
    own = days_named(dates, sentence.index)
    if own is None and _THAT_DAY.search(sentence.text):
        return days_named(dates, sentence.index - 1)
    return own


def _day(
    chosen: DateMention | None, dates: Sequence[Dated], anchor: Statement | None, statements: Sequence[Statement]
) -> DateMention | None:
    """`chosen`, but the date of the anchor's own sentence where `chosen` is the day of another count of victims."""
    if chosen is None or anchor is None or not anchor.counts:
        return chosen
    days = (chosen.date_start, chosen.date_end)
    its_own = [d for d in dates if d.sentence == anchor.sentence.index and TOLL_TOLD not in dict(d.signs)]
    own = [d.mention for d in its_own if d.mention.date_start is not None]
    if not own or any((m.date_start, m.date_end) == days for m in own):
        return chosen
    mine = {m.value for m in anchor.mentions if m.harm is Harm.KILLED}
    for s in statements:
        theirs = {m.value for m in s.mentions if m.harm is Harm.KILLED}
        if s.counts and s.days == days and s.sentence != anchor.sentence and theirs and not mine & theirs:
            return own[0]
    return chosen


def _of_news(dates: Sequence[Dated], statements: Sequence[Statement], published: date | None) -> list[Dated]:
    """The dates that may be the event's; without a day of publication none that only history or a total names.

    There the only date that can be resolved is often that of an earlier flood or war.
    """
    history = {s.sentence.index for s in statements if s.stance in (Stance.BACKGROUND, Stance.CUMULATIVE)}
    return [d for d in dates if published is not None or d.sentence not in history]


def _of_the_day(statement: Statement, dates: Sequence[Dated], named: Days | None) -> Statement:
    """`statement`; history of the month or year in which the main incident was is of its day ("last month")."""
    if statement.stance is not Stance.BACKGROUND or statement.days is not None or named is None:
        return statement
    its_own = [(d.mention.date_start, d.mention.date_end) for d in dates if d.sentence == statement.sentence.index]
    within = any(a is not None and b is not None and a <= named[0] and named[1] <= b for a, b in its_own)
    return replace(statement, days=named) if within else statement


def _sure(day: DateMention | None) -> Days | None:
    """The day of the main incident where the text names it, None where it is only assumed."""
    if day is None or day.end == 0 or day.precision is not DatePrecision.DAY:
        return None
    return (day.date_start, day.date_end) if day.date_start and day.date_end else None


def _assumed(day: DateMention | None) -> Days | None:
    """The days on which the main incident is taken to have been where the text names none."""
    if day is None or day.date_start is None or day.date_end is None:
        return None
    return day.date_start, day.date_end


def with_head(reading: Reading, head: HeadReading | None) -> Reading:
    """`reading` with the learned part's word on it; where only that sees an event, its lead is the main story."""
    body = reading.document.body
    if head is None or not body or not head.certain or any(s.main for s in reading.stories) or headline_alone(reading):
        return replace(reading, head=head)
    denied = next(
        (s for s in reading.stories if s.stance is Stance.NEGATED and s.statements[0].sentence == body[0]), None
    )
    if denied is not None:  # "X denied that its forces had bombed Y": what the article is about did not happen
        story = Story(Stance.NEGATED, denied.days, denied.statements, main=True)
    else:
        story = Story(Stance.NEWS, None, [Statement(body[0], (), Stance.NEWS)], main=True)
    return replace(reading, head=head, stories=(story, *(s for s in reading.stories if s is not denied)))


def headline_alone(reading: Reading) -> bool:
    """Whether only the headline is news: nothing was read in the body, which speaks of something else (a wall)."""
    counts = any(m.value > 0 for m in reading.headline)
    told = any(s.mentions or not counts for story in reading.stories for s in story.statements)
    return bool(reading.document.title) and not told and not close_to_title(reading.document)


def _statement(
    document: Document, index: int, found: tuple[Mention, ...], event: EventReading, *, calm: bool
) -> Statement:
    """All that was read in one sentence; `calm`: of an article on a disaster, whose displaced are no war's so far."""
    sentence = document.sentences[index]
    kind = stance(sentence.text) if found or event.types else Stance.NEWS
    gone = [m for m in found if m.harm is Harm.DISPLACED and m.value >= 100]
    now = calm or _OF_A_DAY.search(sentence.text) or all(m.cue in ("evacuated", "left the town") for m in gone)
    if kind is Stance.NEWS and gone and not now and _PERFECT.search(sentence.text):
        kind = Stance.CUMULATIVE
    return Statement(sentence, found, kind, event.score)


def account_of(reading: Reading, story: Story) -> Account:
    """What counts for the toll of `story`: its mentions; for the main one the title's, and other stories' as asides."""
    ranks = {n: rank for rank, n in enumerate(sorted(s.sentence.index for e in reading.stories for s in e.statements))}
    close = close_to_title(reading.document)
    aside = _asides(reading)
    whole = story.main and not story.apart
    told = [Told(m, TITLE) for m in reading.headline] if whole else []
    words = [s.text for s in reading.document.body] if whole else [s.sentence.text for s in story.statements]
    suggested = wording(reading.document.title if whole else "", words)
    roundup = whole and bool(suggested & ROUNDUP)  # its incidents have days of their own
    asides = [o for o in reading.stories if whole and o is not story and (roundup or not _of_another_day(o))]
    for one in (story, *asides):
        mine = one is story or (roundup and one.stance is Stance.NEWS)
        for s in one.statements:
            of_day = one is story and s.stance is Stance.BACKGROUND  # history of the main incident's own day
            kind = s.stance if whole and not of_day else Stance.NEWS
            apart = bool(_APART.search(s.sentence.text))
            near = s.sentence.index in close
            loose = not s.sentence.text.rstrip("\"”’'])» \n").endswith((".", "!", "?", ":"))
            rank = ranks[s.sentence.index]
            begins, several = opens(s.sentence.text), apart or sums(s.sentence.text)
            for m in s.mentions:
                past = story.main and ((_before(reading, s, m, LONG_BEFORE) and not _tried(s)) or _second_toll(s, m))
                earlier = story.main and _before(reading, s, m, BEFORE)
                main = mine and not past
                behind = s.sentence.index in aside
                told.append(
                    Told(m, rank, kind, main, s.event, apart, near, past, earlier, loose, behind, begins, several)
                )
    did = culprits([reading.document.title, *words] if whole else words)
    own = {
        m.sentence: reading.document.sentences[m.sentence].text for m in (t.mention for t in told) if m.sentence >= 0
    }
    if whole:
        own[TITLE] = reading.document.title
    return Account(tuple(sorted(told, key=lambda t: t.rank)), suggested, did, article_words(words, own))


def _second_toll(statement: Statement, mention: Mention) -> bool:
    """ "32 were killed in clashes, days after an ambush in which 43 died": the second number is another deed's."""
    first = next((m for m in statement.mentions if m.harm is Harm.KILLED), mention)
    told = first.start < mention.start and first.value > 1 and first.cue.startswith("kill")
    return told and of_an_earlier_deed(statement.sentence.text[: mention.number[0] - statement.sentence.start])


def _tried(statement: Statement) -> bool:
    """Whether a statement is history by its words and the news of a court's report (see `carried.tried`)."""
    return statement.stance is Stance.NEWS and stance(statement.sentence.text) is Stance.BACKGROUND


def _asides(reading: Reading) -> frozenset[int]:
    """The sentences that follow, in one paragraph, one that tells of another incident than the main one."""
    other = {
        s.sentence.index: s.sentence.paragraph
        for story in reading.stories
        if not story.main and story.stance in (Stance.NEWS, Stance.BACKGROUND)
        for s in story.statements
    }
    found = set()
    for sentence in reading.document.body:
        above = sentence.index - 1
        if other.get(above) == sentence.paragraph:
            found.add(sentence.index)
            other.setdefault(sentence.index, sentence.paragraph)
    return frozenset(found)


def _text(reading: Reading, sentence: int) -> str:
    """The sentence of a mention, the headline for `TITLE`."""
    return reading.document.title if sentence == TITLE else reading.document.sentences[sentence].text


def _of_another_day(story: Story) -> bool:
    """Whether a story is told as news of a day of its own: none of its figures is the main incident's."""
    return not story.main and story.stance is Stance.NEWS and story.days is not None


def _before(reading: Reading, statement: Statement, mention: Mention, days: int) -> bool:
    """Whether a statement's dates lie more than so many days before the main incident's ("In June 2011, …").

    Where it gives several, the one that stands nearest to the people counts: "Ordered on Nov. 3, the review of the
    Aug. 29 strike that killed ten".
    """
    day = reading.day
    if day is None or day.date_start is None:
        return False
    dates = [
        d.mention
        for d in reading.dates
        if d.sentence == statement.sentence.index
        and not _EARLIER.search(reading.document.text[d.mention.start : max(d.mention.start, mention.start)])
    ]
    if len(dates) > 1:
        nearest = min(dates, key=lambda d: max(mention.start - d.end, d.start - mention.end))
        dates = [nearest, *(d for d in dates if d.date_end is None)]
    return bool(dates) and all(d.date_end is not None and (day.date_start - d.date_end).days > days for d in dates)
