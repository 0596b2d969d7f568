"""Learns the weights of `store/weights.py` and prints them as tables, to be copied there (rounded).

    python -m tests.quality.fit_merge

Training data: pairs of primary claims that `store/merge.py` compares, of the longtail, gaza and syria development sets,
but for those of every third incident (by a checksum of its id), which is kept unseen. Prints B-cubed over the articles
of longtail: of the weights in use over all, and of the fitted ones where each third was weighed by a fit on the others.
Logistic regression with an L2 penalty; no randomness. Levels that the data hardly has are printed with "rare": they
stay as they were set.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from index.claims.extract import RuleExtractor
from index.gazetteer import Gazetteer
from store.features import Features, features_of
from store.merge import LINK, Pair, cluster, keys, pair
from store.sketch import sketch
from store.weights import aspects, veto, weigh
from tests.quality.claim_scores import article
from tests.quality.learning import held_out
from tests.quality.shared import rows

SETS = {"longtail": 1.0, "gaza": 0.3, "syria": 1.0}
PENALTY = 0.5
RARE = 15
Level = tuple[str, str]
Weights = dict[Level, float]
BIAS: Level = ("bias", "")


class Reports:
    """The claims of one set with the incidents that their articles are about."""

    def __init__(self, name: str, extractor: RuleExtractor) -> None:
        self.name = name
        self.claims: dict[str, Features] = {}
        self.incident = {r["article_id"]: str(r["incident_id"]) for r in rows(f"{name}.gold.jsonl")}
        for row in rows(f"{name}.articles.jsonl"):
            text = article(row)
            whole = sketch(text.text)
            for claim in extractor.extract(text):
                self.claims[claim.id] = features_of(
                    claim, text=text.text, article_sketch=whole, published=text.published_at, outlet=text.source
                )
        self.pairs = self._compared()

    def _compared(self) -> list[Pair]:
        shown: dict[int, list[str]] = defaultdict(list)
        both = {claim: keys(f) for claim, f in self.claims.items()}
        for claim, found in both.items():
            for key in found.shows:
                shown[key].append(claim)
        looked = {pair(c, o) for c, found in both.items() for key in found.looks for o in shown.get(key, ()) if c != o}
        return sorted(p for p in looked if not veto(self.claims[p[0]], self.claims[p[1]]))

    def of(self, claim: str) -> str:
        """The incident that a claim's article is about."""
        return self.incident[self.claims[claim].article]

    def taught(self) -> list[tuple[Pair, list[Level]]]:
        """The pairs of primary claims that can be one, with their levels."""
        found = []
        for one, other in self.pairs:
            a, b = self.claims[one], self.claims[other]
            levels = aspects(a, b)
            if levels is not None and a.primary and b.primary and a.kind == b.kind == "counted":
                found.append(((one, other), levels))
        return found


def fit(sets: Iterable[Reports], kept: Callable[[str], bool]) -> tuple[Weights, Counter[Level]]:
    """Weights from the pairs whose incidents are both `kept`, and how often each level was seen."""
    seen: Counter[Level] = Counter()
    cases: list[tuple[list[Level], bool, float]] = []
    for reports in sets:
        for (a, b), levels in reports.taught():
            if kept(reports.of(a)) and kept(reports.of(b)):
                cases.append((levels, reports.of(a) == reports.of(b), SETS[reports.name]))
                seen.update(levels)
    names = [BIAS, *sorted(seen)]
    index = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(cases), len(names)))
    x[:, 0] = 1.0
    for row, (levels, _, _) in enumerate(cases):
        x[row, [index[level] for level in levels]] = 1.0
    same = np.array([1.0 if one else -1.0 for _, one, _ in cases])
    much = np.array([weight for _, _, weight in cases])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = same * (x @ w)
        slope = -(much * same / (1 + np.exp(z))) @ x
        return float((much * np.logaddexp(0, -z)).sum() + PENALTY * w @ w), slope + 2 * PENALTY * w

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(names, map(float, result.x), strict=True)), seen


def b_cubed(reports: Reports, weight: Callable[[str, str], float]) -> str:
    """B-cubed precision, recall and F1 over the set's articles."""
    links = {p: w for p in reports.pairs if (w := weight(*p)) > LINK}
    near: dict[str, set[str]] = {claim: set() for claim in reports.claims}
    for a, b in links:
        near[a].add(b)
        near[b].add(a)
    home: dict[str, object] = {article_id: article_id for article_id in reports.incident}
    seen: set[str] = set()
    for claim in reports.claims:
        part, todo = {claim}, [claim]
        while todo and claim not in seen:
            fresh = near[todo.pop()] - part
            part |= fresh
            todo += fresh
        if claim in seen:
            continue
        seen |= part
        inside = {p: w for p, w in links.items() if p[0] in part}
        for group in cluster({c: reports.claims[c] for c in part}, inside):
            for c in group:
                if reports.claims[c].primary:
                    home[reports.claims[c].article] = group
    members: dict[object, set[str]] = defaultdict(set)
    gold: dict[str, set[str]] = defaultdict(set)
    for article_id, incident in reports.incident.items():
        members[home[article_id]].add(article_id)
        gold[incident].add(article_id)
    p = r = 0.0
    for article_id, incident in reports.incident.items():
        both = len(members[home[article_id]] & gold[incident])
        p += both / len(members[home[article_id]]) / len(reports.incident)
        r += both / len(gold[incident]) / len(reports.incident)
    return f"precision {p:.4f}, recall {r:.4f}, F1 {2 * p * r / (p + r):.4f}"


def _in_use(claims: Mapping[str, Features], a: str, b: str) -> float:
    """What two claims of one set weigh by the weights in use."""
    return weigh(claims[a], claims[b])


def main() -> None:
    """See the module."""
    with tempfile.TemporaryDirectory() as folder:
        extractor = RuleExtractor(Gazetteer.open(Path(folder)))
        sets = [Reports(name, extractor) for name in SETS]
    for reports in sets:
        print(reports.name, "in use:", b_cubed(reports, partial(_in_use, reports.claims)))
    weights, seen = fit(sets, lambda incident: not held_out(incident))
    for reports in sets:
        claims = reports.claims

        def fitted(a: str, b: str, claims: dict[str, Features] = claims) -> float:
            levels = aspects(claims[a], claims[b])
            return -9.0 if levels is None else weights[BIAS] + sum(weights.get(level, 0.0) for level in levels)

        unseen = Reports.__new__(Reports)
        unseen.__dict__ |= reports.__dict__
        unseen.incident = {a: i for a, i in reports.incident.items() if held_out(i)}
        print(reports.name, "fitted, held out:", b_cubed(unseen, fitted))
        print(reports.name, "in use, held out:", b_cubed(unseen, partial(_in_use, claims)))
    weights, seen = fit(sets, lambda incident: True)
    for level in sorted(weights):
        print(f"{level[0]:22} {level[1]:24} {weights[level]:6.2f} {'' if seen[level] >= RARE else 'rare'}")


if __name__ == "__main__":
    main()
