"""Names of places in one sentence: which words may be one, how the text puts them, what they could mean.

Used by `places.py`, which then chooses among the namesakes. A name is taken for a place only where the words around it
allow it: people, streets, outlets and teams are called after places too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.claims.calendar_words import WEEKDAYS
from index.claims.place_behind import province_behind, state_behind
from index.claims.place_context import adjectives
from index.claims.place_refuge import is_refuge
from index.claims.place_spans import Word, ordinary_words, runs, words_of
from index.claims.place_words import (
    ALSO_PEOPLE,
    BEFORE_A_PLACE,
    BY_THE_STREET,
    FAMILIES,
    HIT,
    HOSPITALS,
    IN,
    KIND_AFTER,
    LEADS,
    MANY_PLACES,
    MANY_STREETS,
    NEAR,
    NOT_NAMES,
    NOT_THE_PLACE,
    OF_THE_PLACE,
    ORIGIN,
    PARTS,
    POLICE,
    SITES,
    SPEAKERS,
    STREETS,
    TITLES,
    VILLAGES,
    WATERS,
    WIDE,
)
from index.gazetteer import Entry, Gazetteer, Kind, us_state

MAX_WORDS = 5


class Cue(StrEnum):
    """How the text puts a place."""

    IN = "in"
    NEAR = "near"
    HIT = "hit"  # object of striking, shelling …
    KIND = "kind"  # "the town of X", "X city"
    VILLAGE = "village"  # "the village of X": the narrowest that such reports name
    WIDE = "wide"  # "X countryside", "the province of X": something in it is meant
    PAIR = "pair"  # "X, Ohio"
    DATELINE = "dateline"
    POLICE = "police"
    HOSPITAL = "hospital"
    ORIGIN = "origin"  # "a 20-year-old of X", "from X", "to X"
    PLAIN = "plain"
    OUTLET = "outlet"  # named nowhere: where the outlet sits


@dataclass(frozen=True, slots=True)
class Name:
    """A name before its namesakes are told apart."""

    start: int
    end: int
    sentence: int
    text: str
    found: tuple[Entry, ...]
    cue: Cue
    kinds: tuple[Kind, ...]
    within: Entry | None
    single: bool
    nation: str | None = None  # the country that the words before it put it in, where it has namesakes elsewhere


def names_in(text: str, offset: int, number: int, gazetteer: Gazetteer, surnames: Counter[str]) -> Iterator[Name]:
    """The names of one sentence that the gazetteer knows and that the words around them allow to be places."""
    words = words_of(text)
    at = 0
    for run in runs(words):
        at = max(at, run.first)
        while at < run.last:
            if not words[at].name:
                at += 1
                continue
            name = None
            for length in range(min(MAX_WORDS, run.last - at), 0, -1):
                if words[at + length - 1].name:
                    name = _name(text, words, at, at + length, run.first, run.last, offset, number, gazetteer)
                    if name is not None:
                        break
            if name is None:
                unknown = _unknown(text, words, at, run.last, offset, number, gazetteer)
                if unknown is not None:
                    yield unknown[0]
                    at = unknown[1]
                    continue
                if at > run.first and not _lead(words[at - 1]):
                    surnames[words[at].text] += 1
                at += 1
                continue
            yield name[0]
            at = name[1]


def _name(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    run_first: int,
    run_last: int,
    offset: int,
    number: int,
    gazetteer: Gazetteer,
) -> tuple[Name, int] | None:
    """The name in words `first` to `last - 1` and where to go on, None where it is no place."""
    phrase = text[words[first].start : words[last - 1].end].removesuffix("'s").removesuffix("’s")
    single = last - first == 1
    if phrase.lower() in NOT_NAMES:
        return None
    state = us_state(phrase) if phrase.endswith(".") else None
    home = gazetteer.state(state) if state else None
    found = [home] if home else gazetteer.lookup(phrase, fuzzy=False)
    if last < len(words) and words[last].text in ("Co", "Co."):
        found = gazetteer.lookup(f"{phrase} County", fuzzy=False) or found
    if not found or _at_a_street(words, first, last, run_last) or _of_a_family(words, first, last):
        return None
    nation = _nation(words, first, gazetteer)
    there = [e for e in found if e.place.country == nation]
    nation, found = (nation, there) if there and len(there) < len(found) else (None, found)
    before = words[first - 1].text.lower() if first else ""
    if before == "of" and first > 1 and words[first - 2].text.lower() in WATERS:
        return None
    after = words[last].text.lower() if last < len(words) else ""
    if after in ("camp", "refugee"):
        found = gazetteer.lookup(f"{phrase} camp", fuzzy=False) or found
    within, end = _pair(text, words, last, found, gazetteer)
    if within is None and found[0].kind not in (Kind.PROVINCE, Kind.COUNTRY):
        within, end = state_behind(text, words, last, gazetteer)
        if within is not None:
            found = []  # "Felton, Minn.": none of the Feltons that the gazetteer knows
    cue = _cue(words, first, last, within is not None)
    if single and within is None and not _allowed(words, first, last, run_first, run_last, cue, found[0]):
        return None
    called_after = last < len(words) and words[last].name and after.rstrip(".") in NOT_THE_PLACE
    if not single and within is None and (before in TITLES or called_after):
        return None
    kinds = _kinds(words, first, last)
    start = offset + words[first].start
    stop = offset + words[last - 1].end
    return Name(start, stop, number, phrase, tuple(found), cue, kinds, within, single, nation), end


def _nation(words: Sequence[Word], first: int, gazetteer: Gazetteer) -> str | None:
    """The country that the words before a name put it in: "the Brazilian city of X", "Peru's northern region of X"."""
    back = first - 1
    while back >= max(0, first - 6) and words[back].text.lower() in BEFORE_A_PLACE:
        back -= 1
    if back < 0 or not words[back].name:
        return None
    text = words[back].text
    if text in adjectives():
        return adjectives()[text]
    if not text.endswith(("'s", "’s")):
        return None
    owners = gazetteer.lookup(text[:-2], fuzzy=False)
    return owners[0].place.country if owners and owners[0].kind is Kind.COUNTRY else None


def _at_a_street(words: Sequence[Word], first: int, last: int, run_last: int) -> bool:
    """Whether a name is (the start of) a street's: "South X Trail", "X and Y streets", "the 500 block of X"."""
    if any(w.text.lower().rstrip(".") in STREETS for w in words[last + 1 : run_last]):
        return True
    after = [w.text.lower() for w in words[last : last + 4]]
    if after[:1] and after[0] in MANY_STREETS:
        return True
    if after[:1] == ["and"] and len(after) > 2 and words[last + 1].name and MANY_STREETS & set(after[2:]):
        return True
    before = [w.text.lower() for w in words[max(0, first - 4) : first]]
    return (before[-1:] == ["of"] and bool(BY_THE_STREET & set(before[-2:]))) or (
        before[-1:] == ["and"] and bool(BY_THE_STREET & set(before[:-1]))
    )


def _of_a_family(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name is a family's: "the X family", "the home of the Abu X clan"."""
    if last >= len(words) or words[last].text not in FAMILIES:
        return False
    back = first - 1
    while back > 0 and first - back < 4 and words[back].name:
        back -= 1
    return back >= 0 and words[back].text.lower() == "the"


def _unknown(
    text: str, words: Sequence[Word], first: int, run_last: int, offset: int, number: int, gazetteer: Gazetteer
) -> tuple[Name, int] | None:
    """A name that no namesake has as it is spelt, but that stands where a place stands: "the village of X"."""
    last = first + 1
    while last < run_last and last - first < MAX_WORDS and not _ends_a_name(words[last]):
        last += 1
    while not words[last - 1].name:
        last -= 1  # "X on" of "X on Tuesday"
    start_word = words[first].text.lower()
    if start_word in PARTS | LEADS or words[first].text in adjectives() or _of_a_family(words, first, last):
        return None
    behind = [w.text.lower() for w in words[last : last + 2]]
    if behind[1:] == ["of"] and behind[0] in KIND_AFTER and last + 2 < len(words) and words[last + 2].name:
        return None  # "the Druze town of X"
    cue = _cue(words, first, last, False)
    if start_word in ordinary_words() and (cue is not Cue.VILLAGE or last - first == 1):
        return None
    if cue not in (Cue.IN, Cue.NEAR, Cue.KIND, Cue.VILLAGE, Cue.WIDE, Cue.HIT, Cue.DATELINE):
        return None
    if words[first].text.isupper() and cue is not Cue.DATELINE:
        return None
    kinds = _kinds(words, first, last)
    phrase = text[words[first].start : words[last - 1].end].removesuffix("'s").removesuffix("’s")
    start, stop = offset + words[first].start, offset + words[last - 1].end
    within, end = state_behind(text, words, last, gazetteer)
    site = words[last - 1].text.lower() in SITES
    if within is None and not site and cue in (Cue.IN, Cue.NEAR, Cue.KIND, Cue.VILLAGE, Cue.HIT):
        within = province_behind(text, words, last, gazetteer)
    nation = _nation(words, first, gazetteer) if within is None else None
    return Name(start, stop, number, phrase, (), cue, kinds, within, last - first == 1, nation), end


def _ends_a_name(word: Word) -> bool:
    """Whether a word behind a name is none of it: "X province", "X Tuesday"."""
    text = word.text.lower()
    return text in KIND_AFTER or (word.name and text.endswith("day") and text in WEEKDAYS)


def _kinds(words: Sequence[Word], first: int, last: int) -> tuple[Kind, ...]:
    """What the text says a name is: "X village", "X and Y villages", "the town of X", "the villages of X, Y and Z"."""
    after = [w.text.lower() for w in words[last : last + 5]]
    if after[:1] and after[0] in KIND_AFTER:
        return KIND_AFTER[after[0]]
    if after[:1] == ["and"] and (said := [w for w in after[2:] if w in MANY_PLACES]):
        return KIND_AFTER[said[0]]
    back = first - 1
    while back > 0 and first - back < 24 and (words[back].name or words[back].text in (",", "and")):
        back -= 1
    if back < 1 or words[back].text.lower() != "of":
        return ()
    kind = words[back - 1].text.lower()
    return KIND_AFTER.get(kind, ()) if back == first - 1 or kind in MANY_PLACES else ()


def _allowed(
    words: Sequence[Word], first: int, last: int, run_first: int, run_last: int, cue: Cue, best: Entry
) -> bool:
    """Whether the words around a single name let it be a place: no person, street, outlet or ordinary word."""
    text = words[first].text.lower()
    before = words[first - 1].text.lower().rstrip(".") if first else ""
    after = words[last].text.lower().rstrip(".") if last < len(words) else ""
    called_after = last < len(words) and words[last].name and after in NOT_THE_PLACE
    if before in TITLES or called_after or len(text) < 3:
        return best.kind is Kind.COUNTRY and before not in TITLES
    if text in PARTS:
        return False
    if text in ordinary_words():
        alone = last >= len(words) or not words[last].name or after in POLICE
        return cue in (Cue.IN, Cue.DATELINE) and best.population >= 50_000 and first > 0 and alone
    wide = best.kind is Kind.COUNTRY and text not in ALSO_PEOPLE
    if text.endswith(("'s", "’s")) and best.population < 50_000 and not wide:
        return False
    if first > run_first and not _lead(words[first - 1]) and not wide:
        return False
    called = after in POLICE or after in HOSPITALS or after in KIND_AFTER or after in OF_THE_PLACE
    if last < run_last and words[last].name and not called:
        return wide or after in LEADS
    return not (after in SPEAKERS and cue is Cue.PLAIN and not wide)


def _lead(word: Word) -> bool:
    """Whether a capitalised word may stand before a place's name."""
    text = word.text.lower().rstrip(".")
    if text.endswith(("'s", "’s")):
        return True
    return text in LEADS or text in POLICE or text in KIND_AFTER or not word.name


def _cue(words: Sequence[Word], first: int, last: int, paired: bool) -> Cue:
    """How the words around a name put it."""
    back = first - 1
    while back > 0 and words[back].text.lower().rstrip(".") in PARTS:
        back -= 1
    before = words[back].text.lower() if back >= 0 else ""
    earlier = words[back - 1].text.lower() if back >= 1 else ""
    after = words[last].text.lower() if last < len(words) else ""
    if (first == 0 or (before == "/" and words[0].name)) and _dateline(words, last):
        return Cue.DATELINE
    if after in ("suburb", "suburbs"):
        return Cue.NEAR
    if after in HOSPITALS or is_refuge(words, back, before, earlier):
        return Cue.HOSPITAL
    if after in POLICE:
        return Cue.POLICE
    if after in WIDE or (before == "of" and earlier in WIDE) or before == "rural":
        return Cue.WIDE
    if (
        before == "of"
        and earlier in PARTS
        and [w.text.lower() for w in words[max(0, back - 3) : back - 1]] == ["in", "the"]
    ):
        return Cue.IN  # "in the west of X", not "ten miles west of X"
    if (
        (before == "of" and earlier in NEAR)
        or before in ("near", "outside", "around")
        or (before == "to" and earlier == "close")
    ):
        return Cue.NEAR
    kinds = _kinds(words, first, last)
    if before == "from":
        return Cue.ORIGIN  # "a man from X village"
    if kinds == VILLAGES or before in ("village", "hamlet"):
        return Cue.VILLAGE
    if before in KIND_AFTER or kinds:
        return Cue.KIND
    if before in IN:
        return Cue.IN
    if before in HIT:
        return Cue.HIT
    if paired:
        return Cue.PAIR
    return Cue.ORIGIN if before in ORIGIN else Cue.PLAIN


def _dateline(words: Sequence[Word], last: int) -> bool:
    """Whether a sentence begins like a wire: "MOBILE, Ala. (AP) —", "GAZA CITY — ", in capitals also "QUETTA: "."""
    colon = next((at for at in range(last, min(last + 9, len(words))) if words[at].text == ":"), 0)
    if colon and all(w.text.isupper() or w.text == "/" for w in words[:colon]):
        return True
    for at in range(last, min(last + 9, len(words))):
        if words[at].text in ("—", "–", "-", "(") and at - last < 8:
            return True
        if not words[at].name and words[at].text not in (",", ".", "/") and not words[at].text.isdigit():
            return False
    return False


def _pair(
    text: str, words: Sequence[Word], last: int, found: Sequence[Entry], gazetteer: Gazetteer
) -> tuple[Entry | None, int]:
    """The wider place named after a comma ("X, Ohio") and where to go on; (None, `last`) where there is none."""
    at = last
    if (at < len(words) and words[at].text in (",", "(")) or (at < len(words) and words[at].text.lower() == "in"):
        at += 1
    if at >= len(words) or not words[at].name or (at == last and not us_state(words[at].text)):
        return None, last
    for length in (3, 2, 1):
        if at + length > len(words):
            continue
        phrase = text[words[at].start : words[at + length - 1].end]
        state = us_state(phrase)
        if state and (len(phrase) > 2 or phrase.isupper()):
            inner = [e for e in found if e.place.country == "US" and e.admin1_code == state]
            outer = gazetteer.state(state)
            if inner and outer:
                return outer, at + length
        for outer in gazetteer.lookup(phrase, fuzzy=False)[:4]:
            if outer.kind not in (Kind.PROVINCE, Kind.COUNTRY, Kind.DISTRICT):
                continue
            if any(e.place.geoname_id != outer.place.geoname_id and _inside(outer, e) for e in found):
                return outer, at + length
    return None, last


def _inside(outer: Entry, inner: Entry) -> bool:
    """Whether an entry lies in a country, province or district, by codes."""
    if outer.place.country != inner.place.country:
        return False
    if outer.kind is Kind.COUNTRY:
        return inner.kind is not Kind.COUNTRY
    if outer.kind is Kind.PROVINCE:
        return outer.admin1_code == inner.admin1_code and inner.kind is not Kind.COUNTRY
    return outer.admin2 is not None and outer.admin2 == inner.admin2
