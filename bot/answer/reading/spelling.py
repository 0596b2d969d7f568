"""Mends misspelt words of a question: "civillians kiled in idlb" → "civilians killed in idlib".

Called by `read.py` first. A word is only changed when it is no English word, no place, and one known word alone is
near it; words in capitals ("SOHR") are left alone, and of a name of several words ("Abu Daqqa") none becomes a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from bot.answer.reading.ordinary import is_word
from bot.answer.reading.wordlist import words

_KNOWN = words(
    """
    how many much what which who where when why was were did does happened killed killing deaths death dead died
    fatal fatalities casualties victims toll injured wounded injuries displaced abducted kidnapped arrested
    missing people persons civilians civilian children child women woman men journalists journalist medics
    doctors soldiers fighters combatants police officers elderly airstrike airstrikes strike strikes drone
    drones bombing bombings bomb shelling artillery missile missiles rocket rockets mortar shooting shootings
    gunfire explosion explosions blast suicide attack attacks raid raids massacre massacres clashes clash battle
    protest protests abduction abductions kidnapping kidnappings stabbing stabbings landmine landmines grenade
    chemical ambush earthquake flood floods incidents incident events event january february march april june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday
    yesterday today week weeks month months year years weekend since between before after during until
    deadliest deadlier
    bloodier bloodiest worse more fewer most fewest higher lower
    latest recent worst first average percentage share trend compare list show province provinces governorate
    district town towns city cities village country hospital hospitals school schools market mosque church camp
    convoy according reported sources source says hit targeted involving named near around northern southern
    eastern western proportion blamed rising falling increasing government there happened number numbers those
    anyone anybody someone carry carried outside inside within least exactly autumn winter coalition regime rebels
    median massacred slaughtered weekends weekdays mondays tuesdays wednesdays thursdays fridays saturdays
    sundays border borders longest consecutive rank fought
    accounted responsible radius share kilometres except excluding without
    """
)


# Names of times, which are capitalised and no places' names.
_CALENDAR = words(
    """
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
    """
)
_YEAR_NEXT = re.compile(r",? (?:of )?(?:19|20)\d\d\b")
_HOW_MANY = re.compile(r"\bhow (?:mny|amny|mayn|manny|mani|meny|man)\b", re.I)
_NEXT = re.compile(r"[ -]([^\W\d_][\w'-]+)")
_LAST = re.compile(r"([^\W\d_][\w'-]+)[ -]$")
# The same with an article between: "Deir al Balah", "Tell es Sultan".
_ARTICLE = r"(?:al|el|ad|as|ash|at|ar|az|ez|es|esh|et|an|de|del|la|las|los)[ -]"
_NEXT_BUT_ONE = re.compile(rf"[ -]({_ARTICLE}[^\W\d_][\w'-]+)", re.I)
_LAST_BUT_ONE = re.compile(rf"([^\W\d_][\w'-]+[ -]{_ARTICLE})$", re.I)


def mend(text: str, is_place: Callable[[str], bool], place_names: Collection[str] = ()) -> str:
    """The question with misspelt words set right; the same string when there are none.

    Args:
        text: cleaned.
        is_place: whether a word is a place's name as it stands.
        place_names: lower-case names of places that the index speaks of, candidates for misspelt ones.
    """
    cased = not (text.islower() or text.isupper())

    def among_names(match: re.Match[str]) -> bool:
        """Whether a capitalised word stands directly before or behind, so that both may be a person's name."""
        behind, before = _NEXT.match(text, match.end()), _LAST.search(text[: match.start()])
        led = before is not None and before.start() > 0 and before[1][0].isupper()
        return led or (behind is not None and behind[1][0].isupper() and not behind[1].isupper())

    def in_a_name(match: re.Match[str]) -> bool:
        """Whether the word is part of a place's name of two words, or of three ("Deir ez-Zor", "Deir al Balah")."""
        behind = [pattern.match(text, match.end()) for pattern in (_NEXT, _NEXT_BUT_ONE)]
        before = [pattern.search(text[: match.start()]) for pattern in (_LAST, _LAST_BUT_ONE)]
        names = [f"{match.group()} {one[1]}" for one in behind if one is not None]
        names += [f"{one[1].strip()} {match.group()}" for one in before if one is not None]
        return any(map(is_place, names))

    def one(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if is_word(lower.removesuffix("'s")):
            return word  # "the gunman's"
        named = cased and word[0].isupper() and match.start() > 0
        if len(lower) < 4 or lower in _KNOWN or is_word(lower) or in_a_name(match) or (cased and word.isupper()):
            return word
        if not named:
            better = nearest(lower, _KNOWN)
            if better is not None and not is_place(lower):
                return better
        dated = named and _YEAR_NEXT.match(text, match.end()) is not None  # "Augst 2017" is no village
        if dated and (month := nearest(lower, _CALENDAR)) is not None:
            return month.title()
        if is_place(lower):
            return word
        if named and (day := nearest(lower, _CALENDAR)) is not None:
            return day.title()
        if named and among_names(match):
            return word
        place = nearest(lower, place_names)
        return place.title() if place is not None and named else place or word

    text = _HOW_MANY.sub("how many", text)
    return re.sub(r"(?<!['\w])[^\W\d_]{4,}", one, text)


def nearest(word: str, known: Collection[str]) -> str | None:
    """The one known word within one slip of `word` (two from eight letters on) that begins alike; None: none, or two.

    A slip is a letter too many, missing, wrong or swapped with its neighbour (optimal string alignment).
    """
    return _nearest(word, known if isinstance(known, frozenset) else frozenset(known))


@lru_cache(maxsize=4096)
def _nearest(word: str, known: frozenset[str]) -> str | None:
    from rapidfuzz.distance import OSA

    reach = 1 if len(word) < 8 else 2
    found: list[tuple[int, str]] = []
    for candidate in known:
        if abs(len(candidate) - len(word)) > reach or (candidate[:1] != word[:1] and candidate[1:2] != word[1:2]):
            continue
        distance = OSA.distance(word, candidate, score_cutoff=reach)
        if distance <= reach:
            found.append((distance, candidate))
    if not found:
        return None
    found.sort()
    best = [candidate for distance, candidate in found if distance == found[0][0]]
    if len(best) > 1:  # a letter is sooner left out than put in: "nigera" is nearer to Nigeria than to Niger
        best = [candidate for candidate in best if _left_out(word, candidate)] or best
    if len(best) == 1:
        return best[0]
    # singular and plural of one word are one
    stems = {candidate.removesuffix("s") for candidate in best}
    return min(best, key=lambda c: (abs(len(c) - len(word)), c)) if len(stems) == 1 else None


def _left_out(word: str, candidate: str) -> bool:
    """Whether `word` is `candidate` with letters left out."""
    letters = iter(candidate)
    return len(word) < len(candidate) and all(letter in letters for letter in word)
