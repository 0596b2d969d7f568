"""Learns the weights of `index/claims/date_choice.py` and writes index/claims/data/date_weights.json.

    python -m tests.quality.fit_dates

Training data: the longtail, gaza and syria development sets (articles and gold), but for every third incident (by a
checksum of its id), which is kept unseen: how often the day is right there is printed and stands in docs/quality.md.
A log-linear choice among the dates that an article names and "none of them", fitted by L-BFGS with an L2 penalty; no
randomness. No text goes into the weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from index.claims.date_choice import NONE, Signs, heaviest, signs
from index.claims.dates import DateMention
from index.claims.document import read_document
from index.claims.primary import anchor_of
from index.claims.reading import read
from index.gazetteer import Gazetteer
from tests.quality.claim_scores import article
from tests.quality.fit_totals import held_out
from tests.quality.shared import rows

SETS = {"longtail": 1.0, "gaza": 0.5, "syria": 1.0}
"""What an article of each set weighs: the gold of gaza and syria is made of the day of publication."""
PENALTY = 1.0
RARE = 12
"""A sign seen with fewer dates gets no weight."""
WEIGHTS = Path("index/claims/data/date_weights.json")


@dataclass(frozen=True)
class Case:
    """An article's dates with their signs, and the right day."""

    name: str
    incident: str
    day: date
    published: date | None
    dates: list[tuple[DateMention, Signs]]

    def right(self) -> list[bool]:
        """Which dates are right: those of that day, else those of two or three days around it."""
        exact = [m.date_start == m.date_end == self.day for m, _ in self.dates]
        if any(exact):
            return exact
        spans = [(m.date_start or date.max, m.date_end or date.min) for m, _ in self.dates]
        return [first <= self.day <= last and (last - first).days <= 2 for first, last in spans]

    def assumed(self) -> bool:
        """Whether the span that is assumed where no date is chosen holds the day."""
        return self.published is not None and self.published - timedelta(1) <= self.day <= self.published


def cases(gazetteer: Gazetteer) -> list[Case]:
    """Every article of the sets whose day is known."""
    found = []
    for name in SETS:
        texts = {row["id"]: row for row in rows(f"{name}.articles.jsonl")}
        for gold in rows(f"{name}.gold.jsonl"):
            if not gold.get("event_date"):
                continue
            reading = read(read_document(article(texts[gold["article_id"]])), gazetteer)
            main = next((story for story in reading.stories if story.main), None)
            anchor = anchor_of(main.statements) if main else None
            at = anchor.sentence.index if anchor else None
            dates = [(one.mention, signs(one, at)) for one in reading.dates]
            day = date.fromisoformat(gold["event_date"])
            found.append(Case(name, str(gold["incident_id"]), day, reading.published, dates))
    return found


def fit(some: list[Case]) -> Signs:
    """Weights that make the right choice likely; articles without one teach nothing."""
    seen = Counter(name for case in some for _, read_ in case.dates for name in read_)
    names = [*sorted(name for name, times in seen.items() if times >= RARE), NONE]
    index = {name: n for n, name in enumerate(names)}
    data = []
    for case in some:
        right = case.right()
        if not case.dates or (not any(right) and not case.assumed()):
            continue
        x = np.zeros((len(case.dates) + 1, len(names)))
        for row, (_, read_) in enumerate(case.dates):
            for name, strength in read_.items():
                if name in index:
                    x[row, index[name]] = strength
        x[-1, index[NONE]] = 1.0
        data.append((x, np.array([*right, not any(right)]), SETS[case.name]))

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

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {name: round(float(v), 3) for name, v in zip(names, result.x, strict=True) if abs(v) >= 0.005}


def report(name: str, some: list[Case], weight: Signs) -> None:
    """Print how often the day is the right one, and how often it lies in the span that is given."""
    exact = covered = 0
    for case in some:
        chosen = heaviest(case.dates, weight)
        if chosen is None:
            covered += case.assumed()
            continue
        exact += chosen.date_start == chosen.date_end == case.day
        covered += (chosen.date_start or date.max) <= case.day <= (chosen.date_end or date.min)
    print(f"{name}: exact {100 * exact / len(some):.1f}, covered {100 * covered / len(some):.1f} of {len(some)}")


def main() -> None:
    """See the module."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        every = cases(Gazetteer.open(Path(folder)))
    learned = fit([case for case in every if not held_out(case.incident)])
    for part in (False, True):
        for name in SETS:
            some = [case for case in every if case.name == name and held_out(case.incident) == part]
            report(name + (" held out" if part else " trained on"), some, learned)
    out = {"about": "weights of the signs in index/claims/date_choice.py, fitted by tests/quality/fit_dates.py",
           "weights": learned}  # fmt: skip
    WEIGHTS.write_text(json.dumps(out, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
