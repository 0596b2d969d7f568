"""The head noun of a phrase that names people: "12 other civilians", "a 4-year-old girl", "two police officers".

Called by `index/claims/phrases.py`. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.groups import NOUNS, RANKS, groups_of, groups_of_workers, is_rank, of_fellows
from index.claims.numbers import WORDS
from index.claims.tokens import Token, lexicon, word_at

OTHERS = lexicon("other others another more additional further else")
MODIFIER_STOP = lexicon(
    "the a an and or but of in on at by for with to from as that who which was were is are be been being has have had",
    "killed shot wounded injured dead died left when where while after before during than if not into near out up down",
    "over under following said says told according it he she they his her their its i we you this these those there",
    "will would could can may might must do does did including among so because since until about against through",
    "arrested detained struck hit charged taken between also just later killing wounding injuring police's so-called",
    "all both each every per via then suggested reported claimed confirmed targeting",
    "suffered sustained received remained remain remains fatally dies wounds",
)
_OF_FAMILIES = lexicon(
    "farm home house gathering dispute reunion business feud party car barbecue dinner vehicle residence",
    "restaurant room dog violence court argument outing picnic trip vacation event function friend history name",
)
"""What "family" before it only describes."""
_QUOTES = frozenset("‘’“”'\"")
_SEXES = lexicon("women men children female male")


def head_noun(words: Sequence[Token], at: int, reach: int) -> tuple[int, str, tuple[str, ...], bool] | None:
    """The head noun of a phrase whose modifiers start at `at`: (index, noun, groups, "other" before it)."""
    others = False
    groups: tuple[str, ...] = ()
    age = ""
    best: tuple[int, str, tuple[str, ...], bool] | None = None
    aside = _aside(words, at, reach)
    for n in range(at, min(at + reach + len(aside) + 1, len(words))):
        word = words[n].lower
        if (n in aside or (n == at and word in _QUOTES)) and best is None:
            continue  # "nine ‘terrorists’"
        if word in OTHERS:
            others = True
            if word == "others":
                return n, "people", groups, True
            continue
        if word in RANKS and is_rank(words, n + 1):
            continue
        if word in NOUNS and not describes(words, n):
            called = groups_of(word, age) or groups_of_workers(words[n - 1].lower if n else "", word)
            groups = tuple(dict.fromkeys((*groups, *called)))
            if word in _SEXES and of_fellows(words, n + 1):
                continue
            best = (n, word, groups, others)
            if NOUNS[word].plural:
                return best
            continue
        if best is not None:
            return best
        if word in ("n-year-old", "n-year-olds"):
            age = words[n].text
            groups = groups_of("person", age)
            continue
        if word[:-2].isdigit() and word_at(words, n + 1) == "-":
            continue  # "a 9th-grader"
        if word in MODIFIER_STOP or word in WORDS or not word[:1].isalpha():
            hyphen = word in ("-", "/") and at < n < len(words) - 1
            if hyphen and words[n + 1].lower in NOUNS and words[n - 1].lower != words[n + 1].lower:
                continue
            return best
    return best


def describes(words: Sequence[Token], at: int) -> bool:
    """Whether the noun at `at` only describes what follows: "a local hospital", but "a local was hurt"."""
    after = word_at(words, at + 1)
    noun = (
        after.isalpha() and after not in MODIFIER_STOP and not (len(after) > 4 and after.endswith(("ly", "ing", "ed")))
    )
    return (words[at].lower in ("local", "national") and noun) or (
        words[at].lower == "family" and after in _OF_FAMILIES
    )


def _aside(words: Sequence[Token], at: int, reach: int) -> range:
    """The tokens of an acronym in brackets: "five Red Crescent Society (RCS) medics"."""
    for n in range(at, min(at + reach + 1, len(words) - 2)):
        if words[n].text == "(" and words[n + 1].text.isupper() and words[n + 2].text == ")":
            return range(n, n + 3)
    return range(0)
