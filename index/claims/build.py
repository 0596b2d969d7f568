"""Makes claims of what was read: one a story, each field with the place in the text where it was read.

Called by `index/claims/extract.py`. Pure. It must not look at the text anew; the modules beside it do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.claims.accounts import Account, Told
from index.claims.actor_choice import choose_actors
from index.claims.actors import STATES, Actor, is_actor
from index.claims.attribution import Attribution, attribute
from index.claims.blame import sentences_on_doers
from index.claims.casualties import Mention
from index.claims.date_reading import Form
from index.claims.document import Sentence
from index.claims.event_head import clearer, decide
from index.claims.event_settled import from_above, only_abducted, settled, taken_by_a_group
from index.claims.events import Cue, EventReading, choose_weapon, of_nature, violent
from index.claims.group_parts import Part
from index.claims.harm_words import Harm
from index.claims.hedges import Stance, stance
from index.claims.party import Kind
from index.claims.people import Person, participants
from index.claims.primary import Statement, Story
from index.claims.reading import NOTHING, TITLE, Reading, headline_alone
from index.claims.story_place import where
from index.claims.story_toll import StoryToll, harms, mostly_abducted, story_toll, sums_many, to_quote, worth_a_claim
from index.claims.totals import Figure, Toll, toll
from index.claims.wording import wording
from store.figures import DISASTERS
from store.records import (
    Claim,
    Count,
    DatePrecision,
    EventType,
    Evidence,
    Place,
    Quote,
    Victims,
    Weapon,
)

_FIELDS = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True)
class _Who:
    """Who did it, to whom, who says so and who took part, and the sentences that were asked who did it."""

    doer: Actor | None
    target: Actor | None
    speaker: Attribution | None
    people: Sequence[Person]
    on_doers: Sequence[Sentence]


def build(reading: Reading, story: Story) -> Claim | None:
    """The claim that a story makes, without an id yet; None where it makes none."""
    told = story_toll(reading, story)
    if not worth_a_claim(reading, story, told):
        return None
    quoted = to_quote(story, told)
    here = where(reading, story, quoted)
    who = _who(reading, story, quoted, here.place)
    event, weapon = _event(reading, story, quoted, told, who.doer)
    disaster = event in DISASTERS
    if disaster:  # nobody is its perpetrator
        who = replace(who, doer=None)
    first, last, precision, day_span = _days(reading, story)
    evidence = [*_figures_read(told), *(Evidence("place", *span) for span in here.spans)]
    evidence += [Evidence("date_start", *day_span)] if day_span else []
    evidence += _spans_of(reading, quoted, who)
    killed, injured, rest = told.toll.killed, told.toll.injured, told.rest
    return Claim(
        id="",
        article_id=reading.document.article_id,
        event_type=event,
        quote=Quote(quoted.sentence.start, quoted.sentence.end, quoted.sentence.text),
        primary=story.main,
        weapon=weapon,
        date_start=first,
        date_end=last,
        date_precision=precision,
        place=here.place,
        places=here.places,
        killed=_count(killed, reading),
        injured=_count(injured, reading),
        missing=_of(rest.get(Harm.MISSING)),
        displaced=_of(rest.get(Harm.DISPLACED)),
        abducted=_of(rest.get(Harm.ABDUCTED)),
        arrested=_of(rest.get(Harm.ARRESTED)),
        victims=_victims(told.parts),
        perpetrator=who.doer.name if who.doer else None,
        target=who.target.name if who.target else None,
        people=tuple(dict.fromkeys(p.name for p in who.people)),
        attributed_to=who.speaker.name if who.speaker else None,
        cumulative=story.stance is Stance.CUMULATIVE or sums_many(reading, told, disaster=disaster),
        negated=story.stance is Stance.NEGATED,
        evidence=tuple(sorted(set(evidence), key=lambda e: (e.start, e.end, e.field))),
    )


def _who(reading: Reading, story: Story, quoted: Statement, place: Place | None) -> _Who:
    """Who did it, to whom, who says so, who took part."""
    on_doers = sentences_on_doers(reading, story, quoted, place)
    doer, target = choose_actors([s.text for s in on_doers], reading.document.text)
    heard = _heard(reading, story)
    speaker = attribute([s.text for s in heard], [s.index for s in heard].index(quoted.sentence.index))
    if speaker is not None and speaker.kind in ("person", "other") and speaker.written in _place_names(reading):
        speaker = None
    people = [
        p
        for p in participants(_told_by(reading, story))
        if not _is_place(reading, p.start, p.end) and not is_actor(p.name)
    ]
    return _Who(doer, target, speaker, people, on_doers)


def _heard(reading: Reading, story: Story) -> list[Sentence]:
    """The sentences in which a story's speaker may stand: of one that was taken apart its own, to one behind them."""
    body = reading.document.body
    own = {s.sentence.index for s in story.statements}
    if not story.apart or not own:
        return list(body)
    others = {s.sentence.index for one in reading.stories if one is not story for s in one.statements} - own
    return [s for s in body if min(own) <= s.index <= max(own) + 1 and s.index not in others]


def _number_of(quoted: Statement, reading: Reading) -> int:
    """Which sentence of the body is quoted."""
    return next(n for n, s in enumerate(reading.document.body) if s.index == quoted.sentence.index)


def _cues(reading: Reading, story: Story) -> list[Cue]:
    """What a story's sentences say of the kind of event."""
    return [cue for s in story.statements for cue in reading.events.get(s.sentence.index, NOTHING).cues]


def _place_names(reading: Reading) -> frozenset[str]:
    """How the article's places are written in its body."""
    return frozenset(reading.document.text[p.start : p.end] for p in reading.places if p.sentence >= 0)


def _figures_read(told: StoryToll) -> Iterator[Evidence]:
    """Where the figures are written: the toll's, the others', those of its parts."""
    for m in told.mentions:
        yield Evidence(m.harm.value if m.harm.value in _FIELDS else "injured", *m.number)
    for harm, mention in told.rest.items():
        yield Evidence(harm.value, *mention.number)
    for (group, field), part in told.parts.items():
        yield Evidence(f"{field}.{group}", part.start, part.end)


def _is_place(reading: Reading, start: int, end: int) -> bool:
    """Whether a name at those characters is a place's ("of Broken Arrow")."""
    return any(m.sentence != TITLE and m.start <= start and end <= m.end for m in reading.places)


def _told_by(reading: Reading, story: Story) -> list[tuple[str, int]]:
    """The sentences that may name the people of a story: its own; for the main one all that no other story has."""
    if not story.main:
        return [(s.sentence.text, s.sentence.start) for s in story.statements]
    others = {s.sentence.index for one in reading.stories if one is not story for s in one.statements}
    return [(s.text, s.start) for s in reading.document.body if s.index not in others]


def build_from_title(reading: Reading) -> Claim | None:
    """The claim of a page of which only the headline is news (a wall, a redirect): nothing can be quoted for it."""
    if stance(reading.document.title) is Stance.NEGATED:
        return None
    told = tuple(Told(m, TITLE) for m in reading.headline)
    result = toll(Account(told, wording(reading.document.title, ())))
    if result.killed is None and result.injured is None:
        result = Toll(None, _shot(reading.headline))
    harmed = harms(result)
    if not (harmed or (reading.head is not None and reading.head.certain and headline_alone(reading))):
        return None
    event = decide(reading.title_event, reading.head, harmed=harmed) or EventType.OTHER
    day = reading.day
    return Claim(
        id="",
        article_id=reading.document.article_id,
        event_type=event,
        quote=Quote(0, 0, ""),
        primary=True,
        weapon=reading.title_event.weapon,
        date_start=day.date_start if day else None,
        date_end=day.date_end if day else None,
        date_precision=day.precision if day else DatePrecision.UNKNOWN,
        place=reading.place.entry.place if reading.place else None,
        places=(reading.place.entry.place,) if reading.place else (),
        killed=_count(result.killed, reading),
        injured=_count(result.injured, reading),
    )


_COUNTED = (Kind.NUMBER, Kind.BARE, Kind.SINGLE)


def _shot(headline: Sequence[Mention]) -> Figure | None:
    """Those whom a headline calls shot and nobody calls dead: "10 people shot at a bar"."""
    those = [m for m in headline if m.harm is Harm.HIT and m.kind in _COUNTED and m.value > 0]
    most = max(those, key=lambda m: m.value, default=None)
    return Figure(most.count, (most,)) if most else None


def _event(
    reading: Reading, story: Story, quoted: Statement, told: StoryToll, doer: Actor | None
) -> tuple[EventType, Weapon | None]:
    """What happened and with what, given who did it and who came to harm."""
    event, weapon = _event_read(reading, story, quoted, harmed=told.harmed)
    by_a_state = doer is not None and doer.name in STATES
    natural = of_nature(reading.title_event.cues) and (story.main or not violent(_cues(reading, story)))
    event, weapon = settled(event, weapon, quoted.sentence.text, by_a_state=by_a_state, natural=natural)
    texts = [s.sentence.text for s in story.statements]
    taken = told.rest.get(Harm.ABDUCTED) if not (story.apart and told.toll.killed) else None
    if taken and (only_abducted(event, weapon, texts) or (event is EventType.ATTACK and mostly_abducted(told))):
        event = EventType.ABDUCTION
    if story.main and taken_by_a_group(event, [reading.document.title, *(s.text for s in reading.document.body[:3])]):
        event = EventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    if from_above(event, reading.events.get(quoted.sentence.index, NOTHING).cues, quoted.sentence.text):
        event, weapon = (
            EventType.AIR_OR_DRONE_STRIKE,
            choose_weapon(EventType.AIR_OR_DRONE_STRIKE, _cues(reading, story)),
        )
    return event, weapon


def _event_read(reading: Reading, story: Story, quoted: Statement, *, harmed: bool) -> tuple[EventType, Weapon | None]:
    """What the words say: the quoted sentence first, then the title and the story's other sentences."""
    index = quoted.sentence.index
    others = sorted((s for s in story.statements if s is not quoted), key=lambda s: -s.event)[:3]
    readings = [reading.events.get(index, NOTHING)]
    readings += [reading.title_event] if story.main else []
    readings += [reading.events.get(s.sentence.index, NOTHING) for s in others]
    own: EventReading = next((r for r in readings if r.event_type is not None), readings[0])
    if own.event_type is EventType.ATTACK and _STRIKE.search(quoted.sentence.text):
        own = next((r for r in readings if r.event_type is EventType.AIR_OR_DRONE_STRIKE), own)
    event = decide(own, reading.head if story.main else None, harmed=harmed) or EventType.OTHER
    event = clearer(event, own, harmed=harmed)
    whole = [reading.events.get(s.sentence.index, NOTHING) for s in story.statements]
    near, far = ([cue for r in some for cue in r.cues] for some in (readings, whole))
    return event, choose_weapon(event, near) or choose_weapon(event, far)


_STRIKE = re.compile(r"\b(?:air)?(?:strikes?|raids?(?! on (?:a|an|his|her|their)\b)|bombardments?)\b", re.I)
"""What an air strike is called where its warplanes stand in another sentence."""


def _days(reading: Reading, story: Story) -> tuple[date | None, date | None, DatePrecision, tuple[int, int] | None]:
    """When it happened, how closely that is known, and the characters that say so."""
    if story.main:
        day = reading.day
        if day is None or day.date_start is None:
            return None, None, DatePrecision.UNKNOWN, None
        return day.date_start, day.date_end, day.precision, (day.start, day.end) if day.end else None
    inside = {s.sentence.index for s in story.statements}
    if story.days is None:
        told = (d.mention for d in reading.dates if d.sentence in inside and d.mention.form is Form.SINCE)
        since = next(told, None) if story.stance is Stance.CUMULATIVE else None
        if since is None:
            return None, None, DatePrecision.UNKNOWN, None
        return since.date_start, since.date_end, since.precision, (since.start, since.end)
    mention = next(
        (d.mention for d in reading.dates
         if d.sentence in inside and (d.mention.date_start, d.mention.date_end) == story.days), None,
    )  # fmt: skip
    if mention is None:
        return story.days[0], story.days[1], DatePrecision.DAY, None
    return story.days[0], story.days[1], mention.precision, (mention.start, mention.end)


def _spans_of(reading: Reading, quoted: Statement, who: _Who) -> Iterator[Evidence]:
    """Where who is named: actors in the sentences read for them, the speaker in the quoted one and around it."""
    yield from (Evidence("people", p.start, p.end) for p in who.people)
    at = _number_of(quoted, reading)
    around = [quoted.sentence, *reading.document.body[max(0, at - 3) : at + 2]]
    searched: tuple[tuple[str, Actor | Attribution | None, Sequence[Sentence]], ...] = (
        ("perpetrator", who.doer, who.on_doers), ("target", who.target, who.on_doers),
        ("attributed_to", who.speaker, around),
    )  # fmt: skip
    for name, named, those in searched:
        written = named.written if named is not None else ""
        places = ((s, s.text.find(written)) for s in those if written)
        first = next(((s, start) for s, start in places if start >= 0), None)
        if first is not None:
            start = first[0].start + first[1]
            yield Evidence(name, start, start + len(written))


_EARLY = re.compile(r"\b(?:initial|preliminary|early|first) (?:reports?|figures?|information|counts?)\b", re.I)


def _count(figure: Figure | None, reading: Reading) -> Count | None:
    """The count of a figure, "initial reports" for its qualifier where its sentence says so and no other stands."""
    if figure is None or figure.count.qualifier is not None or not figure.mentions:
        return figure.count if figure else None
    sentence = reading.document.sentences[figure.mentions[0].sentence] if figure.mentions[0].sentence >= 0 else None
    early = _EARLY.search(sentence.text) if sentence else None
    return replace(figure.count, qualifier=early.group().lower()) if early else figure.count


def _of(mention: Mention | None) -> Count | None:
    return mention.count if mention else None


def _victims(parts: Mapping[tuple[str, str], Part]) -> tuple[Victims, ...]:
    """The parts of the toll by group."""
    groups = dict.fromkeys(group for group, _ in parts)
    return tuple(
        Victims(g, *(part.count if (part := parts.get((g, field))) else None for field in ("killed", "injured")))
        for g in groups
    )
