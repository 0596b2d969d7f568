"""Keeps incidents in step with the claims, inside the caller's transaction: I/O around `store/merge.py`.

    claims out ─┐
    claims in ──┴→ keys → pairs → weights → links kept → the connected parts touched → clusters → incidents
                                                                                   └→ revisions, aliases, outbox

Called by `store/articles.py`, `store/importers` and, for decisions by hand, `store/incidents.py`. It reads and changes
only the parts that a change touches, and decides nothing itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any  # JSON values

from sqlalchemy import select as columns
from sqlmodel import Session, col

from store import outbox
from store.bulk import Reading, insert_rows, read, reading
from store.candidates import link, load_features
from store.claim_rows import NewClaim, delete_claims, insert_claims
from store.features import Features
from store.figures import Statement, incident_of
from store.incident_rows import clear_incidents, insert_incidents
from store.merge import Pair, cluster, incident_id, pair
from store.records import Claim, Incident, Status
from store.sketch import unpack
from store.succession import last_revisions, revision_of, succeed
from store.tables import (
    ArticleRow,
    ClaimBodyRow,
    ClaimLinkRow,
    ClaimRow,
    DatasetRow,
    HandLinkRow,
    IncidentBodyRow,
    IncidentClaimRow,
    RevisionRow,
)
from store.wire import claim_from_wire, incident_from_wire, incident_wire

_HOMES = reading(IncidentClaimRow, "claim_id", "claim_id", "incident_id")
_CLAIMS = reading(IncidentClaimRow, "incident_id", "claim_id")
_LINKED = [reading(ClaimLinkRow, end, "a", "b", "weight") for end in ("a", "b")]
_BY_HAND = [reading(HandLinkRow, end, "a", "b", "together") for end in ("a", "b")]
_THERE = reading(ClaimRow, "id", "id")
_BODIES = reading(IncidentBodyRow, "incident_id", "body")
_SAID = reading(ClaimBodyRow, "claim_id", "claim_id", "body")
_REPORTED = Reading(
    columns(
        col(ClaimRow.id), col(ArticleRow.source), col(ArticleRow.published_at), col(ArticleRow.added_at),
        col(ArticleRow.retracted_at), col(ArticleRow.sketch),
    ).join(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article_id)),
    col(ClaimRow.id),
)  # fmt: skip
_RECORDED = Reading(
    columns(
        col(ClaimRow.id), col(DatasetRow.source), col(DatasetRow.imported_at), col(DatasetRow.status),
        col(DatasetRow.sources), col(DatasetRow.origin),
    ).join(DatasetRow, col(DatasetRow.id) == col(ClaimRow.record_id)),
    col(ClaimRow.id),
)  # fmt: skip

SILENT = frozenset({"id", "updated", "first_seen", "revision", "claims"})  # fields whose change no reader notices


def change_claims(
    session: Session,
    *,
    new: Sequence[NewClaim] = (),
    gone: Iterable[str] = (),
    now: datetime,
    why: str,
    announce: bool = True,
) -> list[str]:
    """Takes claims out and in, and brings the incidents they touch up to date.

    Args:
        session: in a writing transaction; the new claims' articles or records are in it already.
        new: claims to add; none of their ids may be there, but for those in `gone`.
        gone: ids of claims to remove.
        now: when this was learned.
        why: for the revisions ("article added").
        announce: write outbox rows for the incidents that changed.

    Returns:
        Ids of the incidents that were added, changed or removed.
    """
    removed = sorted(set(gone))
    orphans = _companions(session, removed)
    before = _incidents_of(session, [*removed, *orphans])
    delete_claims(session, removed)
    known = link(session, insert_claims(session, new))
    seeds = {n.claim.id for n in new} | (orphans - set(removed))
    said = {n.claim.id: n.claim for n in new}
    return _settle(session, seeds, before, known, said, now=now, why=why, announce=announce)


def settle(session: Session, claims: Iterable[str], *, now: datetime, why: str, announce: bool = True) -> list[str]:
    """Brings the incidents of some claims up to date after something else about them changed."""
    wanted = set(claims)
    return _settle(session, wanted, _incidents_of(session, wanted), {}, {}, now=now, why=why, announce=announce)


def _companions(session: Session, claims: Sequence[str]) -> set[str]:
    """The claims that share an incident with these."""
    incidents = _incidents_of(session, claims).values()
    return {claim for (claim,) in read(session, _CLAIMS, incidents)}


def _incidents_of(session: Session, claims: Iterable[str]) -> dict[str, str]:
    """Claim id to incident id."""
    return dict(read(session, _HOMES, claims))


def _settle(
    session: Session,
    seeds: set[str],
    before: dict[str, str],
    known: Mapping[str, Features],
    said: Mapping[str, Claim],
    *,
    now: datetime,
    why: str,
    announce: bool,
) -> list[str]:
    """Recomputes the connected parts around `seeds`, writes what differs from before.

    `before` names the incidents of claims that may be gone by now; those of all others are read here. `known` and
    `said` are features and claims that need not be read again.
    """
    members, links = _reach(session, seeds)
    standing = _incidents_of(session, members)
    before = {**before, **standing}
    features = {**known, **load_features(session, members - known.keys())}
    together, apart = _by_hand(session, members)
    after: dict[str, frozenset[str]] = {}
    linked: dict[str, dict[Pair, float]] = defaultdict(dict)  # by the claim that is named first
    for ends, weight in links.items():
        linked[ends[0]][ends] = weight
    for part in _parts(members, [*links, *together]):
        inside = {ends: weight for claim in part & linked.keys() for ends, weight in linked[claim].items()}
        chosen = {claim: features[claim] for claim in part}
        for group in cluster(chosen, inside, together=together, apart=apart):
            after[incident_id(features[claim] for claim in group)] = group
    return _write(session, before, after, said, standing=standing, now=now, why=why, announce=announce)


def _reach(session: Session, seeds: set[str]) -> tuple[set[str], dict[Pair, float]]:
    """Every claim connected with the seeds by links or decisions by hand, and the links among them."""
    members = set(seeds)
    links: dict[Pair, float] = {}
    frontier = set(seeds)
    while frontier:
        found: set[str] = set()
        for query in _LINKED:
            for a, b, weight in read(session, query, frontier):
                links[pair(a, b)] = weight
                found |= {a, b}
        for query in _BY_HAND:
            for a, b, together in read(session, query, frontier):
                found |= {a, b} if together else set()
        frontier = found - members
        members |= frontier
    here = load_ids(session, members)
    return here, {p: w for p, w in links.items() if p[0] in here and p[1] in here}


def load_ids(session: Session, claims: Iterable[str]) -> set[str]:
    """Those of the claims that are there."""
    return {claim for (claim,) in read(session, _THERE, claims)}


def _by_hand(session: Session, members: set[str]) -> tuple[list[Pair], list[Pair]]:
    """Decisions by hand among the members: together, and apart."""
    together: list[Pair] = []
    apart: list[Pair] = []
    for a, b, same in read(session, _BY_HAND[0], members):
        if b in members:
            (together if same else apart).append((a, b))
    return together, apart


def _parts(members: set[str], pairs: Iterable[Pair]) -> list[set[str]]:
    """The connected parts."""
    near: dict[str, set[str]] = {claim: set() for claim in members}
    for a, b in pairs:
        if a in near and b in near:
            near[a].add(b)
            near[b].add(a)
    parts: list[set[str]] = []
    seen: set[str] = set()
    for claim in sorted(members):
        if claim in seen:
            continue
        part, todo = {claim}, [claim]
        while todo:
            fresh = near[todo.pop()] - part
            part |= fresh
            todo += fresh
        seen |= part
        parts.append(part)
    return parts


def _write(
    session: Session,
    before: dict[str, str],
    after: dict[str, frozenset[str]],
    said: Mapping[str, Claim],
    *,
    standing: Container[str],
    now: datetime,
    why: str,
    announce: bool,
) -> list[str]:
    """Writes the incidents that are not as they were, with their revisions, aliases and outbox rows.

    `standing` are the claims that are still tied to an incident: one that was taken out and put in again is not, and
    its incident is written anew even if nothing else about it changed.
    """
    old = _load(session, set(before.values()))
    heirs = _heirs(before, after, old)
    statements = load_statements(session, {claim for group in after.values() for claim in group}, said)
    earlier = last_revisions(session, after.keys() - old.keys())
    fresh: list[Incident] = []
    revisions: list[dict[str, Any]] = []
    tasks: list[tuple[str, str, dict[str, Any]]] = []
    kept: set[str] = set()
    for new_id in sorted(after):
        incident = incident_of(new_id, [statements[claim] for claim in sorted(after[new_id])])
        past = old.get(heirs.get(new_id, ""))
        changed = _changed(past, incident)
        same = past is not None and not changed and past.id == new_id and set(past.claims) == set(incident.claims)
        if past is not None and same and all(claim in standing for claim in incident.claims):
            kept.add(past.id)
            continue
        noticed = past is None or bool(changed)
        incident = _revised(incident, past, now, noticed=noticed, earlier=earlier.get(new_id, 0))
        fresh.append(incident)
        if noticed:
            revisions.append(revision_of(new_id, incident.revision, now, why, changed, past))
        if noticed and announce:
            lost = [] if past is None or past.id == new_id else [past.id]
            task = {"revision": incident.revision, "why": why, "changed": changed, "previous_ids": lost}
            tasks.append((outbox.ANNOUNCE, new_id, task))
    clear_incidents(session, old.keys() - kept)
    ends = succeed(session, old, heirs, after, now)
    revisions += ends
    if announce:
        tasks += [(outbox.ANNOUNCE, end["incident_id"], _ending(end)) for end in ends]
    insert_incidents(session, fresh, there={i.id for i in fresh if i.id in heirs})
    insert_rows(session, RevisionRow, revisions)
    outbox.add(session, tasks, now=now)
    return sorted({incident.id for incident in fresh} | (old.keys() - kept))


def _revised(incident: Incident, past: Incident | None, now: datetime, *, noticed: bool, earlier: int) -> Incident:
    """An incident with its times and its revision.

    Args:
        past: what it was before, perhaps under another id.
        noticed: whether a reader could notice the change.
        earlier: the last revision of an incident that once had its id.
    """
    return replace(
        incident,
        first_seen=past.first_seen if past else now,
        updated=now if noticed or past is None else past.updated,
        revision=(earlier if past is None or past.id != incident.id else 0)
        + (past.revision if past else 0)
        + int(noticed),
    )


def _ending(end: dict[str, Any]) -> dict[str, Any]:
    """The announcement that an incident is no more: whoever was told of it is to hear so."""
    return {"revision": end["revision"], "why": end["why"], "changed": {}, "previous_ids": [], "ended": True}


def _load(session: Session, ids: set[str]) -> dict[str, Incident]:
    found: dict[str, Incident] = {}
    for (body,) in read(session, _BODIES, ids):
        incident = incident_from_wire(body)
        found[incident.id] = incident
    return found


def _heirs(before: dict[str, str], after: dict[str, frozenset[str]], old: dict[str, Incident]) -> dict[str, str]:
    """New incident id to the old one that it continues: the same id if there is one, else most claims in common."""
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    for new_id in sorted(after):
        if new_id in old:
            heirs[new_id] = new_id
            taken.add(new_id)
    for new_id in sorted(after.keys() - heirs.keys()):
        votes = Counter(before[claim] for claim in after[new_id] if claim in before and before[claim] not in taken)
        if votes:
            best = min(votes, key=lambda i: (-votes[i], i))
            heirs[new_id] = best
            taken.add(best)
    return heirs


def _changed(past: Incident | None, incident: Incident) -> dict[str, list[Any]]:
    """Fields that differ, each with the old and the new value as JSON."""
    if past is None:
        return {}
    was, now = incident_wire(past), incident_wire(incident)
    return {k: [was[k], now[k]] for k in now if k not in SILENT and was.get(k) != now[k]}


def load_statements(
    session: Session, claims: Iterable[str], said: Mapping[str, Claim] | None = None
) -> dict[str, Statement]:
    """Claims with what is known of their sources; `said` are claims whose bodies need not be read."""
    wanted, whole = set(claims), dict(said or {})
    whole |= {claim: claim_from_wire(body) for claim, body in read(session, _SAID, wanted - whole.keys())}
    found: dict[str, Statement] = {}
    for claim, outlet, published, added, retracted, sketch in read(session, _REPORTED, wanted):
        found[claim] = Statement(whole[claim], outlet, published, added, retracted is not None, unpack(sketch))
    for claim, source, imported, status, sources, origin in read(session, _RECORDED, wanted - found.keys()):
        found[claim] = Statement(
            whole[claim],
            source,
            None,
            imported,
            retracted=status == Status.RETRACTED.value,
            origin=origin,
            record_status=Status(status),
            record_sources=sources,
        )
    return found
