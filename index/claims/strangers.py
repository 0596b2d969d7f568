"""Somebody before a verb whom no list of nouns and no full name knows: "a Lodi eighth-grader died", "Roe was killed".

Called by `index/claims/whom.py`, which looks here before it takes known people. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.groups import NOUNS
from index.claims.harm_words import BE, Harm
from index.claims.lists import PLACED
from index.claims.name_phrases import NAME_STOP
from index.claims.party import Kind, Party
from index.claims.tokens import Token, lexicon, word_at
from index.claims.triggers import Trigger
from store.records import Count

_FUNCTION = lexicon(
    "with and before that then when while after to in on at of from for into as or but who it was being"
)
_THINGS = lexicon(
    "house home car vehicle truck building dog cat horse animal bear deer school window door tire bus van store shot",
    "gun bullet round weapon robbery shooting attack incident bird squirrel wall sign bystander's hole cow camera",
    "drone hospital hospitals clinic",
)
_BEFORE_SURNAME = lexicon(
    "and but when that before after because while though later , said says ; where until as if officer"
)
SKIP_AGENT = lexicon("by with from for to near at against between about behind toward towards like than beside")
"""Before people who are not the verb's: "a shepherd asleep in a hut was shot"."""


def of_no_list(words: Sequence[Token], trigger: Trigger, before: Sequence[Party]) -> Party | None:
    """Somebody whose noun is not in the lexicon: "a Lodi eighth-grader died", "a welder was shot dead", "Roe died"."""
    if trigger.harm not in (Harm.KILLED, Harm.HIT) or trigger.weak:
        return None
    end = trigger.first - 1
    while end >= 0 and (
        words[end].lower in BE or words[end].lower in ("has", "have", "had") or words[end].lower.endswith("ly")
    ):
        end -= 1
    named = _surname(words, trigger, end, before)
    if named is not None:
        return named
    for n in range(end, max(end - 4, -1), -1):
        word = words[n].lower
        if before and before[-1].last >= n:
            return None
        if word in ("a", "an") and n < end:
            if before and word_at(words, n - 1) in SKIP_AGENT | PLACED:
                return None  # "a shepherd asleep in a hut was shot"
            passive = trigger.first - 1 > end or words[trigger.first].lower in ("died", "dies")
            last = words[end]
            person = (last.lower not in _THINGS | _FUNCTION and last.text.isalpha()) or "-" in last.text
            return Party(n, end, Kind.SINGLE, Count(1, 1, 1), "person") if passive and person else None
        if not word[:1].isalpha():
            return None
    return None


def _surname(words: Sequence[Token], trigger: Trigger, at: int, before: Sequence[Party]) -> Party | None:
    """A last name alone that nobody bears in full before: "officers fired and Roe was killed", "shot Roe dead"."""
    if trigger.harm is not Harm.KILLED or at < 1 or (before and before[-1].last >= at):
        return None
    word = words[at]
    gap = [w.lower for w in words[at + 1 : trigger.first]]
    shot = words[trigger.first].lower == "dead" and words[at - 1].lower in ("shot", "shooting")
    told = words[trigger.first].lower in ("died", "succumbed") or any(w in ("was", "is") for w in gap)
    alone = words[at - 1].lower in _BEFORE_SURNAME or shot
    name = word.capital and word.text[1:].isalpha() and word.text[1:].islower() and len(word.text) > 2
    if not (name and alone and (told or shot)) or word.lower in NAME_STOP or word.lower in NOUNS:
        return None
    return Party(at, at, Kind.NAME, Count(1, 1, 1), "person", name=word.text)
