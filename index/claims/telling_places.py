"""Where a sentence puts what it tells, and whether two places are two.

Called by `index/claims/tellings.py` and `take_apart.py`. Pure. Which place is the article's is the decision of
`event_place.py`.
"""

from __future__ import annotations

import re

from index.claims.document import Sentence
from index.claims.places import Cue, PlaceMention
from index.claims.reading import Reading
from index.claims.telling_words import FRAMES, SHELLING_OF, TAKEN_TO
from index.gazetteer import Kind
from store.features import distance_km

_QUARTER = re.compile(r" neighbou?rhood\b", re.I)
_BEHIND = 16
_PUT = (Cue.IN, Cue.HIT, Cue.KIND, Cue.VILLAGE, Cue.WIDE, Cue.PAIR)
APART_KM = 8.0
"""Towns that are nearer than this may be one place to two reporters."""


def place_of(reading: Reading, index: int) -> PlaceMention | None:
    """Where a sentence puts what it tells: closer than a country, and no hospital, origin or dateline."""
    sentence = reading.document.sentences[index]
    said = [
        m
        for m in reading.places
        if m.sentence == index
        and m.entry.kind is not Kind.COUNTRY
        and not TAKEN_TO.search(sentence.text[: max(0, m.start - sentence.start)])
    ]
    put = [m for m in said if m.cue in _PUT or (m.cue in (Cue.ORIGIN, Cue.PLAIN) and _named_first(reading, m))]
    close = [m for m in put if not any(holds(m, other) for other in put)]
    near = [m for m in said if m.cue is Cue.NEAR and m.entry.kind is not Kind.PROVINCE]
    narrow = [m for m in close if m.entry.kind is not Kind.PROVINCE]
    return next((m for some in (narrow, near, close) for m in some), None) or next(
        (m for m in said if m.cue is Cue.NEAR), None
    )


def at_home(reading: Reading, mention: PlaceMention | None) -> PlaceMention | None:
    """`mention`, or the article's own place for a quarter of a town that the article never names.

    "In the Austin neighborhood" too is no town of that name in another province than that of the article.
    """
    home = reading.place
    if mention is None or home is None or not _strange(reading, mention):
        return mention
    return next((m for m in reading.places if m.entry.place.name == _town(home.entry.place.name)), home)


def _strange(reading: Reading, mention: PlaceMention) -> bool:
    """See `at_home`."""
    home = reading.place
    if home is None or not (home.entry.kind is Kind.TOWN or _is_quarter(home)):
        return False
    one, own = mention.entry.place, home.entry.place
    if _is_quarter(mention):
        town = _town(one.name)
        return town != _town(own.name) and town.lower() not in _text(reading).lower()
    behind = reading.document.text[mention.end : mention.end + _BEHIND]
    part = _QUARTER.match(behind) is not None and mention.entry.kind is Kind.TOWN
    return part and (one.country, one.admin1) != (own.country, own.admin1)


def _is_quarter(mention: PlaceMention) -> bool:
    """Whether it is a part of a town, whose name stands behind its own ("West End, Salem")."""
    return ", " in mention.entry.place.name


def _town(name: str) -> str:
    """The town of a quarter ("West End, Salem"), a town itself."""
    return name.rpartition(", ")[2]


def _text(reading: Reading) -> str:
    """The headline and the body."""
    return "\n".join([reading.document.title, reading.document.text])


def _named_first(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a place stands in a label or opening phrase ("Zabul: …", "In rebel-held western X, …") or was bombed."""
    sentence = reading.document.sentences[mention.sentence]
    before = sentence.text[: mention.start - sentence.start]
    after = sentence.text[mention.end - sentence.start :][:2]
    if SHELLING_OF.search(before):
        return True
    return (
        len(before) <= _OPENING
        and "," not in before
        and ((after[:1] == "," and FRAMES.match(sentence.text) is not None) or after[:1] == ":")
    )


_OPENING = 50
"""Characters."""


def framed(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence begins with where it plays: "In the Kherson region, …", "Hours earlier, in X, …"."""
    starts = (m.start - sentence.start for m in reading.places if m.sentence == sentence.index and m.cue in _FRAMED)
    return FRAMES.match(sentence.text) is not None and any(start <= _OPENING for start in starts)


_FRAMED = (*_PUT, Cue.NEAR, Cue.PLAIN, Cue.ORIGIN)


def in_town(reading: Reading, place: PlaceMention | None, sentence: Sentence) -> PlaceMention | None:
    """The place of a roundup's incident: in its town's province, or named with its own or at the sentence's start."""
    if place is None or reading.place is None:
        return place
    one, home = place.entry.place, reading.place.entry.place
    if place.cue is Cue.PAIR or (place.cue in _PUT and framed(reading, sentence)):
        return place
    known = None not in (one.admin1, home.admin1)
    return None if one.country == home.country and known and one.admin1 != home.admin1 else place


def elsewhere(one: PlaceMention, other: PlaceMention, *, least: float = APART_KM) -> bool:
    """Whether two places are two: neither holds the other, nor do they lie within `least` kilometres."""
    a, b = one.entry.place, other.entry.place
    if a.geoname_id is not None and a.geoname_id == b.geoname_id:
        return False
    if holds(one, other) or holds(other, one):
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.name != b.name
    far = distance_km(a, b)
    return far is None or far > least


def holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    """Whether a place lies in a country, province or district."""
    one, other = outer.entry, inner.entry
    if one.place.country != other.place.country or one.place.geoname_id == other.place.geoname_id:
        return False
    if one.kind is Kind.COUNTRY:
        return True
    if one.kind is Kind.PROVINCE:
        return one.place.admin1 == other.place.admin1 or one.admin1_code == other.admin1_code
    return one.kind is Kind.DISTRICT and one.admin2 is not None and one.admin2 == other.admin2
