"""What becomes of an incident that is no more as it was: a new id, a successor, or an end.

For `store/ledger.py`, in its transaction, and `resolve` for whoever is asked by an old id. Each kind of change is one
statement for all incidents: one by one they would cost more than the merging itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any  # JSON values

from sqlalchemy import bindparam
from sqlmodel import Session, col, update

from store.bulk import delete_rows, insert_rows, read, reading
from store.records import Incident
from store.tables import IncidentAliasRow, IncidentRow, RevisionRow
from store.wire import incident_wire

_LED = reading(IncidentAliasRow, "old_id", "old_id", "incident_id")
_REVISED = reading(RevisionRow, "incident_id", "incident_id", "revision")


def last_revisions(session: Session, incidents: Iterable[str]) -> dict[str, int]:
    """The newest revision's number of incidents that there were before under these ids."""
    return dict(sorted(read(session, _REVISED, incidents)))  # of an incident's revisions the last one stays


def revision_of(
    incident: str, revision: int, now: datetime, why: str, changed: dict[str, Any], past: Incident | None
) -> dict[str, Any]:
    before = None if past is None else incident_wire(past)
    return {"incident_id": incident, "revision": revision, "at": now, "why": why, "changed": changed, "before": before}


def succeed(
    session: Session, old: dict[str, Incident], heirs: dict[str, str], after: dict[str, frozenset[str]], now: datetime
) -> list[dict[str, Any]]:
    """Gives incidents their new ids, and leads ids that are no more to what took their place.

    Returns:
        The last revision of every incident that ended.
    """
    successor = {past: new for new, past in heirs.items()}
    home = {claim: new for new, group in after.items() for claim in group}
    renamed: dict[str, str] = {}
    led: dict[str, str] = {}
    ends: list[dict[str, Any]] = []
    for past_id, past in sorted(old.items()):
        if past_id in after:
            continue
        votes = Counter(home[claim] for claim in past.claims if claim in home)
        heir = successor.get(past_id) or (min(votes, key=lambda i: (-votes[i], i)) if votes else None)
        if heir is not None:
            led[past_id] = heir
        if heir is not None and past_id in successor:
            renamed[past_id] = heir
        else:
            why = f"now part of {heir}" if heir else "no claim of it is left"
            ends.append(revision_of(past_id, past.revision + 1, now, why, {"id": [past_id, heir]}, past))
    _rename(session, renamed)
    delete_rows(session, IncidentRow, "id", [str(end["incident_id"]) for end in ends])
    _lead(session, old, led, now)
    return ends


def _rename(session: Session, renamed: dict[str, str]) -> None:
    """Gives incidents new ids; their revisions count on from those that an incident of that id once had.

    A new id is never one of the old ones, so that the order does not matter and each kind of change is one statement.
    """
    if not renamed:
        return
    earlier = last_revisions(session, renamed.values())
    rows = [{"past": past, "heir": heir, "more": earlier.get(heir, 0)} for past, heir in sorted(renamed.items())]
    revisions = (
        update(RevisionRow)
        .where(col(RevisionRow.incident_id) == bindparam("past"))
        .values(incident_id=bindparam("heir"), revision=col(RevisionRow.revision) + bindparam("more"))
    )
    named = update(IncidentRow).where(col(IncidentRow.id) == bindparam("past")).values(id=bindparam("heir"))
    connection = session.connection()
    connection.execute(revisions, rows)
    connection.execute(named, [{"past": row["past"], "heir": row["heir"]} for row in rows])


def _lead(session: Session, old: Iterable[str], led: dict[str, str], now: datetime) -> None:
    """Makes ids that are no more lead to what took their place; ids that stand lead nowhere else."""
    delete_rows(session, IncidentAliasRow, "old_id", old)
    if not led:
        return
    rows = [{"past": past, "heir": heir} for past, heir in sorted(led.items())]
    past = col(IncidentAliasRow.incident_id) == bindparam("past")
    session.connection().execute(update(IncidentAliasRow).where(past).values(incident_id=bindparam("heir")), rows)
    insert_rows(
        session, IncidentAliasRow, [{"old_id": r["past"], "incident_id": r["heir"], "since": now} for r in rows]
    )


def resolve(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Ids to those of the incidents that took their place; an id in use leads to itself."""
    home = {asked: asked for asked in ids}
    return home | dict(read(session, _LED, home))
