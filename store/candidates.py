"""Which stored claims a new one is compared with, and which of them it is linked to: I/O around `store/merge.py`.

`store/ledger.py` calls it inside its transaction. For every claim that comes in dozens are read here, so claims go by
their numbers and what is compared of them is packed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from sqlmodel import Session

from store.bulk import insert_rows, read, reading
from store.claim_rows import NewClaim
from store.features import Features, features_from_wire
from store.merge import FEW, LINK, pair
from store.tables import ClaimFeaturesRow, ClaimKeyRow, ClaimLinkRow
from store.weights import weigh

_SHOWN = reading(ClaimKeyRow, "key", "key", "claim")
_PACKED = ("claim_id", "facts", "sketch", "terms")
_BY_NUMBER = reading(ClaimFeaturesRow, "number", "number", *_PACKED)
_BY_ID = reading(ClaimFeaturesRow, "claim_id", *_PACKED)


def link(session: Session, new: Mapping[int, NewClaim]) -> dict[str, Features]:
    """Compares new claims with all that share keys with them, and keeps the links.

    Args:
        session: in a writing transaction; the claims are in it already.
        new: the claims by their numbers.

    Returns:
        The features of all that were compared, by claim id.
    """
    pairs = _pairs(session, new)
    features = {number: n.features for number, n in new.items()}
    wanted = {number for p in pairs for number in p} - features.keys()
    for number, *packed in read(session, _BY_NUMBER, wanted):
        features[number] = features_from_wire(*packed)
    links = []
    for one, other in pairs:
        weight = weigh(features[one], features[other])
        if weight > LINK:
            a, b = pair(features[one].id, features[other].id)
            links.append({"a": a, "b": b, "weight": weight})
    insert_rows(session, ClaimLinkRow, sorted(links, key=lambda row: (row["a"], row["b"])))
    return {f.id: f for f in features.values()}


def _pairs(session: Session, new: Mapping[int, NewClaim]) -> set[tuple[int, int]]:
    """The pairs to compare: those with one key in common, or with `FEW` weak ones; the lower number first."""
    wanted = {key for n in new.values() for key in n.keys.looks | n.keys.weak}
    shown: dict[int, list[int]] = defaultdict(list)
    for key, claim in read(session, _SHOWN, wanted):
        shown[key].append(claim)
    pairs: set[tuple[int, int]] = set()
    for number, n in new.items():
        found = set(chain.from_iterable([shown[key] for key in n.keys.looks if key in shown]))
        doubtful = Counter(chain.from_iterable([shown[key] for key in n.keys.weak if key in shown]))
        found.update([claim for claim, shared in doubtful.items() if shared >= FEW])
        found.discard(number)
        pairs.update([(number, claim) if number < claim else (claim, number) for claim in found])
    return pairs


def load_features(session: Session, claims: Iterable[str]) -> dict[str, Features]:
    """The features of stored claims."""
    return {claim: features_from_wire(claim, *packed) for claim, *packed in read(session, _BY_ID, claims)}
