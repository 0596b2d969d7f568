"""Parts of a total told by themselves: "Among the dead were three children", "two of the dead were women".

Called by `index/claims/casualties.py`. Pure, word by word. It must not add anything to a total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.claims.groups import groups_of
from index.claims.harm_words import BE, Harm
from index.claims.numbers import amounts
from index.claims.party import Kind, Party
from index.claims.tokens import Token, lexicon

_WHOLES = {
    "dead": Harm.KILLED,
    "killed": Harm.KILLED,
    "fatalities": Harm.KILLED,
    "wounded": Harm.INJURED,
    "injured": Harm.INJURED,
    "missing": Harm.MISSING,
}
_INCLUDE = lexicon("include includes included including")
_JOINED = lexicon(", and &")


def shares(words: Sequence[Token], people: Sequence[Party]) -> Iterator[tuple[Harm, Party]]:
    """Each part with the harm that its total came to."""
    for n, word in enumerate(words):
        harm = _WHOLES.get(word.lower)
        if harm is None or n == 0 or words[n - 1].lower not in ("the", "those"):
            continue
        after = words[n + 1].lower if n + 1 < len(words) else ""
        among = n > 1 and words[n - 2].lower == "among"
        if (among and after in BE) or after in _INCLUDE:
            yield from ((harm, party) for party in _list(words, people, n + 1))
        elif n > 2 and words[n - 2].lower == "of" and after in BE:
            share = _share(words, people, n)
            if share is not None:
                yield harm, share


def _list(words: Sequence[Token], people: Sequence[Party], at: int) -> Iterator[Party]:
    """The counted people behind token `at`, as far as they stand in one list."""
    last = at
    for party in people:
        if party.first <= at:
            continue
        if any(w.lower not in _JOINED for w in words[last + 1 : party.first]):
            return
        if party.kind in (Kind.NUMBER, Kind.BARE, Kind.SINGLE, Kind.PLURAL):
            yield replace(party, part=True)
        last = party.last


def _share(words: Sequence[Token], people: Sequence[Party], at: int) -> Party | None:
    """ "Three of the dead were children": a number before "of the dead" and a noun behind it."""
    number = next((a for a in amounts(words[: at - 2]) if a.last == at - 3), None)
    kind = next((p for p in people if p.first == at + 2 and p.kind is Kind.PLURAL), None)
    if number is None or kind is None:
        return None
    return Party(number.first, kind.last, Kind.NUMBER, number.count, kind.noun, groups_of(kind.noun), part=True)
