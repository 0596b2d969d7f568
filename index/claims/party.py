"""A phrase that names people, as the claim modules hand it on.

Made by `index/claims/phrases.py`. Pure records.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from store.records import Count


class Kind(Enum):
    """How a phrase names people."""

    NUMBER = "number"  # "three people"
    BARE = "bare"  # "three", no noun
    SINGLE = "single"  # "a man", "another woman"
    DEFINITE = "definite"  # "the man", "the victim", "she": somebody named before
    PLURAL = "plural"  # "civilians", "people": how many is not said
    NAME = "name"  # "Jane Roe"


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase that names people: tokens `first` to `last` of the sentence, inclusive.

    Attributes:
        noun: the head noun in the lexicon's spelling, "" for a bare number.
        groups: the groups it belongs to (see `groups.py`).
        others: "two others", "another man": people beside those named before.
        part: the phrase splits up an earlier total ("including five children").
        after: the preposition in front of it, "" without one.
        name: the person's name as written, where it is a name.
        ordinal: 3 for "a third victim": so many there are at least; 0 without one.
        out_of: 4 for "two of the four victims", else 0.
        share: 1 for "one of the two people who died", whose count is two; 0 otherwise.
    """

    first: int
    last: int
    kind: Kind
    count: Count
    noun: str = ""
    groups: tuple[str, ...] = ()
    others: bool = False
    part: bool = False
    after: str = ""
    name: str | None = None
    ordinal: int = 0
    out_of: int = 0
    share: int = 0

    @property
    def value(self) -> int:
        """The number to calculate with; 1 for single persons, 2 for an unnamed plural."""
        return self.count.best or 0
