"""Which phrases of a sentence name the same people: "a man, Jan Roe", "three victims, a man, a boy and a girl".

Called by `index/claims/phrases.py` and `index/claims/casualties.py`. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.groups import groups_of
from index.claims.party import Kind, Party
from index.claims.tokens import Token, lexicon, word_at

PRONOUNS = lexicon("he she him they them both everyone")
POSSESSIVE = lexicon("his her their its 's")
_COLONS = (",", "-", "–", "—", ":", "(")
_SPOKEN = lexicon("he she they them him her it officer sergeant chief sheriff")
_CHILDREN = lexicon("children kids boys girls toddlers infants babies teens teenagers")
_GROWN = lexicon("adults men women parents")
_GENERIC = lexicon(
    "people persons victims individuals others teens teenagers children kids youths adults students juveniles",
    "members relatives friends residents siblings civilians bystanders bodies",
)

_LIST_GOES_ON = lexicon("a an his her their the and & two three four another")

CLAUSE = 6
"""At most so many words of a clause stand within a list."""


def same(words: Sequence[Token], first: Party, second: Party) -> bool:
    """Whether the second phrase only says again who the first one is: "a man, Jan Roe", "Jan Roe, a student,"."""
    gap = [w.lower for w in words[first.last + 1 : second.first]]
    one = (Kind.SINGLE, Kind.DEFINITE)
    if first.kind in one and first.value == 1 and second.kind is Kind.NAME and first.noun not in _SPOKEN:
        return gap in ([], [","], ["named"], ["identified", "as"], [",", "identified", "as"], ["("], ["-"], ["–"])
    alone = first.kind in one or first.kind in (Kind.BARE, Kind.NUMBER)
    if alone and first.value == 1 and second.kind is Kind.NAME and gap == [","] and first.noun not in _SPOKEN:
        return True  # "one teen, Jan Roe, was shot"
    if alone and first.value == 1 and second.kind is Kind.SINGLE and gap == [","] and not second.others:
        after = words[second.last + 1].lower if second.last + 1 < len(words) else "."
        article = words[second.first].lower in ("a", "an") or words[second.first].lower == "n-year-old"
        if words[first.first].lower in ("a", "an") and _relation(words, second):
            return True  # "stabbed a student, his cousin, in the arm"
        if _aged(words, first) and _aged(words, second):
            return False
        return article and after in (",", ".", "was", "who", "from") and first.noun not in _SPOKEN
    if first.kind is Kind.NAME and second.kind in one and second.value == 1 and not second.others:
        if gap == [","] and "according" in (w.lower for w in words[max(0, first.first - 5) : first.first]):
            return False  # "according to Capt. Ada Lind, the nun was stabbed"
        aged = len(gap) == 3 and gap[0] == gap[2] == "," and gap[1].isdigit()
        after = words[second.last + 1].lower if second.last + 1 < len(words) else "."
        article = words[second.first].lower not in POSSESSIVE and second.noun not in PRONOUNS
        return (
            (gap == [","] or aged)
            and article
            and after in (",", ".", "who", "was", "of", "from", "in", "at", ")", "and")
        )
    return False


def _relation(words: Sequence[Token], party: Party) -> bool:
    """Whether a phrase between commas says what somebody is to another, and no list goes on behind it."""
    last = party.last
    alone = word_at(words, last + 1) == "," and word_at(words, last + 2) not in _LIST_GOES_ON
    return alone and words[party.first].lower in ("his", "her", "their")


def _aged(words: Sequence[Token], party: Party) -> bool:
    """Whether the phrase gives an age; two that do are two persons."""
    return any(w.lower == "n-year-old" for w in words[party.first : party.last + 1])


def one_another(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` belongs to "one another" ("they are killing one another")."""
    first = at - (words[at].lower == "another")
    return [w.lower for w in words[max(0, first) : first + 2]] == ["one", "another"]


def merged(first: Party, second: Party) -> Party:
    """One phrase out of two that name the same person."""
    named = second if second.kind is Kind.NAME else first
    groups = tuple(dict.fromkeys((*first.groups, *second.groups)))
    return replace(first, last=second.last, kind=named.kind, name=named.name, groups=groups,
                   others=first.others or second.others)  # fmt: skip


def restated(words: Sequence[Token], group: Sequence[Party]) -> list[Party]:
    """`group` without persons who only say again who the counted are: "three victims, a man, a boy and a girl,"."""
    for n, party in enumerate(group[1:-1], 1):
        told = group[n + 1 :]
        one_by_one = party.value > 1 and all(p.kind in (Kind.SINGLE, Kind.NAME) for p in told)
        if one_by_one and len(told) == party.value and words[party.last + 1].lower in _COLONS:
            return list(group[: n + 1])  # "a man and his two sons, Jan, 6, and Tom, 4"
    first, rest = group[0], group[1:]
    open_first = first.kind is Kind.DEFINITE and first.count.max is None and bool(rest)
    if open_first and [word_at(words, p.last + 1) for p in (first, group[-1])] == [",", ","] and len(rest) > 1:
        return list(rest)  # "the victims, a man and three girls, were wounded"
    nouns = {first.noun, *(p.noun for p in rest if p.kind is Kind.NUMBER)}
    if len(rest) == 1 and nouns & _CHILDREN and nouns & _GROWN:
        return list(group)  # "2 adults, 2 children"
    if _two_of_them(words, first, rest):
        return [first]
    if (
        not rest
        or first.kind not in (Kind.NUMBER, Kind.BARE, Kind.DEFINITE)
        or sum(p.value for p in rest) != first.value
    ):
        return list(group)
    if words[first.last + 1].lower not in _COLONS:
        return list(group)
    named = all(p.kind is Kind.NAME for p in rest)
    if named or not first.noun or first.noun in _GENERIC or _of_one_kind(first, rest):
        return [first]
    of_an_age = 2 * (word_at(words, rest[-1].last + 1) == "of")  # "a man of 43"
    closed = word_at(words, rest[-1].last + 1 + of_an_age) == ","
    if closed and not groups_of(first.noun) and all(p.kind in (Kind.SINGLE, Kind.NUMBER) for p in rest):
        return [first]  # "two passengers, a child and a man, were killed"
    return list(group)


def _two_of_them(words: Sequence[Token], first: Party, rest: Sequence[Party]) -> bool:
    """ "Two persons, a 65-year-old potter and his son, were killed": one of them told by a word that no list has."""
    if first.value != 2 or len(rest) != 1 or rest[0].value != 1 or first.noun not in _GENERIC:
        return False
    one = rest[0]
    apposed = one.first - first.last == 2 and words[first.last + 1].lower in _COLONS
    behind = [w.lower for w in words[one.last + 1 : one.last + 1 + CLAUSE]]
    return apposed and "and" in behind[1:] and "," in behind[behind.index("and") :]


def _of_one_kind(whole: Party, parts: Sequence[Party]) -> bool:
    """Whether all parts are of the whole's kind: "three men, a 20-year-old man and two young men"."""
    plural = {"man": "men", "woman": "women"}
    return all(whole.noun in (p.noun, plural.get(p.noun, p.noun + "s")) for p in parts)


def past_clause(words: Sequence[Token], before: Party, party: Party) -> bool:
    """Whether a list goes on behind a clause: "two women, one of whom was pregnant, and three children"."""
    between = [w.lower for w in words[before.last + 1 : party.first]]
    clause = words[before.last].lower in ("whom", "them") and len(between) <= CLAUSE and "," in between
    return clause and between[-1] in (",", "and")
