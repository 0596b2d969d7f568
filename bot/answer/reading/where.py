"""Where: the places, regions and surroundings a question names, chosen among namesakes by what the index covers.

Called by `read.py`. Pure given the gazetteer. A name that may mean several prominent places is reported as such, so
that the reader is asked; it is never settled by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.answer.plan import PlaceTerm
from bot.answer.reading.namesakes import (
    DISTRICT_WORDS,
    METRO_WORDS,
    TOWN_WORDS,
    WIDE,
    WIDE_WORDS,
    Covered,
    Hinted,
    PlaceNames,
    choose,
    country_like,
    hinted,
    of_kind,
    town_itself,
    town_of,
)
from bot.answer.reading.ordinary import is_word
from bot.answer.reading.own_names import carried
from bot.answer.reading.place_cues import (
    CASED_KIND,
    DIRECTIONS,
    EXCLUDE,
    EXCLUDED,
    HEAD,
    NEAR,
    SAID_KIND,
    STRONG,
    TAIL,
    TOKEN,
)
from bot.answer.reading.place_terms import METRO_KM, NEAR_KM, near_term, put_inside, term_of, unlisted_term
from bot.answer.reading.place_words import (
    BUILDING,
    in_a_name,
    is_cased,
    is_led,
    is_street,
    may_be_place,
    not_led,
    owns,
    prominent,
    spoken_of,
)
from bot.answer.reading.text import Scan
from store.names import fold_place
from store.records import PlacePrecision

if TYPE_CHECKING:
    from index.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Where:
    """What was read: places (any of them), excluded ones, and for an ambiguous name its rivals."""

    places: tuple[PlaceTerm, ...] = ()
    excluded: tuple[PlaceTerm, ...] = ()
    rivals: tuple[PlaceTerm, ...] = ()
    rival_name: str = ""
    either: bool = False  # "Idlib or Aleppo"
    against: bool = False  # "Idlib against Aleppo", "Idlib > Aleppo"
    around: tuple[PlaceTerm, ...] = ()  # wider places that only say where a closer one lies


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    term: PlaceTerm
    excluded: bool = False
    rivals: tuple[PlaceTerm, ...] = ()
    name: str = ""


def find_places(scan: Scan, gazetteer: PlaceNames, covered: Covered) -> Where:
    """Read and mark every place of the question."""
    cased = is_cased(scan.text)
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(scan.rest)]
    found: list[_Found] = []
    index = 0
    while index < len(tokens):
        hit = _longest(scan, tokens, index, gazetteer, covered, cased)
        if hit is None:
            index += 1
            continue
        found.append(hit)
        while index < len(tokens) and tokens[index][0] < hit.end:
            index += 1
    for one, other in pairwise(found):
        # "outside Raqqa and Aleppo" leaves both out
        if (
            one.excluded
            and re.fullmatch(
                r"(?:,| and| or| nor|, and|, or)(?: in)?(?: the)? ", scan.text[one.end : other.start].lower()
            )
            and not _holds(gazetteer, other.term, one.term)
        ):
            other.excluded = True
        closer = put_inside(scan.text[one.start : one.end], one.term, other.term)
        if closer is not None and scan.text[one.end : other.start] == " ":
            one.term, one.rivals, other.term = closer, (), closer
    for hit in found:
        scan.take(hit.start, hit.end)
    where = _join(scan, found, gazetteer)
    return _without_its_town(scan, where, gazetteer)


_THE_TOWN = re.compile(
    r"\b(?:but |and )?(?:not|excluding|except|without|outside|minus) (?:in |for |counting |including )?the "
    r"(?:city|town|capital)(?: itself| proper)?\b(?! of\b)"
)


def _without_its_town(scan: Scan, where: Where, gazetteer: PlaceNames) -> Where:
    """ "Around Aleppo but not in the city": the town of that name is left out."""
    around = where.places[0].place if len(where.places) == 1 else None
    match = _THE_TOWN.search(scan.rest)
    if match is None or around is None:
        return where
    entries = gazetteer.lookup(around.name, country=around.country, fuzzy=False)
    town = next((e for e in entries if e.kind.value == "town" and e.place.admin1 == around.admin1), None)
    if town is None:
        return where
    scan.take(*match.span())
    return replace(where, excluded=(*where.excluded, term_of(town, gazetteer)))


def _longest(
    scan: Scan, tokens: Sequence[tuple[int, int]], index: int, gazetteer: PlaceNames, covered: Covered, cased: bool
) -> _Found | None:
    """The longest place name that starts at a token, None where none does."""
    start = tokens[index][0]
    if is_street(scan, tokens, index):
        return None
    region = _region(scan, tokens, index, gazetteer, covered, cased)
    if region is not None:
        return region
    unlisted: _Found | None = None
    for size in range(min(5, len(tokens) - index), 0, -1):
        end = tokens[index + size - 1][1]
        phrase = scan.text[start:end].rstrip(".") if size == 1 and end - start > 3 else scan.text[start:end]
        if owns(scan, end, phrase, gazetteer):
            phrase = re.sub(r"'s$", "", phrase)  # "Syria's deadliest attacks", "more than Afghanistan's"
        if (
            "\x1f" in scan.rest[start:end]
            or re.search(r"[?!;:()\"]", phrase)
            or phrase.lower().endswith((" in", " of"))
        ):
            continue
        if not may_be_place(scan, start, phrase, size, covered, cased):
            continue
        found = _resolve(scan, start, start + len(phrase), phrase, gazetteer, covered, cased)
        if found is None:
            found = _part_of_town(scan, start, phrase, gazetteer, covered)
        if found is not None and found.term.unlisted is not None:
            unlisted = unlisted or found  # "Cherry Valley Township, Illinois" may still be known as Cherry Valley
        elif found is not None and (unlisted is None or found.end >= unlisted.end):
            return found
    return unlisted


def _region(
    scan: Scan, tokens: Sequence[tuple[int, int]], index: int, gazetteer: PlaceNames, covered: Covered, cased: bool
) -> _Found | None:
    start = tokens[index][0]
    for size in range(min(6, len(tokens) - index), 0, -1):
        end = tokens[index + size - 1][1]
        phrase = scan.text[start:end]
        if size == 1 and not may_be_place(scan, start, phrase, size, covered, cased):
            continue
        if "\x1f" in scan.rest[start:end] or re.search(r"[?!,;:()\"]", phrase):
            continue
        region = gazetteer.region(phrase)
        if region is not None:
            own = hinted(scan, start, end, phrase, gazetteer) if size > 1 else None
            if own is not None and own.entry is not None and own.entry.place.name.lower() == phrase.lower():
                return None  # "West Babylon, New York" is a town, not the west of another Babylon
            box = region.box
            term = PlaceTerm(
                label=region.name,
                box=(box.south, box.west, box.north, box.east) if box is not None else None,
                countries=tuple(region.countries),
                provinces=tuple(name for _, name in region.provinces),
            )
            return _Found(start, end, term, excluded=EXCLUDE.search(scan.text[:start].lower()) is not None)
    return None


def _part_of_town(scan: Scan, start: int, phrase: str, gazetteer: PlaceNames, covered: Covered) -> _Found | None:
    """ "Downtown Orlando", "North Camden": a part of a town that the gazetteer does not know by that name."""
    part, _, town = phrase.partition(" ")
    if part.lower() not in DIRECTIONS or not town or "," in town or scan.before(start, 1) not in STRONG:
        return None
    hit = _resolve(scan, start + len(part) + 1, start + len(phrase), town, gazetteer, covered, True, part_of=True)
    if hit is None or hit.term.place is None or hit.term.place.precision in WIDE:
        return None
    if part.lower() in ("greater", "metro", "metropolitan"):
        return replace(hit, start=start, term=near_term(hit.term.place, METRO_KM))
    return replace(hit, start=start, term=unlisted_term(phrase, hit.term))


def _resolve(
    scan: Scan,
    start: int,
    end: int,
    phrase: str,
    gazetteer: PlaceNames,
    covered: Covered,
    cased: bool,
    *,
    part_of: bool = False,
) -> _Found | None:
    head = HEAD.search(scan.rest[:start])
    tail = _tail(scan, end)
    kind = (head["kind"] if head else None) or (tail["kind"].lower() if tail and tail["kind"] else None)
    note = tail.groupdict().get("note") if tail else None
    if note is not None and re.search(r"state|province|governorate", note):
        kind = "state"
    with_hint = hinted(scan, start, end, phrase, gazetteer)
    if with_hint is not None:
        if with_hint.entry is None:
            return _unknown_in(scan, start, phrase, with_hint, gazetteer) if cased else None
        entry, end = with_hint.entry, with_hint.end
        tail = _tail(scan, end)
        kind = tail["kind"] if tail else None
        rivals: tuple[Entry, ...] = ()
    else:
        capital = phrase[0].isupper() and cased
        strong = part_of or is_led(scan, start)
        first = phrase.rpartition(" ")[0]
        named = cased and all(word[:1].isupper() for word in phrase.split())  # "Tall Rifaat"
        whole = not first or named or not gazetteer.lookup(first, fuzzy=False)  # "Syria go" is no misspelt town
        entries = gazetteer.lookup(phrase, fuzzy=strong and whole and not is_word(phrase.lower()))
        if not entries and " " in phrase:  # "Maarat Numan": a name without its article
            entries = [e for e in gazetteer.lookup(phrase) if fold_place(e.place.name) == fold_place(phrase)]
        entries = carried(phrase, entries, covered, gazetteer) or entries
        if entries and entries[0].match > 1:  # sooner a name without its article than a misspelt one
            entries = sorted(entries, key=lambda e: fold_place(e.place.name) != fold_place(phrase))
        if note is not None and "state" in note and re.search(r"u\.?s\.?", note):
            entries = [e for e in entries if e.place.country == "US" and e.kind.value == "province"] or entries
        if phrase.lower().split()[-1] in TOWN_WORDS | WIDE_WORDS | DISTRICT_WORDS:  # "Kansas City", not "Idlib city"
            entries = town_itself([e for e in entries if e.place.name.lower() == phrase.lower()], first, gazetteer)
        if kind == "country" and not any(e.kind.value == "country" for e in entries):
            entries = country_like(phrase, gazetteer, covered) or entries
        entries = of_kind(entries, kind)
        reported = phrase.lower() in covered.names
        if capital and not strong and not reported:
            # "Elon Musk", "Hurricane Idalia", "Prime Minister": a small place must be led by "in" or "near"
            entries = not_led(entries, in_a_name(scan, start, end), covered, scan.before(start, 1))
        if not capital and not strong and not reported:
            entries = [e for e in entries if (e.match <= 1 and prominent(e, 20_000)) or spoken_of(e, covered)]
            if is_word(phrase.lower()):
                entries = [e for e in entries if (e.match == 0 or e.kind.value == "country") and prominent(e, 100_000)]
        if not entries:
            return None
        entry, rivals = choose(entries, covered)
        if entry.match > 0 and not strong and BUILDING.match(scan.rest, end) and not spoken_of(entry, covered):
            return None  # "Al-Quds hospital" is no hospital in Jerusalem
        if part_of:
            town = town_of(entry, entries)
            if town is None:
                return None
            entry, rivals = town, ()
    if tail is not None:
        end += tail.end()
    begin = head.start() if head else start
    placed = _placed(scan, begin, end, entry, rivals, kind, gazetteer)
    placed.name = phrase
    return placed


def _tail(scan: Scan, end: int) -> re.Match[str] | None:
    """The kind of place that stands behind a name."""
    rest = scan.rest[end:]
    return TAIL.match(rest) or SAID_KIND.match(rest) or CASED_KIND.match(scan.text[end:])


def _unknown_in(scan: Scan, start: int, phrase: str, hint: Hinted, gazetteer: PlaceNames) -> _Found | None:
    """ "in East Dunbar, Fort Myers, Florida", "in Aetna (Gary)": a place of no gazetteer, in a place that has one."""
    if hint.around is None or not phrase[0].isupper() or "," in phrase or scan.before(start, 1) not in STRONG:
        return None
    hit = _placed(scan, start, hint.end, hint.around, (), None, gazetteer)
    return hit if hit.term.place is None else replace(hit, term=unlisted_term(phrase, hit.term))


def _placed(
    scan: Scan, start: int, end: int, entry: Entry, rivals: Sequence[Entry], kind: str | None, gazetteer: PlaceNames
) -> _Found:
    before = scan.text[:start].lower()
    near = NEAR.search(before)
    term = term_of(entry, gazetteer)
    abroad = len({rival.place.country for rival in rivals}) == len(rivals)
    others = tuple(
        replace(other, label=f"{rival.place.name}, {gazetteer.country_name(rival.place.country)}")
        if abroad and rival.place.precision is not PlacePrecision.COUNTRY
        else other
        for rival in rivals
        for other in (term_of(rival, gazetteer),)
    )
    without, behind = EXCLUDE.search(before), EXCLUDED.match(scan.rest[end:])
    excluded = (without is not None or behind is not None) and near is None
    if behind is not None:
        end += behind.end()
    if without is not None and excluded:
        start = without.start()
    if near is not None and term.place is not None and term.place.lat is not None:
        km = NEAR_KM
        if near["n"]:
            km = float(near["n"]) * (1.609344 if near["unit"].startswith("mi") else 1.0)
        term = near_term(term.place, km)
        start = near.start()
    elif kind == "area" and entry.kind.value in ("town", "village") and term.place is not None:
        term = near_term(term.place, NEAR_KM)
    elif kind in METRO_WORDS and entry.kind.value in ("town", "village") and term.place is not None:
        term = near_term(term.place, METRO_KM)
    return _Found(start, end, term, excluded, others)


def _holds(gazetteer: PlaceNames, outer: PlaceTerm, inner: PlaceTerm) -> bool:
    """Whether a place is what another is left out of: "outside Raqqa, in Syria"."""
    return outer.place is not None and inner.place is not None and gazetteer.contains(outer.place, inner.place)


_AGAINST = re.compile(
    r"(?:'s)? ?(?:,? ?(?:against|vs\.?|versus|compared (?:to|with)|next to)|[<>]) ?(?:in |that (?:in|of) )?(?:the )?"
)


def _inside(hit: _Found, outer: Sequence[PlaceTerm], scan: Scan, gazetteer: PlaceNames) -> PlaceTerm:
    """What is left out of a place lies in it: "in Idlib but not in Ariha" means no Jericho."""
    places = [term.place for term in outer if term.place is not None]
    own = hit.term.place
    if own is None or not places or any(gazetteer.contains(place, own) for place in places):
        return hit.term
    for entry in gazetteer.lookup(hit.name, fuzzy=False):
        if any(gazetteer.contains(place, entry.place) for place in places):
            return term_of(entry, gazetteer)
    return hit.term


def _join(scan: Scan, found: list[_Found], gazetteer: PlaceNames) -> Where:
    """Drop a wider place that only says where a closer one lies ("in Saraqib in Idlib"); settle rivals by company."""
    wanted = [hit for hit in found if not hit.excluded]
    for hit in found:
        if hit.excluded:
            hit.term = _inside(hit, [other.term for other in wanted], scan, gazetteer)
    either = any(
        re.search(
            r"\b(?:or|vs|versus|than|exceed(?:s|ed)?|surpass(?:es|ed)?|outnumber(?:s|ed)?)\b",
            scan.text[a.end : b.start].lower(),
        )
        for a, b in pairwise(wanted)
    )
    kept: list[_Found] = []
    around: list[PlaceTerm] = []
    for hit in wanted:
        hit_place = hit.term.place
        inner = [
            other
            for other in wanted
            if other is not hit
            and hit_place is not None
            and other.term.place is not None
            and other.term.place != hit_place
            and gazetteer.contains(hit_place, other.term.place)
        ]
        if inner and not either:
            around.append(hit.term)
            continue
        if not any(k.term == hit.term for k in kept):
            kept.append(hit)
    rivals = next((hit for hit in kept if hit.rivals), None)
    return Where(
        places=tuple(hit.term for hit in kept),
        excluded=tuple(hit.term for hit in found if hit.excluded),
        rivals=rivals.rivals if rivals else (),
        rival_name=rivals.term.place.name if rivals and rivals.term.place else "",
        either=either and len(kept) > 1,
        around=tuple(around),
        against=len(kept) > 1
        and any(_AGAINST.fullmatch(scan.text[a.end : b.start].lower()) for a, b in pairwise(wanted)),
    )
