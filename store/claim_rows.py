"""Claims to rows and back: what is written beside a claim's body so that it can be filtered. For store modules only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any  # column values

from sqlalchemy import bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, delete

from store.bulk import batches, insert_rows, read, reading
from store.features import Features, facts_wire
from store.merge import Keys
from store.names import fold, fold_place, person_words
from store.records import Claim, Count, Effect, Place
from store.sketch import pack, unpack
from store.tables import (
    ClaimBodyRow,
    ClaimCountRow,
    ClaimFeaturesRow,
    ClaimKeyRow,
    ClaimPersonRow,
    ClaimPlaceRow,
    ClaimRow,
)
from store.wire import claim_wire

WRITTEN = (
    ClaimRow,
    ClaimBodyRow,
    ClaimFeaturesRow,
    ClaimCountRow,
    ClaimPlaceRow,
    ClaimPersonRow,
    ClaimKeyRow,
)

_SHOWN = reading(ClaimFeaturesRow, "claim_id", "number", "shows")

Rows = dict[type[SQLModel], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim on its way into the database, with what merging needs of it."""

    claim: Claim
    features: Features
    keys: Keys
    origin: str | None = None


def insert_claims(session: Session, claims: Sequence[NewClaim]) -> dict[int, NewClaim]:
    """Writes claims and everything beside them; returns them by the numbers that they got."""
    rows: Rows = defaultdict(list)
    last = session.execute(columns(func.max(col(ClaimFeaturesRow.number)))).scalar() or 0
    numbered = dict(enumerate(claims, last + 1))
    for position, (number, new) in enumerate(numbered.items()):
        _rows_of(new, position, number, rows)
    rows[ClaimKeyRow].sort(key=lambda row: row["key"])  # in the index's order: its pages are met once each
    for table in WRITTEN:
        insert_rows(session, table, rows[table])
    return numbered


def delete_claims(session: Session, ids: Iterable[str]) -> None:
    """Removes claims; what stands beside them goes with them."""
    gone = list(ids)
    shown = delete(ClaimKeyRow).where(
        col(ClaimKeyRow.key) == bindparam("of"), col(ClaimKeyRow.claim) == bindparam("by")
    )
    keys = [{"of": key, "by": number} for number, shows in read(session, _SHOWN, gone) for key in unpack(shows)]
    if keys:
        session.connection().execute(shown, keys)
    for batch in batches(gone):
        session.execute(delete(ClaimRow).where(col(ClaimRow.id).in_(batch)))


def places_of(place: Place | None, places: Sequence[Place]) -> list[Place]:
    """Every place named as hit, the main one first, none twice."""
    return list(dict.fromkeys(([place] if place else []) + list(places)))


def place_columns(place: Place) -> dict[str, Any]:
    """A place as the columns by which it is looked for."""
    return {
        "geoname_id": place.geoname_id,
        "name_folded": fold_place(place.name),
        "admin1_folded": fold_place(place.admin1 or ""),
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _rows_of(new: NewClaim, position: int, number: int, rows: Rows) -> None:
    claim = new.claim
    key = {"claim_id": claim.id}
    places = places_of(claim.place, claim.places)
    rows[ClaimRow].append(
        {
            "id": claim.id,
            "article_id": None if new.origin else claim.article_id,
            "record_id": claim.article_id if new.origin else None,
            "origin": new.origin,
            "position": position,
            "primary": claim.primary,
            "event_type": claim.event_type.value,
            "weapon": None if claim.weapon is None else claim.weapon.value,
            "date_start": claim.date_start,
            "date_end": claim.date_end or claim.date_start,
            "perpetrator_folded": fold(claim.perpetrator or ""),
            "target_folded": fold(claim.target or ""),
            "attributed_folded": fold(claim.attributed_to or ""),
            "cumulative": claim.cumulative,
            "negated": claim.negated,
            "placed": bool(places),
            "words": _words(claim, places),
        }
    )
    rows[ClaimBodyRow].append({**key, "body": claim_wire(claim)})
    rows[ClaimFeaturesRow].append(
        {
            **key,
            "number": number,
            "facts": facts_wire(new.features),
            "sketch": pack(new.features.sketch),
            "terms": pack(new.features.terms),
            "shows": pack(new.keys.shows),
        }
    )
    _parts_of(claim, places, rows)
    rows[ClaimKeyRow] += [{"key": k, "claim": number} for k in new.keys.shows]


def _parts_of(claim: Claim, places: Sequence[Place], rows: Rows) -> None:
    """What a claim has several of: places, counts, people."""
    key = {"claim_id": claim.id}
    rows[ClaimPlaceRow] += [
        {**key, "position": i, "precision": p.precision.value, **place_columns(p)} for i, p in enumerate(places)
    ]
    rows[ClaimCountRow] += [
        {**key, "effect": e.value, "group_name": "", **_count(n)} for e in Effect if (n := claim.count(e)) is not None
    ]
    parts = {
        (effect, v.group): {**key, "effect": effect, "group_name": v.group, **_count(n)}
        for v in claim.victims
        for effect, n in ((Effect.KILLED.value, v.killed), (Effect.INJURED.value, v.injured))
        if n is not None
    }
    rows[ClaimCountRow] += list(parts.values())
    for i, name in enumerate(claim.people):
        words = person_words(name)
        if words:
            padded = f" {' '.join(words)} "
            rows[ClaimPersonRow].append(
                {**key, "position": i, "name": name, "folded": padded, "first": words[0], "last": words[-1]}
            )


def _words(claim: Claim, places: Sequence[Place]) -> str:
    """Everything in a claim that can be looked for word by word, folded."""
    named = [x for p in places for x in (p.name, p.admin1)]
    said = [claim.quote.text, *named, *claim.people, claim.perpetrator, claim.target, claim.attributed_to]
    return f" {fold(' '.join(x for x in said if x))} "


def _count(count: Count) -> dict[str, int | None]:
    return {"low": count.min, "best": count.best, "high": count.max}
