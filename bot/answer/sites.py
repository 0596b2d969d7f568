"""Sites that reports name and place elsewhere in the province ("Harbour Hospital"): no zero for those.

Called by `absence.py`, and by `service.py` for every answer about a site. The words of the reports decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.answer.answer import Route
from bot.answer.evidence import Draft, Evidence, incident_text, refs
from bot.answer.place_lines import place_line
from bot.answer.plan import PlaceTerm, Plan, Relation
from bot.answer.selection import Selection
from bot.answer.unlisted import told_of
from store.filters import ANYTHING
from store.records import Incident, PlacePrecision

SHOWN_NAMING = 3  # incidents that are named
_ARTICLE = re.compile(r"^(?:the|al|el|ar|as|ash|an|ad)[- ]", re.I)


def only_named(plan: Plan, evidence: Evidence) -> Draft | None:
    """A refusal with the incidents whose reports name the site asked about, where none is placed there itself."""
    found = _naming(plan, evidence, frozenset())
    if not found:
        return None
    name = plan.places[0].label.split(", ")[0]
    told = "; ".join(incident_text(incident) for incident in found[:SHOWN_NAMING])
    return Draft(
        Route.REFUSAL,
        f"No report tells this of {name} itself",
        notes=(f"Reports placed elsewhere name it: {told}.",),
        incidents=refs(found[:SHOWN_NAMING]),
    )


def also_named(plan: Plan, draft: Draft, evidence: Evidence) -> Draft:
    """An answer about a site, with a note on other incidents whose reports name it."""
    if not draft.incidents or not _sites(plan):
        return draft
    found = _naming(plan, evidence, frozenset(ref.id for ref in draft.incidents))
    if not found:
        return draft
    told = "; ".join(place_line(incident) for incident in found[:SHOWN_NAMING])
    more = " and others" if len(found) > SHOWN_NAMING else ""
    return replace(draft, notes=(*draft.notes, f"Not counted: reports placed elsewhere that name it: {told}{more}."))


def _sites(plan: Plan) -> Sequence[PlaceTerm]:
    """The plan's places, where all are single sites: spots on a map, or names that only incidents have."""
    sites = [
        term
        for term in plan.places
        if term.place is not None
        and term.relation is Relation.IN
        and (term.place.precision is PlacePrecision.EXACT or (term.place.lat is None and term.place.geoname_id is None))
        and term.place.precision not in (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY)
    ]
    return sites if len(sites) == len(plan.places) else ()


def _naming(plan: Plan, evidence: Evidence, known: frozenset[str]) -> list[Incident]:
    """Incidents of a site's province whose reports name it, but for those `known`; of any kind of event."""
    found: dict[str, Incident] = {}
    for term in _sites(plan):
        place = term.place
        if place is None or place.admin1 is None:
            continue
        bare = replace(plan, places=(), event=None, event_types=(), weapons=(), target=None)
        around = Selection(bare, evidence.incidents, figure=True).part(
            replace(ANYTHING, country=place.country, admin1=place.admin1)
        )
        found |= evidence.incidents.get_many(told_of(around, evidence, _names(place.name)) - known)
    return sorted(found.values(), key=lambda i: i.date_start or date.min, reverse=True)


def _names(site: str) -> Callable[[str], bool]:
    """A test whether a text names a site as reports may: "Al-Ahli Hospital" is also "al Ahli Arab hospital"."""
    words = map(re.escape, re.findall(r"\w+", _ARTICLE.sub("", site)))
    pattern = re.compile(r"\b" + r"\b(?:\W+\w+){0,2}?\W+".join(words) + r"\b", re.I)
    return lambda text: pattern.search(text) is not None
