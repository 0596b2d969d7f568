"""Learns the weights of `index/claims/totals.py` and writes index/claims/data/toll_weights.json.

    python -m tests.quality.fit_totals             fits, reports and writes
    python -m tests.quality.fit_totals --folds 5   only reports: five fits, each judged on the incidents it left out

Training data: the longtail, gaza and syria development sets (articles and gold), but for every third incident (by a
checksum of its id), which is kept unseen: the scores on it are printed and stand in docs/claims.md. A log-linear choice
among the candidates of `candidates.py`, fitted by L-BFGS with an L2 penalty; no randomness. No text goes into the
weights' file: it holds names of signs and numbers only.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from index.claims.accounts import Account
from index.claims.candidate_signs import Candidate
from index.claims.candidates import injured_candidates, killed_candidates
from index.claims.extract import RuleExtractor
from index.claims.totals import choose
from tests.quality.claim_scores import article
from tests.quality.shared import rows

SETS = ("longtail", "gaza", "syria")
PENALTY = {"killed": 1.5, "injured": 1.5}
RARE = 6
"""A sign seen with fewer candidates gets no weight."""
WEIGHTS = Path("index/claims/data/toll_weights.json")
Case = tuple[str, dict[str, Any], Account]  # Any: a row of JSON
"""Set, gold row and what the article tells."""
Learned = dict[str, dict[str, float]]
WEIGHT = {"longtail": 1.0, "gaza": 1.0, "syria": 1.5}


def held_out(incident: str) -> bool:
    """Whether an incident belongs to the third that is kept unseen."""
    return zlib.crc32(incident.encode()) % 3 == 0


def fold_of(incident: str, count: int) -> int:
    """Which of `count` parts an incident falls into."""
    return zlib.crc32(f"fold {incident}".encode()) % count


def fit(groups: list[tuple[list[Candidate], set[int], float]], penalty: float) -> dict[str, float]:
    """Weights that make the right candidates likely; groups without a right one teach nothing."""
    groups = [g for g in groups if any(c.value in g[1] for c in g[0])]
    seen = Counter(name for cands, _, _ in groups for c in cands for name in c.signs)
    names = sorted(n for n, k in seen.items() if k >= RARE)
    index = {n: k for k, n in enumerate(names)}
    data = []
    for cands, right, weight in groups:
        x = np.zeros((len(cands), len(names)))
        for row, c in enumerate(cands):
            for name, strength in c.signs.items():
                if name in index:
                    x[row, index[name]] = strength
        data.append((x, np.array([c.value in right for c in cands]), weight))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = penalty * float(w @ w), 2 * penalty * w
        for x, right, weight in data:
            z = x @ w
            z -= z.max()
            p = np.exp(z)
            p /= p.sum()
            q = p * right
            total -= weight * float(np.log(q.sum() + 1e-12))
            slope = slope - weight * (x.T @ (q / (q.sum() + 1e-12) - p))
        return total, slope

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {n: round(float(v), 3) for n, v in zip(names, result.x, strict=True) if abs(v) >= 0.005}


def right_values(candidates: list[Candidate], low: int, high: int | None) -> set[int]:
    """The candidates' values that the gold allows."""
    return {c.value for c in candidates if low <= c.value <= (low if high is None else high)}


def learn(cases: Sequence[Case]) -> Learned:
    """Weights fitted on all of `cases`, those for injured given the killed that the weights for killed choose."""
    learned: Learned = {"killed": {}, "injured": {}}
    for what in learned:
        groups = []
        for name, gold, account in cases:
            if gold.get(f"{what}_min") is None:
                continue
            cands = candidates(account, what, learned)
            groups.append((cands, right_values(cands, gold[f"{what}_min"], gold.get(f"{what}_max")), WEIGHT[name]))
        learned[what] = fit(groups, PENALTY[what])
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
    parser.add_argument("--folds", type=int, help="only report, each of so many parts by weights that have not seen it")
    folds = parser.parse_args().folds
    cases = all_cases()
    if folds:
        parts = [(c, fold_of(str(c[1]["incident_id"]), folds)) for c in cases]
        weights = [learn([c for c, part in parts if part != n]) for n in range(folds)]
        for name in SETS:
            report(f"{name} in {folds} folds", [(c, weights[part]) for c, part in parts if c[0] == name])
        return
    learned = learn([c for c in cases if not held_out(str(c[1]["incident_id"]))])
    for part in (False, True):
        for name in SETS:
            some = [(c, learned) for c in cases if c[0] == name and held_out(str(c[1]["incident_id"])) == part]
            report(name + (" held out" if part else " trained on"), some)
    out = {"about": "weights of the signs in index/claims/candidates.py, fitted by tests/quality/fit_totals.py",
           "weights": learned}  # fmt: skip
    WEIGHTS.write_text(json.dumps(out, indent=0, sort_keys=True) + "\n", encoding="utf-8")


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
