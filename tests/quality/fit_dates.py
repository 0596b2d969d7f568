"""Learns the weights of `index/claims/event_date.py` and writes index/claims/data/date_weights.json.

    python -m tests.quality.fit_dates [--dry]

Training data: the longtail, gaza and syria development sets (articles and gold), but for every third incident (see
`fit_totals.held_out`), which is kept unseen: the scores on it are printed and stand in docs/claims.md. A logistic
regression over the dates that the articles name (is it the event's day?), fitted by L-BFGS with an L2 penalty; no
randomness. No text goes into the weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from index.claims.dates import DateMention, find_dates
from index.claims.document import Document, read_document
from index.claims.event_date import (
    Dated,
    Weights,
    choose_date,
    distance,
    features,
    in_court,
    tells_hour,
    weights,
)
from index.claims.reading import read
from index.gazetteer import Gazetteer
from tests.quality.claim_scores import article
from tests.quality.fit_totals import held_out
from tests.quality.shared import rows

SETS = {"longtail": 1.0, "gaza": 0.3, "syria": 1.0}
"""How much an article of each set weighs; the day of publication of many reports from Syria is not known but set."""
PENALTY = 2.0
RARE = 8
"""A sign seen with fewer dates keeps its prior."""
PRIOR = {"commemorated": -2.5, "of the event": 2.5, "said that": -1.0}
"""Set by hand, too rare in these articles to be learned; what is not here is drawn to 0."""
FILE = Path("index/claims/data/date_weights.json")


@dataclass(frozen=True, slots=True)
class Named:
    """One date of an article: where, and what speaks for it."""

    mention: DateMention
    sentence: int
    near: dict[str, float]
    signs: dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """The dates of one article and the day of its incident."""

    name: str
    unseen: bool
    named: tuple[Named, ...]
    day: date
    anchor: int | None
    published: date | None
    hour: bool


def cases(gazetteer: Gazetteer) -> Iterator[Case]:
    """The articles of the sets that have a date in the gold."""
    for name in SETS:
        articles = {row["id"]: row for row in rows(f"{name}.articles.jsonl")}
        for gold in rows(f"{name}.gold.jsonl"):
            if not gold.get("event_date"):
                continue
            reading = read(read_document(article(articles[gold["article_id"]])), gazetteer)
            yield Case(
                name,
                held_out(str(gold["incident_id"])),
                tuple(_named(reading.document, reading.published, reading.anchor)),
                date.fromisoformat(gold["event_date"]),
                reading.anchor,
                reading.published,
                tells_hour(reading.document, reading.anchor),
            )


def _named(document: Document, published: date | None, anchor: int | None) -> Iterator[Named]:
    """The dates of the body with their signs, as `event_date.dated` takes them."""
    court, number = in_court(document), 0
    for sentence in document.body:
        mentions = [m for m in find_dates(sentence.text, published, offset=sentence.start) if m.date_start is not None]
        for mention in mentions:
            beside = any(m is not mention and not m.future for m in mentions)
            signs = dict(features(sentence, mention, published, number=number, court=court, beside=beside))
            yield Named(mention, sentence.index, dict(distance(sentence.index, anchor)), signs)
            number += 1


def fit(train: list[Case]) -> dict[str, float]:
    """Weights that make the event's day likely and other dates unlikely."""
    every = [(n, c) for c in train for n in c.named]
    seen = Counter(name for n, _ in every for name in (*n.signs, *n.near))
    index = {name: k for k, name in enumerate(sorted(n for n, k in seen.items() if k >= RARE or n in PRIOR))}
    x = np.zeros((len(every), len(index)))
    for row, (n, _) in enumerate(every):
        for name, strength in (*n.signs.items(), *n.near.items()):
            if name in index:
                x[row, index[name]] = strength
    right = np.array([_is(n.mention, c.day) for n, c in every])
    share = np.array([SETS[c.name] for _, c in every])
    prior = np.array([PRIOR.get(name, 0.0) for name in index])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        total = share @ (np.logaddexp(0, z) - right * z) + PENALTY * ((w - prior) ** 2).sum()
        return float(total), x.T @ (share * (1 / (1 + np.exp(-z)) - right)) + 2 * PENALTY * (w - prior)

    result = minimize(loss, prior.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {n: round(float(v), 3) for n, v in zip(index, result.x, strict=True) if abs(v) >= 0.005}


def _is(mention: DateMention, day: date) -> bool:
    return mention.date_start == day == mention.date_end


def report(name: str, some: list[Case], learned: Weights) -> None:
    """Print how often the chosen day is right, and how often the right day is named at all."""
    ok = 0
    for c in some:
        found = [
            Dated(n.mention, n.sentence, sum(learned.get(s, 0.0) * v for s, v in n.signs.items())) for n in c.named
        ]
        chosen = choose_date(found, c.anchor, c.published, hour=c.hour, learned=learned)
        ok += chosen is not None and chosen.date_start == c.day
    there = sum(any(n.mention.date_start == c.day for n in c.named) for c in some)
    n = max(1, len(some))
    print(f"{name:22} right {100 * ok / n:.1f}, named {100 * there / n:.1f} of {len(some)}", flush=True)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Learns the weights of the event's day.")
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
        about = "log odds of the signs in index/claims/event_date.py, fitted by tests/quality/fit_dates.py"
        FILE.write_text(json.dumps({"about": about, "weights": learned}, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
