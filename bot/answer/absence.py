"""Nothing found: does the index cover the place and time (then none is reported) or not (then it says so)?

Used by every query kind. A zero is only given where articles or records about that place and time are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.answer import Route, Row
from bot.answer.assumed import other_years, period_notes
from bot.answer.evidence import Draft, Evidence, incident_lines, incident_text, people_text, refs
from bot.answer.looked_at import LOOKED_AT, articles_about, can_tell, records_about, told_by_records
from bot.answer.other_status import of_other_status
from bot.answer.plan import Operation, Plan
from bot.answer.reading.side_names import is_known
from bot.answer.reading.targets import TARGETS
from bot.answer.selection import Selection, group_of, incident_filter
from bot.answer.sides import sides_of
from bot.answer.sites import only_named
from bot.answer.understood import bounds_text, nobody_text, side_name
from bot.answer.unlisted import named_at_unlisted, plan_around, told_of
from bot.answer.words import EFFECT_WORDS, ORIGIN_WORDS, a_or_an, capital, day_text, in_event, span_text
from store.filters import Coverage, IncidentFilter
from store.importers import FORMATS
from store.records import Effect, EventType, Incident, Status, Weapon


def where_and_when(plan: Plan) -> str:
    """The plan's place and period: "Idlib province, Tue 3 March 2020"; of picked incidents what they are called."""
    if plan.picked:
        return plan.picked_as
    parts = []
    if plan.places:
        parts.append(" or ".join(term.label for term in plan.places))
    if plan.period is not None:
        parts.append(plan.period.label)
    return ", ".join(parts)


TOUCHING = 3  # incidents named whose dates reach beyond the days asked about


def coverage_text(coverage: Coverage, evidence: Evidence) -> str:
    """ "The index covers Syria and Libya: articles of 1 Jan – 3 Mar 2020, the newest of 3 Mar 2020.".

    No number of articles: beside a refusal it would be the only figure, and none of what was asked.
    """
    if not coverage.articles and not coverage.incidents:
        return "The index is empty: no article has been added yet."
    names = [evidence.gazetteer.country_name(code) or code for code, _ in coverage.countries[:4]]
    where = _listed([*names, "other countries"] if len(coverage.countries) > len(names) else names)
    parts = []
    if coverage.articles:
        text = "articles" if coverage.articles > 1 else "one article"
        if coverage.first_published and coverage.newest_published:
            text += f" of {span_text(coverage.first_published.date(), coverage.newest_published.date())}"
            text += f", the newest of {day_text(coverage.newest_published.date())}"
        else:
            text += " without a date of publication"
        parts.append(text)
    for origin, records, first, last in coverage.origins:
        span = f" of {span_text(first, last)}" if first and last else ""
        parts.append(f"{'records' if records > 1 else 'one record'}{span} from {ORIGIN_WORDS.get(origin, origin)}")
    return f"The index covers {where + ': ' if where else ''}{'; '.join(parts)}."


def _listed(names: list[str]) -> str:
    if len(names) <= 1:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def absent(plan: Plan, evidence: Evidence) -> Draft:
    """What to say where no incident matches."""
    if plan.picked:
        return _silent(plan, evidence)
    notes = (coverage_text(evidence.coverage, evidence),)
    at = where_and_when(plan_around(plan) or plan)
    draft = (
        _nameless(plan, evidence, at, notes) or of_other_status(plan, evidence) or _uncounted(plan, evidence, at, notes)
    )
    if draft is None:
        articles = articles_about(plan, evidence)
        looked_at = (articles, 0 if articles else records_about(plan, evidence))
        draft = _uncovered(plan, evidence, at, notes, looked_at) or _none_reported(plan, evidence, at, looked_at)
    return replace(draft, notes=(*period_notes(plan), *other_years(plan, evidence), *draft.notes))


def _nameless(plan: Plan, evidence: Evidence, at: str, notes: tuple[str, ...]) -> Draft | None:
    """A refusal where no report names what one must name: a place, a person, words, a side; or none was known then."""
    if plan.as_of is not None:  # what was not known then is no zero
        return Draft(Route.REFUSAL, f"No report was in the index then{f' for {at}' if at else ''}", notes=notes)
    silent_on = _silent_at_unlisted(plan, evidence)
    if silent_on is not None:
        return Draft(Route.REFUSAL, silent_on, notes=notes)
    named = _named(plan)
    if named is not None:
        where = f" for {at}" if at else ""
        return Draft(Route.REFUSAL, f"No report in the index {named}{where}", notes=notes)
    unknown = _unknown_side(plan, evidence)
    if unknown is not None:
        return Draft(Route.REFUSAL, f"No report in the index names {unknown} as a side", notes=notes)
    return None


def _uncounted(plan: Plan, evidence: Evidence, at: str, notes: tuple[str, ...]) -> Draft | None:
    """What is there and does not count: of the other side, reaching over the days, denied, of a kind left open."""
    named = only_named(plan, evidence)
    if named is not None:
        return replace(named, notes=(*named.notes, *notes))
    for tell in (_other_side, _touching):
        draft = tell(plan, evidence, at)
        if draft is not None:
            return replace(draft, notes=(*draft.notes, *notes))
    fallen = _fallen(plan, evidence, at)
    if fallen is not None:
        return fallen
    untold = _kind_untold(plan, evidence, at)
    return None if untold is None else replace(untold, notes=(*untold.notes, *notes))


def _uncovered(
    plan: Plan, evidence: Evidence, at: str, notes: tuple[str, ...], looked_at: tuple[int, int]
) -> Draft | None:
    """A refusal where the articles and records about the place and time cannot tell what is asked, or there are none.

    Args:
        looked_at: how many articles, and how many records where there are no articles, are about the place and time.
    """
    articles, records = looked_at
    for_at = f" for {at}" if at else ""
    if articles and _names_target(plan, evidence):
        said = f"No report{for_at} says clearly that {a_or_an(plan.target or '')} was hit"
        return Draft(Route.REFUSAL, said, notes=("Some of the reports there speak of one.", *notes))
    if not articles and records and not told_by_records(plan, evidence):
        nowhere = f"No article in the index about {at}" if at else "No article in the index"
        silent = f"The records there do not tell of {_kind_asked(plan)}."
        return Draft(Route.REFUSAL, nowhere, notes=(silent, *notes))
    if not articles and not records:
        told = "report in the index" if plan.origin is None else f"record from {ORIGIN_WORDS.get(plan.origin, '')}"
        told = "article in the index" if plan.origin == "articles" else told
        return Draft(Route.REFUSAL, f"No {told}{for_at}", notes=notes)
    if plan.at_most == 0 and articles:
        said = f"No report{for_at} says that nobody was {EFFECT_WORDS[plan.effect or Effect.KILLED]}"
        return Draft(Route.REFUSAL, said, notes=("Articles seldom say so; that is no sign that somebody was.", *notes))
    if plan.perpetrator is not None and _nobody_blamed(plan, evidence):
        said = f"No report{for_at} says who did it"
        return Draft(Route.REFUSAL, said, notes=("What is asked about is reported there without a side.", *notes))
    return None


def _none_reported(plan: Plan, evidence: Evidence, at: str, looked_at: tuple[int, int]) -> Draft:
    """The honest zero: articles or records about the place and time are there, and tell of none."""
    articles, records = looked_at
    about = f" about {at}" if at else ""
    kind = "article" if articles else "record"
    looked = f"the {kind}s{about}" if (articles or records) > 1 else f"the one {kind}{about}"
    verb = "mentions" if (articles or records) == 1 else "mention"
    return Draft(
        route=Route.SUM if plan.operation is Operation.SUM else Route.COUNT,
        headline=f"None reported: {looked} {verb} {_what(plan)}",
        notes=("This is not proof that there was none.", *_blamed_there(plan, evidence)),
        value=0,
        low=0,
        high=None,
        rows=(Row("looked at", looked, None, incidents=articles or records),),
    )


def _silent(plan: Plan, evidence: Evidence) -> Draft:
    """Of incidents that were picked: their reports do not tell it, which is no zero."""
    found = list(evidence.incidents.get_many(plan.picked).values())
    what = people_text(plan.effect, group_of(plan, plan.effect)) if plan.effect else "what was asked for"
    if not found:
        return Draft(Route.REFUSAL, "No report of it stands in the index any more")
    citations = evidence.cite_incidents(found, replace(plan, effect=None, group=None))
    return Draft(
        Route.DETAIL,
        f"The reports of it give no number of {what}",
        lines=incident_lines(found, citations, evidence),
        incidents=refs(found),
        citations=citations,
    )


def _other_side(plan: Plan, evidence: Evidence, at: str) -> Draft | None:
    """Where a side is asked about that is only named as the one fought against: who killed whom is not told there."""
    if plan.perpetrator is None or "|" in plan.perpetrator:
        return None
    bare = incident_filter(replace(plan, perpetrator=None), figure=False)
    if evidence.incidents.count(incident_filter(replace(plan, group=None, effect=None), figure=False)):
        return None  # it is blamed there, for something else
    names = sides_of(plan.perpetrator)
    if not any(evidence.incidents.count(replace(bare, target=name)) for name in names):
        return None
    side = side_name(plan.perpetrator)
    return Draft(
        Route.REFUSAL,
        f"No report in the index blames {side}{f' ({at})' if at else ''}",
        notes=(
            f"{capital(side)} is named there as the side fought against; those records do not tell who killed whom.",
        ),
    )


def _unknown_side(plan: Plan, evidence: Evidence) -> str | None:
    """A side of the question that is neither a known one nor named by any report: what was read as one may be none."""
    for stem in (plan.perpetrator or "").split("|"):
        roles = [f for n in sides_of(stem) for f in (IncidentFilter(perpetrator=n), IncidentFilter(target=n))]
        if stem and not is_known(stem) and not any(map(evidence.incidents.count, roles)):
            return side_name(stem)
    return None


def _touching(plan: Plan, evidence: Evidence, at: str) -> Draft | None:
    """Incidents that reach over the ends of the days asked about: no zero, and no figure of those days either."""
    if plan.period is None or plan.at_most == 0:
        return None
    f = replace(incident_filter(plan, figure=plan.effect is not None), date_inside=False)
    found = evidence.incidents.find(f, limit=TOUCHING)
    if not found:
        return None
    return _others(found, f"No report dates any wholly within {at}", "Reported with dates that reach beyond it")


def _others(found: Sequence[Incident], said: str, what: str) -> Draft:
    """A refusal that names incidents which are not counted, after what they are."""
    told = "; ".join(incident_text(incident) for incident in found)
    return Draft(Route.REFUSAL, said, notes=(f"{what}: {told}.",), incidents=refs(found))


def _fallen(plan: Plan, evidence: Evidence, at: str) -> Draft | None:
    """What matches but does not count: the articles tell of it only to deny it, or it was withdrawn by its source."""
    if not plan.places and plan.period is None:
        return None
    usual = incident_filter(plan, figure=plan.group is not None)
    wide = replace(usual, include_negated=True, statuses=frozenset(Status))
    if evidence.incidents.count(wide) == evidence.incidents.count(usual):
        return None
    found = [i for i in evidence.incidents.find(wide, limit=LOOKED_AT) if i.negated or i.status is Status.RETRACTED]
    if not found:
        return None
    withdrawn = [i for i in found if i.status is Status.RETRACTED]
    if not withdrawn:
        told = "Only a denial is reported" if len(found) == 1 else "Only denials are reported"
    elif len(withdrawn) < len(found):
        told = "What was reported was denied or withdrawn"
    else:
        told = "The only report was withdrawn by its source" if len(found) == 1 else "The reports were withdrawn"
    shown = found[:TOUCHING]
    denied = [i for i in shown if i not in withdrawn]  # words that their source took back are not quoted
    citations = evidence.cite_incidents(denied, replace(plan, effect=None, group=None, also_groups=()))
    return Draft(
        route=Route.SUM if plan.operation is Operation.SUM else Route.COUNT,
        headline=told + (f": {at}" if at else ""),
        lines=incident_lines(shown, citations, evidence),
        notes=("This is not proof that there was none.",),
        value=0,
        low=0,
        high=None,
        incidents=refs(found, shown),
        citations=citations,
    )


def open_kinds(plan: Plan) -> IncidentFilter | None:
    """Records like those asked for that leave open what kind of event they were; None where none can be meant."""
    if plan.picked or plan.at_most == 0 or plan.origin == "articles" or not (plan.event_types or plan.weapons):
        return None
    able = [name for name, one in FORMATS.items() if plan.origin in (None, name) and can_tell(plan, one.scope)]
    if not able:
        return None
    return replace(
        incident_filter(replace(plan, event_types=(), weapons=()), figure=plan.effect is not None),
        event_types=frozenset({EventType.OTHER}),
        exclude_weapons=frozenset(Weapon),
        origins=frozenset(able),
    )


def _kind_untold(plan: Plan, evidence: Evidence, at: str) -> Draft | None:
    """Records there that leave open what kind of event they were: no zero, for any may be of the kind asked about."""
    f = open_kinds(plan)
    found = evidence.incidents.find(f, limit=TOUCHING) if f is not None else []
    if not found:
        return None
    said = f"No report{f' for {at}' if at else ''} says that it was {_a_kind(plan.event or 'of this kind')}"
    return _others(found, said, "Reported there without the kind of event")


def _a_kind(event: str) -> str:
    """ "a strike", "airstrikes", "bombed"."""
    return event if re.search(r"(?:s|ed|ing|shot|struck|this kind)$", event) else a_or_an(event)


def _names_target(plan: Plan, evidence: Evidence) -> bool:
    """Whether an article about what happened there names the kind of target asked about, hit or not.

    Not of those that reports name anyway, as the homes of the dead and the hospitals that they were taken to.
    """
    targets = [target for target in (plan.target or "").split("|") if target and target not in _ALWAYS_NAMED]
    if not targets:
        return False
    pattern = re.compile(rf"\b(?:{'|'.join(TARGETS[target] for target in targets)})\b", re.I)
    there = Selection(replace(plan, target=None, effect=None, group=None), evidence.incidents, figure=False)
    return bool(told_of(there, evidence, lambda text: pattern.search(text) is not None))


_ALWAYS_NAMED = frozenset({"hospital", "ambulance", "home", "station", "bus", "power", "water"})


def _blamed_there(plan: Plan, evidence: Evidence) -> tuple[str, ...]:
    """Who is blamed where the side asked about is not: it may go by another name there."""
    if plan.perpetrator is None:
        return ()
    there = Plan(Operation.LIST, places=plan.places, excluded=plan.excluded, period=plan.period, origin=plan.origin)
    others = Selection(there, evidence.incidents, figure=False).grouped("perpetrator", None, None)
    ranked = sorted((one for one in others if one.key), key=lambda one: (-one.incidents, one.key))
    named = list(dict.fromkeys(side for one in ranked for side in (one.key or "").split(", ")))[:3]
    return (f"Blamed there: {_listed(named)}.",) if named else ()


def _nobody_blamed(plan: Plan, evidence: Evidence) -> bool:
    """Whether all that matches but for the side is reported without any: then it may be the side's, and is no zero."""
    there = Selection(replace(plan, perpetrator=None), evidence.incidents, figure=plan.effect is not None)
    sides = there.grouped("perpetrator", None, None)
    return bool(sides) and all(not one.key for one in sides)


def _silent_at_unlisted(plan: Plan, evidence: Evidence) -> str | None:
    """What to say where reports name a place that no gazetteer knows, and tell nothing of what is asked."""
    names = [term.unlisted for term in plan.places if term.unlisted is not None]
    if not names or not (plan.effect or plan.event or plan.target):
        return None
    bare = Plan(Operation.LIST, places=plan.places, period=plan.period)
    there = named_at_unlisted(Selection(bare, evidence.incidents, figure=False), evidence, figure=False)
    if not there.count():
        return None
    figure = f"give no number of {people_text(plan.effect, group_of(plan, plan.effect))}" if plan.effect else ""
    return f"The reports that name {' or '.join(names)} {figure or f'do not tell of {_kind_asked(plan)}'}"


def _named(plan: Plan) -> str | None:
    """The part of a plan that must be found in words, and was not: a person, an outlet, a body, words of no field."""
    if plan.people:
        return "names " + " and ".join(
            f"a {p.part.value} name {p.name}" if p.part.value != "any" else p.name for p in plan.people
        )
    if plan.source is not None or plan.attributed_to is not None:
        return f"gives {_kind_asked(plan)} according to {plan.source or plan.attributed_to}"
    names = [term.unlisted for term in plan.places if term.unlisted is not None]
    if names:
        return "names " + " or ".join(names)
    if plan.words:
        return "speaks of " + " and ".join(f"“{word}”" for word in plan.words) + " in this sense"
    return None


def _what(plan: Plan) -> str:
    """What was looked for: "no one killed", "no airstrike", "no incident with 5 or more people killed"."""
    kind = f" ({plan.event})" if plan.event else ""
    if plan.at_most == 0:
        return f"no incident{kind} with {nobody_text(plan)}"
    if plan.at_least is not None:
        whom = people_text(plan.effect or Effect.KILLED, group_of(plan, plan.effect))
        return f"no incident{kind} with {bounds_text(plan.at_least, plan.at_most)} {whom}"
    done_to = plan.event is not None and re.search(r"(?:ed|shot|struck)$", plan.event) is not None
    event = f" ({plan.event})" if done_to else f" {in_event(plan.event)}" if plan.event else ""
    if plan.target:
        attack = plan.event if plan.event and not re.search(r"ed$|^bomb$", plan.event) else "attack"
        hit = f"{attack} that hit {a_or_an(plan.target)}"
        if plan.effect is None:
            return f"no {hit}"
        whom = people_text(plan.effect, group_of(plan, plan.effect))
        named = whom if group_of(plan, plan.effect) else f"one {whom.removeprefix('people ')}"
        return f"no {named} in {hit}" if attack.endswith("s") else f"no {named} in {a_or_an(hit)}"
    by = f" blamed on {side_name(plan.perpetrator)}" if plan.perpetrator else ""
    if plan.between:
        by += " between " + " and ".join(side_name(side) for side in plan.between)
    hurt = " or injured" if plan.casualties and plan.operation is not Operation.SUM else ""
    if plan.effect is not None and plan.group is not None and group_of(plan, plan.effect):
        return f"no {people_text(plan.effect, plan.group)}{hurt}{event}{by}"
    if plan.effect is not None:
        return f"no one {people_text(plan.effect, None).removeprefix('people ')}{hurt}{event}{by}"
    if plan.event is not None:
        return f"no {plan.event}{by}"
    return f"no incident of this kind{by}"


def _kind_asked(plan: Plan) -> str:
    """What records are silent on: "people displaced", "attacks on a market", "suicide bombings"."""
    if plan.target:
        return f"attacks on {a_or_an(plan.target)}"
    what = people_text(plan.effect, group_of(plan, plan.effect)) if plan.effect is not None else ""
    event = plan.event or "incidents of this kind"
    return f"{what} {in_event(event)}" if what and plan.event else what or event
