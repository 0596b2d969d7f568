"""Learns the weights of `index/claims/totals.py` and writes index/claims/data/toll_weights.json.

    python -m tests.quality.fit_totals [--dry]

Training data: the longtail, gaza and syria development sets (articles and gold). A log-linear choice among the
candidates of `candidates.py` (see `learning.py`); it prints the scores of weights that have not seen the incidents they
judge. No text goes into the weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.claims.accounts import Account
from index.claims.candidate_signs import Candidate
from index.claims.candidates import injured_candidates, killed_candidates
from index.claims.extract import RuleExtractor
from index.claims.totals import choose
from tests.quality.claim_scores import article
from tests.quality.learning import Choice, log_linear, unseen, write
from tests.quality.shared import rows

SETS = ("longtail", "gaza", "syria")
PENALTY = 1.5
RARE = 6
"""A sign seen with fewer candidates gets no weight."""
WEIGHTS = Path("index/claims/data/toll_weights.json")
Case = tuple[str, dict[str, Any], Account]  # Any: a row of JSON
"""Set, gold row and what the article tells."""
Learned = dict[str, dict[str, float]]
WEIGHT = {"longtail": 1.0, "gaza": 1.0, "syria": 1.5}


def learn(cases: Sequence[Case]) -> Learned:
    """Weights fitted on all of `cases`, those for injured given the killed that the weights for killed choose."""
    learned: Learned = {"killed": {}, "injured": {}}
    for what in learned:
        choices = []
        for name, gold, account in cases:
            low, high = gold.get(f"{what}_min"), gold.get(f"{what}_max")
            if low is None:
                continue
            cands = candidates(account, what, learned)
            right = [low <= c.value <= (low if high is None else high) for c in cands]
            choices.append(Choice([c.signs for c in cands], right, WEIGHT[name]))
        learned[what] = log_linear(choices, penalty=PENALTY, rare=RARE)
    return learned


def candidates(account: Account, what: str, learned: Learned) -> list[Candidate]:
    """The candidates for killed or injured; those for injured rest on the number of killed that is chosen."""
    killed = killed_candidates(account)
    return killed if what == "killed" else injured_candidates(account, choose(killed, learned["killed"]).value)


def all_cases() -> list[Case]:
    """Every gold row of the sets with what its article tells."""
    extractor = RuleExtractor(None)
    cases: list[Case] = []
    for name in SETS:
        articles = {r["id"]: r for r in rows(f"{name}.articles.jsonl")}
        for gold in rows(f"{name}.gold.jsonl"):
            cases.append((name, gold, extractor.account(article(articles[gold["article_id"]]))))
    return cases


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Learns the weights of the toll's signs.")
    parser.add_argument("--dry", action="store_true", help="only print; leave the weights' file")
    dry = parser.parse_args().dry
    cases = all_cases()
    for how, judged in unseen(cases, lambda case: str(case[1]["incident_id"]), learn).items():
        for name in SETS:
            report(f"{name} {how}", [(case, weights) for case, weights in judged if case[0] == name])
    if not dry:
        about = "weights of the signs in index/claims/candidates.py, fitted by tests/quality/fit_totals.py"
        write(WEIGHTS, about, learn(cases))


def report(name: str, cases: Sequence[tuple[Case, Learned]]) -> None:
    """Print how often the choice is right, where some were too, and how often a right candidate is there at all."""
    line = [name]
    for what in ("killed", "injured"):
        n = ok = there = some = some_ok = 0
        for (_, gold, account), learned in cases:
            low, high = gold.get(f"{what}_min"), gold.get(f"{what}_max")
            if low is None:
                continue
            high = low if high is None else high
            cands = candidates(account, what, learned)
            right = low <= choose(cands, learned[what]).value <= high
            n += 1
            ok += right
            some += low > 0
            some_ok += right and low > 0
            there += any(low <= c.value <= high for c in cands)
        line.append(
            f"{what} {100 * ok / n:.1f} (when some {100 * some_ok / some:.1f}, reachable {100 * there / n:.1f}) of {n}"
        )
    print(" | ".join(line), flush=True)


if __name__ == "__main__":
    main()
