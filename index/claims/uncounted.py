"""Phrases that name people of whom no number is told: owners, sources, animals, pages of a slide show.

Called by `index/claims/casualties.py`. Pure, word by word. It must not decide what happened to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.party import Kind, Party
from index.claims.tokens import Token, lexicon

_MOST = lexicon("most many some several majority")
_PAGES = lexicon("image photo picture slide page video item photos images")
"""Before a number that counts pages or pictures."""
_BEASTS = lexicon(
    "cows cattle horses dogs cats sheep goats pigs chickens hens turkeys ducks birds whales dolphins turtles",
    "elephants lions tigers bears wolves deer animals livestock camels donkeys mules puppies calves bees bats monkeys",
)
"""Of whom no number of killed is told."""


def settled(words: Sequence[Token], people: Sequence[Party]) -> list[Party]:
    """`people` without those that no number is told of, and "five of them children" as one phrase."""
    kept: list[Party] = []
    for party in people:
        before = [w.lower for w in words[max(0, party.first - 2) : party.first]]
        last = kept[-1] if kept else None
        if party.kind is Kind.PLURAL and before == ["number", "of"]:
            continue
        if party.out_of and before[-1:] and before[-1] in _PAGES:
            continue  # "Image 7 of 25 Neighbours of the family"
        behind = [w.lower for w in words[party.last + 1 : party.last + 3]]
        if party.kind is Kind.BARE and (_BEASTS & set(behind[:1]) or (behind[:1] != ["and"] and _BEASTS & set(behind))):
            continue  # "18,000 dairy cows were killed"
        if _owns(words, party) or (party.kind is Kind.NAME and _source(words, party)):
            continue  # "his brothers' rifle", "according to Sgt. Jan Roe"
        if party.kind in (Kind.PLURAL, Kind.DEFINITE) and before[:1] and before[0] in _MOST and before[1:] == ["of"]:
            continue
        if party.kind is Kind.PLURAL and _of_them(words, party):
            if last is not None and last.kind is Kind.BARE and last.part and last.last >= party.first - 3:
                kept[-1] = replace(last, last=party.last, kind=Kind.NUMBER, noun=party.noun, groups=party.groups)
            continue
        kept.append(party)
    return kept


def _source(words: Sequence[Token], party: Party) -> bool:
    """Whether somebody is named as a source: "according to Sgt. Jan Roe"."""
    before = [w.lower for w in words[max(0, party.first - 6) : party.first]]
    return "according" in before and not {",", ";"} & set(before[before.index("according") :])


def _owns(words: Sequence[Token], party: Party) -> bool:
    """ "His parents' gun": the plural only owns what follows."""
    behind = words[party.last + 1 : party.last + 3]
    joined = len(behind) == 2 and behind[0].text in ("'", "’") and behind[0].start == words[party.last].end
    return joined and behind[1].text.isalpha() and behind[1].start > behind[0].end


def _of_them(words: Sequence[Token], party: Party) -> bool:
    """Whether "of them" stands before the noun, at most two adjectives between: "most of them young women"."""
    before = [w.lower for w in words[max(0, party.first - 4) : party.first]]
    return any(before[n : n + 2] in (["of", "them"], ["of", "whom"]) for n in range(len(before) - 1))
