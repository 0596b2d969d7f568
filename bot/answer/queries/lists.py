"""Which incidents, what happened, which places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.absence import absent, where_and_when
from bot.answer.answer import Citation, Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.cite import Quoted, numbers_of, of_claim, of_values
from bot.answer.evidence import (
    Draft,
    Evidence,
    figure_of,
    incident_lines,
    incident_text,
    origins_note,
    refs,
    shown,
)
from bot.answer.place_lines import place_line
from bot.answer.plan import Order, Plan
from bot.answer.ports import Sorting
from bot.answer.queries.told import behind_then, known_then
from bot.answer.refusals import too_few
from bot.answer.selection import MAX_INCIDENTS, NAMED, SHOWN, SORTING, Behind, group_of
from bot.answer.words import GROUP_WORDS, plural
from store.names import fold
from store.records import Claim, Effect, Incident, Place, PlacePrecision


def incidents(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "which …", "list …", "the deadliest …"."""
    found = _behind(plan, evidence)
    if not found.whole and plan.nth is not None and (there := evidence.select(_sorted_by(plan)[0]).count()):
        return too_few(plan, plural(there, "incident"))
    if not found.whole:
        return _absent(plan, found, evidence)
    return _listing(plan, found, evidence)


def _absent(plan: Plan, found: Behind, evidence: Evidence) -> Draft:
    """There are none, or none but those that were shown before."""
    if not found.names:
        return absent(_sorted_by(plan)[0], evidence)
    if len(found.names) == 1:
        return detail(replace(plan, skip=0), evidence)  # "more" of one is more about it
    shown_all = Draft(Route.REFUSAL, "Those are all of them", incidents=refs(found.names))
    return replace(shown_all, notes=("“List them” shows them from the first.",))


def _behind(plan: Plan, evidence: Evidence) -> Behind:
    asked, order, effect, limit = _sorted_by(plan)
    found = behind_then(plan, evidence, evidence.select(asked), order=order, effect=effect, limit=limit)[0]
    if plan.skip:
        page = [one.id for one in found.names[plan.skip : plan.skip + SHOWN]]
        whole = evidence.incidents.get_many(page)
        return Behind(found.names, tuple(whole[id] for id in page if id in whole))
    if plan.nth is None:
        return found
    return Behind(found.names[plan.nth - 1 : plan.nth], found.whole[plan.nth - 1 : plan.nth])


def _sorted_by(plan: Plan) -> tuple[Plan, Sorting, Effect, int]:
    """What is asked for: the plan, the order, by whose figure, at most how many."""
    asked = plan
    if plan.order is Order.DEADLIEST and plan.effect is None:
        asked = replace(plan, effect=Effect.KILLED)
    order = SORTING.get(plan.order, "latest") if plan.order else "latest"
    limit = plan.limit or (
        1 if plan.order in (Order.DEADLIEST, Order.FIRST, Order.LATEST) and _one_asked(plan) else None
    )
    effect = Effect.KILLED
    if plan.order is Order.DEADLIEST and plan.effect not in (None, Effect.KILLED):
        order, effect = "largest", plan.effect or Effect.KILLED
    return asked, order, effect, limit or MAX_INCIDENTS


def _number(plan: Plan, found: int, evidence: Evidence) -> int:
    """How many incidents there are; more than are listed where the list is cut."""
    return found if found < MAX_INCIDENTS else evidence.select(plan).count()


_RANKED_LIST = re.compile(r"\b(?:deadliest|worst|latest|newest|earliest|oldest) first\b|\b(?:everything|all|every)\b")


def _one_asked(plan: Plan) -> bool:
    """Whether "the deadliest attack" (one) or "the latest attacks" (several) was asked for."""
    if plan.picked:
        return True
    if _RANKED_LIST.search(plan.text.lower()):
        return False
    label = (plan.event or "").split(" and ")[-1]
    if not label:
        return "incidents" not in plan.text.lower() and "events" not in plan.text.lower()
    return not label.endswith("s") or label.endswith("ss")


def _headline(plan: Plan, found: Behind, number: int) -> str:
    if len(found.names) == 1:
        return incident_text(found.whole[0], plan)
    what = {Order.DEADLIEST: "deadliest first", Order.FIRST: "earliest first", Order.LATEST: "latest first"}
    order = what.get(plan.order, "latest first") if plan.order else "latest first"
    return f"{plural(number, 'incident')}, {order}"


def _listing(plan: Plan, found: Behind, evidence: Evidence) -> Draft:
    number = _number(plan, len(found.names), evidence) if plan.nth is None else 1
    citations = evidence.cite_incidents(found.whole, plan)
    about = [part for part in (where_and_when(plan), origins_note(found.names)) if part]
    lines = [Line(" · ".join(about))] if about else []
    if len(found.names) > 1:
        lines += incident_lines(found.whole, citations, evidence, plan)
    if number > plan.skip + SHOWN:
        lines.append(Line("and others"))
    return Draft(
        route=Route.LIST if len(found.names) > 1 else Route.DETAIL,
        headline=_headline(plan, found, number),
        lines=tuple(lines),
        notes=(*period_notes(plan), *_as_deadly(plan, found, evidence)),
        value=number,
        low=number,
        high=number,
        incidents=refs(found.names, found.whole),
        citations=citations,
    )


def _as_deadly(plan: Plan, found: Behind, evidence: Evidence) -> tuple[str, ...]:
    """Says where another incident is as deadly as the last of the deadliest that are shown."""
    asked, order, effect, limit = _sorted_by(plan)
    last = found.whole[-1] if plan.order is Order.DEADLIEST and len(found.whole) in (limit, 1) else None
    if last is None or plan.skip or plan.as_of is not None:
        return ()
    more = evidence.select(asked).find(order=order, effect=effect, limit=limit + 1)[limit:]
    group = group_of(asked, effect)
    same = more and shown(figure_of(more[0], effect, group)) == shown(figure_of(last, effect, group))
    return (f"As many in another: {place_line(more[0])}",) if same else ()


def detail(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "what happened …", "who was killed …": each incident with its words."""
    found = _behind(plan, evidence)
    if not found.whole:
        return _absent(plan, found, evidence)
    draft = _listing(plan, found, evidence)
    names = list(dict.fromkeys(name for incident in found.whole for name in incident.people))
    if names:
        whose = f"Named in these reports, not all of them {GROUP_WORDS[plan.group][1]}" if plan.group else "Named"
        draft = replace(draft, lines=(*draft.lines, Line(f"{whose}: {', '.join(names[:12])}")))
    return draft


def places(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "which towns were hit", "where …": every place named as hit, each with the words that name it."""
    asked, order, effect, limit = _sorted_by(plan)
    most = MAX_INCIDENTS if plan.as_of is not None else limit
    found = known_then(evidence.select(asked).find(order=order, effect=effect, limit=most), plan, evidence)[0][:limit]
    named: dict[tuple[str, str | None], list[Incident]] = {}
    shown: dict[tuple[str, str | None], Place] = {}
    wide = _asks_wide(plan)
    for incident in found:
        for place in incident.places or ((incident.place,) if incident.place else ()):
            key = _key(place, wide)
            if key is None:
                continue
            named.setdefault(key, []).append(incident)
            shown.setdefault(key, place)
    if not named:
        return absent(plan, evidence)
    ranked = sorted(named, key=lambda key: -len(named[key])) if len(found) > 1 else list(named)
    quotes, claims = _quotes(found, evidence)
    citations = evidence.cite(quotes)
    lines = []
    for key in ranked[: 2 * SHOWN]:
        cites = _cites(citations, key[0], [c for i in named[key] for c in claims.get(i.id, [])])
        many = f": {plural(len(named[key]), 'incident')}" if len(found) > 1 else ""
        told = tuple(incident.id for incident in named[key][:NAMED])
        lines.append(Line(_label(key, shown[key], wide, evidence) + many, tuple(cites[:NAMED]), told))
    names = [_called(key, wide, evidence) for key in ranked]
    headline = ", ".join(names[:SHOWN]) + (" and others" if len(names) > SHOWN else "")
    return Draft(
        route=Route.LIST,
        headline=headline,
        lines=tuple(lines),
        notes=(*period_notes(plan), *((origin,) if (origin := origins_note(found)) else ())),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(found),
        citations=citations,
        rows=tuple(
            Row(key[0], _called(key, wide, evidence), len(named[key]), incidents=len(named[key])) for key in ranked
        ),
    )


def _asks_wide(plan: Plan) -> PlacePrecision | None:
    """COUNTRY or PROVINCE where the question asks for those, None for towns and places."""
    text = plan.text.lower()
    if "countr" in text:
        return PlacePrecision.COUNTRY
    if any(word in text for word in ("province", "governorate", "region", "states", "which state", "what state")):
        return PlacePrecision.PROVINCE
    return None


def _key(place: Place, wide: PlacePrecision | None) -> tuple[str, str | None] | None:
    if wide is PlacePrecision.COUNTRY:
        return (place.country or "", None) if place.country else None
    if wide is PlacePrecision.PROVINCE:
        return (place.admin1, place.country) if place.admin1 else None
    if place.precision is PlacePrecision.COUNTRY:
        return None
    return (place.name, place.admin1)


def _called(key: tuple[str, str | None], wide: PlacePrecision | None, evidence: Evidence) -> str:
    """A place's name; of a country not its code."""
    return (evidence.gazetteer.country_name(key[0]) or key[0]) if wide is PlacePrecision.COUNTRY else key[0]


def _label(key: tuple[str, str | None], place: Place, wide: PlacePrecision | None, evidence: Evidence) -> str:
    if wide is None and place.admin1 and place.admin1 != place.name:
        return f"{place.name}, {place.admin1}"
    return _called(key, wide, evidence)


def _cites(citations: Sequence[Citation], name: str, claims: Sequence[Claim]) -> list[int]:
    """The quotes in which a place is named; where none has its name, those of the claims that hold it."""
    articles = {claim.article_id for claim in claims}
    naming = [c.number for c in citations if c.article_id in articles and fold(name) in fold(c.quote)]
    return naming or sorted({n for claim in claims for n in numbers_of(citations, claim)})


def _quotes(found: list[Incident], evidence: Evidence) -> tuple[list[Quoted], dict[str, list[Claim]]]:
    """Of each incident the words that name its places, then those that make the claim; fullest claims first."""
    by_incident = evidence.claims_of(found[:SHOWN])
    quotes: list[Quoted] = []
    for claims in by_incident.values():
        naming = sorted((c for c in claims if c.places or c.place), key=lambda c: -len(c.places))
        for claim in naming[:4] if len(found) == 1 else naming[:1]:
            article = evidence.texts([claim.article_id]).get(claim.article_id)
            quotes += [*of_values(claim, "place", article), of_claim(claim)]
    return quotes, by_incident
