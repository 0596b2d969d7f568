"""A question's plan → what a subscription is for: "airstrikes in Idlib with at least 5 killed". Pure.

The text is read by the reader of questions (`bot/answer/read.py`); what a plan says that no alert can heed (a period,
an order, a grouping) is named, so that nothing is dropped silently. Called by `bot/chat/alerts.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answer.plan import PlaceTerm, Plan, Relation
from store.records import Place, PlacePrecision, Status
from store.subscriptions import Want, WantedPlace

AROUND_KM = 30.0  # what "near" means where no distance is given


@dataclass(frozen=True, slots=True)
class Ordered:
    """What was understood; `unheeded` names the parts that do not narrow an alert."""

    want: Want
    unheeded: tuple[str, ...] = ()


def order(plan: Plan) -> Ordered:
    """What a plan asks to hear of."""
    least = plan.at_least
    if least is None and plan.claimed is not None:
        least = plan.claimed[0]  # "12 killed in Saraqib": there is nothing to weigh yet, so that many or more
    effect = plan.effect
    actors = tuple(one for several in (plan.perpetrator, plan.target) if several for one in several.split("|"))
    people = tuple(person.name for person in plan.people)
    want = Want(
        places=tuple(found for term in plan.places if (found := wanted_place(term)) is not None),
        event_types=plan.event_types,
        weapons=plan.weapons,
        event=plan.event or "",
        effect=effect,
        at_least=least if least is not None and least > 0 else None,
        groups=(plan.group, *plan.also_groups) if plan.group else (),
        actors=actors,
        words=(*_terms(plan.words), *people),
        sources=(plan.source,) if plan.source else (),
        corroborated=plan.status in (Status.CORROBORATED, Status.CONFIRMED),
    )
    return Ordered(want, _unheeded(plan))


def wanted_place(term: PlaceTerm) -> WantedPlace | None:
    """A place of a question as one to hear of; None where it says nothing."""
    place = term.place
    if term.box is not None:
        countries = term.countries or ((place.country,) if place is not None and place.country else ())
        return WantedPlace(term.label, box=term.box, countries=countries, admin1s=_provinces(term, place))
    if term.countries or term.provinces:
        return WantedPlace(term.label, countries=term.countries, admin1s=term.provinces)
    return of_place(place, term.label, km=(term.km or AROUND_KM) if term.relation is Relation.NEAR else term.km) if (
        place is not None
    ) else None  # fmt: skip


def of_place(place: Place, label: str = "", *, km: float | None = None) -> WantedPlace:
    """A place of the gazetteer: the whole country or province, the town itself, or `km` around it."""
    countries = (place.country,) if place.country else ()
    label = label or place.name
    middle = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    if km is not None and middle is not None:
        near = (*middle, km)
        return WantedPlace(label, geoname_id=place.geoname_id, name=place.name, near=near, middle=middle)
    if place.precision is PlacePrecision.COUNTRY:
        return WantedPlace(label, countries=countries)
    if place.precision is PlacePrecision.PROVINCE:
        return WantedPlace(label, countries=countries, admin1s=(place.admin1 or place.name,), middle=middle)
    return WantedPlace(label, geoname_id=place.geoname_id, name=place.name, countries=countries, middle=middle)


def _provinces(term: PlaceTerm, place: Place | None) -> tuple[str, ...]:
    if term.provinces:
        return term.provinces
    return (place.admin1,) if place is not None and place.precision is PlacePrecision.PROVINCE and place.admin1 else ()


def _terms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Content words that are not about alerts themselves."""
    return tuple(word for word in words if word.lower() not in _ABOUT_ALERTS)


_ABOUT_ALERTS = frozenset(
    {"alert", "alerts", "tell", "notify", "news", "new", "report", "reports", "any", "every", "everything"}
)


def _unheeded(plan: Plan) -> tuple[str, ...]:
    found = []
    if plan.period is not None:
        found.append(f"the time ({plan.period.label}): alerts are for what is reported from now on")
    if plan.excluded:
        found.append(f"“not {plan.excluded[0].label}”")
    if plan.not_event or plan.not_perpetrator:
        found.append(f"“without {plan.not_event or plan.not_perpetrator}”")
    if plan.between:
        found.append(f"“between {' and '.join(plan.between)}”")
    if plan.at_most is not None:
        found.append(f"“at most {plan.at_most}”")
    if plan.attributed_to:
        found.append(f"who is quoted ({plan.attributed_to})")
    if plan.limit is not None or plan.order is not None or plan.by is not None:
        found.append("order and grouping")
    return tuple(found)
