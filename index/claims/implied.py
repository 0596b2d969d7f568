"""Deaths that no verb tells of: the killer's own ("kills wife, self", "a murder-suicide") and "Jan Roe's death".

Called by `index/claims/casualties.py`. Pure, word by word. It must not count or add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.claims.groups import NOUNS, groups_of
from index.claims.harm_words import BE, SUICIDES, Harm
from index.claims.lists import PLACED
from index.claims.lives_taken import life_claimed
from index.claims.name_phrases import NAME_STOP
from index.claims.ordinals import ordinal_of
from index.claims.party import Kind, Party
from index.claims.tokens import Token, lexicon, word_at
from index.claims.triggers import Side, Trigger
from store.records import Count

_SELF = lexicon("self himself herself themselves")
_JOINT = lexicon(", and then & plus ;")
_REACH = 16
_DEATHS = lexicon("death murder slaying killing homicide demise assassination execution")
_HOW = lexicon(
    "shooting stabbing tragic untimely brutal fatal violent alleged sudden apparent gunshot burned charred lifeless"
)
_CORPSES = lexicon("body remains corpse bodies")
_FOUND = lexicon("found discovered recovered located pulled identified removed locate find recover discover finds")
_STATES = lexicon("dead charred burned burnt lifeless decomposed decomposing unidentified")
_FOUND_BEHIND = 4
_FOUND_BEFORE = 12
_ACTS = lexicon("shooting stabbing attack crash beating shootout gunfire ambush robbery wound gunshot shot incident")
CRIMES = lexicon("murder homicide manslaughter killing slaying murders slayings killings")
_CHARGES = lexicon(
    "charged charge charges guilty convicted indicted warrant warrants sentenced arraigned count counts pleaded pleads",
    "accused arrested arrest arrests booked trial suspect indictment facing faces held jailed conviction",
)
_TRIED = lexicon("attempted attempt attempting conspiracy solicitation tried intent")
_CHARGE_REACH = 8
_AT_LEAST_ONE = Count(1, None, 1)
_NOT_AFTER = lexicon(
    "rate rates toll unit capital detectives detective division bureau total count squad spree investigators penalty",
    "threat threats anniversary field trial threw row zone benefits benefit certificate certificates penalties",
    "tipline hotline line website section office tip unit",
    "conviction convictions charge charges case cases sentence weapon warrant warrants",
)
_ONE = Count(1, 1, 1)


def implied(
    words: Sequence[Token], people: Sequence[Party], marks: Sequence[Trigger]
) -> Iterator[tuple[Trigger, list[Party]]]:
    """Each implied death with the person whose it is; [] where that is the killer, who is not named beside it."""
    for n, word in enumerate(words):
        if any(t.first <= n <= t.last for t in marks):
            continue
        if word.lower in _SELF and _ends_a_list(words, n, marks):
            yield Trigger(n, n, Harm.KILLED, Side.SELF), []
        elif word.lower in _DEATHS:
            owner = _owner(words, n, people)
            if owner is not None:
                yield Trigger(n, n, Harm.KILLED, Side.SELF, weak=True), [owner]
        elif (word.lower == "life" and _claimed(words, n, marks)) or (word.lower in _CORPSES and _found(words, n)):
            owner = _owner(words, n, people) or _corpse(words, n)
            if owner is not None and owner.noun != "he":
                yield Trigger(n, n, Harm.KILLED, Side.SELF), [owner]
    yield from ((trigger, []) for trigger in _suicides(words))


def _claimed(words: Sequence[Token], at: int, marks: Sequence[Trigger]) -> bool:
    """ "Claimed a nurse's life"; where the verb stands by a number it is a trigger of its own."""
    before = life_claimed(words, at)
    return before is not None and not any(t.first in before for t in marks)


def _found(words: Sequence[Token], at: int) -> bool:
    """Whether the body at `at` is told as found: "Jan Roe's body was discovered", "they found his body"."""
    near = (*words[max(0, at - _FOUND_BEFORE) : at], *words[at + 1 : at + 1 + _FOUND_BEHIND])
    return any(w.lower in _FOUND for w in near)


def _corpse(words: Sequence[Token], at: int) -> Party | None:
    """ "A body was found", "divers recovered a second body": nobody is named, but somebody is dead."""
    if words[at].lower != "body":
        return None
    first = at - 1
    ordinal = 0
    while first >= 0 and (words[first].lower in _STATES or ordinal_of(words[first])):
        ordinal = ordinal or ordinal_of(words[first])
        first -= 1
    if first < 0 or words[first].lower not in ("a", "another", "the"):
        first += 1
        if not ordinal:
            return None
    other = words[first].lower == "another" or ordinal > 1
    return Party(first, at, Kind.DEFINITE, _ONE, "body", others=other, ordinal=ordinal)


def fatal_acts(words: Sequence[Token], marks: Sequence[Trigger]) -> Iterator[tuple[Trigger, Count]]:
    """ "A fatal shooting", "a homicide": somebody died, and nothing says who or how many."""
    for n, word in enumerate(words):
        if any(t.first <= n <= t.last for t in marks):
            continue
        after = [w.lower for w in words[n + 1 : n + 3]]
        named = 1 + next((k for k, w in enumerate(words[n + 1 : n + 5]) if not w.capital), 0)
        deadly = word.lower in ("fatal", "deadly") and bool(
            _ACTS & {*after, *(w.lower for w in words[n + named : n + named + 1])}
        )
        crime = word.lower == "homicide" and (after[:1] == ["victim"] or _calls_it(words, n))
        if deadly or crime or (word.lower in CRIMES and _charged(words, n, marks)):
            yield Trigger(n, n, Harm.KILLED, Side.SELF, weak=True), _AT_LEAST_ONE


def _charged(words: Sequence[Token], at: int, marks: Sequence[Trigger]) -> bool:
    """ "Charged with second-degree murder", "a murder warrant", "found guilty of manslaughter"."""
    before = [w.lower for w in words[max(0, at - _CHARGE_REACH) : at]]
    cut = max((n for n, w in enumerate(before) if w in (".", ";", "not", "if", "could")), default=-1)
    before = before[cut + 1 :]
    if "counts" in before and before[-1:] != ["with"] and any(t.number and t.last < at for t in marks):
        return False  # "two counts of murder" tells how many
    if _TRIED & set(before):
        return False
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return bool(_CHARGES & set(before)) or after in _CHARGES


def _calls_it(words: Sequence[Token], at: int) -> bool:
    """ "Ruled a homicide", "investigated as a homicide"."""
    return [w.lower for w in words[max(0, at - 2) : at]] in (["as", "a"], ["ruled", "a"], ["was", "a"])


def _ends_a_list(words: Sequence[Token], at: int, marks: Sequence[Trigger]) -> bool:
    """ "Killed his wife, a neighbour and himself": the word closes the list of those killed."""
    if at == 0 or words[at - 1].lower not in _JOINT:
        return False
    before = [t for t in marks if t.last < at]
    return (
        bool(before)
        and before[-1].harm is Harm.KILLED
        and before[-1].side is Side.RIGHT
        and (at - before[-1].last <= _REACH)
    )


def _suicides(words: Sequence[Token]) -> Iterator[Trigger]:
    """ "A murder-suicide", "murder/suicide": the killer is dead too."""
    for n, word in enumerate(words):
        if (
            word.lower == "suicide"
            and n > 1
            and words[n - 1].lower in ("/", "-", "–")
            and words[n - 2].lower == "murder"
        ) or (word.lower in SUICIDES and (n == 0 or words[n - 1].lower != "attempted")):
            yield Trigger(n, n, Harm.KILLED, Side.SELF, weak=True)


def _owner(words: Sequence[Token], at: int, people: Sequence[Party]) -> Party | None:
    """The person of "Jan Roe's shooting death", "his brother's murder", "her death"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if after in _NOT_AFTER or after == "of":
        return None
    n = at - 1
    while n >= 0 and words[n].lower in _HOW:
        n -= 1
    if n < 0:
        return None
    word = words[n].lower
    if word in ("his", "her", "their"):
        return Party(n, n, Kind.DEFINITE, _ONE, "he") if word != "their" and after not in BE else None
    if words[at].lower == "death" and word in NOUNS and not NOUNS[word].plural and n == at - 1 and n:
        return Party(n, n, Kind.SINGLE, _ONE, word)  # "arrest in toddler death"
    if not word.endswith("'s"):
        return None
    named = next((p for p in people if p.first <= n <= p.last and p.kind is Kind.NAME), None)
    if named is not None:
        return replace(named, name=(named.name or "").removesuffix("'s").removesuffix("’s"))
    noun = word.removesuffix("'s")
    if noun in NOUNS and not NOUNS[noun].plural:
        return _introduced(words, n, noun)
    if words[at].lower in _CORPSES and _surname(words, n):
        return Party(n, n, Kind.NAME, _ONE, "person", name=words[n].text[:-2])
    return None


def _introduced(words: Sequence[Token], at: int, noun: str) -> Party:
    """ "An elderly man's body" introduces somebody, "the man's body" does not."""
    for n in range(at - 1, max(at - 5, -1), -1):
        if words[n].lower in ("a", "an", "another"):
            other = words[n].lower == "another"
            return Party(n, at, Kind.SINGLE, _ONE, noun, groups_of(noun), others=other)
        if not words[n].text[:1].isalnum() or words[n].lower in ("the", "his", "her", "of", "in", "and"):
            break
    return Party(at, at, Kind.DEFINITE, _ONE, noun)


def _surname(words: Sequence[Token], at: int) -> bool:
    """Whether "Roe's" at `at` can be somebody's last name, and no place's: nothing is "in" or "near" it."""
    before = word_at(words, at - 1)
    return words[at].capital and at > 0 and before not in PLACED and words[at].lower[:-2] not in NAME_STOP
