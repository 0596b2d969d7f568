"""Finds phrases that name people: "at least 12 civilians", "a 4-year-old girl", "two others", "Jane Roe, 22,", "she".

Called by `index/claims/casualties.py`. Pure, word by word, linear in the length of the sentence. It must not
decide what happened to the people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.groups import NOUNS, groups_of
from index.claims.harm_words import BE
from index.claims.head_nouns import MODIFIER_STOP, OTHERS, describes, head_noun
from index.claims.lists import list_of_parts
from index.claims.name_phrases import first_name, name_end, shared_last_name
from index.claims.nobody import nobody_counted
from index.claims.numbers import WORDS, Amount, amounts
from index.claims.ordinals import ORDINALS, ordinal_of
from index.claims.party import Kind, Party
from index.claims.same_people import POSSESSIVE, PRONOUNS, merged, one_another, past_clause, same
from index.claims.tokens import Token, lexicon, word_at
from store.records import Count

_PLURAL_PRONOUNS = lexicon("they them both everyone")
_DEFINITE = lexicon("the this that these those his her their its our my")
_INDEFINITE = lexicon("a an another")
_PART_CUES = lexicon("including include includes included among namely mostly mainly comprising least_including")
_OF_WHOM = lexicon("them whom which")
_PREPOSITIONS = lexicon(
    "by with from for to near at on in against between about of into toward towards after before around behind",
    "belonging beside under over during through like than despite without inside outside alongside targeting",
)


_RELATIVE = lexicon("who killed shot wounded injured dead that hurt whose gunned slain murdered stabbed fatally")
_HOW = lexicon("fatally mortally critically seriously")
_CORPSES = lexicon("body bodies corpse corpses")
_OF_A_BODY = lexicon("and , upper lower student his her")
_FAMILY = lexicon("family household families households")
_IN_LIST = lexicon(", and & as well with along together")
_JOINED = lexicon(", and")
"""Between a part and people of another clause: "killed, including the driver, and four were hurt"."""
_FAMILY_NAMES = lexicon("- al abu the and ( )")
_QUOTES = frozenset("‘’“”'\"")
_BETWEEN = lexicon("different separate same extended displaced neighboring neighbouring other various several")
_AFTER_ANOTHER = lexicon(
    "was is died in had has suffered remains also injured wounded hurt dead killed critically seriously",
    "clinging fighting recovering hospitalized survived",
)
_AFTER_ORDINAL = lexicon(
    "was is has had died remains suffered in were later survived also received sustained with ,",
    "wounded injured hurt killed",
)
_ALONE_BEHIND = lexicon("of injured wounded injuring wounding injures wounds wound killing kills killed hurting")
""""Another" alone behind these is somebody else who came to harm."""
_HEADLINE_BREAKS = lexicon(": ; . | - – — update updated claim claims claimed")
_YOUNG = lexicon("teenage young elderly pregnant")
_ONE = Count(1, 1, 1)
_SOME = Count(2, None, 2)


def parties(words: Sequence[Token], names: frozenset[str] = frozenset()) -> list[Party]:
    """Every phrase of the sentence that names people, from left to right, not overlapping.

    Args:
        words: the sentence.
        names: last words of names already known to be people's, so that "Roe" alone is seen as one.
    """
    numbers = {a.first: a for a in amounts(words)}
    found: list[Party] = []
    at = 0
    while at < len(words):
        party = _party_at(words, at, numbers, names)
        if party is None:
            at += 1
            continue
        if nobody_counted(words, party):
            at = party.last + 1
            continue
        party = _in_context(words, party)
        listed = found and found[-1].part and _goes_on(words, found[-1], party)
        if listed and not party.others and not party.part:
            between = {w.lower for w in words[found[-1].last + 1 : party.first]}
            apart = between == _JOINED and word_at(words, party.last + 1) in BE
            if (between and between <= _IN_LIST and not apart) or past_clause(words, found[-1], party):
                party = replace(party, part=True)
        if found and same(words, found[-1], party):
            found[-1] = merged(found[-1], party)
        else:
            found.append(party)
        at = party.last + 1
        if len(found) > 1 and [w.lower for w in words[at : at + 2]] == ["among", "them"]:
            list_of_parts(words, found)
    return found


def _goes_on(words: Sequence[Token], part: Party, party: Party) -> bool:
    """Whether a list that `part` begins may go on; behind "among them" only without numbers ("women and children")."""
    return words[max(0, part.first - 1)].lower != "them" or part.kind is party.kind is Kind.PLURAL


def _party_at(words: Sequence[Token], at: int, numbers: dict[int, Amount], names: frozenset[str]) -> Party | None:
    """The phrase whose first word is at `at`."""
    word = words[at]
    if one_another(words, at):
        return None
    if at in numbers:
        return _counted(words, numbers[at])
    if word.lower in ("another", "other", "additional", "further") and at + 1 in numbers:
        return replace(_counted(words, numbers[at + 1]), first=at, others=True)
    if word.lower in ("no", "nobody", "none", "neither"):
        return _none(words, at)
    if word.lower in _INDEFINITE:
        return _at_least(words, _single(words, at))
    if word.lower in ("one", "each"):
        return None
    if word.lower == "that" and at + 1 in numbers:
        return None
    if word.lower in _DEFINITE:
        return _definite(words, at)
    if word.lower == "both" and at and words[at - 1].lower == ",":
        return None  # "a man and a woman, both students,"
    if word.lower == "them" and word_at(words, at - 1) == "among":
        return None  # "among them 15 civilians"
    if word.lower in PRONOUNS:
        many = word.lower in _PLURAL_PRONOUNS
        return Party(at, at, Kind.DEFINITE, _SOME if many else _ONE, noun=word.lower)
    name = _name(words, at, names)
    if name is not None:
        return name
    return _plain(words, at)


def _counted(words: Sequence[Token], amount: Amount) -> Party:
    """ "three people", "12 other civilians", "four of the victims", "three" alone."""
    at = amount.last + 1
    count = amount.count
    if at + 2 < len(words) and words[at].lower == "of":
        of_those = words[at + 1].lower == "those" and words[at + 2].lower in (*_RELATIVE, "died")
        if words[at + 1].lower in _OF_WHOM or of_those:
            return Party(amount.first, at + 1, Kind.BARE, count, part=True)
        inner = head_noun(words, at + 1 + (words[at + 1].lower in _DEFINITE), 4)
        whole = _whole(words, amount, at + 1)
        if whole is not None:
            return whole
        among = _among(words, amount, at + 1)
        if among is not None:
            return among
        if inner is not None:
            kind = Kind.NUMBER
            known = words[at + 1].lower in _DEFINITE - POSSESSIVE and inner[1] not in _FAMILY
            part = known or (amount.value == 1 and words[at + 1].lower not in POSSESSIVE)
            return Party(amount.first, inner[0], kind, count, inner[1], inner[2], part=part)
    head = head_noun(words, at, 5)
    if head is None:
        if word_at(words, at) == "n-year-olds":
            return Party(amount.first, at, Kind.NUMBER, count, "people", groups_of("person", words[at].text))
        others = at < len(words) and words[at].lower in OTHERS
        return Party(amount.first, at if others else amount.last, Kind.BARE, count, others=others)
    last, noun, groups, others = head
    if noun in ("families", "family"):
        return Party(amount.first, last, Kind.PLURAL, _SOME, noun, groups)
    if noun in ("couple", "couples"):
        count = Count(2 * (count.min or 1), 2 * (count.max or count.min or 1), 2 * (count.best or 1), count.qualifier)
    return Party(amount.first, last, Kind.NUMBER, count, noun, groups, others=others)


def _whole(words: Sequence[Token], amount: Amount, at: int) -> Party | None:
    """ "one of the two people who died": the two are meant, not the one."""
    start = at + (words[at].lower in _DEFINITE)
    sizes = [a for a in amounts(words[start : start + 4]) if a.first == 0]
    if not sizes:
        return None
    inner = _counted(words, Amount(start, start + sizes[0].last, sizes[0].count))
    after = words[inner.last + 1].lower if inner.last + 1 < len(words) else ""
    return replace(inner, first=amount.first, share=amount.value) if after in _RELATIVE else None


def _among(words: Sequence[Token], amount: Amount, at: int) -> Party | None:
    """ "two of the four victims": two, out of four that are known."""
    start = at + (words[at].lower in _DEFINITE)
    sizes = [a for a in amounts(words[start : start + 4]) if a.first == 0]
    if not sizes or sizes[0].value < amount.value:
        return None
    inner = _counted(words, Amount(start, start + sizes[0].last, sizes[0].count))
    return Party(
        amount.first, inner.last, Kind.NUMBER, amount.count, inner.noun or "people", inner.groups, out_of=inner.value
    )


def _none(words: Sequence[Token], at: int) -> Party | None:
    """ "no one", "nobody", "no civilians", "none of the pupils": a count of none."""
    zero = Count(0, 0, 0)
    if [w.lower for w in words[at : at + 3]] in (["none", "of", "them"], ["none", "of", "us"], ["none", "of", "those"]):
        return Party(at, at + 2, Kind.NUMBER, zero, "people")
    if words[at].lower in ("none", "neither"):
        whole = word_at(words, at + 1) == "of" and word_at(words, at + 2) in _DEFINITE and _definite(words, at + 2)
        return Party(at, whole.last, Kind.NUMBER, zero, whole.noun, whole.groups) if whole else None
    if words[at].lower == "nobody":
        return Party(at, at, Kind.NUMBER, zero, "nobody")
    if at + 1 < len(words) and words[at + 1].lower == "one":
        last = at + 2 if at + 2 < len(words) and words[at + 2].lower == "else" else at + 1
        return Party(at, last, Kind.NUMBER, zero, "nobody", others=last == at + 2)
    head = head_noun(words, at + 1, 4)
    return None if head is None else Party(at, head[0], Kind.NUMBER, zero, head[1], head[2], others=head[3])


def _single(words: Sequence[Token], at: int) -> Party | None:
    """ "a man", "a 4-year-old girl", "another victim", "a family of five"."""
    head = head_noun(words, at + 1, 6)
    if head is None:
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if after in ORDINALS and at + 2 < len(words) and words[at + 2].lower in _AFTER_ORDINAL:
            return Party(at, at + 1, Kind.SINGLE, _ONE, "person", others=True, ordinal=ORDINALS[after])
        if after == "n-year-old":
            return Party(at, at + 1, Kind.SINGLE, _ONE, "person", groups_of("person", words[at + 1].text))
        return (
            Party(at, at, Kind.SINGLE, _ONE, "person", others=True)
            if words[at].lower == "another" and (after in _AFTER_ANOTHER or word_at(words, at - 1) in _ALONE_BEHIND)
            else None
        )
    last, noun, groups, others = head
    ordinal = ordinal_of(words[at + 1]) if word_at(words, at + 2) != "-" else 0
    others = others or words[at].lower == "another" or ordinal > 1
    if noun in ("family", "group"):
        return _family(words, at, last, noun)
    if noun in ("couple", "pair"):
        return Party(at, last, Kind.NUMBER, Count(2, 2, 2), noun, groups)
    return Party(at, last, Kind.SINGLE, _ONE, noun, groups, others=others, ordinal=ordinal)


def _at_least(words: Sequence[Token], party: Party | None) -> Party | None:
    """ "At least a civilian": one, open upwards; anybody else as he is."""
    before = [w.lower for w in words[max(0, party.first - 2) : party.first]] if party else []
    if party is None or party.kind is not Kind.SINGLE or before != ["at", "least"]:
        return party
    return replace(party, kind=Kind.NUMBER, count=Count(1, None, 1, "at least"))


def _definite(words: Sequence[Token], at: int) -> Party | None:
    """ "the man", "the two victims", "his wife", "the 4-year-old"."""
    aged = _two_ages(words, at)
    if aged is not None:
        return aged
    skip = 2 if at + 1 < len(words) and words[at + 1].lower in ("other", "additional", "remaining") else 1
    inner = amounts(words[at + skip : at + skip + 7])
    if inner and inner[0].first == 0:
        shifted = Amount(at + skip + inner[0].first, at + skip + inner[0].last, inner[0].count)
        counted = _counted(words, shifted)
        others = counted.others or skip == 2
        kind = Kind.NUMBER if words[at].lower in POSSESSIVE or others else Kind.DEFINITE
        return Party(at, counted.last, kind, counted.count, counted.noun, counted.groups, others=others)
    head = head_noun(words, at + 1, 5)
    if head is None:
        if at + 1 < len(words) and words[at + 1].lower == "n-year-old":
            return Party(at, at + 1, Kind.DEFINITE, _ONE, "person", groups_of("person", words[at + 1].text))
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if words[at].lower == "her" and (not after.isalpha() or after in MODIFIER_STOP):
            return Party(at, at, Kind.DEFINITE, _ONE, "she")
        if words[at].lower == "the" and after == "other":
            return Party(at, at + 1, Kind.DEFINITE, _ONE, "person", others=True)
        return None
    last, noun, groups, others = head
    plural = NOUNS[noun].plural
    if noun in _FAMILY:
        return _family(words, at, last, noun)
    if words[at].lower in POSSESSIVE and not plural:
        return Party(at, last, Kind.SINGLE, _ONE, noun, groups, others=others)
    ordinal = 0 if plural or words[at].lower in POSSESSIVE else ordinal_of(words[at + 1])
    return Party(at, last, Kind.DEFINITE, _SOME if plural else _ONE, noun, groups, others=others, ordinal=ordinal)


def _two_ages(words: Sequence[Token], at: int) -> Party | None:
    """ "His 12- and 10-year-old sons": two."""
    if [w.lower for w in words[at + 2 : at + 5]] != ["-", "and", "n-year-old"] or not words[at + 1].text.isdigit():
        return None
    head = head_noun(words, at + 5, 2)
    if head is None or not NOUNS[head[1]].plural:
        return None
    return Party(at, head[0], Kind.NUMBER, Count(2, 2, 2), head[1], head[2])


def _family(words: Sequence[Token], first: int, last: int, noun: str) -> Party:
    """ "A family of five", "the family": its noun ends at `last`."""
    size = amounts(words[last + 2 : last + 5]) if last + 2 < len(words) and words[last + 1].lower == "of" else []
    if size and size[0].first == 0:
        return Party(first, last + 2 + size[0].last, Kind.NUMBER, size[0].count, "people")
    return Party(first, last, Kind.PLURAL, _SOME, noun)


def _plain(words: Sequence[Token], at: int) -> Party | None:
    """A noun without number or article: "civilians", "Man" in a headline, "mother of two"."""
    word = words[at].lower
    if word == "n-year-old" or word == "n-year-olds":
        if words[at].text.lower().partition("year")[2][:1] == "s":
            return None  # "both 35 years old" says how old somebody is
        head = head_noun(words, at + 1, 3)
        last, noun, groups = (head[0], head[1], head[2]) if head else (at, "person", ())
        if not head and word == "n-year-olds":
            return None
        named = _name(words, at + 1, frozenset()) if not head and at + 1 < len(words) else None
        if named is None and not head and at + 1 < len(words) and first_name(words[at + 1]):
            named = Party(at + 1, at + 1, Kind.NAME, _ONE, "person", name=words[at + 1].text)
        if named is not None:
            return replace(named, first=at, groups=groups_of("person", words[at].text))
        groups = tuple(dict.fromkeys((*groups_of(noun, words[at].text), *groups)))
        if noun in NOUNS and NOUNS[noun].plural:
            return Party(at, last, Kind.PLURAL, _SOME, noun, groups)
        return Party(at, last, Kind.SINGLE, _ONE, noun, groups)
    if word in _YOUNG and word_at(words, at - 1) in ("and", ",") and word_at(words, at + 1) in NOUNS:
        young = _plain(words, at + 1)
        return replace(young, first=at) if young is not None and young.kind is Kind.SINGLE else young
    ordinal = ordinal_of(words[at]) if at == 0 or words[at - 1].lower in _HEADLINE_BREAKS else 0
    if ordinal > 1:
        head = head_noun(words, at + 1, 2)
        if head is not None and not NOUNS[head[1]].plural and head[1] not in _FAMILY:
            return Party(at, head[0], Kind.SINGLE, _ONE, head[1], head[2], others=True, ordinal=ordinal)
    if word == "others" and [w.lower for w in words[max(0, at - 2) : at]] == ["how", "many"]:
        return None
    if word in ("others",):
        return Party(at, at, Kind.PLURAL, _SOME, "people", others=True)
    if word not in NOUNS or (at and words[at - 1].lower == "-") or describes(words, at):
        return None
    if word in _CORPSES and at and words[at - 1].lower in _OF_A_BODY:
        return None  # "burns to her arms and body"
    known = NOUNS[word]
    if word in _FAMILY:
        return _family(words, at, at, word)
    kind, count = (Kind.PLURAL, _SOME) if known.plural else (Kind.SINGLE, _ONE)
    return Party(at, at, kind, count, word, groups_of(word))


def _names_a_family(word: Token) -> bool:
    """Whether a word may stand between "of" and "family": "of the ‘Abu Roe’ (al-Roe) family"."""
    return word.capital or word.lower.startswith("al-") or word.lower in _FAMILY_NAMES or word.text in _QUOTES


_WHERE = frozenset({"in", "near", "outside", "across"})


def _name(words: Sequence[Token], at: int, names: frozenset[str]) -> Party | None:
    """A person's name, a relative of the one who is named ("Ada Roe's brother") included."""
    if words[at].lower.endswith("'s") and at and words[at - 1].lower in _WHERE:
        return None  # "in Yemen's Hodeidah"
    if at and words[at - 1].lower in ("a", "an"):
        return None  # "a Port Halden clinic"
    last = name_end(words, at, names)
    if last is None:
        shared = shared_last_name(words, at, names)
        return Party(at, at, Kind.NAME, _ONE, "person", name=f"{words[at].text} {shared}") if shared else None
    if words[last].lower.endswith("'s"):
        head = head_noun(words, last + 1, 3)
        if head is not None and head[1] not in _CORPSES:
            kind, count = (Kind.PLURAL, _SOME) if NOUNS[head[1]].plural else (Kind.SINGLE, _ONE)
            return Party(at, head[0], kind, count, head[1], head[2])
    behind = last + 1 + (last + 1 < len(words) and words[last + 1].text in _QUOTES)
    if word_at(words, behind) in _FAMILY:
        return _family(words, at, behind, words[behind].lower)  # "the ‘Abu Roe’ family"
    text = " ".join(w.text for w in words[at : last + 1])
    return Party(at, last, Kind.NAME, _ONE, "person", name=text)


def _counts_all(words: Sequence[Token], party: Party) -> bool:
    """ "Was among seven killed", "among the 14 who died": the number is of all."""
    counted = party.kind in (Kind.NUMBER, Kind.BARE) or (party.kind is Kind.DEFINITE and party.value > 1)
    return counted and word_at(words, party.last + 1) in _RELATIVE


def _in_context(words: Sequence[Token], party: Party) -> Party:
    """Add the preposition in front and whether the phrase is a part of an earlier total."""
    at = party.first - 1
    while (
        at >= 0
        and words[at].lower in ("at", "least", "also", "reportedly", "allegedly", "only", "about")
        and at > party.first - 4
    ):
        at -= 1
    while at >= 0 and (words[at].lower in _BETWEEN or words[at].lower in WORDS) and at > party.first - 4:
        at -= 1
    if party.kind is Kind.PLURAL and party.first == party.last:
        while at > max(0, party.first - 3) and (words[at].capital or "-" in words[at].lower[1:]):
            at -= 1  # "members of Northern-backed militias"
    if party.noun in ("family", "families", "household"):
        while at > 0 and at > party.first - 9 and _names_a_family(words[at]):
            at -= 1
    before = words[at].lower if at >= 0 else ""
    part = party.part
    if before == "among" and _counts_all(words, party):
        part = False
    elif before in _PART_CUES or (before == "them" and words[at - 1].lower in ("among", "of")):
        part = True
    tail = [w.lower for w in words[party.last + 1 : party.last + 3]]
    if party.kind is Kind.BARE and before == "," and tail[:1] and tail[0] in _HOW and tail[1:] in ([], [","], ["."]):
        part = True
    if tail[:2] in (["of", "them"], ["of", "whom"], ["among", "them"]):
        part = True
    after = before if before in _PREPOSITIONS else ""
    return replace(party, part=part, after=after)
