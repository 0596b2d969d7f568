"""People told behind what befell them: "Killed were Jan Roe, 31, and a cook", "the dead were identified as …".

Called by `index/claims/casualties.py`. Pure, word by word. It must not count or add up: it only turns the word that
says what happened towards its people.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.harm_words import BE, Harm
from index.claims.party import Kind, Party
from index.claims.tokens import Token, lexicon, word_at
from index.claims.triggers import Side, Trigger

_FATES = {
    "killed": Harm.KILLED,
    "dead": Harm.KILLED,
    "slain": Harm.KILLED,
    "murdered": Harm.KILLED,
    "injured": Harm.INJURED,
    "wounded": Harm.INJURED,
    "hurt": Harm.INJURED,
    "shot": Harm.HIT,
    "stabbed": Harm.HIT,
    "treated": Harm.INJURED,
    "hospitalized": Harm.INJURED,
}
_STARTS = frozenset(".;:—–-\"“”'‘•(")
_REACH = 12
"""Words between "killed" and its "was": "Killed in the raid on the harbour early on Monday was …"."""
_WHOM = {
    "dead": Harm.KILLED,
    "deceased": Harm.KILLED,
    "slain": Harm.KILLED,
    "fatality": Harm.KILLED,
    "fatalities": Harm.KILLED,
    "killed": Harm.KILLED,
    "wounded": Harm.INJURED,
    "injured": Harm.INJURED,
}
_NAMED = lexicon("identified named")
_NAMING = lexicon("identified named identifies identify names identifying")
_BY = 8
"""Words between "identified" and "as": "by the county coroner's office"."""
_LED = lexicon("the those three two four five both")


def turned(words: Sequence[Token], people: Sequence[Party], marks: Sequence[Trigger]) -> list[Trigger]:
    """The sentence's triggers, those whose people stand behind "was", "were" or "identified as" turned to them."""
    found = [t for t in (_turned_at(words, n, people) for n in range(len(words))) if t is not None]
    kept = [t for t in marks if not any(f.first <= t.last and t.first <= f.last for f in found)]
    return sorted((*kept, *found), key=lambda t: t.first)


def is_turned(words: Sequence[Token], trigger: Trigger) -> bool:
    """Whether a trigger is one of `turned`'s own."""
    return trigger.side is Side.RIGHT and trigger.last > trigger.first and words[trigger.last].lower in (*BE, "as", ":")


def _turned_at(words: Sequence[Token], at: int, people: Sequence[Party]) -> Trigger | None:
    """The turned trigger whose first word is at `at`."""
    word = words[at].lower
    last = None
    harm = _FATES.get(word)
    if harm is not None and _starts(words, at):
        last = next((n for n in range(at + 1, min(at + _REACH, len(words))) if words[n].lower in BE), None)
        if last is not None and any(at < p.first < last and p.kind is not Kind.BARE and _someone(p) for p in people):
            last = None
    if last is None:
        harm = _WHOM.get(word)
        led = word_at(words, at - 1) in _LED and word_at(words, at - 2) != "among"
        last = _named(words, at) if harm is not None and led else None
    if last is None or harm is None or not any(0 < p.first - last <= 3 and _someone(p) for p in people):
        return None
    return Trigger(at, last, harm, Side.RIGHT)


def _starts(words: Sequence[Token], at: int) -> bool:
    """Whether a clause starts at `at`, "also" before it included."""
    at -= word_at(words, at - 1) in ("also", "found")
    return at == 0 or words[at - 1].text in _STARTS


def _named(words: Sequence[Token], at: int) -> int | None:
    """The last word of "were", "have been named as" behind "the dead" at `at`; "as" of "identified the dead as"."""
    n = at + 1
    if word_at(words, n) == "as" and any(word_at(words, k) in _NAMING for k in range(max(0, at - 3), at)):
        return n
    if word_at(words, n) in ("has", "have"):
        n += 1
    if word_at(words, n) not in BE:
        return None
    if word_at(words, n + 1) in _NAMED:
        by = range(n + 2, n + 3 + (_BY if word_at(words, n + 2) == "by" else 0))
        n = next((k for k in by if word_at(words, k) == "as"), n)
    return n + (word_at(words, n + 1) == ":")


def _someone(party: Party) -> bool:
    """Whether a phrase names or introduces people, not only "they" or "the victims"."""
    return party.kind in (Kind.NAME, Kind.SINGLE, Kind.NUMBER, Kind.BARE) or (
        party.kind is Kind.DEFINITE and party.value == 1
    )
