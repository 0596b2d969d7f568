"""Whether a number in a sentence is somebody's age and counts nobody: "aged 12, 14 and 16", "Roe, 22,", "all under 15".

Called by `index/claims/numbers.py`. Pure, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.groups import NOUNS
from index.claims.tokens import Token, lexicon

OLDEST = 110
ADULT = 21
_AFTER_LIMIT = frozenset([*".,;)", "", "and", "or", "were", "was", "died", "in", "among", "years"])
"""Behind "under 15" where it is an age that nobody reached and no number of people; up to `ADULT`."""
_AFTER_AGE = frozenset({"", "and", "of", "were", "was", "both", "years", "who", "from", *",.();-–—"})
_OF_THEM = lexicon("them whom these those the")
"""Behind "of" after a part: "51 people, 40 of them children"."""
_IN_AGES = lexicon(", and to or between from of through - – months")
_ABOUT_AN_AGE = frozenset(("about", "around", "approximately", "roughly", "nearly", "almost", "over", "between"))


def is_age(words: Sequence[Token], first: int, last: int, value: int) -> bool:
    """Whether the number of the words `first` to `last`, `value`, is an age.

    Args:
        words: the sentence.
        first, last: the number's words, without what qualifies it.
        value: the number, at most `OLDEST`.
    """
    after = words[last + 1].lower if last + 1 < len(words) else ""
    before = words[first - 1].lower if first else ""
    digits = words[first].text[0].isdigit()
    if after == "-" and _hanging(words, last + 2):
        return True
    if digits and (before == "both" or _after_ages(words, first)):
        return True
    partly = after == "of" and last + 2 < len(words) and words[last + 2].lower in _OF_THEM
    if digits and before in (",", "(") and after in _AFTER_AGE and not partly:
        return after != "were" or first < 2 or not _of_nobody(words[first - 2])
    listed = before in ("and", "&") and first > 2 and words[first].text.isdigit() and after in (",", ")", ".")
    if listed and words[first - 2].text.isdigit() and words[first - 3].lower in (",", "("):
        return True  # "two youths, 16 and 10,"
    if before == "also" and first > 1 and words[first - 2].text == "," and after in _AFTER_AGE:
        return True  # "Jan Roe, also 33,"
    if before == "under" and value <= ADULT and after in _AFTER_LIMIT:
        return True  # "29 children, all under 15, and"
    return _about_an_age(words, first) or (after in (",", "(") and _of_somebody(words, first))


def _of_nobody(word: Token) -> bool:
    """Whether no age follows a word and its comma: "three are dead, 99 were hurt", but "Roe, 30, and Lind, 41 were"."""
    return word.text.isalpha() and not word.capital and word.lower not in NOUNS


def _about_an_age(words: Sequence[Token], first: int) -> bool:
    """ "A woman aged about 60": what stands at `first` is an age."""
    back = first - 1
    while back > 0 and words[back].lower in _ABOUT_AN_AGE:
        back -= 1
    return first - 1 > back >= 0 and words[back].lower in ("age", "aged", "ages")


def _of_somebody(words: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` is an age: "Jan Roe, four,", "her mother, who was 24,"."""
    before = words[max(0, at - 3) : at]
    if len(before) == 3 and before[2].text == ",":
        return before[0].capital and before[1].capital
    return [w.lower for w in before[-2:]] in (["who", "was"], ["he", "was"], ["she", "was"], ["who", "is"])


def _hanging(words: Sequence[Token], at: int) -> bool:
    """ "12- and 10-year-old sons": an age whose word follows later."""
    return any(w.lower in ("n-year-old", "n-year-olds") for w in words[at + 1 : at + 4]) and (
        at < len(words) and words[at].lower in ("and", "or", ",", "to")
    )


def _after_ages(words: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` stands in a list of ages: "ages 7 and 10", "aged 12, 14 and 16"."""
    for n in range(at - 1, max(at - 8, -1), -1):
        if words[n].lower in ("age", "ages", "aged"):
            return True
        if not (words[n].text.isdigit() or words[n].lower in _IN_AGES):
            return False
    return False
