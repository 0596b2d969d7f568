"""Where a story happened: its place, every place hit, and the province where a toll is that of more than one town.

Called by `index/claims/build.py`. Pure. Which of an article's places is the event's is `event_place.py`'s decision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.claims.document import Sentence
from index.claims.event_place import places_hit
from index.claims.place_words import NOT_THE_PLACE
from index.claims.places import TITLE, Cue, PlaceMention
from index.claims.primary import Statement, Story, anchor_of
from index.claims.reading import Reading
from index.gazetteer import Kind
from store.features import distance_km
from store.records import Place, PlacePrecision

SEVERAL = 3
"""From so many towns hit in one province on, or two named side by side, the province is where it happened."""
_COMMA = re.compile(r", (?:the )?(?:(?:town|village|city|camp)s? (?:of )?)?")
_AND = re.compile(r",? (?:and|&|as well as) (?:the )?(?:(?:town|village|city|camp)s? (?:of )?)?")
CLOSE = frozenset((PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT))
_PUT = frozenset((Cue.IN, Cue.KIND, Cue.WIDE, Cue.VILLAGE, Cue.HIT, Cue.PAIR))
"""How a text puts a place where something happened."""
_WORD = re.compile(r"[\s’']*([\w-]+)")
_CALLED = frozenset(("families", "tribe", "residence", "mosque", "hall", "roundabout", "martyrs", "voice", "news"))
"""After a name, beside `NOT_THE_PLACE`: it is called after the place, and lies anywhere."""
LARGE = 100_000
"""People; a town of this size is meant where its name stands alone."""
NEAR_BY_KM = 100.0
"""How far a place in the next province may lie for one event to have hit it too (`store.figures.SPREE_KM`)."""
_EVENTS_IN = re.compile(
    r"\b(?:blasts|bombings|bombs|explosions|attacks|(?:air ?)?strikes|raids|shootings|clashes|killings|ambushes"
    r"|massacres|protests|riots|floods|fires|storms|crashes|missiles|rockets|shells|drones|warplanes|jets)"
    r" (?:[\w-]+ ){0,4}?(?:in|on|at|near|hit|rock|rocked|struck|shook|pounded|targeted)"
    r" (?:the )?(?:(?:town|village|city|camp|province)s? of )?$",
    re.I,
)
"""Behind it stand the places of several events."""
_WHOLE_PROVINCE = re.compile(
    r"\b(?:(?:the|that) same|across the|throughout the|around the|elsewhere in the|of the whole|over the whole)"
    r" (?:\w+ )?(?:province|governorate|region|state)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """Where a story happened: the place, every place hit, and the characters that name them."""

    place: Place | None = None
    places: tuple[Place, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def where(reading: Reading, story: Story, quoted: Statement | None = None) -> StoryPlace:
    """Where a story happened: its own sentence's place before the article's; for the main story the article's.

    Args:
        reading: what was read in the article.
        story: one of its incidents.
        quoted: the statement that gives its figures, where there is one.
    """
    near = story.statements[:1] if not story.main else _about(story)
    own = [m for s in near for m in places_hit(reading.places, s.sentence.index)]
    main = _wide(reading) or reading.place
    if story.main and main is not None and quoted is not None and _across(quoted.sentence, reading):
        province = _province_of(main, reading)
        return StoryPlace(province, (province,))
    apart = _far_apart(quoted.sentence, reading) if story.main and quoted is not None else []
    if apart and reading.country is not None:
        towns = dict.fromkeys(m.entry.place for m in apart)
        return StoryPlace(reading.country, (reading.country, *towns), tuple((m.start, m.end) for m in apart))
    if story.apart:
        main = story.place or (main if story.main else None)
    elif not story.main:
        main = next((m for m in own if main is None or _told_as_there(m, main)), None) or main
    if main is None:
        return StoryPlace()
    own = [m for m in own if _hit_too(m, main, reading)]
    named = [main, *own] if story.main or main in own else own
    places = dict.fromkeys(m.entry.place for m in sorted(named, key=lambda m: (m.sentence, m.start)))
    spans = {(m.start, m.end) for m in named if m.sentence != TITLE}
    return StoryPlace(main.entry.place, tuple(places), tuple(sorted(spans)))


def _across(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence tells of a whole province and names no place: "Strikes on the same province killed nine"."""
    named = any(m.sentence == sentence.index for m in reading.places if m.entry.place.precision in CLOSE)
    return not named and _WHOLE_PROVINCE.search(sentence.text) is not None


def _far_apart(sentence: Sentence, reading: Reading) -> list[PlaceMention]:
    """ "Blasts in Kabul and Kunduz killed 13": the places of events in two provinces or more, whose toll is of all."""
    text = reading.document.text
    said = [m for m in reading.places if m.sentence == sentence.index and m.entry.kind is not Kind.COUNTRY]
    listed: list[PlaceMention] = []
    for a, b in pairwise(said):
        between = text[a.end : b.start]
        if a.entry.place.country != b.entry.place.country or not (_AND.fullmatch(between) or _COMMA.fullmatch(between)):
            listed = []
            continue
        listed = [*(listed or [a]), b]
        if _AND.fullmatch(between) and _EVENTS_IN.search(text[sentence.start : listed[0].start]):
            return listed if any(not _inside(listed[0], m) for m in listed[1:]) else []
    return []


def _told_as_there(mention: PlaceMention, main: PlaceMention) -> bool:
    """Whether a sentence puts its own event at a place: a small one abroad that is only named is rather a name."""
    put = mention.cue in _PUT or mention.entry.population >= LARGE
    return put or mention.entry.place.country == main.entry.place.country


def _hit_too(mention: PlaceMention, main: PlaceMention, reading: Reading) -> bool:
    """Whether what happened at the main place hit another one as well: in its province, near by, or named in a row.

    So did what lies in the province that the article speaks of most, lest a namesake was taken for the main place.
    Whatever else a report names in another province it compares, or it is the name of a person, an outlet, a street.
    """
    one, there = mention.entry.place, main.entry.place
    if one.country == there.country and (None in (one.admin1, there.admin1) or _inside(mention, main)):
        return True
    if any(_inside(m, main) for m in _row_of(mention, reading)) or _spoken_of_most(mention, reading):
        return True
    far = distance_km(one, there)
    near = one.country == there.country and far is not None and far <= NEAR_BY_KM
    return near and mention.cue in _PUT and not _called_after(mention, reading)


def _spoken_of_most(mention: PlaceMention, reading: Reading) -> bool:
    """Whether an article names more places in a place's province than in any other; a first name is named often too."""
    if mention.cue is Cue.PLAIN:
        return False
    areas = ((m.entry.place.country, m.entry.place.admin1) for m in reading.places if m.entry.place.admin1)
    named: Counter[tuple[str | None, str | None]] = Counter(areas)
    mine = named.pop((mention.entry.place.country, mention.entry.place.admin1), 0)
    return mine > max(named.values(), default=0)


def _row_of(mention: PlaceMention, reading: Reading) -> list[PlaceMention]:
    """The places named in one row with a place: "in A, B and C"."""
    said = [m for m in reading.places if m.sentence == mention.sentence != TITLE]
    row: list[PlaceMention] = []
    for m in said:
        between = reading.document.text[row[-1].end : m.start] if row else ""
        if row and not (_AND.fullmatch(between) or _COMMA.fullmatch(between)):
            if mention in row:
                break
            row = []
        row.append(m)
    return row if mention in row else []


def _called_after(mention: PlaceMention, reading: Reading) -> bool:
    """Whether something is only called after a place: "the X family", "X road"."""
    after = _WORD.match(reading.document.text, mention.end)
    return after is not None and after[1].lower() in NOT_THE_PLACE | _CALLED


def _province_of(mention: PlaceMention, reading: Reading) -> Place:
    """The province that a place lies in, without coordinates where the article does not name it."""
    if mention.entry.kind in (Kind.PROVINCE, Kind.COUNTRY):
        return mention.entry.place
    named = [m for m in reading.places if m.entry.kind is Kind.PROVINCE and _inside(mention, m)]
    if named:
        return named[0].entry.place
    place = mention.entry.place
    return Place(name=place.admin1 or place.name, admin1=place.admin1, country=place.country,
                 lat=None, lon=None, precision=PlacePrecision.PROVINCE)  # fmt: skip


def _wide(reading: Reading) -> PlaceMention | None:
    """The province that the main sentence names, where it names nothing closer and several of its towns were hit."""
    story = next((s for s in reading.stories if s.main), None)
    anchor = anchor_of(story.statements) if story else None
    if story is None or anchor is None or reading.place is None:
        return None
    said = [m for m in reading.places if m.sentence == anchor.sentence.index]
    provinces = [m for m in said if m.entry.kind is Kind.PROVINCE and _inside(reading.place, m)]
    towns = [m for s in _about(story) for m in places_hit(reading.places, s.sentence.index)]
    hit = {m.entry.place.geoname_id for m in towns if m.entry.kind is not Kind.PROVINCE}
    closer = [m for m in said if m.entry.kind not in (Kind.PROVINCE, Kind.COUNTRY)]
    several = len(hit) >= SEVERAL or (len(hit) > 1 and _side_by_side(reading, towns))
    return provinces[0] if provinces and not closer and several else None


def _side_by_side(reading: Reading, towns: Sequence[PlaceMention]) -> bool:
    """Whether two towns are named as hit together: "the strikes hit Saraqib and Binnish"."""
    pairs = ((a, b) for a in towns for b in towns if a.sentence == b.sentence != TITLE and a.end <= b.start)
    return any(_AND.fullmatch(reading.document.text[a.end : b.start]) for a, b in pairs)


def _inside(inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether a place lies in a province, by their names."""
    one, other = inner.entry.place, outer.entry.place
    return one.country == other.country and one.admin1 == other.admin1


def _about(story: Story) -> list[Statement]:
    """The main story's statements that say what was hit: the anchor's and those right after it."""
    anchor = anchor_of(story.statements)
    if anchor is None:
        return []
    first = anchor.sentence.index
    return [s for s in story.statements if first <= s.sentence.index <= first + 2 and s.event > 0]
