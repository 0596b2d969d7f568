"""An incident's toll out of all that an article says of it.

Called by `index/claims/extract.py` with the mentions of one incident. Pure. Nothing is counted twice: a total and its
parts, an early and a later toll, a person named again are one. `candidates.py` lists the numbers that the article may
mean and the signs for each; the signs' weights are learned (`tests/quality/fit_totals.py`) and kept in
`data/toll_weights.json`. Without a sign nothing is claimed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.claims.accounts import Account
from index.claims.candidate_signs import Candidate
from index.claims.candidates import injured_candidates, killed_candidates
from index.claims.casualties import Mention
from index.claims.party import Kind
from index.claims.word_signs import add_words, again_from_afar, vocabulary_of
from store.records import Count


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with the mentions it rests on, the best first."""

    count: Count
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured of one incident, None where nothing is said."""

    killed: Figure | None
    injured: Figure | None


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each sign for killed and for injured.

    Attributes:
        vocabulary: the words that have a weight.
    """

    killed: Mapping[str, float]
    injured: Mapping[str, float]
    vocabulary: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The learned weights of the signs."""
    text = files("index.claims").joinpath("data/toll_weights.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, float]] = json.loads(text)["weights"]
    killed, injured = loaded["killed"], loaded["injured"]
    return Weights(killed, injured, vocabulary_of((*killed, *injured)))


def toll(account: Account, learned: Weights | None = None) -> Toll:
    """The toll that the mentions of one incident add up to."""
    killed, injured = chosen(account, weights() if learned is None else learned)
    return Toll(_figure(killed), _figure(injured))


def chosen(account: Account, learned: Weights) -> tuple[Candidate, Candidate]:
    """The candidates for killed and, beside that number of killed, for injured that weigh most."""
    killed = choose(killed_numbers(account, learned.vocabulary), learned.killed)
    return killed, choose(injured_numbers(account, killed.value, learned.vocabulary), learned.injured)


def killed_numbers(account: Account, vocabulary: frozenset[str]) -> list[Candidate]:
    """The candidates for killed, with the signs of words."""
    found = killed_candidates(account)
    add_words(found, account.words, vocabulary)
    again_from_afar(found, account.words)
    return found


def injured_numbers(account: Account, killed: int, vocabulary: frozenset[str]) -> list[Candidate]:
    """The candidates for injured beside a number of killed, with the signs of words."""
    found = injured_candidates(account, killed)
    add_words(found, account.words, vocabulary)
    return found


def choose(candidates: Sequence[Candidate], learned: Mapping[str, float]) -> Candidate:
    """The candidate whose signs weigh most; the smaller number where they weigh the same."""
    return max(candidates, key=lambda c: (score(c, learned), -c.value))


def score(candidate: Candidate, learned: Mapping[str, float]) -> float:
    """The sum of a candidate's signs, each times its weight."""
    return sum(learned.get(name, 0.0) * strength for name, strength in candidate.signs.items())


def _figure(candidate: Candidate) -> Figure | None:
    """The count that a candidate stands for; None for a zero that nobody stated."""
    value = candidate.value
    exact = [m for m in candidate.mentions if m.value == value and m.kind in (Kind.NUMBER, Kind.BARE)]
    exact.sort(key=lambda m: (m.sentence < 0, m.part, m.sentence))
    if value == 0:
        return Figure(Count(0, 0, 0), tuple(exact)) if exact else None
    if exact:
        return Figure(exact[0].count, (exact[0], *(m for m in exact[1:] if m.sentence >= 0)))
    rest = sorted(candidate.mentions, key=lambda m: (m.sentence < 0, m.sentence))
    open_end = any(m.count.max is None for m in rest)
    return Figure(Count(value, None if open_end else value, value), tuple(rest))
