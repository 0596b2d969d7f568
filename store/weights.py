"""How strongly two claims speak of one incident. Pure; `store/merge.py` calls it for every pair that it compares.

The weight is a sum of log odds, one for each aspect in which two claims are compared. The figures were fitted by
logistic regression on pairs of the development data (US shootings, Gaza, Syria; no text of it is kept here), rounded.
Those marked "set" were set by hand, because the newsroom's rules say so or because the data says nothing of them.
"""

from __future__ import annotations

from store.features import Features, Spot, distance_km
from store.names import spelled_alike
from store.sketch import likeness
from store.targets import set_apart

NEVER = -9.0
BIAS = -0.8
COPY, MUCH = 0.5, 0.15  # shares of four-word runs: copies, and texts with much in common
TOWN_KM, NEAR_KM = 5.0, 25.0
VAGUE_TARGETS = frozenset(
    {
        "civilians",
        "civilian",
        "people",
        "residents",
        "the",
        "a",
        "of",
        "and",
        "in",
        "men",
        "women",
        "children",
        "man",
        "woman",
    }
)

# By the days and the places of both: same day, days that overlap widely, a day or two apart, a week, more; not known.
# "Unnamed": they share no name of a person or street, and are no copies; "raid": both tell of air strikes or shells,
# of which one day sees many. Set: what unnamed says of other places, and of a town a day or two apart, because a wrong
# merge is a wrong number; the rows of "unknown" and "over", of which the data has next to none.
WHEN_AND_WHERE = {
    "same": {"town": 3.5, "near": 1.1, "within": 1.2, "other": 1.6},
    "same, unnamed": {"town": 2.9, "near": 0.3, "within": 0.6, "other": -2.5},
    "same, unnamed raid": {"town": 1.1, "near": -2.2, "within": 0.9, "other": -2.5},
    "over": {"town": 0.7, "near": -0.3, "within": 0.1, "other": -0.6},
    "over, unnamed": {"town": 0.7, "near": -0.1, "within": 0.3, "other": -2.5},
    "over, unnamed raid": {"town": 0.3, "near": -2.2, "within": 0.3, "other": -2.5},
    "close": {"town": 1.3, "near": -0.7, "within": 0.6, "other": -0.8},
    "close, unnamed": {"town": -0.8, "near": -1.4, "within": -0.7, "other": -2.5},
    "close, unnamed raid": {"town": -2.5, "near": -2.5, "within": -2.5, "other": -2.5},
    "week, unnamed": {"town": -2.5, "near": -2.5, "within": -2.5, "other": -2.5},
    "week, unnamed assumed": {"town": -0.1, "near": -0.7, "within": -0.7, "other": -2.5},
    "week, unnamed raid": {"town": -2.5, "near": -2.5, "within": -2.5, "other": -2.5},
    "week": {"town": -0.1, "near": -0.7, "within": -0.7, "other": -1.3},
    "far": {"town": -0.5, "near": -1.9, "within": -1.5, "other": -2.0},
    "unknown": {"town": 0.8, "near": 0.0, "within": 0.0, "other": -0.8},
}
# By their tolls; "half": one tells of it and the other only of the other toll, "untold": the other gives no toll at
# all. Set: "fits" (ranges that overlap), and for tolls of `MANY` and more "like" (at least half as large)
# and "grown" (the ranges overlap): large tolls rise for days, and no town has two such events on most days.
KILLED = {
    "none": 0.6,
    "half": -0.9,
    "untold": 0.0,
    "equal": 1.0,
    "both one": 0.5,
    "fits": -0.2,
    "close": -0.9,
    "conflict": -0.6,
}
KILLED |= {"like": 0.8, "grown": 0.2}
INJURED = {
    "none": 0.9,
    "half": -0.2,
    "untold": 0.0,
    "equal": 0.6,
    "both one": 0.9,
    "fits": -0.3,
    "close": -0.6,
    "conflict": -1.2,
}
INJURED |= {"like": 0.5, "grown": 0.0}
MANY = 6
PEOPLE = {"shared": 2.6, "surname": 1.4, "none": -1.1, "others": -1.4, "all others": -4.5}  # all others: set
# By names shared in the texts: how many, and how large a part of the shorter list. One outlet seldom tells an event
# twice, but an update of a short report is one event ("0 of few" there is set).
NAMES_OTHER_OUTLET = {
    "0 of few": 1.1, "0 of some": 0.8, "0 of many": 0.8, "1 low": 0.0, "1 high": 0.4, "2 low": 0.9, "2 high": 1.8,
    "3 low": 1.3, "3 high": 2.4, "5 high": 2.4,
}  # fmt: skip
NAMES_SAME_OUTLET = {
    "0 of few": -1.0, "0 of some": -2.1, "0 of many": -2.4, "1 low": -2.7, "1 high": -2.0, "2 low": -1.8,
    "2 high": -1.2, "3 low": 0.0, "3 high": 0.3, "5 high": 1.4,
}  # fmt: skip
# One outlet tells of many raids on one area and day, in articles that name the same streets and officials.
NAMES_SAME_OUTLET_RAID = {
    "0 of few": -1.0, "0 of some": -2.9, "0 of many": -3.1, "1 low": -3.9, "1 high": -3.2, "2 low": -2.3,
    "2 high": -1.8, "3 low": -1.2, "3 high": 0.3, "5 high": 1.6,
}  # fmt: skip
PUBLISHED = {"day": 0.5, "days": 0.0, "later": -0.6, "unknown": -0.7}
COPIED = {"copy": 3.0, "much": 0.8, "no": 0.0}  # copy: set
VIOLENT = frozenset({"attack", "bombardment", "blast", "battle", "destruction", "accident"})  # often told apart wrongly
TABLES = {
    "when and where": {f"{when}: {where}": w for when, row in WHEN_AND_WHERE.items() for where, w in row.items()},
    "copied": COPIED,
    "people": PEOPLE,
    "names, same outlet": NAMES_SAME_OUTLET,
    "names, same outlet, raid": NAMES_SAME_OUTLET_RAID,
    "names, other outlet": NAMES_OTHER_OUTLET,
    "killed": KILLED,
    "injured": INJURED,
    "published": PUBLISHED,
}
SAME_FAMILY, LIKE_FAMILY, OTHER_FAMILY = 0.1, -0.2, -0.9  # like and other: set
OTHER_TARGET, OTHER_TARGET_RETOLD, OTHER_ACTOR = -4.5, -1.5, -0.5  # set
OTHER_TOLL_IN_RECORD = -3.0  # set: a data set lists many strikes on one town and day, told apart by their tolls


def veto(a: Features, b: Features) -> bool:
    """Whether two claims can never be one incident: an article's own claims, and records of data sets.

    A data set has told its records apart; two data sets count by different definitions, and stand side by side.
    """
    return a.article == b.article or bool(a.origin and b.origin)


def weigh(a: Features, b: Features) -> float:
    """How strongly two claims speak of one incident: log odds, higher is better; symmetric."""
    if veto(a, b) or "cumulative" in (a.kind, b.kind) or a.kind == b.kind == "negated":
        return _running_totals(a, b)
    found = aspects(a, b)
    if found is None:
        return NEVER
    return BIAS + sum(TABLES[aspect][level] for aspect, level in found) + beside(a, b)


def beside(a: Features, b: Features) -> float:
    """What counts beside the aspects: kinds of event, targets, actors, tolls of a data set; all set, none fitted."""
    record = bool(a.origin or b.origin)
    weight = OTHER_TOLL_IN_RECORD if record and _exclude(a.killed, b.killed) else 0.0
    return weight + _families(a.family, b.family) + _parties(a, b)


def aspects(a: Features, b: Features) -> list[tuple[str, str]] | None:
    """How two claims compare: (aspect, level) pairs, each with a weight in `TABLES`; None: they cannot be one."""
    when = _when(a, b)
    shared = len(a.terms & b.terms)
    copied = likeness(a.sketch, b.sketch)
    people = _people(a, b)
    named = bool(shared) or people == "shared"
    raid = a.family == b.family == "bombardment"
    if not named and copied < COPY:
        if when == "far":
            return None
        when += _unnamed(a, b, when, raid)
    record = bool(a.origin or b.origin)
    again = copied >= COPY or _corrects(a, b) or _corrects(b, a)
    outlet = "same" if a.outlet and a.outlet == b.outlet and not again else "other"
    untold = a.killed is a.injured is None or b.killed is b.injured is None
    teller = f"{outlet} outlet, raid" if raid and outlet == "same" else f"{outlet} outlet"
    return [
        ("when and where", f"{when}: {_where(a, b)}"),
        ("copied", "copy" if copied >= COPY else "much" if copied >= MUCH else "no"),
        ("people", people),
        (f"names, {teller}", "0 of few" if record else _names(a, b, shared)),
        ("killed", _toll(a.killed, b.killed, untold)),
        ("injured", _toll(a.injured, b.injured, untold)),
        ("published", _published(a, b)),
    ]


def _unnamed(a: Features, b: Features, when: str, raid: bool) -> str:
    """What two claims that share no name add to how their days lie; "" where those are not known."""
    if when == "unknown":
        return ""
    if raid:
        return ", unnamed raid"
    return ", unnamed assumed" if when == "week" and (a.assumed or b.assumed) else ", unnamed"


def _families(a: str, b: str) -> float:
    if a == b or "any" in (a, b):
        return SAME_FAMILY
    return LIKE_FAMILY if a in VIOLENT and b in VIOLENT else OTHER_FAMILY


def _running_totals(a: Features, b: Features) -> float:
    """The same running total of two articles is one; everything else of this kind is not compared."""
    if veto(a, b) or not (a.kind == b.kind == "cumulative"):
        return NEVER
    same = a.first is not None and (a.first, a.killed, a.injured) == (b.first, b.killed, b.injured)
    return 1.0 if same and a.killed and _where(a, b) in ("town", "within") else NEVER


def _when(a: Features, b: Features) -> str:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return "unknown"
    gap = max(a.first - b.last, b.first - a.last)
    if gap <= 0:
        return "same" if max(a.last - a.first, b.last - b.first) <= 1 else "over"
    return "close" if gap <= 2 else "week" if gap <= 7 else "far"


_NEARNESS = ("other", "within", "near", "town")


def _where(a: Features, b: Features) -> str:
    if not a.spots or not b.spots:
        return "within"
    return max((_spots(x, y) for x in a.spots[:3] for y in b.spots[:3]), key=_NEARNESS.index)


def _spots(a: Spot, b: Spot) -> str:
    if a.country and b.country and a.country != b.country:
        return "other"
    if a.vague or b.vague:
        return "within" if not a.admin1 or not b.admin1 or a.admin1 == b.admin1 else "other"
    if a.geoname_id is not None and a.geoname_id == b.geoname_id:
        return "town"
    if a.name == b.name and (a.admin1 == b.admin1 or not a.admin1 or not b.admin1):
        return "town"
    far = distance_km(a, b)
    return "other" if far is None or far > NEAR_KM else "town" if far <= TOWN_KM else "near"


def _people(a: Features, b: Features) -> str:
    if not a.people or not b.people:
        return "none"
    if a.people & b.people:
        return "shared"
    family: dict[str, list[str]] = {}
    for name in a.people:
        first, _, last = name.rpartition(" ")
        family.setdefault(last, []).append(first)
    found = ""
    for name in b.people:
        first, _, last = name.rpartition(" ")
        if last in family:
            found = "surname"
            if first and any(spelled_alike(first, other) for other in family[last]):
                return "shared"
    if found:
        return found
    return "all others" if min(len(a.people), len(b.people)) >= 2 else "others"


def _names(a: Features, b: Features, shared: int) -> str:
    fewer = min(len(a.terms), len(b.terms))
    if not shared:
        return "0 of few" if fewer < 3 else "0 of some" if fewer < 8 else "0 of many"
    part = shared / min(fewer, 15)
    if shared <= 2:
        return f"{shared} {'high' if part >= (0.3 if shared == 1 else 0.25) else 'low'}"
    return "3 low" if part < 0.25 else "3 high" if shared <= 4 else "5 high"


def _toll(a: tuple[int, int | None] | None, b: tuple[int, int | None] | None, untold: bool) -> str:
    if a is None or b is None:
        return "none" if a is b else "untold" if untold else "half"
    if a == b:
        return "both one" if a[0] <= 1 else "equal"
    low, high = sorted((a[0], b[0]))
    if low >= MANY and 2 * low >= high:
        return "like"
    if not _exclude(a, b):
        return "grown" if low >= MANY else "fits"
    return "close" if abs(a[0] - b[0]) <= 1 else "conflict"


def _corrects(a: Features, b: Features) -> bool:
    """Whether one report takes back the toll of the other: "17, not 21, were killed"."""
    return a.corrects is not None and b.killed is not None and a.corrects == b.killed[0]


def _exclude(a: tuple[int, int | None] | None, b: tuple[int, int | None] | None) -> bool:
    """Whether two ranges have no number in common."""
    if a is None or b is None:
        return False
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def _published(a: Features, b: Features) -> str:
    if a.published is None or b.published is None:
        return "unknown"
    gap = abs(a.published - b.published)
    return "day" if gap <= 1 else "days" if gap <= 10 else "later"


def _parties(a: Features, b: Features) -> float:
    """Different targets tell two strikes on one town and day apart; different actors may be a dispute."""
    weight = _targets(a, b)
    return weight + (OTHER_ACTOR if a.actor and b.actor and not a.actor & b.actor else 0.0)


def _targets(a: Features, b: Features) -> float:
    """What two targets say: an outlet keeps to its words, another calls a house a building, or a shop a market.

    Things of different kinds set two strikes apart, unless the later report has the earlier one's words or names, or
    raises a toll that was open.
    """
    left, right = a.target - VAGUE_TARGETS, b.target - VAGUE_TARGETS
    if not left or not right or left & right:
        return 0.0
    if a.outlet and a.outlet == b.outlet:
        return OTHER_TARGET
    if not set_apart(left, right):
        return 0.0
    retold = likeness(a.sketch, b.sketch) >= MUCH or bool(a.people & b.people) or len(a.terms & b.terms) >= 3
    return OTHER_TARGET_RETOLD if retold or _raised(a, b) else OTHER_TARGET


def _raised(a: Features, b: Features) -> bool:
    """Whether one report of the same days raises a toll that another left open: "at least nine", later twelve."""
    if a.killed is None or b.killed is None or a.published is None or b.published is None or _when(a, b) != "same":
        return False
    (fewer, known), (more, told) = sorted(
        ((a.killed, a.published), (b.killed, b.published)), key=lambda toll: toll[0][0]
    )
    return fewer[1] is None and fewer[0] < more[0] <= 3 * fewer[0] and known <= told
