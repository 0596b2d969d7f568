"""Keeps incidents in step with the claims, inside the caller's transaction: I/O around `store/merge.py`.

    claims out ─┐
    claims in ──┴→ keys → pairs → weights → links kept → the connected parts touched → clusters → incidents
                                                                                   └→ revisions, aliases, outbox

Called by `store/articles.py`, `store/importers` and, for decisions by hand, `store/incidents.py`. It reads and changes
only the parts that a change touches, and decides nothing itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any  # JSON values

from sqlalchemy import select as columns
from sqlmodel import Session, col, or_, select

from store import outbox
from store.bulk import insert_rows
from store.claim_rows import NewClaim, batches, delete_claims, insert_claims
from store.features import Features, features_from_wire
from store.figures import Statement, incident_of
from store.incident_rows import clear_incidents, insert_incidents
from store.merge import FEW, LINK, Pair, cluster, incident_id, pair
from store.records import Incident, Status
from store.sketch import unpack
from store.succession import last_revisions, revision_of, succeed
from store.tables import (
    ArticleRow,
    ClaimBodyRow,
    ClaimKeyRow,
    ClaimLinkRow,
    ClaimRow,
    DatasetRow,
    HandLinkRow,
    IncidentBodyRow,
    IncidentClaimRow,
    RevisionRow,
)
from store.weights import weigh
from store.wire import claim_from_wire, incident_from_wire, incident_wire

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
    insert_claims(session, new)
    _link(session, new)
    seeds = {n.claim.id for n in new} | (orphans - set(removed))
    return _settle(session, seeds, before, now=now, why=why, announce=announce)


def settle(session: Session, claims: Iterable[str], *, now: datetime, why: str, announce: bool = True) -> list[str]:
    """Brings the incidents of some claims up to date after something else about them changed."""
    wanted = set(claims)
    return _settle(session, wanted, _incidents_of(session, wanted), now=now, why=why, announce=announce)


def _companions(session: Session, claims: Sequence[str]) -> set[str]:
    """The claims that share an incident with these."""
    found: set[str] = set()
    for batch in batches(claims):
        mine = select(IncidentClaimRow.incident_id).where(col(IncidentClaimRow.claim_id).in_(batch))
        found.update(session.exec(select(IncidentClaimRow.claim_id).where(col(IncidentClaimRow.incident_id).in_(mine))))
    return found


def _incidents_of(session: Session, claims: Iterable[str]) -> dict[str, str]:
    """Claim id to incident id."""
    found: dict[str, str] = {}
    for batch in batches(claims):
        rows = session.exec(
            select(IncidentClaimRow.claim_id, IncidentClaimRow.incident_id).where(
                col(IncidentClaimRow.claim_id).in_(batch)
            )
        )
        found.update((claim, incident) for claim, incident in rows)
    return found


def _link(session: Session, new: Sequence[NewClaim]) -> None:
    """Compares new claims with all that share keys with them, and keeps the links."""
    pairs = _pairs(session, new)
    features = {n.claim.id: n.features for n in new}
    features |= load_features(session, {c for p in pairs for c in p} - features.keys())
    links = [
        {"a": a, "b": b, "weight": weight}
        for a, b in sorted(pairs)
        if (weight := weigh(features[a], features[b])) > LINK
    ]
    insert_rows(session, ClaimLinkRow, links)


def _pairs(session: Session, new: Sequence[NewClaim]) -> set[Pair]:
    """The pairs to compare: those with one key in common, or with `FEW` weak ones."""
    looking: dict[int, list[str]] = defaultdict(list)
    doubting: dict[int, list[str]] = defaultdict(list)
    for n in new:
        for key in n.keys.looks:
            looking[key].append(n.claim.id)
        for key in n.keys.weak:
            doubting[key].append(n.claim.id)
    pairs: set[Pair] = set()
    doubtful: Counter[Pair] = Counter()
    for batch in batches(looking.keys() | doubting.keys()):
        shown = session.exec(select(ClaimKeyRow.key, ClaimKeyRow.claim_id).where(col(ClaimKeyRow.key).in_(batch)))
        for key, other in shown:
            pairs.update(pair(mine, other) for mine in looking.get(key, ()) if mine != other)
            doubtful.update((mine, other) for mine in doubting.get(key, ()) if mine != other)
    return pairs | {pair(*p) for p, shared in doubtful.items() if shared >= FEW}


def load_features(session: Session, claims: Iterable[str]) -> dict[str, Features]:
    """The features of stored claims."""
    found: dict[str, Features] = {}
    for batch in batches(claims):
        for claim, wire in session.exec(
            select(ClaimBodyRow.claim_id, ClaimBodyRow.features).where(col(ClaimBodyRow.claim_id).in_(batch))
        ):
            found[claim] = features_from_wire(claim, dict(wire))
    return found


def _settle(
    session: Session, seeds: set[str], before: dict[str, str], *, now: datetime, why: str, announce: bool
) -> list[str]:
    """Recomputes the connected parts around `seeds`, writes what differs from before.

    `before` names the incidents of claims that may be gone by now; those of all others are read here.
    """
    members, links = _reach(session, seeds)
    standing = _incidents_of(session, members)
    before = {**before, **standing}
    features = load_features(session, members)
    together, apart = _by_hand(session, members)
    after: dict[str, frozenset[str]] = {}
    for part in _parts(members, [*links, *together]):
        inside = {p: w for p, w in links.items() if p[0] in part}
        chosen = {claim: features[claim] for claim in part}
        for group in cluster(chosen, inside, together=together, apart=apart):
            after[incident_id(features[claim] for claim in group)] = group
    return _write(session, before, after, standing=standing, now=now, why=why, announce=announce)


def _reach(session: Session, seeds: set[str]) -> tuple[set[str], dict[Pair, float]]:
    """Every claim connected with the seeds by links or decisions by hand, and the links among them."""
    members = set(seeds)
    links: dict[Pair, float] = {}
    frontier = set(seeds)
    while frontier:
        found: set[str] = set()
        for batch in batches(frontier):
            either = or_(col(ClaimLinkRow.a).in_(batch), col(ClaimLinkRow.b).in_(batch))
            for a, b, weight in session.exec(select(ClaimLinkRow.a, ClaimLinkRow.b, ClaimLinkRow.weight).where(either)):
                links[pair(a, b)] = weight
                found |= {a, b}
            by_hand = or_(col(HandLinkRow.a).in_(batch), col(HandLinkRow.b).in_(batch))
            for a, b in session.exec(select(HandLinkRow.a, HandLinkRow.b).where(by_hand, col(HandLinkRow.together))):
                found |= {a, b}
        frontier = found - members
        members |= frontier
    here = load_ids(session, members)
    return here, {p: w for p, w in links.items() if p[0] in here and p[1] in here}


def load_ids(session: Session, claims: Iterable[str]) -> set[str]:
    """Those of the claims that are there."""
    found: set[str] = set()
    for batch in batches(claims):
        found.update(session.exec(select(ClaimRow.id).where(col(ClaimRow.id).in_(batch))))
    return found


def _by_hand(session: Session, members: set[str]) -> tuple[list[Pair], list[Pair]]:
    """Decisions by hand among the members: together, and apart."""
    together: list[Pair] = []
    apart: list[Pair] = []
    for batch in batches(members):
        rows = session.exec(
            select(HandLinkRow.a, HandLinkRow.b, HandLinkRow.together).where(col(HandLinkRow.a).in_(batch))
        )
        for a, b, same in rows:
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
    statements = load_statements(session, {claim for group in after.values() for claim in group})
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
        revision = (
            (earlier.get(new_id, 0) if past is None or past.id != new_id else 0)
            + (past.revision if past else 0)
            + int(noticed)
        )
        incident = replace(
            incident,
            first_seen=past.first_seen if past else now,
            updated=now if noticed or past is None else past.updated,
            revision=revision,
        )
        fresh.append(incident)
        if noticed:
            revisions.append(revision_of(new_id, revision, now, why, changed, past))
        if noticed and announce:
            lost = [] if past is None or past.id == new_id else [past.id]
            task = {"revision": revision, "why": why, "changed": changed, "previous_ids": lost}
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


def _ending(end: dict[str, Any]) -> dict[str, Any]:
    """The announcement that an incident is no more: whoever was told of it is to hear so."""
    return {"revision": end["revision"], "why": end["why"], "changed": {}, "previous_ids": [], "ended": True}


def _load(session: Session, ids: set[str]) -> dict[str, Incident]:
    found: dict[str, Incident] = {}
    for batch in batches(ids):
        for body in session.exec(select(IncidentBodyRow.body).where(col(IncidentBodyRow.incident_id).in_(batch))):
            incident = incident_from_wire(dict(body))
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


def load_statements(session: Session, claims: Iterable[str]) -> dict[str, Statement]:
    """Claims with what is known of their sources."""
    found: dict[str, Statement] = {}
    whole = col(ClaimBodyRow.claim_id) == col(ClaimRow.id)
    said = columns(
        col(ClaimRow.id), col(ClaimBodyRow.body), col(ArticleRow.source), col(ArticleRow.published_at),
        col(ArticleRow.added_at), col(ArticleRow.retracted_at), col(ArticleRow.sketch),
    ).join(ClaimBodyRow, whole).join(ArticleRow, col(ArticleRow.id) == col(ClaimRow.article_id))  # fmt: skip
    recorded = columns(
        col(ClaimRow.id), col(ClaimBodyRow.body), col(DatasetRow.source), col(DatasetRow.imported_at),
        col(DatasetRow.status), col(DatasetRow.sources), col(DatasetRow.origin),
    ).join(ClaimBodyRow, whole).join(DatasetRow, col(DatasetRow.id) == col(ClaimRow.record_id))  # fmt: skip
    for batch in batches(claims):
        for claim, body, outlet, published, added, retracted, sketch in session.execute(
            said.where(col(ClaimRow.id).in_(batch))
        ):
            found[claim] = Statement(
                claim_from_wire(body), outlet, published, added, retracted is not None, unpack(sketch)
            )
        for claim, body, source, imported, status, sources, origin in session.execute(
            recorded.where(col(ClaimRow.id).in_(batch))
        ):
            found[claim] = Statement(
                claim_from_wire(body),
                source,
                None,
                imported,
                origin=origin,
                record_status=Status(status),
                record_sources=sources,
            )
    return found
