"""Learns the weights of `index/claims/event_place.py` and writes index/claims/data/place_weights.json.

    python -m tests.quality.fit_places [--dry]

Training data: the longtail, gaza and syria development sets (articles and gold), but for every third incident (see
`fit_totals.held_out`), which is kept unseen: the scores on it are printed and stand in docs/claims.md. A log-linear
choice among the places of an article, fitted by L-BFGS with an L2 penalty; no randomness. No text goes into the
weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from index.claims.document import read_document
from index.claims.event_place import Candidate, Weights, candidates, features, weights
from index.claims.reading import read
from index.gazetteer import Gazetteer
from store.wire import place_wire
from tests.quality.claim_scores import article, scorer
from tests.quality.fit_totals import held_out
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
    unseen: bool
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
            signs = tuple(_added(features(c, places, reading.anchor)) for c in places)
            right = tuple(bool(score.place_ok(_wire(c), gold)) for c in places)
            yield Case(name, held_out(str(gold["incident_id"])), signs, right)


def _added(signs: Iterator[tuple[str, float]]) -> dict[str, float]:
    """Signs by name; one that speaks twice is added up."""
    found: dict[str, float] = {}
    for name, strength in signs:
        found[name] = found.get(name, 0.0) + strength
    return found


def _wire(candidate: Candidate) -> dict[str, Any] | None:
    """The place as the scorer sees it."""
    return place_wire(candidate.entry.place)


def fit(train: list[Case]) -> dict[str, float]:
    """Weights that make the right places likely; articles without a right one teach nothing."""
    train = [c for c in train if any(c.right) and not all(c.right)]
    seen = Counter(name for c in train for signs in c.signs for name in signs)
    index = {name: k for k, name in enumerate(sorted(n for n, k in seen.items() if k >= RARE))}
    data = []
    for c in train:
        x = np.zeros((len(c.signs), len(index)))
        for row, signs in enumerate(c.signs):
            for name, strength in signs.items():
                if name in index:
                    x[row, index[name]] = strength
        data.append((x, np.array(c.right), SETS[c.name]))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = PENALTY * float(w @ w), 2 * PENALTY * w
        for x, right, weight in data:
            z = x @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            q = p * right
            total -= weight * float(np.log(q.sum() + 1e-12))
            slope = slope - weight * (x.T @ (q / (q.sum() + 1e-12) - p))
        return total, slope

    result = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {n: round(float(v), 3) for n, v in zip(index, result.x, strict=True) if abs(v) >= 0.005}


def report(name: str, some: list[Case], learned: Weights) -> None:
    """Print how often the choice is right, and how often a right place is named at all."""
    ok = 0
    for c in some:
        sums = [sum(learned.get(n, 0.0) * v for n, v in signs.items()) for signs in c.signs]
        ok += bool(sums) and c.right[max(range(len(sums)), key=sums.__getitem__)]
    there = sum(any(c.right) for c in some)
    n = max(1, len(some))
    print(f"{name:22} right {100 * ok / n:.1f}, named {100 * there / n:.1f} of {len(some)}", flush=True)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Learns the weights of the event's place.")
    parser.add_argument("--dry", action="store_true", help="only print; leave the weights' file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        every = list(cases(Gazetteer.open(Path(folder))))
    learned = fit([c for c in every if not c.unseen])
    for what, used in (("before", weights()), ("fitted", learned)):
        for name in SETS:
            for unseen in (False, True):
                some = [c for c in every if c.name == name and c.unseen == unseen]
                report(f"{what} {name} {'unseen' if unseen else 'seen'}", some, used)
    if not args.dry:
        about = "log odds of the signs in index/claims/event_place.py, fitted by tests/quality/fit_places.py"
        FILE.write_text(json.dumps({"about": about, "weights": learned}, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
