"""Learns the weights of `index/claims/date_choice.py` and writes index/claims/data/date_weights.json.

    python -m tests.quality.fit_dates [--dry]

Training data: the longtail, gaza and syria development sets (articles and gold). A log-linear choice among the dates
that an article names and "none of them" (see `learning.py`); it prints the scores of weights that have not seen the
incidents they judge. No text goes into the weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from index.claims.date_choice import NONE, Signs, heaviest, signs
from index.claims.dates import DateMention
from index.claims.document import read_document
from index.claims.primary import anchor_of
from index.claims.reading import read
from index.gazetteer import Gazetteer
from tests.quality.claim_scores import article
from tests.quality.learning import Choice, held_out, log_linear, unseen, write
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


def fit(some: Sequence[Case]) -> dict[str, float]:
    """Weights that make the right choice likely; articles without one teach nothing."""
    choices = []
    for case in some:
        right = case.right()
        if case.dates and (any(right) or case.assumed()):
            signs_of = [*(read_ for _, read_ in case.dates), {NONE: 1.0}]
            choices.append(Choice(signs_of, [*right, not any(right)], SETS[case.name]))
    return log_linear(choices, penalty=PENALTY, rare=RARE)


def report(name: str, some: Sequence[tuple[Case, Signs]]) -> None:
    """Print how often the day is the right one, and how often it lies in the span that is given."""
    exact = covered = 0
    for case, weight in some:
        chosen = heaviest(case.dates, weight)
        if chosen is None:  # the day before publication is the first of the two that are assumed
            exact += case.published is not None and case.published - timedelta(1) == case.day
            covered += case.assumed()
            continue
        exact += chosen.date_start == chosen.date_end == case.day
        covered += (chosen.date_start or date.max) <= case.day <= (chosen.date_end or date.min)
    print(f"{name}: exact {100 * exact / len(some):.1f}, covered {100 * covered / len(some):.1f} of {len(some)}")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Learns the weights of the event's date.")
    parser.add_argument("--dry", action="store_true", help="only print; leave the weights' file")
    dry = parser.parse_args().dry
    with tempfile.TemporaryDirectory() as folder:
        every = cases(Gazetteer.open(Path(folder)))
    for how, judged in unseen(every, lambda case: case.incident, fit).items():
        for name in SETS:
            report(f"{name} {how}", [(case, weights) for case, weights in judged if case.name == name])
    if not dry:
        about = "weights of the signs in index/claims/date_choice.py, fitted by tests/quality/fit_dates.py"
        write(WEIGHTS, about, fit([case for case in every if not held_out(case.incident)]))


if __name__ == "__main__":
    main()
