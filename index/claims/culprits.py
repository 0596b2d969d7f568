"""Whom an article names as the one who did it: "the gunman, Jan Roe", "Roe opened fire", "Jan Roe is accused of".

Called by `index/claims/reading.py`; `candidates.py` counts the culprit's own death beside the victims'. Pure, by
wording, linear in the length of the text. It must not say what became of the culprit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.claims.harm_words import CULPRITS
from index.claims.name_phrases import NAME_STOP

READ = 60
"""At most so many sentences are looked at."""
_WINDOW = 70
"""Characters beside a cue in which the name stands."""
_NAME = r"(?P<name>[A-Z][\w'-]+(?: (?:[A-Z]\.|[A-Z][\w'-]+|al|bin|de|la|van)){0,3})"
_AGE = r"(?:,? \d{1,2}|,? (?:a|an) \d{1,2}-year-old| \(\d{1,2}\))?"
_NOUN = rf"(?:{'|'.join(sorted(CULPRITS))})"
_CALLED = re.compile(
    rf"\b{_NOUN}s?(?:'s name)?(?:,| -| –| —|:)?(?: (?:was|is|has been|had been|as|named|identified|by|police|officials"
    r"|authorities|later|tentatively|\d{1,2}-year-old|\w+ police)){0,6} ?$",
    re.I,
)
_AFTER_CALLED = re.compile(
    rf"^{_AGE}(?:,| (?:is|was|as|the|whom?))(?: (?:is|was|whom?|as|police|said|say|identified|authorities|officials|the"
    r"|they|investigators|detectives|deputies|believed?|named|to|be|have|been)){0,7},?"
    rf" (?:(?:suspected|alleged|accused|lone|apparent|presumed) )*{_NOUN}\b",
    re.I,
)
_ACCUSED = re.compile(
    rf"^{_AGE},?(?: of [A-Z][\w. ]{{2,25}},)?(?: (?:is|was|has|had|been|also|now|being|later|allegedly)){{0,4}} "
    r"(?:suspected of|accused of|believed to have|turned the (?:gun|weapon)|open(?:ed|ing) fire"
    r"|took (?:his|her) own life|committed suicide|(?:shot|killed) (?:himself|herself)|fled|went on (?:a|to)"
    r"|barricaded)\b",
    re.I,
)
"""None who was charged, arrested or sentenced: he lives, or it is told of another day ("had been arrested before")."""
_DID = re.compile(
    rf"^{_AGE},?(?: (?:allegedly|then|also|had|has|fatally|reportedly|later|first|apparently|and)){{0,3}} "
    r"(?:(?:fatally )?shot|killed|gunned down|stabbed|murdered|shot and killed(?! at\b)|kills|shoots|fired) "
    r"(?!(?:dead|to death|in|by|multiple|several|at the scene|on|and (?!killed (?:his|her|a|the|two|three)\b)|during"
    r"|when|while|after|outside|inside|near|early|late|sunday|monday|tuesday|wednesday|thursday|friday|saturday|last|but"
    r"|who)\b)"
    r"(?:\w)",
    re.I,
)
_NAMED = re.compile(_NAME)
_PLACED = re.compile(r"\b(?:in|at|of|near|from|outside|inside) $", re.I)
"""What stands before the name of a place."""


@dataclass(frozen=True, slots=True)
class Culprits:
    """Names, in lower case, of those whom an article names as the ones who did it: first name ("" unknown) and last."""

    names: frozenset[tuple[str, str]] = frozenset()

    def include(self, name: str) -> bool:
        """Whether `name`, as written, is one of them."""
        first, last = _split(name)
        return any(last == its_last and (not first or not its_first or first == its_first)
                   for its_first, its_last in self.names)  # fmt: skip


def culprits(sentences: Iterable[str]) -> Culprits:
    """The names that the sentences give to those who did it.

    A last name alone is that of the one who is also named in full, and of none of his relatives.
    """
    found: set[tuple[str, str]] = set()
    for n, sentence in enumerate(sentences):
        if n >= READ:
            break
        text = sentence[:1_000].replace("’", "'")
        for m in _NAMED.finditer(text):
            first, last = _split(m["name"])
            if last in NAME_STOP or first in NAME_STOP or last in CULPRITS:
                continue
            if _PLACED.search(text[max(0, m.start() - 9) : m.start()]):
                continue
            after = text[m.end() : m.end() + _WINDOW]
            before = text[max(0, m.start() - _WINDOW) : m.start()]
            if _CALLED.search(before) or _AFTER_CALLED.match(after) or _ACCUSED.match(after) or _DID.match(after):
                found.add((first, last))
    whole = {last for first, last in found if first}
    return Culprits(frozenset(name for name in found if name[0] or name[1] not in whole))


def _split(name: str) -> tuple[str, str]:
    """First and last name in lower case, the first "" where there is one word."""
    words = [
        w
        for w in name.lower().replace("’", "'").removesuffix("'s").split()
        if w not in ("jr", "jr.", "sr", "iii", "ii")
    ]
    return ("", words[0]) if len(words) == 1 else (words[0], words[-1]) if words else ("", "")
