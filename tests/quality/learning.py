"""How the weights of tolls, dates and places are learned: a log-linear choice among an article's candidates.

Used by `fit_totals.py`, `fit_dates.py` and `fit_places.py`. L-BFGS with an L2 penalty, no randomness. The figures that
are printed are of weights that have not seen the incidents they judge: in folds, and on one third (by a checksum of the
incident's id) by weights of the other two. What is written is fitted on all incidents for the tolls, and on two thirds
of them for dates and places, where the last third added nothing.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

FOLDS = 5
C = TypeVar("C")  # a case
W = TypeVar("W")  # weights
Signs = Mapping[str, float]
"""What speaks for one candidate: strength by name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One article: the signs of each candidate, which of them are right, and how much the article weighs."""

    signs: Sequence[Signs]
    right: Sequence[bool]
    weight: float = 1.0


def held_out(incident: str) -> bool:
    """Whether an incident belongs to the third that is kept unseen."""
    return zlib.crc32(incident.encode()) % 3 == 0


def fold_of(incident: str, cut: int = 0) -> int:
    """Which of `FOLDS` parts an incident falls into; `cut` cuts them another way."""
    return zlib.crc32(f"fold {f'{cut} ' if cut else ''}{incident}".encode()) % FOLDS


def log_linear(choices: Sequence[Choice], *, penalty: float | Callable[[str], float], rare: int) -> dict[str, float]:
    """Weights that make the right candidates likely; articles without a right one teach nothing.

    Args:
        choices: the articles.
        penalty: of the squared weights, one for all signs or by a sign's name.
        rare: a sign seen with fewer candidates gets no weight.
    """
    choices = [c for c in choices if any(c.right)]
    seen = Counter(name for c in choices for signs in c.signs for name in signs)
    index = {name: k for k, name in enumerate(sorted(n for n, k in seen.items() if k >= rare))}
    rows, columns, strengths = [], [], []
    for row, signs in enumerate(signs for c in choices for signs in c.signs):
        for name, strength in signs.items():
            if name in index:
                rows.append(row)
                columns.append(index[name])
                strengths.append(strength)
    sizes = np.array([len(c.signs) for c in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    article = np.repeat(np.arange(len(choices)), sizes)
    x = csr_matrix((strengths, (rows, columns)), shape=(int(sizes.sum()), len(index)))
    x_t = x.T.tocsr()
    right = np.array([r for c in choices for r in c.right], dtype=float)
    weight = np.array([c.weight for c in choices])
    held = np.array([penalty if isinstance(penalty, float) else penalty(name) for name in index])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = np.exp(z - np.maximum.reduceat(z, starts)[article])
        p /= np.add.reduceat(p, starts)[article]
        q = p * right
        whole = np.add.reduceat(q, starts) + 1e-12
        total = float((held * w * w).sum() - (weight * np.log(whole)).sum())
        return total, 2 * held * w - x_t @ (weight[article] * (q / whole[article] - p))

    result = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {n: round(float(v), 3) for n, v in zip(index, result.x, strict=True) if abs(v) >= 0.005}


def unseen(
    cases: Sequence[C], incident: Callable[[C], str], fit: Callable[[Sequence[C]], W]
) -> dict[str, list[tuple[C, W]]]:
    """Cases with weights that have not seen their incident, by how: "in 5 folds" all cases, "unseen third" a third."""
    third = fit([case for case in cases if not held_out(incident(case))])
    return {
        f"in {FOLDS} folds": in_folds(cases, incident, fit),
        "unseen third": [(case, third) for case in cases if held_out(incident(case))],
    }


def in_folds(
    cases: Sequence[C], incident: Callable[[C], str], fit: Callable[[Sequence[C]], W], cut: int = 0
) -> list[tuple[C, W]]:
    """All cases, each with weights fitted on the folds that its incident is not in."""
    parts = [(case, fold_of(incident(case), cut)) for case in cases]
    by_fold = [fit([case for case, part in parts if part != n]) for n in range(FOLDS)]
    return [(case, by_fold[part]) for case, part in parts]


def write(path: Path, about: str, weights: object) -> None:
    """Write a weights' file: names of signs and numbers, no text of any article."""
    path.write_text(json.dumps({"about": about, "weights": weights}, indent=0, sort_keys=True) + "\n", "utf-8")
