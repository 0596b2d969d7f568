"""What kind of thing a target is, so that "a house" and "a residential building" set no two strikes apart.

Called by `store/weights.py`. Pure; works on folded words.
"""

from __future__ import annotations

from collections.abc import Set

_KINDS = {
    "dwelling": "home homes house houses residence residences residential apartment apartments flat flats building "
    "buildings block tower towers",
    "vehicle": "car cars vehicle vehicles truck trucks van minibus bus buses convoy taxi jeep",
    "motorcycle": "motorcycle motorcycles motorbike motorbikes",
    "care": "hospital hospitals clinic clinics medical health maternity",
    "ambulance": "ambulance ambulances",
    "learning": "school schools university college kindergarten madrassa",
    "worship": "mosque mosques church churches shrine temple synagogue",
    "trade": "market markets bazaar shop shops store stores mall bakery bakeries",
    "food": "restaurant restaurants cafe bar nightclub hotel",
    "post": "checkpoint checkpoints base bases barracks headquarters position positions outpost",
    "farm": "farm farms field fields greenhouse",
    "plant": "factory refinery plant power station depot warehouse",
    "road": "bridge bridges airport port railway",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def set_apart(one: Set[str], other: Set[str]) -> bool:
    """Whether two targets are things of different kinds; people, armies and whole villages may be in either."""
    left, right = kinds(one), kinds(other)
    return bool(left and right and not left & right)


def kinds(target: Set[str]) -> frozenset[str]:
    """The kinds of things that a target's words name; empty for people, armies, villages and whole towns."""
    return frozenset(_KIND_OF[word] for word in target if word in _KIND_OF)
