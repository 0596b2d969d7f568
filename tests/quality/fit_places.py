"""Learns the weights of `index/claims/event_place.py` and writes index/claims/data/place_weights.json.

    python -m tests.quality.fit_places [--dry]

Training data: the longtail, gaza and syria development sets (articles and gold). A log-linear choice among the places
of an article (see `learning.py`); it prints the scores of weights that have not seen the incidents they judge. No text
goes into the weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.claims.document import read_document
from index.claims.event_place import Candidate, Weights, candidates, signs_of
from index.claims.reading import read
from index.gazetteer import Gazetteer
from store.wire import place_wire
from tests.quality.claim_scores import article, scorer
from tests.quality.learning import Choice, held_out, log_linear, unseen, write
from tests.quality.shared import rows

SETS = {"longtail": 1.0, "gaza": 0.3, "syria": 2.0}
"""How much an article of each set weighs: gaza's pages are all alike, the reports from Syria few."""
PENALTY = 1.0
RARE = 8
"""A sign seen with fewer places gets no weight."""
FILE = Path("index/claims/data/place_weights.json")


@dataclass(frozen=True, slots=True)
class Case:
    """The places of one article: what speaks for each, and which of them are right."""

    name: str
    incident: str
    signs: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


def cases(gazetteer: Gazetteer) -> Iterator[Case]:
    """The articles of the sets that have a place in the gold."""
    score: Any = scorer()  # Any: a loaded script
    for name in SETS:
        articles = {row["id"]: row for row in rows(f"{name}.articles.jsonl")}
        for gold in rows(f"{name}.gold.jsonl"):
            if not gold.get("place"):
                continue
            reading = read(read_document(article(articles[gold["article_id"]])), gazetteer)
            places = candidates(reading.places)
            signs = tuple(_added(signs_of(c, places, reading.anchor)) for c in places)
            right = tuple(bool(score.place_ok(_wire(c), gold)) for c in places)
            yield Case(name, str(gold["incident_id"]), signs, right)


def _added(signs: Iterator[tuple[str, float]]) -> dict[str, float]:
    """Signs by name; one that speaks twice is added up."""
    found: dict[str, float] = {}
    for name, strength in signs:
        found[name] = found.get(name, 0.0) + strength
    return found


def _wire(candidate: Candidate) -> dict[str, Any] | None:
    """The place as the scorer sees it."""
    return place_wire(candidate.entry.place)


def fit(some: Sequence[Case]) -> dict[str, float]:
    """Weights that make the right places likely; articles without a right one teach nothing."""
    choices = [Choice(c.signs, c.right, SETS[c.name]) for c in some if not all(c.right)]
    return log_linear(choices, penalty=PENALTY, rare=RARE)


def report(name: str, some: Sequence[tuple[Case, Weights]]) -> None:
    """Print how often the choice is right, and how often a right place is named at all."""
    ok = 0
    for c, learned in some:
        sums = [sum(learned.get(n, 0.0) * v for n, v in signs.items()) for signs in c.signs]
        ok += bool(sums) and c.right[max(range(len(sums)), key=sums.__getitem__)]
    there = sum(any(c.right) for c, _ in some)
    n = max(1, len(some))
    print(f"{name:22} right {100 * ok / n:.1f}, named {100 * there / n:.1f} of {len(some)}", flush=True)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Learns the weights of the event's place.")
    parser.add_argument("--dry", action="store_true", help="only print; leave the weights' file")
    dry = parser.parse_args().dry
    with tempfile.TemporaryDirectory() as folder:
        every = list(cases(Gazetteer.open(Path(folder))))
    for how, judged in unseen(every, lambda case: case.incident, fit).items():
        for name in SETS:
            report(f"{name} {how}", [(case, weights) for case, weights in judged if case.name == name])
    if not dry:
        about = "log odds of the signs in index/claims/event_place.py, fitted by tests/quality/fit_places.py"
        write(FILE, about, fit([case for case in every if not held_out(case.incident)]))


if __name__ == "__main__":
    main()
