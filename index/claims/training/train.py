"""Trains the event head (`index/claims/data/event_head.npz`) and prints the ablation.

    python -m index.claims.training.train ../shared/data/case2021.jsonl [--write]

Training data: `examples.txt` beside this file (sentences written for this project) and 200 of the 300 snippets of
CASE 2021 task 2 in the development data, drawn with `SEED`; the rest are never fitted and give the figures printed.
Of the snippets nothing but the weights enters the repository. Called by hand, after cues or examples changed. Needs
scikit-learn (the `dev` extra).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from index.claims.event_head import CUE_WEIGHT, LEAD_CHARACTERS, NONE, FloatArray, features
from index.claims.events import cue_names, read_event_sentence
from index.embed import load_embedder

SEED = 2021
SHARE = 2 / 3
"""Of each label's snippets, the share that may be seen: 200 of 300."""
STRENGTH = 10.0
"""Inverse regularisation; 3 to 30 gave the same within a point (cross-validation on the training part)."""

LABELS = {
    "ARMED_CLASH": "armed_clash", "GOV_REGAINS_TERIT": "government_regains_territory",
    "NON_STATE_ACTOR_OVERTAKES_TER": "non_state_actor_overtakes_territory", "CHEM_WEAP": "chemical_weapon",
    "AIR_STRIKE": "air_or_drone_strike", "SUIC_BOMB": "suicide_bomb", "ART_MISS_ATTACK": "shelling_artillery_missile",
    "REM_EXPLOS": "remote_explosive", "GRENADE": "grenade", "SEX_VIOL": "sexual_violence", "ATTACK": "attack",
    "ABDUCT_DISSAP": "abduction", "VIOL_DEMONSTR": "violent_demonstration", "MOB_VIOL": "mob_violence",
    "PEACE_PROTEST": "peaceful_protest", "PROTEST_WITH_INTER": "protest_with_intervention",
    "FORCE_AGAINST_PROTEST": "excessive_force_against_protesters", "AGREEMENT": "agreement", "ARREST": "arrests",
    "CHANGE_TO_GROUP_ACT": "change_to_group", "DISR_WEAP": "disrupted_weapons_use",
    "HQ_ESTABLISHED": "headquarters_established", "PROPERTY_DISTRUCT": "property_destruction",
    "NON_VIOL_TERRIT_TRANSFER": "territory_transfer", "OTHER": "other", "NATURAL_DISASTER": "natural_disaster",
    "MAN_MADE_DISASTER": "man_made_disaster", "ORG_CRIME": "organised_crime", "DIPLO": "diplomatic_event",
    "ATTRIB": "attribution_of_responsibility",
}  # fmt: skip
"""The data set's labels and our names for them."""


@dataclass(frozen=True)
class Snippet:
    """A text with its event type (or `NONE`); `id` is the data set's, "" for our own."""

    text: str
    label: str
    id: str = ""


def examples() -> list[Snippet]:
    """Our own sentences: a line `# type` heads those of the type."""
    found: list[Snippet] = []
    label = ""
    for line in files("index.claims.training").joinpath("examples.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:].strip()
        elif line.strip():
            found.append(Snippet(line.strip(), label))
    return found


def split(path: Path) -> tuple[list[Snippet], list[Snippet]]:
    """The snippets that may be seen (at most 200 of 300) and the others, by `SEED`, label by label."""
    by_label: dict[str, list[Snippet]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_label[row["label"]].append(Snippet(row["text"], LABELS[row["label"]], row["id"]))
    rng = random.Random(SEED)
    seen: list[Snippet] = []
    unseen: list[Snippet] = []
    for label in sorted(by_label):
        rows = sorted(by_label[label], key=lambda s: s.id)
        rng.shuffle(rows)
        cut = round(len(rows) * SHARE)
        seen += rows[:cut]
        unseen += rows[cut:]
    return seen, unseen


def weighted_f1(gold: Sequence[str], predicted: Sequence[str | None]) -> float:
    """F1 of each label, weighted by how often it is gold; per cent."""
    n = Counter(gold)
    total = 0.0
    for label, count in n.items():
        right = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
        false = sum(p == label != g for g, p in zip(gold, predicted, strict=True))
        total += count * 2 * right / (2 * right + false + count - right)
    return round(100 * total / len(gold), 1)


def fit(x: FloatArray, labels: Sequence[str]) -> tuple[list[str], FloatArray, FloatArray]:
    """A multinomial logistic regression: (classes, weights (classes, features), bias (classes,))."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=3_000).fit(x, list(labels))
    return [str(c) for c in model.classes_], model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def predict(x: FloatArray, fitted: tuple[list[str], FloatArray, FloatArray]) -> list[str]:
    """The best class of each row; `NONE` is not offered, as every snippet is an event."""
    classes, weights, bias = fitted
    scores = x @ weights.T + bias
    if NONE in classes:
        scores[:, classes.index(NONE)] = -np.inf
    return [classes[n] for n in scores.argmax(axis=1)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, print the ablation, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("snippets", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args(arguments)
    own = examples()
    seen, unseen = split(options.snippets)
    print(f"{len(own)} own sentences, {len(seen)} snippets seen, {len(unseen)} unseen", file=sys.stderr)
    cues = cue_names()
    embedder = load_embedder(None)

    def prepared(snippets: Sequence[Snippet]) -> tuple[FloatArray, list[str]]:
        texts = [s.text[:LEAD_CHARACTERS] for s in snippets]
        return features(texts, embedder.encode(texts), cues), [s.label for s in snippets]

    (x_own, y_own), (x_seen, y_seen), (x_unseen, y_unseen) = prepared(own), prepared(seen), prepared(unseen)
    x_all, y_all = np.vstack([x_own, x_seen]), [*y_own, *y_seen]
    readings = [read_event_sentence(s.text[:LEAD_CHARACTERS]).event_type for s in unseen]
    plain = len(x_all[0]) - len(cues)
    whole = fit(x_all, y_all)
    figures = {
        "rules only": weighted_f1(y_unseen, [t.value if t else None for t in readings]),
        "embedding only": weighted_f1(y_unseen, predict(x_unseen[:, :plain], fit(x_all[:, :plain], y_all))),
        "embedding and cues": weighted_f1(y_unseen, predict(x_unseen, whole)),
        "embedding and cues, own sentences only": weighted_f1(y_unseen, predict(x_unseen, fit(x_own, y_own))),
        "embedding and cues, snippets only": weighted_f1(y_unseen, predict(x_unseen, fit(x_seen, y_seen))),
    }
    print(json.dumps({"weighted_f1_unseen": figures, "n": len(unseen), "cue_weight": CUE_WEIGHT}, indent=1))
    if options.write:
        classes, weights, bias = whole
        target = Path(str(files("index.claims").joinpath("data/event_head.npz")))
        np.savez_compressed(
            target, classes=np.array(classes), cues=np.array(cues), weights=weights.astype(np.float16), bias=bias
        )
        print(f"wrote {target}: {target.stat().st_size} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
