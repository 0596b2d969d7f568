"""Who says so, and who is blamed: attribution is reported, never asserted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answer.absence import absent
from bot.answer.answer import Citation, Line, Route, Row
from bot.answer.cite import Quoted, numbers_of, of_claim, of_field
from bot.answer.evidence import (
    Draft,
    Evidence,
    count_of,
    count_text,
    incident_text,
    origins_note,
    people_text,
    refs,
    tells,
)
from bot.answer.plan import Plan
from bot.answer.queries.overlapping import running_totals
from bot.answer.queries.passage import passage
from bot.answer.selection import NAMED, SHOWN, SORTING, group_of
from bot.answer.words import EFFECT_WORDS, ORIGIN_WORDS, STATUS_WORDS, capital, plural
from index.claims.attribution import attribute
from index.sentences import sentences
from store.names import fold
from store.records import Claim, Effect, Incident, PlacePrecision

INCIDENTS_TRACED = 5
INCIDENTS_COUNTED = 200  # among which the sides blamed are counted
LATEST_ONLY = "Only the latest of these incidents are looked at."


def who_says(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "who says so?": outlet, body quoted and words, for the incidents of the plan."""
    bare = not (
        plan.places or plan.period or plan.effect or plan.event or plan.people or plan.target or plan.perpetrator
    )
    if plan.order is not None:  # "the deadliest", then "who says so?"
        found = evidence.select(plan).find(order=SORTING.get(plan.order, "latest"), limit=plan.limit or 1)
    else:
        found = evidence.select(plan).find(limit=None if bare else INCIDENTS_COUNTED)
    if bare:
        # nothing to go by: the incident that the newest reports are mainly about
        found = (
            sorted(
                found,
                key=lambda i: (bool(i.articles), i.date_start is not None, i.date_start or i.first_seen),
                reverse=True,
            )[:1]
            if found
            else []
        )
    claims = [c for group in evidence.claims_of(found[:INCIDENTS_TRACED]).values() for c in group if not c.negated]
    telling = [c for c in claims if tells(c, plan)] or claims
    if plan.cumulative or not telling:
        telling = running_totals(plan, evidence, plan.effect or Effect.KILLED) or telling
    if not telling:
        return absent(plan, evidence)
    named = _who_name(plan, telling, evidence)
    if named:
        return _of_place(named, found, evidence)
    citations = evidence.cite([of_claim(c, 1.0 - 0.01 * n) for n, c in enumerate(telling[:SHOWN])])
    speakers = list(dict.fromkeys(_speaker(c, evidence) for c in telling))
    field = (plan.effect or Effect.KILLED).value
    home = {claim: (incident.id,) for incident in found for claim in incident.claims}
    lines = [
        Line(_line(c, plan, evidence), numbers_of(citations, c, field), home.get(c.id, ())) for c in telling[:SHOWN]
    ]
    notes = []
    if bare and found:
        notes.append(f"Taken to mean the latest incident: {incident_text(found[0])}")
    if len(found) == 1 and found[0].sources > 1:
        notes.append(f"{plural(found[0].sources, 'independent source')}")
    statuses = _statuses(found)
    notes.append("Status: " + (statuses[0].label if len(found) == 1 else _of_each(statuses)))
    if len(found) > INCIDENTS_TRACED and plan.order is None:
        notes.append(LATEST_ONLY)
    return Draft(
        route=Route.DETAIL,
        headline=capital(_listed(speakers[:4])),
        lines=tuple(lines),
        notes=tuple(notes),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(found),
        citations=citations,
        rows=statuses,
    )


def _statuses(found: Sequence[Incident]) -> tuple[Row, ...]:
    """How well the incidents are attested: how many of them have each status, the commonest first."""
    counts = Counter(incident.status for incident in found)
    return tuple(Row(one.value, STATUS_WORDS[one], n, incidents=n) for one, n in counts.most_common())


def _of_each(statuses: Sequence[Row]) -> str:
    return ", ".join(f"{row.incidents:,} {row.label}" for row in statuses)


def _who_name(plan: Plan, claims: Sequence[Claim], evidence: Evidence) -> list[tuple[str, Quoted]]:
    """Who says that a town was hit: the speaker of the sentence that names it, which may be another than the toll's."""
    names = [t.place.name for t in plan.places if t.place is not None and t.place.precision not in _WIDE]
    if plan.effect is not None or not names:
        return []
    found: dict[str, tuple[str, Quoted]] = {}
    for article in evidence.texts(c.article_id for c in claims).values():
        if article.id not in {c.article_id for c in claims}:
            continue
        spans = list(sentences(article.text))
        texts = [article.text[start:end] for start, end in spans]
        for at, text in enumerate(texts):
            said = attribute(texts, at) if any(fold(name) in fold(text) for name in names) else None
            if said is not None:
                outlet = article.source
                speaker = f"{said.name} (in {outlet})" if outlet else said.name
                found.setdefault(speaker, (speaker, Quoted(article.id, *spans[at], text, 1.0 - 0.01 * len(found))))
    return list(found.values())


def _of_place(named: Sequence[tuple[str, Quoted]], found: Sequence[Incident], evidence: Evidence) -> Draft:
    """The answer of `_who_name`: each speaker with the sentence."""
    citations = evidence.cite([quote for _, quote in named[:SHOWN]])
    spots = {(c.article_id, c.start): c.number for c in citations}
    lines = []
    for speaker, quote in named[:SHOWN]:
        number = spots.get((quote.article_id, quote.start))
        lines.append(Line(capital(speaker), (number,) if number is not None else ()))
    return Draft(
        route=Route.DETAIL,
        headline=capital(_listed([speaker for speaker, _ in named[:4]])),
        lines=tuple(lines) if len(lines) > 1 else (),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(found),
        citations=citations,
    )


_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)


def _speaker(claim: Claim, evidence: Evidence) -> str:
    data_set = ORIGIN_WORDS.get(claim.article_id.partition(":")[0])
    if data_set is not None:
        return data_set
    outlet = evidence.outlet(claim)
    if claim.attributed_to and outlet:
        return f"{claim.attributed_to} (in {outlet})"
    return claim.attributed_to or outlet or "a source that is not named"


def _line(claim: Claim, plan: Plan, evidence: Evidence) -> str:
    effect = plan.effect or Effect.KILLED
    group = group_of(plan, effect)
    own = count_of(claim, effect, group)
    count = own or claim.count(effect)
    one = count is not None and count_text(count) in ("1", "at least 1")
    whose = people_text(effect, group, one=one) if group is not None and own is not None else EFFECT_WORDS[effect]
    figure = f"{count_text(count)} {whose}: " if count is not None else ""
    return capital(f"{figure}{_speaker(claim, evidence)}")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def who_did(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "who carried it out?": who is blamed, and by whom; never as a fact."""
    selection = evidence.select(plan)
    if plan.order is not None:  # "the strike that killed the most"
        found = selection.find(order=SORTING.get(plan.order, "latest"), limit=plan.limit or 1)
    else:
        found = selection.find(limit=INCIDENTS_COUNTED)
    if not found:
        return absent(plan, evidence)
    by_incident = evidence.claims_of(found[:SHOWN])
    citations = _blaming(by_incident, evidence)
    blamed: dict[str, list[Incident]] = {}
    for incident in found:
        for side in incident.perpetrators:
            blamed.setdefault(side, []).append(incident)
    if not blamed:
        return _nobody_blamed(plan, found, citations, evidence)
    order = sorted(blamed, key=lambda side: (-len(blamed[side]), side))
    sides = list(dict.fromkeys(one for side in order for one in side.split(", ")))  # some are blamed together
    cut = LATEST_ONLY if plan.order is None and len(found) < selection.count() else None
    rows = tuple(Row(side, capital(side), len(blamed[side]), incidents=len(blamed[side])) for side in order)
    return Draft(
        route=Route.DETAIL,
        headline=f"Blamed in the reports: {_listed(sides[:4])}",
        lines=tuple(_blamed_line(side, blamed[side], by_incident, citations) for side in order[:SHOWN]),
        notes=tuple(note for note in (origins_note(found), cut) if note),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(found),
        citations=citations,
        rows=rows,
    )


def _blaming(by_incident: Mapping[str, Sequence[Claim]], evidence: Evidence) -> tuple[Citation, ...]:
    """The words that blame somebody; where none do, those of each incident's best source."""
    naming = [c for claims in by_incident.values() for c in claims if c.perpetrator]
    quotes = [
        of_field(c, "perpetrator", evidence.texts([c.article_id]).get(c.article_id), 1.0 - 0.01 * n)
        for n, c in enumerate(naming[:SHOWN])
    ]
    return evidence.cite(quotes or [of_claim(c) for cs in by_incident.values() for c in cs[:1]])


def _nobody_blamed(plan: Plan, found: Sequence[Incident], citations: tuple[Citation, ...], evidence: Evidence) -> Draft:
    """Of incidents for which no report names a side: the passages that come nearest, else the incidents."""
    quoted = passage(plan, evidence) if any(i.articles for i in found) else None
    if quoted is not None and quoted.route is Route.PASSAGE:
        unclear = "Nobody is clearly blamed in the reports; these are the passages that come nearest."
        return replace(quoted, notes=(unclear, *quoted.notes), incidents=refs(found))
    return Draft(
        route=Route.DETAIL,
        headline="No report names who did it",
        lines=tuple(Line(incident_text(i)) for i in found[:SHOWN]),
        value=len(found),
        low=len(found),
        high=len(found),
        incidents=refs(found),
        citations=citations,
    )


def _blamed_line(
    side: str,
    incidents: Sequence[Incident],
    by_incident: Mapping[str, Sequence[Claim]],
    citations: Sequence[Citation],
) -> Line:
    """A side, for how many incidents it is blamed, and by whom."""
    own = [c for i in incidents for c in by_incident.get(i.id, []) if fold(c.perpetrator or "") == fold(side)]
    cites = tuple(sorted({n for c in own for n in numbers_of(citations, c)}))
    says = list(dict.fromkeys(c.attributed_to for c in own if c.attributed_to))
    according = f", according to {_listed(says[:3])}" if says else ""
    told = tuple(incident.id for incident in incidents if incident.id in by_incident)[:NAMED]
    return Line(f"{capital(side)}: {plural(len(incidents), 'incident')}{according}", cites, told)
