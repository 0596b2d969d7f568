"""Cuts what an article tells into tellings: runs of sentences about one incident, each with its own place or time.

Called by `index/claims/take_apart.py`, which decides whether they stand. Pure. It must not read numbers beyond whether
somebody came to harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from index.claims.document import Sentence
from index.claims.event_date import Dated, days_named
from index.claims.harm_words import Harm
from index.claims.hedges import Stance, stance
from index.claims.name_phrases import last_names
from index.claims.party import Kind
from index.claims.places import PlaceMention
from index.claims.primary import Days, Statement, Story, tells_apart
from index.claims.reading import Reading
from index.claims.roundups import opens
from index.claims.telling_places import APART_KM, elsewhere, framed, holds, in_town, place_of
from index.claims.telling_words import (
    BACK,
    BROUGHT,
    CLOCK,
    DAY_LABEL,
    FIRM,
    FRAMES,
    FREED,
    KIND_LABEL,
    LABEL,
    LAST_TIME,
    LATER,
    MORE,
    NO_LABEL,
    OF_BEFORE,
    SEPARATE,
    STAMP,
    TEASER,
    is_total,
)
from index.claims.wording import ROUNDUP, wording
from index.gazetteer import Kind as PlaceKind
from store.records import DatePrecision

_HARMS = (Harm.KILLED, Harm.INJURED, Harm.HIT, Harm.TOLL, Harm.ABDUCTED)
_NEW = (Kind.NUMBER, Kind.BARE, Kind.SINGLE, Kind.NAME)
ASIDE = 2
"""So many sentences behind the first one an aside on another incident reaches."""
NAMED = 60
"""So many sentences are asked for people's names."""
READ = 200
"""So many sentences of a page are looked at."""
LABELS = 2
"""From so many labelled paragraphs on a page is a list of incidents."""


@dataclass(slots=True)
class Telling:
    """What an article tells of one incident in one go.

    Attributes:
        text, start: its first sentence and the number of it.
        statements: its sentences with what was read in them.
        place: where it puts the incident, None where it does not say.
        days: when, None where it does not say.
        labelled: it stands below a label of its own ("Zabul: …", "Stabbing – …", "Friday:").
        opened: in a roundup it begins as a new incident does ("About an hour later, three people were shot").
        separate: its words say that it is another incident.
        firm: they say so without doubt.
        led: its paragraph begins with it, and its first sentence tells what happened there to whom.
    """

    text: str = ""
    start: int = 0
    statements: list[Statement] = field(default_factory=list)
    place: PlaceMention | None = None
    days: Days | None = None
    labelled: bool = False
    opened: bool = False
    separate: bool = False
    firm: bool = False
    led: bool = False

    @property
    def harmed(self) -> bool:
        """Whether it introduces people who came to harm."""
        return any(new_victims(s) for s in self.statements)

    @property
    def indexes(self) -> frozenset[int]:
        """The numbers of its sentences."""
        return frozenset(s.sentence.index for s in self.statements)


def new_victims(statement: Statement) -> bool:
    """Whether a sentence introduces people who came to harm, by number or one by one."""
    freed = FREED.search(statement.sentence.text) is not None
    return any(
        m.harm in _HARMS
        and m.kind in _NEW
        and m.value > 0
        and not (m.part or m.act or MORE.search(statement.sentence.text))
        for m in statement.mentions
        if not (freed and m.harm is Harm.ABDUCTED)
    )


def tellings(reading: Reading) -> list[Telling]:
    """The tellings of an article in the order of the text; the sentences that sum several up stand in none."""
    read = {s.sentence.index: s for story in reading.stories for s in story.statements}
    body = [s for s in reading.document.body[:READ] if not TEASER.match(s.text)]
    page = _page(reading, body)
    found: list[Telling] = []
    section: Days | None = None
    last, started = -1, False
    for sentence in body:
        first, last = sentence.paragraph != last, sentence.paragraph
        statement = news(read.get(sentence.index))
        told = _telling_of(reading, sentence, statement)
        label = _label(reading, sentence) if first and page.listed and sentence is not body[0] else None
        if label is not None and label == sentence.text.strip(" :–—-\n"):
            section = told.days or section
            found.append(Telling(labelled=True, days=section))
            continue
        told.labelled = label is not None and not _of_elsewhere(reading, sentence, label)
        told.opened = page.roundup and first and started and _opens(reading, sentence, told)
        told.led = (first or framed(reading, sentence)) and _leads(reading, told, sentence)
        told.place = in_town(reading, told.place, sentence) if page.of_town else told.place
        if told.opened:
            told.days = told.days or section or (found[-1].days if found and found[-1].opened else None)
        told.days = told.days or section
        started = started or sentence.index in read
        if _of_many(sentence, statement, told, page):
            continue
        own_day = sentence.index in page.dated
        told.separate = told.separate or own_day
        if not found or own_day or STAMP.match(sentence.text) or _begins(told, found[-1], first=first):
            found.append(told)
        else:
            _join(found[-1], told)
    return [t for t in found if t.statements]


def _of_many(sentence: Sentence, statement: Statement | None, told: Telling, page: _Page) -> bool:
    """Whether a sentence sums several incidents up, or those that an earlier roundup told."""
    if statement is None:
        return False
    if (page.roundup or page.listed) and LAST_TIME.search(sentence.text):
        return True
    return statement.counts and is_total(sentence.text) and not (told.labelled or opens(sentence.text))


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page is like.

    Attributes:
        listed: it is a list whose paragraphs have labels.
        roundup: it sums up several incidents.
        of_town: all of them of one town.
        dated: the sentences that tell news of another day than the main incident's.
    """

    listed: bool
    roundup: bool
    of_town: bool
    dated: frozenset[int]


def _page(reading: Reading, body: Sequence[Sentence]) -> _Page:
    """See `_Page`."""
    title = reading.document.title
    several = bool(wording(title, [s.text for s in body]) & ROUNDUP) or is_total(title)
    at = next((s for s in body if s.index == reading.anchor), None)
    labels = sum(_label(reading, s) is not None for s in _firsts(body) if s is not body[0])
    dated = frozenset(s.sentence.index for e in reading.stories if _dated(e) for s in e.statements)
    summed = at is not None and is_total(at.text)
    place = place_of(reading, at.index) if at is not None and summed else None
    of_town = place is not None and place.entry.kind in (PlaceKind.TOWN, PlaceKind.NEIGHBOURHOOD)
    return _Page(labels >= LABELS, several or summed, of_town, dated)


def _dated(story: Story) -> bool:
    """Whether a story is news of a day of its own."""
    return not story.main and story.stance is Stance.NEWS and story.days is not None


def _firsts(body: Sequence[Sentence]) -> Iterator[Sentence]:
    """The first sentence of each paragraph."""
    for _, group in groupby(body, key=lambda s: s.paragraph):
        yield next(group)


def _label(reading: Reading, sentence: Sentence) -> str | None:
    """The place, day or kind of incident that a paragraph is headed by: "Zabul: …", "Friday 16 July – …"."""
    found = LABEL.match(sentence.text[:80])
    if found is None or STAMP.match(sentence.text) or NO_LABEL.search(found["label"]):
        return None
    label, end = found["label"].strip(), sentence.start + found.end("label")
    place = any(m.sentence == sentence.index and m.end <= end for m in reading.places)
    return label if place or DAY_LABEL.match(label) or KIND_LABEL.fullmatch(label) else None


def _of_elsewhere(reading: Reading, sentence: Sentence, label: str) -> bool:
    """Whether a label says who speaks ("Moscow: The strike killed 50 in Kharkiv") and not where it happened."""
    end = sentence.start + sentence.text.index(label) + len(label)
    said = [m for m in reading.places if m.sentence == sentence.index]
    heads, put = [m for m in said if m.end <= end], [m for m in said if m.end > end]
    return bool(heads and put) and all(elsewhere(h, m) for h in heads for m in put)


def news(statement: Statement | None) -> Statement | None:
    """A statement that is news, or would be if it did not say that it tells of a separate incident; else None."""
    if statement is None or statement.stance is Stance.NEWS:
        return statement
    text = statement.sentence.text
    if statement.stance is Stance.BACKGROUND and SEPARATE.search(text):
        bare = SEPARATE.sub(" ", text)
        return replace(statement, stance=Stance.NEWS) if stance(bare) is Stance.NEWS else None
    return None


def _telling_of(reading: Reading, sentence: Sentence, statement: Statement | None) -> Telling:
    """What one sentence says of its incident."""
    text = sentence.text
    return Telling(
        text=text,
        start=sentence.index,
        statements=[] if statement is None else [statement],
        place=place_of(reading, sentence.index),
        days=_days(reading, sentence.index),
        separate=SEPARATE.search(text) is not None or tells_apart(sentence),
        firm=FIRM.search(text) is not None,
    )


def _days(reading: Reading, index: int) -> Days | None:
    """The day that a sentence names for what it tells; the only one that it names, if it is no day of speech."""
    named = days_named(reading.dates, index)
    if named is not None:
        return named
    its_own = [d for d in reading.dates if d.sentence == index and _plain(d)]
    days = {(d.mention.date_start, d.mention.date_end) for d in its_own}
    first, last = next(iter(days)) if len(days) == 1 else (None, None)
    return (first, last) if first is not None and last is not None else None


def _plain(dated: Dated) -> bool:
    """Whether a date names a day that has been, and not the one on which somebody spoke."""
    spoken = "said" in dict(dated.signs) and "happened before" not in dict(dated.signs)  # "died on Friday, police said"
    return dated.mention.precision is DatePrecision.DAY and not dated.mention.future and not spoken


def _opens(reading: Reading, sentence: Sentence, told: Telling) -> bool:
    """Whether a paragraph of a roundup begins another incident: by its words, or new victims at a time or place."""
    if not any(s.speaks for s in told.statements):
        return False
    timed = told.days is not None or CLOCK.search(sentence.text) is not None or framed(reading, sentence)
    fresh = timed and any(new_victims(s) for s in told.statements) and not BACK.search(sentence.text)
    return opens(sentence.text) or LATER.match(sentence.text) is not None or (fresh and not is_total(sentence.text))


def _leads(reading: Reading, told: Telling, sentence: Sentence) -> bool:
    """Whether a sentence tells of an incident with its place and its victims, and of nobody told before."""
    if told.place is None or OF_BEFORE.search(sentence.text) or BACK.search(sentence.text):
        return False
    if not told.statements:
        return framed(reading, sentence)
    numbers = any(
        m.kind in (Kind.NUMBER, Kind.BARE, Kind.SINGLE) for m in told.statements[0].mentions if m.harm in _HARMS
    )
    return framed(reading, sentence) or (numbers and new_victims(told.statements[0]) and told.statements[0].event > 0)


def _begins(told: Telling, before: Telling, *, first: bool) -> bool:
    """Whether a sentence leaves the incident told before it."""
    if told.labelled or told.opened:
        return True
    if told.firm or (told.separate and first):
        return True
    if (
        told.place is not None
        and before.place is not None
        and elsewhere(told.place, before.place, least=0 if first else APART_KM)
    ):
        text = told.text
        event = any(s.event > 0 or new_victims(s) for s in told.statements) or (first and FRAMES.match(text))
        return bool(event) and not BACK.search(text)
    aside = not before.labelled and not before.opened and (before.separate or before.firm)
    return aside and (first or told.start - before.start > ASIDE)


def _join(telling: Telling, told: Telling) -> None:
    """Add a sentence to a telling."""
    telling.led = telling.led or (told.led and not telling.harmed)
    telling.statements += told.statements
    telling.days = telling.days or (told.days if told.statements and new_victims(told.statements[0]) else None)
    if told.place is None or BROUGHT.search(told.text):
        return
    if telling.place is None or holds(telling.place, told.place):
        telling.place = told.place


def shared_person(one: Telling, other: Telling) -> bool:
    """Whether both tell of one person: the same last name, "a 27-year-old man"."""
    return bool(_persons(one) & _persons(other))


def shared_name(reading: Reading, one: Telling, other: Telling) -> bool:
    """Whether both name one person by the last name, or the headline names whom the first one names."""
    known = last_names("\n".join(s.text for s in reading.document.body[:NAMED]))
    there = {w.strip(".,'’\"").lower() for s in one.statements for w in s.sentence.text.split()} & known
    told = [reading.document.title, *(s.sentence.text for s in other.statements)]
    return any(
        w.strip(".,:;'’\"").removesuffix("’s").removesuffix("'s").lower() in there for t in told for w in t.split()
    )


def _persons(telling: Telling) -> frozenset[str]:
    """What tells the single persons of a telling apart; a bare "man" tells nobody apart."""
    keys = (k for s in telling.statements for m in s.mentions for k in m.keys)
    return frozenset(k for k in keys if " " in k or "-" in k)


def main_days(reading: Reading) -> Days | None:
    day = reading.day
    return (day.date_start, day.date_end) if day and day.date_start and day.date_end else None


def dated(reading: Reading, story: Story) -> Story:
    """A story without a day of its own happened when the main one did."""
    if story.days is not None:
        return story
    inside = {s.sentence.index for s in story.statements if s.stance is Stance.NEWS and new_victims(s)}
    told = [d.mention for d in reading.dates if d.sentence in inside and not d.mention.future]
    own = next(((m.date_start, m.date_end) for m in told if m.date_start and m.date_end), None)
    return replace(story, days=own or main_days(reading))
