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


Weights = Mapping[str, Mapping[str, float]]
"""Weight of each sign, by "killed" and "injured"."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The learned weights of the signs."""
    text = files("index.claims").joinpath("data/toll_weights.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, float]] = json.loads(text)["weights"]
    return loaded


def toll(account: Account, learned: Weights | None = None) -> Toll:
    """The toll that the mentions of one incident add up to."""
    learned = weights() if learned is None else learned
    killed = choose(killed_candidates(account), learned["killed"])
    injured = choose(injured_candidates(account, killed.value), learned["injured"])
    return Toll(_figure(killed), _figure(injured))


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
