"""Where: the places that an article's text names, each with its span and the one namesake that is meant.

`find_places` is called once an article by `index/claims/reading.py`; `event_place.py` then chooses where the event was.
A name is taken for a place only where the words around it allow it (people, streets, outlets and teams are called after
places too), and the article's own context chooses among namesakes: the states and countries it names, its outlet, "X,
Y" pairs. Nothing is guessed on a continent that the article does not speak of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.claims.document import Document
from index.claims.place_context import Context
from index.claims.place_names import Cue, Name, names_in
from index.claims.place_unlisted import fits, is_place, nearest, settled, unlisted
from index.claims.place_words import PART_OF_TOWN
from index.gazetteer import Entry, Gazetteer, Kind, distance_km
from index.gazetteer_build import ROMANISED
from store.records import PlacePrecision

__all__ = ["TITLE", "Cue", "PlaceMention", "find_places"]

TITLE = -1
"""The sentence number of places named in the headline."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text: characters `start:end` of the article (of the headline, where `sentence` is `TITLE`).

    Attributes:
        cue: how the text puts it.
        paired: the wider place was named with it ("X, Ohio").
    """

    start: int
    end: int
    sentence: int
    entry: Entry
    cue: Cue
    paired: bool = False


def find_places(document: Document, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places of the headline and the body, in the order of the text, the headline's first."""
    context = Context(gazetteer)
    context.read_source(document.source, document.text)
    names: list[Name] = []
    surnames: Counter[str] = Counter()
    for number, text, start in _sentences(document):
        names += names_in(text, start, number, gazetteer, surnames)
    names = _of_nations(names)
    context.read_pairs(f"{document.text[:20_000]} {document.page_title}")
    own: dict[str, float] = defaultdict(float)
    for name in names:
        if name.found:
            votes = context.vote(name.found, within=name.within, named=name.cue is not Cue.PLAIN)
            own[name.text] += votes if name.within is None else 0.0
    names = _as_paired(names)
    home = context.home()
    shown = Counter(n.text for n in names if n.cue not in (Cue.PLAIN, Cue.ORIGIN))
    found: list[PlaceMention] = []
    parts: set[int | None] = set()
    unknown: list[Name] = []
    for name in names:
        if name.single and name.within is None and surnames[name.text] >= max(1, shown[name.text]):
            continue  # a person's name oftener than a place's
        namesakes = _namesakes(name, home, context, gazetteer)
        if not namesakes:
            if is_place(name, home):
                unknown.append(name)
            continue
        # a local outlet's "in Cedar Creek" does not speak for one abroad, however it is put
        mine = own[name.text] if name.cue in (Cue.PLAIN, Cue.ORIGIN) or context.city is not None else 0.0
        weak = name.cue in (Cue.PLAIN, Cue.HOSPITAL)
        entry = context.choose(namesakes, name.kinds, name.within, own=mine, weak=weak)
        if entry is not None and name.within is None and context.elsewhere(entry, own[name.text]):
            continue  # "in Weir" of a paper in Texas is no Weir in Kansas, but one that the gazetteer does not know
        if entry is not None:
            found.append(_mention(name, _capital(entry, gazetteer)))
            if name.kinds == PART_OF_TOWN and entry.kind is Kind.TOWN:
                parts.add(entry.place.geoname_id)
    known = [(m.sentence, m.start, m.entry) for m in found]
    added = [(name, unlisted(name, home, nearest(name, known))) for name in unknown]
    found += [_mention(name, entry) for name, entry in added if entry is not None]
    found.sort(key=lambda m: (m.sentence, m.start))
    return _with_outlet(_parts_of_towns(_widened(found, gazetteer), parts, context.city), context.city)


def _of_nations(names: list[Name]) -> list[Name]:
    """The names, each bare one read in the nation that the text gives it once ("the Brazilian city of Petropolis")."""
    nations = {name.text.lower(): name.nation for name in names if name.nation is not None}
    result = []
    for name in names:
        nation = nations.get(name.text.lower())
        there = tuple(e for e in name.found if e.place.country == nation)
        result.append(replace(name, found=there) if there and name.within is None else name)
    return result


def _as_paired(names: list[Name]) -> list[Name]:
    """The names, each bare one read as where the article names it with its state: "Felton" after "Felton, Minn."."""
    wider: dict[str, Entry | None] = {}
    for name in names:
        if name.within is not None:
            other = wider.setdefault(name.text.lower(), name.within)
            if other is None or other.place.geoname_id != name.within.place.geoname_id:
                wider[name.text.lower()] = None  # two of them
    unlisted_ones = {name.text.lower() for name in names if name.within is not None and not name.found}
    result = []
    for name in names:
        within = wider.get(name.text.lower()) if name.within is None else None
        if within is not None and within.kind is Kind.PROVINCE:
            known = () if name.text.lower() in unlisted_ones else name.found
            name = replace(name, within=within, found=known)
        result.append(name)
    return result


def _namesakes(name: Name, home: str | None, context: Context, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What a name may mean in this article."""
    county = _county(name, context, gazetteer)
    if county is not None:
        return (county,)
    if home is None or name.within or any(e.place.country == home for e in name.found):
        return name.found
    alike = fits(gazetteer.lookup(name.text, country=home), context.provinces)
    return alike or (() if settled(name) else name.found)


def _mention(name: Name, entry: Entry) -> PlaceMention:
    return PlaceMention(name.start, name.end, name.sentence, entry, name.cue, name.within is not None)


def _county(name: Name, context: Context, gazetteer: Gazetteer) -> Entry | None:
    """The county that "in Habersham" means in the article's own state, where no town of that name lies there."""
    states = context.states() if name.within is None and name.cue is not Cue.ORIGIN else frozenset()
    if not states or any(e.place.country == "US" and e.admin1_code in states for e in name.found):
        return None
    for form in (f"{name.text} County", f"{name.text} Parish"):
        for entry in gazetteer.lookup(form, country="US", kinds=(Kind.DISTRICT,), fuzzy=False):
            if entry.admin1_code in states:
                return entry
    return None


def _capital(entry: Entry, gazetteer: Gazetteer) -> Entry:
    """The city of Washington for the district that it fills; everything else as it is."""
    if entry.kind is not Kind.PROVINCE or (entry.place.country, entry.admin1_code) != ("US", "DC"):
        return entry
    towns = gazetteer.lookup("Washington", country="US", kinds=(Kind.TOWN,), fuzzy=False)
    return next((town for town in towns if town.admin1_code == "DC"), entry)


def _with_outlet(found: list[PlaceMention], city: Entry | None) -> list[PlaceMention]:
    """`found` and, behind it, where the outlet sits: local news often leaves its own city unnamed.

    Where nothing in the text says it, it is given as an area, not as the town.
    """
    if city is None:
        return found
    area = replace(city, place=replace(city.place, precision=PlacePrecision.DISTRICT))
    return [*found, PlaceMention(0, 0, TITLE, area, Cue.OUTLET)]


def _parts_of_towns(found: list[PlaceMention], parts: set[int | None], home: Entry | None) -> list[PlaceMention]:
    """Name what the text calls a neighbourhood with its city: "South Shore, Chicago".

    Args:
        found: the places.
        parts: the numbers of those that the text calls a neighbourhood.
        home: the outlet's city, which it may leave unnamed.
    """
    renamed: dict[int | None, Entry] = {}
    for entry in (m.entry for m in found if m.entry.place.geoname_id in parts):
        towns = [m.entry for m in found if m.entry.kind is Kind.TOWN]
        cities = [town for town in (*towns, *((home,) if home else ())) if _city_of(town, entry)]
        if cities:
            city = max(cities, key=lambda c: c.population)
            place = replace(entry.place, name=f"{entry.place.name}, {city.place.name}", precision=PlacePrecision.EXACT)
            renamed[entry.place.geoname_id] = replace(entry, place=place, kind=Kind.NEIGHBOURHOOD)
    return [replace(m, entry=renamed.get(m.entry.place.geoname_id, m.entry)) for m in found]


def _city_of(city: Entry, part: Entry) -> bool:
    """Whether a town can be the city that a neighbourhood lies in: much larger, and at most 25 km away."""
    if city.population < 4 * part.population or city.admin1_code != part.admin1_code:
        return False
    if city.place.name == part.place.name:
        return False
    one, other = city.place, part.place
    return distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0) <= 25.0


def _widened(found: list[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Take "Idlib" for the province where the article names other places of that province; "Idlib city" stays."""
    narrow = [m.entry for m in found if m.entry.admin1_code and not _eponym(m.entry)]
    homes = {(e.place.country, e.admin1_code) for e in narrow}
    result = []
    for mention in found:
        entry = mention.entry
        if _eponym(entry) and mention.cue is not Cue.KIND and (entry.place.country, entry.admin1_code) in homes:
            province = gazetteer.province(entry.place.country, entry.admin1_code)
            mention = replace(mention, entry=province or entry)
        result.append(mention)
    return result


def _eponym(entry: Entry) -> bool:
    """Whether a town has the name of its province (or is that province)."""
    return entry.place.name == entry.place.admin1 and entry.place.country in ROMANISED


_LINKS = re.compile(r"(?<=\w )(?:In|At|Near|Of|From|Outside|On|The|And|After|For|To|By|With|As)(?= )")


def _links_small(headline: str) -> str:
    """`headline` with the links of one that capitalises every word in small letters: "Two Shot In Compton"."""
    return _LINKS.sub(lambda m: m[0].lower(), headline)


def _sentences(document: Document) -> Iterator[tuple[int, str, int]]:
    """(number, text, offset) of the headline and the body's sentences."""
    if document.title:
        yield TITLE, _links_small(document.title), 0
    for sentence in document.body:
        yield sentence.index, sentence.text, sentence.start
