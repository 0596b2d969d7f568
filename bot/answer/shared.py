"""Tolls that are told for several places together, where a question asks about some of them. Pure.

"Blasts in Kabul and Kunduz killed 13": the incident is found by either town and counted once; how many died in one of
them nobody tells, and the answer must say so. Called by the queries that give figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answer.place_lines import place_text
from bot.answer.places_asked import NAMESAKE_KM
from bot.answer.plan import PlaceTerm, Relation
from bot.answer.words import date_text
from store.features import distance_km
from store.names import fold_place
from store.records import Incident, Place, PlacePrecision

_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)
NAMED = 3  # places named of one toll, and tolls named of one answer


def together(incident: Incident, terms: Sequence[PlaceTerm]) -> str | None:
    """The places whose toll an incident's is ("Kabul and Kunduz"), None where those asked about have all of it."""
    asked = [term.place for term in terms if term.place is not None and term.relation is Relation.IN]
    main = incident.place
    if main is None or not asked or len(asked) < len(terms) or any(_covers(place, main) for place in asked):
        return None
    close = [p for p in incident.places if p.precision not in _WIDE]
    quarters = {p.name.rpartition(", ")[2] for p in close if ", " in p.name}
    towns = {fold_place(p.name): p for p in close if p.name not in quarters}  # a city is named by its quarter alone
    mine = [name for name, p in towns.items() if any(_covers(place, p) for place in asked)]
    if not mine:
        return None
    if len(mine) == len(towns):
        return None
    names = [p.name for p in towns.values()]
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and other places"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shared_tolls(incidents: Iterable[Incident], terms: Sequence[PlaceTerm]) -> tuple[str, ...]:
    """One line that names the tolls of several places together, without their figures; nothing where there are none."""
    found = [(incident, names) for incident in incidents if (names := together(incident, terms)) is not None]
    if not found:
        return ()
    dated = [f"{date_text(i.date_start, i.date_end, i.date_precision)} in {names}" for i, names in found[:NAMED]]
    more = " and others" if len(found) > NAMED else ""
    which = "A toll is" if len(found) == 1 else "Tolls are"
    return (f"{which} told for several places together, counted once and not split: {'; '.join(dated)}{more}",)


def filed_elsewhere(incidents: Iterable[Incident], terms: Sequence[PlaceTerm]) -> tuple[str, ...]:
    """One line that names the records that lie in a place asked about, though their data set files them elsewhere."""
    asked = [term for term in terms if term.place is not None and term.relation is Relation.IN]
    lying_in: dict[str, dict[str, None]] = {}
    for incident in incidents:
        main = incident.place
        if main is None or incident.origin is None or any(_covers(t.place, main) for t in asked if t.place):
            continue
        lying = [p for p in incident.places if p != main and p.name == main.name]
        for term in (t for t in asked if t.place and any(_covers(t.place, p) for p in lying)):
            lying_in.setdefault(term.place.name if term.place else "", {})[place_text(main)] = None
    return tuple(
        f"Lying in {name}, but filed elsewhere by their data set: {', '.join(list(towns)[:NAMED])}"
        + (" and others" if len(towns) > NAMED else "")
        for name, towns in lying_in.items()
    )


def _covers(asked: Place, place: Place) -> bool:
    """Whether a place asked about is, or holds, another one."""
    if asked.country != place.country or place.precision is PlacePrecision.COUNTRY:
        return asked.precision is PlacePrecision.COUNTRY and asked.country == place.country
    if asked.precision is PlacePrecision.COUNTRY:
        return True
    if asked.precision is PlacePrecision.PROVINCE:
        return fold_place(place.admin1 or "") == fold_place(asked.admin1 or asked.name)
    if place.precision in _WIDE:
        return False
    if fold_place(asked.name) == fold_place(place.name) or place.name.endswith(f", {asked.name}"):
        return True  # a quarter is its city's
    far = distance_km(asked, place)
    return far is not None and far <= NAMESAKE_KM
