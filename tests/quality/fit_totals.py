"""Learns the weights of `index/claims/totals.py` and writes index/claims/data/toll_weights.json.

    python -m tests.quality.fit_totals [--dry] [--cuts 1]

Training data: the longtail, gaza and syria development sets (articles and gold). A log-linear choice among the
candidates of `candidates.py` (see `learning.py`); it prints the scores of weights that have not seen the incidents they
judge. No text goes into the weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.claims.accounts import Account
from index.claims.article_words import plain_words
from index.claims.candidate_signs import Candidate
from index.claims.candidates import STATES
from index.claims.extract import RuleExtractor
from index.claims.totals import Weights, choose, chosen, injured_numbers, killed_numbers
from index.claims.word_signs import FROM_AFAR
from tests.quality.claim_scores import article
from tests.quality.learning import FOLDS, Choice, in_folds, log_linear, unseen, write
from tests.quality.shared import rows

SETS = ("longtail", "gaza", "syria")
PENALTY = {"killed": 1.5, "injured": 2.2}
LIGHT = 0.3
"""Of the signs that tell whether the culprit is counted, and of which incident: few articles hold them, and there they
decide."""
BY_KILLED = 3.0
"""Of the signs of injured that count only beside so many killed: twice the penalty of the sign that counts always."""
RARE = {"killed": 4, "injured": 6}
"""A sign seen with fewer candidates gets no weight."""
COMMON = 30
"""A word of fewer articles is none of the vocabulary."""
WEIGHTS = Path("index/claims/data/toll_weights.json")
Case = tuple[str, dict[str, Any], Account]  # Any: a row of JSON
"""Set, gold row and what the article tells."""
WEIGHT = {"longtail": 1.0, "gaza": 1.0, "syria": 1.5}


def learn(cases: Sequence[Case], vocabulary: frozenset[str]) -> Weights:
    """Weights fitted on all of `cases`, those for injured given the killed that the weights for killed choose."""
    killed = _fit(cases, "killed", lambda account: killed_numbers(account, vocabulary))
    numbers = {id(c[2]): choose(killed_numbers(c[2], vocabulary), killed).value for c in cases}
    injured = _fit(cases, "injured", lambda account: injured_numbers(account, numbers[id(account)], vocabulary))
    return Weights(killed, injured, vocabulary)


def _fit(cases: Sequence[Case], what: str, candidates: Callable[[Account], list[Candidate]]) -> dict[str, float]:
    """The weights of the signs for killed or for injured."""
    cases = [case for case in cases if case[1].get(f"{what}_min") is not None]
    choices = []
    for (name, gold, account), weight in zip(cases, by_incident(cases), strict=True):
        low, high = gold[f"{what}_min"], gold.get(f"{what}_max")
        found = candidates(account)
        right = [low <= c.value <= (low if high is None else high) for c in found]
        choices.append(Choice([c.signs for c in found], right, WEIGHT[name] * weight))
    return log_linear(choices, penalty=lambda sign: _penalty(sign, what), rare=RARE[what])


def by_incident(cases: Sequence[Case]) -> list[float]:
    """How much each case weighs, 1 on the average: four reports of one incident as much as one each of two."""
    reports = Counter((case[0], incident(case)) for case in cases)
    each = [reports[case[0], incident(case)] ** -0.5 for case in cases]
    return [w * len(each) / sum(each) for w in each]


def _penalty(sign: str, what: str) -> float:
    """How much a sign's weight for killed or for injured is held down."""
    sign = sign.removeprefix(FROM_AFAR)
    if sign.startswith(STATES):
        return BY_KILLED
    light = not sign.startswith(("lead word", "body word", "word beside")) and any(
        w in sign for w in ("plus ", "self", "culprit", "largest incident")
    )
    return LIGHT if light else PENALTY[what]


def all_cases() -> tuple[list[Case], frozenset[str]]:
    """Every gold row of the sets with what its article tells, and the words that enough articles write small."""
    extractor = RuleExtractor(None)
    cases: list[Case] = []
    seen: Counter[str] = Counter()
    for name in SETS:
        articles = {r["id"]: r for r in rows(f"{name}.articles.jsonl")}
        for gold in rows(f"{name}.gold.jsonl"):
            one = article(articles[gold["article_id"]])
            cases.append((name, gold, extractor.account(one)))
            seen.update(plain_words(one.text) & cases[-1][2].words.body)
    return cases, frozenset(word for word, times in seen.items() if times >= COMMON)


def incident(case: Case) -> str:
    """The incident that a case tells of: all its articles fall into one fold."""
    return str(case[1]["incident_id"])


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Learns the weights of the toll's signs.")
    parser.add_argument("--dry", action="store_true", help="only print; leave the weights' file")
    parser.add_argument("--cuts", type=int, default=1, help="in how many ways the folds are cut")
    args = parser.parse_args()
    cases, vocabulary = all_cases()

    def fit(some: Sequence[Case]) -> Weights:
        return learn(some, vocabulary)

    shown = unseen(cases, incident, fit)
    shown |= {f"in {FOLDS} folds, cut {cut}": in_folds(cases, incident, fit, cut) for cut in range(1, args.cuts)}
    for how, those in shown.items():
        for name in SETS:
            report(f"{name} {how}", [(case, weights) for case, weights in those if case[0] == name])
    if not args.dry:
        about = "weights of the signs in candidates.py and word_signs.py, fitted by tests/quality/fit_totals.py"
        learned = fit(cases)
        write(WEIGHTS, about, {"killed": learned.killed, "injured": learned.injured})


def report(name: str, cases: Sequence[tuple[Case, Weights]]) -> None:
    """Print how often the choice is right, where some were too, and how often a right candidate is there at all."""
    tally = judged(cases)
    line = [name]
    for what in ("killed", "injured"):
        n, ok, some, some_ok, reach = (tally[f"{what} {k}"] for k in ("n", "ok", "some", "some ok", "there"))
        line.append(
            f"{what} {100 * ok / n:.1f} (when some {100 * some_ok / some:.1f}, reachable {100 * reach / n:.1f}) of {n}"
        )
    print(" | ".join(line), flush=True)


def judged(cases: Sequence[tuple[Case, Weights]]) -> Counter[str]:
    """How many choices there are ("killed n"), are right ("killed ok"), right where some were, could be right."""
    tally: Counter[str] = Counter()
    for (_, gold, account), learned in cases:
        dead, hurt = chosen(account, learned)
        there = {
            "killed": killed_numbers(account, frozenset()),
            "injured": injured_numbers(account, dead.value, frozenset()),
        }
        for what, choice in (("killed", dead), ("injured", hurt)):
            low, high = gold.get(f"{what}_min"), gold.get(f"{what}_max")
            if low is None:
                continue
            high = low if high is None else high
            right = low <= choice.value <= high
            tally.update({f"{what} n": 1, f"{what} ok": right, f"{what} some": low > 0})
            tally[f"{what} some ok"] += right and low > 0
            tally[f"{what} there"] += any(low <= c.value <= high for c in there[what])
    return tally


if __name__ == "__main__":
    main()
