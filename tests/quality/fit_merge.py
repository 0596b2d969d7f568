"""Learns the weights of `store/weights.py` and prints them as tables, to be copied there (rounded).

    python -m tests.quality.fit_merge

Training data: pairs of primary claims that `store/merge.py` compares, of the longtail, gaza and syria development sets.
Prints B-cubed over the articles of each set: of the weights in use, and in three folds (by a checksum of the incident's
id) of weights fitted on the other two. Logistic regression with an L2 penalty; no randomness. Levels that were set by
hand, targets, actors and kinds of event are no part of the fit: they count as they are. Levels that the data hardly has
are printed with "rare": they stay as they were.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from index.claims.extract import RuleExtractor
from index.gazetteer import Gazetteer
from store.features import Features, features_of
from store.merge import LINK, Pair, cluster, keys, pair
from store.sketch import sketch
from store.weights import BIAS as BIAS_IN_USE
from store.weights import TABLES, aspects, beside, veto, weigh
from tests.quality.claim_scores import article
from tests.quality.shared import rows

SETS = {"longtail": 1.0, "gaza": 0.3, "syria": 4.0}
"""How much a pair of each set weighs: syria has few pairs, and the only raids of which several outlets tell."""
FOLDS = 3
PENALTY = 2.0
"""Of a weight's distance to the one in use: what few pairs say moves it little."""
CAUTION = 0.3
"""Taken from the fitted bias: a wrong merge is a wrong number, a missed one only stands beside the other."""
RARE = 15
Level = tuple[str, str]
Weights = dict[Level, float]
BIAS: Level = ("bias", "")
SET: frozenset[Level] = frozenset(
    {("copied", "copy"), ("people", "all others"), ("names, same outlet", "0 of few")}
    | {(toll, level) for toll in ("killed", "injured") for level in ("fits", "like", "grown")}
    | {("when and where", f"{when}, unnamed: {where}") for when in ("same", "close") for where in ("other",)}
    | {("when and where", "close, unnamed: town"), ("when and where", "same, unnamed raid: other")}
    | {
        ("when and where", level)
        for level in TABLES["when and where"]
        if level.startswith(("over", "unknown", "week, unnamed", "close, unnamed raid"))
    }
)
"""Levels whose weights were set by hand, see `store/weights.py`."""


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

    def taught(self) -> list[tuple[Pair, list[Level], float]]:
        """The pairs of primary claims that can be one, with their levels and what counts beside these."""
        found = []
        for one, other in self.pairs:
            a, b = self.claims[one], self.claims[other]
            levels = aspects(a, b)
            if levels is not None and a.primary and b.primary and a.kind == b.kind == "counted":
                found.append(((one, other), levels, beside(a, b)))
        return found


def fit(sets: Iterable[Reports], kept: Callable[[str], bool]) -> tuple[Weights, Counter[Level]]:
    """Weights from the pairs whose incidents are both `kept`, and how often each level was seen."""
    seen: Counter[Level] = Counter()
    cases: list[tuple[list[Level], float, bool, float]] = []
    for reports in sets:
        for (a, b), levels, more in reports.taught():
            if kept(reports.of(a)) and kept(reports.of(b)):
                more += sum(TABLES[aspect][level] for aspect, level in levels if (aspect, level) in SET)
                free = [level for level in levels if level not in SET]
                cases.append((free, more, reports.of(a) == reports.of(b), SETS[reports.name]))
                seen.update(free)
    names = [BIAS, *sorted(seen)]
    index = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(cases), len(names)))
    x[:, 0] = 1.0
    for row, (levels, _, _, _) in enumerate(cases):
        x[row, [index[level] for level in levels]] = 1.0
    given = np.array([more for _, more, _, _ in cases])
    same = np.array([1.0 if one else -1.0 for _, _, one, _ in cases])
    much = np.array([weight for *_, weight in cases])
    used = np.array([BIAS_IN_USE if name == BIAS else TABLES[name[0]][name[1]] for name in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = same * (x @ w + given)
        slope = -(much * same / (1 + np.exp(np.clip(z, -50, 50)))) @ x
        off = w - used
        return float((much * np.logaddexp(0, -z)).sum() + PENALTY * off @ off), slope + 2 * PENALTY * off

    result = minimize(loss, used, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights = dict(zip(names, map(float, result.x), strict=True))
    return weights | {BIAS: weights[BIAS] - CAUTION}, seen


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


def _fitted(claims: Mapping[str, Features], weights: Weights, a: str, b: str) -> float:
    """What two claims of one set weigh by fitted weights, and by those in use where none was fitted."""
    one, other = claims[a], claims[b]
    levels = aspects(one, other)
    if levels is None or veto(one, other) or not one.kind == other.kind == "counted":
        return weigh(one, other)
    told = (weights.get(level, TABLES[level[0]][level[1]]) for level in levels)
    return weights.get(BIAS, BIAS_IN_USE) + sum(told) + beside(one, other)


def _fold(incident: str) -> int:
    return crc32(f"f{incident}".encode()) % FOLDS


def _outside(fold: int, incident: str) -> bool:
    return _fold(incident) != fold


def main() -> None:
    """See the module."""
    with tempfile.TemporaryDirectory() as folder:
        extractor = RuleExtractor(Gazetteer.open(Path(folder)))
        sets = [Reports(name, extractor) for name in SETS]
    for reports in sets:
        print(reports.name, "in use:", b_cubed(reports, partial(_in_use, reports.claims)))
    for fold in range(FOLDS):
        weights, _ = fit(sets, partial(_outside, fold))
        for reports in sets:
            unseen = Reports.__new__(Reports)
            unseen.__dict__ |= reports.__dict__
            unseen.incident = {a: i for a, i in reports.incident.items() if _fold(i) == fold}
            print(reports.name, f"fold {fold} in use:", b_cubed(unseen, partial(_in_use, reports.claims)))
            print(reports.name, f"fold {fold} unseen:", b_cubed(unseen, partial(_fitted, reports.claims, weights)))
    weights, seen = fit(sets, lambda incident: True)
    for level in sorted(weights):
        print(f"{level[0]:22} {level[1]:24} {weights[level]:6.2f} {'' if seen[level] >= RARE else 'rare'}")


if __name__ == "__main__":
    main()
